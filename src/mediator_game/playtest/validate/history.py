"""Checks 6 and 7: along the historical line history is what mostly happens, and it happens for the reason claimed."""

from __future__ import annotations

from collections.abc import Mapping

from mediator_game.playtest.validate import holders
from mediator_game.playtest.validate.bench import Variant
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew
from mediator_game.playtest.validate.games import line
from mediator_game.playtest.validate.numbers import numbers, shaken
from mediator_game.playtest.validate.sample import Sample, Share, Wanted, sample
from mediator_game.playtest.validate.verdict import ABLATION, DOCUMENTED, Check
from mediator_game.scenario.model import Scenario

HISTORICAL = "historical"
SHAKE = 0.20
"""How far every number is moved, up or down, in a variant."""
STEADY = 0.85
"""The share of variants in which history must still be what mostly happens."""
NEARLY_ALWAYS = 0.90
SECOND_TABLE = "second_table"


def missing(scenario: Scenario) -> str:
    """Return why history cannot be looked for here; empty when it can."""
    if not scenario.record.documented:
        return "The scenario names no documented outcome ([record] documented)."
    if HISTORICAL not in scenario.line:
        return "The scenario has no line called historical."
    return ""


def documented(crew: Crew, budget: Budget, seed: str) -> Check:
    """Check 6: the documented outcome is the most frequent one, also when every number is a little wrong."""
    scenario = crew.bench.scenario
    if reason := missing(scenario):
        return DOCUMENTED.not_applicable(reason)
    player, found = line(HISTORICAL), numbers(scenario)
    each = budget.part(3 / 8, least=25)
    variants = [Variant(changes=shaken(scenario, found, f"{seed}/{at}", SHAKE)) for at in range(budget.variants)]
    wanted = [Wanted(player, 2 * budget.games), *(Wanted(player, each, variant) for variant in variants)]
    written, *others = sample(crew, DOCUMENTED.title, wanted, seed)
    outcome = scenario.record.documented
    share = written.outcome(outcome)
    handed, _ = holders.given(crew, DOCUMENTED.title, HISTORICAL, budget, seed)
    steady = Share(sum(one.mode == outcome for one in others), len(others))
    title = titles(scenario)[outcome]
    figures = {
        "documented_outcome": outcome,
        "share": share.as_json(),
        "mode": written.mode,
        "variants": steady.as_json(),
        "games_per_variant": each,
        "numbers": len(found),
    }
    evidence = [
        f'"{title}": {share}.',
        f"With each of {len(found)} numbers moved at random by up to 20 %, it was the most frequent ending in "
        f"{steady.hits} of {steady.games} variants ({each} games each).",
        *_instead(scenario, others, outcome),
    ]
    if handed:
        return DOCUMENTED.failed(
            "Along the historical line land changes hands because the file says so, not because it is fought for.",
            [*handed, *evidence],
            ("Take the holder out of that effect, and let the front bring it about: [front], hard, edge and aid.",),
            figures={**figures, "given_away": handed},
        )
    return _judged(scenario, written, steady, evidence, figures)


def _judged(
    scenario: Scenario, written: Sample, steady: Share, evidence: list[str], figures: Mapping[str, object]
) -> Check:
    advice, mode = [], written.mode
    if mode != scenario.record.documented:
        advice.append(
            "Play the historical line by hand (mediator play --line historical) and ask why at the turn where it "
            "leaves the record; the sensitivity table names the numbers that matter most."
        )
        summary = f'Along the historical line "{titles(scenario)[mode]}" is what mostly happens, not the record.'
    elif steady.share < STEADY:
        advice.append(
            "History hangs on a few exact numbers. Look at the sensitivity table, and move those so that the outcome "
            "has room on both sides."
        )
        summary = f"History holds as written, and in only {steady.share:.0%} of the variants ({STEADY:.0%} are needed)."
    else:
        summary = f"History is what mostly happens, as written and in {steady.share:.0%} of the variants."
        if written.outcome(mode).share > NEARLY_ALWAYS:
            evidence.append("It happens nearly always. History was one draw: could it be escaped on this line?")
        return DOCUMENTED.passed(summary, evidence, figures=figures)
    return DOCUMENTED.failed(summary, evidence, advice, figures=figures)


def _instead(scenario: Scenario, others: list[Sample], outcome: str) -> list[str]:
    modes = [one.mode for one in others if one.mode != outcome]
    names = titles(scenario)
    counted = ", ".join(f'"{names[mode]}" in {modes.count(mode)}' for mode in dict.fromkeys(modes))
    return [f"In the other variants: {counted}."] if counted else []


def ablation(crew: Crew, budget: Budget, seed: str, ablate: Mapping[str, int]) -> Check:
    """Check 7: without the mechanism that is said to explain history, history does not come about."""
    scenario = crew.bench.scenario
    if reason := missing(scenario):
        return ABLATION.not_applicable(reason)
    if not scenario.side and SECOND_TABLE in ablate:
        return ABLATION.not_applicable("The scenario has no sides, so there is no second table to take away.")
    without = Variant(overrides=tuple(sorted(ablate.items())))
    player = line(HISTORICAL)
    wanted = [Wanted(player, budget.games), Wanted(player, budget.games, without)]
    written, taken = sample(crew, ABLATION.title, wanted, f"{seed}/ablation")
    outcome, names = scenario.record.documented, titles(scenario)
    share, before = taken.outcome(outcome), written.outcome(outcome)
    how = ", ".join(f"rules.{name} = {value}" for name, value in sorted(ablate.items()))
    figures = {"without": dict(ablate), "share": share.as_json(), "with": before.as_json(), "mode": taken.mode}
    evidence = [f'With it "{names[outcome]}" comes in {before}; with {how} in {share}.']
    if taken.mode != outcome:
        evidence.append(f'What mostly happens then: "{names[taken.mode]}" ({taken.outcome(taken.mode)}).')
    what = "the second table" if set(ablate) == {SECOND_TABLE} else how
    if not share.hits:
        return ABLATION.passed(
            f"Without {what}, history does not happen: it is what brings it about.", evidence, figures=figures
        )
    taken_away = " ".join(f"--set rules.{name}={value}" for name, value in sorted(ablate.items()))
    advice = (
        "Something else brings the documented outcome about: a dated event, a reaction, an outcome with too wide a "
        f"condition. Find it with: mediator simulate --line historical {taken_away}",
        "If the record turns on something else, say on what in [record]: without = { NAME = VALUE }, by rules' names.",
    )
    still = "is still what mostly happens" if taken.mode == outcome else "still happens"
    return ABLATION.failed(f"Without {what}, history {still}.", evidence, advice, figures=figures)


def titles(scenario: Scenario) -> dict[str, str]:
    """Return what every ending is called."""
    return {str(one.id): one.title for one in scenario.outcome} | {"unresolved": "no outcome fits"}

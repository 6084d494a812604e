"""Check 8: who knows more does better, and nobody has an answer that always works."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

from attrs import frozen

from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew
from mediator_game.playtest.validate.games import line, policy
from mediator_game.playtest.validate.sample import Sample, Wanted, sample
from mediator_game.playtest.validate.search import Search
from mediator_game.playtest.validate.verdict import SKILL, Check
from mediator_game.scenario.model import Outcome, Scenario

LADDER = (("random", "random play"), ("naive", "the naive line"), ("informed", "the informed line"))
MOST = 0.90
"""The share of the best ending that no line may reach."""
SHORT = 6
"""Turns from which a scenario has room for more than one good answer."""
SURE = 2.0
"""Standard errors a difference must have to be called one."""


@frozen
class Rung:
    """A way of playing and what it came to."""

    id: str
    name: str
    games: Sample

    def __str__(self) -> str:
        return (
            f"{self.name}: mean value {self.games.mean:.2f} (± {2 * self.games.error:.2f}, {self.games.games:,} games)"
        )


def check(crew: Crew, budget: Budget, seed: str, searched: Search) -> Check:
    """Compare random play, the naive line and the informed line; look at the best line that a search found."""
    scenario = crew.bench.scenario
    rungs = _climb(crew, budget, seed)
    best = best_outcome(scenario)
    share = searched.best.outcome(best.id)
    authored = max((one.games.outcome(best.id) for one in rungs), key=lambda one: one.share)
    figures = {
        "mean_values": {one.id: round(one.games.mean, 4) for one in rungs},
        "games": {one.id: one.games.games for one in rungs},
        "best_outcome": best.id,
        "searched_share": share.as_json(),
        "authored_share": authored.as_json(),
    }
    evidence = [*map(str, rungs), f'The best line a search found reaches "{best.title}" in {share}.']
    turns = scenario.scenario.turns
    if turns < SHORT:
        reason = f"In {turns} turns there is one best answer to be found; skill is judged from {SHORT} turns on."
        return SKILL.not_applicable(reason, evidence, figures=figures)
    troubles, advice = _steps(rungs)
    if max(share.share, authored.share) >= MOST:
        troubles.append(f'a line reaches "{best.title}" in {max(share.share, authored.share):.0%} of games')
        advice.append(
            "An answer that works nine times in ten ends the learning once it is found. Look at that line (check 10 "
            "prints it) and let what it leans on cost something, or need luck."
        )
    if troubles:
        return SKILL.failed(_sentence(troubles), evidence, advice, figures=figures)
    absent = [name for id, name in LADDER[1:] if id not in scenario.line]
    if absent:
        lines = " and no ".join(name.removeprefix("the ") for name in absent)
        return SKILL.not_applicable(f"The scenario has no {lines} to compare.", evidence, figures=figures)
    return SKILL.passed(
        "Random play does worse than the naive line, and that worse than the informed one.", evidence, figures=figures
    )


def _climb(crew: Crew, budget: Budget, seed: str) -> list[Rung]:
    scenario = crew.bench.scenario
    there = [(id, name) for id, name in LADDER if id == "random" or id in scenario.line]
    wanted = [
        Wanted(policy(id), budget.part(1 / 2)) if id == "random" else Wanted(line(id), budget.games) for id, _ in there
    ]
    played = sample(crew, SKILL.title, wanted, f"{seed}/skill")
    return [Rung(id, name, games) for (id, name), games in zip(there, played, strict=True)]


def _steps(rungs: list[Rung]) -> tuple[list[str], list[str]]:
    troubles, advice = [], []
    for lower, upper in pairwise(rungs):
        more = upper.games.mean - lower.games.mean
        if more <= SURE * sqrt(lower.games.error**2 + upper.games.error**2):
            troubles.append(f"{upper.name} does not clearly do better than {lower.name}")
            advice.append(
                f"Play both and compare where they part. Either {upper.name} is not what its name says, or what it "
                "does well is not rewarded by any outcome's value."
            )
    return troubles, advice


def _sentence(troubles: list[str]) -> str:
    said = "; ".join(troubles)
    return f"{said[0].upper()}{said[1:]}."


def best_outcome(scenario: Scenario) -> Outcome:
    """Return the outcome of the highest value, the first of several."""
    return max(scenario.outcome, key=lambda one: one.value)

"""Check 5: on the same dice a higher chance only adds its event, and support never brings a leader down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from mediator_game.engine.actions import Action, EndTurn, Move
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.layout import TENTHS
from mediator_game.engine.rules import Rules, SideRules
from mediator_game.engine.state import State
from mediator_game.engine.step import step
from mediator_game.playtest.validate.bench import Bench, Variant
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew, Job
from mediator_game.playtest.validate.games import Player, Recorded, cast, follow, record, seed_of
from mediator_game.playtest.validate.verdict import MONOTONE, Check
from mediator_game.scenario.diagnostics import Path
from mediator_game.scenario.model import Amount, Scenario

MORE_CHANCE = 20
MORE_SUPPORT = (3, 10, 25)
"""Points by which each bloc's support is raised."""
GAMES_OF_A_JOB = 5


@frozen
class Found:
    """What was tried in some games, and what went wrong."""

    chances: int = 0
    supports: int = 0
    troubles: tuple[str, ...] = ()


def check(crew: Crew, budget: Budget, seed: str) -> Check:
    """Raise each chance, and each leader's support, and look at the same games again."""
    scenario = crew.bench.scenario
    raised = tuple(_raised(scenario))
    if not raised and not scenario.side:
        return MONOTONE.not_applicable("Nothing here is left to chance, and there is no leader who could fall.")
    each = budget.part(1 / 50, least=2)
    jobs = [
        Job(_tried, (raised, player, f"{seed}/monotone", range(at, min(at + GAMES_OF_A_JOB, each))), GAMES_OF_A_JOB)
        for player in cast(scenario)
        for at in range(0, each, GAMES_OF_A_JOB)
    ]
    found = crew.map(MONOTONE.title, jobs)
    troubles = [trouble for one in found for trouble in one.troubles]
    chances, supports = sum(one.chances for one in found), sum(one.supports for one in found)
    figures = {"chances_raised": chances, "supports_raised": supports}
    if troubles:
        return MONOTONE.failed(
            f"More of a good thing did harm {len(troubles)} times.",
            troubles[:5],
            (
                "Look for a condition that asks for support (or a base) above a mark and then takes it away; "
                "a leader should not fall for being better liked.",
            ),
            figures=figures,
        )
    said = []
    if chances:
        said.append(f"a chance raised by {MORE_CHANCE} points never took its event away ({chances:,} times tried)")
    if supports:
        said.append(f"no leader fell who had stood with less support ({supports:,} times tried)")
    summary = " and ".join(said) or "in no game was there anything to try"
    return MONOTONE.passed(f"{summary[0].upper()}{summary[1:]}.", figures=figures)


def _raised(scenario: Scenario) -> Iterator[tuple[str, str, Variant]]:
    """Yield kind, id and the variant with a higher chance, for every event and reaction that rolls a die."""
    for table, kind in (("reaction", "reaction"), ("event", "event")):
        for at, rule in enumerate(getattr(scenario, table)):
            if rule.chance == 100 or scenario.scenario.reactions == "in order":
                continue
            higher: Amount = (
                min(100, rule.chance + MORE_CHANCE)
                if isinstance(rule.chance, int)
                else f"({rule.chance}) + {MORE_CHANCE}"
            )
            path: Path = (table, at, "chance")
            yield kind, rule.id, Variant(changes=((path, higher),))


def _tried(
    bench: Bench,
    raised: Sequence[tuple[str, str, Variant]],
    player: Player,
    seed: str,
    numbers: Sequence[int],
) -> Found:
    rules = bench.rules()
    games = [record(rules, player, seed_of(seed, number)) for number in numbers]
    troubles: list[str] = []
    chances = supports = 0
    for kind, id, variant in raised:
        other = bench.rules(variant)
        for game in games:
            for state in _turn_ends(game):
                chances += 1
                if _happens(rules, state, game.seed, kind, id) and not _happens(other, state, game.seed, kind, id):
                    troubles.append(f"{id}: with a higher chance it no longer happens (seed {game.seed}).")
    for game in games:
        for side in rules.sides:
            tried, wrong = _better_liked(rules, side, game)
            supports += tried
            troubles += wrong
    return Found(chances, supports, tuple(troubles))


def _turn_ends(game: Recorded) -> Iterator[State]:
    for action, state in zip(game.actions, game.states, strict=False):
        if isinstance(action, EndTurn):
            yield state


def _happens(rules: Rules, state: State, seed: str, kind: str, id: str) -> bool:
    """Tell whether an event or reaction happens in the turn that now ends (not in an aftermath)."""
    table = rules.reactions if kind == "reaction" else rules.events
    rule = next(one for one in table if one.subject == id)
    ended = step(rules, state, EndTurn(), KeyedDice(seed), ledger=False)
    return ended.turn_ends[0][rule.count] > state.values[rule.count]


def _better_liked(rules: Rules, side: SideRules, game: Recorded) -> tuple[int, list[str]]:
    """Raise a leader's support at the start and go on as before; return how often it was tried, and every fall."""
    if game.states[-1].values[side.falls]:
        return 0, []
    # Whether a leader dares to sign depends on his support, rightly: then he has more to answer for.
    actions: list[Action] = [one for one in game.actions if not _is_summit(rules, one)]
    dice = KeyedDice(game.seed)
    if follow(rules, game.states[0], actions, dice).values[side.falls]:
        return 0, []
    wrong = []
    for more in MORE_SUPPORT:
        v = list(game.states[0].values)
        for bloc in side.blocs:
            v[bloc.support] = min(100 * TENTHS, v[bloc.support] + more * TENTHS)
        if follow(rules, State(tuple(v)), actions, dice).values[side.falls]:
            wrong.append(f"{side.name}: with {more} points more support the leader falls (seed {game.seed}).")
    return len(MORE_SUPPORT), wrong


def _is_summit(rules: Rules, action: Action) -> bool:
    return isinstance(action, Move) and rules.moves[action.move].definition.does == "summit"

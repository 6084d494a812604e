"""Checks 2 and 3: neither the order things are written in nor a side's name and place may decide a game."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle

from attrs import evolve, frozen

from mediator_game.engine.actions import Action, Move
from mediator_game.engine.dice import Dice, KeyedDice
from mediator_game.engine.rules import Rules, Values
from mediator_game.engine.step import start
from mediator_game.playtest.validate.bench import Bench, Variant
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.change import BACKWARDS, swapper
from mediator_game.playtest.validate.crew import Crew, Job
from mediator_game.playtest.validate.games import Player, cast, follow, record, seed_of
from mediator_game.playtest.validate.verdict import ORDER, TWINS, Check

SHUFFLES = 2


@frozen
class Difference:
    """A game that went otherwise: where, and the first number that differs."""

    where: str
    variable: str
    written: int
    other: int

    def __str__(self) -> str:
        return f"{self.where}: {self.variable} ends at {self.written} as written and at {self.other} then."


def order(crew: Crew, budget: Budget, seed: str) -> Check:
    """Check 2: play the same inputs in files written in another order."""
    scenario = crew.bench.scenario
    shuffles = [Variant(shuffle=BACKWARDS), *(Variant(shuffle=f"{seed}/{number}") for number in range(SHUFFLES))]
    found, games = _compare(crew, ORDER.title, shuffles, budget, seed)
    in_order = scenario.scenario.reactions == "in order"
    kept = " Reactions and events kept their order, as the scenario asks." if in_order else ""
    if found:
        advice = ("Look for two reactions that set the same number outright, or report it: order should never decide.",)
        return ORDER.failed(
            f"{len(found)} of {games} games went otherwise when the file's order was changed.{kept}",
            [str(one) for one in found[:5]],
            advice,
            figures={"games": games},
        )
    what = "sides, blocs, powers, moves and notes" if in_order else "sides, blocs, powers, moves, reactions and events"
    return ORDER.passed(
        f"{games} games were the same to the last number with {what} in another order.{kept}", figures={"games": games}
    )


def twins(crew: Crew, budget: Budget, seed: str) -> Check:
    """Check 3: let the sides change names and places; what each wins and loses must go with them."""
    scenario = crew.bench.scenario
    if len(scenario.side) != 2:
        return TWINS.not_applicable("The scenario has no two sides.")
    found, games = _compare(crew, TWINS.title, [Variant(mirror=True)], budget, seed)
    one, other = (side.name for side in scenario.side.values())
    if found:
        advice = ("The engine treats a side differently because of its name or place. Please report it with the file.",)
        return TWINS.failed(
            f"With {one} and {other} changed round, {len(found)} of {games} games went otherwise.",
            [str(one) for one in found[:5]],
            advice,
            figures={"games": games},
        )
    return TWINS.passed(
        f"With {one} and {other} changed round, each won and lost in the other's place exactly as before, "
        f"in {games} games on the same dice.",
        figures={"games": games},
    )


def _compare(
    crew: Crew, stage: str, variants: Sequence[Variant], budget: Budget, seed: str
) -> tuple[list[Difference], int]:
    each = budget.part(1 / 10)
    jobs = [
        Job(_differences, (variant, player, f"{seed}/impartial", range(at, end)), end - at)
        for player in cast(crew.bench.scenario)
        for some in [max(1, each // len(variants))]
        for variant, at in zip(cycle(variants), range(0, each, some), strict=False)
        for end in [min(at + some, each)]
    ]
    found = [one for some in crew.map(stage, jobs) for one in some]
    return found, sum(job.games for job in jobs)


def _differences(bench: Bench, variant: Variant, player: Player, seed: str, numbers: Sequence[int]) -> list[Difference]:
    """Play games as written, do the same in the variant, and return where it ended otherwise."""
    written, other = bench.rules(), bench.rules(variant)
    swap: Callable[[str], str] = swapper(bench.scenario) if variant.mirror else str
    found = []
    for number in numbers:
        own = seed_of(seed, number)
        game = record(written, player, own)
        dice = _Turned(KeyedDice(own), swap)
        begun = start(other, dice, game.chair, ledger=False).state
        ended = follow(other, begun, [_turned(action, swap) for action in game.actions], dice)
        there = _named(other, ended.values)
        for name, value in _named(written, game.states[-1].values).items():
            partner = there[_swapped(name, swap)]
            if partner != value:
                found.append(Difference(f"{player.title}, seed {own}", name, value, partner))
                break
    return found


class _Turned:
    """Dice that know each side by the other's name."""

    def __init__(self, dice: Dice, swap: Callable[[str], str]) -> None:
        self._dice, self._swap = dice, swap

    def roll(self, kind: str, subject: str, turn: int) -> int:
        """Return what the game as written rolls."""
        return self._dice.roll(kind, self._swap(subject), turn)


def _turned(action: Action, swap: Callable[[str], str]) -> Action:
    return evolve(action, target=swap(action.target)) if isinstance(action, Move) else action


_LEARNT = "learnt."
"""Before the name of a red line, where the engine keeps whether the trainee knows of it."""


def _swapped(name: str, swap: Callable[[str], str]) -> str:
    return _LEARNT + swap(name.removeprefix(_LEARNT)) if name.startswith(_LEARNT) else swap(name)


def _named(rules: Rules, v: Values) -> Mapping[str, int]:
    """Return values by name. The balance of arms, kept as the second side's, is given for each."""
    values = {name: v[slot] for name, slot in rules.layout.index.items() if name not in ("edge", "chair")}
    sides = [side.name for side in rules.sides]
    for place in rules.ground.places:
        held = values.pop(f"holds.{place.name}")
        values |= {f"{side}.holds.{place.name}": int(held == number) for number, side in enumerate(sides)}
    if "edge" in rules.layout:
        first, second = (side.name for side in rules.sides)
        values |= {f"{first}.edge": 100 - v[rules.layout["edge"]], f"{second}.edge": v[rules.layout["edge"]]}
    return values

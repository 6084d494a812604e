"""How much each number matters: one at a time, a fifth less and a fifth more, on the same dice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from mediator_game.engine.constants import CONSTANTS
from mediator_game.playtest.validate.bench import AS_WRITTEN, Variant
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew
from mediator_game.playtest.validate.games import Player, line, policy
from mediator_game.playtest.validate.history import HISTORICAL, missing
from mediator_game.playtest.validate.numbers import Number, constants, moved, numbers
from mediator_game.playtest.validate.sample import Sample, Share, Wanted, sample
from mediator_game.scenario.model import Scenario

STAGE = "What each number does"
BY = 0.20
SHOWN = 10
LOOKED_AT_TWICE = 14


@frozen
class Swing:
    """What a number does to the games: with less of it, and with more."""

    number: Number
    less: Sample
    more: Sample

    def share_swing(self, written: Sample, outcome: str) -> float:
        """Return the greatest change of the outcome's share."""
        return max(abs(one.outcome(outcome).share - written.outcome(outcome).share) for one in (self.less, self.more))

    def value_swing(self, written: Sample) -> float:
        """Return the greatest change of the mean value."""
        return max(abs(one.mean - written.mean) for one in (self.less, self.more))


@frozen
class Sensitivity:
    """The numbers that matter most, and the games as written beside them."""

    player: Player
    outcome: str
    written: Sample
    swings: tuple[Swing, ...]
    tried: int
    idle: int
    """Numbers of moves, events and reactions that never came up in these games."""
    screened: int
    """Games each number was first tried with."""

    def share(self) -> Share:
        """Return the outcome's share as written."""
        return self.written.outcome(self.outcome)


def sensitivity(crew: Crew, budget: Budget, seed: str) -> Sensitivity:
    """Try every number a fifth lower and a fifth higher; look again, with more games, at those that did most."""
    scenario = crew.bench.scenario
    player = _player(scenario)
    seed, screened = f"{seed}/sensitivity", budget.part(1 / 20, least=6)
    rules = _counted(scenario)
    marks = tuple((id, f"{table}.{id}.count > 0") for table, id in rules)
    (base,) = sample(crew, STAGE, [Wanted(player, screened, marks=marks)], seed)
    outcome = scenario.record.documented or base.mode
    busy = {id for _, id in rules if base.mark(id).hits}
    found = numbers(scenario)
    every = [*found, *(constants(scenario) if budget.thorough else ())]
    # What never came up in these games cannot have changed them.
    tried = [one for one in every if not one.rule or one.rule in busy]
    first = _swings(crew, scenario, found, tried, player, screened, seed)
    first.sort(key=lambda one: -_rank(one, base, outcome))
    games = budget.part(1 / 2)
    (written,) = sample(crew, STAGE, [Wanted(player, games)], f"{seed}/again")
    again = [one.number for one in first[:LOOKED_AT_TWICE] if _rank(one, base, outcome)]
    swings = _swings(crew, scenario, found, again, player, games, f"{seed}/again")
    swings = [one for one in swings if _rank(one, written, outcome)]
    swings.sort(key=lambda one: -_rank(one, written, outcome))
    return Sensitivity(player, outcome, written, tuple(swings[:SHOWN]), len(tried), len(every) - len(tried), screened)


def _player(scenario: Scenario) -> Player:
    if not missing(scenario):
        return line(HISTORICAL)
    for name in ("informed", *scenario.line):
        if name in scenario.line:
            return line(name)
    return policy("typical")


def _counted(scenario: Scenario) -> list[tuple[str, str]]:
    return [(f"{table}s", str(one.id)) for table in ("move", "event", "reaction") for one in getattr(scenario, table)]


def _swings(
    crew: Crew,
    scenario: Scenario,
    found: tuple[Number, ...],
    tried: Sequence[Number],
    player: Player,
    games: int,
    seed: str,
) -> list[Swing]:
    pairs = [(_variant(scenario, found, one, -BY), _variant(scenario, found, one, BY)) for one in tried]
    played = iter(sample(crew, STAGE, [Wanted(player, games, variant) for pair in pairs for variant in pair], seed))
    return [Swing(one, less, more) for one, (less, more) in zip(tried, _two_by_two(played), strict=True)]


def _two_by_two(samples: Iterator[Sample]) -> Iterator[tuple[Sample, Sample]]:
    return zip(samples, samples, strict=True)


def _variant(scenario: Scenario, found: tuple[Number, ...], number: Number, by: float) -> Variant:
    if number.constant:
        value = _constant(number, by)
        return Variant(overrides=((number.constant, value),)) if value != number.value else AS_WRITTEN
    return Variant(changes=moved(scenario, found, number, by))


def _constant(number: Number, by: float) -> int:
    bounds = CONSTANTS[number.constant]
    size = max(1, round(abs(number.size * by)))
    return max(bounds.low, min(bounds.high, number.size + (size if (by > 0) == (number.size > 0) else -size)))


def _rank(swing: Swing, written: Sample, outcome: str) -> float:
    return max(swing.share_swing(written, outcome), swing.value_swing(written))

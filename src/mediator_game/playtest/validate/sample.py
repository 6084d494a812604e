"""Games counted: outcome shares, mean values and marks, each with how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from attrs import frozen

from mediator_game.engine.endings import UNRESOLVED
from mediator_game.playtest.statistics import wilson
from mediator_game.playtest.validate.bench import AS_WRITTEN, Bench, Variant
from mediator_game.playtest.validate.crew import Crew, Job
from mediator_game.playtest.validate.games import Player, play, seed_of
from mediator_game.scenario.model import Scenario

CHUNK = 20
"""Games of a job: few enough to stop within a second."""
Ending = tuple[int, int]
"""How a game ended: the outcome's number (from 1), and a bit for each condition that held."""


@frozen
class Share:
    """Some of a number of games, with its 95 % Wilson interval."""

    hits: int
    games: int

    @property
    def share(self) -> float:
        """The share, 0..1."""
        return self.hits / self.games if self.games else 0.0

    @property
    def low(self) -> float:
        """The interval's lower end."""
        return wilson(self.hits, self.games)[0]

    @property
    def high(self) -> float:
        """The interval's upper end."""
        return wilson(self.hits, self.games)[1]

    def __str__(self) -> str:
        return f"{self.share:.1%} of {self.games:,} games ({self.low:.1%} to {self.high:.1%})"

    def as_json(self) -> dict[str, float]:
        """Return the share as every figure of a validation is written."""
        return {
            "hits": self.hits,
            "games": self.games,
            "share": round(self.share, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
        }


@frozen
class Sample:
    """Games played alike, in the order of their seeds."""

    scenario: Scenario
    endings: tuple[Ending, ...]
    marks: tuple[str, ...] = ()

    @property
    def games(self) -> int:
        """How many there are."""
        return len(self.endings)

    def outcome(self, id: str) -> Share:
        """Return how many ended with an outcome."""
        wanted = _number(self.scenario, id)
        return Share(sum(one == wanted for one, _ in self.endings), self.games)

    def mark(self, name: str) -> Share:
        """Return in how many a condition held at the end."""
        bit = 1 << self.marks.index(name)
        return Share(sum(bool(marks & bit) for _, marks in self.endings), self.games)

    def mark_without(self, name: str, others: Sequence[str]) -> Share:
        """Return in how many a condition held at the end, and none of some others."""
        bit = 1 << self.marks.index(name)
        rest = sum(1 << self.marks.index(other) for other in others)
        return Share(sum(bool(marks & bit) and not marks & rest for _, marks in self.endings), self.games)

    @property
    def mode(self) -> str:
        """The most frequent outcome; of several, the first in the scenario."""
        ids = [str(one.id) for one in self.scenario.outcome] + [UNRESOLVED]
        return max(ids, key=lambda id: self.outcome(id).hits)

    @property
    def values(self) -> tuple[float, ...]:
        """What each game was worth, 0..1."""
        worth = [0.0, *(one.value / 100 for one in self.scenario.outcome), 0.0]
        return tuple(worth[number] for number, _ in self.endings)

    @property
    def mean(self) -> float:
        """The mean value."""
        return mean(self.values)

    @property
    def error(self) -> float:
        """Its standard error."""
        return error(self.values)


def mean(values: Sequence[float]) -> float:
    """Return the mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def error(values: Sequence[float]) -> float:
    """Return the standard error of the mean; 0 of fewer than two."""
    if len(values) < 2:
        return 0.0
    middle = mean(values)
    return sqrt(sum((one - middle) ** 2 for one in values) / (len(values) - 1) / len(values))


def _number(scenario: Scenario, id: str) -> int:
    ids = [str(one.id) for one in scenario.outcome]
    return ids.index(id) + 1 if id in ids else len(ids) + 1


def play_some(
    bench: Bench, variant: Variant, player: Player, seed: str, numbers: Sequence[int], marks: Sequence[str]
) -> tuple[Ending, ...]:
    """Play games and return how each ended; `marks` are conditions looked at then."""
    rules = bench.rules(variant)
    over, holds = rules.layout["over"], [rules.condition(text) for text in marks]
    endings = []
    for number in numbers:
        v = play(rules, player, seed_of(seed, number))
        endings.append((v[over], sum(1 << bit for bit, held in enumerate(holds) if held(v))))
    return tuple(endings)


def chunks(games: int, size: int = CHUNK) -> list[range]:
    """Return the numbers of games in pieces."""
    return [range(at, min(at + size, games)) for at in range(0, games, size)]


@frozen
class Wanted:
    """Games to be played: who plays, how many, what is different, what is looked at when they end."""

    player: Player
    games: int
    variant: Variant = AS_WRITTEN
    marks: tuple[tuple[str, str], ...] = ()

    def jobs(self, seed: str) -> list[Job[tuple[Ending, ...]]]:
        """Return the jobs that play them."""
        texts = tuple(text for _, text in self.marks)
        return [
            Job(play_some, (self.variant, self.player, seed, numbers, texts), len(numbers))
            for numbers in chunks(self.games)
        ]


def sample(crew: Crew, stage: str, wanted: Sequence[Wanted], seed: str) -> list[Sample]:
    """Play several lots of games together, all on the same seeds."""
    lots = [one.jobs(seed) for one in wanted]
    ended = iter(crew.map(stage, [job for jobs in lots for job in jobs]))
    scenario = crew.bench.scenario
    return [
        Sample(scenario, tuple(one for _ in jobs for one in next(ended)), tuple(name for name, _ in lot.marks))
        for lot, jobs in zip(wanted, lots, strict=True)
    ]

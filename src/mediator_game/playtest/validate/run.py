"""All of a validation: the ten checks and what an author wants to know besides, in the order of what they cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType

from attrs import define, field, frozen

from mediator_game.playtest.validate import bargaining, exploit, history, impartial, levers, monotone, replay, skill
from mediator_game.playtest.validate.balance import Balance, balance
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.carriers import Pair, pairs
from mediator_game.playtest.validate.conduct import Conduct, conduct
from mediator_game.playtest.validate.crew import Crew, Stopped
from mediator_game.playtest.validate.dynamics import Dynamic
from mediator_game.playtest.validate.learning import Fallen, Reached, objectives, traps
from mediator_game.playtest.validate.reading import Reading, reading
from mediator_game.playtest.validate.search import Search, search
from mediator_game.playtest.validate.sensitivity import Sensitivity, sensitivity
from mediator_game.playtest.validate.verdict import (
    ABLATION,
    ALL,
    DOCUMENTED,
    DYNAMICS,
    EXPLOIT,
    LEDGER,
    LEVERS,
    MONOTONE,
    NUMBERS,
    ORDER,
    PLAYERS,
    SKILL,
    SPACE,
    TWINS,
    Check,
    Kind,
)
from mediator_game.scenario.load import Loaded
from mediator_game.scenario.model import Scenario

ABLATE: Mapping[str, int] = MappingProxyType({history.SECOND_TABLE: 0})
"""What is taken away to see whether history still happens."""


@frozen
class Report:
    """What a validation found; parts that were not reached are empty."""

    scenario: Scenario
    seed: str
    budget: Budget
    checks: tuple[Check, ...]
    reading: Reading
    conduct: Conduct | None
    traps: tuple[Fallen, ...]
    objectives: tuple[Reached, ...]
    balance: Balance | None
    sensitivity: Sensitivity | None
    pairs: tuple[Pair, ...]
    """The listed dynamics that belong here, each with what carries it."""
    games: int
    seconds: float
    stopped: bool

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if check.failed)

    @property
    def wanting(self) -> tuple[Pair, ...]:
        """The listed dynamics that belong here and are not carried."""
        return tuple(pair for pair in self.pairs if pair.wanting)


@define
class _Found:
    """What has been found so far."""

    checks: dict[str, Check] = field(factory=dict)
    conduct: Conduct | None = None
    search: Search | None = None
    sensitivity: Sensitivity | None = None
    pairs: tuple[Pair, ...] = ()


def validate(
    crew: Crew,
    loaded: Loaded,
    budget: Budget,
    seed: str,
    *,
    ablate: Mapping[str, int] = ABLATE,
    listed: Sequence[Dynamic] = (),
    only: Collection[str] = (),
) -> Report:
    """Validate one scenario; when asked to stop, return what has been found so far.

    `only` limits it to some of `PARTS`; `listed` are documented dynamics whose carriers are tried as well.
    """
    began = time.perf_counter()
    found, stopped, scenario = _Found(), False, crew.bench.scenario
    try:
        for part, step in _steps(crew, loaded, budget, seed, ablate, listed, found):
            if not only or part in only:
                crew.company.check()
                step()
    except Stopped:
        stopped = True
    played, rules = found.conduct, crew.bench.rules()
    return Report(
        scenario,
        seed,
        budget,
        tuple(found.checks.get(kind.id) or kind.not_finished() for kind in ALL if not only or kind.id in only),
        reading(scenario),
        played,
        traps(scenario, played) if played else (),
        objectives(scenario, rules, played) if played else (),
        balance(scenario, rules, played) if played else None,
        found.sensitivity,
        found.pairs,
        crew.played,
        time.perf_counter() - began,
        stopped,
    )


def _steps(
    crew: Crew,
    loaded: Loaded,
    budget: Budget,
    seed: str,
    ablate: Mapping[str, int],
    listed: Sequence[Dynamic],
    found: _Found,
) -> list[tuple[str, Callable[[], None]]]:
    def check(kind: Kind, judge: Callable[[], Check]) -> tuple[str, Callable[[], None]]:
        def step() -> None:
            found.checks[kind.id] = judge()

        return kind.id, step

    def everybody() -> None:
        found.conduct = conduct(crew, budget, seed)

    def numbers() -> None:
        found.sensitivity = sensitivity(crew, budget, seed)

    def dynamics() -> None:
        found.pairs = pairs(crew, listed, budget, seed)

    def searched() -> Search:
        if found.search is None:
            found.search = search(crew, budget, seed)
        return found.search

    return [
        check(LEDGER, lambda: replay.check(crew, loaded, budget, seed)),
        check(ORDER, lambda: impartial.order(crew, budget, seed)),
        check(TWINS, lambda: impartial.twins(crew, budget, seed)),
        check(SPACE, lambda: bargaining.check(crew, budget, seed)),
        check(MONOTONE, lambda: monotone.check(crew, budget, seed)),
        check(ABLATION, lambda: history.ablation(crew, budget, seed, ablate)),
        check(DOCUMENTED, lambda: history.documented(crew, budget, seed)),
        (DYNAMICS, dynamics),
        check(LEVERS, lambda: levers.check(crew, budget, seed)),
        (PLAYERS, everybody),
        check(EXPLOIT, lambda: exploit.check(crew.bench.scenario, searched())),
        check(SKILL, lambda: skill.check(crew, budget, seed, searched())),
        (NUMBERS, numbers),
    ]

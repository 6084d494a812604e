"""One crew of worker processes plays every game of a validation; what is asked of it comes back in the order asked."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.pool import Pool
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from attrs import field, frozen

from mediator_game.playtest.validate.bench import Bench
from mediator_game.scenario.model import Scenario

PATIENCE = 0.2
"""Seconds between two looks at whether to stop."""
T = TypeVar("T")


class Stopped(Exception):  # noqa: N818 - somebody's wish, not an error
    """The validation was asked to stop."""


@frozen
class Job(Generic[T]):
    """Work of well under a second: `does` is called with a bench and `asked`; `games` is how many it plays."""

    does: Callable[..., T]
    asked: tuple[Any, ...] = ()
    games: int = 1


@frozen
class Order:
    """A job for one scenario, with its place among those given at once."""

    place: int
    scenario: str
    job: Job[Any]


_BENCHES: dict[str, Bench] = {}
_SCENARIOS: dict[str, Scenario] = {}


def _prepare(scenarios: Mapping[str, Scenario]) -> None:
    _SCENARIOS.update(scenarios)


def _work(order: Order) -> tuple[int, Any]:
    if order.scenario not in _BENCHES:
        _BENCHES[order.scenario] = Bench(_SCENARIOS[order.scenario])
    return order.place, order.job.does(_BENCHES[order.scenario], *order.job.asked)


@frozen
class Progress:
    """How far a stage is: what is being looked at, games played of games planned."""

    stage: str
    played: int
    planned: int


class Company:
    """The workers, or this process alone where there is to be one. A context; leaving it ends them at once."""

    def __init__(
        self,
        scenarios: Mapping[str, Scenario],
        workers: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        self._scenarios = dict(scenarios)
        self._workers = workers or (os.cpu_count() or 1)
        self._stop = stop or (lambda: False)
        self._benches: dict[str, Bench] = {}
        self._pool: Pool | None = None

    def __enter__(self) -> Self:
        if self._workers > 1:
            # Never forked from this process: it may hold threads or a terminal.
            context = multiprocessing.get_context("spawn")
            self._pool = context.Pool(self._workers, _prepare, (self._scenarios,))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.terminate()

    def bench(self, scenario: str) -> Bench:
        """Return a scenario's bench in this process."""
        if scenario not in self._benches:
            self._benches[scenario] = Bench(self._scenarios[scenario])
        return self._benches[scenario]

    def check(self) -> None:
        """Raise `Stopped` when somebody wants to stop."""
        if self._stop():
            raise Stopped

    def work(self, scenario: str, jobs: Sequence[Job[Any]], done: Callable[[Job[Any]], None]) -> list[Any]:
        """Return what each job gives, in the order of the jobs; raise `Stopped` when asked to stop on the way."""
        results: list[Any] = [None] * len(jobs)
        if self._pool is None:
            for place, job in enumerate(jobs):
                self.check()
                results[place] = job.does(self.bench(scenario), *job.asked)
                done(job)
            return results
        orders = [Order(place, scenario, job) for place, job in enumerate(jobs)]
        coming = self._pool.imap_unordered(_work, orders)
        left = len(orders)
        while left:
            self.check()
            try:
                place, result = coming.next(timeout=PATIENCE)
            except multiprocessing.TimeoutError:
                continue
            results[place] = result
            done(jobs[place])
            left -= 1
        return results


@frozen
class Crew:
    """The company at work on one scenario: what checks ask for games."""

    company: Company
    scenario: str
    tell: Callable[[Progress], None] = lambda _: None
    _played: list[int] = field(factory=lambda: [0])

    @property
    def bench(self) -> Bench:
        """The scenario's bench in this process."""
        return self.company.bench(self.scenario)

    @property
    def played(self) -> int:
        """How many games have been played so far."""
        return self._played[0]

    def map(self, stage: str, jobs: Sequence[Job[T]]) -> list[T]:
        """Have jobs done; raise `Stopped` when asked to stop."""
        planned, before = sum(job.games for job in jobs), self._played[0]

        def done(job: Job[Any]) -> None:
            self._played[0] += job.games
            self.tell(Progress(stage, self._played[0] - before, planned))

        self.tell(Progress(stage, 0, planned))
        return self.company.work(self.scenario, jobs, done)

"""Thousands of games: outcome shares with intervals, what fired and what never did.

Game k of a simulation with seed s is the game with seed ``s:k``; any of them can be played again alone.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from mediator_game.engine.actions import Move
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import over
from mediator_game.engine.rules import Rules, Values
from mediator_game.engine.step import initial, start, step
from mediator_game.playtest.coverage import Course, Coverage, Rolls, Subjects, Watch, is_watched
from mediator_game.playtest.lines import line_of
from mediator_game.playtest.plan import Plan, Player
from mediator_game.playtest.policies import POLICIES
from mediator_game.playtest.result import Simulation, Tally
from mediator_game.scenario.load import from_document

__all__ = ["ALONE", "CHUNK", "Plan", "play", "play_games", "simulate"]

CHUNK = 25
"""Games a worker plays before it reports: small enough to stop within a second."""
ALONE = 200
"""Fewer games than this are played in this process: starting workers would take longer."""
PATIENCE = 0.2
"""Seconds between two looks at whether to stop."""


def play(rules: Rules, plan: Plan, number: int) -> Values:
    """Play one game to its end without a ledger; return its last values."""
    return _play(Subjects(rules), plan, number, Coverage(), watched=False)


def _play(subjects: Subjects, plan: Plan, number: int, coverage: Coverage, *, watched: bool) -> Values:
    """Play one game, count what happened in it, and return its last values."""
    rules, dice = subjects.rules, KeyedDice(plan.seed_of(number))
    rolls = Rolls(dice)
    state = start(rules, dice, plan.chair, ledger=False).state
    player = Player(rules, plan, number, initial(rules, dice).values)
    course = Course(subjects, rolls)
    watch = Watch(subjects, state.values) if watched else None
    while not over(rules, state.values):
        if watch:
            watch.look(state.values)
        action = player.action(state.values)
        done = step(rules, state, action, rolls, ledger=False)
        state = done.state
        if isinstance(action, Move):
            course.did(action, state.values)
        elif watch:
            for values in done.turn_ends:
                watch.turn_ended(values)
    course.close(coverage, state.values, player.skipped)
    if watch:
        watch.close(coverage, state.values)
    return state.values


def play_games(rules: Rules, plan: Plan, numbers: Sequence[int]) -> Tally:
    """Play some games and tally them."""
    probes = {name: rules.condition(text) for name, text in plan.probes.items()}
    tally, subjects = Tally(), Subjects(rules)
    for number in numbers:
        last = _play(subjects, plan, number, tally.coverage, watched=is_watched(number))
        tally.add(rules, number, last, probes)
    return tally


_RULES: dict[str, Rules] = {}


def _prepare(document: Mapping[str, object], overrides: Mapping[str, int]) -> None:
    _RULES["rules"] = compile_rules(from_document(dict(document)), overrides)


def _work(plan: Plan, numbers: Sequence[int]) -> Tally:
    return play_games(_RULES["rules"], plan, numbers)


def simulate(
    document: Mapping[str, object],
    plan: Plan,
    games: int,
    *,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
    rules: Rules | None = None,
) -> Simulation:
    """Simulate `games` games of a resolved scenario document; what has been played is returned when `stop` says so.

    Raises KeyError for a line, policy or constant that does not exist and ValueError for a chair that does not.
    """
    began = time.perf_counter()
    rules = rules or compile_rules(from_document(dict(document)), plan.overrides)
    _known(rules, plan)
    chunks = [range(at, min(at + CHUNK, games)) for at in range(0, games, CHUNK)]
    count = workers or (os.cpu_count() or 1)
    if count == 1 or games < ALONE:
        tallies: Iterator[Tally] = (play_games(rules, plan, chunk) for chunk in chunks)
    else:
        tallies = _spread(document, plan, chunks, count, stop)
    total = Tally()
    for tally in tallies:
        total.merge(tally)
        if progress:
            progress(total.games, games)
        if stop and stop():
            break
    return Simulation(rules.scenario, plan, total, time.perf_counter() - began)


def _known(rules: Rules, plan: Plan) -> None:
    if plan.is_line:
        line_of(rules, plan.player)
    elif plan.player not in POLICIES:
        raise KeyError(plan.player)
    if plan.chair not in rules.chairs:
        raise ValueError(f"no chair called {plan.chair}")


def _spread(
    document: Mapping[str, object],
    plan: Plan,
    chunks: list[range],
    workers: int,
    stop: Callable[[], bool] | None,
) -> Iterator[Tally]:
    """Play chunks in worker processes, never forked from this one (it may hold threads or a terminal)."""
    context = multiprocessing.get_context("spawn")
    # Leaving the block ends the workers at once, whatever they are at.
    with context.Pool(min(workers, len(chunks)), _prepare, (document, plan.overrides)) as pool:
        tallies = pool.imap_unordered(partial(_work, plan), chunks)
        left = len(chunks)
        while left:
            try:
                yield tallies.next(timeout=PATIENCE)
                left -= 1
            except multiprocessing.TimeoutError:
                if stop and stop():
                    return

"""Thousands of games: outcome shares with intervals, what fired and what never did.

Game k of a simulation with seed s is the game with seed ``s:k``; any of them can be played again alone.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from attrs import field, frozen

from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import over
from mediator_game.engine.rules import Rules, Values
from mediator_game.engine.step import initial, start, step
from mediator_game.playtest.lines import LinePlayer, line_of
from mediator_game.playtest.policies import POLICIES
from mediator_game.playtest.result import Simulation, Tally
from mediator_game.playtest.table import Table
from mediator_game.scenario.load import from_document

CHUNK = 25
"""Games a worker plays before it reports: small enough to stop within a second."""
ALONE = 200
"""Fewer games than this are played in this process: starting workers would take longer."""
MOST_MOVES = 100
"""Moves a turn after which a computed player is made to end it: moves may be free."""
PATIENCE = 0.2
"""Seconds between two looks at whether to stop."""
Chooser = Callable[[Values], Move | None]


@frozen
class Plan:
    """What is simulated: `player` is a policy's or a line's id; `probes` are conditions counted at the end of games."""

    seed: str
    player: str
    is_line: bool
    chair: str
    overrides: Mapping[str, int] = field(factory=dict)
    probes: Mapping[str, str] = field(factory=dict)


def play(rules: Rules, plan: Plan, number: int) -> Values:
    """Play one game to its end without a ledger; return its last values."""
    seed = f"{plan.seed}:{number}"
    dice = KeyedDice(seed)
    state = start(rules, dice, plan.chair, ledger=False).state
    choose = _chooser(rules, plan, initial(rules, dice).values, seed)
    turn, made = rules.layout["turn"], Counter[int]()
    while not over(rules, state.values):
        now = state.values[turn]
        move = choose(state.values) if made[now] < MOST_MOVES else None
        made[now] += 1
        state = step(rules, state, move or EndTurn(), dice, ledger=False).state
    return state.values


def _chooser(rules: Rules, plan: Plan, begun: Values, seed: str) -> Chooser:
    if plan.is_line:
        player = LinePlayer(line_of(rules, plan.player))
        return lambda v: player.choose(rules, v)
    policy, own = POLICIES[plan.player], KeyedDice(f"{seed}/player")
    left = rules.layout["moves_left"]
    return lambda v: policy(Table(rules, begun, v, own)) if v[left] > 0 else None


def play_games(rules: Rules, plan: Plan, numbers: Sequence[int]) -> Tally:
    """Play some games and tally them."""
    probes = {name: rules.condition(text) for name, text in plan.probes.items()}
    tally = Tally()
    for number in numbers:
        tally.add(rules, play(rules, plan, number), probes)
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
    return Simulation(rules.scenario, plan.seed, plan.player, plan.is_line, total, time.perf_counter() - began)


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

"""The small batch: some games by every authored line and by the policy `typical`, each state of them looked at."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from attrs import define, field, frozen

from mediator_game.engine.actions import Action
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import UNLOADED, KeyedDice
from mediator_game.engine.menu import over
from mediator_game.engine.rules import Rules, Truth, Values
from mediator_game.engine.step import initial, start, step
from mediator_game.playtest.explore.path import Die, seen
from mediator_game.playtest.explore.report import NOT_OBSERVED, NOT_REACHED, REACHED, UNREACHABLE, VIOLATED
from mediator_game.playtest.plan import Plan, Player
from mediator_game.playtest.rehearsal.beginning import Beginning, chair_of
from mediator_game.playtest.result import Simulation, Tally
from mediator_game.scenario.load import Loaded
from mediator_game.scenario.model import Property, Scenario

POLICY = "typical"


@frozen
class Playthrough:
    """A game up to a moment: what it is begun with, its inputs, and what it shows."""

    kind: Literal["check", "goal"]
    id: str
    """The check that is violated at that moment, or the goal that is reached."""
    by: str
    """Whose game it is."""
    chair: str
    seed: str
    turn: int
    inputs: tuple[Action, ...]
    dice: Mapping[str, int] = UNLOADED
    luck: tuple[Die, ...] = ()
    """The dice of these that it depends on."""

    @property
    def shows(self) -> str:
        """What is seen at that moment, such as ``check ID violated``."""
        return f"{self.kind} {self.id} {VIOLATED if self.kind == 'check' else REACHED}"


@frozen
class Row:
    """The games of one player."""

    player: str
    games: Simulation

    @property
    def outcome(self) -> str:
        """The outcome seen most."""
        return self.games.mode

    @property
    def share(self) -> float:
        """Its share of the games, 0..1."""
        return self.games.share(self.outcome)


@frozen
class Verdict:
    """What the games, and the search if there was one, say of a ``[[check]]`` or ``[[goal]]``; never more than that."""

    kind: Literal["check", "goal"]
    id: str
    title: str
    hits: int
    """Games in which the check was violated, or the goal reached."""
    games: int
    playthrough: Playthrough | None = None
    """The shortest way there that is known, up to the moment."""
    searched: str = ""
    """The verdict of the search; empty without one."""
    proof: str = ""
    """Why it is certain, where it is proved."""

    @property
    def word(self) -> str:
        """The verdict, in the words of an exploration."""
        if self.hits:
            return VIOLATED if self.kind == "check" else REACHED
        return self.searched or (NOT_OBSERVED if self.kind == "check" else NOT_REACHED)

    @property
    def fails(self) -> bool:
        """Whether there is something to mend for certain."""
        return self.word in (VIOLATED, UNREACHABLE)


@frozen
class Batch:
    """What the games came to. `whole` is False when they were stopped; `states` and `cut` are the search's."""

    rows: tuple[Row, ...]
    verdicts: tuple[Verdict, ...]
    whole: bool = True
    states: int = 0
    cut: tuple[str, ...] = ()
    """What kept the search from seeing every game."""

    @property
    def failing(self) -> tuple[Verdict, ...]:
        """The checks that do not hold."""
        return tuple(one for one in self.verdicts if one.fails)


def batch(loaded: Loaded, beginning: Beginning, stop: Callable[[], bool]) -> Batch:
    """Play the batch; ask before every game whether to stop."""
    scenario = loaded.scenario
    if scenario is None:
        raise ValueError("a scenario with errors cannot be played")
    rules = compile_rules(scenario)
    watched = [_Watched(kind, one, rules.condition(one.when)) for kind, one in _properties(scenario)]
    rows: list[Row] = []
    games = 0
    for plan in plans(scenario, beginning, chair_of(loaded, beginning)):
        tally, began = Tally(), time.perf_counter()
        for number in range(beginning.games):
            if stop():
                return Batch(tuple(rows), tuple(one.verdict(games) for one in watched), whole=False)
            tally.add(rules, number, _game(rules, plan, number, watched), {})
            games += 1
        rows.append(Row(plan.player, Simulation(scenario, plan, tally, time.perf_counter() - began)))
    return Batch(tuple(rows), tuple(one.verdict(games) for one in watched))


def plans(scenario: Scenario, beginning: Beginning, chair: str) -> Iterator[Plan]:
    """Yield who plays: each line from its own chair, then the policy from the chair asked for."""
    for id, line in scenario.line.items():
        yield Plan(beginning.seed, id, is_line=True, chair=line.chair or chair)
    yield Plan(beginning.seed, POLICY, is_line=False, chair=chair)


def _properties(scenario: Scenario) -> Iterator[tuple[Literal["check", "goal"], Property]]:
    yield from (("check", one) for one in scenario.check)
    yield from (("goal", one) for one in scenario.goal)


@define
class _Watched:
    """A check or a goal while games are played."""

    kind: Literal["check", "goal"]
    what: Property
    holds: Truth
    hits: int = 0
    found: Playthrough | None = None
    seen: bool = field(default=False)

    def looks(self, states: Sequence[Values], *, ended: bool) -> bool:
        """Look at the states after an input; True when the game shows it for the first time."""
        if self.seen or (self.what.at == "end" and not ended):
            return False
        looked_at = states[-1:] if self.what.at == "end" else states
        self.seen = any(self.holds(v) == (self.kind == "goal") for v in looked_at)
        return self.seen

    def keep(self, playthrough: Playthrough) -> None:
        """Count a game, and keep it if it is the shortest."""
        self.hits += 1
        if self.found is None or len(playthrough.inputs) < len(self.found.inputs):
            self.found = playthrough

    def verdict(self, games: int) -> Verdict:
        """Return what the games say."""
        return Verdict(self.kind, self.what.id, self.what.title, self.hits, games, self.found)


def _game(rules: Rules, plan: Plan, number: int, watched: Sequence[_Watched]) -> Values:
    """Play one game, look at every state of it, and return its last values."""
    dice = KeyedDice(plan.seed_of(number))
    state = start(rules, dice, plan.chair, ledger=False).state
    player = Player(rules, plan, number, initial(rules, dice).values)
    turn = rules.layout["turn"]
    inputs: list[Action] = []
    states: tuple[Values, ...] = (state.values,)
    for one in watched:
        one.seen = False
    while True:
        ended = over(rules, state.values)
        for one in watched:
            if one.looks(states, ended=ended):
                by, seed = f"{plan.player}, game {number}", plan.seed_of(number)
                one.keep(Playthrough(one.kind, one.what.id, by, plan.chair, seed, states[0][turn], tuple(inputs)))
        if ended:
            return state.values
        action = player.action(state.values)
        done = step(rules, state, action, dice, ledger=False)
        state = done.state
        inputs.append(action)
        states = tuple(seen(done))

"""Playing games for a check: by a line, a policy, or a list of moves; to the end, or written down move by move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from mediator_game.engine.actions import Action, EndTurn, Move, OpenNote
from mediator_game.engine.dice import Dice, KeyedDice
from mediator_game.engine.menu import over, refusal
from mediator_game.engine.rules import Rules, Values
from mediator_game.engine.state import State
from mediator_game.engine.step import initial, start, step
from mediator_game.playtest.lines import LinePlayer, line_of
from mediator_game.playtest.plan import MOST_MOVES
from mediator_game.playtest.policies import POLICIES
from mediator_game.playtest.table import Table
from mediator_game.scenario.model import Scenario

Script = tuple[tuple[Move, ...], ...]
"""Moves by turn, the first turn first. A move that is closed when its time comes is skipped."""


@frozen
class Player:
    """Who plays: an authored line, a policy, or a script; in a chair (the line's own, else the first)."""

    kind: Literal["line", "policy", "script"]
    name: str
    chair: str = ""
    script: Script = ()
    reads: bool = False
    """Whether every note is opened as soon as it can be: policies open none by themselves."""

    @property
    def title(self) -> str:
        """What a report calls it: ``line historical``, ``policy typical``."""
        name = f"{self.kind} {self.name}" if self.kind != "script" else self.name
        return f"{name}, reading every note" if self.reads else name


def line(name: str, chair: str = "") -> Player:
    """Return the player of an authored line."""
    return Player("line", name, chair)


def policy(name: str, chair: str = "") -> Player:
    """Return a computed player."""
    return Player("policy", name, chair)


def scripted(name: str, script: Iterable[Iterable[Move]], chair: str = "") -> Player:
    """Return the player of a list of moves by turn."""
    return Player("script", name, chair, tuple(tuple(turn) for turn in script))


def chair_of(player: Player, scenario: Scenario) -> str:
    """Return the chair a player sits in."""
    own = scenario.line[player.name].chair if player.kind == "line" else ""
    return player.chair or own or next(iter(scenario.chair))


class _ScriptPlayer:
    def __init__(self, script: Script) -> None:
        self._script = script
        self._turn, self._next = 0, 0

    def choose(self, rules: Rules, v: Values) -> Move | None:
        turn = v[rules.layout["turn"]]
        if turn != self._turn:
            self._turn, self._next = turn, 0
        moves = self._script[turn - 1] if turn <= len(self._script) else ()
        while self._next < len(moves):
            move = moves[self._next]
            self._next += 1
            if refusal(rules, v, move) is None:
                return move
        return None


class Game:
    """One game in progress, without a ledger."""

    def __init__(self, rules: Rules, player: Player, seed: str, dice: Dice | None = None) -> None:
        self.rules = rules
        self._unread = [str(note.id) for note in rules.scenario.note] if player.reads else []
        self.dice = dice or KeyedDice(seed)
        self.chair = chair_of(player, rules.scenario)
        self.state = start(rules, self.dice, self.chair, ledger=False).state
        self._made: Counter[int] = Counter()
        self._choose = self._chooser(player, seed)

    def _chooser(self, player: Player, seed: str) -> Callable[[Values], Move | None]:
        rules = self.rules
        if player.kind == "policy":
            chosen, own = POLICIES[player.name], KeyedDice(f"{seed}/player")
            begun, left = initial(rules, self.dice).values, rules.layout["moves_left"]
            return lambda v: chosen(Table(rules, begun, v, own)) if v[left] > 0 else None
        by = LinePlayer(line_of(rules, player.name)) if player.kind == "line" else _ScriptPlayer(player.script)
        return lambda v: by.choose(rules, v)

    @property
    def over(self) -> bool:
        """Whether the game has ended."""
        return over(self.rules, self.state.values)

    def next(self) -> Action:
        """Return what the player does now."""
        for note in self._unread:
            if refusal(self.rules, self.state.values, OpenNote(note)) is None:
                self._unread.remove(note)
                return OpenNote(note)
        now = self.state.values[self.rules.layout["turn"]]
        self._made[now] += 1
        move = self._choose(self.state.values) if self._made[now] <= MOST_MOVES else None
        return move or EndTurn()

    def do(self, action: Action) -> None:
        """Take an action."""
        self.state = step(self.rules, self.state, action, self.dice, ledger=False).state


def seed_of(seed: str, number: int) -> str:
    """Return the seed of game `number`: what ``mediator play --seed`` takes to play it again."""
    return f"{seed}:{number}"


def play(rules: Rules, player: Player, seed: str) -> Values:
    """Play one game to its end; return its last values."""
    game = Game(rules, player, seed)
    while not game.over:
        game.do(game.next())
    return game.state.values


@frozen
class Recorded:
    """A game written down: what was done, and the state each thing was done in, with the last one at the end."""

    seed: str
    chair: str
    actions: tuple[Action, ...]
    states: tuple[State, ...]


def record(rules: Rules, player: Player, seed: str) -> Recorded:
    """Play one game and write it down."""
    game = Game(rules, player, seed)
    actions: list[Action] = []
    states = [game.state]
    while not game.over:
        actions.append(game.next())
        game.do(actions[-1])
        states.append(game.state)
    return Recorded(seed, game.chair, tuple(actions), tuple(states))


def follow(rules: Rules, state: State, actions: Sequence[Action], dice: Dice) -> State:
    """Go on from a state with what was written down, leaving out what cannot be done, to the game's end."""
    for action in _and_then_wait(actions):
        if over(rules, state.values):
            break
        if isinstance(action, EndTurn) or refusal(rules, state.values, action) is None:
            state = step(rules, state, action, dice, ledger=False).state
    return state


def _and_then_wait(actions: Sequence[Action]) -> Iterator[Action]:
    yield from actions
    while True:
        yield EndTurn()


def cast(scenario: Scenario, policies: Iterable[str] = ("random", "typical"), lines: int = 4) -> list[Player]:
    """Return a mixed company of players for checks that need games of every kind: the first lines, some policies."""
    return [*(line(name) for name in list(scenario.line)[:lines]), *(policy(name) for name in policies)]

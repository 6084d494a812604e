"""The moment a bargaining space is looked at: the start of a game, or a turn along an authored line."""

from __future__ import annotations

from attrs import frozen

from mediator_game.engine.actions import EndTurn
from mediator_game.engine.dice import Dice, KeyedDice
from mediator_game.engine.menu import over
from mediator_game.engine.rules import Rules, Values
from mediator_game.engine.step import start, step
from mediator_game.playtest.lines import LinePlayer, line_of

DEFAULT_SEED = "0"
"""The dice of a line played up to a turn when no seed is given."""


class GameOverError(ValueError):
    """The game had ended before the turn asked for; the message says when."""


@frozen
class Moment:
    """One moment of a game. Without a `seed` every hidden number stands at the middle of its interval."""

    values: Values
    turn: int
    chair: str
    seed: str | None = None
    line: str | None = None

    @property
    def about(self) -> str:
        """Say in a sentence which moment this is and where its numbers come from."""
        when = f"Turn {self.turn} of the line {self.line}, its moves made" if self.line else "The start of the game"
        numbers = "every hidden number at the middle of its interval"
        if self.seed is not None:
            numbers = f"the hidden numbers as seed {self.seed} draws them"
        elif self.line:
            numbers += f", dice of seed {DEFAULT_SEED}"
        return f"{when}; chair {self.chair}; {numbers}."


class _Middle:
    """Dice that draw the middle of every interval (the upper one of two) and otherwise roll as a game's do."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice

    def roll(self, kind: str, subject: str, turn: int) -> int:
        return 50 if kind == "draw" else self._dice.roll(kind, subject, turn)


def _dice(seed: str | None) -> Dice:
    return KeyedDice(seed) if seed is not None else _Middle(KeyedDice(DEFAULT_SEED))


def at_start(rules: Rules, chair: str, seed: str | None = None) -> Moment:
    """Return the start of a game in `chair`; ValueError when there is no such chair."""
    return Moment(start(rules, _dice(seed), chair, ledger=False).state.values, 1, chair, seed)


def along_line(rules: Rules, line: str, turn: int, chair: str, seed: str | None = None) -> Moment:
    """Return the moment in `turn` when the line's moves of that turn are made and the turn has not ended.

    KeyError for a line that does not exist, ValueError for such a chair, `GameOverError` when the game ends before.
    """
    player, dice = LinePlayer(line_of(rules, line)), _dice(seed)
    state = start(rules, dice, chair, ledger=False).state
    while True:
        if over(rules, state.values):
            last = min(state.values[rules.layout["turn"]], rules.scenario.scenario.turns)
            raise GameOverError(f"Along the line {line} the game ends in turn {last}, before turn {turn} is played.")
        move = player.choose(rules, state.values)
        if move is None and state.values[rules.layout["turn"]] >= turn:
            return Moment(state.values, turn, chair, seed, line)
        state = step(rules, state, move or EndTurn(), dice, ledger=False).state

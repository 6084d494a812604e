"""What every way of taking steps offers: `Mover`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from mediator_game.engine.actions import Action
from mediator_game.engine.dice import die
from mediator_game.engine.rules import Rules
from mediator_game.scenario.nodes import Node

State = Any
"""A state as its mover keeps it: hashable, and equal to another exactly when nothing to come can tell them apart."""


Dice = tuple[tuple[str, str, int, bool], ...]
"""Dice that decided a step: kind, subject, turn, and whether what was rolled for happened."""
NO_DICE: Dice = ()
HAPPENS, FAILS = 0, 99
"""What a die shows so that whatever has a chance at all happens, and so that nothing short of certain does."""

Way = tuple[Action, Dice, State]
"""One way on from a state: the input, how the dice fell, and where that leads."""


class Mover(Protocol):
    """Steps from state to state, every fall of the dice followed.

    `left_out` says what else there would have been, in the words of a search's bounds: ``texts`` (whole texts a
    player could table), ``dice`` (a step with more dice than are followed).
    """

    rules: Rules
    left_out: set[str]
    passed: Sequence[State]
    """What the way just yielded led through with nobody to move: the ends of an aftermath's turns but the last."""

    def start(self) -> State:
        """Return the state a game begins in."""
        ...

    def steps(self, state: State) -> Iterable[Way]:
        """Yield every way on; none once the game is over."""
        ...

    def after(self, state: State, action: Action) -> Iterable[Way]:
        """Yield the ways on by one input that is open."""
        ...

    def turn(self, state: State) -> int:
        """Return the turn a state is in."""
        ...

    def over(self, state: State) -> int:
        """Return the number of the outcome reached, from 1; 0 while the game goes on."""
        ...

    def number(self, tree: Node) -> Callable[[State], int]:
        """Compile a tree, one of those the mover was made to watch or made of their names, over its states."""
        ...

    def values(self, state: State) -> Sequence[int]:
        """Return the values of all slots; those that nothing reads are as they were at the start."""
        ...

    def fired(self) -> frozenset[str]:
        """Return the reactions and events that have happened in any step so far."""
        ...


def loaded(dice: Iterable[tuple[str, str, int, bool]]) -> Mapping[str, int]:
    """Return dice as they are loaded to fall that way again."""
    return {die(kind, subject, turn): HAPPENS if happened else FAILS for kind, subject, turn, happened in dice}

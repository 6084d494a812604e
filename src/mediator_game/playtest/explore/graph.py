"""The states found so far, each with the input and the dice that first led to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from attrs import frozen

from mediator_game.engine.actions import Action, EndTurn, Move
from mediator_game.engine.written.mover import NO_DICE, Dice, Mover, State, Way

MOST_INPUTS = 40
"""Inputs followed within one turn: moves may be free, and then there is no end to them."""
_LOOK = 15
"""A look at the clock after this many steps (a mask)."""


class Bounds:
    """How far a search may go; `reached` names what has ended it."""

    def __init__(self, states: int, seconds: float, stop: Callable[[], bool]) -> None:
        self.states, self.seconds = states, seconds
        self._stop = stop
        self._begun = monotonic()
        self.reached = ""

    @property
    def spent(self) -> float:
        """Seconds since the beginning."""
        return monotonic() - self._begun

    def over(self, states: int, share: float = 1.0) -> bool:
        """Tell whether to stop, or (with a share of the bounds) whether to turn to something else."""
        if self.reached:
            return True
        if self._stop():
            self.reached = "stopped"
        elif states >= self.states:
            self.reached = "states"
        elif self.spent >= self.seconds:
            self.reached = "time"
        else:
            return states >= share * self.states or self.spent >= share * self.seconds
        return True


@frozen
class Path:
    """Inputs from the start of a game, and the dice that fell on the way."""

    inputs: tuple[Action, ...]
    dice: Dice


class Graph:
    """States by number, in the order found; number 0 is the start. `found` is called for every new one."""

    def __init__(self, mover: Mover, bounds: Bounds, found: Callable[[State, int], None]) -> None:
        self.mover, self.bounds = mover, bounds
        self.steps_cut = False
        """Whether there would have been more inputs within some turn."""
        self.made: set[str] = set()
        """The moves made in any step."""
        self._found = found
        start = mover.start()
        self.states: list[State] = [start]
        self._numbers: dict[State, int] = {start: 0}
        self._before: list[int] = [0]
        self._by: list[tuple[Action, Dice]] = [(EndTurn(), NO_DICE)]
        self._within = bytearray([0])
        self.done = bytearray([0])
        """Which states have been expanded, whole."""
        found(start, 0)

    def __len__(self) -> int:
        return len(self.states)

    def expand(self, number: int) -> list[int]:
        """Follow every way on from a state; return the numbers of the states it leads to, known and new.

        When a bound is reached on the way, what has been found so far is kept and the state stays unexpanded.
        """
        led, whole = self._led(number, self.mover.steps(self.states[number]))
        self.done[number] |= whole
        return led

    def follow(self, number: int, action: Action) -> list[int]:
        """Follow one input that is open; return the numbers of the states it leads to."""
        return self._led(number, self.mover.after(self.states[number], action))[0]

    def _led(self, number: int, ways: Iterable[Way]) -> tuple[list[int], bool]:
        """Keep what some ways lead to; return the numbers, and whether no bound was reached on the way."""
        numbers, states, mover, made = self._numbers, self.states, self.mover, self.made
        inside, most = self._within[number], self.bounds.states
        led: list[int] = []
        taken = 0
        for action, dice, state in ways:
            # A long aftermath takes as long as many steps.
            if (mover.passed or not taken & _LOOK) and self.bounds.over(len(states)):
                return led, False
            taken += 1
            ends = type(action) is EndTurn
            if type(action) is Move:
                made.add(action.move)
            if inside >= MOST_INPUTS and not ends:
                self.steps_cut = True
                continue
            for passed in mover.passed:
                self._added(passed, number, action, dice, within=0, done=1)
            known = numbers.get(state)
            if known is None:
                if len(states) >= most and self.bounds.over(len(states)):
                    return led, False
                known = self._added(state, number, action, dice, within=0 if ends else inside + 1, done=0)
            led.append(known)
        return led, True

    def _added(self, state: State, number: int, action: Action, dice: Dice, *, within: int, done: int) -> int:
        """Return the number of a state that `action` led to from state `number`, or through with nobody to move."""
        known = self._numbers.get(state)
        if known is None:
            known = self._numbers[state] = len(self.states)
            self.states.append(state)
            self._before.append(number)
            self._by.append((action, dice))
            self._within.append(within)
            self.done.append(done)
            self._found(state, known)
        return known

    def path(self, number: int) -> Path:
        """Return the way a state was first reached."""
        back: list[tuple[Action, Dice]] = []
        while number:
            back.append(self._by[number])
            number = self._before[number]
        back.reverse()
        return Path(tuple(action for action, _ in back), tuple(die for _, dice in back for die in dice))

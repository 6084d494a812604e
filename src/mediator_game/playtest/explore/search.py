"""The order in which states are looked at: breadth first for the fewest inputs, then the lines, then dives.

The scenario's own lines lead where its author meant to go. A dive goes after what was not found yet, turn by turn: of
all the states a turn may begin in it keeps those closest to that and some others, and so reaches the end of games far
longer than a breadth-first search can.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random

from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.menu import refusal
from mediator_game.engine.written.mover import Mover, State
from mediator_game.playtest.explore.graph import Bounds, Graph
from mediator_game.playtest.explore.targets import Target
from mediator_game.scenario.model import Line, Step
from mediator_game.scenario.nodes import BoolOp, Node

BREADTH, DIVES = 0.5, 0.9
"""The share of the bounds at which breadth gives way to dives, and dives to breadth again."""
WIDTHS = (4, 16, 64, 256)
"""How many states a dive keeps, one try after another."""
AT_ONCE = 16
"""How many states a line is followed through side by side."""
STRANGERS = 4
"""One in so many of the states kept is any state, not one of the closest."""
_SHOWN = 4_095
"""Progress is shown after this many states (a mask)."""

Progress = Callable[[int, float], None]


class Search:
    """One search for some targets."""

    def __init__(
        self, mover: Mover, chair: str, targets: Sequence[Target], bounds: Bounds, progress: Progress | None
    ) -> None:
        self.mover, self.targets, self.bounds = mover, targets, bounds
        self._chair = chair
        self._progress = progress
        self._breadth = True
        self._next = 0
        self._random = Random(0)
        self._goals = [each for each in targets if each.sought.sort == "goal"]
        self._listen()
        self.graph = Graph(mover, bounds, self._found)

    @property
    def exhausted(self) -> bool:
        """Whether every state found has been looked at, whole."""
        return self._next >= len(self.graph)

    def run(self) -> None:
        """Search until a bound is reached, or nothing is left to look at or to find."""
        with _undisturbed():
            self._broaden(BREADTH)
            if not self.exhausted:
                self._breadth = False
                self._follow_lines()
                self._dive()
                if self.open:
                    self._broaden(1.0)

    @property
    def _missing(self) -> bool:
        """Whether some way has been left out so far: a shorter one may be among those."""
        return bool(self.mover.left_out) or self.graph.steps_cut

    @property
    def open(self) -> list[Target]:
        """The targets not found yet."""
        return [each for each in self.targets if each.node is None]

    # New states

    def _listen(self) -> None:
        """Ask of every new state, in one go, whether it is anything that is still sought."""
        trees = [each.sought.tree for each in self.open if not each.sought.at_end]
        ends = any(each.sought.at_end for each in self.open)
        self._alarm = self.mover.number(_either(trees)) if trees else None
        self._ends = ends
        self._goals = [each for each in self._goals if each.node is None]

    def _found(self, state: State, number: int) -> None:
        over = self.mover.over(state)
        if (self._alarm is not None and self._alarm(state)) or (over and self._ends):
            self._look(state, over, number)
        for goal in self._goals:
            goal.measure(state, over, number)

    def _look(self, state: State, over: int, number: int) -> None:
        fresh = [each for each in self.open if each.found_in(state, over)]
        for each in fresh:
            each.node, each.shortest = number, not number or (self._breadth and not self._missing)
        if fresh:
            self._listen()

    # Orders

    def _broaden(self, share: float) -> None:
        """Look at states in the order found until a share of the bounds is spent."""
        graph, bounds = self.graph, self.bounds
        while self._next < len(graph):
            if not graph.done[self._next]:
                if not self._next & 15 and bounds.over(len(graph), share):
                    return
                graph.expand(self._next)
                if bounds.reached:
                    return
            self._next += 1
            if self._progress and not self._next & _SHOWN:
                self._progress(len(graph), bounds.spent)

    def _follow_lines(self) -> None:
        """Play the scenario's own lines, on several falls of the dice: they lead where its author meant to go."""
        for line in self.mover.rules.scenario.line.values():
            if line.chair in {"", self._chair}:
                self._follow(line)

    def _follow(self, line: Line) -> None:
        rules, front = self.mover.rules, [0]
        for turn in range(1, rules.scenario.scenario.turns + 1):
            for one in line.steps:
                if one.turn == turn:
                    front = self._some([after for number in front for after in self._stepped(number, one)])
            ends = [after for number in front for after in self.graph.follow(number, EndTurn())]
            front = self._some([number for number in ends if not self.mover.over(self.graph.states[number])])
            if self.bounds.over(len(self.graph), DIVES):
                return

    def _stepped(self, number: int, written: Step | None) -> list[int]:
        """Make a line's move where it is open; elsewhere it is skipped."""
        rules, values = self.mover.rules, self.mover.values(self.graph.states[number])
        while written is not None and written.when is not None and not rules.condition(written.when)(values):
            written = written.otherwise
        if written is None:
            return [number]
        move = Move(written.move, written.target, written.option, written.power, dict(written.text))
        return [number] if refusal(rules, values, move) else self.graph.follow(number, move)

    def _some(self, numbers: list[int]) -> list[int]:
        numbers = list(dict.fromkeys(numbers))
        return self._random.sample(numbers, min(len(numbers), AT_ONCE))

    def _dive(self) -> None:
        for width in WIDTHS:
            for target in self.targets:
                if target.node is None and not self._dived(target, width):
                    return

    def _dived(self, target: Target, width: int) -> bool:
        """Go after one target, turn by turn; False when it is time for something else."""
        graph, front = self.graph, [0]
        while front and target.node is None:
            ends: dict[int, None] = {}
            inner = front
            while inner and target.node is None:
                same: dict[int, None] = {}
                for number in inner:
                    if self.bounds.over(len(graph), DIVES):
                        return False
                    turn = self.mover.turn(graph.states[number])
                    for after in graph.expand(number):
                        later = self.mover.turn(graph.states[after]) != turn
                        (ends if later else same)[after] = None
                if self._progress:
                    self._progress(len(graph), self.bounds.spent)
                inner = self._chosen(target, [number for number in same if number not in ends], width)
            front = self._chosen(target, list(ends), width)
        return True

    def _chosen(self, target: Target, numbers: list[int], width: int) -> list[int]:
        """Return the closest of some states that can go on, and a few that are not."""
        states = self.graph.states
        going = [number for number in numbers if not self.mover.over(states[number])]
        going.sort(key=lambda number: target.far(states[number]))
        closest, rest = going[: width - width // STRANGERS], going[width - width // STRANGERS :]
        return closest + self._random.sample(rest, min(len(rest), width // STRANGERS))


def _either(trees: Sequence[Node]) -> Node:
    return trees[0] if len(trees) == 1 else BoolOp("or", tuple(trees))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the cyclic collector: millions of tuples that point at nothing would be visited again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

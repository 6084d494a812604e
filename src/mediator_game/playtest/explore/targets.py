"""What a search looks for: a check that fails, a goal that is reached, an outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from attrs import define, field, frozen

from mediator_game.engine.endings import UNRESOLVED
from mediator_game.engine.rules import Rules
from mediator_game.engine.written.mover import Mover, State
from mediator_game.engine.written.trees import condition
from mediator_game.playtest.explore.distance import distance
from mediator_game.scenario import names
from mediator_game.scenario.model import Property
from mediator_game.scenario.nodes import Node, Not, Truth

Sort = Literal["check", "goal", "outcome"]
FAR = 10**9


@frozen
class Sought:
    """A condition that is looked for. `at_end`: only where a game has ended; `outcome`: its number, for an outcome."""

    sort: Sort
    id: str
    title: str
    text: str
    when: Node
    at_end: bool
    outcome: int = 0

    @property
    def tree(self) -> Node:
        """The condition itself: of a check, that it fails."""
        return Not(self.when) if self.sort == "check" else self.when


@define(eq=False)
class Target:
    """A condition sought, with what the search knows of it so far."""

    sought: Sought
    holds: Callable[[State], int]
    far: Callable[[State], int]
    node: int | None = None
    """Where it was found."""
    shortest: bool = False
    """Whether no shorter row of inputs leads there."""
    closest: tuple[int, int] = field(default=(FAR, 0))
    """How far the closest state is, and which."""
    ended: bool = False
    """Whether the closest state is one in which a game has ended."""

    def found_in(self, state: State, over: int) -> bool:
        """Tell whether it is found in a state."""
        if self.sought.outcome:
            return over == self.sought.outcome
        return (over > 0 or not self.sought.at_end) and bool(self.holds(state))

    def measure(self, state: State, over: int, node: int) -> None:
        """Keep the state if it is closer than any before; where only ends count, ends come first."""
        ended = bool(over) and self.sought.at_end
        if self.ended and not ended:
            return
        far = self.far(state)
        if far < self.closest[0] or (ended and not self.ended):
            self.closest, self.ended = (far, node), ended


def sought(rules: Rules) -> Iterator[Sought]:
    """Yield everything a scenario asks of a search: its checks and goals, and each of its outcomes."""
    scenario = rules.scenario
    asked: tuple[tuple[Sort, tuple[Property, ...]], ...] = (("check", scenario.check), ("goal", scenario.goal))
    for sort, properties in asked:
        for each in properties:
            when = condition(rules, each.when)
            yield Sought(sort, str(each.id), each.title, str(each.when), when, each.at == "end")
    for number, outcome in enumerate(scenario.outcome, start=1):
        when = condition(rules, outcome.when)
        yield Sought("outcome", str(outcome.id), outcome.title, str(outcome.when), when, at_end=True, outcome=number)
    # Whether a game can end without any outcome is asked only where none always holds.
    if not any(isinstance(condition(rules, outcome.when), Truth) for outcome in scenario.outcome):
        number = len(scenario.outcome) + 1
        yield Sought("outcome", UNRESOLVED, "No outcome", "", Truth(True), at_end=True, outcome=number)


def target(one: Sought, mover: Mover) -> Target:
    """Compile a condition sought over a mover's states."""
    schema = names.schema(mover.rules.scenario)
    return Target(one, mover.number(one.tree), mover.number(distance(one.tree, schema)))

"""What an author wrote leads to what: moves and events to the numbers they change, and numbers to what asks for them.

Only what stands in the scenario is drawn. What the engine's own laws add (backlash, leaks, drift, what a verb such
as `visit` does) is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from mediator_game.scenario import expression
from mediator_game.scenario.expression import Schema
from mediator_game.scenario.model import Event, Measure, Move, Reaction, Scenario
from mediator_game.scenario.names import schema

Kind = Literal["chair", "move", "reaction", "event", "measure", "gauge", "text", "flag", "hinge", "note", "outcome"]
KINDS: dict[Kind, str] = {
    "chair": "Chairs",
    "move": "Moves",
    "reaction": "Reactions",
    "event": "Events",
    "measure": "Measures",
    "gauge": "Gauges",
    "text": "The text",
    "flag": "Flags",
    "hinge": "Hinges",
    "note": "Notes",
    "outcome": "Outcomes",
}
"""What there is to draw, in order, and what a group of it is called."""
_COUNTED: dict[str, Kind] = {
    "moves": "move", "reactions": "reaction", "events": "event", "notes": "note", "measures": "measure",
}  # fmt: skip
_TIME = frozenset({"turn", "turns", "date", "chair"})
"""Nothing changes these, and half of everything asks for them: they are not drawn."""


@frozen
class Node:
    """Something an author wrote, or a name that its conditions and effects use (then its id is the name)."""

    kind: Kind
    id: str
    title: str


@frozen
class Edge:
    """One thing leads to another: it `changes` it, or is `asked` for by its condition or its chance."""

    source: Node
    target: Node
    sort: Literal["changes", "asked"]
    label: str = ""


@frozen
class Graph:
    """Nodes in the order of their kinds and of the file, and the edges between them.

    `apart` are the things that nothing leads to or from.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    apart: tuple[Node, ...] = ()


def graph(scenario: Scenario) -> Graph:
    """Return the graph of a scenario that has passed its checks."""
    return _Drawing(scenario).done()


def around(whole: Graph, id: str) -> Graph | None:
    """Return what is one step away from an id or a name, it included; None when nothing is called that."""
    middle = {node for node in (*whole.nodes, *whole.apart) if id in (node.id, f"{node.kind}.{node.id}")}
    if not middle:
        return None
    edges = tuple(edge for edge in whole.edges if edge.source in middle or edge.target in middle)
    near = middle.union(*((edge.source, edge.target) for edge in edges))
    return Graph(tuple(node for node in (*whole.nodes, *whole.apart) if node in near), edges)


def names(whole: Graph) -> tuple[str, ...]:
    """Return everything that `around` may be asked for."""
    return tuple(dict.fromkeys(node.id for node in (*whole.nodes, *whole.apart)))


class _Drawing:
    """One graph in the making."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._schema: Schema = schema(scenario)
        self._edges: dict[Edge, None] = {}
        self._nodes: dict[tuple[str, str], Node] = {}

    def done(self) -> Graph:
        scenario = self._scenario
        for node in self._written():
            self._nodes[node.kind, node.id] = node
        for id, chair in scenario.chair.items():
            self._effects(self._nodes["chair", id], chair.effects)
        for move in scenario.move:
            self._rule(self._nodes["move", move.id], move)
        for reaction in scenario.reaction:
            self._rule(self._nodes["reaction", reaction.id], reaction)
        for event in scenario.event:
            self._rule(self._nodes["event", event.id], event)
        for measure in scenario.measure:
            self._measure(self._nodes["measure", measure.id], measure)
        for hinge in scenario.hinge:
            self._asks(self._nodes["hinge", hinge.id], hinge.when)
        for note in scenario.note:
            self._asks(self._nodes["note", note.id], note.when)
        for outcome in scenario.outcome:
            self._asks(self._nodes["outcome", outcome.id], outcome.when)
        return self._sorted()

    def _written(self) -> Iterator[Node]:
        scenario = self._scenario
        yield from (Node("chair", id, chair.title) for id, chair in scenario.chair.items())
        yield from (Node("move", move.id, move.title) for move in scenario.move)
        yield from (Node("reaction", one.id, one.title) for one in scenario.reaction)
        yield from (Node("event", event.id, event.title) for event in scenario.event)
        yield from (Node("measure", one.id, one.title) for one in scenario.measure)
        yield from (Node("hinge", hinge.id, hinge.question) for hinge in scenario.hinge)
        yield from (Node("note", note.id, note.title) for note in scenario.note)
        yield from (Node("outcome", outcome.id, outcome.title) for outcome in scenario.outcome)

    def _sorted(self) -> Graph:
        joined = {node for edge in self._edges for node in (edge.source, edge.target)}
        order = {name: number for number, name in enumerate(self._schema)}
        kinds = list(KINDS)
        ranked = sorted(self._nodes.values(), key=lambda node: (kinds.index(node.kind), order.get(node.id, 0)))
        return Graph(
            tuple(node for node in ranked if node in joined),
            tuple(self._edges),
            tuple(node for node in ranked if node not in joined and node.kind != "chair"),
        )

    def _rule(self, node: Node, rule: Move | Reaction | Event) -> None:
        self._asks(node, rule.when)
        if not isinstance(rule, Move) and isinstance(rule.chance, str):
            read = expression.amount(rule.chance, self._schema)
            self._reads(node, read.names, "chance")
        self._effects(node, rule.effects)
        if rule.does == "publish":
            self._add(Edge(node, self._variable("text.public"), "changes", "= true"))

    def _measure(self, node: Node, measure: Measure) -> None:
        self._asks(node, measure.when)
        for before in measure.after:
            if ("measure", before) in self._nodes:
                self._add(Edge(self._nodes["measure", before], node, "asked", "after"))
        self._effects(node, (*measure.effects, *measure.else_effects, *measure.broken_effects))

    def _asks(self, node: Node, condition: str | None) -> None:
        if condition is not None:
            self._reads(node, expression.condition(condition, self._schema).names, "")

    def _reads(self, node: Node, read: Iterable[str], label: str) -> None:
        for name in sorted(read):
            if name not in _TIME:
                self._add(Edge(self._variable(name), node, "asked", label))

    def _effects(self, node: Node, effects: Iterable[str]) -> None:
        for written in effects:
            change = expression.effect(written, self._schema)
            number = expression.constant(change.value.tree)
            value = change.value.text.partition("=")[2].strip() if number is None else str(number)
            label = f"{change.op.removesuffix('=') or '='} {value}"
            self._add(Edge(node, self._variable(change.name), "changes", label))
            # What sizes a change has a part in it as much as what a condition asks for.
            self._reads(node, change.value.names, "size")

    def _variable(self, name: str) -> Node:
        """Return the node of a name: of what it counts, where it is a counter of the engine."""
        first, _, rest = name.partition(".")
        if first in _COUNTED:
            return self._nodes[_COUNTED[first], rest.rpartition(".")[0]]
        kind: Kind = "flag" if first == "flags" else "text" if first in ("text", "now", "unlocked") else "gauge"
        return self._nodes.setdefault((kind, name), Node(kind, name, name))

    def _add(self, edge: Edge) -> None:
        self._edges[edge] = None

"""How near the nearest state came to a goal: which parts of it hold there, and by how much the others are missed."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from mediator_game.engine.menu import over
from mediator_game.engine.rules import Rules, Values
from mediator_game.playtest.explore.distance import conjuncts, distance
from mediator_game.playtest.explore.path import Route, play, seen
from mediator_game.playtest.explore.targets import Sought
from mediator_game.scenario import names
from mediator_game.scenario.kinds import Schema
from mediator_game.scenario.nodes import Compare, Member, Name, Node, walk


@frozen
class Part:
    """One part of a goal: as written, whether it holds, by how many points it is missed (None where it is not about
    numbers), and what the names in it are.
    """

    text: str
    holds: bool
    short: int | None
    values: Mapping[str, int | str | bool]


@frozen
class Closest:
    """The state nearest to a goal, and the way there."""

    route: Route
    turn: int
    ended: bool
    parts: tuple[Part, ...]


def closest(rules: Rules, sought: Sought, route: Route) -> Closest | None:
    """Say how near a route comes; None when it cannot be played."""
    steps = play(rules, route)
    if steps is None:
        return None
    schema = names.schema(rules.scenario)
    v = min(seen(steps[-1]), key=rules.number(distance(sought.when, schema)))
    parts = tuple(part_of(rules, sought, node, schema, v) for node in conjuncts(sought.when))
    return Closest(route, v[rules.layout["turn"]], over(rules, v), parts)


def part_of(rules: Rules, sought: Sought, node: Node, schema: Schema, v: Values) -> Part:
    """Return one conjunct of what is sought, as it stands in a state: whether it holds, and how far it is off."""
    text = sought.text[node.offset : node.offset + node.length] or sought.text
    holds = bool(rules.number(node)(v))
    named = dict.fromkeys(each.name for each in walk(node) if isinstance(each, Name))
    values = {name: _value(rules, schema, name, v) for name in named}
    numbers = isinstance(node, Compare | Member) and all(schema[name].kind == "number" for name in named)
    short = int(rules.number(distance(node, schema))(v)) if numbers and not holds else None
    return Part(text, holds, short, values)


def _value(rules: Rules, schema: Schema, name: str, v: Values) -> int | str | bool:
    entry, value = schema[name], rules.number(Name(name))(v)
    if entry.kind == "truth":
        return bool(value)
    if entry.kind in {"option", "chair"}:
        return entry.choices[value]
    return int(value)

"""What a type of the format looks like in a file: for the JSON Schema and for the manual."""

from __future__ import annotations

import datetime
import functools
import types
from collections.abc import Hashable, Iterator
from typing import Any, Literal, Union, cast, get_args, get_origin

import attrs
from attrs import frozen

from mediator_game.scenario import model
from mediator_game.scenario.hooks import keys_of

Sort = Literal[
    "text", "prose", "id", "condition", "effect", "amount", "number", "flag", "date", "span", "choice", "list", "named",
    "table",
]  # fmt: skip
_TEXTS: dict[Any, Sort] = {
    model.Prose: "prose", model.Id: "id", model.Condition: "condition", model.Effect: "effect", str: "text",
    bool: "flag", int: "number", model.Span: "span", datetime.date: "date",
}  # fmt: skip


@frozen
class Shape:
    """One type: what sort it is, and what is inside: of a list or of named entries, the choices, or the class."""

    sort: Sort
    inside: Shape | None = None
    choices: tuple[str, ...] = ()
    cls: type | None = None


def shape(kind: Any) -> Shape:
    """Return the shape of a field's type."""
    return _shape(kind)


@functools.cache
def _shape(kind: Hashable) -> Shape:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind == model.Amount:
        return Shape("amount")
    if origin in (Union, types.UnionType):
        return shape(arguments[0])
    if origin is Literal:
        return Shape("choice", choices=tuple(map(str, arguments)))
    if origin is tuple:
        return Shape("list", shape(arguments[0]))
    if origin is not None:
        return Shape("named", shape(arguments[1]))
    if kind in _TEXTS:
        return Shape(_TEXTS[kind])
    return Shape("table", cls=cast(type, kind))


def table_of(found: Shape) -> type | None:
    """Return the class of the tables that a value of this shape holds, at whatever depth; None without any."""
    while found.inside is not None:
        found = found.inside
    return found.cls


@frozen
class Table:
    """One kind of table: its class, and how its headers are written, such as ``[[side.ID.bloc]]``.

    What is written in braces has no header; it is called ``steps in [line.ID]``.
    """

    cls: type
    headers: tuple[str, ...]


def tables() -> tuple[Table, ...]:
    """Return every kind of table there is, in the order of the format, the whole file first."""
    headers: dict[type, dict[str, None]] = {model.Scenario: {}}
    for cls, header in _under(model.Scenario, "", ""):
        headers.setdefault(cls, {})[header] = None
    return tuple(Table(cls, tuple(written)) for cls, written in headers.items())


def _under(cls: type, path: str, above: str) -> Iterator[tuple[type, str]]:
    for key, one in keys_of(cls).items():
        found = shape(one.type)
        inner = table_of(found)
        if inner is None or inner is cls:
            continue
        name = f"{path}.{key}" if path else key
        name += ".ID" if found.sort == "named" else ""
        if inner in _INLINE:
            header = f"{key} in {above}"
        else:
            header = f"[[{name}]]" if found.sort == "list" else f"[{name}]"
        yield inner, header
        yield from _under(inner, name, header)


_INLINE = frozenset({model.Step, model.Level})
"""Tables that are written in braces, in lists of their own."""


def default_of(one: attrs.Attribute[Any]) -> Any:
    """Return what a key is when it is left out, as plain data, or `attrs.NOTHING` where it has to be there."""
    value: Any = one.default
    factory = getattr(value, "factory", None)
    if factory is not None:
        return factory()
    if isinstance(value, model.Span):
        return value.low if value.low == value.high else [value.low, value.high]
    return list(value) if isinstance(value, tuple) else value

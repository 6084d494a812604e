"""How far a state is from a condition: 0 where it holds, else how much is missing, written as an expression too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce

from mediator_game.scenario.kinds import Schema
from mediator_game.scenario.nodes import (
    Arithmetic,
    BoolOp,
    Compare,
    Comparison,
    Extreme,
    Member,
    Name,
    Node,
    Not,
    Number,
    Text,
    Truth,
)

APART = 10
"""How far something that is not a number is from what it should be, in points."""
IMPOSSIBLE = 10_000

_OPPOSITE: dict[Comparison, Comparison] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def distance(node: Node, schema: Schema, *, holds: bool = True) -> Node:
    """Return a tree that gives how far a state is from `node` holding (or from its failing)."""
    match node:
        case Truth():
            return Number(0 if node.value is holds else IMPOSSIBLE)
        case Not():
            return distance(node.operand, schema, holds=not holds)
        case BoolOp():
            parts = [distance(each, schema, holds=holds) for each in node.operands]
            return _all(parts) if (node.op == "and") is holds else _any(parts)
        case Compare():
            pairs = zip(node.operands, node.ops, node.operands[1:], strict=False)
            parts = [_pair(a, op if holds else _OPPOSITE[op], b, schema) for a, op, b in pairs]
            return _all(parts) if holds else _any(parts)
        case Member() if node.negated is not holds and _is_number(node.needle, schema):
            return _any([_apart(node.needle, item) for item in node.items])
        case _:
            return _truth(node, holds=holds)


def _pair(a: Node, op: Comparison, b: Node, schema: Schema) -> Node:
    if op == "!=" or not (_is_number(a, schema) and _is_number(b, schema)):
        return _truth(Compare((a, b), (op,)), holds=True)
    if op == "==":
        return _apart(a, b)
    if op in {">", ">="}:
        a, b = b, a
    missing: Node = Arithmetic("-", a, b)
    if op in {"<", ">"}:
        missing = Arithmetic("+", missing, Number(1))
    return Extreme("max", (Number(0), missing))


def _apart(a: Node, b: Node) -> Node:
    return Extreme("max", (Arithmetic("-", a, b), Arithmetic("-", b, a)))


def _truth(node: Node, *, holds: bool) -> Node:
    return Arithmetic("*", Number(APART), Not(node) if holds else Not(Not(node)))


def _is_number(node: Node, schema: Schema) -> bool:
    if isinstance(node, Name):
        return schema[node.name].kind == "number"
    return not isinstance(node, Text | Truth | Not | BoolOp | Compare | Member)


def _all(parts: Iterable[Node]) -> Node:
    return reduce(lambda a, b: Arithmetic("+", a, b), parts)


def _any(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Extreme("min", tuple(parts))


def conjuncts(node: Node) -> list[Node]:
    """Return the parts of a condition that all have to hold."""
    if isinstance(node, BoolOp) and node.op == "and":
        return [part for each in node.operands for part in conjuncts(each)]
    return [node]

"""Working out beforehand what is already known of an expression: the turn, the chair, what cannot be."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

from attrs import evolve

from mediator_game.engine.arithmetic import half_up
from mediator_game.scenario.nodes import (
    Arithmetic,
    BoolOp,
    Compare,
    Extreme,
    Member,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Text,
    Truth,
)

Known = Mapping[str, int | bool]
"""Names whose value is settled: whole numbers, and true or false."""

_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_ARITHMETIC: Mapping[str, Callable[[int, int], int]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": half_up,
}  # fmt: skip


def fold(node: Node, known: Known, literal: Callable[[Text], int]) -> Node:
    """Return a tree of the same value with everything worked out that `known` settles.

    `literal` gives the number that stands for a word in quotes.
    """

    def folded(node: Node) -> Node:
        match node:
            case Name() if node.name in known:
                return _settled(known[node.name])
            case Text():
                return Number(literal(node))
            case Not():
                return _not(folded(node.operand))
            case Negative():
                operand = folded(node.operand)
                return Number(-operand.value) if isinstance(operand, Number) else Negative(operand)
            case BoolOp():
                return _joined(node, [folded(each) for each in node.operands])
            case Compare():
                return _compared(node, [folded(each) for each in node.operands])
            case Member():
                return _member(node, folded(node.needle), [folded(each) for each in node.items])
            case Arithmetic():
                return _worked_out(node, folded(node.left), folded(node.right))
            case Extreme():
                return _extreme(node, [folded(each) for each in node.operands])
            case _:
                return node

    return folded(node)


def _settled(value: int | bool) -> Node:
    return Truth(value) if isinstance(value, bool) else Number(value)


def _values(nodes: list[Node]) -> list[int] | None:
    """Return the values of settled nodes; None when any is open."""
    found = [int(each.value) for each in nodes if isinstance(each, Number | Truth)]
    return found if len(found) == len(nodes) else None


def _not(operand: Node) -> Node:
    return Truth(not operand.value) if isinstance(operand, Truth) else Not(operand)


def _joined(node: BoolOp, operands: list[Node]) -> Node:
    deciding = node.op == "or"
    if any(isinstance(each, Truth) and each.value is deciding for each in operands):
        return Truth(deciding)
    left = [each for each in operands if not isinstance(each, Truth)]
    if len(left) > 1:
        return evolve(node, operands=tuple(left))
    return left[0] if left else Truth(not deciding)


def _compared(node: Compare, operands: list[Node]) -> Node:
    values = _values(operands)
    if values is None:
        return evolve(node, operands=tuple(operands))
    return Truth(all(_COMPARE[op](a, b) for op, a, b in zip(node.ops, values, values[1:], strict=False)))


def _member(node: Member, needle: Node, items: list[Node]) -> Node:
    values = _values([needle, *items])
    if values is None:
        return evolve(node, needle=needle, items=tuple(items))
    return Truth((values[0] in values[1:]) is not node.negated)


def _worked_out(node: Arithmetic, left: Node, right: Node) -> Node:
    if isinstance(left, Number) and isinstance(right, Number):
        return Number(_ARITHMETIC[node.op](left.value, right.value))
    return evolve(node, left=left, right=right)


def _extreme(node: Extreme, operands: list[Node]) -> Node:
    values = _values(operands)
    if values is None:
        return evolve(node, operands=tuple(operands))
    return Number(min(values) if node.op == "min" else max(values))

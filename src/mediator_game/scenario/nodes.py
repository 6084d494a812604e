"""The tree of an expression: small frozen nodes, each with its place in the text it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

ValueKind = Literal["number", "truth", "option", "chair", "date"]
"""What an expression or a name can hold."""
Comparison = Literal["==", "!=", "<", "<=", ">", ">="]
Operator = Literal["+", "-", "*", "/"]


@frozen
class Number:
    """A whole number written out."""

    value: int
    offset: int = 0
    length: int = 0


@frozen
class Truth:
    """``true`` or ``false``."""

    value: bool
    offset: int = 0
    length: int = 0


@frozen
class Text:
    """A word in quotes. A checked one knows the `name` it is compared with or given to, and its `kind`."""

    value: str
    offset: int = 0
    length: int = 0
    name: str = ""
    kind: Literal["option", "chair", "date"] | None = None


@frozen
class Name:
    """A whole dotted name."""

    name: str
    offset: int = 0
    length: int = 0


@frozen
class Not:
    """``not operand``."""

    operand: Node
    offset: int = 0
    length: int = 0


@frozen
class Negative:
    """``-operand``."""

    operand: Node
    offset: int = 0
    length: int = 0


@frozen
class BoolOp:
    """Two or more conditions joined by the same word."""

    op: Literal["and", "or"]
    operands: tuple[Node, ...]
    offset: int = 0
    length: int = 0


@frozen
class Compare:
    """A comparison, chained like ``20 <= cohesion < 60``: one operator fewer than operands."""

    operands: tuple[Node, ...]
    ops: tuple[Comparison, ...]
    offset: int = 0
    length: int = 0


@frozen
class Member:
    """``needle in [...]``, or ``not in`` when `negated`; the items are literals."""

    needle: Node
    items: tuple[Node, ...]
    negated: bool
    offset: int = 0
    length: int = 0


@frozen
class Arithmetic:
    """Two numbers joined by one operator."""

    op: Operator
    left: Node
    right: Node
    offset: int = 0
    length: int = 0


@frozen
class Extreme:
    """``min(...)`` or ``max(...)`` of two or more numbers."""

    op: Literal["min", "max"]
    operands: tuple[Node, ...]
    offset: int = 0
    length: int = 0


Node: TypeAlias = Number | Truth | Text | Name | Not | Negative | BoolOp | Compare | Member | Arithmetic | Extreme


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below a node, in the order of the text."""
    match node:
        case Not() | Negative():
            return (node.operand,)
        case BoolOp() | Compare() | Extreme():
            return node.operands
        case Member():
            return (node.needle, *node.items)
        case Arithmetic():
            return (node.left, node.right)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """A node and everything below it."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(children(current)))

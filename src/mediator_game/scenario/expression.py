"""The expression language: conditions, amounts and effects, read from text and never run as text.

An expression is checked against a `Schema` of typed names when the scenario is loaded. What is wrong comes
back as `Fault`s with character offsets, all of them at once; nothing else is ever raised. `python` writes a
checked tree as Python source that holds only what the caller supplies for names, whole numbers and operators.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Literal, cast

from attrs import frozen

from mediator_game.scenario.faults import ExpressionError, Fault
from mediator_game.scenario.kinds import Checker, Entry, Schema
from mediator_game.scenario.lexer import Token, tokens
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
    Operator,
    Text,
    Truth,
    ValueKind,
)
from mediator_game.scenario.parser import LONGEST, Parser, Stop

__all__ = [
    "Change",
    "Entry",
    "Expression",
    "ExpressionError",
    "Fault",
    "Schema",
    "amount",
    "condition",
    "constant",
    "effect",
    "python",
]


@frozen
class Expression:
    """A checked expression: what was written, the kind of its value, its tree, and the names it reads."""

    text: str
    kind: ValueKind
    tree: Node
    names: frozenset[str]


@frozen
class Change:
    """A checked effect: `name` is set to `value`, or changed by it."""

    text: str
    name: str
    op: Literal["=", "+=", "-="]
    value: Expression


def condition(text: str, schema: Schema) -> Expression:
    """Read something that is true or false."""
    words, faults = _words(text)
    checker = Checker(text, schema)
    tree = _read(words, checker, faults)
    if tree is not None:
        tree = checker.condition(tree)
    return _finish(text, "truth", tree, checker, faults)


def amount(text: int | str, schema: Schema, *, low: int = 0, high: int = 100) -> Expression:
    """Read a whole number, written out (then from `low` to `high`) or worked out."""
    written = str(text)
    checker = Checker(written, schema)
    tree: Node | None
    if isinstance(text, int):
        faults: list[Fault] = []
        tree = Number(int(text), 0, len(written))
        if isinstance(text, bool):
            faults.append(_fault("type-mismatch", tree, "A number belongs here, not true or false.", "a number"))
    else:
        words, faults = _words(text)
        tree = _read(words, checker, faults)
        if tree is not None:
            tree = checker.number(tree)
    if tree is not None:
        faults += _range(tree, low, high, f"from {low} to {high}")
    return _finish(written, "number", tree, checker, faults)


def effect(text: str, schema: Schema) -> Change:
    """Read one change, such as ``cohesion -= 6`` or ``now.outer = 'east-only'``."""
    words, faults = _words(text)
    checker = Checker(text, schema)
    name, op = _opening(words, faults)
    target = Name(name.text, name.offset, name.length)
    entry = checker.target(target)
    checker.names.discard(target.name)
    if entry is not None and not entry.writable:
        message = f"`{target.name}` can be read but not changed by an effect."
        faults.append(_fault("not-writable", target, message, "a name an effect may change"))
    tree = _read(words[2:], checker, faults)
    if tree is not None:
        tree, more = _value(checker, target, entry, op, tree)
        faults += more
    value = _finish(text, entry.kind if entry else "number", tree, checker, faults)
    return Change(text, target.name, op, value)


def constant(tree: Node) -> int | None:
    """The number a tree always gives because nothing in it is a name; None for anything else."""
    match tree:
        case Number():
            return tree.value
        case Negative():
            value = constant(tree.operand)
            return None if value is None else -value
        case Arithmetic():
            left, right = constant(tree.left), constant(tree.right)
            return None if left is None or right is None else _worked_out(tree.op, left, right)
        case Extreme():
            values = [constant(operand) for operand in tree.operands]
            known = [value for value in values if value is not None]
            return None if len(known) < len(values) else (min if tree.op == "min" else max)(known)
        case _:
            return None


def _worked_out(op: Operator, left: int, right: int) -> int | None:
    """Two numbers joined; a division is rounded half up, as in play."""
    match op:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return (2 * left + right) // (2 * right) if right > 0 else None


def python(node: Node, variable: Callable[[str], str], option: Callable[[str, str], int]) -> str:
    """Python source of a checked tree, in brackets throughout.

    `variable` gives the source of a name's value. `option` gives the number that stands for an option or a
    chair where it is compared with a name; dates are compared as proleptic ordinals. Division calls
    ``half_up(a, b)``.
    """

    def source(node: Node) -> str:
        match node:
            case Number():
                return str(node.value) if node.value >= 0 else f"({node.value})"
            case Truth():
                return str(node.value)
            case Text():
                return str(_number_of(node, option))
            case Name():
                return variable(node.name)
            case Not():
                return f"(not {source(node.operand)})"
            case Negative():
                return f"(-{source(node.operand)})"
            case BoolOp():
                return "(" + f" {node.op} ".join(map(source, node.operands)) + ")"
            case Compare():
                rest = (f" {op} {source(each)}" for op, each in zip(node.ops, node.operands[1:], strict=True))
                return f"({source(node.operands[0])}{''.join(rest)})"
            case Member():
                items = "".join(f"{source(item)}, " for item in node.items)
                return f"({source(node.needle)} {'not in' if node.negated else 'in'} ({items.rstrip()}))"
            case Arithmetic(op="/"):
                return f"half_up({source(node.left)}, {source(node.right)})"
            case Arithmetic():
                return f"({source(node.left)} {node.op} {source(node.right)})"
            case Extreme():
                return f"{node.op}({', '.join(map(source, node.operands))})"

    return source(node)


def _number_of(word: Text, option: Callable[[str, str], int]) -> int:
    if word.kind == "date":
        return datetime.date.fromisoformat(word.value).toordinal()
    return option(word.name, word.value)


def _words(text: str) -> tuple[list[Token], list[Fault]]:
    if len(text) > LONGEST:
        message = f"This expression is {len(text)} characters long; make several rules of it."
        raise ExpressionError([Fault("too-complex", LONGEST, len(text) - LONGEST, message, f"at most {LONGEST}")])
    return tokens(text)


def _read(words: list[Token], checker: Checker, faults: list[Fault]) -> Node | None:
    """The tree of some words, not yet checked; if there is none, the names before the fault are looked up."""
    parser = Parser(words)
    try:
        tree: Node | None = parser.whole()
    except Stop:
        tree = None
        for word in words:
            if word.kind == "name" and word.offset < parser.reached:
                checker.target(Name(word.text, word.offset, word.length))
    faults += parser.faults
    return tree


def _opening(words: list[Token], faults: list[Fault]) -> tuple[Token, Literal["=", "+=", "-="]]:
    """The name an effect begins with and its operator."""
    first = words[0]
    if first.kind != "name":
        message = "An effect begins with the name it changes, such as `cohesion -= 6`."
        faults.append(_fault("expression-syntax", first, message, "a name"))
        raise ExpressionError(faults)
    sign = words[1]
    if sign.kind == "symbol" and sign.text in ("=", "+=", "-="):
        return first, cast(Literal["=", "+=", "-="], sign.text)
    message = "After the name of an effect stands `=`, `+=` or `-=`."
    if sign.text == "==":
        message = "Two `=` compare; one sets a value."
    faults.append(_fault("expression-syntax", sign, message, "`=`, `+=` or `-=`"))
    raise ExpressionError(faults)


def _value(checker: Checker, target: Name, entry: Entry | None, op: str, tree: Node) -> tuple[Node, list[Fault]]:
    """The checked value of an effect, and what is wrong with it where its target is concerned."""
    if entry is None:
        return checker.check(tree)[0], []
    if op == "=":
        checked = checker.given_to(target, entry, tree)
        limits = entry.low, entry.high, f"from {entry.low} to {entry.high}"
    elif entry.kind == "number":
        checked = checker.number(tree)
        span = entry.high - entry.low
        limits = -span, span, f"at most {span}, the whole range of `{target.name}`"
    else:
        message = f"`{op}` changes numbers only; {checker.what(target, entry.kind)}."
        return checker.check(tree)[0], [_fault("type-mismatch", target, message, "`=`")]
    return checked, _range(checked, *limits) if entry.kind == "number" else []


def _range(tree: Node, low: int, high: int, expected: str) -> list[Fault]:
    value = constant(tree)
    if value is None or low <= value <= high:
        return []
    return [_fault("out-of-range", tree, f"{value} is out of range.", expected)]


def _finish(text: str, kind: ValueKind, tree: Node | None, checker: Checker, faults: list[Fault]) -> Expression:
    faults = [*faults, *checker.faults]
    if faults or tree is None:
        raise ExpressionError(faults)
    return Expression(text, kind, tree, frozenset(checker.names))


def _fault(code: str, at: Token | Node, message: str, expected: str = "") -> Fault:
    return Fault(code, at.offset, at.length, message, expected)

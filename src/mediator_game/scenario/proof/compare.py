"""Cases and comparisons: the small parts of taking a condition to hold."""

from __future__ import annotations

from collections.abc import Mapping

from mediator_game.scenario import nodes
from mediator_game.scenario.nodes import Node
from mediator_game.scenario.proof.values import EITHER, Range, Value, join

Case = Mapping[str, Value]
"""One way a state may be: the names of which more is known than their whole range."""
MOST_CASES = 8
"""How many cases are kept apart; more are put together into one that holds them all."""
TURNED: Mapping[str, nodes.Comparison] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
PLAIN: Mapping[str, tuple[str, bool]] = {"!=": ("==", False), ">=": ("<", False), ">": ("<=", False)}


def allowed(op: str, a: Range, b: Range) -> tuple[Range, Range]:
    """Return what is left of two numbers when they compare so."""
    if op == "==":
        both = Range(max(a.low, b.low), min(a.high, b.high))
        return both, both
    if op == "!=":
        return without(a, b), without(b, a)
    if op in ("<", "<="):
        gap = op == "<"
        return Range(a.low, min(a.high, b.high - gap)), Range(max(b.low, a.low + gap), b.high)
    for_b, for_a = allowed("<" if op == ">" else "<=", b, a)
    return for_a, for_b


def without(a: Range, b: Range) -> Range:
    """Return `a` less the one number `b` is, where that lies at an end of `a`."""
    if b.low != b.high:
        return a
    return Range(a.low + (a.low == b.low), a.high - (a.high == b.low))


def few(cases: list[Case]) -> list[Case]:
    """Return the cases, or where there are too many of them the one that holds them all."""
    if len(cases) <= MOST_CASES:
        return cases
    whole = dict(cases[0])
    for case in cases[1:]:
        # A name (or a comparison) about which one case says nothing is not narrowed in the whole.
        whole = {name: join(value, case[name]) for name, value in whole.items() if name in case}
    return [{name: value for name, value in whole.items() if value != EITHER or " " not in name}]


def names(*parts: Node) -> int:
    """Return how many names stand in some parts of an expression."""
    return len({node.name for part in parts for node in nodes.walk(part) if isinstance(node, nodes.Name)})


def relates(node: Node) -> bool:
    """Tell whether narrowing other names may make more of this condition."""
    if isinstance(node, nodes.BoolOp | nodes.Not):
        return any(map(relates, nodes.children(node)))
    return names(node) > 1


def plainly(node: Node) -> str:
    """Return the same words for the same expression, wherever it stands."""
    match node:
        case nodes.Number() | nodes.Truth() | nodes.Text():
            return str(node.value)
        case nodes.Name():
            return node.name
        case nodes.Arithmetic() | nodes.Extreme() | nodes.BoolOp():
            return f"({node.op} {' '.join(map(plainly, nodes.children(node)))})"
        case nodes.Negative():
            return f"(- {plainly(node.operand)})"
        case _:
            return repr(node)

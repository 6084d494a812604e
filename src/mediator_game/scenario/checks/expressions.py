"""Every condition, amount and effect, read against the names the scenario declares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mediator_game.scenario import expression
from mediator_game.scenario.checks.context import Context, Leaf
from mediator_game.scenario.diagnostics import Finding
from mediator_game.scenario.expression import ExpressionError, Fault
from mediator_game.scenario.model import Amount, Condition, Effect
from mediator_game.scenario.nodes import Truth

_NAMING = frozenset(["side", "power", "issue", "track", "move", "event", "reaction", "note", "chair"])

_MOST_COMPARISONS = 300_000
"""How many names are compared with misspelt ones in one run, so that a file made of mistakes takes no hours."""


def check(context: Context) -> Iterator[Finding]:
    """Read every expression of the scenario."""
    schema = context.schema
    readers: dict[Any, Callable[[Any], object]] = {
        Condition: lambda text: expression.condition(text, schema),
        Effect: lambda text: expression.effect(text, schema),
        Amount: lambda text: expression.amount(text, schema),
    }
    left = _MOST_COMPARISONS
    for leaf in context.leaves(*readers):
        for fault in _faults(leaf, readers[leaf.kind]):
            if fault.code != "unknown-name":
                yield _finding(context, leaf, fault)
                continue
            left -= len(schema)
            if not context.unsure & _NAMING and not _set_where_unread(context, _named(leaf, fault)):
                yield _finding(context, leaf, fault)
        if left < 0:
            message = "There may be more faults in expressions; the rest was not looked at."
            yield Finding("too-many-findings", leaf.path, message, "Mend these first, then check again.")
            return
        if leaf.kind == Amount and leaf.value == 0:
            message = "With a chance of 0 this never happens."
            yield Finding("never-happens", leaf.path, message, "Give it a chance above 0, or remove it.")


def always(context: Context, text: str) -> bool:
    """Say whether a condition is simply true."""
    if "true" not in text:
        return False
    try:
        tree = expression.condition(text, context.schema).tree
    except ExpressionError:
        return False
    return isinstance(tree, Truth) and tree.value


def setting(context: Context, text: str) -> tuple[str, str] | None:
    """Return the name an effect sets outright and to what, or None when it adds, takes away, or is wrong."""
    if "+=" in text or "-=" in text:
        return None
    try:
        change = expression.effect(text, context.schema)
    except ExpressionError:
        return None
    return (change.name, change.value.text.partition("=")[2].strip()) if change.op == "=" else None


def _faults(leaf: Leaf, read: Callable[[Any], object]) -> Sequence[Fault]:
    try:
        read(leaf.value)
    except ExpressionError as error:
        return error.faults
    return ()


def _names_below(context: Context, name: str) -> str | None:
    """Return what can follow a name that is only the beginning of some."""
    below = sorted({one.split(".")[name.count(".") + 1] for one in context.schema if one.startswith(f"{name}.")})
    if not below:
        return "Write numbers in digits." if name in _NUMBERS else None
    return f"Say which: {', '.join(f'{name}.{one}' for one in below[:6])}" + (" ..." if len(below) > 6 else ".")


_NUMBERS = frozenset(
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twenty",
        "fifty",
        "hundred",
    ]
)


def _named(leaf: Leaf, fault: Fault) -> str:
    return str(leaf.value)[fault.offset : fault.offset + fault.length]


def _set_where_unread(context: Context, name: str) -> bool:
    """Say whether an effect on a flag stands in what could not be read of the file."""
    if not context.raw or not name.startswith("flags."):
        return False
    return re.search(rf"{re.escape(name)}\s*[-+]?=(?!=)", context.raw) is not None


def _finding(context: Context, leaf: Leaf, fault: Fault) -> Finding:
    message, hint = fault.message, f"Expected: {fault.expected}." if fault.expected else None
    name = _named(leaf, fault)
    if fault.code == "unknown-name" and name.startswith("flags."):
        message = f"No effect sets {name}, so it could never be true."
        hint = f'Set it somewhere by an effect: "{name} = true".'
    elif fault.code == "unknown-name" and not hint:
        hint = _names_below(context, name)
    if leaf.kind is Effect and name == "," and fault.code == "expression-syntax":
        message, hint = "One effect changes one thing.", 'Write each in quotes of its own: ["...", "..."].'
    if fault.nearest:
        hint = f"Did you mean {fault.nearest}?"
    inside = fault.offset if isinstance(leaf.value, str) else None
    return Finding(fault.code, leaf.path, message, hint, offset=inside, length=fault.length)

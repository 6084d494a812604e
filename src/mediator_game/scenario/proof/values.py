"""What a name can hold, as far as it is known: a stretch of whole numbers, or some of its choices.

Truths are 0 and 1, dates are proleptic ordinals. An empty value means that no state can be like that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

BOUNDLESS = 10**12
"""Stands for as much as you like."""


class Range(NamedTuple):
    """Every whole number from `low` to `high`; empty when `low` is above `high`."""

    low: int
    high: int


Value: TypeAlias = Range | frozenset[str]
"""What a name can hold: numbers, truths and dates as a range, options and chairs as a set."""

NO = Range(0, 0)
YES = Range(1, 1)
EITHER = Range(0, 1)


def truth(value: bool) -> Range:
    """Return a truth that is known."""
    return YES if value else NO


def is_empty(value: Value) -> bool:
    """Tell whether nothing at all is left."""
    return value.low > value.high if isinstance(value, Range) else not value


def meet(a: Value, b: Value) -> Value:
    """Return what both allow."""
    if isinstance(a, Range) and isinstance(b, Range):
        return Range(max(a.low, b.low), min(a.high, b.high))
    if isinstance(a, frozenset) and isinstance(b, frozenset):
        return a & b
    raise TypeError("a number is no choice")


def join(a: Value, b: Value) -> Value:
    """Return what either allows (for numbers, with what lies between)."""
    if isinstance(a, Range) and isinstance(b, Range):
        return Range(min(a.low, b.low), max(a.high, b.high))
    if isinstance(a, frozenset) and isinstance(b, frozenset):
        return a | b
    raise TypeError("a number is no choice")


def within(a: Value, b: Value) -> bool:
    """Tell whether everything `a` allows is allowed by `b`."""
    if isinstance(a, Range) and isinstance(b, Range):
        return b.low <= a.low and a.high <= b.high
    return isinstance(a, frozenset) and isinstance(b, frozenset) and a <= b


def plus(a: Range, b: Range) -> Range:
    """Return the range of a sum."""
    return Range(a.low + b.low, a.high + b.high)


def negative(a: Range) -> Range:
    """Return the range of a number with its sign turned."""
    return Range(-a.high, -a.low)


def times(a: Range, b: Range) -> Range:
    """Return the range of a product."""
    corners = [x * y for x in a for y in b]
    return Range(min(corners), max(corners))


def divided(a: Range, by: int) -> Range:
    """Return the range of a quotient, rounded half up as the engine does; `by` is above zero."""
    return Range(*((2 * x + by) // (2 * by) for x in a))


def undivided(wanted: Range, by: int) -> Range:
    """Return what a number may be whose quotient by `by`, rounded half up, is to lie in `wanted`."""
    return Range(-((by - 2 * by * wanted.low) // 2), (2 * by * (wanted.high + 1) - by - 1) // 2)


def extreme(op: str, parts: Iterable[Range]) -> Range:
    """Return the range of the least (``min``) or the greatest (``max``) of some numbers."""
    known = list(parts)
    pick = min if op == "min" else max
    return Range(pick(part.low for part in known), pick(part.high for part in known))

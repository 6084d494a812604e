"""Whole-number arithmetic with the model's one rounding: half up, at the end of a formula."""

from __future__ import annotations


def half_up(numerator: int, denominator: int) -> int:
    """Return numerator / denominator rounded half up; `denominator` is positive.

    >>> half_up(5, 2), half_up(-5, 2), half_up(1, 3)
    (3, -2, 0)
    """
    return (2 * numerator + denominator) // (2 * denominator)

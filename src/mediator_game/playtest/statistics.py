"""Shares with honest intervals."""

from __future__ import annotations

from math import sqrt

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


def wilson(hits: int, games: int, z: float = Z95) -> tuple[float, float]:
    """Return the Wilson score interval of a share (Wilson 1927), both ends in 0..1; (0, 1) with no games.

    >>> low, high = wilson(0, 100)
    >>> low == 0.0 and round(high, 3) == 0.037
    True
    """
    if games == 0:
        return 0.0, 1.0
    share = hits / games
    middle = (share + z * z / (2 * games)) / (1 + z * z / games)
    spread = z / (1 + z * z / games) * sqrt(share * (1 - share) / games + z * z / (4 * games * games))
    low = 0.0 if hits == 0 else max(0.0, middle - spread)
    high = 1.0 if hits == games else min(1.0, middle + spread)
    return low, high


def median(values: list[int]) -> float:
    """Return the middle value, the mean of the two middle ones for an even count, 0 for none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    half = len(ordered) // 2
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2

"""Words before numbers: the scale of every gauge, and how a change is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

Scale = Sequence[tuple[int, str]]
"""Lower bounds and words, from the bottom up."""

SCALES: Mapping[str, Scale] = MappingProxyType(
    {
        "support": ((0, "hostile"), (25, "cool"), (40, "wavering"), (55, "steady"), (70, "firm")),
        "base": ((0, "broken"), (20, "thin"), (32, "shaky"), (45, "steady"), (60, "firm")),
        "rhetoric": ((0, "quiet"), (25, "measured"), (45, "middling"), (60, "high"), (75, "very high")),
        "trust": ((0, "none"), (20, "wary"), (40, "working"), (55, "good"), (75, "close")),
        "cover": ((0, "none"), (1, "a little"), (20, "some"), (35, "strong")),
        "press": ((-100, "lifted"), (0, "none"), (1, "light"), (5, "felt"), (15, "heavy")),
        "cohesion": ((0, "split"), (20, "divided"), (40, "loose"), (60, "working"), (80, "united")),
        "confidence": ((0, "none"), (20, "thin"), (40, "some"), (60, "working"), (80, "solid")),
        "tension": ((0, "calm"), (20, "uneasy"), (40, "tense"), (60, "dangerous"), (80, "close to war")),
        "will": ((0, "spent"), (20, "thin"), (35, "fair"), (50, "ample")),
        "verify": ((0, "nobody"), (1, "thin"), (20, "some"), (40, "close"), (60, "very close")),
        "weary": ((0, "fresh"), (10, "tiring"), (25, "weary"), (45, "very weary"), (70, "exhausted")),
        "track": ((0, "very low"), (20, "low"), (40, "middling"), (60, "high"), (80, "very high")),
    }
)

WEIGHTS: Scale = ((0, "small"), (15, "some weight"), (25, "weighty"), (40, "decisive"))
"""How a bloc's clout is said."""


def word(scale: Scale, value: int) -> str:
    """Return the word for `value`."""
    return max((bound, name) for bound, name in scale if value >= bound)[1]


def phrase(scale: Scale, low: int, high: int) -> str:
    """Return the word for a band, two joined by "to" when it spans two, or ``?`` when it spans more."""
    names = [name for _, name in scale]
    first, last = word(scale, low), word(scale, high)
    apart = names.index(last) - names.index(first)
    if apart == 0:
        return first
    return f"{first} to {last}" if apart == 1 else "?"


def band(scale: Scale, low: int, high: int, top: int = 100) -> tuple[int, int]:
    """Return the whole band of words that `low`..`high` touches: what may be shown where numbers may not."""
    bounds = [bound for bound, _ in scale]
    start = max(bound for bound in bounds if bound <= low)
    above = [bound for bound in bounds if bound > high]
    return start, (above[0] - 1 if above else top)


def coarse(low: int, high: int, step: int = 5) -> tuple[int, int]:
    """Return a band widened to whole steps, so that how it moves does not measure the hidden number that moved it."""
    return (low, high) if low == high else (low // step * step, -(-high // step) * step)


def moved(delta: int) -> str:
    """Say a change of support in words: a hidden number is never given away by its steps."""
    size = abs(delta)
    verb = "rose" if delta > 0 else "fell"
    return f"{verb} a little" if size < 4 else f"{verb} sharply" if size >= 10 else verb


def worth(points: float) -> str:
    """Say what an option is worth to somebody against today, in points of his score."""
    size = abs(points)
    if size < 0.5:
        return "even"
    verb = "gains" if points > 0 else "costs"
    return f"{verb} much" if size >= 10 else verb if size >= 4 else f"{verb} a little"


def attitude(points: int) -> str:
    """Say what a power makes of the text, from its mean change against today."""
    scale: Scale = (
        (-100, "against it"),
        (-9, "cool to the text"),
        (-4, "indifferent"),
        (5, "for it"),
        (20, "strongly for it"),
    )
    return word(scale, points)

"""Small words the sections share: lists, counts, numbers in words."""

from __future__ import annotations

from collections.abc import Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TIMES = ("never", "once", "twice")


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence has them: ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number of things: ``no moves``, ``one move``, ``14 moves``."""
    return f"{word(number)} {one if number == 1 else many or one + 's'}"


def word(number: int) -> str:
    """Return a number up to twelve as a word, a larger one in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def times(number: int) -> str:
    """Return how often: ``never``, ``once``, ``twice``, ``five times``."""
    return _TIMES[number] if number < len(_TIMES) else count(number, "time")


def band(low: int, high: int) -> str:
    """Return a band of points: ``35`` or ``35 to 40``."""
    return _signed(low) if low == high else f"{_signed(low)} to {_signed(high)}"


def hundredths(number: int) -> str:
    """Return hundredths of a point as points with one decimal: ``47.5``."""
    tenths = (abs(number) + 5) // 10
    sign = "−" if number < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


def _signed(number: int) -> str:
    return f"{number}".replace("-", "−")

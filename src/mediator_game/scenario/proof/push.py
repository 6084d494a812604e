"""What moves a name, and how far a gauge can come by all of it together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mediator_game.scenario.diagnostics import Path
from mediator_game.scenario.proof.values import BOUNDLESS, Range, Value, negative


class Push(NamedTuple):
    """Something that adds `delta` to a number, at most `times` times, while the number is within `when`.

    `who` is what a sentence calls it, `path` where the author wrote it.
    """

    name: str
    delta: Range
    who: str
    times: int | None = None
    when: Range | None = None
    path: Path | None = None


class Put(NamedTuple):
    """Something that gives a name one of the values `value`."""

    name: str
    value: Value
    who: str
    path: Path | None = None


def reach(start: Range, puts: Sequence[Range], pushes: Sequence[Push], limits: Range) -> Range:
    """Return the range of a number that starts in `start` and that these can change; it stays within `limits`."""
    high = _highest(start.high, puts, pushes, limits)
    turned = [
        Push(one.name, negative(one.delta), one.who, one.times, negative(one.when) if one.when else None)
        for one in pushes
    ]
    low = -_highest(-start.low, [negative(one) for one in puts], turned, negative(limits))
    return Range(max(limits.low, low), min(limits.high, high))


def _highest(start: int, puts: Sequence[Range], pushes: Sequence[Push], limits: Range) -> int:
    """Return the greatest value that can be reached.

    Nothing but what raises counts, each as often as it can happen; being held at a limit never raises a number above
    that. Or better: after the last time that anything happened which asks for a low number, only the others are
    left. At that time the number was low enough for it, and in one phase each can add to it once.
    """
    raising = [push for push in pushes if push.delta.high > 0 and push.times != 0]
    top = max([start, *(put.high for put in puts)])
    free = sum(_most(push) for push in raising)
    guarded = [push for push in raising if push.when is not None and push.when.high < limits.high]
    highest = top + free
    if guarded:
        at_once = sum(push.delta.high for push in guarded)
        asked = max(push.when.high for push in guarded if push.when is not None)
        others = sum(_most(push) for push in raising if push not in guarded)
        reset = max([start, asked + at_once, *(put.high + at_once for put in puts)])
        highest = min(highest, reset + others)
    return min(limits.high, highest)


def _most(push: Push) -> int:
    return BOUNDLESS if push.times is None else push.times * push.delta.high

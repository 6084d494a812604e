"""What every table of the scenario format is written in: expressions, text for people, intervals, sources."""

from __future__ import annotations

from typing import Literal, NewType

from attrs import frozen

Condition = NewType("Condition", str)
"""An expression that is true or false, such as ``"cohesion < 60 and russia.will >= 40"``."""
Effect = NewType("Effect", str)
"""One change, such as ``"cohesion -= 6"`` or ``"flags.quiet = true"``."""
Amount = int | str
"""A whole number, or an expression that gives one."""
Prose = NewType("Prose", str)
"""Text for people: plain, or the safe Markdown subset, with ``{place:ID}`` for places."""
Id = NewType("Id", str)
"""A name other parts of the file refer to: lower-case letters, digits and hyphens, at most 41 characters."""
Kind = Literal["domestic", "external", "ground"]


@frozen
class Span:
    """A whole number known only to lie between `low` and `high`, both included; written ``[low, high]`` or ``n``."""

    low: int
    high: int


@frozen(kw_only=True)
class Sourced:
    """What every claim carries: where it comes from, or that the game made it up."""

    source: tuple[str, ...] = ()
    invented: bool = False
    dynamic: tuple[str, ...] = ()

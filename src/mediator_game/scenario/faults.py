"""What can be wrong with an expression, and where."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

MOST_FAULTS = 20
"""How many faults one expression reports; a text with more is not an expression at all."""
LONGEST_QUOTE = 60
"""How much of an author's own words one message repeats."""


@frozen
class Fault:
    """One thing that is wrong: `code` is stable, `offset` and `length` count characters of the expression."""

    code: str
    offset: int
    length: int
    message: str
    expected: str = ""
    nearest: str | None = None


class ExpressionError(ValueError):
    """An expression that cannot be used; `faults` holds every reason, in the order of the text."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tidy(faults)
        super().__init__(" ".join(fault.message for fault in self.faults))


def tidy(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults in the order of the text, at most one a place and code, at most `MOST_FAULTS`."""
    first: dict[tuple[str, int], Fault] = {}
    for fault in faults:
        first.setdefault((fault.code, fault.offset), fault)
    return tuple(sorted(first.values(), key=lambda fault: fault.offset)[:MOST_FAULTS])


def shown(text: str) -> str:
    """An author's words as a message may repeat them: short, and without anything that does not print."""
    clean = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return clean if len(clean) <= LONGEST_QUOTE else clean[: LONGEST_QUOTE - 1] + "…"

"""What is wrong with a file, as a value with a position: what every part of the checker hands on."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

Severity = Literal["error", "warning"]
Path = tuple[str | int, ...]
"""The keys and indices that lead to something, such as ``("side", "ar", "bloc", 2, "support")``."""


@frozen(order=True)
class Place:
    """A stretch of a file, in lines and characters counted from 1; the end is past the last character."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@frozen
class Related:
    """Another place that matters to a diagnostic, such as a first definition."""

    message: str
    path: str
    line: int
    column: int


@frozen
class Diagnostic:
    """One thing found in a file: a stable code, a sentence, where it is, and what may help."""

    code: str
    severity: Severity
    message: str
    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    hint: str | None = None
    related: tuple[Related, ...] = ()
    excerpt: str = field(default="", repr=False)
    """The line of the file the diagnostic is about, for showing; not part of the JSON shape."""


@frozen
class Survey:
    """How many conditions were looked at: of some it is proved that they never hold, or always do (`decided`); some
    are a [[check]] proved to hold in every game (`held`).
    """

    looked_at: int = 0
    decided: int = 0
    held: int = 0

    @property
    def open(self) -> int:
        """Of how many nothing is proved."""
        return self.looked_at - self.decided - self.held

    def __add__(self, other: Survey) -> Survey:
        return Survey(self.looked_at + other.looked_at, self.decided + other.decided, self.held + other.held)


@frozen
class Finding:
    """One thing found in a scenario's data, before it is known where in which file that was written.

    `path` leads to it in the merged data; `key` asks for the position of the key instead of the value;
    `offset` and `length` narrow it to a part of a string. `whole` marks a finding about several values
    together (a sum, a count), which says nothing new when one of them is already known to be wrong.
    """

    code: str
    path: Path
    message: str
    hint: str | None = None
    key: bool = False
    offset: int | None = None
    length: int = 1
    whole: bool = False
    related: tuple[tuple[str, Path], ...] = ()


def dotted(path: Path) -> str:
    """Return a path as an author would say it: ``side.ar.bloc[2].support``, the items counted from 1."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words.append(f"[{part + 1}]")
        else:
            words.append(f".{part}" if words else part)
    return "".join(words)

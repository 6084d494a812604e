"""Lines of styled text laid out for a width: the one way in which the desk puts words on the screen.

Whatever comes in is a pair of words and a style; the words are cleaned and never read as markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from textual.content import Content, Span

from mediator_game.text.clean import clean_whole
from mediator_game.text.wrap import cell_width, shorten, wrap

Piece = tuple[str, str]
"""Words and their style."""

PLAIN = ""
STRONG = "bold"
QUIET = "$quiet"
FAINT = "dim"
"""Quiet inside a list, where the cursor changes the colours."""
HEAD = "bold $text-accent"
"""A heading: whose column this is, which month that was."""
FRESH = "bold $text-accent"
"""What changed since the last turn; an arrow or a mark always says so too."""
ALARM = "bold $text-accent"
"""What must not be overlooked; its words say so too."""

MOST = 20_000
"""Characters of one piece that are laid out: longer than any text a scenario may hold."""


@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """Return the words of a piece as they may be shown."""
    return clean_whole(text[:MOST])


@lru_cache(maxsize=4096)
def flow(pieces: tuple[Piece, ...], width: int, first: str = "", rest: str = "") -> tuple[Content, ...]:
    """Wrap the pieces to `width` cells, after `first` on the first line and `rest` on the others."""
    cleaned = [(safe(words), style) for words, style in pieces]
    flat = "".join(words for words, _ in cleaned)
    taken = max(cell_width(first), cell_width(rest))
    if width - taken < 2:
        first, rest, taken = "", "", 0
    room = max(1, width - taken)
    lines: list[Content] = []
    at = 0
    for number, line in enumerate(wrap(flat, room)):
        prefix = rest if number else first
        spans: list[Span] = []
        column = len(prefix)
        for word in line.split(" "):
            found = flat.find(word, at) if word else -1
            if found >= 0:
                spans.extend(_spans(cleaned, found, found + len(word), column - found))
                at = found + len(word)
            column += len(word) + 1
        lines.append(Content(prefix + line, _joined(spans)))
    return tuple(lines)


def _spans(pieces: Sequence[Piece], start: int, end: int, shift: int) -> list[Span]:
    """The styles of a stretch of the pieces, moved to where the stretch is shown."""
    spans: list[Span] = []
    at = 0
    for words, style in pieces:
        low, high = max(start, at), min(end, at + len(words))
        if style and low < high:
            spans.append(Span(low + shift, high + shift, style))
        at += len(words)
        if at >= end:
            break
    return spans


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Let a style run on over the single space between two words."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].style == span.style and span.start - joined[-1].end <= 1:
            joined[-1] = Span(joined[-1].start, span.end, span.style)
        else:
            joined.append(span)
    return joined


def line(pieces: Sequence[Piece], width: int) -> Content:
    """Put the pieces on one line of at most `width` cells; what does not fit is cut."""
    parts: list[Content] = []
    room = width
    for words, style in pieces:
        whole = safe(words).replace("\n", " ")
        if cut := shorten(whole, room) if room > 0 else "":
            parts.append(Content.styled(cut, style) if style else Content(cut))
            room -= cell_width(cut)
        if cut != whole:
            break
    return Content("").join(parts)


def row(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Content:
    """Put `left` and `right` at the two ends of a line; when both do not fit, the left one is cut."""
    end = line(right, width)
    taken = cell_width(end.plain)
    start = line(left, max(0, width - taken - (1 if taken else 0)))
    gap = width - taken - cell_width(start.plain)
    return Content("").join([start, Content(" " * max(0, gap)), end])


def cells(columns: Sequence[tuple[Sequence[Piece], int]]) -> Content:
    """Put pieces into columns of fixed widths, each cut to its own and one space short of the next."""
    parts: list[Content] = []
    for number, (pieces, width) in enumerate(columns):
        last = number == len(columns) - 1
        part = line(pieces, width if last else width - 1)
        parts.append(part)
        if not last:
            parts.append(Content(" " * max(0, width - cell_width(part.plain))))
    return Content("").join(parts)


class Sheet:
    """Gathers lines for one width."""

    def __init__(self, width: int) -> None:
        self.width = max(1, width)
        self.lines: list[Content] = []

    def row(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Add one line with something at each end."""
        self.lines.append(row(left, right, self.width))

    def cells(self, *columns: tuple[Sequence[Piece], int]) -> None:
        """Add one line of columns."""
        self.lines.append(cells(columns))

    def flow(self, *pieces: Piece, first: str = "", rest: str | None = None) -> None:
        """Add a paragraph; `first` begins its first line and `rest` (as `first`) the others."""
        self.lines.extend(flow(pieces, self.width, first, first if rest is None else rest))

    def gap(self) -> None:
        """Add an empty line, unless there is one above or nothing above."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Content(""))

    def content(self) -> Content:
        """Return the lines as one content."""
        return Content("\n").join(self.lines)

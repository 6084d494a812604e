"""What a debrief is made of: sections, and the few kinds of part that every renderer can draw.

Whatever is put into a part is cleaned on the way in, so no renderer can be handed anything that may not be shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import field, frozen

from mediator_game.text.clean import clean, one_line
from mediator_game.text.markdown import Block, BlockKind, Span

LONGEST_LINE = 4_000

Voice = Literal["you", "run", "record"]
"""Whose an entry of a timeline is: the trainee's move, what happened in the run, or what is on record."""


def _line(text: str) -> str:
    return one_line(text, length=LONGEST_LINE)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(_line(text) for text in texts)


def _rows(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(_lines(row) for row in rows)


def _blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(Block(one.kind, tuple(Span(clean(span.text), span.style) for span in one.spans)) for one in blocks)


@frozen
class Paragraph:
    """Prose: paragraphs, small headings, quotations."""

    blocks: tuple[Block, ...] = field(converter=_blocks)


@frozen
class Table:
    """Rows under headers; every row is as long as the headers."""

    headers: tuple[str, ...] = field(converter=_lines)
    rows: tuple[tuple[str, ...], ...] = field(converter=_rows)
    title: str = field(default="", converter=_line)


@frozen
class Items:
    """A list."""

    items: tuple[str, ...] = field(converter=_lines)
    title: str = field(default="", converter=_line)


@frozen
class Cause:
    """One link of a chain back from an entry: `depth` 1 is next to it, `decision` marks the trainee's own moves.

    `repeated` marks what an earlier entry, itself a link of this chain, has named already.
    """

    text: str = field(converter=_line)
    when: str = field(converter=_line)
    event: int
    depth: int
    decision: bool
    repeated: bool = False


@frozen
class Entry:
    """One thing on a timeline. `when` names the turn, `dateline` the place and day if they are known.

    `event` is its number in the game (0: none); `note` says what else should be known of it.
    """

    when: str = field(converter=_line)
    text: str = field(converter=_line)
    voice: Voice
    dateline: str = field(default="", converter=_line)
    event: int = 0
    causes: tuple[Cause, ...] = ()
    sources: tuple[str, ...] = field(default=(), converter=_lines)
    note: str = field(default="", converter=_line)


@frozen
class Timeline:
    """Entries in order; a renderer shows `when` where it changes."""

    entries: tuple[Entry, ...]
    title: str = field(default="", converter=_line)


Part = Paragraph | Table | Items | Timeline


@frozen
class Section:
    """A part of the debrief with a title.

    A gated section that is not `readable` yet has an empty body; `closed` then says what opens it.
    """

    id: str
    title: str
    body: tuple[Part, ...]
    gated: bool
    readable: bool
    closed: str = ""


def say(text: str, kind: BlockKind = "paragraph") -> Paragraph:
    """Return plain text as one paragraph; nothing in it is read as Markdown."""
    return Paragraph((Block(kind, (Span(text, "plain"),)),))


def heading(text: str) -> Paragraph:
    """Return a small heading."""
    return say(text, "heading")


def quote(text: str) -> Paragraph:
    """Return somebody's own words, a quotation for each of their paragraphs."""
    paragraphs = [one for one in text.split("\n") if one.strip()]
    return Paragraph(tuple(Block("quote", (Span(one, "plain"),)) for one in paragraphs))

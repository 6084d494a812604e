"""A small safe Markdown for scenario prose: words and their weight, never a link, an image or HTML."""

import re
from collections.abc import Iterator
from typing import Literal

from attrs import frozen

Style = Literal["plain", "strong", "emphasis"]
BlockKind = Literal["paragraph", "heading", "item", "quote"]

_MARKERS: tuple[tuple[str, BlockKind], ...] = (("## ", "heading"), ("- ", "item"), ("> ", "quote"))
_stars = re.compile(r"\*+")
_STYLES: dict[int, Style] = {1: "emphasis", 2: "strong"}


@frozen
class Span:
    """Words of one weight."""

    text: str
    style: Style


@frozen
class Block:
    """A paragraph, a heading, one item of a list, or a quotation."""

    kind: BlockKind
    spans: tuple[Span, ...]


def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text. Whatever is not one of the six forms known here is literal text."""
    return tuple(Block(kind, _spans(words)) for kind, words in _blocks(text))


def plain(text: str) -> str:
    """Return the words without the marks, an empty line between blocks."""
    return "\n\n".join("".join(span.text for span in block.spans) for block in parse(text))


def _blocks(text: str) -> Iterator[tuple[BlockKind, str]]:
    """Gather lines into blocks; a line without a marker goes on with the block before it."""
    kind: BlockKind = "paragraph"
    gathered: list[str] = []
    for line in text.split("\n"):
        marker, words = _marker(line.strip())
        joins = words != "" and gathered != [] and (marker is None or marker == kind == "quote")
        if not joins:
            if gathered:
                yield kind, " ".join(gathered)
            kind, gathered = marker or "paragraph", []
        if words:
            gathered.append(words)
        if marker == "heading":
            yield kind, words
            kind, gathered = "paragraph", []
    if gathered:
        yield kind, " ".join(gathered)


def _marker(line: str) -> tuple[BlockKind | None, str]:
    if line == ">":
        return "quote", ""
    for marker, kind in _MARKERS:
        if line.startswith(marker):
            return kind, line[len(marker) :].strip()
    return None, line


@frozen
class _Mark:
    """A run of one or two asterisks, and which way it can face."""

    start: int
    end: int
    opens: bool
    closes: bool

    @property
    def style(self) -> Style:
        return _STYLES[self.end - self.start]


def _spans(text: str) -> tuple[Span, ...]:
    """Cut a block into spans; inside two weights the inner one counts, and a lone mark is literal."""
    marks = list(_marks(text))
    partners = _partners(marks)
    parts: list[tuple[str, Style]] = []
    stack: list[tuple[int, Style]] = []
    at = 0
    for index, mark in enumerate(marks):
        closes = stack != [] and stack[-1][0] == index
        partner = partners[index]
        opens = (
            not closes and partner is not None and all(partner < end and style != mark.style for end, style in stack)
        )
        if not (closes or opens):
            continue
        parts.append((text[at : mark.start], stack[-1][1] if stack else "plain"))
        at = mark.end
        if closes:
            stack.pop()
        elif partner is not None:
            stack.append((partner, mark.style))
    parts.append((text[at:], "plain"))
    return tuple(Span(words, style) for words, style in parts if words)


def _marks(text: str) -> Iterator[_Mark]:
    for run in _stars.finditer(text):
        start, end = run.span()
        if end - start in _STYLES:
            before, after = text[max(start - 1, 0) : start], text[end : end + 1]
            yield _Mark(start, end, after != "" and not after.isspace(), before != "" and not before.isspace())


def _partners(marks: list[_Mark]) -> list[int | None]:
    """For each mark that can open, the next mark of its style that can close; found from the right."""
    partners: list[int | None] = [None] * len(marks)
    next_close: dict[Style, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.opens:
            partners[index] = next_close.get(mark.style)
        if mark.closes:
            next_close[mark.style] = index
    return partners

"""Blocks of the safe Markdown drawn as words and their weight; links, images and console markup do not exist here."""

from __future__ import annotations

from collections.abc import Iterable

from mediator_game.text.markdown import Block, Span
from mediator_game.tui.widgets.panel import Panel
from mediator_game.tui.widgets.sheet import HEAD, PLAIN, Piece, Sheet

COLUMN = 72
"""The widest a paragraph gets: longer lines are hard to read."""

_STYLES = {"plain": PLAIN, "strong": "bold", "emphasis": "italic"}


def lay(sheet: Sheet, blocks: Iterable[Block], *, indent: str = "") -> None:
    """Add the blocks to a sheet: an empty line between paragraphs, none between the items of a list."""
    width, before = sheet.width, ""
    sheet.width = min(width, COLUMN + len(indent))
    for block in blocks:
        if not block.kind == before == "item":
            sheet.gap()
        first, rest = {"item": ("• ", "  "), "quote": ("│ ", "│ ")}.get(block.kind, ("", ""))
        style = HEAD if block.kind == "heading" else PLAIN
        sheet.flow(*(_piece(span, style) for span in block.spans), first=indent + first, rest=indent + rest)
        before = block.kind
    sheet.width = width


class Prose(Panel[tuple[Block, ...]]):
    """A page of prose, as tall as it is long."""

    def draw(self, sheet: Sheet, facts: tuple[Block, ...]) -> None:
        """Lay the blocks out."""
        lay(sheet, facts)


def _piece(span: Span, style: str) -> Piece:
    own = _STYLES[span.style]
    return span.text, f"{style} {own}".strip() if own else style

"""Small panels for anything: one line with two ends, a few paragraphs, paragraphs to scroll through."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mediator_game.tui.widgets.panel import Panel, Paper
from mediator_game.tui.widgets.sheet import Piece, Sheet

Pieces = tuple[Piece, ...]


def lay(sheet: Sheet, paragraphs: Iterable[Pieces]) -> None:
    """Add paragraphs to a sheet; one without pieces is an empty line."""
    for paragraph in paragraphs:
        if paragraph:
            sheet.flow(*paragraph)
        else:
            sheet.gap()


class Row(Panel[tuple[Pieces, Pieces]]):
    """One line with something at each end."""

    def draw(self, sheet: Sheet, facts: tuple[Pieces, Pieces]) -> None:
        """Lay the line out."""
        sheet.row(*facts)


class Lines(Panel[tuple[Pieces, ...]]):
    """A few paragraphs, as tall as they are."""

    def draw(self, sheet: Sheet, facts: tuple[Pieces, ...]) -> None:
        """Lay the paragraphs out."""
        lay(sheet, facts)


class LongLines(Paper[tuple[Pieces, ...]]):
    """Paragraphs in what room there is."""

    def draw(self, sheet: Sheet, facts: tuple[Pieces, ...]) -> None:
        """Lay the paragraphs out."""
        lay(sheet, facts)


class Leaf(Paper[Callable[[Sheet], None]]):
    """Whatever it is given to draw, to scroll through."""

    def draw(self, sheet: Sheet, facts: Callable[[Sheet], None]) -> None:
        """Let it be drawn."""
        facts(sheet)

"""Keys and what they do, in two columns."""

from __future__ import annotations

from attrs import frozen

from mediator_game.tui.widgets.panel import Panel
from mediator_game.tui.widgets.sheet import PLAIN, STRONG, Sheet

KEYS_WIDTH = 24


@frozen
class KeyRow:
    """A line; without keys it is the title of the lines below it."""

    keys: str
    help: str


class KeyTable(Panel[tuple[KeyRow, ...]]):
    """One line a key."""

    def draw(self, sheet: Sheet, facts: tuple[KeyRow, ...]) -> None:
        """Lay the lines out."""
        for row in facts:
            if row.keys:
                sheet.cells(([(f"  {row.keys}", STRONG)], KEYS_WIDTH), ([(row.help, PLAIN)], sheet.width - KEYS_WIDTH))
            else:
                sheet.gap()
                sheet.row([(row.help, STRONG)])

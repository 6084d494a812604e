"""Keys and what they do, in two columns."""

from __future__ import annotations

from attrs import frozen
from textual.content import Content

from mediator_game.tui.widgets.panel import Panel
from mediator_game.tui.widgets.prose import COLUMN
from mediator_game.tui.widgets.sheet import PLAIN, STRONG, Sheet, flow

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
                self._row(sheet, row)
            else:
                sheet.gap()
                sheet.row([(row.help, STRONG)])

    def _row(self, sheet: Sheet, row: KeyRow) -> None:
        """The keys once, the help over as many lines as it takes."""
        room = min(sheet.width - KEYS_WIDTH, COLUMN)
        for number, words in enumerate(flow(((row.help, PLAIN),), room)):
            keys = Content.styled(f"  {row.keys}" if not number else "", STRONG)
            sheet.lines.append(Content.assemble(keys, " " * (KEYS_WIDTH - keys.cell_length), words))

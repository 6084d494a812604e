"""The two lines that stay on the desk while a scenario is watched."""

from __future__ import annotations

import re

from mediator_game.text.wrap import cell_width
from mediator_game.tui.watch.state import Watched, strip
from mediator_game.tui.widgets.panel import Panel
from mediator_game.tui.widgets.sheet import PLAIN, QUIET, STRONG, Sheet

ROOM = len("c checks") + 1
"""What stands at the end of the second line, and a space before it."""


class Strip(Panel[tuple[str, str]]):
    """Says what came of the last save."""

    def tell(self, watched: Watched) -> None:
        """Show what is known now."""
        self.show(strip(watched))

    def draw(self, sheet: Sheet, facts: tuple[str, str]) -> None:
        """Lay two lines out."""
        first, second = facts
        sheet.row([(first, STRONG)], [("only a preview", QUIET)])
        sheet.row([(_whole(second, sheet.width - ROOM), PLAIN)], [("c", STRONG), (" checks", QUIET)])


def _whole(said: str, width: int) -> str:
    """Leave out the last players where all do not fit: half a figure would be another figure."""
    if "%" not in said or cell_width(said) <= width:
        return said
    ends = [said[: found.start() + (found[0] == ". ")] for found in re.finditer("; |[.] ", said)]
    return next((f"{part} …" for part in reversed(ends) if cell_width(part) + 2 <= width), said)

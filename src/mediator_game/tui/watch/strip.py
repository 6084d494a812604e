"""The two lines that stay on the desk while a scenario is watched."""

from __future__ import annotations

from mediator_game.tui.watch.state import Watched, strip
from mediator_game.tui.widgets.panel import Panel
from mediator_game.tui.widgets.sheet import PLAIN, QUIET, STRONG, Sheet


class Strip(Panel[tuple[str, str]]):
    """Says what came of the last save."""

    def tell(self, watched: Watched) -> None:
        """Show what is known now."""
        self.show(strip(watched))

    def draw(self, sheet: Sheet, facts: tuple[str, str]) -> None:
        """Lay two lines out."""
        first, second = facts
        sheet.row([(first, STRONG)], [("preview, not saved", QUIET)])
        sheet.row([(second, PLAIN)], [("c", STRONG), (" checks", QUIET)])

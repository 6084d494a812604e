"""The map, large, with what the text or today's state says of each place."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer

from mediator_game.play.view import View
from mediator_game.tui import keys
from mediator_game.tui.widgets.lines import Leaf, Row
from mediator_game.tui.widgets.plan import LargePlan, legend, shades
from mediator_game.tui.widgets.sheet import HEAD, PLAIN, QUIET, Sheet


class MapScreen(Screen[None]):
    """The grid and its legend."""

    CSS_PATH = "map.tcss"
    HELP = "One letter is one place. A pattern says what the word beside its name says."
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("reader")

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Compose the map and the legend."""
        yield Row((((f"MAP · {self._view.title}", HEAD),), ((self._view.label, QUIET),)), id="title")
        with Horizontal(id="both"):
            yield LargePlan(self._view.map, id="plan")
            yield Leaf(self._legend, id="legend")
        yield Footer(show_command_palette=False)

    def _legend(self, sheet: Sheet) -> None:
        for word, pattern in shades(self._view.map).items():
            sheet.flow((f"{pattern * 3} ", PLAIN), (word, PLAIN))
        sheet.gap()
        legend(self._view.map, sheet)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

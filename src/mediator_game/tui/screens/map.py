"""The map, large, with what the text or today's state says of each place."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer

from mediator_game.play.view import MapView, View
from mediator_game.tui import keys
from mediator_game.tui.widgets.lines import Leaf, Row
from mediator_game.tui.widgets.plan import LargePlan, shades
from mediator_game.tui.widgets.sheet import HEAD, PLAIN, QUIET, STRONG, Sheet


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
        yield Footer()

    def _legend(self, sheet: Sheet) -> None:
        legend(self._view.map, sheet)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def legend(facts: MapView, sheet: Sheet) -> None:
    """Lay out the patterns, the places and the note."""
    for word, pattern in shades(facts).items():
        sheet.flow((f"{pattern * 3} ", PLAIN), (word, PLAIN))
    sheet.gap()
    marks = dict(facts.marks)
    for letter, name in facts.legend:
        said = marks.get(letter, "")
        sheet.flow((letter, STRONG), (f"  {name}", PLAIN), (f" · {said}" if said else "", QUIET), rest="   ")
    if facts.note:
        sheet.gap()
        sheet.flow((facts.note, QUIET))

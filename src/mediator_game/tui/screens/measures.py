"""The measures: what is in force, what each stands on, and who would say yes as far as is known."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from mediator_game.play.view import MeasureView, View
from mediator_game.text.wrap import cell_width
from mediator_game.tui.screens.look import LookScreen
from mediator_game.tui.widgets import prose
from mediator_game.tui.widgets.sheet import FAINT, HEAD, PLAIN, QUIET, STRONG, Sheet, row, safe

IN_FORCE, BROKEN, OPEN, CLOSED = "●", "✕", "○", "·"
KEY = f"{IN_FORCE} in force  {BROKEN} broken  {OPEN} open  {CLOSED} closed"


class MeasuresScreen(LookScreen):
    """Every measure, one under the cursor."""

    HELP = "Up and down choose a measure; page up and page down scroll what is known of it."

    def __init__(self, view: View) -> None:
        super().__init__()
        self._measures = {one.id: one for one in view.measures}

    def heading(self) -> tuple[str, str]:
        """Return the heading, with the key to the glyphs."""
        return "MEASURES", KEY

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield each measure with its state."""
        for id, one in self._measures.items():
            left, right = f"{mark(one)} {one.title}", one.state if one.state != "not yet" else ""
            room = width - cell_width(safe(left)) - 2
            style = STRONG if one.state == "in force" else PLAIN
            yield id, row([(left, style)], [(right, FAINT)] if cell_width(safe(right)) <= room else [], width)

    def about(self, id: str | None, sheet: Sheet) -> None:
        """Lay out one of them."""
        one = self._measures.get(id or "")
        if one is None:
            sheet.flow(("There are no measures in this scenario.", QUIET))
            return
        sheet.flow((one.title, HEAD), (f", {one.kind}", PLAIN))
        sheet.flow(("It is ", QUIET), (one.state, STRONG))
        if one.closed:
            sheet.flow(("Closed: ", QUIET), (one.closed, PLAIN))
        _pairs(sheet, "It needs", one.likely if one.state != "in force" else [(name, "") for name, _ in one.likely])
        _pairs(sheet, "It stands on", [(title, "in force" if done else "not yet") for title, done in one.after])
        _pairs(sheet, "It concerns", [(title, "heard" if done else "not heard") for title, done in one.concerns])
        if one.breaks:
            sheet.gap()
            sheet.flow((one.breaks, PLAIN))
        if one.text:
            sheet.gap()
            prose.lay(sheet, one.text)
        if one.source:
            sheet.gap()
            sheet.flow((" ".join(f"[{id}]" for id in one.source), QUIET))


def mark(one: MeasureView) -> str:
    """Return the glyph that says how a measure stands."""
    if one.state == "in force":
        return IN_FORCE
    return BROKEN if one.state == "broken" else CLOSED if one.closed else OPEN


def _pairs(sheet: Sheet, heading: str, pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> None:
    if pairs:
        sheet.gap()
        sheet.flow((heading, QUIET))
        for left, right in pairs:
            sheet.flow((left, PLAIN), (f": {right}" if right else "", STRONG), first="• ", rest="  ")

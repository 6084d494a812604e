"""Long readings: everything that has happened, and the briefing again."""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve
from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer

from mediator_game.play.view import View
from mediator_game.tui import keys
from mediator_game.tui.widgets import prose
from mediator_game.tui.widgets.lines import Leaf, Row
from mediator_game.tui.widgets.log import LogFacts, LogPaper
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.sheet import HEAD, QUIET, Sheet


class _LongScreen(Screen[None]):
    """One long paper under a heading, scrolled with the arrows."""

    CSS_PATH = "record.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("reader")

    paper = getters.query_one("#paper", Paper)

    def __init__(self, title: str, aside: str) -> None:
        super().__init__()
        self._title, self._aside = title, aside

    def reading(self) -> Paper[object]:
        """Return the paper."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Compose the heading and the paper."""
        yield Row((((self._title, HEAD),), ((self._aside, QUIET),)), id="title")
        yield self.reading()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The paper takes the keyboard."""
        self.paper.can_focus = True
        self.paper.focus()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


class LogScreen(_LongScreen):
    """Everything that has happened, the latest first."""

    HELP = "Everything told so far, the latest first."

    def __init__(self, title: str, facts: LogFacts) -> None:
        super().__init__(f"LOG · {title}", "the latest first")
        # Nothing is set apart as new here: what is new is told in the order it came, the rest backwards.
        self._facts = evolve(facts, fresh=len(facts.told))

    def reading(self) -> Paper[object]:
        """Return the log."""
        return LogPaper(self._facts, id="paper")  # type: ignore[return-value]


class BriefingScreen(_LongScreen):
    """The briefing and the chair's instructions."""

    HELP = "What you were told before the first turn."

    def __init__(self, view: View) -> None:
        super().__init__(view.title, view.period)
        self._view = view

    def reading(self) -> Paper[object]:
        """Return the pages one after the other."""
        return Leaf(self._pages, id="paper")  # type: ignore[return-value]

    def _pages(self, sheet: Sheet) -> None:
        view = self._view
        for page, titled in ((view.briefing, False), (view.instructions, True)):
            if titled:
                sheet.gap()
                sheet.row([(page.title.upper(), HEAD)])
            prose.lay(sheet, (*page.blocks, *page.more))
        if view.as_seen_in:
            sheet.gap()
            sheet.flow((f"As seen in {view.as_seen_in}. {view.honesty}", QUIET))

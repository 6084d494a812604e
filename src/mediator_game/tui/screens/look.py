"""Screens for looking closer: a list and what there is to read about the line under its cursor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer

from mediator_game.tui import keys
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.lines import Leaf, Row
from mediator_game.tui.widgets.sheet import HEAD, QUIET, Sheet
from mediator_game.tui.widgets.short import Short, room


class LookScreen(Screen[None]):
    """A list and what there is to read about the line under its cursor."""

    CSS_PATH = "look.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("look")

    list = getters.query_one("#list", Short)
    reading = getters.query_one("#reading", Leaf)

    def heading(self) -> tuple[str, str]:
        """Return what the screen is called, and what is said at the right."""
        raise NotImplementedError

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield the lines of the list."""
        raise NotImplementedError

    def about(self, id: str | None, sheet: Sheet) -> None:
        """Lay out what there is to read about a line; None when the list is empty."""
        raise NotImplementedError

    def chosen(self, id: str) -> None:
        """Do what Enter does on a line; nothing, unless a screen says otherwise."""

    def compose(self) -> ComposeResult:
        """Compose the heading, the list and the reading."""
        yield Row(id="title")
        with Horizontal(id="both"):
            yield Short(id="list")
            yield Leaf(id="reading")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self.list.focus()
        self.call_after_refresh(self.draw)

    def on_resize(self) -> None:
        """Lay the list out for the new width."""
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draw everything again."""
        title, aside = self.heading()
        self.query_one("#title", Row).show((((title, HEAD),), ((aside, QUIET),)))
        if (width := room(self.list)) > 0:
            self.list.fill(self.rows(width))
        self._read()

    def _read(self) -> None:
        self.reading.show(partial(self.about, self.list.chosen), from_top=True)

    @on(Choices.OptionHighlighted)
    def _highlighted(self) -> None:
        self._read()

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        event.stop()
        self.chosen(event.option_id or "")

    def action_scroll(self, pages: int) -> None:
        """Scroll what is being read."""
        (self.reading.scroll_page_down if pages > 0 else self.reading.scroll_page_up)(animate=False)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

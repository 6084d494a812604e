"""Help: the keys that work here, then how the game is played. Drawn from the registry, so that it cannot lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

from mediator_game.text.markdown import Block, parse
from mediator_game.tui import keys
from mediator_game.tui.manual import MANUAL
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.keytable import KeyRow, KeyTable
from mediator_game.tui.widgets.prose import Prose
from mediator_game.tui.widgets.reading import Reading


class HelpScreen(GameScreen):
    """With a screen: its keys first, then the manual. Without one: the manual, then every key there is."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("reader")

    def __init__(self, over: Screen[object] | None = None) -> None:
        super().__init__()
        self._over = over

    def compose(self) -> ComposeResult:
        """Compose keys and manual in the order that serves whoever asked."""
        yield Bar("How to play" if self._over is None else "Help")
        with Reading():
            if self._over is None:
                yield Prose(_manual())
                yield Static("The keys", classes="now", markup=False)
                yield KeyTable(tuple(_all_keys()))
            else:
                yield KeyTable(tuple(_keys_of(self._over)))
                yield Static("How to play", classes="now", markup=False)
                yield Prose(_manual())
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the keys scroll the page."""
        self.query_one(Reading).focus()

    def action_close(self) -> None:
        """Go back to what was being done."""
        self.dismiss()


def _manual() -> tuple[Block, ...]:
    return parse(MANUAL)


def _all_keys() -> Iterator[KeyRow]:
    """Yield every key of the registry under its place."""
    for place in keys.GROUPS:
        yield KeyRow("", place.title)
        for key in place.keys:
            yield KeyRow("  ".join(keys.shown(key.keys)), key.help)


def _keys_of(screen: Screen[object]) -> Iterator[KeyRow]:
    """Yield the keys that work on a screen now, as they are bound now, under their places."""
    bound: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.enabled:
            bound.setdefault(active.binding.id, []).extend(keys.shown(active.binding.key))
    for place in sorted(keys.GROUPS, key=lambda one: one.id in ("app", "list")):
        here = [(key, bound[f"{place.id}.{key.name}"]) for key in place.keys if f"{place.id}.{key.name}" in bound]
        if here:
            yield KeyRow("", place.title)
            for key, shown in here:
                yield KeyRow("  ".join(shown), key.help)

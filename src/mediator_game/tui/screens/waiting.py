"""Waiting is never silent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import App

PATIENCE = 0.25
"""Seconds a player waits before being told."""


class WaitingScreen(ModalScreen[None]):
    """Says that the game is at work; it takes no keys, for there is nothing yet to do."""

    def compose(self) -> ComposeResult:
        """Compose the words."""
        with Vertical(classes="dialog"):
            yield Static("One moment ...", markup=False)


@asynccontextmanager
async def waiting(app: App[int]) -> AsyncIterator[None]:
    """Show the waiting screen if what is done inside takes long."""
    screen = WaitingScreen()
    timer = app.set_timer(PATIENCE, lambda: app.push_screen(screen))
    try:
        yield
    finally:
        timer.stop()
        if screen in app.screen_stack:
            await screen.dismiss()

"""What every screen of this face shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from mediator_game.tui.widgets.reading import Reading

if TYPE_CHECKING:
    from mediator_game.tui.app import MediatorApp


class GameScreen(Screen[None]):
    """A screen that knows its application by its own type, and can go back."""

    @property
    def game(self) -> MediatorApp:
        """The application."""
        return cast("MediatorApp", self.app)

    def action_turn_page(self) -> None:
        """Turn the page that is read, wherever the cursor is."""
        self.query_one(Reading).turn_page()

    def action_back(self) -> None:
        """Go back to where the player came from."""
        self.dismiss()

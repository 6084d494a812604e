"""What every screen of this face shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.screen import Screen

from mediator_game.tui.widgets.reading import Reading

if TYPE_CHECKING:
    from mediator_game.tui.app import MediatorApp


def sized(screen: Screen[None], app: App[int]) -> None:
    """Give a screen the classes of its size before it is first laid out, which Textual does only after."""
    width, height = app.size
    for length, places in ((width, app.HORIZONTAL_BREAKPOINTS), (height, app.VERTICAL_BREAKPOINTS)):
        fits = [name for least, name in sorted(places or ()) if length >= least]
        screen.add_class(*fits[-1:])


class GameScreen(Screen[None]):
    """A screen that knows its application by its own type, and can go back."""

    @property
    def game(self) -> MediatorApp:
        """The application."""
        return cast("MediatorApp", self.app)

    def on_mount(self) -> None:
        """Take the shape of the terminal at once."""
        sized(self, self.app)

    def action_turn_page(self) -> None:
        """Turn the page that is read, wherever the cursor is."""
        self.query_one(Reading).turn_page()

    def action_back(self) -> None:
        """Go back to where the player came from."""
        self.dismiss()

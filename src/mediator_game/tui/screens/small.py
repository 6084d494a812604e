"""What is shown when the terminal is too small to play in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

NEEDED = Size(60, 20)


def fits(size: Size) -> bool:
    """Tell whether a terminal of this size is large enough."""
    return size.width >= NEEDED.width and size.height >= NEEDED.height


class SmallScreen(ModalScreen[None]):
    """One sentence; it goes away by itself when there is room."""

    DEFAULT_CSS = """
    SmallScreen { background: $background; align: left top; }
    """

    def compose(self) -> ComposeResult:
        """Compose the sentence."""
        yield Static("", markup=False)

    def on_mount(self) -> None:
        """Say it for the size there is."""
        self._say(self.app.size)

    def on_resize(self, event: Resize) -> None:
        """Go away, or say it again."""
        if fits(event.size):
            if self.is_current:  # a second event may come while the screen is going away
                self.dismiss()
        else:
            self._say(event.size)

    def _say(self, size: Size) -> None:
        self.query_one(Static).update(
            Content(
                f"The game needs {NEEDED.width} columns and {NEEDED.height} lines; this terminal has {size.width} and"
                f" {size.height}. Enlarge it, or leave with Ctrl+Q and start with --plain."
            )
        )

"""The line that stays on the screen for as long as a game is not being saved."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from mediator_game.text.clean import one_line


class Trouble(Static):
    """Shown while there is trouble, hidden while there is none."""

    def __init__(self, trouble: str = "") -> None:
        super().__init__("", markup=False)
        self.tell(trouble)

    def tell(self, trouble: str) -> None:
        """Say what the trouble is; empty hides the line."""
        self.set_class(bool(trouble), "-on")
        self.update(Content(f"! {one_line(trouble, length=300)} F8: save elsewhere." if trouble else ""))

"""Where the player stands in the row of pages before play."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

STEPS = ("What it is about", "Briefing", "Chair", "Mode")


class Steps(Static):
    """The names of the pages; the one in front is bold and marked."""

    DEFAULT_CSS = "Steps { height: 1; padding: 0 1; }"

    def __init__(self, here: int) -> None:
        parts = [
            Content.styled(f"{number + 1} {name}", "bold underline" if number == here else "$quiet")
            for number, name in enumerate(STEPS)
        ]
        super().__init__(Content("   ").join(parts), markup=False)

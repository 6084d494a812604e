"""Leaving a preview."""

from __future__ import annotations

from mediator_game.tui.screens.dialog import Ask


class StopScreen(Ask):
    """Asks whether to stop watching."""

    def __init__(self) -> None:
        answers = (("stop", "Stop"), ("stay", "Go on"))
        super().__init__("Stop watching?", "What you played in the preview is not kept.", answers)

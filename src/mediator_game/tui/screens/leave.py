"""Leaving in the middle of a game."""

from __future__ import annotations

from mediator_game.tui.screens.dialog import Ask


class LeaveScreen(Ask):
    """Asks whether to leave, and says what becomes of the game."""

    def __init__(self, trouble: str) -> None:
        kept = "The game is saved up to your last move. Resume goes on from here."
        lost = f"{trouble} What has not been saved is lost when you leave."
        super().__init__("Leave the game?", lost if trouble else kept, (("leave", "Leave"), ("stay", "Stay")))

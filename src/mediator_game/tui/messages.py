"""What screens tell the application; messages go up, the application decides what comes next."""

from __future__ import annotations

from textual.message import Message


class GameEnded(Message):
    """The game on the desk has ended and the player has seen so: the ending comes next."""


class DeskLeft(Message):
    """The player leaves the desk for home; the game can be resumed."""

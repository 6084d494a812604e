"""What line mode needs from outside: answers, somewhere to write, a save, the debrief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from mediator_game.debrief.parts import Section
from mediator_game.play.session import Session


class Reader(Protocol):
    """Where answers come from."""

    def ask(self, prompt: str) -> str | None:
        """Show the prompt and return the line typed; None when nobody answers any more.

        KeyboardInterrupt when the player pressed Ctrl-C instead of answering.
        """
        ...


class Writer(Protocol):
    """Where text goes."""

    def write(self, text: str) -> None:
        """Write cleaned text as it is, line feeds included."""
        ...


class Save(Protocol):
    """The game's transcript on disk, as far as a player can do something about it."""

    @property
    def path(self) -> Path:
        """Where it is, or would be."""
        ...

    def save_elsewhere(self, folder: Path) -> bool:
        """Write the whole save into another folder and go on there; False when that failed."""
        ...


Sections = Callable[[Session], Sequence[Section]]
"""Gives the debrief of a session as it stands: what is gated is closed until the alternatives are recorded."""

"""The full screen, when there is a terminal to draw it on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mediator_game.cli.output import Failed

if TYPE_CHECKING:
    from mediator_game.tui.launch import Launch


def show(launch: Launch | None = None, saves: Path | None = None) -> int:
    """Run the full screen until the player leaves and return the exit code; raise `Failed` without a terminal."""
    from mediator_game.tui.run import run

    needed()
    return run(launch, saves=saves)


def needed() -> None:
    """Raise `Failed` when there is no terminal for the full screen."""
    from mediator_game.tui.run import why_not

    if reason := why_not():
        raise Failed(reason)

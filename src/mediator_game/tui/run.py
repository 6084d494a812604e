"""Starting the Textual face, and ending it well."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from attrs import evolve

from mediator_game.tui.launch import Launch
from mediator_game.tui.ports import Games

NO_TERMINAL = (
    "There is no terminal here that the full screen could be drawn on. Add --plain to play line by line, for example:"
    " mediator play tutorial --plain"
)
USAGE = 2
"""The exit code for what could not be done."""


def why_not() -> str:
    """Return why the face cannot be shown here, or an empty text. Textual itself would wait for ever."""
    streams = (sys.stdin, sys.stdout)
    if os.environ.get("TERM", "") == "dumb" or not all(stream is not None and stream.isatty() for stream in streams):
        return NO_TERMINAL
    return ""


def run(launch: Launch | None = None, *, saves: Path | None = None, games: Games | None = None) -> int:
    """Run the face until the player leaves, and return the exit code. `saves` is a folder chosen for transcripts."""
    if reason := why_not():
        print(reason, file=sys.stderr)
        return USAGE
    from mediator_game.tui import settings
    from mediator_game.tui.app import MediatorApp

    launch = launch if launch is not None else Launch()
    own = settings.read(settings.path())
    if not own.theme:
        own = evolve(own, theme=settings.remembered())
    app = MediatorApp(games or _on_disk(launch, saves), launch, own)
    begun = app.theme
    app.run()
    if app.theme != begun:
        settings.remember(app.theme)
    if lost := app.put_away():  # a signal ends the program without a word
        print(lost, file=sys.stderr)
    return app.return_code or 0


def _on_disk(launch: Launch, saves: Path | None) -> Games:
    from mediator_game.tui.games import FileGames

    return FileGames(saves, launch.names)

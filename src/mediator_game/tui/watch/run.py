"""Starting the watch on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from mediator_game.playtest.rehearsal import Beginning


def run(path: Path, beginning: Beginning) -> int:
    """Watch a scenario until its author leaves, and return the exit code."""
    from mediator_game.tui import settings
    from mediator_game.tui.watch.app import WatchApp

    own = settings.read(settings.path())
    if not own.theme:
        own = evolve(own, theme=settings.remembered())
    app = WatchApp(path, beginning, own)
    theme = app.theme
    app.run()
    if app.theme != theme:
        settings.remember(app.theme)
    return app.return_code or 0

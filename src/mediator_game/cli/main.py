"""The way in. ``mediator --version`` answers before anything else is imported."""

from __future__ import annotations

import sys

from mediator_game import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        try:
            print(f"mediator {__version__}", flush=True)
        except (OSError, ValueError):  # a full disk, a closed stream: the guard says so, or nobody reads it
            pass
        else:
            return
    from mediator_game.cli.guard import run

    sys.exit(run(sys.argv[1:]))

"""Draw the pictures of the documentation anew: a real game of 1997, played to its fifth month, on a screen of 120x40.

Run it with the game's own Python, from anywhere: ``.venv/bin/python docs/images/make.py``.
The same game gives the same picture, to the byte.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

if __name__ == "__main__":  # Textual reads the environment when it is imported, so this comes first.
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM"):
        os.environ.pop(name, None)
    os.environ["TEXTUAL_ANIMATIONS"] = "none"

from mediator_game.play.inputs import EndTurn, Input, Move, OpenNote
from mediator_game.scenario.library import find
from mediator_game.scenario.load import load
from mediator_game.transcript.opening import open_game
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.games import FileGames
from mediator_game.tui.launch import Launch
from mediator_game.tui.screens.desk import DeskScreen

HERE = Path(__file__).resolve().parent
SCENARIO, CHAIR, SEED = "1997-step-by-step", "us", 7
STARTED = datetime(2026, 1, 1, tzinfo=UTC)
TEXT = {
    "outer": "all-five",
    "corridor": "kelbajar",
    "status": "deferred",
    "security": "observers",
    "borders": "az-open",
}
PLAYED: tuple[Input, ...] = (
    Move("table", text=TEXT),
    Move("visit", target="ar"),
    EndTurn(),
    Move("visit", target="az"),
    Move("channel", target="ar.army"),
    EndTurn(),
    OpenNote("army-margins"),
    Move("visit", target="ar"),
    Move("consult"),
    EndTurn(),
    Move("visit", target="az"),
    Move("prepare"),
    EndTurn(),
)
"""Both presidents, a word to the army, both again: the fifth month begins."""
FONTS = "'Fira Code', ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def main() -> int:
    """Draw every picture, and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        save = play(Path(folder))
        picture = asyncio.run(photograph(save, Path(folder)))
    (HERE / "desk.svg").write_text(without_network(picture), encoding="utf-8")
    return 0


def play(folder: Path) -> Path:
    """Play the game into a save, and return it."""
    opened = open_game(
        load(find(SCENARIO)), CHAIR, SEED, "player", "training", "report", folder, lambda: 0.0, STARTED, "000000"
    )
    with opened.journal as journal:
        for entered in PLAYED:
            opened.session.do(entered)
        return journal.path


async def photograph(save: Path, folder: Path) -> str:
    """Resume the save in the app, and return a picture of the desk."""
    app = MediatorApp(FileGames(folder), Launch(save=str(save)))
    async with app.run_test(size=(120, 40)) as pilot:
        while not any(isinstance(screen, DeskScreen) for screen in app.screen_stack):
            await pilot.pause(0.05)
        await pilot.pause(0.5)
        while not isinstance(app.screen, DeskScreen):
            await pilot.press("escape")  # the month's question waits; it is not the picture
            await pilot.pause(0.1)
        picture = app.export_screenshot(title="mediator")
        app.put_away()
    return picture


def without_network(svg: str) -> str:
    """Take out the fonts that a picture would fetch from elsewhere, and name those that a reader has."""
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family:[^;}]*", f"font-family: {FONTS}", svg)
    if fetched := re.findall(r"url\((?!#)[^)]*\)|@import[^;]*|(?:href|src)=\"(?!#)[^\"]*", svg):
        raise ValueError(f"The picture would fetch {fetched[0]}.")
    return svg


if __name__ == "__main__":
    sys.exit(main())

"""The desk in front of a test: the real application with a session on its desk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from mediator_game.tui.app import MediatorApp
from mediator_game.tui.screens.desk import DeskScreen
from tui.fakes import FakeGames

WIDE, NORMAL, NARROW = (120, 40), (80, 24), (60, 20)


@asynccontextmanager
async def at_desk(session, size=WIDE) -> AsyncIterator[Pilot]:
    """Yield a pilot who sits at the desk of `session`."""
    app = MediatorApp(FakeGames())
    async with app.run_test(size=size) as pilot:
        app.session = session
        await app.push_screen(DeskScreen(session))
        await pilot.pause()
        yield pilot


async def keys(pilot: Pilot, *pressed: str) -> None:
    """Press keys one after the other, letting the screen settle after each."""
    for key in pressed:
        await pilot.press(key)
        await pilot.pause()


async def choose(pilot: Pilot, move: str) -> None:
    """Put the cursor on a move and press Enter."""
    desk = next(screen for screen in pilot.app.screen_stack if isinstance(screen, DeskScreen))
    desk.moves.point_at(move)
    await keys(pilot, "enter")

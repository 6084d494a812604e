"""The game in front of its author: it follows the file, and nothing of it is kept."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePath
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from attrs import evolve
from textual import work
from textual.binding import BindingType
from textual.screen import Screen

from mediator_game.playtest.rehearsal import (
    Beginning,
    Playthrough,
    Preview,
    Rehearsal,
    Watcher,
    begun,
    checked,
    explored,
    played,
    session_of,
    words,
)
from mediator_game.tui import games as disk
from mediator_game.tui import keys
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.launch import Launch
from mediator_game.tui.messages import DeskLeft
from mediator_game.tui.screens.base import sized
from mediator_game.tui.settings import Settings
from mediator_game.tui.watch.desk import WatchDesk
from mediator_game.tui.watch.page import WatchPage
from mediator_game.tui.watch.state import Watched
from mediator_game.tui.ways import OPENING

if TYPE_CHECKING:
    from mediator_game.play.session import Session

EVERY = 0.25
"""Seconds between two looks at the files."""


class WatchApp(MediatorApp):
    """The desk at the author's own moment, put back there after every save. The page of the watch is its home."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../app.tcss", "../screens/look.tcss", "watch.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("watch")

    def __init__(
        self,
        path: Path,
        beginning: Beginning,
        settings: Settings | None = None,
        *,
        now: Callable[[], datetime] = disk.now,
        every: float = EVERY,
    ) -> None:
        super().__init__(disk.FileGames(), Launch(), settings)
        self._path, self._beginning, self._now, self._every = path, beginning, now, every
        self._watcher = Watcher([path])
        self._stop = Event()
        self.watched = Watched()
        self.rounds = 0
        """The saves that were checked so far."""

    def get_default_screen(self) -> Screen[None]:
        """The page is under everything."""
        return WatchPage()

    def follow(self, launch: Launch) -> None:  # noqa: ARG002 - there is one place to go
        """Begin to watch."""
        self._round()
        self.set_interval(self._every, self._poll)

    # Rounds

    def _poll(self) -> None:
        if self._watcher.poll(time.monotonic()):
            self._round()

    def on_unmount(self) -> None:
        """Let the games end."""
        self._stop.set()

    @work(exclusive=True, group="round")
    async def _round(self) -> None:
        """Check the file as it is now, then play; a newer round ends this one."""
        self._stop.set()
        stop = self._stop = Event()
        found = await asyncio.to_thread(checked, self._path)
        self._watcher.follow(found.loaded.used)
        await self._saw(found)
        if found.scenario is None:
            return
        full = await asyncio.to_thread(played, found, self._beginning, stop.is_set)
        if full.batch is None or not full.batch.whole:
            return
        self.watched = self.watched.heard(full, whole=False)
        self._tell()
        full = await asyncio.to_thread(explored, full, self._beginning, stop.is_set)
        self.watched = self.watched.heard(full, whole=True)
        self._tell()

    async def _saw(self, found: Rehearsal) -> None:
        self.watched = self.watched.saw(found, f"{self._now():%H:%M:%S}")
        self.rounds += 1
        if found.scenario is not None and self.watched.own is None:
            self.watched = evolve(self.watched, own=Preview.of(begun(found.loaded, self._beginning)))
            await self._sit_down_again()
        else:
            self.desk_in_front()
        self._tell()
        if not isinstance(self.screen, WatchDesk | WatchPage):
            self.notify(f"Saved: {words.state(found)}", timeout=4, markup=False)

    def _tell(self) -> None:
        """Have the screens of the watch say what is known."""
        for screen in self.screen_stack:
            if isinstance(screen, WatchDesk) and screen.is_mounted:
                screen.tell()
            elif isinstance(screen, WatchPage) and screen.is_mounted:
                screen.draw()
        self.screen.refresh_bindings()

    # The game on the desk

    @property
    def desk(self) -> WatchDesk | None:
        """The desk, if there is one."""
        return next((screen for screen in self.screen_stack if isinstance(screen, WatchDesk)), None)

    def desk_in_front(self) -> None:
        """Bring the game on the desk under the last good form, unless the author is in the middle of something."""
        desk, shown, good = self.desk, self.watched.shown, self.watched.good
        if desk is None or shown is None or good is None:
            return
        above = self.screen_stack[self.screen_stack.index(desk) + 1 :]
        if desk.asking or not all(isinstance(screen, WatchPage) for screen in above):
            return
        self.watched = self.watched.show(shown.under(good.loaded))
        self._put(desk)

    def _put(self, desk: WatchDesk) -> None:
        shown = self.watched.shown
        if shown is not None and desk.session is not shown.session:
            self.session = shown.session
            desk.put(shown.session)
            desk.tell()

    def visit(self, playthrough: Playthrough) -> None:
        """Open a game of the batch at its moment."""
        good = self.watched.good
        if good is not None and not self.underway:
            session = session_of(playthrough, good.loaded)
            self.watched = evolve(self.watched, visit=Preview.of(session), visiting=playthrough, followed=False)
            self._to_desk()

    def action_own_game(self) -> None:
        """Go back to the author's own game, under the form of now."""
        if not self.underway:
            self.watched = evolve(self.watched, visit=None, visiting=None)
            self._to_desk()

    @work(group=OPENING)
    async def _to_desk(self) -> None:
        await self._sit_down_again()

    async def _sit_down_again(self) -> None:
        shown, good = self.watched.shown, self.watched.good
        await self._clear()
        if shown is None or good is None:
            return
        shown = shown.under(good.loaded)
        self.watched = self.watched.show(shown)
        await self._sit_down(shown.session)

    async def _sit_down(self, session: Session) -> None:
        self.session = session
        desk = WatchDesk(session)
        sized(desk, self)
        await self.push_screen(desk)

    # Ways that lead elsewhere in a game

    async def _go_home(self) -> None:
        await self._sit_down_again()

    async def _look_back(self, session: Session) -> None:
        from mediator_game.tui.screens.debrief import DebriefScreen

        await self._clear()
        self.session = session
        await self.push_screen(DebriefScreen(session, instructor=True))

    async def on_desk_left(self, message: DeskLeft) -> None:
        """Leaving the desk is to stop watching."""
        message.stop()
        message.prevent_default()
        self.action_stop()

    def put_away(self) -> str:
        """Let go of the game; there is nothing to save."""
        self.session = None
        return ""

    # Keys

    def action_watch_page(self) -> None:
        """Show everything that is known."""
        self.push_screen(WatchPage())

    def leave_page(self) -> None:
        """Put the page away; when it is all there is, stop watching."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.action_stop()

    def action_stop(self) -> None:
        """Stop watching: after asking when something has been played, at once the second time."""
        from mediator_game.tui.watch.leave import StopScreen

        played_on = self.watched.own is not None and self.watched.own.session.sequence > 0
        if isinstance(self.screen, StopScreen) or not played_on:
            self.quit_game()
        else:
            self.push_screen(StopScreen(), self._stopped)

    def _stopped(self, answer: str | None) -> None:
        if answer == "stop":
            self.quit_game()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The page is opened once; the way back to one's own game is there while another is shown."""
        if action == "watch_page":
            return not isinstance(self.screen, WatchPage)
        if action == "own_game":
            return self.watched.visit is not None
        return super().check_action(action, parameters)

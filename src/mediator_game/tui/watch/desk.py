"""The desk of a preview: the game's own, with a strip below, and a session that is put in its place on every save."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import Worker

from mediator_game.play.inputs import Input
from mediator_game.tui import facts, keys
from mediator_game.tui.screens.desk import DeskScreen
from mediator_game.tui.watch.strip import Strip

if TYPE_CHECKING:
    from mediator_game.play.session import Session
    from mediator_game.tui.watch.app import WatchApp


class WatchDesk(DeskScreen):
    """Plays as any desk does."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*(f"../screens/{name}" for name in DeskScreen.CSS_PATH), "watch.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("preview")

    strip = getters.query_one(Strip)

    @property
    def watching(self) -> WatchApp:
        """The application."""
        return cast("WatchApp", self.app)

    def compose(self) -> ComposeResult:
        """Compose the desk over the strip."""
        yield from super().compose()
        yield Strip(id="strip")

    def on_mount(self) -> None:
        """Say at once what is known."""
        self.tell()

    def on_screen_resume(self) -> None:
        """Take up what was saved while something else was in front."""
        self.watching.desk_in_front()

    @property
    def asking(self) -> bool:
        """Whether a turn is being begun or ended: what is answered now is meant for the game that asked."""
        return any(
            worker.node is self and worker.group == "turn" and not worker.is_finished for worker in self.app.workers
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take up what was saved while the game was asking."""
        if event.worker.group == "turn" and event.worker.is_finished:
            self.watching.desk_in_front()

    def tell(self) -> None:
        """Say what is known now."""
        self.strip.tell(self.watching.watched)

    def put(self, session: Session) -> None:
        """Put a session in the place of the one shown, the same tab in front."""
        told = len(self.view.log)
        self.session = session
        self.view = session.view()
        if len(self.view.log) != told:
            self._fresh = facts.last_turn(self.view)
        self._notice = facts.ended(self.view)
        self._show_tab()
        self._draw()
        self.refresh_bindings()

    def take(self, entered: Input) -> str:
        """Give an input to the session, and say so in the strip."""
        refused = super().take(entered)
        self.tell()
        return refused

    def action_stop(self) -> None:
        """Stop watching, after asking."""
        self.watching.action_stop()

"""Another folder for a game that cannot be saved where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mediator_game.text.clean import clean
from mediator_game.tui import keys
from mediator_game.tui.widgets.field import Line
from mediator_game.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from mediator_game.play.session import Session
    from mediator_game.tui.ways import Ways


class ElsewhereScreen(ModalScreen[None]):
    """Asks for a folder, and says at once whether the game is saved there."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("folder")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Compose what is wrong over the field."""
        with Vertical(classes="dialog"):
            yield Static("Save the game in another folder", classes="now", markup=False)
            yield Static(self._words(self._session.trouble), classes="said", markup=False)
            yield Line(placeholder="a folder, such as ~/mediator")
            yield Static("Enter saves; Escape goes back.", classes="quiet", markup=False)

    @on(Line.Submitted)
    def _named(self, event: Line.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self._save(event.value.strip())

    @work(exclusive=True)
    async def _save(self, folder: str) -> None:
        app = cast("Ways", self.app)
        trouble = await app.off_loop(app.games.save_elsewhere, self._session, folder)
        if trouble:
            self.query_one(".said", Static).update(self._words(trouble))
            return
        for line in (line for screen in app.screen_stack for line in screen.query(Trouble)):
            line.tell(self._session.trouble)
        self.dismiss()

    def action_close(self) -> None:
        """Go back; the game goes on in memory."""
        self.dismiss()

    @staticmethod
    def _words(trouble: str) -> Content:
        return Content(clean(trouble, length=600, lines=4))

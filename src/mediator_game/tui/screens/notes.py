"""The papers on the desk: what is new, what it says, and why some are not to be had yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from mediator_game.engine.actions import OpenNote
from mediator_game.play.inputs import Input
from mediator_game.play.view import NoteView
from mediator_game.tui.screens.look import LookScreen
from mediator_game.tui.screens.sources import cited
from mediator_game.tui.widgets import papers, prose
from mediator_game.tui.widgets.sheet import ALARM, FAINT, HEAD, PLAIN, QUIET, STRONG, Sheet, line

if TYPE_CHECKING:
    from mediator_game.play.session import Session


class NotesScreen(LookScreen):
    """Every paper; Enter opens the one under the cursor."""

    HELP = "Enter opens a paper. Opening costs nothing, and the debrief knows which were read."

    def __init__(self, session: Session, take: Callable[[Input], str]) -> None:
        super().__init__()
        self._session = session
        self._take = take
        self._refused = ""

    @property
    def _notes(self) -> dict[str, NoteView]:
        return {note.id: note for note in self._session.view().notes}

    def heading(self) -> tuple[str, str]:
        """Return the heading and how many are new."""
        return "NOTES", papers.counted(tuple(self._notes.values()))

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield the papers."""
        for id, note in self._notes.items():
            style = STRONG if papers.is_new(note) else FAINT if note.closed else PLAIN
            yield id, line([(f"{papers.mark(note)[0]} {note.title}", style)], width)

    def about(self, id: str | None, sheet: Sheet) -> None:
        """Lay a paper out, or say how to come by it."""
        note = self._notes.get(id or "")
        if note is None:
            sheet.flow(("There are no papers in this scenario.", QUIET))
            return
        sheet.flow((note.title, HEAD))
        if note.origin:
            sheet.flow((f"From {note.origin}", QUIET))
        sheet.gap()
        if note.opened:
            prose.lay(sheet, note.text)
            sheet.gap()
            cited(sheet, self._session, note.source, note.invented)
        elif note.closed:
            sheet.flow(("Not to be had yet: ", STRONG), (papers.reason(note), PLAIN))
        else:
            sheet.flow(("New. Press Enter to read it.", STRONG))
        if self._refused:
            sheet.gap()
            sheet.flow((self._refused, ALARM))

    def chosen(self, id: str) -> None:
        """Open the paper."""
        note = self._notes[id]
        # Why a closed one is closed stands on its page already.
        self._refused = "" if note.opened or note.closed else self._take(OpenNote(id))
        self.draw()

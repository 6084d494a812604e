"""The sources named so far, in the game's own words, with where to find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from mediator_game.tui.screens.look import LookScreen
from mediator_game.tui.widgets.sheet import HEAD, PLAIN, QUIET, STRONG, Sheet, line

if TYPE_CHECKING:
    from mediator_game.play.session import Session

INVENTED = "This is the game's, not the record's."


class SourcesScreen(LookScreen):
    """Every source a dispatch, a person or a paper has named, the latest first."""

    HELP = "Each source is summed up in our words; the reference says where it stands."

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._named = tuple(_named(session))

    def heading(self) -> tuple[str, str]:
        """Return the heading."""
        return "SOURCES", "named so far, the latest first"

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield the sources."""
        for id in self._named:
            source = self._session.source(id)
            yield id, line([(f"[{id}] ", STRONG), (source.title if source else "", PLAIN)], width)

    def about(self, id: str | None, sheet: Sheet) -> None:
        """Lay a source out."""
        if id is None:
            sheet.flow(("No source has been named yet. Dispatches name them in brackets, like [R14].", QUIET))
        else:
            _source(sheet, self._session, id)


def cited(sheet: Sheet, session: Session, ids: Iterable[str], invented: bool) -> None:
    """Add sources in full, or the line that says that something is invented."""
    for id in ids:
        _source(sheet, session, id)
        sheet.gap()
    if invented:
        sheet.flow((INVENTED, QUIET))


def _source(sheet: Sheet, session: Session, id: str) -> None:
    source = session.source(id)
    if source is None:
        sheet.flow((f"[{id}] ", STRONG), ("is not described in this scenario.", QUIET))
        return
    sheet.flow((f"[{id}] {source.title}", HEAD))
    sheet.flow((source.text, PLAIN))
    if source.cite:
        sheet.flow((source.cite, QUIET))


def _named(session: Session) -> Iterable[str]:
    """The ids named by what happened, the latest first, then by people and papers."""
    view = session.view()
    named = [id for told in reversed(view.log) for id in told.source]
    for side in view.sides:
        named += [*side.source, *(id for bloc in side.blocs for id in bloc.source)]
    named += [id for power in view.powers for id in power.source]
    named += [id for note in view.notes if note.opened for id in note.source]
    return dict.fromkeys(named)

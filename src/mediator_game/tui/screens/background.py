"""What can be read beside play: dates, offices and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from mediator_game.tui.screens.look import LookScreen
from mediator_game.tui.screens.sources import cited
from mediator_game.tui.widgets.sheet import FAINT, HEAD, PLAIN, QUIET, STRONG, Sheet, line

if TYPE_CHECKING:
    from mediator_game.play.session import Session


class BackgroundScreen(LookScreen):
    """Who holds which office, the dates before the scenario with the latest first, and the words of the trade."""

    HELP = "What is known of the dates, the offices and the words. Nothing here tells what is still to come."

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._background = session.view().background
        self._pages: dict[str, Callable[[Sheet], None]] = dict(self._all())

    def heading(self) -> tuple[str, str]:
        """Return the heading."""
        return "BACKGROUND", "offices, dates and words"

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield the offices, the dates and the words, under a line for each kind."""
        there = self._background
        if there.actors:
            yield "", line([("── who holds office", FAINT)], width)
        for number, actor in enumerate(there.actors):
            style = PLAIN if actor.when.startswith("since") else QUIET
            yield f"actor {number}", line([(f"{actor.of}: {actor.name}", style)], width)
        if there.moments:
            yield "", line([("── dates, the latest first", FAINT)], width)
        for number, moment in reversed(list(enumerate(there.moments))):
            yield f"moment {number}", line([(moment.date, PLAIN)], width)
        if there.terms:
            yield "", line([("── words", FAINT)], width)
        for term in there.terms:
            yield f"term {term.id}", line([(term.term, PLAIN)], width)

    def about(self, id: str | None, sheet: Sheet) -> None:
        """Lay out what is under the cursor."""
        page = self._pages.get(id or "")
        if page is not None:
            page(sheet)
        elif not self._pages:
            sheet.flow(("This scenario brings no background.", QUIET))

    def _all(self) -> Iterator[tuple[str, Callable[[Sheet], None]]]:
        for number, actor in enumerate(self._background.actors):
            title, text = f"{actor.name}", f"{actor.office}, {actor.of}, {actor.when}."
            yield f"actor {number}", self._page(title, text, actor.source)
        for number, moment in enumerate(self._background.moments):
            yield f"moment {number}", self._page(moment.date, moment.text, moment.source)
        for term in self._background.terms:
            yield f"term {term.id}", self._page(term.term, term.text, term.source)

    def _page(self, title: str, text: str, source: tuple[str, ...]) -> Callable[[Sheet], None]:
        def lay(sheet: Sheet) -> None:
            sheet.flow((title, HEAD))
            sheet.flow((text, STRONG if not text else PLAIN))
            sheet.gap()
            cited(sheet, self._session, source, False)

        return lay

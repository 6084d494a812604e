"""The ending: how it came out, soberly, and the way into the debrief, which is the point of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Static

from mediator_game.text.clean import clean, one_line
from mediator_game.text.markdown import Block
from mediator_game.tui import keys
from mediator_game.tui.blocks import heading
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.heading import place
from mediator_game.tui.widgets.prose import Prose
from mediator_game.tui.widgets.reading import Reading
from mediator_game.tui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from mediator_game.play.session import Session
    from mediator_game.play.view import EndingView

NEXT = "The debrief is next: what happened, why, and what else could have been."


class OutcomeScreen(GameScreen):
    """One page; Enter goes on to the debrief."""

    CSS_PATH = "outcome.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("outcome")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._view = session.view()

    def compose(self) -> ComposeResult:
        """Compose the ending, whose word it is, and what came after in the world."""
        view, ending = self._view, self._view.ending
        yield Bar(view.title, f"{view.label} · {place(view.unit, view.turn, view.turns)}")
        yield Trouble(self._session.trouble)
        with Reading():
            if ending is not None:
                yield Static(Content(one_line(ending.title)), id="title", classes="now", markup=False)
                yield Prose(ending.text)
                yield Static(Content.styled(_whose(ending), "$quiet"), id="whose", markup=False)
                yield Prose(_epilogue(ending, view.as_seen_in), id="epilogue")
            yield Static(NEXT, id="next", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the keys scroll the page."""
        self.query_one(Reading).focus()

    def action_debrief(self) -> None:
        """Open the debrief."""
        self.game.open_debrief()

    def action_home(self) -> None:
        """Go home."""
        self.game.go_home()


def _whose(ending: EndingView) -> str:
    if ending.invented or not ending.source:
        return "This ending is the game's, not the record's."
    return clean(f"From the record: {', '.join(ending.source)}.", length=300, lines=1)


def _epilogue(ending: EndingView, as_seen_in: str) -> tuple[Block, ...]:
    if not ending.epilogue:
        return ()
    when = ending.epilogue_date or as_seen_in
    return (heading(f"Since then · {when}" if when else "Since then"), *ending.epilogue)

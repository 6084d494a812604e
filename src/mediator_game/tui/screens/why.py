"""Why? An event taken apart: what it changed, what led to it, its rule, dice and sources, and whose judgement it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from mediator_game.play.view import Told, Why, WhyLine
from mediator_game.tui import keys
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.lines import Lines, LongLines, Pieces
from mediator_game.tui.widgets.sheet import FAINT, HEAD, PLAIN, QUIET, STRONG, cells
from mediator_game.tui.widgets.short import Short, room

if TYPE_CHECKING:
    from mediator_game.play.session import Session


class WhyScreen(ModalScreen[None]):
    """Takes the last of `told` apart; earlier ones, and the causes themselves, are a key away."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("why")
    CSS_PATH = "why.tcss"

    causes = getters.query_one(Short)

    def __init__(self, session: Session, told: tuple[Told, ...]) -> None:
        super().__init__()
        self._session = session
        self._told = told
        self._at = len(told) - 1
        self._path: list[int] = []
        self._why: Why = session.why(told[-1].event)

    def compose(self) -> ComposeResult:
        """Compose the answer around the list of causes."""
        with Vertical(id="why"):
            yield Lines(id="title")
            yield Lines(id="said")
            yield Lines(id="changes")
            yield Lines(id="led")
            yield Short(id="causes")
            yield LongLines(id="rest")
            yield Lines(id="keys")

    def on_mount(self) -> None:
        """Draw the first answer."""
        self.causes.focus()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Lay the answer out for the new width."""
        self.call_after_refresh(self._draw)

    # Drawing

    def _draw(self) -> None:
        why, told = self._why, self._told[self._at]
        self.query_one("#title", Lines).show((((why.title, HEAD),),))
        at_told = not self._path and told.text != why.title
        said: Pieces = ((f"{told.dateline} ", STRONG), (told.text, PLAIN)) if told.dateline else ((told.text, PLAIN),)
        self.query_one("#said", Lines).show((said,) if at_told else ())
        self.query_one("#changes", Lines).show(tuple(_changes(why)))
        self.query_one("#led", Lines).show(((("What led to it", QUIET),),) if why.causes else ())
        self._draw_causes()
        self.query_one("#rest", LongLines).show(tuple(_rest(why)), from_top=True)
        back = " · Backspace back to where you came from" if self._path else ""
        enter = "Enter opens a cause · " if why.causes else ""
        place = f"{len(self._told) - self._at} of {len(self._told)}"
        self.query_one("#keys", Lines).show((((f"{enter}w earlier · ← later ({place}){back} · q close", QUIET),),))

    def _draw_causes(self) -> None:
        causes = self._why.causes
        self.causes.display = bool(causes)
        if not causes:
            return
        if not room(self.causes):  # It was hidden until now: its width is known after the next layout.
            self.call_after_refresh(self._fill)
        else:
            self._fill()

    def _fill(self) -> None:
        width = room(self.causes)
        if width and self._why.causes:
            column = width - 12
            self.causes.fill(
                (str(number), cells([([(_indented(line), PLAIN)], column), ([(line.reason, FAINT)], width - column)]))
                for number, line in enumerate(self._why.causes)
            )
            self.causes.focus()

    # Moving

    @on(Choices.OptionSelected)
    def _open(self, event: Choices.OptionSelected) -> None:
        event.stop()
        cause = self._why.causes[int(event.option_id or 0)]
        if cause.event and cause.event != self._why.event:
            self._path.append(self._why.event)
            self._ask(cause.event)

    def action_turn(self, step: int) -> None:
        """Take the event before or after apart."""
        at = self._at - step
        if 0 <= at < len(self._told):
            self._at, self._path = at, []
            self._ask(self._told[at].event)

    def action_up(self) -> None:
        """Go back to the event this cause was opened from, or close."""
        if self._path:
            self._ask(self._path.pop())
        else:
            self.dismiss()

    def action_scroll(self, pages: int) -> None:
        """Scroll the sources."""
        rest = self.query_one("#rest", LongLines)
        (rest.scroll_page_down if pages > 0 else rest.scroll_page_up)(animate=False)

    def action_close(self) -> None:
        """Close."""
        self.dismiss()

    def _ask(self, event: int) -> None:
        self._why = self._session.why(event)
        self.causes.clear_options()
        self._draw()


def _changes(why: Why) -> Iterator[Pieces]:
    for line in why.changes:
        yield (line.text, STRONG), (f" · {line.reason}" if line.reason else "", QUIET)


def _indented(line: WhyLine) -> str:
    return f"{'  ' * max(0, line.depth - 1)}← {line.text}"


def _rest(why: Why) -> Iterator[Pieces]:
    for dice in why.dice:
        yield ("Dice: ", QUIET), (dice, PLAIN)
    if why.rule:
        yield ("Rule: ", QUIET), (why.rule, PLAIN)
    for source in why.sources:
        yield ()
        yield (f"[{source.id}] {source.title}. ", STRONG), (source.text, PLAIN), (f" {source.cite}", QUIET)
    yield ()
    yield ((why.honesty, QUIET),)

"""Questions on the way: whom, why and how sure, how likely, and back to when. Each gives back an answer or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from mediator_game.engine.actions import Move
from mediator_game.play.inputs import MakeForecast, Rationale
from mediator_game.play.view import ForecastView, HingeView, MoveView
from mediator_game.text.wrap import cell_width
from mediator_game.tui import keys
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.field import Line, Scale, Submitted, Tick
from mediator_game.tui.widgets.lines import Lines
from mediator_game.tui.widgets.moves import choice_row
from mediator_game.tui.widgets.sheet import ALARM, FAINT, HEAD, PLAIN, QUIET, Piece, cells, safe
from mediator_game.tui.widgets.short import room

if TYPE_CHECKING:
    from mediator_game.play.session import RewindPoint

Answer = TypeVar("Answer")

LIKELY = (
    (0, "almost surely not"), (10, "unlikely"), (30, "rather not"), (45, "about even"), (60, "rather so"),
    (75, "likely"), (95, "almost surely"),
)  # fmt: skip
SURE = ((0, "a guess"), (25, "not very sure"), (45, "half sure"), (65, "fairly sure"), (85, "very sure"))


class Question(ModalScreen[Answer], Generic[Answer]):
    """A box in the middle of the screen."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("dialog")
    CSS_PATH = "ask.tcss"

    def action_close(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)


class ListQuestion(Question[Answer], Generic[Answer]):
    """A dialog with one list in it."""

    choices = getters.query_one(Choices)

    def asked(self) -> tuple[tuple[Piece, ...], ...]:
        """Return what is asked."""
        raise NotImplementedError

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield the lines to choose from."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Compose the question over its list."""
        with Vertical(classes="asking"):
            yield Lines(self.asked())
            yield Choices()
            yield Lines(((("Enter choose · q back", QUIET),),), id="said", classes="last")

    def on_mount(self) -> None:
        """Fill the list when its width is known."""
        self.choices.focus()
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Lay the list out for the new width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        if width := room(self.choices):
            self.choices.fill(self.rows(max(10, width)))

    def say(self, notice: str) -> None:
        """Say why something cannot be chosen."""
        self.query_one("#said", Lines).show((((notice, ALARM),),))

    @on(Choices.OptionSelected)
    def _take(self, event: Choices.OptionSelected) -> None:
        event.stop()
        self.chosen(event.option_id or "")

    def chosen(self, id: str) -> None:
        """Take the line that was chosen."""
        raise NotImplementedError


class ChooseScreen(ListQuestion[Move | None]):
    """How to make a move: each way it can be made, the closed ones with their reasons. Gives back a Move."""

    def __init__(self, move: MoveView) -> None:
        super().__init__()
        self._move = move

    def asked(self) -> tuple[tuple[Piece, ...], ...]:
        """Return the move and its hint."""
        return ((self._move.title, HEAD),), ((self._move.hint, QUIET),)

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield the ways to make the move."""
        column = _column([choice.title for choice in self._move.choices], width)
        for number, choice in enumerate(self._move.choices):
            yield str(number), choice_row(choice, column, width)

    def chosen(self, id: str) -> None:
        """Give the move back, or say why it cannot be made."""
        choice = self._move.choices[int(id)]
        if choice.closed:
            self.say(f"{choice.title}: {choice.closed}")
        else:
            self.dismiss(choice.move)


class RewindScreen(ListQuestion[int | None]):
    """Where to go back to. Gives back a record's number."""

    def __init__(self, points: Sequence[RewindPoint]) -> None:
        super().__init__()
        self._points = points

    def asked(self) -> tuple[tuple[Piece, ...], ...]:
        """Say what going back does."""
        said = "The game goes on from just after the moment you choose. Nothing is erased: the record keeps both ways."
        return (("Go back to", HEAD),), ((said, QUIET),)

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield the moments, the latest first."""
        column = _column([point.label for point in self._points], width)
        for point in self._points:
            yield (
                str(point.sequence),
                cells([([(point.label, FAINT)], column), ([(point.title, PLAIN)], width - column)]),
            )

    def chosen(self, id: str) -> None:
        """Give the moment back."""
        self.dismiss(int(id))


class ForecastsScreen(ListQuestion[str | None]):
    """Every forecast asked so far. Gives back the id of one that is open."""

    def __init__(self, forecasts: Sequence[ForecastView]) -> None:
        super().__init__()
        self._forecasts = forecasts

    def asked(self) -> tuple[tuple[Piece, ...], ...]:
        """Say what forecasts are for."""
        return (("Forecasts", HEAD),), (("What you expected comes back in the debrief, beside what happened.", QUIET),)

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield the questions with what was answered."""
        aside = 18
        for one in self._forecasts:
            state = f"{one.given} in 100" if one.given is not None else "open" if one.open else "no longer asked"
            yield one.id, cells([([(one.question, PLAIN)], max(8, width - aside)), ([(state, FAINT)], aside)])

    def chosen(self, id: str) -> None:
        """Give the forecast back, or say why it cannot be given."""
        one = next(one for one in self._forecasts if one.id == id)
        if one.open and one.given is None:
            self.dismiss(id)
        else:
            self.say("You have answered that one." if one.given is not None else "That is no longer asked.")


class HingeScreen(Question[Rationale | None]):
    """Why, and how sure. Gives back a Rationale, or nothing when it is skipped or left for later."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("hinge")

    def __init__(self, hinge: HingeView, *, later: bool = False) -> None:
        super().__init__()
        self._hinge, self._later = hinge, later

    def compose(self) -> ComposeResult:
        """Compose the question and its three fields."""
        with Vertical(classes="asking"):
            yield Lines((((self._hinge.question, HEAD),), ((self._hinge.text, QUIET),)))
            yield Line(placeholder="Your reason, in one line", id="reason")
            yield Lines(((("How sure are you?  ← →", QUIET),),), classes="last")
            yield Scale(SURE, id="confidence")
            yield Tick("The others in the group may read it, without my name", id="share")
            escape = "Esc later" if self._later else "Esc skip"
            yield Lines((((f"Enter next field, and at the end go on · {escape}", QUIET),),), classes="last")

    def on_mount(self) -> None:
        """Begin with the reason."""
        self.query_one(Line).focus()

    @on(Input.Submitted)
    def _reason_given(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(Scale).focus()

    @on(Submitted)
    def _field_done(self, event: Submitted) -> None:
        event.stop()
        if self.query_one(Scale).has_focus:
            self.query_one(Tick).focus()
        else:
            self.action_give()

    def action_give(self) -> None:
        """Give the reason; an empty one skips the question, or leaves it for later."""
        reason = self.query_one(Line).value.strip()
        scale, share = self.query_one(Scale).value, self.query_one(Tick).value
        self.dismiss(Rationale(self._hinge.id, reason, scale, share) if reason else None)


class ForecastScreen(Question[MakeForecast | None]):
    """How likely something is. Gives back a MakeForecast, or nothing when it is left for later."""

    def __init__(self, forecast: ForecastView) -> None:
        super().__init__()
        self._forecast = forecast

    def compose(self) -> ComposeResult:
        """Compose the question over the scale."""
        with Vertical(classes="asking"):
            yield Lines(((("How likely is it?", HEAD),), ((self._forecast.question, PLAIN),)))
            yield Scale(LIKELY)
            yield Lines(((("← → set · Enter give · q leave it for later", QUIET),),), classes="last")

    def on_mount(self) -> None:
        """The scale takes the keyboard."""
        self.query_one(Scale).focus()

    @on(Submitted)
    def _given(self, event: Submitted) -> None:
        event.stop()
        self.dismiss(MakeForecast(self._forecast.id, self.query_one(Scale).value))


def _column(titles: Sequence[str], width: int) -> int:
    """How wide the first column is: as its longest title, but never more than half."""
    longest = max((cell_width(safe(title)) for title in titles), default=0)
    return min(longest + 3, max(12, width // 2))

"""Fields: a line of words that cannot carry control characters, a scale from 0 to 100, a yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from mediator_game.text.clean import clean
from mediator_game.tui import keys
from mediator_game.tui.widgets.sheet import PLAIN, QUIET, STRONG, Piece, line

LONGEST = 500


class Line(Input):
    """A line of words. What is pasted is cleaned before it is kept, so that it is never sent to the terminal raw."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, max_length=LONGEST, select_on_focus=False)

    def validate_value(self, value: str) -> str:
        """Keep what may be shown, on one line."""
        return clean(value.replace("\n", " ").replace("\r", " "), length=LONGEST)


class Submitted(Message):
    """Enter was pressed on a field that is not typed in."""


class Scale(Widget, can_focus=True):
    """A number from 0 to 100 set with the left and right keys, with words for where it stands."""

    DEFAULT_CSS = "Scale { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("scale")
    value = reactive(50)

    def __init__(self, words: tuple[tuple[int, str], ...], *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._words = words

    def validate_value(self, value: int) -> int:
        """Stay within the scale."""
        return max(0, min(100, value))

    def action_step(self, by: int) -> None:
        """Move along the scale."""
        self.value += by

    def action_submit(self) -> None:
        """Go on to what comes next."""
        self.post_message(Submitted())

    def render(self) -> Content:
        """Draw the scale, the number and its word."""
        room = max(5, min(30, self.content_size.width - 24))
        filled = (self.value * room + 50) // 100
        word = next(said for bound, said in reversed(self._words) if self.value >= bound)
        style = STRONG if self.has_focus else PLAIN
        pieces: list[Piece] = [
            ("◂ " if self.has_focus else "  ", QUIET),
            ("━" * filled, style),
            ("─" * (room - filled), QUIET),
            (" ▸ " if self.has_focus else "   ", QUIET),
            (f"{self.value} ", style),
            (word, style),
        ]
        return line(pieces, self.content_size.width)


class Tick(Widget, can_focus=True):
    """Yes or no, changed with the space bar."""

    DEFAULT_CSS = "Tick { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("tick")
    value = reactive(False)

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._label = label

    def action_change(self) -> None:
        """Change the answer."""
        self.value = not self.value

    def on_click(self) -> None:
        """The mouse changes it too."""
        self.action_change()

    def action_submit(self) -> None:
        """Go on to what comes next."""
        self.post_message(Submitted())

    def render(self) -> Content:
        """Draw the box and its label."""
        box = "[x] " if self.value else "[ ] "
        return line([(box + self._label, STRONG if self.has_focus else PLAIN)], self.content_size.width)

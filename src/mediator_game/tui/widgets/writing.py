"""A question with one or two places to write an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message
from textual.widgets import Button, Static, TextArea

from mediator_game.text.clean import clean
from mediator_game.tui import keys

LONGEST = 4_000


class Passage(TextArea):
    """A few lines of words. What is typed or pasted is cleaned before it is kept: a terminal would obey it."""

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit with what may be shown."""
        return super().edit(replace(edit, text=clean(edit.text, length=LONGEST)))


class Writing(VerticalScroll, can_focus=False):
    """Fields under a question; what is written goes up as one message."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("writing")

    class Kept(Message):
        """The player keeps what is written in the fields."""

        def __init__(self, writing: Writing, texts: tuple[str, ...]) -> None:
            super().__init__()
            self.writing, self.texts = writing, texts

    class Stopped(Message):
        """The player stops writing; what is in the fields stays there."""

    def __init__(self, *, id: str, ask: str, labels: Sequence[str], action: str) -> None:
        super().__init__(id=id)
        self._ask, self._labels, self._action = ask, labels, action

    def compose(self) -> ComposeResult:
        """Compose the question, the fields, and the way on."""
        yield Static(Content(self._ask), classes="asked", markup=False)
        for label in self._labels:
            yield Static(Content.styled(label, "bold"), markup=False)
            yield Passage()
        yield Static("", classes="answer quiet", markup=False)
        yield Button(Content(self._action), compact=True)

    @property
    def texts(self) -> tuple[str, ...]:
        """What is in the fields."""
        return tuple(field.text.strip() for field in self.query(Passage))

    @property
    def _open(self) -> list[Passage]:
        """The fields that can still be written in."""
        return [field for field in self.query(Passage) if not field.disabled]

    def begin(self) -> None:
        """Put the keyboard into the first empty field."""
        fields = self._open
        next((field for field in fields if not field.text.strip()), fields[0]).focus()

    def settle(self) -> None:
        """Close the first open field: what is in it has been taken."""
        self._open[0].disabled = True

    def refuse(self, reason: str) -> None:
        """Say why the first open field was not taken, and put the keyboard there."""
        self.say(reason)
        self._open[0].focus()

    def say(self, words: str) -> None:
        """Say something under the fields."""
        self.query_one(".answer", Static).update(Content(words))

    def clear(self) -> None:
        """Empty the fields."""
        for field in self.query(Passage):
            field.clear()
            field.disabled = False

    @on(Button.Pressed)
    def action_keep(self) -> None:
        """Hand on what is written, or say what is still missing."""
        missing = [label for label, text in zip(self._labels, self.texts, strict=True) if not text]
        if missing:
            several = len(self._labels) > 1
            self.say("A few words are enough, but both are needed." if several else "Nothing is written yet.")
            self.begin()
        else:
            self.post_message(self.Kept(self, tuple(field.text.strip() for field in self._open)))

    def action_stop(self) -> None:
        """Give the keyboard back."""
        self.post_message(self.Stopped())

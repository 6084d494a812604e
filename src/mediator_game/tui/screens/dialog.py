"""Small questions and notices in the middle of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mediator_game.text.clean import clean, one_line
from mediator_game.tui import keys
from mediator_game.tui.widgets.choices import Choices


class Ask(ModalScreen[str]):
    """A question with a few answers; gives back the id of the one chosen, or empty text."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("dialog")

    def __init__(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._text, self._answers = title, text, answers

    def compose(self) -> ComposeResult:
        """Compose the question over its answers."""
        with Vertical(classes="dialog"):
            if self._title:
                yield Static(Content(one_line(self._title)), classes="now", markup=False)
            yield Static(Content(clean(self._text, length=1_500, lines=12)), classes="said", markup=False)
            yield Choices((id, Content(words)) for id, words in self._answers)

    @on(Choices.OptionSelected)
    def _take(self, event: Choices.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id or "")

    def action_close(self) -> None:
        """Put the question away unanswered."""
        self.dismiss("")


class Notice(Ask):
    """A sentence that stays until it is put away."""

    def __init__(self, text: str, title: str = "") -> None:
        super().__init__(title, text, (("ok", "Close"),))

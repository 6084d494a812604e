"""A list to choose from, one key a step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mediator_game.tui import keys


class Choices(OptionList, inherit_bindings=False):
    """An option list that shows text as it is, never as markup. An item with an empty id only parts the others."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("list")

    def __init__(self, items: Iterable[tuple[str, Content]] = (), *, id: str | None = None) -> None:
        super().__init__(*_options(items), id=id, markup=False)

    def fill(self, items: Iterable[tuple[str, Content]]) -> None:
        """Replace what there is to choose, keeping the place when the same id is still there."""
        kept = self.chosen
        self.set_options(_options(items))
        if kept is not None:
            self.point_at(kept)
        if self.highlighted is None and self.option_count:
            self.action_first()

    def point_at(self, id: str) -> None:
        """Put the cursor on the item with this id, if it is there."""
        for index, option in enumerate(self.options):
            if option.id == id:
                self.highlighted = index

    @property
    def chosen(self) -> str | None:
        """The id under the cursor."""
        option = self.highlighted_option
        return option.id if option is not None else None


def _options(items: Iterable[tuple[str, Content]]) -> list[Option]:
    return [Option(prompt, id=id or None, disabled=not id) for id, prompt in items]

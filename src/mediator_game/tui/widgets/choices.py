"""A list to choose from, one key a step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from mediator_game.tui import keys

MARK = "▸"


class Choices(OptionList, inherit_bindings=False):
    """An option list that shows text as it is, never as markup. An item with an empty id only parts the others."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("list")

    def __init__(
        self, items: Iterable[tuple[str, Content]] = (), *, id: str | None = None, always_marked: bool = True
    ) -> None:
        super().__init__(*_options(items), id=id, markup=False)
        self._always_marked = always_marked

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

    def render_line(self, y: int) -> Strip:
        """Return a line; the one under the cursor begins with a mark, for not every terminal shows its colour.

        Where two lists stand together, only the one with the keyboard has it.
        """
        strip = super().render_line(y)
        marked = self._always_marked or self.has_focus
        if not marked or self.highlighted is None or _option_on(strip) != self.highlighted:
            return strip
        if y and _option_on(super().render_line(y - 1)) == self.highlighted:
            return strip
        first = next(iter(strip))
        return Strip.join([Strip([Segment(MARK, first.style)], 1), strip.crop(1)])

    @property
    def chosen(self) -> str | None:
        """The id under the cursor."""
        option = self.highlighted_option
        return option.id if option is not None else None


def _option_on(strip: Strip) -> int | None:
    """Return the number of the option a line belongs to."""
    metas = (segment.style.meta for segment in strip if segment.style is not None)
    return next((meta["option"] for meta in metas if "option" in meta), None)


def _options(items: Iterable[tuple[str, Content]]) -> list[Option]:
    return [Option(prompt, id=id or None, disabled=not id) for id, prompt in items]

"""Two widgets that lay out lines for whatever width they have: one as tall as its lines, one that scrolls over them."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from mediator_game.tui.widgets.sheet import Sheet

Facts = TypeVar("Facts")


class Panel(Widget, Generic[Facts]):
    """As tall as its lines. Shows `facts`; draws again only when they change."""

    DEFAULT_CSS: ClassVar[str] = "Panel { width: 1fr; height: auto; }"
    ALLOW_SELECT = False

    def __init__(self, facts: Facts | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._facts = facts
        self._laid: tuple[int, Content, int] | None = None

    def show(self, facts: Facts) -> None:
        """Show these facts from now on."""
        if facts == self._facts:
            return
        before = self._laid
        self._facts, self._laid = facts, None
        same_height = before is not None and self._at(before[0])[2] == before[2]
        self.refresh(layout=not same_height)

    def draw(self, sheet: Sheet, facts: Facts) -> None:
        """Lay the facts out."""
        raise NotImplementedError

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """Take what there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of lines at this width."""
        return self._at(width)[2] if width else 0

    def render(self) -> Content:
        """Return the lines at the width it has."""
        return self._at(self.content_size.width)[1]

    def _at(self, width: int) -> tuple[int, Content, int]:
        if self._laid is None or self._laid[0] != width:
            sheet = Sheet(width)
            if self._facts is not None:
                self.draw(sheet, self._facts)
            self._laid = (width, sheet.content(), len(sheet.lines))
        return self._laid


class Paper(ScrollView, Generic[Facts], can_focus=False):
    """Scrolls over its lines and draws only those that are seen, however long it is."""

    DEFAULT_CSS: ClassVar[str] = """
    Paper { width: 1fr; height: 1fr; scrollbar-gutter: stable; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    ALLOW_SELECT = False

    def __init__(self, facts: Facts | None = None, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._facts = facts
        self._width = 0
        self._lines: list[Content] = []

    def show(self, facts: Facts, *, from_top: bool = False) -> None:
        """Show these facts from now on, from the top if asked."""
        if facts != self._facts:
            self._facts = facts
            self._lay()
            if self.styles.height is not None and self.styles.height.is_auto:
                self.refresh(layout=True)
        if from_top:
            self.scroll_home(animate=False)

    def draw(self, sheet: Sheet, facts: Facts) -> None:
        """Lay the facts out."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Lay the lines out again for the new width."""
        if self.scrollable_content_region.width != self._width:
            self._lay()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return the number of lines at this width, for a paper that is only as tall as it needs to be."""
        if not width or self._facts is None:
            return 0
        sheet = Sheet(max(1, width - self.styles.scrollbar_size_vertical))
        self.draw(sheet, self._facts)
        return len(sheet.lines)

    def render_line(self, y: int) -> Strip:
        """Return one visible line."""
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if number >= len(self._lines) or not width:
            return Strip.blank(width, self.rich_style)
        strips = Visual.to_strips(self, self._lines[number], width, 1, self.visual_style)
        return strips[0].adjust_cell_length(width, self.rich_style)

    def _lay(self) -> None:
        self._width = self.scrollable_content_region.width
        if not self._width or self._facts is None:
            return
        sheet = Sheet(self._width)
        self.draw(sheet, self._facts)
        self._lines = sheet.lines
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

"""The line at the top of a screen: where you are at the left, what else there is to know at the right."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from mediator_game.text.clean import one_line


class Bar(Static):
    """Two texts on one line; the right one gives way when there is no room for both."""

    def __init__(self, left: str, right: str = "", *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._left, self._right = one_line(left), one_line(right)

    def say(self, left: str | None = None, right: str | None = None) -> None:
        """Change what the line says."""
        if left is not None:
            self._left = one_line(left)
        if right is not None:
            self._right = one_line(right)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Lay the two texts out over the width there is."""
        left = Content.styled(self._left, "bold")
        right = Content.styled(self._right, "$quiet")
        gap = self.content_size.width - left.cell_length - right.cell_length
        if gap < 2 or not self._right:
            return left.truncate(max(self.content_size.width, 1), ellipsis=True)
        return Content.assemble(left, " " * gap, right)

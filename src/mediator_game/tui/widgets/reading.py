"""A page of text that scrolls with the keys of a reader."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Reading(VerticalScroll, can_focus=True):
    """A scrolling column; arrows and page keys move through it."""

    def turn_page(self) -> None:
        """Go a page on, and from the end back to the top."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)

"""A page of text that scrolls with the keys of a reader."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Reading(VerticalScroll, can_focus=True):
    """A scrolling column; arrows, page keys and the space bar move through it."""

    def key_space(self) -> None:
        """Turn the page, as readers in a terminal expect."""
        self.scroll_page_down(animate=False)

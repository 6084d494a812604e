"""A list that leaves the page keys to what is being read beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from mediator_game.tui import keys
from mediator_game.tui.widgets.choices import Choices


def room(choices: Choices) -> int:
    """Return how many cells a line of the list may take; none before it is laid out."""
    padding = choices.get_component_styles("option-list--option").padding.width
    return max(0, choices.scrollable_content_region.width - padding)


_SCROLLING = {"list.page-up", "list.page-down"}


class Short(Choices, inherit_bindings=False):
    """Choices without the page keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in keys.bindings("list") if isinstance(binding, Binding) and binding.id not in _SCROLLING
    ]

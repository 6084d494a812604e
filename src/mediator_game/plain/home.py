"""Choosing a scenario when none was named."""

from __future__ import annotations

from collections.abc import Sequence

from mediator_game.plain import opening
from mediator_game.plain.console import Console


def scenario(console: Console, entries: Sequence[tuple[str, str]]) -> str:
    """Ask for one of the scenarios, given by their ids and what they are called; return its id."""
    return opening.pick(console, "Which scenario? A number or a name; quit leaves:", "Scenarios", entries)

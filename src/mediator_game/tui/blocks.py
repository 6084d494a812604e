"""Blocks made of the game's own words, to stand among a scenario's."""

from __future__ import annotations

from mediator_game.text.markdown import Block, Span


def heading(words: str) -> Block:
    """Return a heading."""
    return Block("heading", (Span(words, "plain"),))


def paragraph(words: str) -> Block:
    """Return a paragraph."""
    return Block("paragraph", (Span(words, "plain"),))


def item(words: str) -> Block:
    """Return an item of a list."""
    return Block("item", (Span(words, "plain"),))

"""Headings, paragraphs and items as lines of text that a screen reader makes sense of.

A heading stands in square brackets after an empty line: most screen readers pass over the brackets in silence, and a
player can search for them. Nothing is drawn, coloured or aligned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from mediator_game.text.clean import clean, one_line
from mediator_game.text.markdown import Block
from mediator_game.text.wrap import cell_width, wrap

WIDTH = 72
LONGEST = 1_000
"""How much of a command is shown."""


@frozen
class Heading:
    """The title of what follows."""

    text: str


@frozen
class Item:
    """One of several things; `mark` is its number or a hyphen."""

    text: str
    mark: str = "-"


@frozen
class Whole:
    """Something to be copied, a command for example: on a line of its own, however long."""

    text: str


Part = Heading | Item | Whole | str
"""A string is a paragraph; its line feeds stay."""


def written(parts: Iterable[Part]) -> str:
    """Return parts as text of at most 72 columns, ending in a line feed; empty without any."""
    lines: list[str] = []
    before: Part | None = None
    for part in parts:
        if before is not None and _apart(before, part):
            lines.append("")
        lines.extend(_lines(part))
        before = part
    return "".join(f"{line}\n" for line in lines)


def blocks(found: Iterable[Block]) -> Iterator[Part]:
    """Yield prose as parts, without its weights."""
    for block in found:
        words = "".join(span.text for span in block.spans)
        if block.kind == "heading":
            yield Heading(words)
        elif block.kind == "item":
            yield Item(words)
        else:
            yield f"Quotation: {words}" if block.kind == "quote" else words


def _apart(before: Part, part: Part) -> bool:
    """Say whether an empty line comes between: before a heading, and around a paragraph that follows other text."""
    if isinstance(part, Heading):
        return True
    if isinstance(before, Heading):
        return False
    return not (isinstance(part, Item) and isinstance(before, Item))


def _lines(part: Part) -> list[str]:
    if isinstance(part, Heading):
        return wrap(f"[{one_line(part.text)}]", WIDTH)
    if isinstance(part, Whole):
        return [one_line(part.text, length=LONGEST)]
    if isinstance(part, str):
        return wrap(clean(part), WIDTH)
    mark = f"{part.mark} "
    indent = " " * cell_width(mark)
    first, *rest = wrap(clean(part.text), WIDTH, indent=indent)
    return [mark + first.removeprefix(indent), *rest]

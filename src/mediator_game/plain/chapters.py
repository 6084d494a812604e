"""A section of the debrief in line mode's own form: no rules under titles, no columns, every cell with its header."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.debrief import parts
from mediator_game.debrief.render.text import behind, said
from mediator_game.plain.paper import Heading, Item, Part, blocks


def chapter(section: parts.Section, number: int) -> Iterator[Part]:
    """Yield a section that may be read."""
    yield Heading(f"{number}. {section.title}")
    for one in section.body:
        match one:
            case parts.Paragraph():
                yield from blocks(one.blocks)
            case parts.Items():
                if one.title:
                    yield f"{one.title}:"
                yield from (Item(item) for item in one.items)
            case parts.Table():
                yield from _table(one)
            case parts.Timeline():
                yield from _timeline(one)


def _table(table: parts.Table) -> Iterator[Part]:
    """Yield a row as one item: its first cell, then the others, with their headers where there are several."""
    if table.title:
        yield f"{table.title}:"
    for first, *rest in table.rows:
        if len(rest) == 1:
            yield Item(f"{first}: {rest[0]}")
            continue
        cells = [f"{header}: {cell}" for header, cell in zip(table.headers[1:], rest, strict=True) if cell]
        yield Item("; ".join([f"{table.headers[0]}: {first}", *cells]))


def _timeline(timeline: parts.Timeline) -> Iterator[Part]:
    if timeline.title:
        yield Heading(timeline.title)
    when = None
    for entry in timeline.entries:
        if entry.when != when:
            when = entry.when
            yield Heading(when)
        yield Item("\n".join([said(entry), *behind(entry)]))

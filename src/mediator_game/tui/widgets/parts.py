"""A section of the debrief drawn on the screen: prose, lists, tables and timelines."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from mediator_game.debrief.parts import Entry, Items, Paragraph, Part, Section, Table, Timeline
from mediator_game.debrief.render.columns import table
from mediator_game.debrief.render.text import behind, said
from mediator_game.tui.widgets.panel import Panel
from mediator_game.tui.widgets.prose import COLUMN, lay
from mediator_game.tui.widgets.sheet import HEAD, PLAIN, STRONG, Sheet

QUIET = "$quiet"


class SectionPage(Panel[Section]):
    """One section, as tall as it is long."""

    def draw(self, sheet: Sheet, facts: Section) -> None:
        """Lay the section out under its title."""
        width = sheet.width
        sheet.width = min(width, COLUMN)
        sheet.flow((facts.title, HEAD))
        for part in facts.body:
            sheet.gap()
            _part(sheet, part, width)
        if not facts.readable:
            sheet.gap()
            sheet.flow((facts.closed, PLAIN))
        sheet.width = width


def _part(sheet: Sheet, part: Part, width: int) -> None:
    match part:
        case Paragraph():
            lay(sheet, part.blocks)
        case Items():
            _title(sheet, part.title)
            _items(sheet, part.items)
        case Table():
            _title(sheet, part.title)
            _table(sheet, table(part.headers, part.rows, width))
        case Timeline():
            _title(sheet, part.title)
            _timeline(sheet, part.entries)


def _title(sheet: Sheet, title: str) -> None:
    if title:
        sheet.flow((title, STRONG))


def _table(sheet: Sheet, lines: list[str]) -> None:
    """Add a table's lines: headers bold down to the rule, if there is one, and the rule drawn."""
    rule = next((number for number, line in enumerate(lines) if line and not line.strip("- ")), 0)
    for number, line in enumerate(lines):
        if number == rule and rule:
            sheet.lines.append(Content.styled(line.replace("-", "─"), "$rule"))
        else:
            sheet.lines.append(Content.styled(line, "bold") if number < rule else Content(line))


def _items(sheet: Sheet, items: Iterable[str]) -> None:
    for item in items:
        sheet.flow((item, PLAIN), first="• ", rest="  ")


def _timeline(sheet: Sheet, entries: Iterable[Entry]) -> None:
    """Draw each entry under its month, and behind what happened what led to it."""
    when = None
    for entry in entries:
        if entry.when != when:
            when = entry.when
            sheet.gap()
            sheet.flow((when, STRONG))
        style = STRONG if entry.voice == "you" else PLAIN
        sheet.flow((said(entry), style), first="  ▸ " if entry.voice == "you" else "    ", rest="    ")
        for line in behind(entry):
            sheet.flow((line, QUIET), first="      ", rest="      ")

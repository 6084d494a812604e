"""A debrief as Markdown. What anybody typed is escaped: it can be read, and never formats anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediator_game.debrief.parts import Items, Paragraph, Part, Section, Table, Timeline
from mediator_game.debrief.render.text import behind, said
from mediator_game.play.session import Setup
from mediator_game.text.escape import markdown as escape
from mediator_game.text.markdown import Block, Span

_STYLES = {"plain": "", "strong": "**", "emphasis": "*"}
_MARKS = {"paragraph": "", "heading": "### ", "item": "- ", "quote": "> "}


def render(setup: Setup, sections: Sequence[Section]) -> str:
    """Return the whole debrief as a Markdown document."""
    blocks = [f"# Debrief: {escape(setup.scenario.scenario.title)}"]
    for section in sections:
        blocks.append(f"## {escape(section.title)}")
        blocks += list(_body(section)) if section.readable else [f"*{escape(section.closed)}*"]
    return "\n\n".join(blocks) + "\n"


def _body(section: Section) -> Iterator[str]:
    for part in section.body:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    match part:
        case Paragraph():
            yield from _blocks(part.blocks)
        case Table():
            if part.title:
                yield f"**{escape(part.title)}**"
            yield _table(part)
        case Items():
            if part.title:
                yield f"{escape(part.title)}:"
            yield "\n".join(f"- {escape(item)}" for item in part.items)
        case Timeline():
            if part.title:
                yield f"### {escape(part.title)}"
            yield from _timeline(part)


def _table(part: Table) -> str:
    rows = [part.headers, ("---",) * len(part.headers), *part.rows]
    lines = ["| " + " | ".join(cell if cell == "---" else escape(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _timeline(part: Timeline) -> Iterator[str]:
    when, lines = "", list[str]()
    for entry in part.entries:
        if entry.when != when:
            if lines:
                yield "\n".join(lines)
            yield f"**{escape(entry.when)}**"
            when, lines = entry.when, []
        lines.append(f"- {escape(said(entry))}")
        lines += [f"  - {escape(line)}" for line in behind(entry)]
    if lines:
        yield "\n".join(lines)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Blocks of one list or quotation stay together."""
    gathered: list[str] = []
    kind = None
    for block in blocks:
        line = _MARKS[block.kind] + "".join(map(_span, block.spans))
        if gathered and not (kind == block.kind == "item"):
            yield "\n".join(gathered)
            gathered = []
        gathered.append(line)
        kind = block.kind
    if gathered:
        yield "\n".join(gathered)


def _span(span: Span) -> str:
    """Marks go inside the blanks around the words, or they would not be marks."""
    words = escape(span.text)
    if not words:
        return " " if span.text else ""
    mark = _STYLES[span.style]
    before = " " if span.text[0].isspace() else ""
    after = " " if span.text[-1].isspace() else ""
    return f"{before}{mark}{words}{mark}{after}"

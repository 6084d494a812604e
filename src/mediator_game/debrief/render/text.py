"""A debrief as plain text, 72 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediator_game.debrief.parts import Cause, Entry, Items, Paragraph, Part, Section, Table, Timeline
from mediator_game.debrief.render.columns import hang, table
from mediator_game.play.session import Setup
from mediator_game.text.clean import one_line
from mediator_game.text.markdown import Block
from mediator_game.text.wrap import cell_width, wrap

WIDTH = 72
_MARKS = {"item": "- ", "quote": "> "}


def render(setup: Setup, sections: Sequence[Section], *, width: int = WIDTH) -> str:
    """Return the whole debrief."""
    lines = _title(f"Debrief: {one_line(setup.scenario.scenario.title)}", "=", width)
    open_, closed = [one for one in sections if one.readable], [one for one in sections if not one.readable]
    for section in open_:
        lines += ["", "", *_title(section.title, "=", width), "", *_body(section, width)]
    if closed:
        lines += ["", "", *_title("Still closed", "=", width), ""]
        lines += [*_paragraph(closed[0].closed, width), ""]
        for section in closed:
            lines += hang("- ", section.title, width)
    return "\n".join(lines) + "\n"


def body(section: Section, *, width: int = WIDTH) -> str:
    """Return one section without its title; of a closed one the sentence that says what opens it."""
    lines = _body(section, width) if section.readable else _paragraph(section.closed, width)
    return "\n".join(lines) + "\n"


def _body(section: Section, width: int) -> list[str]:
    lines: list[str] = []
    for part in section.body:
        if lines:
            lines.append("")
        lines += _part(part, width)
    return lines


def _part(part: Part, width: int) -> list[str]:
    match part:
        case Paragraph():
            return list(_blocks(part.blocks, width))
        case Table():
            title = [*_paragraph(part.title, width), ""] if part.title else []
            return [*title, *table(part.headers, part.rows, width)]
        case Items():
            title = _paragraph(f"{part.title}:", width) if part.title else []
            return [*title, *(line for item in part.items for line in hang("- ", item, width))]
        case Timeline():
            return list(_timeline(part, width))


def _blocks(blocks: Sequence[Block], width: int) -> Iterator[str]:
    before = None
    for block in blocks:
        words = "".join(span.text for span in block.spans)
        if before is not None and not before == block.kind == "item":
            yield ""
        if block.kind == "heading":
            yield from _title(words, "-", width)
        elif block.kind in _MARKS:
            mark = _MARKS[block.kind]
            yield from hang(mark, words, width)
        else:
            yield from _paragraph(words, width)
        before = block.kind


def _timeline(part: Timeline, width: int) -> Iterator[str]:
    when = None
    if part.title:
        yield from _title(part.title, "-", width)
    for entry in part.entries:
        if entry.when != when:
            if when is not None:
                yield ""
            yield from _paragraph(entry.when, width)
            when = entry.when
        yield from _entry(entry, width)


_VOICES = {"you": "You: ", "run": "", "record": "On record: "}


def _entry(entry: Entry, width: int) -> Iterator[str]:
    yield from hang("  * ", said(entry), width)
    for line in behind(entry):
        yield from hang("      ", line, width)


def said(entry: Entry) -> str:
    """Return an entry in one sentence: whose it is, where and when, what, its sources."""
    where = f"{entry.dateline.rstrip('.')}. " if entry.dateline else ""
    cited = "".join(f" [{source}]" for source in entry.sources)
    note = f" ({entry.note})" if entry.note else ""
    text = entry.text if entry.text.endswith((".", "!", "?", "”")) else f"{entry.text}."
    return f"{_VOICES[entry.voice]}{where}{text}{cited}{note}"


def behind(entry: Entry) -> list[str]:
    """Return the causes of an entry in at most two lines: what stood directly behind it, which decisions."""
    if entry.voice != "run" or not entry.event:
        return []
    if not entry.causes:
        return ["Nothing in the game led to it."]
    fresh = [one for one in entry.causes if not one.repeated]
    direct = [_dated(one, entry) for one in fresh if one.depth == 1 and not one.decision]
    decisions = [_dated(one, entry) for one in fresh if one.decision]
    lines = [f"Because: {'; '.join(direct)}."] if direct else []
    if decisions:
        lines.append(f"Your moves behind it: {'; '.join(decisions)}.")
    if not any(one.decision for one in entry.causes):
        lines.append("No move of yours is behind it.")
    return lines


def _dated(cause: Cause, entry: Entry) -> str:
    return cause.text if cause.when == entry.when else f"{cause.text}, {cause.when}"


def _paragraph(text: str, width: int) -> list[str]:
    return wrap(text, width)


def _title(text: str, rule: str, width: int) -> list[str]:
    lines = wrap(text, width)
    return [*lines, rule * max(1, min(width, max(cell_width(line) for line in lines)))]

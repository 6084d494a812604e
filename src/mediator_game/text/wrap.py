"""Fit cleaned text into terminal cells."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from mediator_game.text.characters import VS16, ZWJ, ZWNJ, extends

ELLIPSIS = "…"

_breakable = re.compile(r"[ \t\r\v\f\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
# Symbols that Unicode 16 made wide; the tables of an older Python do not know it.
_newly_wide = re.compile(r"[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]")


def cell_width(text: str) -> int:
    """Return how many cells the text takes at most.

    Terminals differ on joined emoji; the widest drawing is counted, so that a line is never too long.
    """
    if text.isascii():
        return len(text)
    return sum(_atom_width(atom) for atom in _atoms(text))


def wrap(text: str, width: int, *, indent: str = "") -> list[str]:
    """Return the text in lines of at most `width` cells, each but an empty one after the indent.

    Line feeds stay line breaks; other white space is folded, but no-break spaces hold. A word longer
    than a line is split. There is always at least one line. An indent that leaves fewer than two
    cells is left out. Only at a width of one is anything lost: a wide character shows as an ellipsis.
    """
    if width - cell_width(indent) < min(2, width):
        indent = ""
    room = max(1, width - cell_width(indent))
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(indent + line if line else "" for line in _paragraph(paragraph, room))
    return lines


def shorten(text: str, width: int) -> str:
    """Return the text on one line of at most `width` cells, its end replaced by an ellipsis if need be."""
    text = text.replace("\n", " ")
    if cell_width(text) <= width:
        return text
    if width < 1:
        return ""
    kept: list[str] = []
    room = width - 1
    for cluster in _clusters(text):
        room -= cell_width(cluster)
        if room < 0:
            break
        kept.append(cluster)
    return "".join(kept).rstrip() + ELLIPSIS


def _paragraph(text: str, room: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for word in filter(None, _breakable.split(text)):
        for number, (part, cells) in enumerate(_parts(word, room)):
            if line and (number > 0 or used + 1 + cells > room):
                lines.append(" ".join(line))
                line, used = [], 0
            used += cells + (1 if line else 0)
            line.append(part)
    return [*lines, " ".join(line)]


def _parts(word: str, room: int) -> Iterator[tuple[str, int]]:
    """Split a word into parts that fit, with their cells; most words are one part."""
    cells = cell_width(word)
    if cells <= room:
        yield word, cells
        return
    part: list[str] = []
    used = 0
    for piece in _pieces_that_fit(word, room):
        cells = cell_width(piece)
        if part and used + cells > room:
            yield "".join(part), used
            part, used = [], 0
        part.append(piece)
        used += cells
    yield "".join(part), used


def _pieces_that_fit(word: str, room: int) -> Iterator[str]:
    """The clusters of a word; one wider than a line in its atoms; a wide atom in one cell as an ellipsis."""
    for cluster in _clusters(word):
        if cell_width(cluster) <= room:
            yield cluster
        else:
            for atom in _atoms(cluster):
                yield atom if _atom_width(atom) <= room else ELLIPSIS


def _atoms(text: str) -> Iterator[str]:
    """Cut into single characters, each with the marks that take no cell of their own."""
    start = 0
    for at in range(1, len(text)):
        if _width(text[at]) > 0:
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _clusters(text: str) -> Iterator[str]:
    """Cut into what a reader sees as single characters: joined emoji and their skin tones hold together."""
    held: list[str] = []
    for atom in _atoms(text):
        if held and not (held[-1].endswith(ZWJ) or extends(atom[0])):
            yield "".join(held)
            held = []
        held.append(atom)
    if held:
        yield "".join(held)


def _atom_width(atom: str) -> int:
    """A narrow character asked to show as emoji takes two cells."""
    width = sum(map(_width, atom)) if _width(atom[0]) == 0 else _width(atom[0])
    return 2 if VS16 in atom else width


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    if char < "\u0300":
        return 1
    category = unicodedata.category(char)
    if category in ("Mn", "Me") or char in (ZWJ, ZWNJ):
        return 0
    if _newly_wide.match(char) or (category == "Cn" and char >= "\U0001f000"):
        return 2  # the second: emoji newer than this Python's tables
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1

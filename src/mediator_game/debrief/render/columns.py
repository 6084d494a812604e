"""Tables in a fixed width: columns side by side where they fit, else a row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from mediator_game.text.wrap import cell_width, wrap

GAP = 2
NARROWEST = 7
"""A column narrower than this is no longer a column."""


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return a table in lines of at most `width` cells, a rule under its headers."""
    widths = _widths([headers, *rows], width)
    if widths is None:
        return _stacked(headers, rows, width)
    rule = "  ".join("-" * one for one in widths)
    lines = [*_row(headers, widths), rule]
    tall = False
    for row in rows:
        cells = _row(row, widths)
        # A row that takes several lines stands apart, or its neighbours cannot be told from it.
        if tall or (len(cells) > 1 and row is not rows[0]):
            lines.append("")
        lines += cells
        tall = len(cells) > 1
    return lines


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Share the width out: what a column needs if it can be had, the widest giving way first; None: it cannot."""
    columns = tuple(zip(*rows, strict=True))
    needs = [max(map(cell_width, column)) for column in columns]
    least = [min(need, max(NARROWEST, _longest_word(column))) for need, column in zip(needs, columns, strict=True)]
    room = width - GAP * (len(needs) - 1)
    if sum(least) > room:
        return None
    while (over := sum(needs) - room) > 0:
        widest = max(range(len(needs)), key=lambda at: (needs[at] - least[at] > 0, needs[at]))
        second = max((need for at, need in enumerate(needs) if at != widest), default=0)
        needs[widest] = max(least[widest], needs[widest] - over, min(needs[widest] - 1, second))
    return needs


def _longest_word(cells: Sequence[str]) -> int:
    longest = max((cell_width(word) for cell in cells for word in cell.split()), default=0)
    return min(longest, 20)


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell, room) for cell, room in zip(cells, widths, strict=True)]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = [part + " " * (room - cell_width(part)) for part, room in zip(parts, widths, strict=True)]
        lines.append((" " * GAP).join(padded).rstrip(" "))
    return lines


def _stacked(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """One row under the other: its first cell, then every other with its header."""
    lines: list[str] = []
    for row in rows:
        lines += wrap(row[0], width)
        for header, cell in zip(headers[1:], row[1:], strict=True):
            lines += hang("  ", f"{header}: {cell}", width)
    return lines


def hang(mark: str, text: str, width: int) -> list[str]:
    """Return text after a mark, its further lines under the first; nothing is wider than `width`."""
    indent = " " * cell_width(mark)
    lines = wrap(text, width, indent=indent)
    if not lines[0].startswith(indent):
        return lines if lines[0] else [mark.rstrip(" ")]
    return [mark + lines[0][len(indent) :], *lines[1:]]

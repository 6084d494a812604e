"""The map: a grid of letters, drawn small for the edge of the desk and large on a screen of its own."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content

from mediator_game.play.view import MapView
from mediator_game.text.wrap import cell_width
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.sheet import HEAD, PLAIN, QUIET, STRONG, Piece, Sheet

EMPTY = "."
LAND = "on $panel"
"""Places stand out from what the map leaves out."""
SHADES = ("░", "▒", "▓", "╱", "╲", "┼")
"""One pattern for each word a place can be marked with; patterns, not hues."""


class PlanPaper(Paper[MapView]):
    """The map with its legend."""

    def draw(self, sheet: Sheet, facts: MapView) -> None:
        """Lay out the grid, then the legend."""
        if not facts.rows:
            sheet.flow(("This scenario has no map.", QUIET))
            legend(facts, sheet)
            return
        sheet.row([("MAP", HEAD)], [("m larger", QUIET)])
        marks, signs = dict(facts.marks), signs_of(facts)
        grid = Sheet(2 + 2 * max(len(row) for row in facts.rows))
        for letters in facts.rows:
            grid.row([("  ", PLAIN), *(_small(letter, marks, signs) for letter in letters)])
        if sheet.width < grid.width + 30:
            sheet.lines += grid.lines
            sheet.gap()
            legend(facts, sheet)
            return
        key = Sheet(sheet.width - grid.width - 4)
        legend(facts, key)
        for left, right in zip_longest(grid.lines, key.lines, fillvalue=Content("")):
            sheet.lines.append(Content("").join([left.pad_right(grid.width + 4 - cell_width(left.plain)), right]))


def legend(facts: MapView, sheet: Sheet) -> None:
    """Lay out what each letter stands for, and what the text or today's state says of it."""
    marks = dict(facts.marks)
    held = {one.letter: one for one in facts.holders}
    if facts.state:
        sheet.flow((facts.state, STRONG))
    for sign, side in dict.fromkeys((one.sign, one.side) for one in facts.holders):
        sheet.flow((f"{sign} ", STRONG), (f"held by {side}", QUIET))
    for one in facts.holders:
        if not one.letter:
            sheet.flow((one.sign, STRONG), (f" {one.place}", PLAIN), rest="  ")
    for letter, name in facts.legend:
        sign = held[letter].sign if letter in held else ""
        said = marks.get(letter, "")
        sheet.flow((f"{letter}{sign}", STRONG), (f" {name}", PLAIN), (f" · {said}" if said else "", QUIET), rest="  ")
    if facts.note:
        sheet.gap()
        sheet.flow((facts.note, QUIET))


def signs_of(facts: MapView) -> dict[str, str]:
    """Return the sign of who holds each place, by its letter."""
    return {one.letter: one.sign for one in facts.holders if one.letter}


def _small(letter: str, marks: dict[str, str], signs: dict[str, str]) -> Piece:
    return f"{letter}{signs.get(letter, ' ')}", QUIET if letter == EMPTY else STRONG if letter in marks else PLAIN


def shades(facts: MapView) -> dict[str, str]:
    """Return the pattern of each word that places are marked with, in the order they come."""
    words = list(dict.fromkeys(word for _, word in facts.marks))
    return {word: SHADES[number % len(SHADES)] for number, word in enumerate(words)}


class LargePlan(Paper[MapView], can_focus=True):
    """The map as large as it fits: neighbouring cells of one place grow together, marked places carry a pattern."""

    def draw(self, sheet: Sheet, facts: MapView) -> None:
        """Lay out the grid with cells of several characters."""
        if not facts.rows:
            sheet.flow(("This scenario has no map.", QUIET))
            return
        across = max(len(row) for row in facts.rows)
        wide = max(2, min(9, sheet.width // max(1, across)))
        tall = max(1, min(wide // 3 + (wide >= 4), self.size.height // len(facts.rows)))
        marks, patterns, signs = dict(facts.marks), shades(facts), signs_of(facts)
        for cells in facts.rows:
            for line in range(tall):
                sheet.row([_large(letter, wide, line == (tall - 1) // 2, marks, patterns, signs) for letter in cells])


def _large(
    letter: str, wide: int, named: bool, marks: dict[str, str], patterns: dict[str, str], signs: dict[str, str]
) -> Piece:
    if letter == EMPTY:
        return ("·" if named else " ").center(wide), QUIET
    fill = patterns.get(marks.get(letter, ""), " ")
    if not named:
        return fill * wide, LAND
    return f" {letter}{signs.get(letter, '')} ".center(wide, fill)[:wide], f"bold {LAND}"

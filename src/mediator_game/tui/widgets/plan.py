"""The map: a grid of letters, drawn small for the edge of the desk and large on a screen of its own."""

from __future__ import annotations

from mediator_game.play.view import MapView
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.sheet import HEAD, PLAIN, QUIET, STRONG, Piece, Sheet

EMPTY = "."
SHADES = ("░", "▒", "▓", "╱", "╲", "┼")
"""One pattern for each word a place can be marked with; patterns, not hues."""


class PlanPaper(Paper[MapView]):
    """The map with its legend."""

    def draw(self, sheet: Sheet, facts: MapView) -> None:
        """Lay out the grid, then the legend."""
        if not facts.rows:
            sheet.flow(("This scenario has no map.", QUIET))
            return
        sheet.row([("MAP", HEAD)])
        marks = dict(facts.marks)
        for cells in facts.rows:
            sheet.row([("  ", PLAIN), *(_small(letter, marks) for letter in cells)])
        sheet.gap()
        for letter, name in facts.legend:
            said = marks.get(letter, "")
            sheet.flow(
                (f"{letter} ", STRONG),
                (name, PLAIN if said else QUIET),
                (f"  {said}" if said else "", PLAIN),
                rest="  ",
            )
        if facts.note:
            sheet.gap()
            sheet.flow((facts.note, QUIET))


def _small(letter: str, marks: dict[str, str]) -> Piece:
    return f"{letter} ", QUIET if letter == EMPTY else STRONG if letter in marks else PLAIN


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
        wide = max(2, min(6, sheet.width // max(1, across)))
        tall = 2 if wide >= 4 else 1
        marks, patterns = dict(facts.marks), shades(facts)
        for cells in facts.rows:
            for line in range(tall):
                sheet.row([_large(letter, wide, line == (tall - 1) // 2, marks, patterns) for letter in cells])


def _large(letter: str, wide: int, named: bool, marks: dict[str, str], patterns: dict[str, str]) -> Piece:
    if letter == EMPTY:
        return ("·" if named else " ").center(wide), QUIET
    fill = patterns.get(marks.get(letter, ""), " ")
    if not named:
        return fill * wide, PLAIN
    return f" {letter} ".center(wide, fill)[:wide], STRONG

"""The space as a small drawing in plain characters: one leader's gain across, the other's up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mediator_game.playtest.space.sheets import Pair

COLUMNS, ROWS = 60, 17
FEW, MANY = 1, 10
LEGEND = (
    f". one text   : up to {MANY - 1}   # {MANY} or more   * Pareto frontier",
    "N Nash point   K Kalai-Smorodinsky point   @ both",
)


def draw(texts: Iterable[tuple[Pair, int]], marks: Sequence[tuple[Pair, str]], names: tuple[str, str]) -> list[str]:
    """Draw gains (in hundredths) with the number of texts that bring them; `marks` are written over them.

    The lines through no gain are drawn, so that the zone both accept is the upper right corner.
    """
    counted: dict[Pair, int] = {}
    for gains, count in texts:
        counted[gains] = counted.get(gains, 0) + count
    across = _Axis([0, *(a for a, _ in counted)], COLUMNS)
    up = _Axis([0, *(b for _, b in counted)], ROWS)
    cells: dict[Pair, int] = {}
    for (a, b), count in counted.items():
        cell = across.at(a), up.at(b)
        cells[cell] = cells.get(cell, 0) + count
    rows = _rows(cells, {(across.at(a), up.at(b)): mark for (a, b), mark in marks}, (across.at(0), up.at(0)))
    edge = f"{up.most / 100:+.0f}", f"{up.least / 100:+.0f}"
    margin = max(len(edge[0]), len(edge[1]), 1)
    labels = {0: edge[0], ROWS - 1: edge[1], ROWS - 1 - up.at(0): "0"}
    lines = [f"{'':{margin}} {names[1]}'s gain"]
    lines += [f"{labels.get(number, ''):>{margin}} {row}".rstrip() for number, row in enumerate(rows)]
    foot = f"{across.least / 100:+.0f}".ljust(COLUMNS - 6) + f"{across.most / 100:+.0f}".rjust(6)
    return [*lines, f"{'':{margin}} {foot}", f"{'':{margin}} {names[0] + chr(39) + 's gain':>{COLUMNS}}"]


class _Axis:
    """Places numbers on so many cells."""

    def __init__(self, numbers: Sequence[int], cells: int) -> None:
        self.least, self.most, self._cells = min(numbers), max(numbers), cells

    def at(self, number: int) -> int:
        return (number - self.least) * (self._cells - 1) // max(1, self.most - self.least)


def _rows(cells: Mapping[Pair, int], marks: Mapping[Pair, str], zero: Pair) -> list[str]:
    return [
        "".join(marks.get((x, y)) or _cell(cells.get((x, y), 0), x == zero[0], y == zero[1]) for x in range(COLUMNS))
        for y in range(ROWS - 1, -1, -1)
    ]


def _cell(count: int, on_upright: bool, on_level: bool) -> str:
    if count:
        return "." if count == FEW else ":" if count < MANY else "#"
    return {(True, True): "+", (True, False): "|", (False, True): "-"}.get((on_upright, on_level), " ")

"""The map in words: where each place lies on the sketch, and what lies beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediator_game.plain import words
from mediator_game.plain.paper import Heading, Item, Part
from mediator_game.play.view import MapView

_ROWS = ("top", "middle", "bottom")
_COLUMNS = ("left", "middle", "right")
_AROUND = ((-1, 0), (1, 0), (0, -1), (0, 1))


def places(map_: MapView) -> Iterator[Part]:
    """Yield the places of the map, and the sketch itself."""
    yield Heading("The map")
    if not map_.rows:
        yield "This scenario has no map."
        yield from fronts(map_)
        return
    if map_.note:
        yield map_.note
    if map_.state:
        yield map_.state
    names, marks = dict(map_.legend), dict(map_.marks)
    held = {one.letter: one.side for one in map_.holders}
    for one in map_.holders:
        if not one.letter:
            yield Item(f"{one.place}: held by {one.side}.")
    for letter, name in map_.legend:
        beside = [names[one] for one in _beside(map_.rows, letter) if one in names]
        where = _where(map_.rows, letter)
        mark = f" {words.sentence(marks[letter])}" if letter in marks else ""
        near = f"; beside {', '.join(beside)}" if beside else ""
        by = f" Held by {held[letter]}." if letter in held else ""
        yield Item(f"{name}, {letter}: {where}{near}.{by}{mark}")
    yield Heading("The sketch, row by row")
    for row in map_.rows:
        yield Item(" ".join(row))


def fronts(map_: MapView) -> Iterator[Part]:
    """Yield who holds what now, a line a side, and whether there is fighting."""
    if map_.state:
        yield Item(map_.state)
    for side in dict.fromkeys(one.side for one in map_.holders):
        yield Item(f"Held by {side}: {', '.join(one.place for one in map_.holders if one.side == side)}.")


def _cells(rows: Sequence[Sequence[str]], letter: str) -> list[tuple[int, int]]:
    return [(y, x) for y, row in enumerate(rows) for x, cell in enumerate(row) if cell == letter]


def _where(rows: Sequence[Sequence[str]], letter: str) -> str:
    """Say in which ninth of the sketch the middle of a place lies."""
    cells = _cells(rows, letter)
    if not cells:
        return "not on the sketch"
    tall, wide = len(rows), max(len(row) for row in rows)
    row = _ROWS[_third(sum(y for y, _ in cells), len(cells), tall)]
    column = _COLUMNS[_third(sum(x for _, x in cells), len(cells), wide)]
    return "in the middle" if row == column else f"{row} {column}"


def _third(total: int, count: int, size: int) -> int:
    """Return in which third of `size` the mean of `count` places with the sum `total` lies."""
    return min(2, (2 * total + count) * 3 // (2 * count * size))


def _beside(rows: Sequence[Sequence[str]], letter: str) -> list[str]:
    """Return the letters that touch a place, in the order of the sketch."""
    found: dict[tuple[int, int], str] = {}
    for y, x in _cells(rows, letter):
        for dy, dx in _AROUND:
            down, across = y + dy, x + dx
            if 0 <= down < len(rows) and 0 <= across < len(rows[down]) and rows[down][across] not in {letter, "."}:
                found[down, across] = rows[down][across]
    return list(dict.fromkeys(found[at] for at in sorted(found)))

"""The strangest acceptable texts: those a leader takes although they take most from him."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from mediator_game.engine.formulas import leader
from mediator_game.playtest.space.sheets import Pair, Sheets, Text

SHOWN = 3
"""How many are shown for each side."""


@frozen
class Strange:
    """A text both leaders accept, and what it takes from one of them: the total and the ``issue.option`` that do."""

    text: Text
    gives_up: int
    on: tuple[str, ...]
    gains: Pair


def strangest(sheets: Sheets, acceptable: Iterable[Text], place: int) -> tuple[Strange, ...]:
    """Return the strangest of the acceptable texts for the leader of one side, strangest first.

    What a text takes from a leader is the sum of its losses against the status quo, issue by issue, weighted as he
    weighs them; gains elsewhere are not set against it. Sheets add up, so a leader can be paid for anything: where he
    gives up most and still says yes, the sums may have gone further than he ever would. The author signs such a text
    off, or closes the hole with a red line or another weight. Of texts that take the same from him, the one that he
    gains least by is shown.
    """
    found: dict[tuple[str, ...], Strange] = {}
    for text in acceptable:
        one = _strange(sheets, text, place)
        kept = found.get(one.on)
        if one.gives_up and (kept is None or _order(one, place) < _order(kept, place)):
            found[one.on] = one
    return tuple(sorted(found.values(), key=lambda one: _order(one, place))[:SHOWN])


def _order(one: Strange, place: int) -> tuple[int, int, Text]:
    return -one.gives_up, one.gains[place], one.text


def _strange(sheets: Sheets, text: Text, place: int) -> Strange:
    v, issues = sheets.values, sheets.rules.issues
    total, on = 0, []
    for term, option in zip(leader(sheets.sides[place], v).terms, text, strict=True):
        loss = term.weight * (v[term.values[v[term.now]]] - v[term.values[option]])
        if loss > 0:
            total += loss
            on.append(f"{term.name}.{issues[term.issue].option[option].id}")
    return Strange(text, total, tuple(on), sheets.gains(sheets.packing.unpack(sheets.key(text))))

"""What happened, newest first: what the last input brought stands out, what came before it is quiet."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from mediator_game.play.view import Told
from mediator_game.tui.widgets.gauge import ARROWS
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.prose import COLUMN
from mediator_game.tui.widgets.sheet import FRESH, HEAD, PLAIN, QUIET, STRONG, Piece, Sheet

BAR = "▌ "
"""Stands before what is new."""


@frozen
class LogFacts:
    """The log, from which place in it things are new, how each turn is called, and whether causes can be asked for."""

    told: tuple[Told, ...]
    fresh: int
    labels: tuple[tuple[int, str], ...]
    can_ask: bool = True
    opening: tuple[str, ...] = ()
    """Shown while nothing has happened yet."""


class LogPaper(Paper[LogFacts]):
    """Everything that has happened; what is new comes first."""

    def draw(self, sheet: Sheet, facts: LogFacts) -> None:
        """Lay out turn by turn, the latest first."""
        width = sheet.width
        sheet.width = min(width, COLUMN)
        if not facts.told:
            for paragraph in facts.opening:
                sheet.flow((paragraph, PLAIN))
                sheet.gap()
        labels = dict(facts.labels)
        asked = _first_askable(facts)
        for turn, places in _turns(facts):
            sheet.gap()
            sheet.row([(labels.get(turn, f"Turn {turn}"), HEAD)])
            before: Told | None = None
            for place in places:
                one = facts.told[place]
                if place >= facts.fresh:
                    _fresh(sheet, one, before, marked=place == asked)
                else:
                    _older(sheet, one)
                before = one
        sheet.width = width


def _turns(facts: LogFacts) -> Iterator[tuple[int, list[int]]]:
    """Each turn with the places of what happened in it: what is new first, each part in the order of events."""
    turns: dict[int, list[int]] = {}
    for place, one in enumerate(facts.told):
        turns.setdefault(one.turn, []).append(place)
    for turn in sorted(turns, reverse=True):
        places = turns[turn]
        yield turn, [*(p for p in places if p >= facts.fresh), *(p for p in reversed(places) if p < facts.fresh)]


def _first_askable(facts: LogFacts) -> int:
    """The place of what `w` opens: the last thing whose causes can be asked for."""
    if not facts.can_ask:
        return -1
    return next((p for p in range(len(facts.told) - 1, -1, -1) if facts.told[p].can_ask_why), -1)


def tags(one: Told) -> list[Piece]:
    """Say on whose word it is: the paragraphs of the sources, or the game's own invention."""
    said = " ".join(f"[{source}]" for source in one.source)
    if one.invented:
        said = f"{said} [the game's, not the record's]".strip()
    return [(f"  {said}", QUIET)] if said else []


def _fresh(sheet: Sheet, one: Told, before: Told | None, *, marked: bool) -> None:
    """What is new: dispatches at full weight with space around them, lines close together."""
    if before is not None and "dispatch" in (one.weight, before.weight):
        sheet.gap()
    why: list[Piece] = [("  w\u00a0why", QUIET)] if marked else []
    if one.weight == "dispatch":
        lead: list[Piece] = [(f"{one.dateline} ", STRONG)] if one.dateline else []
        sheet.flow(*lead, (one.text, PLAIN), *_arrow(one), *tags(one), *why, first=BAR)
    else:
        sheet.flow((one.text, PLAIN), *_arrow(one), *tags(one), *why, first="▸ ", rest="  ")


def _older(sheet: Sheet, one: Told) -> None:
    """What is known already: quiet, one after the other."""
    lead = f"{one.dateline} " if one.dateline else ""
    arrow: list[Piece] = [(f" {ARROWS[one.trend]}", QUIET)] if one.trend != "same" else []
    sheet.flow((lead + one.text, QUIET), *arrow, *tags(one), first="  " if lead else "· ", rest="  ")


def _arrow(one: Told) -> list[Piece]:
    return [(f" {ARROWS[one.trend]}", FRESH)] if one.trend != "same" else []

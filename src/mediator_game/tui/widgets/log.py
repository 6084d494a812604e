"""What happened, newest first: what the last input brought stands out, what came before it is quiet."""

from __future__ import annotations

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
    now: str
    unit: str
    can_ask: bool = True
    opening: tuple[str, ...] = ()
    """Shown while nothing has happened yet."""


class LogPaper(Paper[LogFacts]):
    """Everything that has happened; what is new comes first."""

    def draw(self, sheet: Sheet, facts: LogFacts) -> None:
        """Lay out what is new, then what came before it, turn by turn."""
        width = sheet.width
        sheet.width = min(width, COLUMN)
        if not facts.told:
            for paragraph in facts.opening:
                sheet.flow((paragraph, PLAIN))
                sheet.gap()
        turn = _news(sheet, facts)
        for place in range(min(facts.fresh, len(facts.told)) - 1, -1, -1):
            one = facts.told[place]
            if one.turn != turn:
                turn = one.turn
                _head(sheet, facts, turn)
            _older(sheet, one)
        sheet.width = width


def _head(sheet: Sheet, facts: LogFacts, turn: int) -> None:
    sheet.gap()
    sheet.row([(dict(facts.labels).get(turn, f"Turn {turn}"), HEAD)])


def _news(sheet: Sheet, facts: LogFacts) -> int:
    """Lay out what is new, in the order of events, under the turn it began in; return that turn."""
    fresh = facts.told[facts.fresh :]
    if not fresh:
        if facts.told and dict(facts.labels).get(facts.told[-1].turn) != facts.now:
            sheet.row([(facts.now, HEAD)])
            sheet.flow((f"Nothing has reached you this {facts.unit} yet.", PLAIN))
        return 0
    _head(sheet, facts, fresh[0].turn)
    asked = _first_askable(facts)
    before: Told | None = None
    for place, one in enumerate(fresh, facts.fresh):
        _fresh(sheet, one, before, marked=place == asked)
        before = one
    sheet.gap()
    return fresh[0].turn


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
    return [(f" {said}", QUIET)] if said else []


def _fresh(sheet: Sheet, one: Told, before: Told | None, *, marked: bool) -> None:
    """What is new: dispatches at full weight with space around them, lines close together."""
    if before is not None and "dispatch" in (one.weight, before.weight):
        sheet.gap()
    why: list[Piece] = [(" w\u00a0why", QUIET)] if marked else []
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

"""Turns and dates: which date a turn begins on, and which turn holds a date."""

from __future__ import annotations

import calendar as _calendar
import datetime

from mediator_game.scenario.model import Header

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def turn_date(header: Header, turn: int) -> datetime.date:
    """Return the date on which `turn` (1 is the first) begins."""
    steps = turn - 1
    if header.turn == "week":
        return header.start + datetime.timedelta(weeks=steps)
    months = header.start.month - 1 + steps * _MONTHS[header.turn]
    year, month = header.start.year + months // 12, months % 12 + 1
    day = min(header.start.day, _calendar.monthrange(year, month)[1])
    return datetime.date(year, month, day)


def turn_of(header: Header, date: datetime.date) -> int:
    """Return the turn that holds `date`: below 1 before the scenario starts, above its length after it."""
    turn = 1
    while turn <= header.turns + header.aftermath and turn_date(header, turn + 1) <= date:
        turn += 1
    return turn if date >= header.start else 0


def turn_label(header: Header, turn: int) -> str:
    """Return how people in the field would name `turn`: ``September 1997``, ``14 October 1997``."""
    date = turn_date(header, turn)
    if header.turn == "week":
        return f"{date.day} {date:%B %Y}"
    return f"{date:%Y}" if header.turn == "year" else f"{date:%B %Y}"


def day_in_turn(header: Header, turn: int, share: int, of: int) -> datetime.date:
    """Return the day that lies `share` / `of` of the way through `turn`; `share` is less than `of`."""
    first = turn_date(header, turn)
    days = (turn_date(header, turn + 1) - first).days
    return first + datetime.timedelta(days=share * days // of)


def day_label(date: datetime.date) -> str:
    """Return a day without its year: ``12 September``."""
    return f"{date.day} {date:%B}"

"""Turns and dates: which date a turn begins on, and which turn holds a date."""

from __future__ import annotations

import calendar as _calendar
import datetime

from mediator_game.scenario.model import Header

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def turn_date(header: Header, turn: int) -> datetime.date:
    """Return the date on which `turn` (1 is the first) begins; past the end of a calendar turns are regular again."""
    dates = header.calendar
    if dates and 1 <= turn <= len(dates):
        return dates[turn - 1]
    return _later(header, dates[-1], turn - len(dates)) if dates else _later(header, header.start, turn - 1)


def _later(header: Header, start: datetime.date, steps: int) -> datetime.date:
    if header.turn == "week":
        return start + datetime.timedelta(weeks=steps)
    months = start.month - 1 + steps * _MONTHS[header.turn]
    year, month = start.year + months // 12, months % 12 + 1
    day = min(start.day, _calendar.monthrange(year, month)[1])
    return datetime.date(year, month, day)


def turn_word(header: Header, turn: int) -> str:
    """Return what a turn is called by its length: ``month``; ``turn`` where a calendar makes it none of these."""
    if not header.calendar:
        return header.turn
    first, after = turn_date(header, turn), turn_date(header, turn + 1)
    if (after - first).days == 7:
        return "week"
    months = (after.year - first.year) * 12 + after.month - first.month
    regular = {length: name for name, length in _MONTHS.items()}.get(months)
    return regular if regular and after.day == first.day else "turn"


def word(header: Header) -> str:
    """Return what the turns of a scenario are called together."""
    return "turn" if header.calendar else header.turn


def last_day(header: Header, turn: int) -> datetime.date:
    """Return the last day of a turn."""
    return turn_date(header, turn + 1) - datetime.timedelta(days=1)


def turn_of(header: Header, date: datetime.date) -> int:
    """Return the turn that holds `date`: below 1 before the scenario starts, above its length after it."""
    turn = 1
    while turn <= header.turns + header.aftermath and turn_date(header, turn + 1) <= date:
        turn += 1
    return turn if date >= header.start else 0


def turn_label(header: Header, turn: int) -> str:
    """Return how people in the field would name `turn`: ``September 1997``, ``14 October 1997``."""
    date = turn_date(header, turn)
    if header.turn == "week" or header.calendar:
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

"""Dates and turns: inside the scenario's time, and in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mediator_game.scenario.calendar import turn_date, turn_of
from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.model import Step

_LONGEST = 800
_YEARS = (1, 9000)


def check(context: Context) -> Iterator[Finding]:
    """Judge every date and every turn."""
    header = context.scenario.scenario
    if not _YEARS[0] <= header.start.year <= _YEARS[1]:
        message = f"The year {header.start.year} is out of reach of the game's calendar."
        yield Finding("out-of-range", ("scenario", "start"), message, f"Begin before the year {_YEARS[1]}.")
        return
    last = header.turns + header.aftermath
    if not 1 <= last <= _LONGEST or "scenario" in context.unsure:
        return
    if (wrong := _calendar(context)) is not None:
        yield wrong
        return
    yield from _events(context, last)
    yield from _forecasts(context, last)
    for table in ("claim", "differences"):
        for number, claim in enumerate(getattr(context.scenario.record, table)):
            if claim.turn:
                yield from _turn(claim.turn, last, ("record", table, number, "turn"))
    for name, line in context.scenario.line.items():
        before = 0
        for number, step in enumerate(line.steps):
            path: Path = ("line", name, "steps", number)
            yield from _steps(step, header.turns, path)
            if step.turn < before:
                message = f"This step is of turn {step.turn}, after one of turn {before}."
                yield Finding("turn-order", (*path, "turn"), message, "Put the steps in the order of their turns.")
            before = max(before, step.turn)


def _calendar(context: Context) -> Finding | None:
    """Judge the dates of uneven turns: one for each, in order, from the start on."""
    header = context.scenario.scenario
    dates, path = header.calendar, ("scenario", "calendar")
    if not dates:
        return None
    if not header.turns <= len(dates) <= header.turns + header.aftermath + 1:
        message = f"The calendar has {len(dates)} dates, and there are {header.turns} turns."
        hint = "Give the first day of each turn; one more may say when the last one ends."
        return Finding("calendar", path, message, hint, whole=True)
    if dates[0] != header.start:
        message = f"The calendar begins on {dates[0]}, and the scenario on {header.start}."
        return Finding("calendar", (*path, 0), message, f"Write {header.start} first.")
    for number, (one, other) in enumerate(pairwise(dates), start=1):
        if other <= one:
            message = f"{other} is not after {one}."
            return Finding("calendar", (*path, number), message, "Put the dates in order, each once.")
    return None


def _events(context: Context, last: int) -> Iterator[Finding]:
    header = context.scenario.scenario
    for number, event in enumerate(context.scenario.event):
        if event.turn is not None:
            yield from _turn(event.turn, last, ("event", number, "turn"))
        if event.date is not None and not 1 <= turn_of(header, event.date) <= last:
            end = turn_date(header, last + 1)
            message = f"{event.date} is outside the scenario, which runs from {header.start} until before {end}."
            yield Finding("date-outside", ("event", number, "date"), message, "Change the date, or `start` or `turns`.")


def _forecasts(context: Context, last: int) -> Iterator[Finding]:
    for number, forecast in enumerate(context.scenario.forecast):
        path: Path = ("forecast", number)
        yield from _turn(forecast.asked, context.scenario.scenario.turns, (*path, "asked"), played=True)
        if forecast.by:
            yield from _turn(forecast.by, last, (*path, "by"))
            if forecast.by < forecast.asked:
                message = f"It is to be known by turn {forecast.by}, before it is asked in turn {forecast.asked}."
                yield Finding("turn-order", (*path, "by"), message, "Ask earlier, or wait longer.")


def _steps(step: Step, last: int, path: Path) -> Iterator[Finding]:
    yield from _turn(step.turn, last, (*path, "turn"), played=True)
    if step.otherwise is not None:
        yield from _steps(step.otherwise, last, (*path, "else"))


def _turn(turn: int, last: int, path: Path, *, played: bool = False) -> Iterator[Finding]:
    if not 1 <= turn <= last:
        message = f"There is no turn {turn}: the scenario has turns 1 to {last}."
        if played:
            message = f"Nobody plays in turn {turn}: turns 1 to {last} are played, and an aftermath is only watched."
        yield Finding("turn-outside", path, message, None)

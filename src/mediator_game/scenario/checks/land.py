"""Places that change hands and fronts: whether who holds what, what it is worth and where one advances fit together."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.land import places_of
from mediator_game.scenario.model import Issue, Option

_HUNDRED = 100


def check(context: Context) -> Iterator[Finding]:
    """Judge places, issues of places, and fronts."""
    yield from _places(context)
    for number, issue in enumerate(context.scenario.issue):
        yield from _issue(context, issue, ("issue", number))
    yield from _fronts(context)
    yield from _prices(context)


def _places(context: Context) -> Iterator[Finding]:
    scenario = context.scenario
    of_places = {str(issue.id) for issue in scenario.issue if issue.of == "places"}
    for name, place in scenario.place.items():
        path: Path = ("place", name)
        if not place.issue:
            if place.holder or place.worth:
                message = f'The place "{name}" has a holder or a worth, and no issue speaks of it.'
                yield Finding("land", path, message, "Give it `issue`, the issue of places it belongs to.", key=True)
            continue
        if place.issue in context.by_issue and place.issue not in of_places:
            message = f'The issue "{place.issue}" is not one of places.'
            yield Finding("land", (*path, "issue"), message, 'Give the issue of = "places".')
        yield from context.reference(place.issue, context.by_issue, "issue", (*path, "issue"), "issue")
        if place.holder:
            yield from context.reference(place.holder, scenario.side, "side", (*path, "holder"), "side")
        else:
            message = f'Nobody holds "{name}" as a game begins.'
            yield Finding("land", path, message, "Give it `holder`, the side that holds it.", key=True)
        for side in place.worth:
            yield from context.reference(side, scenario.side, "side", (*path, "worth", side), "side", key=True)


def _issue(context: Context, issue: Issue, path: Path) -> Iterator[Finding]:
    if issue.of != "places":
        for number, option in enumerate(issue.option):
            if option.to:
                message = f'The option "{option.id}" hands places over, and its issue is not one of places.'
                yield Finding("land", (*path, "option", number, "to"), message, 'Give the issue of = "places".')
        return
    for number, option in enumerate(issue.option):
        yield from _option(context, issue, option, (*path, "option", number))
    if "side" in context.unsure or "place" in context.unsure:
        return
    here = places_of(context.scenario, issue.id)
    for side in context.scenario.side:
        total = sum(context.scenario.place[place].worth.get(side, 0) for place in here)
        if total != _HUNDRED:
            message = f'The places of "{issue.id}" are worth {total} to {side}; together they must be worth 100.'
            yield Finding("worth-sum", (*path, "id"), message, None, whole=True)


def _option(context: Context, issue: Issue, option: Option, path: Path) -> Iterator[Finding]:
    if option.value:
        message = f'The option "{option.id}" has values, which follow from who would hold what.'
        yield Finding("land", (*path, "value"), message, "Leave them out, and say who gets what by `to`.", key=True)
    if option.to and option.status_quo:
        message = f'"{option.id}" is how things stand: it hands nothing over.'
        yield Finding("land", (*path, "to"), message, "Leave `to` out.", key=True)
    here = places_of(context.scenario, issue.id)
    given: dict[str, str] = {}
    for side, places in option.to.items():
        yield from context.reference(side, context.scenario.side, "side", (*path, "to", side), "side", key=True)
        for number, place in enumerate(places):
            at = (*path, "to", side, number)
            yield from context.reference(place, here, "place", at, "place", of=f' in the issue "{issue.id}"')
            if place in given:
                message = f'"{place}" is given twice, to {given[place]} and to {side}.'
                yield Finding("land", at, message, "Give it to one of them.")
            given[place] = side


def _fronts(context: Context) -> Iterator[Finding]:
    scenario = context.scenario
    played = [name for name, place in scenario.place.items() if place.issue]
    for name, front in scenario.front.items():
        path: Path = ("front", name)
        yield from context.reference(name, scenario.side, "side", path, "side", key=True)
        for number, place in enumerate(front.places):
            at = (*path, "places", number)
            yield from context.reference(place, played, "place that changes hands", at, "place")
            if place in front.places[:number]:
                yield Finding("land", at, f'"{place}" stands twice on this front.', "Keep one of the two.")
        for side in front.toll:
            yield from context.reference(side, scenario.side, "side", (*path, "toll", side), "side", key=True)


def _prices(context: Context) -> Iterator[Finding]:
    for name, side in context.scenario.side.items():
        for option in side.prices:
            path: Path = ("side", name, "prices", option)
            yield from context.reference(option, context.options, "option", path, "issue", key=True)
            if option in side.red_lines:
                message = f'"{option}" is a red line of {name} and has a price; it can only be one of the two.'
                yield Finding("land", path, message, "Take it out of `red_lines`, or out of `prices`.", key=True)

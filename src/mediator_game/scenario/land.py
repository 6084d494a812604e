"""Issues of places: who holds what at first, and what an option of such an issue leaves each side with."""

from __future__ import annotations

from collections.abc import Mapping

from mediator_game.scenario.model import Issue, Option, Scenario


def places_of(scenario: Scenario, issue: str) -> dict[str, str]:
    """Return the places that an issue speaks of, each with its holder as a game begins."""
    return {name: place.holder for name, place in scenario.place.items() if place.issue == issue}


def receivers(option: Option) -> dict[str, str]:
    """Return which side would get which place by an option."""
    return {place: side for side, places in option.to.items() for place in places}


def held_after(option: Option, holders: Mapping[str, str]) -> dict[str, str]:
    """Return who would hold each place after an option, given who holds it before."""
    to = receivers(option)
    return {place: to.get(place, holder) for place, holder in holders.items()}


def worth(scenario: Scenario, holders: Mapping[str, str], side: str) -> int:
    """Return what a side holds, in points of the issue's hundred."""
    return sum(scenario.place[place].worth.get(side, 0) for place, holder in holders.items() if holder == side)


def value_at_first(scenario: Scenario, issue: Issue, option: Option, side: str) -> int:
    """Return what an option of an issue of places is worth to a side as a game begins."""
    return worth(scenario, held_after(option, places_of(scenario, issue.id)), side)


def is_played(scenario: Scenario) -> bool:
    """Tell whether a scenario has places that are negotiated or fought over."""
    return any(place.issue for place in scenario.place.values())


def is_overtaking(scenario: Scenario) -> bool:
    """Tell whether a term that stops being available falls out of the text: where land moves or an agenda can."""
    return bool(scenario.front) or is_played(scenario) or any(issue.when for issue in scenario.issue)

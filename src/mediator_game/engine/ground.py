"""Places, compiled: who holds each is a slot, and so is what every option of an issue of places is worth."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from mediator_game.engine.layout import Layout, value_slot
from mediator_game.scenario import land
from mediator_game.scenario.model import Scenario


@frozen
class PlaceRules:
    """A place that is negotiated or fought over. `holder` is a slot; sides stand for their numbers."""

    name: str
    issue: int
    holder: int
    at_first: int
    worth: tuple[int, ...]
    hard: int


@frozen
class Handover:
    """An option of an issue of places: which place (by number) goes to which side, and the slots of its worth."""

    issue: int
    option: int
    to: Mapping[int, int]
    values: tuple[int, ...]


@frozen
class FrontRules:
    """Where a side advances: `places` by number, in order."""

    side: int
    places: tuple[int, ...]
    steps: int
    look: int
    toll: tuple[int, ...]


@frozen
class Ground:
    """What a scenario has of places and fronts; both are empty where it has none."""

    places: tuple[PlaceRules, ...] = ()
    handovers: tuple[Handover, ...] = ()
    fronts: tuple[FrontRules, ...] = ()
    fires: Mapping[int, frozenset[int]] = {}
    """By the number of an issue, the options that stop the fire."""
    watches: tuple[tuple[int, int, int | None], ...] = ()
    """Issue, option and lock of every option under which a line can be watched closely."""

    def handover(self, issue: int, option: int) -> Handover | None:
        """Return what an option would hand over, or None for one that is not about places."""
        return next((one for one in self.handovers if (one.issue, one.option) == (issue, option)), None)


def compile_ground(scenario: Scenario, slots: Layout) -> Ground:
    """Return the places and fronts of a scenario."""
    sides = {name: number for number, name in enumerate(scenario.side)}
    issues = {str(issue.id): number for number, issue in enumerate(scenario.issue)}
    played = {name: place for name, place in scenario.place.items() if place.issue}
    numbers = {name: number for number, name in enumerate(played)}
    places = tuple(
        PlaceRules(
            name,
            issues[place.issue],
            slots[f"holds.{name}"],
            sides[place.holder],
            tuple(place.worth.get(side, 0) for side in sides),
            place.hard,
        )
        for name, place in played.items()
    )
    handovers = tuple(
        Handover(
            issues[issue.id],
            at,
            {numbers[place]: sides[side] for place, side in land.receivers(option).items()},
            tuple(slots[value_slot(side, issue.id, option.id)] for side in sides),
        )
        for issue in scenario.issue
        if issue.of == "places"
        for at, option in enumerate(issue.option)
    )
    fronts = tuple(
        FrontRules(
            sides[name],
            tuple(numbers[place] for place in front.places),
            front.steps,
            front.look,
            tuple(front.toll.get(side, 0) for side in sides),
        )
        for name, front in scenario.front.items()
    )
    return Ground(places, handovers, fronts, _fires(scenario), _watches(scenario, slots))


def _fires(scenario: Scenario) -> dict[int, frozenset[int]]:
    found = {
        number: frozenset(at for at, option in enumerate(issue.option) if option.stops_fire)
        for number, issue in enumerate(scenario.issue)
    }
    return {number: options for number, options in found.items() if options}


def _watches(scenario: Scenario, slots: Layout) -> tuple[tuple[int, int, int | None], ...]:
    return tuple(
        (number, at, slots[f"unlocked.{issue.id}.{option.id}"] if option.needs_sponsor else None)
        for number, issue in enumerate(scenario.issue)
        for at, option in enumerate(issue.option)
        if option.watches
    )

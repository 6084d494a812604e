"""Land that changes hands: what options are then worth, what a loss costs at home, how what people bear follows it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from mediator_game.engine import formulas
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.ground import Ground, Handover, PlaceRules
from mediator_game.engine.layout import TENTHS
from mediator_game.engine.rules import BlocRules, Rules, SideRules, Values
from mediator_game.engine.work import Work


def worth(ground: Ground, handover: Handover, v: Values, side: int) -> int:
    """Return what a side would hold after a handover, in points of the issue's hundred."""
    return sum(
        place.worth[side]
        for number, place in enumerate(ground.places)
        if place.issue == handover.issue and handover.to.get(number, v[place.holder]) == side
    )


def is_already_so(ground: Ground, handover: Handover, v: Values) -> bool:
    """Tell whether a handover speaks of places and all of them are held as it says."""
    return bool(handover.to) and all(v[ground.places[place].holder] == side for place, side in handover.to.items())


def changed(rules: Rules, before: Values, v: Values) -> tuple[PlaceRules, ...]:
    """Return the places that have changed hands."""
    return tuple(place for place in rules.ground.places if v[place.holder] != before[place.holder])


def follow(work: Work, before: Values, by: Mapping[int, int]) -> None:
    """After places have changed hands: what options are worth, what the loss costs, and what blocs bear.

    `by` gives the event for each holder's slot.
    """
    rules, v = work.rules, work.v
    lost = changed(rules, before, v)
    if not lost:
        return
    last = max(by[place.holder] for place in lost)
    for handover in rules.ground.handovers:
        for number, slot in enumerate(handover.values):
            work.put(last, slot, worth(rules.ground, handover, v, number), "ground")
    after = tuple(v)
    for number, side in enumerate(rules.sides):
        gone = [place for place in lost if before[place.holder] == number and not is_agreed(rules, place, before)]
        for bloc in side.blocs:
            _adapt(work, number, bloc, before, after, last)
            _feel(work, number, side, bloc, gone, before, by)


def _feel(
    work: Work,
    number: int,
    side: SideRules,
    bloc: BlocRules,
    gone: list[PlaceRules],
    before: Values,
    by: Mapping[int, int],
) -> None:
    """A place taken from a side costs its leader support, once; one handed over by a signed paper does not."""
    constants = work.rules.constants
    if constants["second_table"] and not before[bloc.walked_out]:
        for place in sorted(gone, key=lambda place: by[place.holder]):
            points = _weight(bloc, place) * place.worth[number]
            work.change(by[place.holder], bloc.support, -hit(side, points, before, constants["loss_hit"]), "place-lost")


def hit(side: SideRules, points: int | Fraction, v: Values, percent: int) -> int:
    """Return what losing places costs with a bloc, in tenths of support.

    ``weight * worth/100 * (50 + rhetoric)/100 * (100 - cover)/100``; `points` are weights times worths.
    """
    size = Fraction(points) * (50 + v[side.rhetoric]) * (100 - v[side.cover]) * percent * TENTHS
    return half_up(size.numerator, size.denominator * 100 * 100 * 100 * 100)


def is_agreed(rules: Rules, place: PlaceRules, v: Values) -> bool:
    """Tell whether a signed paper hands a place over: what it costs is then the paper's own shortfall."""
    for paper in rules.papers:
        handover = rules.ground.handover(place.issue, v[paper.text.options[place.issue]])
        if v[paper.text.signed_turn] and handover and rules.ground.places.index(place) in handover.to:
            return True
    return False


def _weight(bloc: BlocRules, place: PlaceRules) -> int:
    return bloc.voice.terms[place.issue].weight


def _adapt(work: Work, number: int, bloc: BlocRules, before: Values, after: Values, event: int) -> None:
    """Limits follow the ground: losers adapt, winners want more."""
    change = _shift(work.rules, number, bloc, after) - _shift(work.rules, number, bloc, before)
    work.change(event, bloc.limit, change, "ground")


def _shift(rules: Rules, number: int, bloc: BlocRules, v: Values) -> int:
    """Return by how much a bloc's limit differs from what it was, for what has changed hands since the start."""
    points = sum(
        _weight(bloc, place) * place.worth[number] * ((v[place.holder] == number) - (place.at_first == number))
        for place in rules.ground.places
    )
    share = rules.constants["ground_winners" if points > 0 else "ground_losers"]
    return half_up(points * share, formulas.HUNDREDTHS * 100)

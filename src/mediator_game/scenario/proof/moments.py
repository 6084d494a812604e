"""When conditions are looked at: a condition need only be judged over the states of its own moment."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from mediator_game.scenario import calendar
from mediator_game.scenario.model import Event, Forecast, Header, Move, Outcome, Reaction, Scenario
from mediator_game.scenario.proof.values import NO, Range, Value


@frozen
class Moment:
    """What is known of every state in which a condition is looked at, by name."""

    known: Mapping[str, Value] = field(factory=dict)


ANY = Moment()
"""Any state of a game."""


def playing(header: Header) -> Moment:
    """Return the moments at which the mediator may do something: a note, a hinge, an option."""
    return Moment({"turn": Range(1, header.turns)})


def at_turn(turn: int) -> Moment:
    """Return the moments of one turn."""
    return Moment({"turn": Range(turn, turn)})


def of_move(move: Move, scenario: Scenario) -> Moment:
    """Return the moments at which a move's condition decides whether it is open."""
    known: dict[str, Value] = {"turn": Range(1, scenario.scenario.turns), "chair": chairs(move, scenario)}
    if move.once:
        known[f"moves.{move.id}.count"] = NO
    return Moment(known)


def chairs(move: Move, scenario: Scenario) -> frozenset[str]:
    """Return the chairs that have a move at all."""
    return frozenset(
        name
        for name, chair in scenario.chair.items()
        if move.id not in chair.drop_moves and (not move.chairs or name in move.chairs)
    )


def of_reaction(reaction: Reaction) -> Moment:
    """Return the moments at which a reaction is looked at."""
    return Moment({f"reactions.{reaction.id}.count": NO} if reaction.once else {})


def of_event(event: Event, header: Header) -> Moment:
    """Return the moments at which an event is looked at: its turn, as long as it has not happened."""
    turn = turn_of(event, header)
    return Moment({f"events.{event.id}.count": NO, **({"turn": Range(turn, turn)} if turn else {})})


def turn_of(event: Event, header: Header) -> int:
    """Return the turn an event is due in, or 0 when it may come in any."""
    if event.turn is not None:
        return event.turn
    return calendar.turn_of(header, event.date) if event.date else 0


def of_outcome(outcome: Outcome, header: Header) -> Moment:
    """Return the moments at which an ending is looked for: after every turn, or after the last one."""
    last = header.turns + header.aftermath
    return ANY if outcome.ends else Moment({"turn": Range(header.turns, last)})


def of_forecast(forecast: Forecast, header: Header) -> Moment:
    """Return the moments at which a forecast's question is asked of the game."""
    return Moment({"turn": Range(forecast.asked, forecast.by or header.turns)})


def at_the_end(scenario: Scenario) -> Moment:
    """Return the moments at which what was learnt is judged: the last turn, unless an outcome ends the game."""
    header = scenario.scenario
    if any(outcome.ends for outcome in scenario.outcome):
        return ANY
    return Moment({"turn": Range(header.turns, header.turns + header.aftermath)})

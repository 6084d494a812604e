"""Where every name stands as a game begins, once somebody has sat down in a chair."""

from __future__ import annotations

from mediator_game.scenario.model import Scenario
from mediator_game.scenario.proof import papers
from mediator_game.scenario.proof.derived import derived
from mediator_game.scenario.proof.engine import available
from mediator_game.scenario.proof.values import NO, Range
from mediator_game.scenario.proof.world import World

STILL = (
    "monitoring", "war", "text.exists", "text.public", "text.leaked", "text.rejected", "text.signed", "text.settles",
    "text.public_since", "text.signed_turn", "text.tabled_turn", "text.draft",
)  # fmt: skip
"""What is false, or nought, as a game begins."""


def begin(state: World) -> None:
    """Set every name to what it can hold before anybody has sat down."""
    scenario, known = state.scenario, state.known
    known["turn"] = Range(1, scenario.scenario.turns)
    known["cohesion"] = Range(scenario.world.cohesion.low, scenario.world.cohesion.high)
    known["tension"] = Range(scenario.world.tension.low, scenario.world.tension.high)
    if scenario.measure:
        known["confidence"] = Range(scenario.world.confidence.low, scenario.world.confidence.high)
    for track in scenario.track:
        known[str(track.id)] = Range(track.start.low, track.start.high)
    for name in state.schema:
        if name.split(".")[0] in ("flags", "unlocked", "moves", "reactions", "events", "notes", "measures"):
            known[name] = NO
    for name in STILL:
        known[name] = NO
    for name, place in scenario.place.items():
        if place.issue:
            known[f"holds.{name}"] = frozenset([place.holder])
    if scenario.front:
        for name in ("verify", "truce", "truces.count", "truces.broken"):
            known[name] = NO
    for issue in scenario.issue:
        quo = frozenset(str(option.id) for option in issue.option if option.status_quo)
        known[f"text.{issue.id}"] = known[f"now.{issue.id}"] = quo
        for option in issue.option:
            known[available(issue, option)] = NO
    papers.begin(scenario, known)
    for name in scenario.side:
        _begin_side(state, name)
    for name, power in scenario.power.items():
        known[f"{name}.will"] = Range(power.will.low, power.will.high)
    for name, value in derived(scenario, known):
        known[name] = value


def _begin_side(state: World, name: str) -> None:
    known, side = state.known, state.scenario.side[name]
    for gauge in ("trust", "rhetoric", "cover", "caution", "outlook", "press", *at_war(state.scenario)):
        span = getattr(side, gauge)
        known[f"{name}.{gauge}"] = Range(span.low, span.high)
    for still in ("accepted", "shown", "falls", "violence", "visits", "pushed_back", "covered"):
        known[f"{name}.{still}"] = NO
    known[f"{name}.fall_line"] = Range(side.fall_line, side.fall_line)
    second = list(state.scenario.side.values())[-1].edge
    edge = second if name == list(state.scenario.side)[-1] else 100 - second
    known[f"{name}.edge"] = Range(edge, edge)
    for bloc in side.bloc:
        path = f"{name}.{bloc.id}"
        for gauge in ("support", "limit", "movable", "leak"):
            span = getattr(bloc, gauge)
            known[f"{path}.{gauge}"] = Range(span.low, span.high)
        known[f"{path}.clout"] = Range(bloc.clout, bloc.clout)
        for still in ("knows", "contacted", "channels", "contacted_turn", "walked_out", "walked_out_turn"):
            known[f"{path}.{still}"] = NO


def at_war(scenario: Scenario) -> tuple[str, ...]:
    """Return the gauges a side has where there is a front."""
    return ("weary", "aid") if scenario.front else ()

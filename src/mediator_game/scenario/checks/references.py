"""Names of other parts of the scenario: whether what is referred to is there."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks import measures
from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.model import Bloc, Side

_SIDE_NUMBERS = ("outlook", "trust", "rhetoric", "cover", "press", "caution", "edge", "red_lines", "weights")
_BLOC_NUMBERS = ("support", "limit", "movable", "leak", "red_lines", "weights")


def check(context: Context) -> Iterator[Finding]:
    """Judge every reference but those inside expressions, texts and lines."""
    yield from _places(context)
    yield from _sides(context)
    yield from _powers(context)
    yield from _options(context)
    yield from _chairs(context)
    yield from measures.check(context)
    yield from _rest(context)


def _places(context: Context) -> Iterator[Finding]:
    scenario = context.scenario
    named: list[tuple[str, Path]] = []
    for name, side in scenario.side.items():
        named.append((side.capital, ("side", name, "capital")))
    for name, power in scenario.power.items():
        named.append((power.capital, ("power", name, "capital")))
    for table in ("move", "event", "reaction", "measure", "dispatch"):
        for number, entry in enumerate(getattr(scenario, table)):
            named.append((entry.place, (table, number, "place")))
    for letter, place in scenario.map.legend.items():
        named.append((place, ("map", "legend", letter)))
    for group, places in scenario.map.groups.items():
        for number, place in enumerate(places):
            named.append((place, ("map", "groups", group, number)))
    for place, path in named:
        if place:
            yield from context.reference(place, scenario.place, "place", path, "place")


def _sides(context: Context) -> Iterator[Finding]:
    for name, side in context.scenario.side.items():
        path: Path = ("side", name)
        yield from _voice(context, side, path)
        if side.successor:
            own = [bloc.id for bloc in side.bloc]
            yield from context.reference(side.successor, own, "bloc", (*path, "successor"), "side", of=f" of {name}")
        for number, bloc in enumerate(side.bloc):
            here = (*path, "bloc", number)
            yield from _voice(context, bloc, here)
            for option in bloc.value:
                yield from context.reference(
                    option, context.options, "option", (*here, "value", option), "issue", key=True
                )


def _voice(context: Context, owner: Side | Bloc, path: Path) -> Iterator[Finding]:
    """Judge what leaders and blocs have in common: weights and red lines."""
    for issue in owner.weights:
        yield from context.reference(issue, context.by_issue, "issue", (*path, "weights", issue), "issue", key=True)
    for number, line in enumerate(owner.red_lines):
        yield from context.reference(line, context.options, "option", (*path, "red_lines", number), "issue")


def _powers(context: Context) -> Iterator[Finding]:
    scenario = context.scenario
    targets = dict.fromkeys([*scenario.side, *context.blocs])
    for name, power in scenario.power.items():
        for target in power.lever:
            yield from context.reference(
                target, targets, "side or bloc", ("power", name, "lever", target), "side", key=True
            )
        for issue, likes in power.cares.items():
            path: Path = ("power", name, "cares", issue)
            known = context.by_issue
            yield from context.reference(issue, known, "issue", path, "issue", key=True)
            for option in likes:
                if issue in known:
                    of = f' of "{issue}"'
                    yield from context.reference(
                        option, known[issue], "option", (*path, option), "issue", of=of, key=True
                    )


def _options(context: Context) -> Iterator[Finding]:
    """Judge for whom an option's values are given."""
    sides = context.scenario.side
    for number, issue in enumerate(context.scenario.issue):
        for place, option in enumerate(issue.option):
            for side in option.value:
                path: Path = ("issue", number, "option", place, "value", side)
                yield from context.reference(side, sides, "side", path, "side", key=True)


def _chairs(context: Context) -> Iterator[Finding]:
    scenario = context.scenario
    objectives = [objective.id for objective in scenario.objective]
    if not scenario.chair and "chair" not in context.unsure:
        yield Finding("no-chair", ("chair",), "Nobody can play: the scenario has no [chair.ID].", None, whole=True)
    for name, chair in scenario.chair.items():
        path: Path = ("chair", name)
        if chair.power:
            yield from context.reference(chair.power, scenario.power, "power", (*path, "power"), "power")
        for number, objective in enumerate(chair.objectives):
            at = (*path, "objectives", number)
            yield from context.reference(objective, objectives, "objective", at, "objective")
        for number, move in enumerate(chair.drop_moves):
            if move not in scenario.scenario.drop_moves:
                yield from context.reference(move, context.moves, "move", (*path, "drop_moves", number), "move")
    for number, move_entry in enumerate(scenario.move):
        for place, chair_id in enumerate(move_entry.chairs):
            at = ("move", number, "chairs", place)
            yield from context.reference(chair_id, scenario.chair, "chair", at, "chair")


def _rest(context: Context) -> Iterator[Finding]:
    scenario = context.scenario
    if scenario.record.documented:
        outcomes = [outcome.id for outcome in scenario.outcome]
        path: Path = ("record", "documented")
        yield from context.reference(scenario.record.documented, outcomes, "outcome", path, "outcome")
    known = _hidden(context)
    for number, note in enumerate(scenario.note):
        for place, name in enumerate(note.reveals):
            at = ("note", number, "reveals", place)
            yield from context.reference(name, known, "hidden number", at, "side")
    offices = {**dict.fromkeys(scenario.side), **dict.fromkeys(scenario.power)}
    for number, actor in enumerate(scenario.actor):
        # What scenarios share may know of powers that one of them does without, and in the document of a transcript
        # it cannot be told any more what was shared.
        if context.strict and context.own(("actor", number)):
            yield from context.reference(actor.of, offices, "side or power", ("actor", number, "of"), "side")
        if actor.until is not None and actor.until < actor.since:
            message = f"{actor.name} left the office before taking it."
            yield Finding("bad-interval", ("actor", number, "until"), message, "Write the later day as until.")
    every_bloc = {*context.blocs, *(bloc.id for side in scenario.side.values() for bloc in side.bloc)}
    for number, dispatch in enumerate(scenario.dispatch):
        for key, names, what in (
            ("side", list(scenario.side), "side"), ("bloc", every_bloc, "bloc"),
            ("issue", context.by_issue, "issue"), ("power", list(scenario.power), "power"),
            ("measure", [measure.id for measure in scenario.measure], "measure"),
        ):  # fmt: skip
            name = getattr(dispatch, key)
            table = "side" if key == "bloc" else key
            if name:
                yield from context.reference(name, names, what, ("dispatch", number, key), table)


def _hidden(context: Context) -> set[str]:
    """Return what a note may reveal: the numbers that can be hidden, and red lines."""
    scenario, every_option = context.scenario, context.options
    found = [f"{name}.will" for name in scenario.power]
    for name, side in scenario.side.items():
        found.extend(f"{name}.{number}" for number in _SIDE_NUMBERS)
        found.extend(f"{name}.value.{option}" for option in every_option)
        for bloc in side.bloc:
            found.extend(f"{name}.{bloc.id}.{number}" for number in _BLOC_NUMBERS)
            found.extend(f"{name}.{bloc.id}.value.{option}" for option in every_option)
    for measure in scenario.measure:
        found.extend(f"{party}.worth.{measure.id}" for party in measure.worth)
    found.extend(["confidence"] if scenario.measure else [])
    return {*found, *(track.id for track in scenario.track), "cohesion", "tension"}

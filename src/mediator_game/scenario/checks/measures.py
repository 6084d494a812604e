"""Measures: whether those they need are there, and whether they can stand on one another."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.measures import Measure


def check(context: Context) -> Iterator[Finding]:
    """Judge what measures refer to, and that somebody can propose them."""
    measures = context.scenario.measure
    for number, measure in enumerate(measures):
        yield from _measure(context, measure, ("measure", number))
    proposed = any(move.does == "propose" for move in context.scenario.move)
    if measures and not proposed and not {"move", "measure"} & context.unsure and context.own(("measure", 0)):
        message = "No move proposes measures, so none of them can come into force."
        hint = 'Keep a move with does = "propose", such as the one in shipped:measures.'
        yield Finding("never-used", ("measure", 0, "id"), message, hint)


def _measure(context: Context, measure: Measure, path: Path) -> Iterator[Finding]:
    scenario = context.scenario
    parties = dict.fromkeys([*scenario.side, *scenario.power])
    ids = [one.id for one in scenario.measure]
    for place, party in enumerate(measure.needs):
        yield from context.reference(party, parties, "side or power", (*path, "needs", place), "side")
    for party in measure.worth:
        yield from context.reference(party, parties, "side or power", (*path, "worth", party), "side", key=True)
    for power in measure.will:
        yield from context.reference(power, scenario.power, "power", (*path, "will", power), "power", key=True)
    for place, bloc in enumerate(measure.hears):
        yield from context.reference(bloc, context.blocs, "bloc", (*path, "hears", place), "side")
    for place, before in enumerate(measure.after):
        yield from context.reference(before, ids, "measure", (*path, "after", place), "measure")
    if not measure.needs and "measure" not in context.unsure:
        message = f'Nobody is asked about the measure "{measure.id}".'
        yield Finding("no-party", (*path, "needs"), message, "Name the sides and powers that must say yes.")
    if _in_circle(context, measure):
        message = f'"{measure.id}" comes after itself, so it can never come into force.'
        yield Finding("measure-circle", (*path, "after"), message, "Take one of the measures out of `after`.")


def _in_circle(context: Context, measure: Measure) -> bool:
    after: dict[str, tuple[str, ...]] = {one.id: one.after for one in context.scenario.measure}
    waiting, seen = list(measure.after), set[str]()
    while waiting:
        one = waiting.pop()
        if one == measure.id:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(after.get(one, ()))
    return False

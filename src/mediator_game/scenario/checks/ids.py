"""Ids: well formed, not taken twice, and not a word the expressions already use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediator_game.scenario.checks.context import Context, items
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.names import RESERVED, TEXT_WORDS
from mediator_game.text.judge import id_fault

_OWN_WORDS = frozenset(
    ["trust", "rhetoric", "cover", "caution", "edge", "outlook", "press", "fall_line", "base", "gain", "score",
     "accepted", "would_sign", "standing", "shown", "falls", "violence", "visits", "covered", "no_deal", "pushed_back",
     "brought", "worth", "weary", "aid", "field"]
)  # fmt: skip
"""What follows ``SIDE.`` already: a bloc of that id could be mistaken for it."""


def check(context: Context) -> Iterator[Finding]:
    """Judge every id of the scenario."""
    scenario = context.scenario
    yield from _form(scenario.scenario.id, ("scenario", "id"))
    for table, entries in items(context):
        yield from _list((entry.id for entry in entries), (table,), table)
    for number, issue in enumerate(scenario.issue):
        yield from _list((option.id for option in issue.option), ("issue", number, "option"), "option")
        if issue.id in TEXT_WORDS:
            yield _reserved(issue.id, ("issue", number, "id"), f"text.{issue.id}")
    for name, side in scenario.side.items():
        yield from _list((bloc.id for bloc in side.bloc), ("side", name, "bloc"), "bloc")
        for number, bloc in enumerate(side.bloc):
            if bloc.id in _OWN_WORDS:
                yield _reserved(bloc.id, ("side", name, "bloc", number, "id"), f"{name}.{bloc.id}")
    for number, track in enumerate(scenario.track):
        if track.id in RESERVED:
            yield _reserved(track.id, ("track", number, "id"), track.id)
    for number, measure in enumerate(scenario.measure):
        if measure.id in scenario.side:
            message = f'"{measure.id}" is a side and a measure; a move could not tell whom or what it is for.'
            first = (("the side", ("side", measure.id)),)
            yield Finding(
                "duplicate-id", ("measure", number, "id"), message, "Give the measure another id.", related=first
            )
    yield from _tables(context)


def _tables(context: Context) -> Iterator[Finding]:
    """Judge the ids of tables such as [side.ID], which stand in their headers."""
    scenario = context.scenario
    for table in ("chair", "side", "power", "place", "term", "line"):
        for name in getattr(scenario, table):
            yield from _form(name, (table, name), key=True)
    for name in scenario.source:
        yield from _form(name.lower(), ("source", name), key=True)
    for table in ("side", "power"):
        for name in getattr(scenario, table):
            if name in RESERVED:
                yield _reserved(name, (table, name), name)
    for name in scenario.power:
        if name in scenario.side:
            message = f'"{name}" is a side and a power; expressions could not tell them apart.'
            hint = "Give one of them another id."
            first = (("the side", ("side", name)),)
            yield Finding("duplicate-id", ("power", name), message, hint, key=True, related=first)


def _list(ids: Iterable[str], path: Path, what: str) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for number, name in enumerate(ids):
        here: Path = (*path, number, "id")
        yield from _form(name, here)
        if name in seen:
            message = f'The id "{name}" is taken by another {what}.'
            hint = "Give one of them another id."
            yield Finding("duplicate-id", here, message, hint, related=((f"first {what} of that id", seen[name]),))
        else:
            seen[name] = here


def _form(name: str, path: Path, *, key: bool = False) -> Iterator[Finding]:
    fault = id_fault(name)
    if fault:
        yield Finding("bad-id", path, fault, None, key=key)


def _reserved(name: str, path: Path, meaning: str) -> Finding:
    message = f'The id "{name}" cannot be used: expressions already read {meaning} as something else.'
    return Finding("reserved-id", path, message, "Choose another id.", key=len(path) == 2)

"""Sources: every claim has one, or says that the game made it up."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path

_CLAIMS = ("event", "reaction", "measure", "hinge", "note", "trap")
_NEVER_INVENTED = ("hinge", "trap")
_MOST_INVENTED = 4
"""One reaction in so many may be invented."""


def check(context: Context) -> Iterator[Finding]:
    """Judge where claims come from, and how many are invented."""
    yield from _known(context)
    if context.scenario.scenario.fictional or "scenario" in context.unsure:
        return
    for table in _CLAIMS:
        for number, entry in enumerate(getattr(context.scenario, table)):
            if not entry.source and not entry.invented:
                yield _unsourced((table, number), f'The {table} "{entry.id}"')
            if entry.invented and table in _NEVER_INVENTED:
                message = f'The {table} "{entry.id}" is invented; a {table} must come from the record.'
                hint = "Name the paragraphs it rests on, or leave it out."
                yield Finding("invented-claim", (table, number, "invented"), message, hint)
    for table in ("claim", "differences"):
        for number, claim in enumerate(getattr(context.scenario.record, table)):
            if not claim.source:
                yield _unsourced(("record", table, number), "This statement of the record")
    reactions = context.scenario.reaction
    invented = sum(reaction.invented for reaction in reactions)
    if invented * _MOST_INVENTED > len(reactions):
        message = f"{invented} of {len(reactions)} reactions are invented; a quarter is the most."
        last = max(number for number, reaction in enumerate(reactions) if reaction.invented)
        hint = "Find sources for some, or leave them out."
        yield Finding("invented-share", ("reaction", last, "invented"), message, hint, whole=True)


def _unsourced(path: Path, what: str) -> Finding:
    hint = 'Add source = ["..."], or `invented = true` where the game made it up.'
    if path[0] == "record":
        hint = 'Add source = ["..."].'
    return Finding("missing-source", path, f"{what} names no source.", hint, key=True, whole=True)


def _known(context: Context) -> Iterator[Finding]:
    """Judge whether the sources named are there."""
    known = context.scenario.source
    for leaf in context.leaves(str):
        if len(leaf.path) > 1 and leaf.path[-2] == "source" and isinstance(leaf.path[-1], int):
            yield from context.reference(leaf.value, known, "source", leaf.path, "source")

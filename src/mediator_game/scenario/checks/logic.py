"""Endings that are never reached because one before them is certain."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.checks.expressions import always
from mediator_game.scenario.diagnostics import Finding


def check(context: Context) -> Iterator[Finding]:
    """Find each ending after one that always holds, unless it is looked for earlier in the game."""
    certain: list[tuple[int, bool]] = []
    for number, outcome in enumerate(context.scenario.outcome):
        before = next((first for first, ends in certain if ends or not outcome.ends), None)
        if before is not None:
            message = f'The outcome "{outcome.id}" is never reached: one before it always holds.'
            related = (("this one always holds", ("outcome", before, "when")),)
            hint = "Put it before that one."
            yield Finding("unreachable-outcome", ("outcome", number), message, hint, key=True, related=related)
        if always(context, outcome.when):
            certain.append((number, outcome.ends))

"""Rules that get in each other's way: endings never reached, one number set twice."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.checks.expressions import always, setting
from mediator_game.scenario.diagnostics import Finding, Path


def check(context: Context) -> Iterator[Finding]:
    """Judge what can be seen of the rules without playing them."""
    yield from _outcomes(context)
    yield from _settings(context)


def _outcomes(context: Context) -> Iterator[Finding]:
    """An ending after one that always holds is not reached, unless it is looked for earlier in the game."""
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


def _settings(context: Context) -> Iterator[Finding]:
    """Two reactions of one kind that set one number to different values: only one of them can have its way."""
    first: dict[tuple[str, str], tuple[str, Path]] = {}
    for number, reaction in enumerate(context.scenario.reaction):
        for place, effect in enumerate(reaction.effects):
            found = setting(context, effect)
            if found is None:
                continue
            name, value = found
            path: Path = ("reaction", number, "effects", place)
            earlier = first.setdefault((reaction.kind, name), (value, path))
            if earlier[0] != value:
                message = (
                    f"{name} is set here and by another {reaction.kind} reaction; in one turn only one of them counts."
                )
                hint = "Add or take away instead (+=, -=), or let their conditions exclude each other."
                yield Finding("two-settings", path, message, hint, related=(("the other one", earlier[1]),))

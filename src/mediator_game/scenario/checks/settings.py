"""Two reactions of one kind that set one number to different values: only one of them can have its way."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.checks.expressions import setting
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.expression import ExpressionError
from mediator_game.scenario.proof import Reach

_MOST_PAIRS = 5_000
"""How many pairs are held against each other, so that a file of nothing else takes no minutes."""
_Setting = tuple[str, Path, str]
"""A value, where it is set, and the condition of the reaction that sets it."""


def check(context: Context, reach: Reach) -> Iterator[Finding]:
    """Look for settings that can meet; conditions that are proved to exclude each other keep them apart."""
    before: dict[tuple[str, str], list[_Setting]] = {}
    left = _MOST_PAIRS
    for number, reaction in enumerate(context.scenario.reaction):
        for place, effect in enumerate(reaction.effects):
            found = setting(context, effect)
            if found is None:
                continue
            name, value = found
            path: Path = ("reaction", number, "effects", place)
            earlier = before.setdefault((reaction.kind, name), [])
            others = [one for one in earlier if one[0] != value][:left]
            earlier.append((value, path, reaction.when))
            left -= len(others)
            other = next((there for _, there, when in others if _can_meet(reach, when, reaction.when)), None)
            if other is not None:
                message = (
                    f"{name} is set here and by another {reaction.kind} reaction; in one turn only one of them counts."
                )
                hint = "Add or take away instead (+=, -=), or let their conditions exclude each other."
                yield Finding("two-settings", path, message, hint, related=(("the other one", other),))


def _can_meet(reach: Reach, one: str, other: str) -> bool:
    try:
        return not reach.excludes(one, other)
    except ExpressionError:
        return False  # what is misspelt is said already, and may be meant otherwise

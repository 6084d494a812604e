"""Which names a scenario uses, and where: what its expressions read and change, and the places its texts name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from mediator_game.scenario.checks.context import Context, Leaf
from mediator_game.scenario.diagnostics import Path
from mediator_game.scenario.lexer import NAME
from mediator_game.scenario.model import Amount, Condition, Effect, Prose, Step
from mediator_game.text.nearest import nearest

_MOST_UNKNOWN = 50
"""How many misspelt names are held against what seems unused."""
_target = re.compile(r"\s*(?P<name>[a-z_][a-z0-9_.-]*[a-z0-9_])\s*(?P<sign>[-+]?=)(?!=)")
_braces = re.compile(r"\{([^{}\n]*)\}")
_in_quotes = re.compile(r"'[^']*'|\"[^\"]*\"")


@frozen
class Mentions:
    """The names that a scenario uses. Expressions that are wrong count too: what they name is meant."""

    read: frozenset[str]
    written: frozenset[str]
    flags_set: tuple[tuple[str, Path, int], ...]
    """Every effect on a flag: the name, where the effect stands, and how long the name is as written."""
    places: frozenset[str]
    powers_of_steps: frozenset[str]
    unknown: tuple[str, ...]
    """Names read that nothing declares."""

    @property
    def flags_read(self) -> frozenset[str]:
        """Return the flags that something reads."""
        return frozenset(name for name in self.read if name.startswith("flags."))

    def perhaps(self, name: str) -> bool:
        """Say whether a name that nothing declares was probably meant to be this one."""
        return any(nearest(one, (name,)) for one in self.unknown)


def gather(context: Context) -> Mentions:
    """Return all the names that the scenario uses."""
    read: set[str] = set()
    written: set[str] = set()
    flags_set: list[tuple[str, Path, int]] = []
    for leaf in context.leaves(Condition, Amount):
        read.update(_names(str(leaf.value)))
    for leaf in context.leaves(Effect):
        target = _target.match(leaf.value)
        if target is None:
            read.update(_names(leaf.value))
            continue
        written.add(target["name"])
        read.update(_names(leaf.value[target.end() :]))
        if target["name"].startswith("flags."):
            flags_set.append((target["name"], leaf.path, target.end("name")))
    unknown = sorted(name for name in read | written if name not in context.schema)[:_MOST_UNKNOWN]
    steps = (step for line in context.scenario.line.values() for one in line.steps for step in branches(one))
    powers = frozenset(step.power for step in steps)
    return Mentions(
        frozenset(read), frozenset(written), tuple(flags_set), frozenset(_places(context)), powers, tuple(unknown)
    )


def branches(step: Step) -> Iterator[Step]:
    """Yield a step of a line, and the steps it has for other cases."""
    waiting: Step | None = step
    while waiting is not None:
        yield waiting
        waiting = waiting.otherwise


def _names(expression: str) -> Iterator[str]:
    for found in NAME.finditer(_in_quotes.sub(" ", expression)):
        yield found.group().rstrip("-.")


def _places(context: Context) -> Iterator[str]:
    scenario = context.scenario
    for leaf in context.leaves(Prose, str):
        if "{" in leaf.value:
            yield from _in_braces(leaf)
    yield from (side.capital for side in scenario.side.values())
    yield from (power.capital for power in scenario.power.values())
    for table in ("move", "event", "reaction", "measure", "dispatch"):
        yield from (entry.place for entry in getattr(scenario, table))
    yield from (name for name, place in scenario.place.items() if place.issue)
    yield from scenario.map.legend.values()
    for group in scenario.map.groups.values():
        yield from group


def _in_braces(leaf: Leaf) -> Iterator[str]:
    """Yield what stands in braces, also where it is not quite a placeholder."""
    for found in _braces.finditer(leaf.value):
        yield found[1].strip().removeprefix("place:").strip()

"""Every number an author has judged: where it stands, what it is called, and how to change it and keep the file sound.

Left out are what is no judgement of size: turns, dates, moves a turn, costs, the thresholds inside conditions, and the
values of outcomes, which are fixed before anything is tuned.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from mediator_game.engine.constants import CONSTANTS, table
from mediator_game.scenario.checks.context import Context, Leaf
from mediator_game.scenario.diagnostics import Path
from mediator_game.scenario.model import Amount, Effect, Scenario, Span
from mediator_game.scenario.names import schema
from mediator_game.scenario.ranges import limits_at

_KEYS = frozenset(
    {"outlook", "trust", "rhetoric", "cover", "press", "caution", "edge", "edge_drift", "fall_line", "clout", "support",
     "limit", "movable", "leak", "weights", "will", "lever", "cares", "cohesion", "tension", "start", "value", "chance",
     "worth", "hard", "toll", "weary", "aid", "prices", "broker", "floor", "confidence"}
)  # fmt: skip
_TABLES = frozenset(
    {"issue", "side", "power", "world", "track", "move", "event", "reaction", "chair", "place", "front", "letter",
     "measure"}
)  # fmt: skip
_SIZE = re.compile(r"^(\s*[\w.-]+\s*(?:[-+]=|=)\s*-?)([0-9]+)(\s*)$")
"""An effect whose size is written out: what stands before the size, the size, what stands after."""
_WHOLE = 100


@frozen
class Number:
    """A number by its path in the file; `name` is for people."""

    path: Path
    name: str
    value: Any

    @property
    def size(self) -> int:
        """The number itself; the middle of an interval."""
        if isinstance(self.value, Span):
            return (self.value.low + self.value.high) // 2
        found = _SIZE.match(self.value) if isinstance(self.value, str) else None
        return int(found[2]) if found else int(self.value)

    @property
    def shown(self) -> str:
        """The number as the file has it."""
        if isinstance(self.value, Span):
            low, high = self.value.low, self.value.high
            return str(low) if low == high else f"[{low}, {high}]"
        return str(self.value)

    @property
    def rule(self) -> str:
        """The id of the move, event or reaction whose own number it is; empty for any other."""
        return self.name.split(".")[1].split(":")[0] if self.path[0] in ("move", "event", "reaction") else ""

    @property
    def constant(self) -> str:
        """The name of the model's constant it is; empty for any other."""
        return str(self.path[1]) if self.path[0] == "rules" else ""


def numbers(scenario: Scenario) -> tuple[Number, ...]:
    """Return the numbers of a scenario that an author has judged, except those that are nought."""
    context = Context(scenario, schema(scenario))
    found = []
    for leaf in context.leaves(Span, int, Amount, Effect):
        if _judged(leaf):
            number = Number(leaf.path, _name(scenario, leaf.path, leaf.value), leaf.value)
            if number.size:
                found.append(number)
    return tuple(found)


def constants(scenario: Scenario) -> tuple[Number, ...]:
    """Return the model's constants as this scenario has them, those that have a size."""
    values = table(scenario.rules)
    return tuple(
        Number(("rules", name), f"rules.{name}", values[name])
        for name, constant in CONSTANTS.items()
        if values[name] and constant.high > 1
    )


def _judged(leaf: Leaf) -> bool:
    path, value = leaf.path, leaf.value
    if path[0] not in _TABLES or isinstance(value, bool):
        return False
    if isinstance(value, str):
        return leaf.kind == Effect and _SIZE.match(value) is not None
    if path[-1] == "chance" and value == _WHOLE:
        return False  # that it happens at all is no size
    return any(part in _KEYS for part in path[1:] if isinstance(part, str))


def _name(scenario: Scenario, path: Path, value: Any) -> str:
    """Return a path with ids for numbers: ``side.ar.army.limit``, ``reaction.two-voices: ar.rhetoric += 1``."""
    parts: list[str] = []
    here: Any = scenario
    for part in path:
        if isinstance(part, int):
            here = here[part]
            id = getattr(here, "id", None)
            if id is not None:
                parts[-1:] = [id] if parts[-1] in ("bloc", "option") else [parts[-1], id]
        else:
            here = here.get(part) if isinstance(here, Mapping) else getattr(here, part, None)
            parts.append(part)
    if parts[-1] == "effects":
        return f"{'.'.join(parts[:-1])}: {value}"
    return ".".join(parts)


def scaled(
    scenario: Scenario, found: tuple[Number, ...], factors: Mapping[Path, float]
) -> tuple[tuple[Path, Any], ...]:
    """Return the changes that multiply numbers by their factors, inside the format's bounds and with its sums kept."""
    changes = {one.path: _times(one, factors[one.path]) for one in found if one.path in factors}
    _keep_sums(scenario, changes)
    return tuple((path, value) for path, value in changes.items())


def step_of(number: Number, share: float) -> int:
    """Return how far a number is moved by a share of its size: at least 1."""
    return max(1, _rounded(abs(number.size) * share))


def moved(scenario: Scenario, found: tuple[Number, ...], number: Number, by: float) -> tuple[tuple[Path, Any], ...]:
    """Return the changes that move one number by a share of its size (at least by 1), its sum kept."""
    size = abs(number.size)
    way = 1 if by > 0 else -1
    return scaled(scenario, found, {number.path: (size + way * step_of(number, abs(by))) / size})


def shaken(scenario: Scenario, found: tuple[Number, ...], seed: str, share: float) -> tuple[tuple[Path, Any], ...]:
    """Return the changes that multiply every number by a factor of its own from 1 - share to 1 + share."""
    dice = random.Random(seed)
    return scaled(scenario, found, {one.path: dice.uniform(1 - share, 1 + share) for one in found})


def _times(number: Number, factor: float) -> Any:
    value, limits = number.value, limits_at(number.path) or (0, _WHOLE)
    if isinstance(value, Span):
        low, high = (_within(_rounded(end * factor), limits) for end in (value.low, value.high))
        return Span(low, high)
    if isinstance(value, str):
        return _SIZE.sub(lambda found: f"{found[1]}{min(_WHOLE, _rounded(int(found[2]) * factor))}{found[3]}", value)
    return _within(_rounded(value * factor), limits)


def _rounded(value: float) -> int:
    return int(value + 0.5) if value >= 0 else -int(-value + 0.5)


def _within(value: int, limits: tuple[int, int]) -> int:
    return max(limits[0], min(limits[1], value))


# Sums: weights and clout make a hundred, and so do the two edges


def _keep_sums(scenario: Scenario, changes: dict[Path, Any]) -> None:
    for group in _groups(scenario):
        if any(path in changes for path in group):
            asked = {path: changes.get(path, value) for path, value in group.items()}
            # What was moved by itself stays where it was put, and the others make room.
            held = [path for path in group if path in changes]
            free = [path for path in group if path not in changes] if len(held) == 1 else list(group)
            changes.update(_to_a_hundred(asked, free))


def _groups(scenario: Scenario) -> Iterator[dict[Path, int]]:
    sides = list(scenario.side.items())
    for name, side in sides:
        here: Path = ("side", name)
        yield {(*here, "weights", issue): weight for issue, weight in side.weights.items()}
        yield {(*here, "bloc", at, "clout"): bloc.clout for at, bloc in enumerate(side.bloc)}
        for at, bloc in enumerate(side.bloc):
            yield {(*here, "bloc", at, "weights", issue): weight for issue, weight in bloc.weights.items()}
    for issue in {place.issue for place in scenario.place.values() if place.issue}:
        held = [(name, place) for name, place in scenario.place.items() if place.issue == issue]
        for own in scenario.side:
            yield {("place", name, "worth", own): place.worth[own] for name, place in held if own in place.worth}
    if len(sides) == 2:
        yield {("side", name, "edge"): side.edge for name, side in sides}


def _to_a_hundred(asked: Mapping[Path, int], free: list[Path]) -> dict[Path, int]:
    """Return the group with the free ones scaled so that all add up to a hundred (largest remainders)."""
    fixed = sum(value for path, value in asked.items() if path not in free)
    room, total = _WHOLE - fixed, sum(asked[path] for path in free)
    if total <= 0 or room < 0:
        return dict.fromkeys(asked, 0) | _even(list(asked))
    exact = {path: asked[path] * room / total for path in free}
    whole = {path: int(share) for path, share in exact.items()}
    by_remainder = sorted(free, key=lambda path: (whole[path] - exact[path], str(path)))
    for path in by_remainder[: room - sum(whole.values())]:
        whole[path] += 1
    return {path: whole.get(path, value) for path, value in asked.items()}


def _even(paths: list[Path]) -> dict[Path, int]:
    return {path: _WHOLE // len(paths) + (at < _WHOLE % len(paths)) for at, path in enumerate(paths)}

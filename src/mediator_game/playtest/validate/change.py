"""A scenario with some of its values changed, or with its two sides changing places. It is not checked again."""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs
from attrs import evolve

from mediator_game.scenario.diagnostics import Path
from mediator_game.scenario.hooks import keys_of
from mediator_game.scenario.model import Scenario

BACKWARDS = "backwards"
"""The shuffle that turns every order round: whatever can change places does."""
Changes = tuple[tuple[Path, Any], ...]
"""Values by their path, as the keys of the file name them."""


def changed(value: Any, changes: Iterable[tuple[Sequence[str | int], Any]]) -> Any:
    """Return `value` with what stands at each path replaced."""
    inside: dict[str | int, list[tuple[Sequence[str | int], Any]]] = {}
    for path, new in changes:
        if not path:
            return new
        inside.setdefault(path[0], []).append((path[1:], new))
    if not inside:
        return value
    if attrs.has(type(value)):
        cls: Any = type(value)
        names = {key: keys_of(cls)[str(key)].name for key in inside}
        return evolve(value, **{names[key]: changed(getattr(value, names[key]), new) for key, new in inside.items()})
    if isinstance(value, Mapping):
        return {**value, **{key: changed(value.get(key), new) for key, new in inside.items()}}
    return tuple(changed(one, inside[at]) if at in inside else one for at, one in enumerate(value))


def shuffled(scenario: Scenario, seed: str) -> Scenario:
    """Return the scenario with everything whose order must not matter in another order.

    Outcomes keep theirs (the first that holds wins), dispatches too (the first that fits is told), and so do reactions
    and events where the scenario asks for them in order.
    """
    shake = random.Random(seed)

    def mixed(items: Iterable[Any]) -> tuple[Any, ...]:
        listed = list(items)
        return tuple(listed[::-1] if seed == BACKWARDS else shake.sample(listed, len(listed)))

    sides = {name: evolve(side, bloc=mixed(side.bloc)) for name, side in mixed(scenario.side.items())}
    powers = {name: evolve(power, cares=dict(mixed(power.cares.items()))) for name, power in scenario.power.items()}
    scenario = evolve(
        scenario,
        side=sides,
        power=dict(mixed(powers.items())),
        move=mixed(scenario.move),
        note=mixed(scenario.note),
        place=dict(mixed(scenario.place.items())),
        front=dict(mixed(scenario.front.items())),
        paper=tuple(evolve(paper, signatories=mixed(paper.signatories)) for paper in mixed(scenario.paper)),
        letter=mixed(scenario.letter),
        measure=mixed(scenario.measure),
    )
    if scenario.scenario.reactions == "in order":
        return scenario
    return evolve(scenario, reaction=mixed(scenario.reaction), event=mixed(scenario.event))


# The two sides change places


def swapper(scenario: Scenario) -> Callable[[str], str]:
    """Return what turns a name of one side into the other's, alone or inside an expression."""
    sides = list(scenario.side)
    other = dict(zip(sides, reversed(sides), strict=True))
    if not sides:
        return lambda text: text
    # A whole name, the first part of one, or what a paper has of a side; not what stands in quotes (an option).
    found = re.compile(rf"(?<![\w.'\"-])(papers\.[\w-]+\.)?({'|'.join(map(re.escape, sides))})(?![\w'\"-])")
    # Who holds a place is a side in quotes.
    holding = re.compile(r"\bholds\.[\w-]+\s*(?:[=!]?=\s*(?:'[^']*'|\"[^\"]*\")|(?:not\s+)?in\s*\[[^\]]*\])")
    quoted = re.compile(rf"(?<=['\"])({'|'.join(map(re.escape, sides))})(?=['\"])")

    def swap(text: str) -> str:
        text = found.sub(lambda match: (match[1] or "") + other[match[2]], text)
        return holding.sub(lambda held: quoted.sub(lambda match: other[match[0]], held[0]), text)

    return swap


def mirrored(scenario: Scenario) -> Scenario:
    """Return the scenario in which each side has the other's name, place in the file, and whatever is written of it."""
    swap = swapper(scenario)
    turned: Scenario = _mirrored(scenario, swap)
    return evolve(turned, side={name: turned.side[name] for name in scenario.side})


def _mirrored(value: Any, swap: Callable[[str], str]) -> Any:
    if attrs.has(type(value)):
        cls: Any = type(value)
        fields = _names_in(cls)
        return evolve(value, **{name: _mirrored(getattr(value, name), swap) for name in fields})
    if isinstance(value, Mapping):
        return {swap(key): _mirrored(one, swap) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_mirrored(one, swap) for one in value)
    return swap(value) if isinstance(value, str) else value


_FOR_PEOPLE = frozenset(
    {"id", "title", "name", "names", "leader", "successor_leader", "capital", "why", "hint", "closed", "question",
     "origin", "place", "topics", "source", "dynamic", "text", "texts", "more", "dossier", "way_in", "way_out", "date",
     "start", "does", "kind", "on", "grid", "reactions", "analysis", "application", "instructions", "stakes"}
)  # fmt: skip
"""Fields that hold words for people, or names that belong to no side: a word that happens to be a side's id stays."""


@functools.cache
def _names_in(cls: type) -> tuple[str, ...]:
    """Return the fields of a class in which a side may be named."""
    own = {"place"} if cls is Scenario else set()
    return tuple(one.name for one in attrs.fields(cls) if one.name not in _FOR_PEOPLE - own)

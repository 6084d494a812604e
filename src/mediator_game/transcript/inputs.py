"""A record's own fields back into the input they came from, strictly: nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from mediator_game.play.inputs import Input
from mediator_game.play.records import INPUTS
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest
from mediator_game.transcript.reading import Broken
from mediator_game.transcript.schema import DEFINITIONS, OWN
from mediator_game.transcript.shape import misfit

_AROUND = frozenset(DEFINITIONS["quit"]["properties"])
"""What every record has around its input."""


def as_input(record: Mapping[str, Any]) -> Input:
    """Return the input of a record, or of the bare input's fields; `Broken` says what is wrong with it."""
    kind = record.get("type")
    if not isinstance(kind, str) or kind not in OWN:
        raise Broken(f"There is no input of the type {_shown(kind)}.{_perhaps(kind, OWN)}")
    own = OWN[kind]
    fields = {name: value for name, value in record.items() if name not in _AROUND}
    for name in fields:
        if name not in own["properties"]:
            raise Broken(f"An input of the type {kind} has no {_shown(name)}.{_perhaps(name, own['properties'])}")
    if fault := misfit(fields, own, DEFINITIONS):
        raise Broken(f"This is not a whole {kind}: {one_line(fault, length=300)}.")
    return cast("Input", INPUTS[kind](**fields))


def _shown(value: object) -> str:
    return one_line(str(value), length=60)


def _perhaps(value: object, known: Mapping[str, object]) -> str:
    meant = nearest(value, known) if isinstance(value, str) else None
    return f" Perhaps {meant} is meant." if meant else ""

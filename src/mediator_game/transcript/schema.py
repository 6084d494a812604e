"""The JSON Schema (draft 2020-12) of a transcript: the one description that is published and that `reading` judges by.

The whole schema describes the lines of a transcript as a list; ``#/$defs/line`` describes any one line. Fields may be
added to a record without a new format; none may be renamed or change its meaning.
"""

from __future__ import annotations

from typing import Any

from mediator_game.play.records import FORMAT

_TEXT: dict[str, Any] = {"type": "string", "maxLength": 20_000}
_NAME: dict[str, Any] = {"type": "string", "maxLength": 200}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_WHOLE: dict[str, Any] = {"type": "integer"}
_PERCENT: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": 100}
_TRUTH: dict[str, Any] = {"type": "boolean"}
_HASH: dict[str, Any] = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
_SHA256: dict[str, Any] = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def _object(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _list_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _row(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "prefixItems": list(items), "minItems": len(items), "maxItems": len(items)}


def _map_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": item}


_MOVE = {"move": _NAME, "target": _NAME, "option": _NAME, "power": _NAME, "text": _map_of(_NAME)}
OWN: dict[str, dict[str, Any]] = {
    "move": _object(_MOVE, "target", "option", "power", "text"),
    "end_turn": _object({}),
    "note": _object({"note": _NAME}),
    "rationale": _object({"hinge": _NAME, "text": _TEXT, "confidence": _PERCENT, "share": _TRUTH}),
    "forecast": _object({"forecast": _NAME, "probability": _PERCENT}),
    "rewind": _object({"to": _COUNT}),
    "quit": _object({}),
    "alternative": _object({"text": _TEXT}),
    "commitment": _object({"text": _TEXT}),
    "share": _object({"hinge": _NAME, "share": _TRUTH}),
    "overrule": _object({"objective": _NAME, "level": _WHOLE, "note": _TEXT}),
}
"""What a player can put in, by the `type` of its record: the fields each has of its own."""

_CHANGE = _row(_NAME, _WHOLE, _WHOLE, _NAME)
_ROLL = _row(_NAME, _NAME, _COUNT, _WHOLE, _PERCENT)
_EVENT = _object(
    {
        "id": {"type": "integer", "minimum": 1},
        "phase": _NAME,
        "kind": _NAME,
        "subject": _NAME,
        "causes": _list_of(_COUNT),
        "facts": _map_of({"type": ["integer", "string"]}),
        "changes": _list_of({"$ref": "#/$defs/change"}),
        "rolls": _list_of({"$ref": "#/$defs/roll"}),
    },
    "subject",
    "causes",
    "facts",
    "changes",
    "rolls",
)
_DICE = _map_of({"type": "integer", "minimum": 0, "maximum": 99})
_SHOWN = _object({"open": _list_of(_NAME), "closed": _map_of(_TEXT)})
_HEADER = _object(
    {
        "type": {"const": "header"},
        "format": {"const": FORMAT},
        "game": _NAME,
        "rules_version": _COUNT,
        "constants": _map_of(_WHOLE),
        "scenario": _object({"id": _NAME, "sha256": _SHA256, "document": {"type": "object"}}),
        "seed": {"type": ["integer", "string"]},
        "run": _NAME,
        "chair": _NAME,
        "player": _NAME,
        "mode": {"enum": ["training", "assessed"]},
        "names": {"enum": ["report", "both"]},
        "locale": _NAME,
        "started": _NAME,
        "forked_from": _NAME,
        "overrides": _map_of(_WHOLE),
        "dice": _DICE,
        "carried": _list_of(_TEXT),
        "phase_of": _object(
            {
                "thread": _NAME,
                "number": {"type": "integer", "minimum": 1},
                "role": _NAME,
                "document": {"type": "object"},
                "after": _NAME,
            }
        ),
        "check": _HASH,
    },
    "dice",
    "carried",
    "phase_of",
)

START = _object(
    {
        "type": {"const": "start"},
        "seed": {"type": ["integer", "string"]},
        "chair": _NAME,
        "overrides": _map_of(_WHOLE),
        "dice": _DICE,
        "carried": _list_of(_TEXT),
    },
    "seed",
    "chair",
    "overrides",
    "dice",
    "carried",
)
"""The first line of a file of inputs, where there is one: how the game they are for is begun."""


def _input(kind: str, own: dict[str, Any]) -> dict[str, Any]:
    optional = set(own["properties"]) - set(own["required"])
    return _object(
        {
            "type": {"const": kind},
            "seq": {"type": "integer", "minimum": 1},
            "turn": _COUNT,
            "t": {"type": "number", "minimum": 0},
            **own["properties"],
            "shown": {"$ref": "#/$defs/shown"},
            "state": _HASH,
            "events": _list_of({"$ref": "#/$defs/event"}),
            "check": _HASH,
        },
        *optional,
    )


DEFINITIONS: dict[str, Any] = {
    "header": _HEADER,
    **{kind: _input(kind, own) for kind, own in OWN.items()},
    "shown": _SHOWN,
    "event": _EVENT,
    "change": _CHANGE,
    "roll": _ROLL,
}


def schema() -> dict[str, Any]:
    """Return the schema of a whole transcript, its lines taken as a list."""
    kinds = [{"$ref": f"#/$defs/{kind}"} for kind in OWN]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:mediator-game:transcript:{FORMAT}",
        "title": "A transcript, its lines as a list",
        "type": "array",
        "minItems": 1,
        "prefixItems": [{"$ref": "#/$defs/header"}],
        "items": {"$ref": "#/$defs/input"},
        "$defs": {
            **{name: {"title": name, **definition} for name, definition in DEFINITIONS.items()},
            "input": {"title": "An input and what came of it", "oneOf": kinds},
            "line": {"title": "Any line", "oneOf": [{"$ref": "#/$defs/header"}, {"$ref": "#/$defs/input"}]},
        },
    }

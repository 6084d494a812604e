"""The scenario format as a JSON Schema: completion and help in editors that read one.

It is written from the classes of the format, in draft 7, which is the newest that editors of TOML understand. A
schema knows shapes; what a scenario means (names, sums, references) is for `mediator check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import tomli

from mediator_game.scenario import model
from mediator_game.scenario.examples import example
from mediator_game.scenario.hooks import keys_of, required
from mediator_game.scenario.keys import purpose
from mediator_game.scenario.load import plain
from mediator_game.scenario.ranges import limits_of
from mediator_game.scenario.shape import Shape, Table, default_of, shape, tables

DRAFT = "http://json-schema.org/draft-07/schema#"
FORMAT = 1
_ID = r"^[a-z0-9][a-z0-9-]{0,40}$"
_SOURCE_ID = r"^[A-Za-z0-9][A-Za-z0-9-]{0,40}$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

Schema = dict[str, Any]
Limits = tuple[int, int] | None
Rules = Mapping[str, tuple[int, int, str]]
"""The constants that [rules] may set: the least and greatest value of each, and what it is."""


def schema(rules: Rules | None = None) -> Schema:
    """Return the schema of a scenario file; without `rules`, [rules] may hold any names."""
    return _file("A scenario of the mediator game", rules, whole=True)


def part_schema(rules: Rules | None = None) -> Schema:
    """Return the schema of a file that scenarios name under `uses`: any tables but [scenario]."""
    return _file("A part that scenarios of the mediator game use", rules, whole=False)


def _file(title: str, rules: Rules | None, *, whole: bool) -> Schema:
    known = {table.cls: _table(table) for table in tables()}
    top = known.pop(model.Scenario)
    if rules is not None:
        top["properties"]["rules"] = {**_rules(rules), "description": top["properties"]["rules"]["description"]}
    if whole:
        # What a file does not have itself may come from the files it uses.
        top["if"] = {"properties": {"scenario": {"required": ["uses"]}}}
        top["else"] = {"required": top["required"]}
        top["required"] = ["scenario"]
    else:
        del top["required"], top["properties"]["scenario"]
        del known[model.Header]
        about = purpose(model.Header, "uses")
        uses = {"type": "array", "items": {"type": "string"}, "description": _sentence(about)}
        top["properties"] = {"uses": uses, **top["properties"]}
    top["description"] = f"{title}."
    return {
        "$schema": DRAFT,
        "$id": f"urn:mediator-game:{'scenario' if whole else 'part'}:{FORMAT}",
        "title": title,
        **top,
        "definitions": {cls.__name__: definition for cls, definition in known.items()},
    }


def _table(table: Table) -> Schema:
    cls = table.cls
    found: Schema = {"type": "object", "additionalProperties": False, "properties": {}}
    if cls is not model.Scenario:
        found = {"title": " or ".join(table.headers), "description": about_table(cls), **found}
    needed = list(required(cls))
    if needed:
        found["required"] = needed
    for key, one in keys_of(cls).items():
        found["properties"][key] = _key(cls, key, one)
    return found


def about_table(cls: type) -> str:
    """Return what a table is, from its class, as sentences."""
    told = " ".join((cls.__doc__ or "").split())
    header, colon, rest = told.partition("``: ")
    return _sentence(rest.replace("``", "`")) if colon and header.startswith("``") else told.replace("``", "`")


def _key(cls: type, key: str, one: attrs.Attribute[Any]) -> Schema:
    found = _value(shape(one.type), limits_of(cls.__name__, key))
    found["description"] = _sentence(purpose(cls, key))
    if "$ref" in found:
        # Beside a reference nothing else counts, so the key's own words go round it.
        found = {"allOf": [{"$ref": found.pop("$ref")}], **found}
    if (cls, key) in _EXACTLY:
        found.update(_EXACTLY[cls, key])
    default = default_of(one)
    if default is not attrs.NOTHING and isinstance(default, bool | int | str | list) and default != []:
        found["default"] = default
    if example(cls, key):
        found["examples"] = [plain(tomli.loads(f"value = {example(cls, key)}")["value"])]
    return found


_EXACTLY: Mapping[tuple[type, str], Schema] = {
    (model.Header, "format"): {"const": FORMAT},
    (model.Scenario, "source"): {"propertyNames": {"pattern": _SOURCE_ID}},
    **{(model.Scenario, key): {"propertyNames": {"pattern": _ID}} for key in ("power", "place", "term", "line")},
    (model.Scenario, "chair"): {"propertyNames": {"pattern": _ID}, "minProperties": 1},
    (model.Scenario, "side"): {"propertyNames": {"pattern": _ID}, "maxProperties": 2},
    (model.Objective, "levels"): {"minItems": 1},
}
"""What the types of the format do not say."""


def _value(found: Shape, limits: Limits = None) -> Schema:
    match found.sort:
        case "list":
            assert found.inside is not None
            return {"type": "array", "items": _value(found.inside, limits)}
        case "named":
            assert found.inside is not None
            return {"type": "object", "additionalProperties": _value(found.inside, limits)}
        case "table":
            assert found.cls is not None
            return {"$ref": f"#/definitions/{found.cls.__name__}"}
        case "choice":
            return {"type": "string", "enum": list(found.choices)}
        case "number":
            return _number(limits)
        case "span":
            # Not `anyOf`: editors would offer the key twice, and say of a slip only that neither fits.
            one = _number(limits)
            return {**one, "type": ["integer", "array"], "items": one, "minItems": 2, "maxItems": 2}
        case _:
            return dict(_PLAIN[found.sort])


def _number(limits: Limits) -> Schema:
    return {"type": "integer"} | ({"minimum": limits[0], "maximum": limits[1]} if limits else {})


_PLAIN: Mapping[str, Schema] = {
    "text": {"type": "string"},
    "prose": {"type": "string"},
    "id": {"type": "string", "pattern": _ID},
    "condition": {"type": "string", "examples": ["text.public and tension >= 50"]},
    "effect": {"type": "string", "examples": ["tension += 5", "flags.warned = true"]},
    "amount": {"type": ["integer", "string"], "minimum": 0, "maximum": 100},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "pattern": _DATE},
}


def _rules(rules: Rules) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"type": "integer", "minimum": low, "maximum": high, "description": _sentence(about)}
            for name, (low, high, about) in rules.items()
        },
    }


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}" if text else ""

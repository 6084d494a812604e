"""What a value must look like: the few words of JSON Schema the transcript's schema is written in, judged in one pass.

The schema that is published is the schema that reads; there is no second description to drift from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

Schema = Mapping[str, Any]

_NAMES = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}
_CLASSES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def misfit(value: Any, schema: Schema, definitions: Schema, at: str = "") -> str | None:
    """Return the first thing about `value` that `schema` does not allow, as a sentence without its stop, or None."""
    if "$ref" in schema:
        return misfit(value, definitions[schema["$ref"].rpartition("/")[2]], definitions, at)
    if "type" in schema and not _is_a(value, schema["type"]):
        return f"{at or 'the line'} should be {_expected(schema['type'])}"
    if "const" in schema and (value != schema["const"] or type(value) is not type(schema["const"])):
        return f"{at} should be {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{at} should be one of {', '.join(map(str, schema['enum']))}"
    if isinstance(value, dict):
        return _object(value, schema, definitions, at)
    if isinstance(value, list):
        return _list(value, schema, definitions, at)
    if isinstance(value, str):
        return _text(value, schema, at)
    if isinstance(value, int | float):
        return _number(value, schema, at)
    return None


def _is_a(value: Any, kinds: str | list[str]) -> bool:
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if isinstance(value, _CLASSES[kind]) and (kind == "boolean" or not isinstance(value, bool)):
            return True
    return False


def _expected(kinds: str | list[str]) -> str:
    return _NAMES[kinds] if isinstance(kinds, str) else " or ".join(_NAMES[kind] for kind in kinds)


def _object(value: Mapping[str, Any], schema: Schema, definitions: Schema, at: str) -> str | None:
    for name in schema.get("required", ()):
        if name not in value:
            return f"{_inside(at, name)} is missing"
    named = schema.get("properties", {})
    others = schema.get("additionalProperties")
    for name, item in value.items():
        expected = named.get(name, others)
        if expected and (fault := misfit(item, expected, definitions, _inside(at, name))):
            return fault
    return None


def _list(value: list[Any], schema: Schema, definitions: Schema, at: str) -> str | None:
    first = schema.get("prefixItems", ())
    if "maxItems" in schema and not schema["minItems"] <= len(value) <= schema["maxItems"]:
        return f"{at} should have {schema['minItems']} items"
    for number, item in enumerate(value):
        expected = first[number] if number < len(first) else schema.get("items")
        if expected and (fault := misfit(item, expected, definitions, f"{at}[{number + 1}]")):
            return fault
    return None


def _text(value: str, schema: Schema, at: str) -> str | None:
    if len(value) > schema.get("maxLength", len(value)):
        return f"{at} is longer than {schema['maxLength']:,} characters"
    if "pattern" in schema and not _pattern(schema["pattern"]).fullmatch(value):
        return f"{at} is not of the form {schema['pattern']}"
    return None


def _number(value: float, schema: Schema, at: str) -> str | None:
    if value < schema.get("minimum", value):
        return f"{at} is less than {schema['minimum']}"
    if value > schema.get("maximum", value):
        return f"{at} is more than {schema['maximum']}"
    return None


def _inside(at: str, name: str) -> str:
    shown = name if len(name) <= 60 else name[:59] + "…"
    return f"{at}.{shown}" if at else shown


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)

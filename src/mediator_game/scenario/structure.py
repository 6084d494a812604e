"""Plain data into the frozen classes of the format, strictly, with every fault of a file found in one run.

Where something is wrong, the finding says so and a stand-in takes its place, so that the rest can still be judged;
the result is then not to be played.
"""

from __future__ import annotations

import copy
import datetime
import types
from collections.abc import Iterator, Mapping
from typing import Any, Generic, Literal, TypeVar, Union, cast, get_args, get_origin

import attrs
from attrs import frozen
from cattrs import AttributeValidationNote, BaseValidationError, IterableValidationNote
from cattrs.errors import ForbiddenExtraKeysError

from mediator_game.scenario import model
from mediator_game.scenario.diagnostics import Finding, Path, dotted
from mediator_game.scenario.examples import EXAMPLES
from mediator_game.scenario.hooks import RENAMED, WrongError, converter, is_text, keys_of, required
from mediator_game.scenario.keys import PURPOSE
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest

_ROUNDS = 4
_MOST_HINTS = 200
T = TypeVar("T")


@frozen
class Structured(Generic[T]):
    """What was built as far as it goes, what was wrong, and the paths where a stand-in was put."""

    built: T | None
    findings: tuple[Finding, ...]
    mended: frozenset[Path]


def structure(data: Mapping[str, Any], *, dates_as_text: bool = False) -> Structured[model.Scenario]:
    """Build a `Scenario` from parsed TOML, or from JSON when dates are written as text."""
    return structure_as(model.Scenario, data, dates_as_text=dates_as_text)


def structure_as(root: type[T], data: Mapping[str, Any], *, dates_as_text: bool = False) -> Structured[T]:
    """Build what a whole file is, a scenario or a campaign, from parsed TOML or from JSON."""
    strict = converter(dates_as_text)
    findings: list[Finding] = []
    mended: set[Path] = set()
    current: Any = data
    for _ in range(_ROUNDS):
        try:
            return Structured(strict.structure(current, root), tuple(findings), frozenset(mended))
        except BaseValidationError as group:
            faults = list(_faults(group, ()))
        current = copy.deepcopy(current)
        echoes = _echoes(faults)
        for path, fault in faults:
            if path not in echoes and not any(path[:length] in mended for length in range(len(path) + 1)):
                stray = _stray(data, path, fault)
                more = [stray] if stray else _findings(root, path, fault, hints=len(findings) < _MOST_HINTS)
                findings.extend(more)
            mended.update(_mend(root, current, path, fault))
    return Structured(None, tuple(findings), frozenset(mended))


def _faults(error: Exception, path: Path) -> Iterator[tuple[Path, Exception]]:
    if not isinstance(error, BaseValidationError):
        yield path, error
        return
    for one in error.exceptions:
        yield from _faults(one, (*path, *_step(one)))


def _echoes(faults: list[tuple[Path, Exception]]) -> set[Path]:
    """Return the missing keys that the same table has misspelt."""
    misspelt = {path: fault for path, fault in faults if isinstance(fault, ForbiddenExtraKeysError)}
    found: set[Path] = set()
    for path, fault in faults:
        there = misspelt.get(path[:-1]) if isinstance(fault, KeyError) else None
        if there and any(nearest(key, keys_of(there.cl)) == path[-1] for key in list(there.extra_fields)[:20]):
            found.add(path)
    return found


def _stray(data: Any, path: Path, fault: Exception) -> Finding | None:
    """Return the finding about tables inside of one that is not there: [[issue.option]] without an [[issue]]."""
    if len(path) == 1 and isinstance(fault, WrongError) and _only_lists(_at(data, path)):
        table, part = str(path[0]), next(iter(_at(data, path)))
        message = f"This [[{table}.{part}]] stands before any [[{table}]] that it could belong to."
        return Finding("wrong-type", (table, part), message, f"Put the [[{table}]] it belongs to above it.", key=True)
    if len(path) == 3 and path[0] == "side" and isinstance(fault, KeyError) and _only_lists(_at(data, path[:2])):
        table, name = "side", _shown(str(path[1]))
        near = nearest(str(path[1]), [one for one in data[table] if one != path[1]])
        message = f"There is no [{table}.{name}] for this to belong to."
        hint = f"Did you mean {table}.{near}?" if near else f"Write [{table}.{name}] with its own keys above it."
        return Finding("unknown-key", path[:2], message, hint, key=True)
    return None


def _only_lists(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(isinstance(one, list) for one in value.values())


def _step(error: Exception) -> Path:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            return (note.index,)
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
    return ()


def _findings(root: type, path: Path, fault: Exception, *, hints: bool) -> Iterator[Finding]:
    if isinstance(fault, WrongError):
        yield Finding(fault.code, path, fault.message, fault.hint)
    elif isinstance(fault, ForbiddenExtraKeysError):
        known = keys_of(fault.cl)
        for number, key in enumerate(sorted(fault.extra_fields)):
            near = nearest(key, known) if hints and number < _MOST_HINTS else None
            hint = f"Did you mean {near}?" if near else f"The keys are: {', '.join(known)}."
            if key in (by_field := RENAMED.get(fault.cl, {})):
                hint = f"Did you mean {by_field[key]}?"
            elif fault.cl is model.Scenario and key in keys_of(model.Header):
                hint = "It belongs under [scenario]."
            message = f"{_table_name(root, path)} has no key {_shown(key)}."
            yield Finding("unknown-key", (*path, key), message, hint, key=True)
    elif isinstance(fault, KeyError):
        key = str(path[-1])
        cls = _class_at(root, path[:-1])
        purpose = PURPOSE.get(f"{cls.__name__}.{key}") if cls else None
        message = f"{_table_name(root, path[:-1])} needs the key {key}" + (f": {purpose}." if purpose else ".")
        yield Finding(
            "missing-key",
            path[:-1],
            message,
            f"Add {key} = {_sample(_type_at(root, path), f'{cls.__name__}.{key}' if cls else '')}",
            key=True,
        )


def _mend(root: type, data: Any, path: Path, fault: Exception) -> Iterator[Path]:
    """Put a stand-in where something was wrong."""
    if isinstance(fault, ForbiddenExtraKeysError):
        at = _at(data, path)
        for key in fault.extra_fields:
            at.pop(key, None)
        return
    wanted = fault.wanted if isinstance(fault, WrongError) else _type_at(root, path)
    if path:
        _at(data, path[:-1])[path[-1]] = stand_in(wanted)
        yield path


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def stand_in(kind: Any) -> Any:
    """Return raw data that any place of this type accepts."""
    origin = get_origin(kind)
    if origin is Literal:
        return get_args(kind)[0]
    if origin in (Union, types.UnionType):
        return 0 if kind == model.Amount else stand_in(get_args(kind)[0])
    if origin is tuple:
        return []
    if kind is model.Span or kind is int:
        return 0
    if kind is bool:
        return False
    if kind is datetime.date:
        return datetime.date(2000, 1, 1)
    if kind is model.Condition:
        return "true"
    if kind is str or is_text(kind):
        return ""
    if isinstance(kind, type) and attrs.has(kind):
        return {key: stand_in(keys_of(kind)[key].type) for key in required(kind)}
    return {}


def _type_at(root: type, path: Path) -> Any:
    kind: Any = root
    for step in path:
        if get_origin(kind) in (Union, types.UnionType):
            kind = get_args(kind)[0]
        if isinstance(kind, type) and attrs.has(kind):
            kind = keys_of(kind)[str(step)].type
        else:
            kind = get_args(kind)[0 if get_origin(kind) is tuple else 1]
    return kind


def _class_at(root: type, path: Path) -> type | None:
    kind = _type_at(root, path)
    if get_origin(kind) in (Union, types.UnionType):
        kind = get_args(kind)[0]
    return cast(type, kind) if attrs.has(kind) else None


def _table_name(root: type, path: Path) -> str:
    """Return what to call a table: by its header, or as one of a list."""
    if not path:
        return "The file"
    if isinstance(path[-1], int):
        cls = _class_at(root, path)
        kind = str(path[0]) if cls is model.Property or cls is None else cls.__name__.lower()
        return f"This {kind}"
    return f"[{dotted(path)}]"


def _shown(key: str) -> str:
    return one_line(key, length=60)


def _sample(kind: Any, key: str) -> str:
    raw = stand_in(kind)
    if isinstance(raw, int | datetime.date) and key in EXAMPLES:
        return EXAMPLES[key]
    if isinstance(raw, str):
        return f'"{raw or "..."}"'
    if isinstance(raw, bool):
        return "false"
    if isinstance(raw, dict):
        return "{ ... }"
    if isinstance(raw, list):
        return "[ ... ]"
    return str(raw)

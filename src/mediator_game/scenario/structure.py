"""Plain data into the frozen classes of the format, strictly, with every fault of a file found in one run.

Nothing is coerced: ``"5"`` is not a number and ``true`` is not 1. Where something is wrong, the finding says so
and a stand-in takes its place, so that the rest can still be judged; the result is then not to be played.
"""

from __future__ import annotations

import copy
import datetime
import functools
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin

import attrs
from attrs import frozen
from cattrs import AttributeValidationNote, BaseValidationError, Converter, IterableValidationNote
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from mediator_game.scenario import model
from mediator_game.scenario.diagnostics import Finding, Path, dotted
from mediator_game.scenario.keys import PURPOSE
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest

T = TypeVar("T")
_ROUNDS = 4
_MOST_HINTS = 200
RENAMED: Mapping[type, Mapping[str, str]] = {model.Step: {"when": "if", "otherwise": "else"}}
"""Fields whose key in the file has another name, because the field's own would be a word of Python."""


@frozen
class WrongError(Exception):
    """A value that is not what its place asks for. `wanted` is the type that stands in for it."""

    code: str
    message: str
    hint: str | None
    wanted: Any


@frozen
class Structured:
    """The scenario as far as it goes, what was wrong, and the paths where a stand-in was put."""

    scenario: model.Scenario | None
    findings: tuple[Finding, ...]
    mended: frozenset[Path]


def structure(data: Mapping[str, Any], *, dates_as_text: bool = False) -> Structured:
    """Build a `Scenario` from parsed TOML, or from JSON when dates are written as text."""
    converter = _converter(dates_as_text)
    findings: list[Finding] = []
    mended: set[Path] = set()
    current: Any = data
    for _ in range(_ROUNDS):
        try:
            return Structured(converter.structure(current, model.Scenario), tuple(findings), frozenset(mended))
        except BaseValidationError as group:
            faults = list(_faults(group, ()))
        current = copy.deepcopy(current)
        for path, fault in faults:
            if not any(path[:length] in mended for length in range(len(path) + 1)):
                findings.extend(_findings(path, fault, hints=len(findings) < _MOST_HINTS))
            mended.update(_mend(current, path, fault))
    return Structured(None, tuple(findings), frozenset(mended))


def keys_of(cls: type) -> dict[str, attrs.Attribute[Any]]:
    """Return the keys a table of this class may have, as written in a file."""
    renamed = RENAMED.get(cls, {})
    return {renamed.get(one.name, one.name): one for one in _fields(cls)}


def required(cls: type) -> Iterator[str]:
    """Return the keys a table of this class must have."""
    return (key for key, one in keys_of(cls).items() if one.default is attrs.NOTHING)


@functools.cache
def _fields(cls: type) -> tuple[attrs.Attribute[Any], ...]:
    return tuple(attrs.fields(attrs.resolve_types(cls)))


@functools.cache
def _converter(dates_as_text: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _table_hook(cls, converter))
    converter.register_structure_hook_factory(
        _is(get_origin(Mapping[str, str])), lambda kind: _mapping_hook(kind, converter)
    )
    converter.register_structure_hook_factory(_is(tuple), lambda kind: _list_hook(kind, converter))
    converter.register_structure_hook_factory(_is(Literal), _choice_hook)
    converter.register_structure_hook_func(_is_text, _text)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook_func(lambda kind: kind == model.Amount, _amount)
    converter.register_structure_hook(bool, _flag)
    converter.register_structure_hook(int, _number)
    converter.register_structure_hook(model.Span, _span)
    converter.register_structure_hook(datetime.date, _date_from_text if dates_as_text else _date)
    return converter


def _is(origin: Any) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) is origin


def _is_text(kind: Any) -> bool:
    return getattr(kind, "__supertype__", None) is str


# Hooks: each takes a value and gives it back as its type, or raises `WrongError`.


def _text(value: Any, kind: Any) -> str:
    if isinstance(value, str):
        return value
    hint = "Put it in quotes." if isinstance(value, int | float | datetime.date) else None
    raise _not("a text in quotes", value, kind, hint)


def _number(value: Any, kind: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _not("a whole number", value, kind, _number_hint(value))


def _number_hint(value: Any) -> str | None:
    if isinstance(value, str) and value.strip().lstrip("-").isdigit() and len(value) < 12:
        return f"Write it without quotes: {int(value)}."
    if isinstance(value, float) and abs(value) < 1e9:
        return f"Points are whole: write {round(value)}."
    return None


def _flag(value: Any, kind: Any) -> bool:
    if isinstance(value, bool):
        return value
    hint = f"Write {value.lower()} without quotes." if value in ("true", "false", "True", "False") else None
    raise _not("true or false", value, kind, hint)


def _amount(value: Any, kind: Any) -> int | str:
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise _not("a whole number or an expression in quotes", value, kind, _number_hint(value))


def _span(value: Any, kind: Any) -> model.Span:
    if isinstance(value, int) and not isinstance(value, bool):
        return model.Span(value, value)
    both = isinstance(value, list) and len(value) == 2
    if not both or not all(isinstance(end, int) and not isinstance(end, bool) for end in value):
        raise _not("a whole number n or an interval [low, high]", value, kind, _number_hint(value))
    low, high = value
    if low > high:
        hint = f"Write [{high}, {low}]."
        raise WrongError("bad-interval", f"The interval's low end, {low}, is above its high end, {high}.", hint, kind)
    return model.Span(low, high)


def _date(value: Any, kind: Any) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    hint = "Dates stand without quotes and without a time: 1997-10-14."
    raise _not("a date", value, kind, hint)


def _date_from_text(value: Any, kind: Any) -> datetime.date:
    if isinstance(value, str):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    return _date(value, kind)


def _choice_hook(kind: Any) -> Callable[[Any, Any], Any]:
    choices = tuple(str(choice) for choice in get_args(kind))

    def choose(value: Any, _: Any) -> Any:
        if isinstance(value, str) and value in choices:
            return value
        near = nearest(value, choices) if isinstance(value, str) else None
        shown = f'"{value[:40]}"' if isinstance(value, str) else _described(value)
        hint = f'Did you mean "{near}"?' if near else f"Write one of: {', '.join(choices)}."
        message = f"{shown} is not among the choices here: {', '.join(choices)}."
        raise WrongError("bad-choice", message[:1].upper() + message[1:], hint, kind)

    return choose


def _list_hook(kind: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    item = get_args(kind)[0]
    handler = converter.get_structure_hook(item)

    def many(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _not(_lists_of(item), value, kind, _list_hint(item, value))
        return tuple(_each(enumerate(value), item, handler, kind))

    return many


def _mapping_hook(kind: Any, converter: Converter) -> Callable[[Any, Any], Mapping[str, Any]]:
    item = get_args(kind)[1]
    handler = converter.get_structure_hook(item)

    def named(value: Any, _: Any) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            hint = "Write [name.ID] with single brackets." if isinstance(value, list) else None
            raise _not("a table", value, kind, hint)
        return dict(zip(value, _each(value.items(), item, handler, kind), strict=True))

    return named


def _each(items: Any, item: Any, handler: Callable[[Any, Any], Any], kind: Any) -> list[Any]:
    """Structure every item; what is wrong with any of them is raised together, each with its index or key."""
    done: list[Any] = []
    errors: list[Exception] = []
    for key, value in items:
        try:
            done.append(handler(value, item))
        except (WrongError, BaseValidationError) as error:
            error.add_note(IterableValidationNote("", key, item))
            errors.append(error)
    if errors:
        raise BaseValidationError("", errors, kind)
    return done


def _table_hook(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
    attrs.resolve_types(cls)
    renamed = {name: override(rename=key) for name, key in RENAMED.get(cls, {}).items()}
    inner: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter, **renamed)  # type: ignore[arg-type]

    def table(value: Any, kind: Any) -> Any:
        if not isinstance(value, dict):
            raise _not("a table", value, cls, None)
        return inner(value, kind)

    return table


# From what cattrs raises to findings.


def _faults(error: Exception, path: Path) -> Iterator[tuple[Path, Exception]]:
    if not isinstance(error, BaseValidationError):
        yield path, error
        return
    for one in error.exceptions:
        yield from _faults(one, (*path, *_step(one, error.cl)))


def _step(error: Exception, cls: Any) -> Path:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            return (note.index,)
        if isinstance(note, AttributeValidationNote):
            return (RENAMED.get(cls, {}).get(note.name, note.name),)
    return ()


def _findings(path: Path, fault: Exception, *, hints: bool) -> Iterator[Finding]:
    if isinstance(fault, WrongError):
        yield Finding(fault.code, path, fault.message, fault.hint)
    elif isinstance(fault, ForbiddenExtraKeysError):
        known = keys_of(fault.cl)
        for number, key in enumerate(sorted(fault.extra_fields)):
            near = nearest(key, known) if hints and number < _MOST_HINTS else None
            hint = f"Did you mean {near}?" if near else f"The keys are: {', '.join(known)}."
            message = f"{_table_name(path)} has no key {_shown(key)}."
            yield Finding("unknown-key", (*path, key), message, hint, key=True)
    elif isinstance(fault, KeyError):
        key = str(path[-1])
        cls = _class_at(path[:-1])
        purpose = PURPOSE.get(f"{cls.__name__}.{key}") if cls else None
        message = f"{_table_name(path[:-1])} needs the key {key}" + (f": {purpose}." if purpose else ".")
        yield Finding("missing-key", path[:-1], message, f"Add {key} = {_sample(_type_at(path))}", key=True)


def _mend(data: Any, path: Path, fault: Exception) -> Iterator[Path]:
    """Put a stand-in where something was wrong."""
    if isinstance(fault, ForbiddenExtraKeysError):
        at = _at(data, path)
        for key in fault.extra_fields:
            at.pop(key, None)
        return
    wanted = fault.wanted if isinstance(fault, WrongError) else _type_at(path)
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
    if kind is str or _is_text(kind):
        return ""
    if isinstance(kind, type) and attrs.has(kind):
        return {key: stand_in(keys_of(kind)[key].type) for key in required(kind)}
    return {}


def _type_at(path: Path) -> Any:
    kind: Any = model.Scenario
    for step in path:
        if get_origin(kind) in (Union, types.UnionType):
            kind = get_args(kind)[0]
        if isinstance(kind, type) and attrs.has(kind):
            kind = keys_of(kind)[str(step)].type
        else:
            kind = get_args(kind)[0 if get_origin(kind) is tuple else 1]
    return kind


def _class_at(path: Path) -> type | None:
    kind = _type_at(path)
    if get_origin(kind) in (Union, types.UnionType):
        kind = get_args(kind)[0]
    return cast(type, kind) if attrs.has(kind) else None


# Words.


def _not(wanted: str, value: Any, kind: Any, hint: str | None) -> WrongError:
    return WrongError("wrong-type", f"Here stands {_described(value)}; it must be {wanted}.", hint, kind)


def _described(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "a text"
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, float):
        return f"the number {value:g}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, datetime.datetime | datetime.time):
        return "a time"
    return "a date" if isinstance(value, datetime.date) else "nothing"


def _lists_of(item: Any) -> str:
    if isinstance(item, type) and attrs.has(item):
        return "a list of tables"
    return "a list of texts in [brackets]"


def _list_hint(item: Any, value: Any) -> str | None:
    if isinstance(value, dict) and isinstance(item, type) and attrs.has(item):
        return "Write the table's name in double brackets, [[like-this]], once for each."
    return 'Put it in brackets: ["..."].' if isinstance(value, str) else None


def _table_name(path: Path) -> str:
    """Return what to call a table: by its header, or as one of a list."""
    if not path:
        return "The file"
    if isinstance(path[-1], int):
        cls = _class_at(path)
        kind = str(path[0]) if cls is model.Property or cls is None else cls.__name__.lower()
        return f"This {kind}"
    return f"[{dotted(path)}]"


def _shown(key: str) -> str:
    return one_line(key, length=60)


def _sample(kind: Any) -> str:
    raw = stand_in(kind)
    if isinstance(raw, str):
        return f'"{raw or "..."}"'
    if isinstance(raw, bool):
        return "false"
    if isinstance(raw, dict):
        return "{ ... }"
    if isinstance(raw, list):
        return "[ ... ]"
    return str(raw)

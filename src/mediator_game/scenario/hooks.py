"""How each type of the format takes a value: strictly, or with a `WrongError` that says what belongs there.

Nothing is coerced: ``"5"`` is not a number and ``true`` is not 1.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

import attrs
from attrs import frozen
from cattrs import AttributeValidationNote, BaseValidationError, Converter, IterableValidationNote
from cattrs.errors import ForbiddenExtraKeysError

from mediator_game.scenario import model
from mediator_game.text.nearest import nearest

RENAMED: Mapping[type, Mapping[str, str]] = {
    model.Step: {"when": "if", "otherwise": "else"},
    model.Chair: {"begins": "from", "ends": "to"},
    model.Letter: {"sender": "from"},
}
"""Fields whose key in the file has another name, because the field's own would be a word of Python."""


_LONGEST_HINT = 120


@frozen
class WrongError(Exception):
    """A value that is not what its place asks for. `wanted` is the type that stands in for it."""

    code: str
    message: str
    hint: str | None
    wanted: Any


@functools.cache
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
def converter(dates_as_text: bool) -> Converter:
    """Return what structures whole scenarios; `dates_as_text` is for JSON, which has no dates."""
    strict = Converter()
    strict.register_structure_hook_factory(attrs.has, lambda cls: _table_hook(cls, strict))
    strict.register_structure_hook_factory(_is(get_origin(Mapping[str, str])), lambda kind: _mapping_hook(kind, strict))
    strict.register_structure_hook_factory(_is(tuple), lambda kind: _list_hook(kind, strict))
    strict.register_structure_hook_factory(_is(Literal), _choice_hook)
    strict.register_structure_hook_func(is_text, _text)
    strict.register_structure_hook(str, _text)
    strict.register_structure_hook_func(lambda kind: kind == model.Amount, _amount)
    strict.register_structure_hook(bool, _flag)
    strict.register_structure_hook(int, _number)
    strict.register_structure_hook(model.Span, _span)
    strict.register_structure_hook(datetime.date, _date_from_text if dates_as_text else _date)
    return strict


def _is(origin: Any) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) is origin


def is_text(kind: Any) -> bool:
    """Say whether a type is a text with a meaning of its own, such as `Prose`."""
    return getattr(kind, "__supertype__", None) is str


# Hooks: each takes a value and gives it back as its type, or raises `WrongError`.


def _text(value: Any, kind: Any) -> str:
    if isinstance(value, str):
        return value
    hint = "Put it in quotes." if isinstance(value, int | float | datetime.date) else None
    if isinstance(value, dict):
        hint = 'A key with a point in it stands in quotes as a whole: "track.old" = "track.new".'
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


_YES_OR_NO: Mapping[str, str] = {"true": "true", "yes": "true", "false": "false", "no": "false"}


def _flag(value: Any, kind: Any) -> bool:
    if isinstance(value, bool):
        return value
    meant = _YES_OR_NO.get(value.casefold()) if isinstance(value, str) else None
    hint = f"Write {meant} without quotes." if meant else "Write true or false, without quotes."
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
        raise _not("a whole number n or an interval [low, high]", value, kind, _span_hint(value))
    low, high = value
    if low > high:
        hint = f"Write [{high}, {low}]."
        raise WrongError("bad-interval", f"The interval's low end, {low}, is above its high end, {high}.", hint, kind)
    return model.Span(low, high)


def _span_hint(value: Any) -> str:
    ends = re.findall(r"-?\d{1,9}", re.sub(r"(?<=\d)\s*[-–]\s*(?=\d)", " ", value)) if isinstance(value, str) else ()
    if len(ends) == 2:
        return f"Write [{ends[0]}, {ends[1]}]."
    return _number_hint(value) or "Write a number such as 50, or two such as [40, 60]."


def _date(value: Any, kind: Any) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    hint = "Dates stand without quotes and without a time: 1997-10-14."
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        hint = f"Write it without quotes: {value}."
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
            errors.append(_noted(error, IterableValidationNote("", key, item)))
    if errors:
        raise BaseValidationError("", errors, kind)
    return done


def _table_hook(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
    """Structure a table by its class.

    Written out because cattrs would compile a function for each of the format's classes, which takes longer than
    reading a scenario does.
    """
    fields = keys_of(cls)
    needed = tuple(required(cls))
    hooks: dict[str, Callable[[Any, Any], Any]] = {}

    def table(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            hint = "Write its name in single brackets, [like-this], and only once." if isinstance(value, list) else None
            raise _not("a table", value, cls, hint)
        done: dict[str, Any] = {}
        errors: list[Exception] = []
        for key, item in value.items():
            one = fields.get(key)
            if one is None:
                continue
            try:
                if key not in hooks:
                    hooks[key] = converter.get_structure_hook(one.type)
                done[one.name] = hooks[key](item, one.type)
            except (WrongError, BaseValidationError) as error:
                errors.append(_noted(error, AttributeValidationNote("", key, one.type)))
        for key in needed:
            if key not in value:
                errors.append(_noted(KeyError(key), AttributeValidationNote("", key, fields[key].type)))
        extra = {key for key in value if key not in fields}
        if extra:
            errors.append(ForbiddenExtraKeysError("", cls, extra))
        if errors:
            raise BaseValidationError("", errors, cls)
        return cls(**done)

    return table


def _noted(error: Exception, note: str) -> Exception:
    error.add_note(note)
    return error


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
    if not isinstance(value, str):
        return None
    parts = [part.strip() for part in value.split(",")] if item is model.Effect or "," not in value else [value]
    written = ", ".join(f'"{part}"' for part in parts if part)
    return f"Put it in brackets: [{written}]." if len(written) <= _LONGEST_HINT else 'Put it in brackets: ["..."].'

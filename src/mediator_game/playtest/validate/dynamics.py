"""A list of documented causes and effects, and which of them a set of scenarios carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli
from attrs import frozen

from mediator_game.scenario.model import Scenario
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest


class UnreadableError(ValueError):
    """A list of dynamics that cannot be used, with what is wrong in it."""


@frozen
class Dynamic:
    """One documented cause and effect. `scenarios` names where it belongs, as the list does (such as "1997")."""

    id: str
    scenarios: tuple[str, ...] = ()
    text: str = ""


@frozen
class Stray:
    """An id that the list does not have, where it was found, and the nearest that it has."""

    id: str
    scenario: str
    where: str
    nearest: str | None


@frozen
class Coverage:
    """Which dynamics are carried, and by what."""

    listed: tuple[Dynamic, ...]
    carried: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Dynamic, then scenario, then the parts of it that carry the dynamic."""
    missing: Mapping[str, tuple[str, ...]]
    """Scenario, then the dynamics that the list says belong in it and that nothing there carries."""
    unknown: tuple[Stray, ...]

    @property
    def nowhere(self) -> tuple[str, ...]:
        """The dynamics that none of the scenarios carries."""
        return tuple(one.id for one in self.listed if not self.carried.get(one.id))

    @property
    def failed(self) -> bool:
        """Whether a dynamic is missing where it belongs, or one is named that the list does not have."""
        return bool(self.unknown) or any(self.missing.values())


def read(path: Path) -> tuple[Dynamic, ...]:
    """Return the dynamics of a TOML file with ``[[dynamic]]`` tables; `UnreadableError` says what is wrong."""
    try:
        data = tomli.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableError((error.strerror or "it cannot be read").lower()) from None
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise UnreadableError(one_line(str(error), length=200)) from None
    tables = data.get("dynamic")
    if not isinstance(tables, list) or not tables:
        raise UnreadableError("it has no [[dynamic]] tables")
    return tuple(_dynamic(number, table) for number, table in enumerate(tables, start=1))


def _dynamic(number: int, table: Any) -> Dynamic:
    if not isinstance(table, dict) or not isinstance(table.get("id"), str):
        raise UnreadableError(f"[[dynamic]] number {number} has no id")
    scenarios = table.get("scenario", [])
    if not isinstance(scenarios, list) or not all(isinstance(one, str) for one in scenarios):
        raise UnreadableError(f"the scenarios of {one_line(table['id'], length=60)} are not a list of names")
    return Dynamic(table["id"], tuple(scenarios), str(table.get("text", "")))


def coverage(listed: Sequence[Dynamic], scenarios: Sequence[Scenario]) -> Coverage:
    """Compare a list with what scenarios carry."""
    known = {one.id for one in listed}
    carried: dict[str, dict[str, tuple[str, ...]]] = {one.id: {} for one in listed}
    unknown = []
    for scenario in scenarios:
        name = str(scenario.scenario.id)
        for where, id in _named(scenario):
            if id in known:
                carried[id][name] = (*carried[id].get(name, ()), where)
            else:
                unknown.append(Stray(id, name, where, nearest(id, known)))
    missing = {str(one.scenario.id): tuple(_missing(str(one.scenario.id), listed, carried)) for one in scenarios}
    return Coverage(tuple(listed), carried, missing, tuple(unknown))


def _missing(
    scenario: str, listed: Sequence[Dynamic], carried: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[str]:
    for one in listed:
        belongs = any(scenario == name or scenario.startswith(f"{name}-") for name in one.scenarios)
        if belongs and scenario not in carried[one.id]:
            yield one.id


def _named(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for table in ("move", "event", "reaction", "hinge", "note", "trap", "outcome"):
        for item in getattr(scenario, table):
            for id in item.dynamic:
                yield f"{table} {item.id}", id

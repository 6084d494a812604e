"""What the parts of two forms of one scenario have to do with each other: kept, renamed, gone, new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from mediator_game.scenario.model import Scenario
from mediator_game.scenario.moved import OWNERS, TABLES, Moved, declared
from mediator_game.text.nearest import nearest

MOST_NAMED = 6
"""How many names one sentence lists."""


@frozen
class Link:
    """The scenario a game was played by, and the one it is played by again."""

    then: Scenario
    today: Scenario
    moved: Moved = field(init=False)
    _then: dict[str, tuple[str, ...]] = field(init=False)
    _today: dict[str, tuple[str, ...]] = field(init=False)

    @moved.default
    def _moved(self) -> Moved:
        return Moved.of(self.today.moved)

    @_then.default
    def _names_then(self) -> dict[str, tuple[str, ...]]:
        return declared(self.then)

    @_today.default
    def _names_today(self) -> dict[str, tuple[str, ...]]:
        return declared(self.today)

    def now(self, table: str, name: str) -> str:
        """Return what a part of the scenario of then is called today."""
        return self.moved.now(table, name)

    def is_there(self, table: str, name: str) -> bool:
        """Say whether the scenario of today has a part of the scenario of then."""
        return self.now(table, name) in self._today[table]

    def gone(self, table: str) -> tuple[str, ...]:
        """Return the parts that the scenario of today does not have, by the names of then."""
        return tuple(name for name in self._then[table] if not self.is_there(table, name))

    def new(self, table: str) -> tuple[str, ...]:
        """Return the parts that the scenario of then did not have."""
        known = {self.now(table, name) for name in self._then[table]}
        return tuple(name for name in self._today[table] if name not in known)

    def missing(self, table: str, name: str) -> str:
        """Say that a part of then is not there any more, and what may have become of it."""
        said = f"There is no {table} {name} in the scenario any more."
        if heir := self._heir(table, name):
            return f'{said} If it is {heir} now, add to its [moved]: "{table}.{name}" = "{table}.{heir}".'
        beside = self._beside(table, name)
        near = self._near(table, name, beside)
        return f"{said} The nearest is {near}." if near else f"{said}{_listed(beside)}"

    def _heir(self, table: str, name: str) -> str | None:
        """Return the new part that an old one may have become: the same but for its id, near in name, or alone."""
        owner = self._owner(table, name)
        new = [one for one in self.new(table) if self._owner(table, one) == owner]
        gone = [one for one in self.gone(table) if self._owner(table, one) == owner]
        if name in gone and (before := _definition(self.then, table, name)) is not None:
            same = [one for one in new if _definition(self.today, table, one) == before]
            if same:
                return same[0]
        return self._near(table, name, new) or (new[0] if len(new) == len(gone) == 1 else None)

    def _near(self, table: str, name: str, choices: Sequence[str]) -> str | None:
        """Return the name most like one of then, whatever the parts belong to."""
        own = {one.rpartition(".")[2]: one for one in choices}
        near = nearest(self.now(table, name).rpartition(".")[2], own)
        return own[near] if near else None

    def _beside(self, table: str, name: str) -> tuple[str, ...]:
        found = tuple(one for one in self._today[table] if self._owner(table, one) == self._owner(table, name))
        return found or self._today[table]

    def _owner(self, table: str, name: str) -> str:
        return self.now(OWNERS[table], name.partition(".")[0]) if table in OWNERS else ""

    def notes(self) -> Iterator[str]:
        """Yield a sentence for everything that was renamed, is gone or is new."""
        for table in TABLES:
            for name in self._then[table]:
                own = name.partition(".")[2] if table in OWNERS else name
                today = self.now(table, name)
                if (today.partition(".")[2] if table in OWNERS else today) != own and self.is_there(table, name):
                    yield f"Renamed: {table} {name} is {today} now."
        for table in TABLES:
            for name in self.gone(table):
                yield self.missing(table, name)
        for table in TABLES:
            if new := self.new(table):
                yield f"New: {table} {', '.join(new[:MOST_NAMED])}{' ...' if len(new) > MOST_NAMED else ''}."
        yield from self._redrawn()

    def _redrawn(self) -> Iterator[str]:
        """Yield a sentence for every part that is kept and that dice are rolled for under another name than then."""
        before = Moved.of(self.then.moved)
        for table in TABLES:
            for name in self._then[table] if table in _ROLLED_FOR else ():
                was, is_now = before.first(table, name), self.moved.first(table, self.now(table, name))
                if table in OWNERS:
                    was, is_now = was.partition(".")[2], is_now.partition(".")[2]
                if was != is_now and self.is_there(table, name):
                    yield (
                        f"The dice of {table} {self.now(table, name)} fall otherwise: "
                        f"they were rolled for {was} then and are for {is_now} now, by [moved]."
                    )


_ROLLED_FOR = frozenset({"side", "bloc", "power", "issue", "option", "track", "event", "reaction", "measure"})


def _definition(scenario: Scenario, table: str, name: str) -> object | None:
    """Return a part without its id, or None where there is nothing to it but its name."""
    if table == "flags":
        return None
    if table == "option":
        owner, _, name = name.partition(".")
        entries: Any = next(issue.option for issue in scenario.issue if issue.id == owner)
    elif table == "bloc":
        owner, _, name = name.partition(".")
        entries = scenario.side[owner].bloc
    else:
        entries = getattr(scenario, table)
    if isinstance(entries, Mapping):
        found: object = entries[name]
    else:
        found = next(evolve(one, id="") for one in entries if one.id == name)
    return found


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:MOST_NAMED]) + (" ..." if len(names) > MOST_NAMED else "")
    return f" There {'is' if len(names) == 1 else 'are'}: {shown}." if names else ""

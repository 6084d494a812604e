"""The same step of a game under two forms of its scenario, compared by names: what differs, and what is aside.

What only one of the two scenarios has - a variable that was added, a reaction that is gone - is left aside: it is no
difference by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import zip_longest
from typing import Any

from mediator_game.engine.rules import Rules, Values
from mediator_game.scenario import moved
from mediator_game.transcript.link import Link
from mediator_game.transcript.translate import Readings, about, facts, subject

Event = Mapping[str, Any]
_Change = tuple[str, int | str, int | str, str]


class Comparison:
    """Compares a game recorded under one form of a scenario with the same game under another."""

    def __init__(self, link: Link, then: Rules, today: Rules) -> None:
        self._link = link
        self._read_then = Readings(then, link.now)
        self._read_today = Readings(today, lambda _, name: name)
        here = {self.variable(slot.name): number for number, slot in enumerate(then.layout.slots)}
        self._slots = [
            (slot.name, then.layout.slots[here[slot.name]].name, here[slot.name], number)
            for number, slot in enumerate(today.layout.slots)
            if slot.name in here
        ]
        self._both = {name for name, *_ in self._slots}
        self._new = {(table, name) for table in moved.TABLES for name in link.new(table)}
        self._ids: dict[int, int] = {}
        self.aside_then = tuple(sorted(here.keys() - self._both))
        """The variables only the scenario of then has, by the names of today where they have one."""
        self.aside_today = tuple(slot.name for slot in today.layout.slots if slot.name not in here)
        """The variables only the scenario of today has."""
        self.other_causes = ""
        """The first event of which other causes are given, in words."""

    def variable(self, name: str) -> str:
        """Return what a variable of then is called today."""
        return moved.variable(name, self._link.now)

    def events(self, then: Iterable[Event], today: Iterable[Event]) -> str | None:
        """Return the first difference between the events of a step, as a sentence, or None."""
        before = [event for event in map(self._seen_then, then) if event is not None]
        after = [event for event in map(self._seen_today, today) if event is not None]
        for one, other in zip_longest(before, after):
            if one is None:
                return f"Now {_event(other)}, which did not happen then."
            if other is None:
                return f"Then {_event(one)}, which does not happen now.{self._lost(one)}"
            if difference := self._event(one, other):
                return difference
            self._ids[one["id"]] = other["id"]
            if {self._ids.get(cause) for cause in one.get("causes", ())} != set(other.get("causes", ())):
                self.other_causes = self.other_causes or _event(other)
        return None

    def values(self, then: Values, today: Values) -> str | None:
        """Return the first difference between two states, as a sentence, or None."""
        for name, own, before, after in self._slots:
            was, is_now = self._read_then(own, then[before]), self._read_today(name, today[after])
            if was != is_now:
                return f"{name} was {was} then and is {is_now} now."
        return None

    def _event(self, one: Event, other: Event) -> str | None:
        if (one["kind"], one["subject"]) != (other["kind"], other["subject"]):
            return f"Where {_event(one)} came then, {_event(other)} comes now.{self._lost(one)}"
        for name in (*one["facts"], *other["facts"]):
            was, is_now = one["facts"].get(name, "nothing"), other["facts"].get(name, "nothing")
            if was != is_now:
                return f"In {_event(other)}, {name} was {was} then and is {is_now} now."
        for was, is_now in zip_longest(one["changes"], other["changes"]):
            if not _alike(was, is_now, one, other):
                return f"In {_event(other)}, {_change(was)} then, and {_change(is_now)} now."
        if one["rolls"] != other["rolls"]:
            return f"In {_event(other)}, the dice were {_dice(one['rolls'])} then and are {_dice(other['rolls'])} now."
        return None

    def _lost(self, event: Event) -> str:
        """Say what may have become of what an event was about, if it is gone."""
        part = event["about"]
        return f" {self._link.missing(*part)}" if part and not self._link.is_there(*part) else ""

    def _seen_then(self, event: Event) -> Event | None:
        rolls = [
            [kind, moved.die(kind, own, self._link.now), turn, chance, shown]
            for kind, own, turn, chance, shown in event.get("rolls", ())
            if self._are_there(_rolled_for(kind, own))
        ]
        name = subject(event, self._link.now)
        return self._plain(event, name, rolls, self._link.now, self.variable, self._read_then)

    def _are_there(self, parts: Iterable[tuple[str, str]]) -> bool:
        """Tell whether there still is what a die was rolled for: a name may be a side's or a power's."""
        found: dict[str, bool] = {}
        for table, name in parts:
            found[name] = found.get(name, False) or self._link.is_there(table, name)
        return all(found.values())

    def _seen_today(self, event: Event) -> Event | None:
        rolls = [roll for roll in event.get("rolls", ()) if not self._new.intersection(_rolled_for(*roll[:2]))]
        name: str = event.get("subject", "")
        return self._plain(event, name, rolls, lambda _, one: one, lambda one: one, self._read_today)

    def _plain(
        self,
        event: Event,
        name: str,
        rolls: list[Any],
        rename: moved.Rename,
        variable: Callable[[str], str],
        read: Readings,
    ) -> Event | None:
        """Return an event in the names of today without what only one scenario has; None when nothing is left."""
        if event["kind"] == "dice" and not rolls:
            return None
        changes: list[_Change] = [
            (today, read(own, before), read(own, before + delta), reason)
            for own, before, delta, reason in event.get("changes", ())
            if (today := variable(own)) in self._both
        ]
        return {
            "id": event["id"],
            "causes": event.get("causes", ()),
            "kind": event["kind"],
            "subject": name,
            "own": event.get("subject", ""),
            "about": about(event),
            "facts": facts(event, rename, variable),
            "changes": sorted(changes, key=lambda change: change[0]),
            "rolls": [list(roll) for roll in rolls],
        }


def _rolled_for(kind: str, name: str) -> list[tuple[str, str]]:
    """Return the parts that a die is rolled for."""
    found: list[tuple[str, str]] = []

    def note(table: str, one: str) -> str:
        found.append((table, one))
        return one

    moved.die(kind, name, note)
    return found


def _alike(was: _Change | None, is_now: _Change | None, one: Event, other: Event) -> bool:
    """Say whether two changes are the same. One made by what a part is called has the part's name as its reason."""
    if was is None or is_now is None or was[:3] != is_now[:3]:
        return False
    return was[3] == is_now[3] or (was[3] == one["own"] and is_now[3] == other["own"])


def _event(event: Event) -> str:
    kind = event["kind"]
    return f"{kind} {event['subject']}" if event["subject"] else f"the event {kind}"


def _change(change: _Change | None) -> str:
    return f"{change[0]} went from {change[1]} to {change[2]}" if change else "nothing more changed"


def _dice(rolls: Iterable[Any]) -> str:
    return ", ".join(f"{kind} {name} {shown} under {chance}" for kind, name, _, chance, shown in rolls) or "none"

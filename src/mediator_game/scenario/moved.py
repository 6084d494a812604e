"""``[moved]``: what the parts of a scenario were called before, so that a game played under an old name stays the
same game.

An entry says the old name and the new one, each as ``TABLE.NAME``::

    [moved]
    "reaction.moscow-flies" = "reaction.moscow-flies-alone"
    "option.status.later" = "option.status.vote-later"
    "bloc.ar.army" = "bloc.ar.defenders"

A part that was renamed twice has two entries, each from one name to the next; the issue of an option and the side of
a bloc may be given by any name they ever had. Names are dotted here as expressions have them (``status.vote-later``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from mediator_game.scenario import names
from mediator_game.scenario.model import Scenario
from mediator_game.scenario.rival_names import PAPER_WORDS

OWNERS: Mapping[str, str] = {"option": "issue", "bloc": "side"}
"""Tables whose parts belong to another: a name in them has two segments."""
TABLES = (
    "chair", "side", "bloc", "power", "issue", "option", "paper", "letter", "track", "flags", "move", "event",
    "reaction", "hinge", "forecast", "note", "objective", "trap", "outcome", "line",
    "measure", "place",
)  # fmt: skip
"""What can be renamed: everything a transcript or a die can name."""

Rename = Callable[[str, str], str]
"""Gives the other name of a part, by its table and name."""


def split(entry: str) -> tuple[str, str] | None:
    """Return the table and the name of ``TABLE.NAME``, or None when it has not that form."""
    table, _, name = entry.partition(".")
    segments = name.split(".")
    if table not in TABLES or not all(segments) or len(segments) != (2 if table in OWNERS else 1):
        return None
    return table, name


def declared(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """Return, for every table, the names there are in a scenario."""
    found = {
        "bloc": tuple(f"{name}.{bloc.id}" for name, side in scenario.side.items() for bloc in side.bloc),
        "option": tuple(f"{issue.id}.{option.id}" for issue in scenario.issue for option in issue.option),
        "flags": names.flags(names.effects_of(scenario)),
    }
    for table in TABLES:
        if table not in found:
            entries = getattr(scenario, table)
            found[table] = tuple(entries) if isinstance(entries, Mapping) else tuple(str(one.id) for one in entries)
    return {table: found[table] for table in TABLES}


@frozen(eq=False)
class Moved:
    """The renamings of a scenario, by table; a name that was never changed stands for itself.

    Entries that cannot be followed (ill formed, from one table to another, in a circle) are left out.
    """

    _later: Mapping[str, Mapping[str, str]]
    """Every old name, and the one that stands for it today. Parts with an owner: under the owner's name of today."""
    _first: Mapping[str, Mapping[str, str]]
    """Every name of today that was another once, and the first of all."""

    @classmethod
    def of(cls, entries: Mapping[str, str]) -> Moved:
        """Return the renamings that some entries of ``[moved]`` make."""
        steps: dict[str, dict[str, str]] = {}
        for old, new in entries.items():
            before, after = split(old), split(new)
            if before and after and before[0] == after[0]:
                steps.setdefault(before[0], {}).setdefault(before[1], after[1])
        later: dict[str, dict[str, str]] = {}
        first: dict[str, dict[str, str]] = {}
        for table in sorted(steps, key=lambda table: table in OWNERS):
            own = steps[table]
            if table in OWNERS:
                own = _under_owners(own, later.get(OWNERS[table], {}))
            later[table] = {old: today for old in own if (today := _followed(own, old))}
            first[table] = _firsts(later[table], own)
        return cls(later, first)

    def __bool__(self) -> bool:
        return bool(self._later)

    def now(self, table: str, name: str) -> str:
        """Return what a part is called today, by any name it ever had."""
        if table in OWNERS and "." in name:
            owner, _, own = name.partition(".")
            name = f"{self.now(OWNERS[table], owner)}.{own}"
        return self._later.get(table, {}).get(name, name)

    def first(self, table: str, name: str) -> str:
        """Return what a part was called first of all, by any name it ever had."""
        today = self.now(table, name)
        found = self._first.get(table, {}).get(today, today)
        if table in OWNERS and "." in found:
            owner, _, own = found.partition(".")
            return f"{self.first(OWNERS[table], owner)}.{own}"
        return found


def _under_owners(steps: Mapping[str, str], owners: Mapping[str, str]) -> dict[str, str]:
    """Return the steps with every owner under its name of today; a part that changed its owner is left out."""
    found: dict[str, str] = {}
    for old, new in steps.items():
        (before, own), (after, becomes) = old.split("."), new.split(".")
        owner = owners.get(before, before)
        if owner == owners.get(after, after):
            found.setdefault(f"{owner}.{own}", f"{owner}.{becomes}")
    return found


def _followed(steps: Mapping[str, str], name: str) -> str | None:
    """Return where the steps lead from a name, or None when they lead in a circle."""
    seen = {name}
    while name in steps:
        name = steps[name]
        if name in seen:
            return None
        seen.add(name)
    return name


def _firsts(later: Mapping[str, str], steps: Mapping[str, str]) -> dict[str, str]:
    """Return the first name of every name of today: one that nothing was renamed to."""
    reached = set(steps.values())
    found: dict[str, str] = {}
    for old, new in later.items():
        if old not in reached:
            found.setdefault(new, old)
    return found


def variable(name: str, rename: Rename) -> str:
    """Return a variable of the engine with the parts in its name renamed."""
    return ".".join(_variable(name.split("."), rename))


def _variable(segments: list[str], rename: Rename) -> Iterator[str]:
    head, rest = segments[0], segments[1:]
    if not rest:
        yield head if head in _SINGLE else rename("track", head)
    elif head == "truces":
        yield from segments
    elif head in _COUNTED:
        yield head
        yield rename(_COUNTED[head], rest[0])
        yield from rest[1:]
    elif head in ("text", "now"):
        yield head
        yield rest[0] if rest[0] in _PAPER else rename("issue", rest[0])
    elif head == "papers":
        yield head
        yield rename("paper", rest[0])
        yield from _of_paper(rest[1:], rename)
    elif head in ("unlocked", "learnt"):
        yield head
        if owner := rest[:-2]:
            yield _owner(owner, rename)
        yield rename("option", ".".join(rest[-2:]))
    elif "value" in segments[-3:-2]:
        yield _owner(segments[:-3], rename)
        yield "value"
        yield rename("option", ".".join(segments[-2:]))
    elif rest[0] == "worth" and len(rest) == 2:
        yield rename("power", rename("side", head))
        yield "worth"
        yield rename("measure", rest[1])
    elif rest == ["will"]:
        yield rename("power", head)
        yield "will"
    else:
        yield _owner(segments[:-1], rename)
        yield segments[-1]


def _of_paper(segments: list[str], rename: Rename) -> Iterator[str]:
    """Yield what follows ``papers.ID``: a word, an issue, or something a side, a bloc or a power has of the paper."""
    if len(segments) == 1:
        yield segments[0] if segments[0] in PAPER_WORDS else rename("issue", segments[0])
    elif len(segments) == 2:
        yield rename("power", rename("side", segments[0]))
        yield segments[1]
    else:
        yield from _variable(segments, rename)


def _owner(segments: list[str], rename: Rename) -> str:
    return rename("bloc" if len(segments) > 1 else "side", ".".join(segments))


_COUNTED: Mapping[str, str] = {
    "moves": "move",
    "reactions": "reaction",
    "events": "event",
    "notes": "note",
    "flags": "flags",
    "measures": "measure",
    "letters": "letter",
    "holds": "place",
}
_SINGLE = frozenset(
    {
        "turn",
        "chair",
        "moves_left",
        "leak_bonus",
        "over",
        "cohesion",
        "tension",
        "monitoring",
        "war",
        "edge",
        "confidence",
        "verify",
    }
)
_PAPER = frozenset(
    {"exists", "leaked", "rejected", "conference", "draft", "tabled_turn", "public_since", "signed_turn"}
)


def die(kind: str, subject: str, rename: Rename) -> str:
    """Return what a die is rolled for, with the parts in its name renamed."""
    if kind == "draw":
        return variable(subject, rename)
    if kind == "sponsor":
        option, at, power = subject.partition("@")
        return rename("option", option) + (at and f"@{rename('power', power)}")
    if kind == "place-falls":
        side, at, place = subject.partition("@")
        return rename("side", side) + at + rename("place", place)
    if kind == "letter":
        to, _, letter = subject.partition("@")
        return f"{'.'.join(_of_paper([*to.split('.'), ''], rename)).rstrip('.')}@{rename('letter', letter)}"
    if kind == "leak" and subject != "text":
        return rename("paper", subject)
    if kind == "bid-lot":
        return rename("bloc", subject) if "." in subject else rename("power", rename("side", subject))
    table = _ROLLED.get(kind)
    return rename(table, subject) if table else subject


_ROLLED: Mapping[str, str] = {
    "reaction": "reaction",
    "event": "event",
    "war": "side",
    "violence": "bloc",
    "break": "measure",
    "truce-broken": "side",
    "alone": "power",
}

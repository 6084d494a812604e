"""From the names a game was recorded under to those its scenario uses now: inputs, events, dice and variables."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

from mediator_game.engine.layout import Slot
from mediator_game.engine.rules import Rules
from mediator_game.scenario.moved import Rename

Part = tuple[str, str]
"""A part of a scenario: its table and its name."""

_FIELDS: Mapping[str, str] = {
    "move": "move",
    "note": "note",
    "hinge": "hinge",
    "forecast": "forecast",
    "objective": "objective",
    "option": "option",
    "power": "power",
}
"""The fields of inputs that name a part, and its table."""


def who(name: str, measures: Container[str] = ()) -> str:
    """Return the table of what a move is made towards."""
    return "bloc" if "." in name else "measure" if name in measures else "side"


def _renamed(name: str, rename: Rename) -> str:
    """Return what a move is made towards, renamed: no measure has the id of a side."""
    return rename("bloc", name) if "." in name else rename("measure", rename("side", name))


def parts(record: Mapping[str, Any], measures: Container[str] = ()) -> Iterator[Part]:
    """Yield every part that an input names; `measures` are those of the scenario it was recorded with."""
    if record["type"] == "overrule":  # its note is what the instructor wrote
        yield "objective", record["objective"]
        return
    for field, table in _FIELDS.items():
        if record.get(field):
            yield table, record[field]
    if record.get("target"):
        yield who(record["target"], measures), record["target"]
    if record["type"] == "move":
        yield from (("option", f"{issue}.{option}") for issue, option in record.get("text", {}).items())


def translated(record: Mapping[str, Any], rename: Rename) -> dict[str, Any]:
    """Return an input's record with every part it names renamed."""
    found = dict(record)
    fields = {"objective": "objective"} if record["type"] == "overrule" else _FIELDS
    for field, table in fields.items():
        if record.get(field):
            found[field] = rename(table, record[field])
    if record.get("target"):
        found["target"] = _renamed(record["target"], rename)
    if record["type"] == "move" and "text" in record:
        options = (rename("option", f"{issue}.{option}") for issue, option in record["text"].items())
        found["text"] = dict(option.split(".", 1) for option in options)
    return found


_SIDES = ("answer-yes", "answer-no", "audience", "fall", "rejected", "war", "unsigned", "place-falls", "truce-broken")
_BLOCS = (
    "bloc-hears",
    "shock",
    "agitation",
    "dividend",
    "contagion",
    "walk-out",
    "violence",
    "creep",
    "heard",
)
_MEASURES = ("measure-agreed", "measure-refused", "measure-broken")
_SUBJECTS: Mapping[str, str] = {
    "seated": "chair",
    "note": "note",
    "move": "move",
    "reaction": "reaction",
    "event": "event",
    "outcome": "outcome",
    "sponsored": "option",
    "unsponsored": "option",
    "overtaken": "option",
    "venue-shopping": "power",
    **dict.fromkeys(
        ("paper-bid", "paper-alone", "paper-tabled", "paper-lapsed", "paper-folded", "paper-in-force"), "power"
    ),
    **dict.fromkeys(("paper-contained", "paper-preferred", "paper-refused"), "side"),
    **dict.fromkeys(_SIDES, "side"),
    **dict.fromkeys(_BLOCS, "bloc"),
    **dict.fromkeys(_MEASURES, "measure"),
}
"""Which table the subject of an event is from, by the event's kind; the others have subjects of the engine's own."""


def subject(event: Mapping[str, Any], rename: Rename) -> str:
    """Return an event's subject, renamed."""
    own: str = event.get("subject", "")
    if event["kind"] in _ANYBODY:
        return _party(own, rename)
    if event["kind"] == "leak":
        return rename("paper", own)
    table = _SUBJECTS.get(event["kind"])
    return " ".join(rename(table, name) for name in own.split()) if table else own


_ANYBODY = frozenset({"counters", "paper-signed", "letter-sent", "letter-leaked", "letter-defaulted"})
"""Events whose subject is a side, a bloc or a power."""


def _party(name: str, rename: Rename) -> str:
    return rename("bloc", name) if "." in name else rename("power", rename("side", name))


def about(event: Mapping[str, Any]) -> Part | None:
    """Return the part an event is about, if it is about one."""
    table, own = _SUBJECTS.get(event["kind"]), event.get("subject", "")
    return (table, own) if table and own and " " not in own else None


def facts(event: Mapping[str, Any], rename: Rename, variable: Callable[[str], str]) -> dict[str, object]:
    """Return an event's facts, the parts they name renamed."""
    return {name: _fact(name, value, rename, variable) for name, value in event.get("facts", {}).items()}


def _fact(name: str, value: Any, rename: Rename, variable: Callable[[str], str]) -> object:
    if not isinstance(value, str) or not value:
        return value
    if name == "target":
        return _renamed(value, rename)
    if name == "by":
        return " ".join(rename("power", rename("side", one)) for one in value.split())
    if name in ("option", "power", "issue", "measure", "paper", "letter", "place"):
        return rename(name, value)
    if name == "whom":
        return _party(value, rename)
    if name == "text":
        return " ".join(sorted(rename("option", one) for one in value.split()))
    return variable(value) if name == "overruled" else value


class Readings:
    """What the values of a game's variables mean: where a number stands for a name, the name."""

    def __init__(self, rules: Rules, rename: Rename) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        issues = [rename("issue", issue.id) for issue in rules.issues]
        outcomes = [rename("outcome", outcome.id) for outcome in rules.outcomes]
        for slot in rules.layout.slots:
            table, _, name = slot.name.partition(".")
            if slot.name == "chair":
                self._add(slot, (rename("chair", chair) for chair in rules.chairs))
            elif slot.name == "over":
                self._add(slot, ("nothing", *outcomes, "unresolved"))
            elif slot.name.endswith(".complaint"):
                self._add(slot, ("nothing", *issues))
            elif table == "holds":
                self._add(slot, (rename("side", side.name) for side in rules.sides))
            elif table in ("text", "now", "papers"):
                self._add_option(slot, rules, name if table != "papers" else name.partition(".")[2], rename)

    def _add_option(self, slot: Slot, rules: Rules, name: str, rename: Rename) -> None:
        for issue in (issue for issue in rules.issues if issue.id == name):
            options = (rename("option", f"{name}.{option.id}") for option in issue.option)
            self._add(slot, (option.partition(".")[2] for option in options))

    def _add(self, slot: Slot, words: Iterable[str]) -> None:
        self._words[slot.name] = tuple(words)

    def __call__(self, variable: str, value: int) -> int | str:
        """Return what a variable, called as the game itself calls it, says with this value."""
        words = self._words.get(variable)
        return words[value] if words and 0 <= value < len(words) else value

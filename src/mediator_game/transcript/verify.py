"""Is a transcript what it says it is? Replayed, every hash and every recorded event must come out again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from attrs import frozen

from mediator_game.engine.constants import CONSTANTS
from mediator_game.transcript.lines import body
from mediator_game.transcript.reading import Broken, Transcript, read
from mediator_game.transcript.replay import Divergence, Replayed, replay

_FREE = frozenset({"game", "check"})
"""What may differ: the version of the game that wrote it, and the check, which reading has judged."""


@frozen
class Verdict:
    """What verifying a transcript found. `records` counts the records that could be read.

    Without `first_bad_line` it is the file as a whole that cannot be read.
    """

    path: Path
    ok: bool
    records: int
    first_bad_line: int | None = None
    reason: str | None = None

    def as_json(self) -> dict[str, object]:
        """Return the verdict in its documented shape."""
        return {
            "path": str(self.path),
            "ok": self.ok,
            "records": self.records,
            "first_bad_line": self.first_bad_line,
            "reason": self.reason,
        }


def verify(path: Path | str) -> Verdict:
    """Read and replay a transcript; nothing is raised, whatever the file is."""
    return verify_read(read(path))


def verify_read(transcript: Transcript) -> Verdict:
    """Replay a transcript that was read; nothing is raised."""
    try:
        for step in replay(transcript):
            judge(step)
    except (Broken, Divergence) as found:
        return Verdict(transcript.path, False, len(transcript.records), found.line or None, found.reason)
    return _unread(transcript) or Verdict(transcript.path, True, len(transcript.records))


def judge(step: Replayed) -> None:
    """Raise `Divergence` when a line was not recorded as its input plays out."""
    again = _as_known_then(step.recorded, step.again)
    if name := _difference(step.recorded, again):
        raise Divergence(step.line, *_shown(name, step.recorded, again))


def _as_known_then(recorded: Mapping[str, object], again: Mapping[str, object]) -> Mapping[str, object]:
    """Leave out the constants that the game has learnt since: none of them was set, so they change nothing."""
    before, now = recorded.get("constants"), again.get("constants")
    if not isinstance(before, Mapping) or not isinstance(now, Mapping):
        return again
    return {**again, "constants": {name: value for name, value in now.items() if name in before}}


def _unread(transcript: Transcript) -> Verdict | None:
    """What could be read replays well; say what could not be read."""
    good = len(transcript.records)
    if transcript.faults:
        first = transcript.faults[0]
        return Verdict(transcript.path, False, good, first.line or None, first.cause)
    if transcript.torn:
        return Verdict(transcript.path, False, good, good + 1, transcript.notices[0])
    return None


def _difference(recorded: Mapping[str, object], again: Mapping[str, object]) -> str | None:
    """Return the first field that differs, the state before the events it explains."""
    again = _as_then(recorded, again)
    names = [name for name in (*recorded, *again) if name not in _FREE]
    for name in ("state", *names):
        here, there = name in recorded, name in again
        if here != there or (here and body({name: recorded[name]}) != body({name: again[name]})):
            return name
    return None


def _as_then(recorded: Mapping[str, object], again: Mapping[str, object]) -> Mapping[str, object]:
    """Leave out the constants that the model did not have when a game was recorded, where they are as usual."""
    then, now = recorded.get("constants"), again.get("constants")
    if not isinstance(then, dict) or not isinstance(now, dict):
        return again
    usual = {name: constant.default for name, constant in CONSTANTS.items()}
    kept = {name: value for name, value in now.items() if name in then or usual.get(name) != value}
    return {**again, "constants": {name: kept[name] for name in (*then, *kept) if name in kept}}


def _shown(name: str, recorded: Mapping[str, object], again: Mapping[str, object]) -> tuple[str, str]:
    if name == "state":
        return f"state {recorded[name]}", f"state {again[name]}"
    if name == "events":
        return _events(recorded[name], again[name])
    return f"{name} {_brief(recorded.get(name))}", _brief(again.get(name))


def _events(recorded: object, again: object) -> tuple[str, str]:
    """Name the first event that differs, and what differs in it when it is there both times."""
    for one, other in zip_longest(_listed(recorded), _listed(again)):
        if one is None or other is None:
            return f"event {_brief(one)}", _brief(other)
        for name in (*one, *other):
            if one.get(name) != other.get(name):
                return f"{name} {_brief(one.get(name))} in event {one['id']}", _brief(other.get(name))
    return "its events in this order", "in another"


def _listed(events: object) -> list[dict[str, Any]]:
    """Return events as a file would give them back."""
    return json.loads(json.dumps(events)) if isinstance(events, list) else []


def _brief(value: object) -> str:
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 120 else text[:119] + "…"

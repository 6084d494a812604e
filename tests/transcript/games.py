"""Real games to save and read: the valley, played with every kind of input."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from mediator_game.play import inputs
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.scenario.load import load
from mediator_game.transcript.journal import Journal
from mediator_game.transcript.lines import encode

WHEN = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)
VALLEY = load(Path(__file__).parents[1] / "scenarios" / "valley.toml")

BEGUN = [
    inputs.Move("visit", target="hill"),
    inputs.OpenNote("old-map"),
    inputs.MakeForecast("will-sign", 40),
    inputs.Move("table", text={"water": "shared", "road": "open"}),
    inputs.Rationale("first-text", "They will not wait — not past the harvest.", 70),
    inputs.EndTurn(),
]
WHOLE = [
    *BEGUN,
    inputs.Move("walk"),
    inputs.Rewind(6),
    inputs.Move("channel", target="river.guard"),
    inputs.Quit(),
    inputs.EndTurn(),
    inputs.Move("amend", option="road.closed"),
    inputs.EndTurn(),
    inputs.Alternative("Hear the guard first.\nThen table."),
    inputs.Commitment("Ask who can say no."),
    inputs.Share("first-text", True),
    inputs.Overrule("both-heard", 1, "One village was heard, the other told."),
]


def setup(**changed):
    given = {"chair": "envoy", "seed": 7, "run": "run-7", "player": "Ani", "started": "2026-03-14T09:26:53Z"}
    return Setup(VALLEY.scenario, VALLEY.document, VALLEY.sha256, **{**given, **changed})


def ticking():
    """A clock whose every look is a second and a half later."""
    now = 0.0

    def clock():
        nonlocal now
        now += 1.5
        return now

    return clock


def played(steps=WHOLE, sink=None, **changed):
    session = Session(setup(**changed), sink or Memory(), ticking())
    for step in steps:
        session.do(step)
    return session


def saved(folder, steps=WHOLE, token="0a1b2c", **changed):
    """Play into a journal, close it, and return the path of the save."""
    with Journal.create(folder, now=WHEN, slug="valley", token=token) as journal:
        played(steps, journal, **changed)
        assert journal.trouble == ""
    return journal.path


def chained(records):
    """The bytes of a transcript of these records, its checks made anew: what a forger would write."""
    check, raw = "", []
    for record in records:
        line = encode(record, check)
        check = line.check
        raw.append(line.raw)
    return b"".join(raw)


def records_in(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]

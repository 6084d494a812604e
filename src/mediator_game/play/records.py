"""Records: what a session writes down, as plain JSON-able objects. The journal stores them, replay reads them back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from attrs import asdict, field, frozen

from mediator_game import __version__
from mediator_game.engine.constants import RULES_VERSION
from mediator_game.engine.events import Event
from mediator_game.play import inputs
from mediator_game.scenario.model import Scenario

FORMAT = 1
"""The transcript format's version."""

KINDS: Mapping[type, str] = {
    inputs.Move: "move",
    inputs.EndTurn: "end_turn",
    inputs.OpenNote: "note",
    inputs.Rationale: "rationale",
    inputs.MakeForecast: "forecast",
    inputs.Rewind: "rewind",
    inputs.Quit: "quit",
    inputs.Alternative: "alternative",
    inputs.Commitment: "commitment",
    inputs.Share: "share",
    inputs.Overrule: "overrule",
}
"""The record type of every input."""
INPUTS: Mapping[str, type] = {name: kind for kind, name in KINDS.items()}
"""And back."""


class Sink(Protocol):
    """Where a session's records go: a journal on disk, or a list in a test."""

    def write(self, record: Mapping[str, object]) -> None:
        """Take one record; return only when it is as safe as this sink can make it."""
        ...

    @property
    def trouble(self) -> str:
        """One sentence for the player while records cannot be kept; empty while they are."""
        ...


class Memory:
    """A sink that keeps records in a list."""

    def __init__(self) -> None:
        self.records: list[Mapping[str, object]] = []

    def write(self, record: Mapping[str, object]) -> None:
        """Keep the record."""
        self.records.append(record)

    @property
    def trouble(self) -> str:
        """Memory has none."""
        return ""


@frozen
class PhaseOf:
    """The place of a game in a campaign. `thread` is the same in all games of one campaign, `after` the run id of the
    game before this one; `document` is the campaign file as plain data.
    """

    thread: str
    number: int
    role: str
    document: Mapping[str, object]
    after: str = ""


@frozen
class Setup:
    """What a game is started with. Everything that could differ between two runs is in here; the game has no clock
    of its own.
    """

    scenario: Scenario
    document: Mapping[str, object]
    sha256: str
    chair: str
    seed: int | str
    run: str
    player: str = "player"
    mode: Literal["training", "assessed"] = "training"
    names: Literal["report", "both"] = "report"
    locale: str = "en"
    started: str = ""
    forked_from: str = ""
    overrides: Mapping[str, int] = field(factory=dict)
    dice: Mapping[str, int] = field(factory=dict)
    """Loaded dice, by name (`engine.dice.die`): what each shows, 0..99."""
    carried: tuple[str, ...] = ()
    """Effects with which the game begins: what was played before has left them."""
    phase_of: PhaseOf | None = None
    """The campaign this game belongs to."""


def header(setup: Setup, constants: Mapping[str, int]) -> dict[str, object]:
    """Return a transcript's first record."""
    found: dict[str, object] = {
        "type": "header",
        "format": FORMAT,
        "game": __version__,
        "rules_version": RULES_VERSION,
        "constants": dict(constants),
        "scenario": {"id": setup.scenario.scenario.id, "sha256": setup.sha256, "document": setup.document},
        "seed": setup.seed,
        "run": setup.run,
        "chair": setup.chair,
        "player": setup.player,
        "mode": setup.mode,
        "names": setup.names,
        "locale": setup.locale,
        "started": setup.started,
        "forked_from": setup.forked_from,
        "overrides": dict(setup.overrides),
    }
    if setup.dice:
        found["dice"] = dict(setup.dice)
    if setup.carried:
        found["carried"] = list(setup.carried)
    if setup.phase_of:
        found["phase_of"] = asdict(setup.phase_of)
    return found


def input_fields(entered: inputs.Input) -> dict[str, object]:
    """Return an input's own fields."""
    fields = asdict(entered)
    if isinstance(entered, inputs.Move):
        fields = {name: value for name, value in fields.items() if value}
    return fields


def event_record(event: Event) -> dict[str, object]:
    """Return an event as a record holds it; empty parts are left out."""
    found: dict[str, object] = {"id": event.id, "phase": event.phase, "kind": event.kind}
    if event.subject:
        found["subject"] = event.subject
    if event.causes:
        found["causes"] = list(event.causes)
    if event.facts:
        found["facts"] = dict(event.facts)
    if event.changes:
        found["changes"] = [[c.variable, c.before, c.delta, c.reason] for c in event.changes]
    if event.rolls:
        found["rolls"] = [[r.kind, r.subject, r.turn, r.chance, r.shown] for r in event.rolls]
    return found

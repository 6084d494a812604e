"""A scenario under proof: what every name can hold, as far as it is known, and all that moves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from mediator_game.scenario import calendar
from mediator_game.scenario.kinds import Entry, Schema
from mediator_game.scenario.model import Header, Scenario
from mediator_game.scenario.names import MOST
from mediator_game.scenario.proof import papers
from mediator_game.scenario.proof.assume import Assumer, Link
from mediator_game.scenario.proof.compare import Case
from mediator_game.scenario.proof.engine import Engine, can
from mediator_game.scenario.proof.links import links
from mediator_game.scenario.proof.push import Push, Put
from mediator_game.scenario.proof.rules import Reader, Rule
from mediator_game.scenario.proof.values import Range, Value, meet

COUNTED = Range(0, 1_000_000)
FAR = 1_000_000


@define
class World:
    """A scenario under proof: what every name can hold, and all that moves it."""

    scenario: Scenario
    schema: Schema
    known: dict[str, Value]
    start: dict[str, Value]
    """Where every name stands as a game begins; empty as long as that is not worked out."""
    assumer: Assumer
    links: Mapping[str, Sequence[Link]]
    reader: Reader
    engine: Engine
    rules: tuple[Rule, ...] = ()
    happening: tuple[Rule, ...] = ()
    """The rules that may happen."""
    pushes: Mapping[str, Sequence[Push]] = field(factory=dict)
    puts: Mapping[str, Sequence[Put]] = field(factory=dict)

    @property
    def last(self) -> int:
        """The last turn there can be: the aftermath is lived through only by a signed text."""
        header = self.scenario.scenario
        signed = can(self.known, "text.signed") or papers.in_force(self.scenario, self.known)
        return header.turns + (header.aftermath if signed else 0)


def world(scenario: Scenario, schema: Schema) -> World:
    """Return a scenario with nothing known of it but the limits of every name."""
    header = scenario.scenario
    known = {name: top(entry) for name, entry in schema.items()}
    known["turns"] = Range(header.turns, header.turns)
    dates: list[int] = []

    def days() -> Sequence[int]:
        if not dates:
            dates.extend(_dates(header))
        return dates

    tied = links(scenario)
    assumer = Assumer(schema, known, tied, days)
    return World(scenario, schema, known, {}, assumer, tied, Reader(schema), Engine(scenario))


def _dates(header: Header) -> Iterator[int]:
    for turn in range(header.turns + header.aftermath + 2):
        yield calendar.turn_date(header, max(1, turn)).toordinal()


def top(entry: Entry) -> Value:
    """Return all that a name of this kind can hold."""
    if entry.kind in ("option", "chair"):
        return frozenset(entry.choices)
    if entry.low < 0 and not entry.writable:
        return Range(-FAR, FAR)  # what is worked out from scores: a red line can take it beyond all points
    return Range(entry.low, COUNTED.high if entry.high == MOST else entry.high)


def inside(state: World, known: Mapping[str, Value]) -> Case:
    """Return what is known at a moment, within what is known at all."""
    return {name: meet(value, state.known[name]) for name, value in known.items()}

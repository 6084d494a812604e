"""One game as the debrief reads it: its branch of the records, its events by number, and how things are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import evolve

from mediator_game.engine.events import Event
from mediator_game.engine.rules import Rules, Values
from mediator_game.play.knowledge import Knowledge
from mediator_game.play.session import Session
from mediator_game.play.telling import Teller, capital
from mediator_game.play.why import Explainer
from mediator_game.scenario import calendar
from mediator_game.scenario.model import Outcome, Scenario
from mediator_game.text.markdown import Block, parse, plain
from mediator_game.text.names import fill

MOST_TURNS_NAMED = 4


class Run:
    """A session read after the fact. Nothing in here changes it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.rules: Rules = session.rules
        self.scenario: Scenario = session.setup.scenario
        self.here = session.position
        self.values: Values = session.position.state.values
        self.start: Values = session.start_values
        self.teller = Teller(session.rules, session.setup.names)
        self.known = Knowledge(session.rules, session.start_values, self.values)

    # Time

    @property
    def turn(self) -> int:
        """The turn the game stands in, or ended in."""
        return self.values[self.rules.layout["turn"]]

    def label(self, turn: int) -> str:
        """Return the name of a turn: ``September 1997``."""
        return calendar.turn_label(self.scenario.scenario, turn)

    @property
    def last_day(self) -> str:
        """Return when the game stands or ended: the last day of its last turn, where turns are told by their days."""
        header = self.scenario.scenario
        if header.turn != "week" and not header.calendar:
            return self.label(self.turn)
        day = calendar.last_day(header, self.turn)
        return f"{day.day} {day:%B %Y}"

    def during(self, turn: int) -> str:
        """Return a turn as a sentence takes it: ``in September 1997``, ``in the week of 4 May 1931``."""
        header = self.scenario.scenario
        if header.calendar:
            return f"in the {calendar.turn_word(header, turn)} from {self.label(turn)}"
        weekly = header.turn == "week"
        return f"in the week of {self.label(turn)}" if weekly else f"in {self.label(turn)}"

    def whens(self, turns: Iterable[int]) -> str:
        """Return the names of turns, each once; of many the first and the last."""
        labels = [self.label(turn) for turn in dict.fromkeys(turns)]
        if len(labels) > MOST_TURNS_NAMED:
            return f"from {labels[0]} to {labels[-1]}"
        return ", ".join(labels)

    # What was recorded

    @cached_property
    def branch(self) -> tuple[Mapping[str, object], ...]:
        """The records that led here, oldest first, without what was rewound."""
        kept = []
        number = self.session.sequence
        while number:
            record = self.session.records[number]
            kept.append(record)
            back = record.get("to") if record["type"] == "rewind" else number - 1
            number = back if isinstance(back, int) else 0
        return tuple(reversed(kept))

    def turn_of(self, kind: str, **fields: object) -> int:
        """Return the turn of the latest record of a kind with these fields on this branch; 0 when there is none."""
        found = 0
        for record in self.branch:
            turn = record["turn"]
            if record["type"] == kind and isinstance(turn, int) and fields.items() <= record.items():
                found = turn
        return found

    def written(self, kind: str) -> tuple[str, ...]:
        """Return what was written down in the debrief (an "alternative", a "commitment"), on any branch."""
        return tuple(str(record["text"]) for record in self.session.records if record["type"] == kind)

    @property
    def rewinds(self) -> int:
        """How often the player went back, on every branch."""
        return sum(record["type"] == "rewind" for record in self.session.records)

    # What happened

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events of this branch. What a move drew at once has the move among its causes."""
        found, move = [], 0
        for event in self.here.events:
            if event.kind == "move":
                move = event.id
            elif event.phase == "move" and move not in event.causes:
                event = evolve(event, causes=tuple(sorted((*event.causes, move))))
            found.append(event)
        return tuple(found)

    @cached_property
    def by_id(self) -> Mapping[int, Event]:
        """The same by number."""
        return {event.id: event for event in self.events}

    @cached_property
    def explainer(self) -> Explainer:
        """What follows causes back. A debrief may say how large changes were, whatever the mode of play."""
        return Explainer(self.rules, self.teller, self.by_id, self.session.source, numbers=True, secrets=True)

    @cached_property
    def moves(self) -> tuple[Event, ...]:
        """The moves made."""
        return tuple(event for event in self.events if event.kind == "move")

    def made(self, verb: str, target: str = "") -> tuple[int, ...]:
        """Return the turns in which a move with this verb was made (to this target)."""
        definitions = self.rules.moves
        return tuple(
            event.turn
            for event in self.moves
            if definitions[event.subject].definition.does == verb and target in {"", event.facts.get("target", "")}
        )

    def changed(self, variable: str) -> tuple[Event, ...]:
        """Return the events that moved a variable."""
        return tuple(one for one in self.events if any(change.variable == variable for change in one.changes))

    @cached_property
    def with_text(self) -> Values:
        """What stood when the last text was on the table: now, or before it was rejected; now when there was none."""
        exists = self.rules.text.exists
        if self.values[exists]:
            return self.values
        numbers = (record["seq"] for record in reversed(self.branch))
        stood = (self.session.position_at(one).state.values for one in numbers if isinstance(one, int))
        return next((values for values in stood if values[exists]), self.values)

    @property
    def outcome(self) -> Outcome | None:
        """The scenario's own ending that was reached, if one was."""
        return next((one for one in self.scenario.outcome if one.id == self.session.outcome), None)

    @property
    def public_turn(self) -> int:
        """The turn in which a text first came out; 0 when none did."""
        return next((one.turn for one in self.changed("text.public_since")), 0)

    # Names

    def prose(self, text: str) -> tuple[Block, ...]:
        """Return a scenario's prose with its places filled in, as blocks."""
        return parse(fill(text, self.teller.places))

    def line(self, text: str) -> str:
        """Return a scenario's text with its places filled in, as plain words."""
        return plain(fill(text, self.teller.places))

    def leader(self, side: str) -> str:
        """Return a side's leader in office at the end."""
        return capital(self.line(self.teller.leader(side, self.values)))

    def bloc(self, name: str) -> str:
        """Return what a bloc is called, with its side: ``Armenia: the army``."""
        return f"{self.line(self.scenario.side[name.split('.')[0]].name)}: {self.line(self.teller.whom(name))}"

    def answer(self, name: str) -> str:
        """Return an ``issue.option`` in words: ``“All five return” (The five outer provinces)``."""
        issue, _, option = self.line(self.teller.option(name)).partition(": ")
        return f"“{option}” ({issue})"

    def move_name(self, event: Event) -> str:
        """Return what a move is called, with whom or what it was about."""
        title = self.rules.moves[event.subject].definition.title
        return self.line(title + self.teller.arguments(event.facts))

    def holds(self, condition: str, values: Values | None = None) -> bool:
        """Tell whether a condition holds, at the end or for other values."""
        return self.rules.condition(condition)(self.values if values is None else values)

    def reads(self, conditions: Sequence[str]) -> frozenset[str]:
        """Return the names of the variables that conditions look at."""
        slots = self.rules.layout.slots
        return frozenset(slots[slot].name for one in conditions for slot in self.rules.reads(one))

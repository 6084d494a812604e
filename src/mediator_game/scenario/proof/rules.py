"""What the author wrote that changes something, read once: chairs, moves, events and reactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar

from attrs import frozen

from mediator_game.scenario import expression
from mediator_game.scenario.diagnostics import Path
from mediator_game.scenario.expression import Change, Expression, ExpressionError
from mediator_game.scenario.kinds import Schema
from mediator_game.scenario.model import Amount, Condition, Effect, Event, Measure, Move, Reaction, Scenario
from mediator_game.scenario.proof import moments
from mediator_game.scenario.proof.moments import Moment

Table = Literal["chair", "move", "event", "reaction", "measure"]
Read = TypeVar("Read")


@frozen(eq=False)
class Rule:
    """One thing that may happen in a game, with what must hold for it and what it changes."""

    table: Table
    id: str
    title: str
    path: Path
    moment: Moment
    when: Expression | None
    chance: Expression | None
    effects: tuple[tuple[int, Change], ...]
    verb: str = ""
    publishes: bool = False
    once: bool = False
    wait: int = 0
    """How many turns must pass before it happens again."""
    a_turn: int | None = 1
    """How often in one turn at most; None for as often as you like."""
    counter: str = "count"
    key: str = "effects"
    """The key its effects stand under."""

    @property
    def count(self) -> str:
        """The name of the counter of how often it has happened."""
        return f"{self.table}s.{self.id}.{self.counter}"

    @property
    def is_dated(self) -> bool:
        """Whether the first and the last turn in which it happened have names of their own."""
        return self.counter == "count" and self.table != "chair"

    @property
    def called(self) -> str:
        """What a sentence calls it."""
        return f"the {self.table} “{self.id}”"


class Reader:
    """Reads expressions, each once; `doubtful` once one could not be read."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.doubtful = False
        self._conditions: dict[str, Expression] = {}

    def condition(self, text: Condition | str) -> Expression:
        """Return a condition; ExpressionError when it is none."""
        if text not in self._conditions:
            self._conditions[text] = expression.condition(text, self.schema)
        return self._conditions[text]

    def when(self, text: Condition | None) -> Expression | None:
        """Return a condition, or None when there is none or it cannot be read."""
        return None if text is None else self._try(lambda text, _: self.condition(text), text)

    def chance(self, written: Amount) -> Expression | None:
        """Return a chance, or None when it cannot be read.

        A plain 0 counts as one that may be raised again: what follows from it is not worth a second warning.
        """
        return None if written == 0 else self._try(expression.amount, written)

    def effects(self, written: tuple[Effect, ...]) -> tuple[tuple[int, Change], ...]:
        """Return the effects that can be read, with their places."""
        found = []
        for place, text in enumerate(written):
            change = self._try(expression.effect, text)
            if change is not None:
                found.append((place, change))
        return tuple(found)

    def _try(self, read: Callable[[Any, Schema], Read], text: Any) -> Read | None:
        try:
            return read(text, self.schema)
        except ExpressionError:
            self.doubtful = True
            return None


def rules(scenario: Scenario, reader: Reader) -> Iterator[Rule]:
    """Yield everything that may happen by the author's will."""
    for id, chair in scenario.chair.items():
        effects = reader.effects(chair.effects)
        known = Moment({"chair": frozenset([id])})
        yield Rule("chair", id, chair.title, ("chair", id), known, None, None, effects, once=True)
    for number, move in enumerate(scenario.move):
        yield _move(move, ("move", number), scenario, reader)
    for number, event in enumerate(scenario.event):
        yield _event(event, ("event", number), scenario, reader)
    for number, reaction in enumerate(scenario.reaction):
        yield _reaction(reaction, ("reaction", number), reader)
    for number, measure in enumerate(scenario.measure):
        yield from _measure(measure, ("measure", number), scenario, reader)


def _measure(measure: Measure, path: Path, scenario: Scenario, reader: Reader) -> Iterator[Rule]:
    """Yield what becomes of a measure: agreed, refused, broken. Who says yes is left open."""
    at = moments.playing(scenario.scenario)
    asked = " and ".join([f"({measure.when or 'true'})", *(f"measures.{one}.in_force" for one in measure.after)])
    own = f"measures.{measure.id}.in_force"
    cases = [
        ("agreed", "effects", at, f"{asked} and not {own}", measure.effects),
        ("refused", "else_effects", at, f"{asked} and not {own}", measure.else_effects),
    ]
    if measure.breaks_on or any(measure.after):
        cases.append(("broken", "broken_effects", moments.ANY, own, measure.broken_effects))
    for counter, key, moment, when, effects in cases:
        yield Rule(
            "measure",
            measure.id,
            measure.title,
            path,
            moment,
            reader.when(Condition(when)),
            None,
            reader.effects(effects),
            a_turn=None,
            counter=counter,
            key=key,
        )


def _move(move: Move, path: Path, scenario: Scenario, reader: Reader) -> Rule:
    moves = scenario.scenario.moves
    return Rule(
        "move",
        move.id,
        move.title,
        path,
        moments.of_move(move, scenario),
        reader.when(move.when),
        None,
        reader.effects(move.effects),
        verb=move.does or "",
        once=move.once,
        a_turn=moves // move.cost if move.cost > 0 else None,
    )


def _event(event: Event, path: Path, scenario: Scenario, reader: Reader) -> Rule:
    return Rule(
        "event",
        event.id,
        event.title,
        path,
        moments.of_event(event, scenario.scenario),
        reader.when(event.when),
        reader.chance(event.chance),
        reader.effects(event.effects),
        publishes=event.does == "publish",
        once=True,
    )


def _reaction(reaction: Reaction, path: Path, reader: Reader) -> Rule:
    return Rule(
        "reaction",
        reaction.id,
        reaction.title,
        path,
        moments.of_reaction(reaction),
        reader.when(reaction.when),
        reader.chance(reaction.chance),
        reader.effects(reaction.effects),
        publishes=reaction.does == "publish",
        once=reaction.once,
        wait=max(0, reaction.wait),
    )

"""Every expression of a scenario that a game depends on, as a checked tree beside the rule it belongs to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen

from mediator_game.engine.rules import MoveRule, Rule, Rules
from mediator_game.scenario import calendar, expression, names
from mediator_game.scenario.expression import Change, Schema
from mediator_game.scenario.model import Event, Note, Reaction
from mediator_game.scenario.nodes import Name, Node, Text, Truth, walk

TRUE = Truth(True)


@frozen
class RuleTrees:
    """A reaction or a dated event: its rule, and what it says."""

    rule: Rule
    when: Node
    chance: Node
    effects: tuple[Change, ...]


@frozen
class MoveTrees:
    """A move this chair has."""

    rule: MoveRule
    when: Node
    effects: tuple[Change, ...]


@frozen
class Trees:
    """All of them. `notes` are those whose opening something reads: the others change nothing."""

    events: tuple[RuleTrees, ...]
    reactions: tuple[RuleTrees, ...]
    moves: tuple[MoveTrees, ...]
    outcomes: tuple[tuple[Node, bool], ...]
    options: tuple[Node, ...]
    notes: tuple[tuple[Note, Node], ...]
    watched: tuple[Node, ...]

    def reads(self) -> frozenset[str]:
        """Return every name that is read anywhere."""
        return names_in(self._all())

    def _all(self) -> Iterator[Node]:
        for ruling in (*self.events, *self.reactions):
            yield from (ruling.when, ruling.chance, *(effect.value.tree for effect in ruling.effects))
        for move in self.moves:
            yield from (move.when, *(effect.value.tree for effect in move.effects))
        yield from (when for when, _ in self.outcomes)
        yield from self.options
        yield from (when for _, when in self.notes)
        yield from self.watched


def names_in(trees: Iterable[Node]) -> frozenset[str]:
    """Return the names some trees read."""
    return frozenset(node.name for tree in trees for node in walk(tree) if isinstance(node, Name))


def condition(rules: Rules, text: str | None) -> Node:
    """Return a condition as a tree; one that is not there always holds."""
    return expression.condition(text, names.schema(rules.scenario)).tree if text else TRUE


def trees(rules: Rules, offered: Iterable[MoveRule], watched: Iterable[Node]) -> Trees:
    """Read what `rules` were compiled from. `offered` are the moves there are; `watched` what is asked besides."""
    scenario, schema = rules.scenario, names.schema(rules.scenario)

    def when(text: str | None) -> Node:
        return expression.condition(text, schema).tree if text else TRUE

    whole = Trees(
        events=tuple(_ruling(rule, each, schema) for rule, each in zip(rules.events, scenario.event, strict=True)),
        reactions=tuple(
            _ruling(rule, each, schema) for rule, each in zip(rules.reactions, scenario.reaction, strict=True)
        ),
        moves=tuple(
            MoveTrees(rule, when(rule.definition.when), _effects(rule.definition.effects, schema)) for rule in offered
        ),
        outcomes=tuple((when(each.when), each.ends) for each in scenario.outcome),
        options=tuple(when(option.when) for issue in scenario.issue for option in issue.option),
        notes=(),
        watched=tuple(watched),
    )
    return _with_notes(whole, {str(note.id): (note, when(note.when)) for note in scenario.note})


def _ruling(rule: Rule, written: Event | Reaction, schema: Schema) -> RuleTrees:
    return RuleTrees(
        rule,
        expression.condition(written.when, schema).tree if written.when else TRUE,
        expression.amount(written.chance, schema).tree,
        _effects(written.effects, schema),
    )


def _effects(effects: Iterable[str], schema: Schema) -> tuple[Change, ...]:
    return tuple(expression.effect(effect, schema) for effect in effects)


def _with_notes(whole: Trees, notes: Mapping[str, tuple[Note, Node]]) -> Trees:
    """Add the notes that matter: those read by a rule, and those read by the condition of one that matters."""
    found: dict[str, tuple[Note, Node]] = {}
    while True:
        reads = evolve(whole, notes=tuple(found.values())).reads()
        more = {id: note for id, note in notes.items() if id not in found and f"notes.{id}.opened" in reads}
        if not more:
            return evolve(whole, notes=tuple(found.values()))
        found |= more


def literal(rules: Rules, word: Text) -> int:
    """Return the number that stands for a word in quotes: a date, or a chair."""
    if word.kind == "date":
        return datetime.date.fromisoformat(word.value).toordinal()
    return rules.chairs.index(word.value)


def date_of(rules: Rules, turn: int) -> int:
    """Return the first day of a turn as a proleptic ordinal."""
    return calendar.turn_date(rules.scenario.scenario, turn).toordinal()

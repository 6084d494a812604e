"""What happened in games, and what could have: the counts behind the never-hit lists.

What happened is counted in every game. Whether something that did not happen could have - a move was open, a condition
held - takes looking at every turn, so it is looked at in a sample of the games only (see `is_watched`). Which dice were
rolled is known of every game: a reaction whose condition held and whose die did not come up is never confused with one
whose condition never held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import define, field

from mediator_game.engine import menu
from mediator_game.engine.actions import Move
from mediator_game.engine.dice import Dice
from mediator_game.engine.rules import MoveRule, Rule, Rules, Truth, Values
from mediator_game.playtest.lines import Skip
from mediator_game.scenario.model import Objective, Scenario

Key = tuple[str, str]
"""What is counted: its kind (``move``, ``target``, ``option``, ``reaction``, ...) and its id."""

Forms = Mapping[str, Mapping[str, Move]]

FIRST, EVERY, LAST = 20, 10, 820
"""Watched are the first games, then every tenth: 100 in all, spread over a long run."""


def is_watched(number: int) -> bool:
    """Tell whether game `number` is looked at turn by turn."""
    return number < FIRST or (number < LAST and number % EVERY == 0)


@define
class Coverage:
    """Counts over games; two add up. `could` and `refused` are over the games watched."""

    happened: Counter[Key] = field(factory=Counter)
    rolled: Counter[Key] = field(factory=Counter)
    """Games in which the die of a reaction or event was rolled at all."""
    watched: int = 0
    could: Counter[Key] = field(factory=Counter)
    """Watched games in which something was open, or its condition held at the end of a turn (of the game, for what is
    read off at the end)."""
    refused: Counter[tuple[Key, str]] = field(factory=Counter)
    """Watched games in which something was never open, with the reason given last."""
    texts: Counter[tuple[int, ...]] = field(factory=Counter)
    """Games in which a text was signed."""
    skipped: Counter[Skip] = field(factory=Counter)
    """Games in which a step of a line was skipped because it was closed."""

    def merge(self, other: Coverage) -> None:
        """Add another's counts."""
        self.watched += other.watched
        self.happened.update(other.happened)
        self.rolled.update(other.rolled)
        self.could.update(other.could)
        self.refused.update(other.refused)
        self.texts.update(other.texts)
        self.skipped.update(other.skipped)


class Rolls:
    """A game's dice, remembering which reactions' and events' dice were rolled."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self.seen: set[Key] = set()

    def roll(self, kind: str, subject: str, turn: int) -> int:
        """Roll."""
        if kind in ("reaction", "event"):
            self.seen.add((kind, subject))
        return self._dice.roll(kind, subject, turn)


class Subjects:
    """What is counted in a scenario, looked up once for many games."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.counters: list[tuple[Key, int]] = [(("move", name), rule.count) for name, rule in rules.moves.items()]
        self.counters += [((rule.event, rule.subject), rule.count) for rule in (*rules.reactions, *rules.events)]
        self.options: list[tuple[int, list[Key]]] = [
            (slot, [("option", f"{issue.id}.{option.id}") for option in issue.option])
            for slot, issue in zip(rules.text.options, rules.issues, strict=True)
        ]
        """Per issue where the text says which option it has, and how each is counted."""
        self.traps: list[tuple[Key, Truth]] = [
            (("trap", trap.id), rules.condition(trap.when)) for trap in rules.scenario.trap
        ]
        self.levels: list[list[tuple[Key, Truth]]] = [
            [
                (("level", level_id(objective, number)), rules.condition(level.when))
                for number, level in enumerate(objective.levels)
            ][::-1]
            for objective in rules.scenario.objective
        ]
        """Per objective its levels, highest first: the first that holds is the one reached."""

    @cached_property
    def forms(self) -> Forms:
        """The counted forms of every move, by the move and by how they are listed."""
        rules = self.rules
        return {name: {form(move): move for move in forms(rules, rule)} for name, rule in rules.moves.items()}


class Course:
    """What is noted down of one game while it runs."""

    def __init__(self, subjects: Subjects, rolls: Rolls) -> None:
        self._subjects, self._rules, self._rolls = subjects, subjects.rules, rolls
        self._seen: set[Key] = set()
        self._texts: set[tuple[int, ...]] = set()

    def did(self, action: Move, after: Values) -> None:
        """Note a move and the values after it."""
        verb = self._rules.moves[action.move].definition.does
        if verb in ("table", "amend"):
            self._seen.update([keys[after[slot]] for slot, keys in self._subjects.options])
        elif action.target or action.option or action.power:
            self._seen.add(("target", form(action)))
        elif verb == "summit" and after[self._rules.text.signed_turn]:
            self._texts.add(tuple(after[slot] for slot in self._rules.text.options))

    def close(self, coverage: Coverage, v: Values, skipped: tuple[Skip, ...]) -> None:
        """Count the game, by its last values."""
        subjects, seen = self._subjects, self._seen
        seen.update([key for key, slot in subjects.counters if v[slot]])
        seen.update([key for key, holds in subjects.traps if holds(v)])
        for levels in subjects.levels:
            for key, holds in levels:
                if holds(v):
                    seen.add(key)
                    break
        coverage.happened.update(seen)
        coverage.rolled.update(self._rolls.seen)
        coverage.texts.update(self._texts)
        coverage.skipped.update(set(skipped))


def form(move: Move) -> str:
    """Return a move with whom and what it is about, as it is listed: ``press ar.army russia``."""
    return " ".join(part for part in (move.move, move.target, move.option, move.power) if part)


def level_id(objective: Objective, level: int) -> str:
    """Return how a level is listed: ``both-heard/2``, the lowest being 1."""
    return f"{objective.id}/{level + 1}"


def forms(rules: Rules, rule: MoveRule) -> Iterator[Move]:
    """Yield the concrete forms of a move that are counted: whole texts and amendments are counted by their options."""
    if rule.definition.does in ("table", "amend"):
        return
    for move in menu.forms(rules, rule):
        if rule.definition.does == "sponsor" and not _needs_sponsor(rules.scenario, move.option):
            continue
        if form(move) != move.move:
            yield move


def _needs_sponsor(scenario: Scenario, name: str) -> bool:
    return any(f"{i.id}.{option.id}" == name and option.needs_sponsor for i in scenario.issue for option in i.option)


class Watch:
    """Looks at one game turn by turn: what was open, whose condition held."""

    def __init__(self, subjects: Subjects, v: Values) -> None:
        self._subjects, self._rules = subjects, subjects.rules
        rules = self._rules
        self._moves = list(menu.offered(rules, v))
        self._open: set[Key] = set()
        self._refused: dict[Key, str] = {}
        # What has been seen open need not be looked at again: what is left here shrinks from turn to turn.
        self._forms = {name: dict(found) for name, found in subjects.forms.items()}
        self._looked: dict[str, int] = {}
        self._options = list(menu.options(rules))
        self._rules_left: list[Rule] = [*rules.reactions, *rules.events]
        self._notes_left = list(rules.scenario.note)
        self._left, self._turn = rules.layout["moves_left"], rules.layout["turn"]

    def look(self, v: Values) -> None:
        """Look at the table before the player does something; at whom a move could be for, once a turn."""
        if v[self._left] <= 0:
            return
        for rule in list(self._moves):
            name, left = rule.definition.id, self._forms[rule.definition.id]
            reason = menu.closed(self._rules, v, rule)
            if reason:
                self._refused["move", name] = reason
                continue
            self._open.add(("move", name))
            writes = rule.definition.does in ("table", "amend")
            if writes:
                self._look_at_options(v)
            if self._looked.get(name) != v[self._turn]:
                self._looked[name] = v[self._turn]
                self._look_at_forms(v, left)
            if not left and not (writes and self._options):
                self._moves.remove(rule)

    def _look_at_forms(self, v: Values, left: dict[str, Move]) -> None:
        for name, move in list(left.items()):
            reason = menu.refusal(self._rules, v, move)
            if reason:
                self._refused["target", name] = reason
            else:
                self._open.add(("target", name))
                del left[name]

    def _look_at_options(self, v: Values) -> None:
        for name in tuple(self._options):
            reason = menu.option_refusal(self._rules, v, name, changing=False)
            if reason:
                self._refused["option", name] = reason
            else:
                self._open.add(("option", name))
                self._options.remove(name)

    def turn_ended(self, v: Values) -> None:
        """Look at what holds as a turn ends."""
        turn = v[self._turn]
        held = [rule for rule in self._rules_left if rule.turn in (0, turn) and rule.when(v)]
        self._open.update((rule.event, rule.subject) for rule in held)
        if held:
            self._rules_left = [rule for rule in self._rules_left if rule not in held]
        opened = [note for note in self._notes_left if note.when is None or self._rules.condition(note.when)(v)]
        self._open.update(("note", note.id) for note in opened)
        if opened:
            self._notes_left = [note for note in self._notes_left if note not in opened]

    def close(self, coverage: Coverage, v: Values) -> None:
        """Count the game, by its last values."""
        rules = self._rules
        self._open.update(("outcome", outcome.id) for outcome in rules.outcomes if outcome.when(v))
        self._open.update(key for levels in self._subjects.levels for key, holds in levels if holds(v))
        coverage.watched += 1
        coverage.could.update(self._open)
        coverage.refused.update((key, reason) for key, reason in self._refused.items() if key not in self._open)

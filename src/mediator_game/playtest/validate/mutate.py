"""Small changes to a script of moves: what a search for better play tries next."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from mediator_game.engine import menu
from mediator_game.engine.actions import Move
from mediator_game.engine.rules import Rules
from mediator_game.playtest.validate.games import Script
from mediator_game.scenario.model import Issue


@frozen
class Repertoire:
    """Everything a chair may try: each form of each move, and which move tables a whole text."""

    forms: tuple[Move, ...]
    table: str
    issues: tuple[Issue, ...]
    turns: int
    moves: int

    @classmethod
    def of(cls, rules: Rules, chair: str) -> Repertoire:
        """Return what a chair may try, open or not at any given moment."""
        written = rules.scenario.chair[chair]
        had = [
            rule
            for rule in rules.moves.values()
            if rule.definition.id not in written.drop_moves
            and (not rule.definition.chairs or chair in rule.definition.chairs)
        ]
        forms = tuple(form for rule in had for form in menu.forms(rules, rule) if _can_ever_be(rules, form))
        table = next((rule.definition.id for rule in had if rule.definition.does == "table"), "")
        header = rules.scenario.scenario
        return cls(forms, table, rules.issues, header.turns, header.moves)

    def any_move(self, dice: random.Random) -> Move:
        """Return a move drawn at random; each kind of move as likely as any other."""
        kinds = sorted({form.move for form in self.forms} | ({self.table} if self.table else set()))
        kind = dice.choice(kinds)
        return self.any_text(dice) if kind == self.table else dice.choice([f for f in self.forms if f.move == kind])

    def any_text(self, dice: random.Random) -> Move:
        """Return the tabling of a text drawn at random; what needs a sponsor is left to amendments."""
        return Move(
            self.table, text={str(issue.id): dice.choice(free) for issue in self.issues if (free := _free(issue))}
        )

    def other_text(self, move: Move, dice: random.Random) -> Move:
        """Return a tabling with one answer changed."""
        issue = dice.choice(self.issues)
        free = [one for one in _free(issue) if one != move.text.get(str(issue.id))]
        return evolve(move, text={**move.text, str(issue.id): dice.choice(free)}) if free else move


def _free(issue: Issue) -> list[str]:
    return [str(option.id) for option in issue.option if not option.needs_sponsor]


def _can_ever_be(rules: Rules, form: Move) -> bool:
    """Tell whether a form makes sense at all: a lever that exists, an option that needs the sponsor it is given."""
    verb = rules.moves[form.move].definition.does
    if verb == "press":
        return bool(rules.powers[form.power].lever.get(form.target))
    if verb == "sponsor":
        issue, _, name = form.option.partition(".")
        waits = any(o.needs_sponsor for one in rules.issues if one.id == issue for o in one.option if o.id == name)
        return waits and rules.powers[form.power].cares.get(issue, {}).get(name, 0) > 0
    return True


def fitted(script: Iterable[Sequence[Move]], repertoire: Repertoire) -> Script:
    """Return a script with as many turns as the game has, and no more moves a turn than can be made."""
    turns = [tuple(moves[: repertoire.moves]) for moves in script][: repertoire.turns]
    return (*turns, *(() for _ in range(repertoire.turns - len(turns))))


def scribbled(repertoire: Repertoire, dice: random.Random) -> Script:
    """Return a script drawn at random."""
    turns = [[repertoire.any_move(dice) for _ in range(repertoire.moves)] for _ in range(repertoire.turns)]
    if repertoire.table and turns:
        turns[0][:1] = [repertoire.any_text(dice)]
    return fitted(turns, repertoire)


def varied(script: Script, other: Script, repertoire: Repertoire, dice: random.Random) -> Script:
    """Return a script a little different: a few changes, or the first turns of this one and the rest of another."""
    turns = [list(moves) for moves in script]
    if dice.random() < 0.15:
        cut = dice.randrange(len(turns) + 1)
        turns = [*turns[:cut], *(list(moves) for moves in other[cut:])]
    for _ in range(dice.choice((1, 1, 2, 3))):
        _change(turns, repertoire, dice)
    return fitted(turns, repertoire)


def _change(turns: list[list[Move]], repertoire: Repertoire, dice: random.Random) -> None:
    at = dice.randrange(len(turns))
    way = dice.random()
    used = [(turn, place) for turn, moves in enumerate(turns) for place in range(len(moves))]
    if way < 0.45 or not used:
        _put(turns[at], repertoire.any_move(dice), repertoire, dice)
        return
    turn, place = dice.choice(used)
    move = turns[turn][place]
    if way < 0.65:
        del turns[turn][place]
        _put(turns[at], move, repertoire, dice)
    elif way < 0.75:
        del turns[turn][place]
    elif way < 0.85:
        _put(turns[at], move, repertoire, dice)
    elif move.text:
        turns[turn][place] = repertoire.other_text(move, dice)
    else:
        alike = [form for form in repertoire.forms if form.move == move.move]
        turns[turn][place] = dice.choice(alike) if alike else move


def _put(moves: list[Move], move: Move, repertoire: Repertoire, dice: random.Random) -> None:
    """Put a move into a turn, in place of one of its moves when it is full."""
    if len(moves) >= repertoire.moves and moves:
        moves[dice.randrange(len(moves))] = move
    else:
        moves.insert(dice.randrange(len(moves) + 1), move)

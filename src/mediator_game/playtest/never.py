"""What never happened in a simulation, and why, as far as that can be known.

A reason is worth what it rests on, so each says it: a proof; the dice and moves of all games; or what held in the games
that were watched turn by turn. That something did not hold in those is no proof that it never can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from mediator_game.engine.compile import compile_rules
from mediator_game.engine.rules import Rules
from mediator_game.playtest.coverage import Key, Subjects, level_id
from mediator_game.playtest.result import Simulation
from mediator_game.scenario.model import Condition, Event, Objective, Reaction
from mediator_game.scenario.proof import prove


@frozen
class Never:
    """One thing that never happened. `kind` sorts reasons; `note` is what differs between things of one kind."""

    what: str
    id: str
    kind: str
    reason: str
    note: str = ""


def never(found: Simulation) -> tuple[Never, ...]:
    """Return everything that never happened in a simulation's games, in the order of the file."""
    return _Finder(found).everything() if found.tally.games else ()


class _Finder:
    def __init__(self, found: Simulation) -> None:
        self._scenario, self._tally, self._chair = found.scenario, found.tally, found.plan.chair
        self._seen = found.tally.coverage
        self._rules: Rules = compile_rules(found.scenario, found.plan.overrides)
        # With constants changed on the command line it is another scenario that is played.
        self._reach = None if found.plan.overrides else prove(found.scenario)

    def everything(self) -> tuple[Never, ...]:
        parts = (self._moves, self._targets, self._options, self._happenings, self._notes)
        ends = (self._outcomes, self._levels, self._traps)
        return tuple(one for part in (*parts, *ends) for one in part())

    # What players do

    def _moves(self) -> Iterator[Never]:
        dropped = self._scenario.chair[self._chair].drop_moves
        for move in self._scenario.move:
            key = "move", str(move.id)
            if self._seen.happened[key]:
                continue
            if move.id in dropped or (move.chairs and self._chair not in move.chairs):
                yield Never(*key, "chair", f"The chair {self._chair} does not have it.")
            else:
                yield self._impossible(key, [move.when], "move") or self._by_players(key)

    def _targets(self) -> Iterator[Never]:
        """Whom a move was never for; a move that was never made at all is listed itself."""
        for name, forms in Subjects(self._rules).forms.items():
            if self._seen.happened["move", name]:
                keys = (("target", form) for form in forms)
                yield from (self._by_players(key) for key in keys if not self._seen.happened[key])

    def _options(self) -> Iterator[Never]:
        for issue in self._scenario.issue:
            for option in issue.option:
                key = "option", f"{issue.id}.{option.id}"
                if not self._seen.happened[key]:
                    yield self._impossible(key, [option.when]) or self._by_players(key)

    def _by_players(self, key: Key) -> Never:
        watched, could = self._seen.watched, self._seen.could[key]
        if could:
            share = _percent(could, watched)
            reason = f"It was open in {share} of the {_games(watched)} watched, and this player never chose it."
            return Never(*key, "unchosen", reason, share)
        said = [(count, why) for (of, why), count in self._seen.refused.items() if of == key]
        if said:
            why = max(said)[1].rstrip(".")
            return Never(*key, "closed", f"It was open in none of the {_games(watched)} watched: {why}.", why)
        return Never(*key, "closed", f"It was open in none of the {_games(watched)} watched.")

    # What the scenario does

    def _happenings(self) -> Iterator[Never]:
        rules = {(rule.event, rule.subject): rule for rule in (*self._rules.events, *self._rules.reactions)}
        written: tuple[Event | Reaction, ...] = (*self._scenario.event, *self._scenario.reaction)
        for one in written:
            key = ("event" if isinstance(one, Event) else "reaction"), str(one.id)
            if not self._seen.happened[key]:
                yield self._happening(key, one, rules[key].turn)

    def _happening(self, key: Key, one: Event | Reaction, day: int) -> Never:
        if proved := self._impossible(key, [one.when], key[0]):
            return proved
        if rolled := self._seen.rolled[key]:
            chance = f"{one.chance}%" if isinstance(one.chance, int) else f"{one.chance}, in percent"
            reason = f"Its condition held in {_games(rolled)}; the die ({chance}) never came up."
            return Never(*key, "unlucky", reason, f"{chance}; {_games(rolled)}")
        if day and not any(turn >= day for turns in self._tally.turns.values() for turn in turns):
            return Never(*key, "early", f"Every game was over before its day, turn {day}.", f"turn {day}")
        watched, could = self._seen.watched, self._seen.could[key]
        if could:
            reason = f"Its condition held as a turn ended in {could} of the {_games(watched)} watched, but not when it "
            return Never(*key, "moment", reason + "would have acted, or its chance was nil.", f"{could} of {watched}")
        return Never(*key, "unheld", f"No die was rolled for it in any game{self._unheld()}")

    def _unheld(self) -> str:
        return f"; its condition held at no turn's end of the {_games(self._seen.watched)} watched."

    def _notes(self) -> Iterator[Never]:
        """Computed players open no notes: what counts is whether one could have."""
        for note in self._scenario.note:
            key = "note", str(note.id)
            if not self._seen.could[key]:
                said = f"It could not have been opened{self._unheld()}"
                yield self._impossible(key, [note.when]) or Never(*key, "unheld", said)

    # What is read off at the end

    def _outcomes(self) -> Iterator[Never]:
        for outcome in self._scenario.outcome:
            if not self._tally.outcomes[str(outcome.id)]:
                key = "outcome", str(outcome.id)
                yield self._at_the_end(key, [outcome.when], "an outcome before it in the file")

    def _levels(self) -> Iterator[Never]:
        for objective in self._scenario.objective:
            yield from self._levels_of(objective)

    def _levels_of(self, objective: Objective) -> Iterator[Never]:
        for number, level in enumerate(objective.levels):
            key = "level", level_id(objective, number)
            if not self._seen.happened[key]:
                yield self._at_the_end(key, [level.when], "a higher level of the objective")

    def _traps(self) -> Iterator[Never]:
        for trap in self._scenario.trap:
            key = "trap", str(trap.id)
            if not self._seen.happened[key]:
                said = f"Its condition held at the end of none of the {_games(self._tally.games)}."
                yield self._impossible(key, [trap.when]) or Never(*key, "unheld", said)

    def _at_the_end(self, key: Key, conditions: Sequence[Condition | None], instead: str) -> Never:
        if proved := self._impossible(key, conditions):
            return proved
        watched, could = self._seen.watched, self._seen.could[key]
        if could:
            reason = f"Its condition held at the end of {could} of the {_games(watched)} watched; {instead} came first."
            return Never(*key, "behind", reason, f"{could} of {watched}")
        said = f"Its condition held at the end of none of the {_games(watched)} watched."
        return Never(*key, "unheld", said)

    def _impossible(self, key: Key, conditions: Sequence[Condition | None], table: str = "") -> Never | None:
        """Say what is proved: of conditions, or, for an entry of `table`, of whether it can happen at all."""
        if self._reach is None:
            return None
        for condition in filter(None, conditions):
            judgement = self._reach.judge(condition)
            if judgement.verdict == "never":
                return Never(*key, "impossible", f"Proved impossible: {judgement.proof}")
        ids = [str(one.id) for one in getattr(self._scenario, table)] if table else []
        if table and not self._reach.happens(table, ids.index(key[1])):
            return Never(*key, "impossible", "Proved impossible: no game reaches a state in which it could happen.")
        return None


def _games(count: int) -> str:
    return f"{count:,} game{'' if count == 1 else 's'}"


def _percent(part: int, whole: int) -> str:
    """Return a share as a whole percent that is 0 or 100 only when it is exactly that."""
    share = max(1, min(99, round(100 * part / whole))) if part not in (0, whole) else 100 * part // whole
    return f"{share}%"

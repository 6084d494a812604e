"""Proofs about every state a game of a scenario can be in, without playing it.

`prove` works out what every name can ever hold; `Reach.judge` then says of a condition that it never holds, that it
always does, or that neither is proved (``open``): never that it can hold, which only a game can show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from attrs import frozen

from mediator_game.scenario import names
from mediator_game.scenario.diagnostics import Path
from mediator_game.scenario.expression import Expression
from mediator_game.scenario.kinds import Schema
from mediator_game.scenario.model import Scenario
from mediator_game.scenario.nodes import BoolOp, Node, Not
from mediator_game.scenario.proof import moments, words
from mediator_game.scenario.proof.compare import Case
from mediator_game.scenario.proof.firing import often, possible_cases
from mediator_game.scenario.proof.moments import ANY, Moment
from mediator_game.scenario.proof.rules import Rule
from mediator_game.scenario.proof.solve import solve
from mediator_game.scenario.proof.values import Range, Value, is_empty
from mediator_game.scenario.proof.world import World, inside, world

Verdict = Literal["never", "always", "open"]


@frozen
class Judgement:
    """What is proved of a condition, with the proof in sentences; `proof` is empty when nothing is.

    `offset` and `length` mark the part of the condition that the proof is about. `by_itself` says that the words of
    the condition are enough: no scenario could make it hold (or fail). `because` lists places that bound it.
    """

    verdict: Verdict
    proof: str = ""
    offset: int = 0
    length: int = 1
    by_itself: bool = False
    because: tuple[tuple[str, Path], ...] = ()


OPEN = Judgement("open")


class Reach:
    """What is proved about a scenario, as it is written: other ``[rules]`` make another scenario.

    `doubtful` says that the scenario could not be read in full: then only the limits of every name are used.
    """

    def __init__(self, scenario: Scenario, schema: Schema, state: World, *, doubtful: bool) -> None:
        self.scenario = scenario
        self.doubtful = doubtful
        self._schema = schema
        self._state = state
        self._bare = world(scenario, schema)

    def range(self, name: str) -> Value:
        """Return all that a name can ever hold: a `Range` (truths are 0 and 1) or a set of choices; KeyError when
        there is no such name.
        """
        if name == "date":
            return self._state.assumer.value("date", {})
        if name not in self._schema:
            raise KeyError(name)
        return self._state.known[name]

    def judge(self, condition: str, at: Moment = ANY) -> Judgement:
        """Return what is proved of a condition in every state of a moment; ExpressionError when it is none."""
        read = self._state.reader.condition(condition)
        start = self._start(at)
        if start is None:
            return OPEN
        if not self._state.assumer.assume(read.tree, True, [start]):
            return self._judgement(read, "never", True, at, start)
        if not self._state.assumer.assume(read.tree, False, [start]):
            return self._judgement(read, "always", False, at, start)
        return OPEN

    def implies(self, condition: str, others: Sequence[str], at: Moment = ANY) -> bool:
        """Tell whether it is proved that one of the others holds whenever the condition does."""
        return not self._cases([(condition, True), *((other, False) for other in others)], at)

    def excludes(self, condition: str, other: str) -> bool:
        """Tell whether it is proved that two conditions never hold together."""
        return not self._cases([(condition, True), (other, True)], ANY)

    def _cases(self, wanted: Sequence[tuple[str, bool]], at: Moment) -> Sequence[Case]:
        start = self._start(at)
        cases = [] if start is None else [start]
        for text, want in wanted:
            cases = self._state.assumer.assume(self._state.reader.condition(text).tree, want, cases)
        return cases

    def happens(self, table: str, number: int) -> bool:
        """Tell whether a move, an event or a reaction can happen as far as is known; False is proved."""
        return self.doubtful or any(rule.path == (table, number) for rule in self._state.happening)

    def chance(self, table: str, number: int) -> Range | None:
        """Return the range of a rule's chance when its condition holds; None when that never does."""
        rule = self.rule(table, number)
        if rule is None or rule.chance is None:
            return None
        start = inside(self._state, rule.moment.known)
        if any(map(is_empty, start.values())):
            return None
        assumer = self._state.assumer
        cases = assumer.assume(rule.when.tree, True, [start]) if rule.when else [start]
        found = [assumer.number(rule.chance.tree, case) for case in cases]
        return Range(min(one.low for one in found), max(one.high for one in found)) if found else None

    def rule(self, table: str, number: int) -> Rule | None:
        """Return a chair, a move, an event or a reaction as it was read."""
        return next((rule for rule in self._state.rules if rule.path[:2] == (table, number)), None)

    def opens(self, number: int, chair: str, turn: int) -> bool:
        """Tell whether a move can be open to a chair in a turn as far as is known; False is proved."""
        rule = self.rule("move", number)
        if rule is None or self.doubtful:
            return True
        if not self.happens("move", number) or chair not in moments.chairs(self.scenario.move[number], self.scenario):
            return False
        start = {**rule.moment.known, "turn": Range(turn, turn), "chair": frozenset([chair])}
        return rule.when is None or bool(self._state.assumer.assume(rule.when.tree, True, [inside(self._state, start)]))

    def uses(self, number: int) -> int | None:
        """Return how often a move can be made in one game at most; None for as often as you like."""
        rule = self.rule("move", number)
        if rule is None or self.doubtful:
            return None
        cases = possible_cases(self._state, rule)
        return often(self._state, rule, cases) if cases else 0

    def lacks(self, verb: str) -> str | None:
        """Return what a verb lacks, so that no move can ever do it, or None."""
        return None if self.doubtful else self._state.engine.lacks(verb, self._state.known)

    def _start(self, at: Moment) -> Case | None:
        start = inside(self._state, at.known)
        return None if any(map(is_empty, start.values())) else start

    def _judgement(self, read: Expression, verdict: Verdict, want: bool, at: Moment, start: Case) -> Judgement:
        bare = {name: value for name, value in at.known.items() if name == "turn"}
        by_itself = not self._bare.assumer.assume(read.tree, want, [inside(self._bare, bare)])
        state = self._bare if by_itself else self._state
        parts = culprits(read.tree, want, lambda node, able: not state.assumer.assume(node, able, [start]))
        first, last = parts[0][0], parts[-1][0]
        said = words.Sayer(self._state, read.text, start)
        proof, because = said.why(parts, whole=by_itself)
        offset = first.offset if len(parts) == 1 or last.offset < first.offset else last.offset
        length = (first if len(parts) == 1 else last).length
        return Judgement(verdict, proof, offset, length, by_itself, because)


def culprits(node: Node, want: bool, impossible: Callable[[Node, bool], bool]) -> list[tuple[Node, bool]]:
    """Return the smallest part of a condition that cannot be as wanted; two of them that exclude each other; or, where
    each of several ways is barred, all of these.
    """
    match node:
        case Not():
            return culprits(node.operand, not want, impossible)
        case BoolOp() if (node.op == "and") == want:
            for part in node.operands:
                if impossible(part, want):
                    return culprits(part, want, impossible)
            for place, part in enumerate(node.operands):
                for before in node.operands[:place]:
                    if impossible(BoolOp(node.op, (before, part)), want):
                        return [(before, want), (part, want)]
        case BoolOp() if len(node.operands) == 1:
            return culprits(node.operands[0], want, impossible)
    return [(node, want)]


def prove(scenario: Scenario, schema: Schema | None = None, *, doubtful: bool = False) -> Reach:
    """Prove what can be proved about a scenario. `doubtful`: something of it is missing or may be meant otherwise."""
    schema = names.schema(scenario) if schema is None else schema
    state = world(scenario, schema)
    if not doubtful:
        solve(state)
    return Reach(scenario, schema, state, doubtful=doubtful or state.reader.doubtful)

"""Steps of a scenario without sides, written out as Python source and compiled turn by turn when first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from attrs import frozen

from mediator_game.engine.actions import Action, EndTurn, Move, OpenNote
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import offered
from mediator_game.engine.rules import Rules
from mediator_game.engine.step import start
from mediator_game.engine.written.mover import NO_DICE, Dice, Way
from mediator_game.engine.written.slots import OVER, TURN, Compact, kept
from mediator_game.engine.written.source import Writer
from mediator_game.engine.written.trees import RuleTrees, date_of, names_in, trees
from mediator_game.engine.written.turns import (
    KINDS,
    VERBS,
    Gamble,
    Page,
    Straight,
    fired,
    fires,
    inputs,
    tail,
    together,
)
from mediator_game.scenario.nodes import Node

MOST_WAYS = 1_024
"""Ways the dice of one turn may fall that are followed, at each of its stages."""
MOST_THROWS = 50_000
"""The same for all stages of a turn together: a turn of which hundreds of rules are a stage each ends in time too."""
_END = EndTurn()
_TURN_WORDS = frozenset({"turn", "date"})


def obstacle(rules: Rules) -> str | None:
    """Return what keeps a scenario from being written out, or None."""
    if rules.sides:
        return "it has sides"
    if rules.measures:
        return "it has measures"
    return "it has issues" if rules.issues else None


@frozen
class Turn:
    """One turn's functions."""

    inputs: Callable[[Compact], list[Way]]
    stages: tuple[Straight | Gamble, ...]


class Written:
    """A `Mover` for a scenario that `obstacle` finds nothing against."""

    def __init__(self, rules: Rules, chair: str, seed: int | str, watched: Iterable[Node]) -> None:
        self.rules = rules
        self.left_out: set[str] = set()
        self.passed: Sequence[Compact] = ()  # only a signed text has an aftermath
        self.start_values = start(rules, KeyedDice(seed), chair, ledger=False).state.values
        self._chair = rules.chairs.index(chair)
        had = [rule for rule in offered(rules, self.start_values) if rule.definition.does in VERBS]
        self._trees = trees(rules, had, watched)
        self._reads = self._trees.reads()
        self._kept = kept(rules, self._trees)
        self._rulings = (*self._trees.reactions, *self._trees.events)
        self._fired = bytearray(len(self._rulings))
        moves: list[Action] = [Move(str(each.rule.definition.id)) for each in self._trees.moves]
        notes = [OpenNote(str(note.id)) for note, _ in self._trees.notes]
        self._actions = (*moves, *notes)
        self._turns: dict[int, Turn] = {}
        self._last: dict[int, int] | None = None

    def start(self) -> Compact:
        """Return the state a game begins in."""
        return self._kept.pack(self.start_values)

    def turn(self, state: Compact) -> int:
        """Return the turn."""
        return state[TURN]

    def over(self, state: Compact) -> int:
        """Return the number of the outcome, or 0."""
        return state[OVER]

    def values(self, state: Compact) -> Sequence[int]:
        """Return the values of all slots."""
        return self._kept.unpack(state, self.start_values)

    def fired(self) -> frozenset[str]:
        """Return what has happened in any step so far."""
        return frozenset(each.rule.subject for each, seen in zip(self._rulings, self._fired, strict=True) if seen)

    def number(self, tree: Node) -> Callable[[Compact], int]:
        """Compile a tree over written-out states."""
        writer = Writer(self.rules, self._kept, self._chair, None)
        header = self.rules.scenario.scenario
        dates = tuple(date_of(self.rules, max(1, turn)) for turn in range(header.turns + 1))
        function: Callable[[Compact], int] = eval(f"lambda s: {writer.source(tree)}", self._space(DATES=dates))
        return function

    def steps(self, state: Compact) -> list[Way]:
        """Return every way on."""
        if state[OVER]:
            return []
        turn = self._turns.get(state[TURN]) or self._written(state[TURN])
        ways = turn.inputs(state)
        first = turn.stages[0]
        if len(turn.stages) == 1 and not isinstance(first, Gamble):
            ways.append((_END, NO_DICE, first(state)))
        else:
            ways.extend((_END, dice, after) for after, dice in self._ends(turn, state).items())
        return ways

    def after(self, state: Compact, action: Action) -> list[Way]:
        """Return the ways on by one input."""
        return [way for way in self.steps(state) if way[0] == action]

    def _ends(self, turn: Turn, state: Compact) -> dict[Compact, Dice]:
        """Return every state the end of a turn may lead to, with dice that lead there."""
        front: dict[Compact, Dice] = {state: NO_DICE}
        gambles = sum(isinstance(stage, Gamble) for stage in turn.stages)
        most = min(MOST_WAYS, MOST_THROWS // max(1, gambles)) or 1
        for stage in turn.stages:
            if isinstance(stage, Gamble):
                front = self._gambled(stage, front, most)
            else:
                front = {stage(before): dice for before, dice in front.items()}
        return front

    def _gambled(self, stage: Gamble, front: dict[Compact, Dice], left: int) -> dict[Compact, Dice]:
        """Return what the dice of one stage make of every state before it, following `left` falls at most."""
        after: dict[Compact, Dice] = {}
        for before, dice in front.items():
            for thrown, fell in self._throws(stage, before):
                if not left:
                    self.left_out.add("dice")
                    return after
                left -= 1
                after.setdefault(stage.apply(before, fell), dice + thrown)
        return after

    def _throws(self, stage: Gamble, state: Compact) -> Iterator[tuple[Dice, list[bool]]]:
        """Yield the ways the dice of a stage may fall: those that count, and for every rule whether it happens."""
        chances = stage.chances(state)
        open_ = [n for n, chance in enumerate(chances) if 0 < chance < 100]
        fell = [chance >= 100 for chance in chances]
        for falls in product((False, True), repeat=len(open_)):
            for n, happens in zip(open_, falls, strict=True):
                fell[n] = happens
            yield tuple((*stage.dice[n], fell[n]) for n in open_), fell

    # Writing a turn

    def _space(self, **more: object) -> dict[str, Any]:
        return {"__builtins__": {}, "min": min, "max": max, "int": int, "half_up": half_up, **more}

    def _written(self, turn: int) -> Turn:
        page = Page(Writer(self.rules, self._kept, self._chair, turn), self._trees, turn)
        written = Turn(self._compiled(inputs(page, self._trees.moves), "inputs"), tuple(self._stages(page)))
        self._turns[turn] = written
        return written

    def _compiled(self, source: str, name: str) -> Callable[..., Any]:
        space = self._space(A=self._actions, N=NO_DICE, F=self._fired)
        exec(compile(source, f"<{name}>", "exec"), space)
        function: Callable[..., Any] = space[name]
        return function

    def _stages(self, page: Page) -> Iterator[Straight | Gamble]:
        """Yield the stages of a turn's end; what needs no die is gathered in one function up to the next die."""
        gathered: list[str] = []
        for group in self._groups(page):
            if all(map(page.certain, group)):
                alone = len(group) == 1
                holds = [page.due(each) for each in group]
                gathered += fired(page, group[0]) if alone else together(page, group, holds)
                continue
            if gathered:
                yield self._straight(page, [*gathered, f"    return {page.packed()}"])
                gathered = []
            yield self._gamble(page, group)
        yield self._straight(page, [*gathered, *tail(page, self._live(page.turn), self._forgotten())])

    def _groups(self, page: Page) -> Iterator[list[RuleTrees]]:
        """Yield the rules that may fire at the end of this turn, in order, those that share a snapshot together."""
        for kind in KINDS:
            for rulings in (page.trees.events, page.trees.reactions):
                active = page.active(rulings, kind)
                if self.rules.in_order:
                    yield from ([each] for each in active)
                elif active:
                    yield active

    def _straight(self, page: Page, lines: list[str]) -> Straight:
        return self._compiled("\n".join(["def end(s):", page.unpacked(), *lines]), "end")

    def _gamble(self, page: Page, group: list[RuleTrees]) -> Gamble:
        dice, chances = [], []
        for each in group:
            dice.append((each.rule.event, each.rule.subject, page.turn))
            chances.append(f"{page.chance(each)} if {page.due(each)} else 0")
        row = ", ".join(f"({chance})" for chance in chances)
        judge = "\n".join(["def chances(s):", page.unpacked(), f"    return ({row},)"])
        body = together(page, group, [f"r[{n}]" for n in range(len(group))])
        apply = "\n".join(["def apply(s, r):", page.unpacked(), *body, f"    return {page.packed()}"])
        return Gamble(tuple(dice), self._compiled(judge, "chances"), self._compiled(apply, "apply"))

    # What can be forgotten

    def _live(self, turn: int) -> int:
        """Return the bits that can still matter after a turn."""
        if self._last is None:
            self._last = dict(self._lasting())
        return sum(1 << bit for bit, last in self._last.items() if last > turn)

    def _lasting(self) -> Iterator[tuple[int, int]]:
        """Yield every bit with the last turn in which anything asks for it."""
        bits, turns = self._kept.bits, self.rules.scenario.scenario.turns
        writers = [Writer(self.rules, self._kept, self._chair, turn) for turn in range(1, turns + 1)]
        yield from ((bit, turns) for bit in bits.values())
        for each in self._rulings:
            rule = each.rule
            if rule.count in bits and not self._reads_count(rule.event, rule.subject):
                yield bits[rule.count], rule.turn or self._last_turn(writers, each)

    def _reads_count(self, event: str, subject: str) -> bool:
        return f"{event}s.{subject}.count" in self._reads

    @staticmethod
    def _last_turn(writers: Sequence[Writer], ruling: RuleTrees) -> int:
        if not names_in([ruling.when, ruling.chance]) & _TURN_WORDS:
            return len(writers)
        turns = range(len(writers), 0, -1)
        return next((turn for turn in turns if fires(writers[turn - 1], ruling, turn)), 0)

    def _forgotten(self) -> list[tuple[int, int]]:
        """Return the places of turns that a wait is counted from and nothing else reads, with the wait."""
        found = []
        for each in self._trees.reactions:
            rule = each.rule
            counted = rule.wait and not rule.once and rule.last in self._kept.places
            if counted and f"reactions.{rule.subject}.last" not in self._reads:
                found.append((self._kept.places[rule.last], rule.wait))
        return found

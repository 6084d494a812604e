"""Steps of any scenario, taken by `engine.step`: once for every way the dice may fall."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import prod
from struct import Struct, calcsize

from mediator_game.engine.actions import Action, EndTurn, Move, OpenNote
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.layout import Layout, Slot
from mediator_game.engine.menu import actions, closed, offered, option_refusal, refusal
from mediator_game.engine.rules import Rules
from mediator_game.engine.state import State
from mediator_game.engine.step import start, step
from mediator_game.engine.written.mover import FAILS, HAPPENS, Dice, Way
from mediator_game.engine.written.trees import trees
from mediator_game.scenario.nodes import Node

MOST_WAYS = 64
"""Ways the dice of one step may fall that are followed: the fewest happenings first."""
MOST_TEXTS = 24
"""Whole texts that are tabled from one state; any other is reached term by term."""
SILENCE = ("", "")
"""What a text says on an issue it leaves as it stands."""

Whole = tuple[int, ...]
Die = tuple[str, str, int]


class ScriptedDice:
    """Dice that fall as a script says, one by one as new ones are asked for; past its end nothing happens.

    Those `known` have been thrown this turn already; `again` tells that one of them was asked for.
    """

    def __init__(self, script: Sequence[bool], known: Mapping[Die, bool]) -> None:
        self._script, self._known = script, known
        self.asked: dict[Die, bool] = {}
        self.again = False

    def roll(self, kind: str, subject: str, turn: int) -> int:
        """Return a number that lets what is rolled for happen, or one that does not."""
        key = (kind, subject, turn)
        if key in self._known:
            self.again = True
            return HAPPENS if self._known[key] else FAILS
        if key not in self.asked:
            place = len(self.asked)
            self.asked[key] = place < len(self._script) and self._script[place]
        return HAPPENS if self.asked[key] else FAILS

    def fell(self) -> Dice:
        """Return the dice thrown in this step."""
        return tuple((*key, happened) for key, happened in self.asked.items())

    def all(self) -> tuple[tuple[Die, bool], ...]:
        """Return all the dice thrown this turn."""
        return tuple(sorted({**self._known, **self.asked}.items()))


Place = tuple[bytes, tuple[tuple[Die, bool], ...]]
"""A state: the values, packed, and the dice already thrown this turn, which fall the same way when thrown again."""


class Stepwise:
    """A `Mover` for any scenario."""

    def __init__(self, rules: Rules, chair: str, seed: int | str, watched: Iterable[Node]) -> None:
        self.rules = rules
        self.left_out: set[str] = set()
        self.passed: Sequence[Place] = ()
        self._begun = start(rules, KeyedDice(seed), chair, ledger=False).state.values
        self._over = rules.layout["over"]
        self._turn_at, self._over_at = _reader(rules.layout, rules.layout["turn"]), _reader(rules.layout, self._over)
        whole = trees(rules, rules.moves.values(), watched)
        self._notes = tuple(OpenNote(str(note.id)) for note, _ in whole.notes)
        reads = whole.reads()
        self._dead = tuple(
            slot for name, slot in rules.layout.index.items() if name not in reads and _idle(rules, name)
        )
        self._authored = _texts_of_lines(rules)
        self._fired: set[str] = set()
        # Packed: there are hundreds of numbers in a state and hundreds of thousands of states in a search.
        self._packing = Struct("=" + "".join(map(_width, rules.layout.slots)))
        self._unpacked: tuple[bytes, Whole] = (b"", ())

    def start(self) -> Place:
        """Return the state a game begins in."""
        return self._stripped(self._begun), ()

    def turn(self, state: Place) -> int:
        """Return the turn."""
        return self._turn_at(state[0])

    def over(self, state: Place) -> int:
        """Return the number of the outcome, or 0."""
        return self._over_at(state[0])

    def values(self, state: Place) -> Whole:
        """Return the values of all slots."""
        packed, values = self._unpacked
        if packed is not state[0]:  # several conditions are asked of each state in a row
            values = self._packing.unpack(state[0])
            self._unpacked = state[0], values
        return values

    def number(self, tree: Node) -> Callable[[Place], int]:
        """Compile a tree over states."""
        function = self.rules.number(tree)
        return lambda state: function(self.values(state))

    def fired(self) -> frozenset[str]:
        """Return what has happened in any step so far."""
        return frozenset(self._fired)

    def steps(self, state: Place) -> Iterator[Way]:
        """Yield every way on, one by one: each takes its time."""
        values, known = self.values(state), state[1]
        if values[self._over]:
            return
        notes = (note for note in self._notes if refusal(self.rules, values, note) is None)
        inputs: tuple[Action, ...] = (*actions(self.rules, values), *self._texts(values), *notes)
        for action in inputs:
            yield from self._falls(values, action, dict(known))
        yield from self._falls(values, EndTurn(), {})

    def after(self, state: Place, action: Action) -> Iterator[Way]:
        """Yield the ways on by one input."""
        return self._falls(self.values(state), action, {} if isinstance(action, EndTurn) else dict(state[1]))

    def _falls(self, values: Whole, action: Action, known: dict[Die, bool]) -> Iterator[Way]:
        """Take a step once for every way its dice may fall."""
        scripts: deque[tuple[bool, ...]] = deque([()])
        followed = 0
        while scripts:
            script = scripts.popleft()
            dice = ScriptedDice(script, known)
            taken = step(self.rules, State(values), action, dice, ledger=False)
            after = taken.state.values
            self.passed = [(self._stripped(end), ()) for end in taken.turn_ends[:-1]]
            if dice.again:
                self.left_out.add("dice")
            for place in range(len(script), len(dice.asked)):
                scripts.append((*script, *[False] * (place - len(script)), True))
            self._mark(values, after)
            yield action, dice.fell(), (self._stripped(after), () if isinstance(action, EndTurn) else dice.all())
            followed += 1
            if followed == MOST_WAYS and scripts:
                self.left_out.add("dice")
                return

    def _mark(self, before: Whole, after: Whole) -> None:
        for rule in (*self.rules.reactions, *self.rules.events):
            if after[rule.count] > before[rule.count]:
                self._fired.add(rule.subject)

    def _stripped(self, values: Sequence[int]) -> bytes:
        kept = list(values)
        for slot in self._dead:
            kept[slot] = 0
        return self._packing.pack(*kept)

    def _texts(self, values: Whole) -> Iterator[Move]:
        """Yield whole texts to table: all where they are few, else some, spread evenly; and those of the lines."""
        rules = self.rules
        tables = [each for each in offered(rules, values) if each.definition.does == "table"]
        names = [str(each.definition.id) for each in tables if closed(rules, values, each) is None]
        if not names:
            return
        choices = [self._choices(values, number) for number in range(len(rules.issues))]
        count = prod(map(len, choices))
        if count > MOST_TEXTS:
            self.left_out.add("texts")
        spread = [dict(_nth(choices, number)) for number in _spread(count)]
        for text in (*(text for text in self._authored if text not in spread), *spread):
            for name in names:
                move = Move(name, text=text)
                if refusal(rules, values, move) is None:
                    yield move

    def _choices(self, values: Whole, number: int) -> list[tuple[str, str]]:
        """Return what a text can say on an issue; where its present option is closed, silence leaves it there."""
        rules, issue = self.rules, self.rules.issues[number]
        found = [
            (str(issue.id), str(option.id))
            for option in issue.option
            if option_refusal(rules, values, f"{issue.id}.{option.id}", changing=False) is None
        ]
        present = (str(issue.id), str(issue.option[values[rules.text.options[number]]].id))
        return found if present in found else [*found, SILENCE]


def _width(slot: Slot) -> str:
    """Return the least width, as `struct` names it, that has room for whatever a slot may hold."""
    fits = (
        code for code, bits in (("b", 7), ("h", 15), ("i", 31)) if -(1 << bits) <= slot.low and slot.high < 1 << bits
    )
    return next(fits, "q")


def _reader(layout: Layout, number: int) -> Callable[[bytes], int]:
    """Return what reads one slot of a packed state."""
    one, at = Struct(f"={_width(layout.slots[number])}"), calcsize("=" + "".join(map(_width, layout.slots[:number])))

    def read(packed: bytes) -> int:
        value: int = one.unpack_from(packed, at)[0]
        return value

    return read


def _texts_of_lines(rules: Rules) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    waiting = [each for line in rules.scenario.line.values() for each in line.steps]
    while waiting:
        one = waiting.pop()
        if one.text and dict(one.text) not in found:
            found.append(dict(one.text))
        if one.otherwise is not None:
            waiting.append(one.otherwise)
    return found


def _spread(count: int) -> Iterable[int]:
    if count <= MOST_TEXTS:
        return range(count)
    return ((2 * place + 1) * count // (2 * MOST_TEXTS) for place in range(MOST_TEXTS))


def _nth(choices: Sequence[Sequence[tuple[str, str]]], number: int) -> Iterator[tuple[str, str]]:
    """Yield the terms of text `number` of all there are."""
    for options in choices:
        number, place = divmod(number, len(options))
        if options[place] != SILENCE:
            yield options[place]


_KEPT_FOR_VIEWS = frozenset(
    {"complaint", "visits", "pushed_back", "covered", "violence", "contacted_turn", "walked_out_turn"}
)
"""Numbers that rules read in expressions only, if at all."""


def _idle(rules: Rules, name: str) -> bool:
    """Tell whether a slot matters only to whoever reads it by name: no law of the engine does."""
    group, _, rest = name.partition(".")
    id, _, last = rest.rpartition(".")
    if group == "learnt" or name in {"text.draft", "text.tabled_turn", "text.rejected"}:
        return True
    if group == "measures":
        return last in {"agreed", "refused", "broken"}
    if rest.startswith("worth."):
        return False
    if group == "moves":
        move = rules.moves[id].definition
        return last != "count" or not (move.once or move.does == "prepare")
    if group in {"reactions", "events"}:
        rule = next(
            each for each in (*rules.reactions, *rules.events) if (f"{each.event}s", each.subject) == (group, id)
        )
        return (
            last == "first" or (last == "count" and not (rule.once or rule.wait)) or (last == "last" and not rule.wait)
        )
    return last in _KEPT_FOR_VIEWS or rest in _KEPT_FOR_VIEWS

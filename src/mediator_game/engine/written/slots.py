"""What a written-out state holds: only what can still matter.

A state is a tuple: the turn, the moves left in it, the number of the outcome (0 while the game goes on), one number
for every slot that something reads, and last a number whose bits say what has been done that can be done but once.
Two games that differ only in what nothing will ever read are then the same state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from mediator_game.engine.layout import Layout
from mediator_game.engine.rules import Rules, Values
from mediator_game.engine.written.trees import Trees

TURN, LEFT, OVER = 0, 1, 2
"""The places of the turn, of the moves left and of the outcome in a state."""
_FIRST = 3

Compact = tuple[int, ...]


@frozen
class Kept:
    """Where each slot of the layout that is kept lives: its place in the tuple, or its bit in the last number."""

    places: Mapping[int, int]
    bits: Mapping[int, int]
    size: int
    fixed: Mapping[int, int]
    """The turn, the moves left and the outcome: their slots and places."""

    def pack(self, values: Values) -> Compact:
        """Return the written-out state of a whole one."""
        state = [0] * self.size
        for slot, place in (*self.fixed.items(), *self.places.items()):
            state[place] = values[slot]
        state[-1] = sum(1 << bit for slot, bit in self.bits.items() if values[slot])
        return tuple(state)

    def unpack(self, state: Sequence[int], start: Values) -> list[int]:
        """Return a whole state; what is not kept is as it was at the `start`."""
        values = list(start)
        for slot, place in (*self.fixed.items(), *self.places.items()):
            values[slot] = state[place]
        for slot, bit in self.bits.items():
            values[slot] = state[-1] >> bit & 1
        return values


def kept(rules: Rules, trees: Trees) -> Kept:
    """Choose what is kept: what an expression reads, what is once only, and what a wait is counted from."""
    layout, reads = rules.layout, trees.reads()
    bits = _once(layout, trees)
    read = [layout[name] for name in sorted(reads) if name in layout]
    waits = [each.rule.last for each in trees.reactions if each.rule.wait and not each.rule.once]
    fixed = {layout["turn"]: TURN, layout["moves_left"]: LEFT, layout["over"]: OVER}
    slots = [slot for slot in _each(sorted({*read, *waits})) if slot not in bits and slot not in fixed]
    places = {slot: place for place, slot in enumerate(slots, start=_FIRST)}
    return Kept(places, {slot: bit for bit, slot in enumerate(bits)}, _FIRST + len(places) + 1, fixed)


def _each(slots: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(slots))


def _once(layout: Layout, trees: Trees) -> list[int]:
    moves = [each.rule.count for each in trees.moves if each.rule.definition.once]
    rules = [each.rule.count for each in (*trees.events, *trees.reactions) if each.rule.once]
    notes = [layout[f"notes.{note.id}.opened"] for note, _ in trees.notes]
    return _each([*moves, *rules, *notes])

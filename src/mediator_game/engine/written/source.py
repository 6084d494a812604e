"""Expressions and effects of one turn as lines of Python over local names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mediator_game.engine.rules import Rules
from mediator_game.engine.written.folding import Known, fold
from mediator_game.engine.written.slots import Kept
from mediator_game.engine.written.trees import date_of, literal
from mediator_game.scenario import expression
from mediator_game.scenario.expression import Change
from mediator_game.scenario.nodes import Arithmetic, Negative, Node, Number, Truth

BITS = "b"
"""The local name of the bits."""
Amounts = tuple[list[Node], list[Node]]
"""What a slot is set to, and what it is changed by."""


class Writer:
    """Writes expressions as source. With a `turn`, what the turn decides is worked out beforehand, and slots are local
    names; without one they are places in a state called ``s``.
    """

    def __init__(self, rules: Rules, kept: Kept, chair: int, turn: int | None) -> None:
        self.rules, self.kept = rules, kept
        self._turn = turn
        self._known = _known(rules, chair, turn)
        self.now: dict[int, str] = {}
        """Slots that are another local name for the time being."""
        self.bits = BITS if turn is not None else "s[-1]"
        """The bits' local name for the time being."""

    def tree(self, node: Node) -> Node:
        """Return the tree with everything worked out that is known."""
        return fold(node, self._known, lambda word: literal(self.rules, word))

    def source(self, node: Node) -> str:
        """Return a tree as source."""
        return expression.python(self.tree(node), self._variable, lambda _, __: 0)

    def local(self, slot: int) -> str:
        """Return how a slot is read."""
        if slot in self.kept.bits:
            return f"({self.bits} >> {self.kept.bits[slot]} & 1)"
        if slot in self.now:
            return self.now[slot]
        place = self.kept.places[slot] if slot in self.kept.places else self.kept.fixed[slot]
        return f"x{place}" if self._turn is not None else f"s[{place}]"

    def _variable(self, name: str) -> str:
        layout = self.rules.layout
        if name == "date":
            return f"DATES[{self.local(layout['turn'])}]"
        slot = layout[name]
        read = self.local(slot)
        return f"({read} > 0)" if layout.slots[slot].high == 1 or name in _TRUTHS else read

    def amounts(self, effects: Iterable[Change]) -> dict[int, Amounts]:
        """Return, for every kept slot that effects write, what it is set to and what it is changed by."""
        found: dict[int, Amounts] = {}
        for effect in effects:
            slot = self.rules.layout[effect.name]
            if slot not in self.kept.places:
                continue
            value = self.tree(effect.value.tree)
            settings, changes = found.setdefault(slot, ([], []))
            if effect.op == "=":
                settings.append(_times(value, self.rules.constants["monitoring_turns"], effect.name))
            else:
                changes.append(value if effect.op == "+=" else _minus(value))
        return found

    def after(self, slot: int, now: str, settings: list[Node], changes: list[Node]) -> str:
        """Return the value of a slot that was `now` after it is set (the least of `settings`) and changed."""
        low, high = self.bounds(slot)
        if settings:
            now = clamped(self.least(settings), low, high)
        constant = sum(each.value for each in changes if isinstance(each, Number))
        rest = [self.source(each) for each in changes if not isinstance(each, Number)]
        if rest:
            return clamped(" + ".join([now, *rest, str(constant)]), low, high)
        return moved(now, constant, low, high)

    def bounds(self, slot: int) -> tuple[int, int]:
        """Return the least and greatest value of a slot."""
        written = self.rules.layout.slots[slot]
        return written.low, written.high

    def least(self, settings: list[Node]) -> str:
        """Return what a slot is set to: of several settings by one rule the engine takes the least."""
        sources = [str(each.value) if isinstance(each, Number) else f"int({self.source(each)})" for each in settings]
        return sources[0] if len(sources) == 1 else f"min({', '.join(sources)})"


_TRUTHS = frozenset({"monitoring", "war"})


def clamped(source: str, low: int, high: int) -> str:
    """Return the source of a number kept within bounds."""
    try:
        return str(max(low, min(high, int(source))))
    except ValueError:
        return f"max({low}, min({high}, {source}))"


def moved(now: str, by: int, low: int, high: int) -> str:
    """Return the source of `now`, which is within bounds, moved by a known number and kept within them."""
    if not by:
        return now
    if now.lstrip("-").isdigit():
        return str(max(low, min(high, int(now) + by)))
    if by > 0:
        return f"{now} + {by} if {now} < {high - by} else {high}"
    return f"{now} - {-by} if {now} > {low - by} else {low}"


def _times(value: Node, times: int, name: str) -> Node:
    """A truth as a number; monitoring is kept as the turns it still runs."""
    times = times if name == "monitoring" else 1
    if isinstance(value, Truth):
        return Number(int(value.value) * times)
    if times == 1:
        return value
    return Arithmetic("*", value, Number(times))


def _minus(value: Node) -> Node:
    return Number(-value.value) if isinstance(value, Number) else Negative(value)


def _known(rules: Rules, chair: int, turn: int | None) -> Known:
    known: dict[str, int | bool] = {"turns": rules.scenario.scenario.turns, "chair": chair, **_NO_TEXT}
    known |= {f"{power}.attitude": 0 for power in rules.powers}
    if turn is not None:
        known |= {"turn": turn, "date": date_of(rules, turn)}
    return known


_NO_TEXT: Mapping[str, int | bool] = {
    **{f"text.{name}": False for name in ("exists", "public", "leaked", "signed", "rejected", "settles")},
    **{f"text.{name}": 0 for name in ("public_since", "signed_turn", "tabled_turn", "draft")},
}
"""Where there are no issues there is never a text."""

"""One turn written out: a function for its inputs, and functions for what happens when it ends.

The end of a turn is a row of stages. A `Straight` one holds everything up to the next die; a `Gamble` holds the rules
that share a snapshot and of which some wait on dice: what the chances are, and what comes of each way they may fall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from mediator_game.engine.rules import MoveRule, Rule
from mediator_game.engine.written.slots import LEFT, OVER, TURN, Compact, Kept
from mediator_game.engine.written.source import BITS, Writer, clamped, moved
from mediator_game.engine.written.trees import MoveTrees, RuleTrees, Trees
from mediator_game.scenario.nodes import Node, Number, Truth

Straight = Callable[[Compact], Compact]
Die = tuple[str, str, int]
"""A die's kind, subject and turn."""
KINDS = ("domestic", "external", "ground")
_INDENT = "    "


@frozen
class Gamble:
    """Rules that read one snapshot: the die each may wait on, its chance in a state, and what comes of the dice."""

    dice: tuple[Die, ...]
    chances: Callable[[Compact], tuple[int, ...]]
    apply: Callable[[Compact, Sequence[bool]], Compact]


class Page:
    """Source being written for one turn, function by function."""

    def __init__(self, writer: Writer, trees: Trees, turn: int) -> None:
        self.writer, self.trees, self.turn = writer, trees, turn
        self.kept: Kept = writer.kept
        self._rank = {each.rule.count: n for n, each in enumerate((*trees.reactions, *trees.events))}

    # What can happen this turn

    def active(self, rulings: Iterable[RuleTrees], kind: str) -> list[RuleTrees]:
        """Return the rules of a kind that may fire in this turn."""
        return [each for each in rulings if each.rule.kind == kind and fires(self.writer, each, self.turn)]

    def certain(self, ruling: RuleTrees) -> bool:
        """Tell whether a rule needs no die."""
        chance = self.writer.tree(ruling.chance)
        return isinstance(chance, Number) and chance.value >= 100

    # Frames of functions

    def unpacked(self) -> str:
        """Return the line that gives the numbers of a state their names."""
        return f"{_INDENT}{self._row()} = s"

    def packed(self, **changed: str) -> str:
        """Return the source of the state the names hold now; some places by another source."""
        return f"({self._row(changed)})"

    def _row(self, changed: dict[str, str] | None = None) -> str:
        names = [*(f"x{place}" for place in range(self.kept.size - 1)), BITS]
        return ", ".join((changed or {}).get(name, name) for name in names)

    # Conditions and changes

    def due(self, ruling: RuleTrees) -> str:
        """Return the condition under which a rule's time has come."""
        rule, parts = ruling.rule, []
        if rule.once:
            parts.append(f"not {BITS} & {1 << self.kept.bits[rule.count]}")
        elif rule.wait:
            last = self.writer.local(rule.last)
            parts.append(f"(not {last} or {last} < {self.turn - rule.wait})")
        when = self.writer.tree(ruling.when)
        if not isinstance(when, Truth):
            parts.append(self.writer.source(when))
        return " and ".join(parts) or "True"

    def chance(self, ruling: RuleTrees) -> str:
        """Return a rule's chance as source."""
        return self.writer.source(ruling.chance)

    def counted(self, rule: Rule | MoveRule, bits: str = BITS) -> dict[str, str]:
        """Return how the counters of a rule or a move change, by local name."""
        changes = {}
        if rule.count in self.kept.bits:
            changes[BITS] = f"{bits} | {1 << self.kept.bits[rule.count]}"
        for slot, source in ((rule.count, "{} + 1"), (rule.first, f"{{}} or {self.turn}"), (rule.last, f"{self.turn}")):
            if slot in self.kept.places:
                name = self.writer.local(slot)
                changes[name] = source.format(name)
        return changes

    def seen(self, rule: Rule) -> str:
        """Return the statement that marks a rule as having fired in some game."""
        return f"F[{self._rank[rule.count]}] = 1"


def fires(writer: Writer, ruling: RuleTrees, turn: int) -> bool:
    """Tell whether a rule may fire in this turn, as far as the turn decides it."""
    if ruling.rule.turn not in {0, turn}:
        return False
    chance = writer.tree(ruling.chance)
    if isinstance(chance, Number) and chance.value <= 0:
        return False
    when = writer.tree(ruling.when)
    return not (isinstance(when, Truth) and not when.value)


# Inputs


def inputs(page: Page, moves: Sequence[MoveTrees]) -> str:
    """Write ``inputs(s)``: every input but the end of the turn, with the state it leads to, as a list."""
    lines = ["def inputs(s):", page.unpacked(), f"{_INDENT}w = []"]
    for number, move in enumerate(moves):
        lines += _move(page, number, move)
    for number, (note, when) in enumerate(page.trees.notes, start=len(moves)):
        bit = 1 << page.kept.bits[page.writer.rules.layout[f"notes.{note.id}.opened"]]
        state = page.packed(**{BITS: f"{BITS} | {bit}"})
        lines.append(f"{_INDENT}if not {BITS} & {bit} and {page.writer.source(when)}:")
        lines.append(f"{_INDENT * 2}w.append((A[{number}], N, {state}))")
    return "\n".join([*lines, f"{_INDENT}return w"])


def _move(page: Page, number: int, move: MoveTrees) -> list[str]:
    definition, writer = move.rule.definition, page.writer
    when = writer.tree(move.when)
    if isinstance(when, Truth) and not when.value:
        return []
    parts = [f"x{LEFT} >= {definition.cost}"]
    if definition.once:
        parts.append(f"not {BITS} & {1 << page.kept.bits[move.rule.count]}")
    if not isinstance(when, Truth):
        parts.append(writer.source(when))
    changed = {f"x{LEFT}": f"x{LEFT} - {definition.cost}"} if definition.cost else {}
    lines = [f"{_INDENT}if {' and '.join(parts)}:"]
    steps = [page.counted(move.rule), _verb(page, definition.does)]
    for step in steps:
        lines += _renamed(page, step, changed)
    effects = {
        _plain(page, slot): writer.after(slot, writer.local(slot), *amounts)
        for slot, amounts in writer.amounts(move.effects).items()
    }
    changed |= {name: f"({source})" for name, source in effects.items()}
    lines.append(f"{_INDENT * 2}w.append((A[{number}], N, {page.packed(**changed)}))")
    writer.now.clear()
    writer.bits = BITS
    return lines


def _plain(page: Page, slot: int) -> str:
    return f"x{page.kept.places[slot]}"


def _renamed(page: Page, step: dict[str, str], changed: dict[str, str]) -> list[str]:
    """Carry out part of a move before the next part reads it: under other names, for the next move begins afresh."""
    lines, writer = [], page.writer
    places = {f"x{place}": slot for slot, place in page.kept.places.items()}
    for name, source in step.items():
        fresh = f"y{name}"
        lines.append(f"{_INDENT * 2}{fresh} = {source}")
        changed[name] = fresh
        if name == BITS:
            writer.bits = fresh
        else:
            writer.now[places[name]] = fresh
    return lines


VERBS = frozenset({None, "prepare", "confidence", "monitor", "consult", "brief"})
"""The verbs that can be open where there are neither sides nor issues."""


def _verb(page: Page, verb: str | None) -> dict[str, str]:
    """Return what a common move does by itself, by local name."""
    rules, kept = page.writer.rules, page.kept
    constants = rules.constants
    effects = {
        "confidence": ("tension", -constants["confidence_tension"]),
        "monitor": ("tension", -constants["monitoring_tension"]),
        "consult": ("cohesion", constants["consult_cohesion"]),
        "brief": ("cohesion", constants["brief_cohesion"]),
    }
    found = {}
    if verb in effects:
        name, by = effects[verb]
        slot = rules.layout[name]
        if slot in kept.places:
            found[_plain(page, slot)] = moved(page.writer.local(slot), by, *page.writer.bounds(slot))
    if verb == "monitor" and (slot := rules.layout["monitoring"]) in kept.places:
        found[_plain(page, slot)] = str(constants["monitoring_turns"])
    return found


# The end of the turn


def fired(page: Page, ruling: RuleTrees) -> list[str]:
    """Write a rule that stands alone: nothing else reads its snapshot."""
    writer = page.writer
    changes = page.counted(ruling.rule)
    for slot, amounts in writer.amounts(ruling.effects).items():
        changes[_plain(page, slot)] = writer.after(slot, writer.local(slot), *amounts)
    lines = [f"{_INDENT}if {page.due(ruling)}:"]
    if changes:
        values = ", ".join(f"({source})" if " if " in source else source for source in changes.values())
        lines.append(f"{_INDENT * 2}{', '.join(changes)} = {values}")
    return [*lines, f"{_INDENT * 2}{page.seen(ruling.rule)}"]


def together(page: Page, rulings: Sequence[RuleTrees], holds: Sequence[str]) -> list[str]:
    """Write rules that read one snapshot; `holds` gives for each the source of whether it fires."""
    writer, kept = page.writer, page.kept
    lines = [f"{_INDENT}f{n} = {condition}" for n, condition in enumerate(holds)]
    amounts = [writer.amounts(each.effects) for each in rulings]
    slots = sorted({slot for each in amounts for slot in each})
    counted = [page.counted(each.rule, f"n{BITS}") for each in rulings]
    counters = sorted({name for each in counted for name in each} - {BITS})
    for slot in slots:
        lines.append(f"{_INDENT}d{kept.places[slot]} = 0; c{kept.places[slot]} = None")
    lines += [f"{_INDENT}n{name} = {name}" for name in (*counters, BITS)]
    # Of several settings of one slot the first by key is taken.
    for n in sorted(range(len(rulings)), key=lambda n: rulings[n].rule.key):
        lines.append(f"{_INDENT}if f{n}:")
        for slot, (settings, changes) in amounts[n].items():
            lines += _gathered(writer, kept.places[slot], settings, changes)
        lines += [f"{_INDENT * 2}n{name} = {source}" for name, source in counted[n].items()]
        lines.append(f"{_INDENT * 2}{page.seen(rulings[n].rule)}")
    for slot in slots:
        lines.append(f"{_INDENT}{_closed(writer, slot, kept.places[slot])}")
    return [*lines, *(f"{_INDENT}{name} = n{name}" for name in (*counters, BITS))]


def _gathered(writer: Writer, place: int, settings: list[Node], changes: list[Node]) -> list[str]:
    lines = []
    if settings:
        lines.append(f"{_INDENT * 2}if c{place} is None: c{place} = {writer.least(settings)}")
    for change in changes:
        lines.append(f"{_INDENT * 2}d{place} += {writer.source(change)}")
    return lines


def _closed(writer: Writer, slot: int, place: int) -> str:
    low, high = writer.bounds(slot)
    begun = f"(x{place} if c{place} is None else {clamped(f'c{place}', low, high)})"
    return f"x{place} = {clamped(f'{begun} + d{place}', low, high)}"


def tail(page: Page, live: int, forgotten: Sequence[tuple[int, int]]) -> list[str]:
    """Write how a turn ends: the first outcome that holds, else the next turn.

    `live` masks the bits that can still matter then; `forgotten` are places of turns counted from, with the wait.
    """
    rules = page.writer.rules
    header = rules.scenario.scenario
    last = page.turn >= header.turns
    lines = []
    for number, (when, ends) in enumerate(page.trees.outcomes, start=1):
        if last or ends:
            over = page.packed(**{f"x{LEFT}": "0", f"x{OVER}": str(number)})
            lines.append(f"{_INDENT}if {page.writer.source(when)}: return {over}")
    if last:
        over = page.packed(**{f"x{LEFT}": "0", f"x{OVER}": str(len(page.trees.outcomes) + 1)})
        return [*lines, f"{_INDENT}return {over}"]
    fresh = {f"x{TURN}": str(page.turn + 1), f"x{LEFT}": str(header.moves), BITS: f"{BITS} & {live}"}
    for place, wait in forgotten:
        fresh[f"x{place}"] = f"(x{place} if x{place} >= {page.turn + 1 - wait} else 0)"
    return [*lines, f"{_INDENT}return {page.packed(**fresh)}"]

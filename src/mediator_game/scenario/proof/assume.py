"""What follows when a condition is taken to hold, or to fail: which states are left, as ranges of names.

Abstract interpretation (Cousot and Cousot 1977) over intervals and sets, with a few cases kept apart. Every answer
errs on one side only: states are left in that cannot be, none is left out that can. So "no state is left" is a
proof.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from attrs import frozen

from mediator_game.scenario import nodes
from mediator_game.scenario.kinds import Schema
from mediator_game.scenario.nodes import Node
from mediator_game.scenario.proof import values
from mediator_game.scenario.proof.compare import PLAIN, TURNED, Case, allowed, few, names, plainly, relates
from mediator_game.scenario.proof.values import BOUNDLESS, EITHER, Range, Value, is_empty, meet, truth, within


@frozen
class Link:
    """Where a name lies within `when`, another lies within `then`."""

    when: Value
    other: str
    then: Value


class Known(Protocol):
    """What the evaluation looks names up in."""

    def __getitem__(self, name: str, /) -> Value:
        """Return what a name can hold."""
        ...


class Assumer:
    """Takes conditions to hold or to fail, over names that can hold what `known` says.

    `links` say what else follows when a name is narrowed; `dates` gives the first day of each turn, by its number.
    """

    def __init__(
        self, schema: Schema, known: Known, links: Mapping[str, Sequence[Link]], dates: Callable[[], Sequence[int]]
    ) -> None:
        self.known = known
        self._schema = schema
        self._links = links
        self._dates = dates

    def assume(self, node: Node, want: bool, cases: Sequence[Case]) -> list[Case]:
        """Return the cases left when `node` is as wanted; none when it cannot be."""
        match node:
            case nodes.Truth():
                return list(cases) if node.value == want else []
            case nodes.Name():
                return self._each(cases, lambda case: self.narrow(case, node.name, truth(want)))
            case nodes.Not():
                return self.assume(node.operand, not want, cases)
            case nodes.BoolOp():
                together = (node.op == "and") == want
                return (self._all if together else self._any)(node.operands, want, cases)
            case nodes.Compare():
                return self._chain(node, want, cases)
            case nodes.Member():
                return self._member(node, want != node.negated, cases)
            case _:
                return list(cases)

    def value(self, name: str, case: Case) -> Value:
        """Return what a name can hold in a case."""
        if name == "date":
            turns = self.value("turn", case)
            dates = self._dates()
            assert isinstance(turns, Range)
            return Range(dates[turns.low], dates[turns.high])
        found = case.get(name)
        return self.known[name] if found is None else found

    def number(self, node: Node, case: Case) -> Range:
        """Return the range of a number, a truth or a date."""
        match node:
            case nodes.Number():
                return Range(node.value, node.value)
            case nodes.Text():
                day = datetime.date.fromisoformat(node.value).toordinal()
                return Range(day, day)
            case nodes.Name():
                found = self.value(node.name, case)
                assert isinstance(found, Range)
                return found
            case nodes.Negative():
                return values.negative(self.number(node.operand, case))
            case nodes.Extreme():
                return values.extreme(node.op, (self.number(part, case) for part in node.operands))
            case nodes.Arithmetic():
                return self._worked_out(node, case)
            case _:
                sure = [able for able in (False, True) if self.assume(node, able, [case])]
                return truth(sure[0]) if len(sure) == 1 else EITHER

    def _worked_out(self, node: nodes.Arithmetic, case: Case) -> Range:
        left, right = self.number(node.left, case), self.number(node.right, case)
        if node.op == "+":
            return values.plus(left, right)
        if node.op == "-":
            return values.plus(left, values.negative(right))
        if node.op == "*":
            return values.times(left, right)
        return values.divided(left, right.low)

    def choices(self, node: Node, case: Case) -> frozenset[str]:
        """Return the choices a word or a name may be."""
        if isinstance(node, nodes.Text):
            return frozenset([node.value])
        found = self.value(node.name, case) if isinstance(node, nodes.Name) else frozenset()
        assert isinstance(found, frozenset)
        return found

    def kind(self, node: Node) -> str:
        """Return ``choice``, ``truth`` or ``number``: how a node is compared. Dates are numbers."""
        if isinstance(node, nodes.Text):
            return "number" if node.kind == "date" else "choice"
        if isinstance(node, nodes.Name):
            kind = self._schema[node.name].kind
            return {"option": "choice", "chair": "choice", "truth": "truth"}.get(kind, "number")
        is_truth = isinstance(node, nodes.Truth | nodes.Not | nodes.BoolOp | nodes.Compare | nodes.Member)
        return "truth" if is_truth else "number"

    # Several conditions

    def _all(self, parts: Sequence[Node], want: bool, cases: Sequence[Case]) -> list[Case]:
        left = list(cases)
        for again in (False, True):
            for part in parts:
                left = self.assume(part, want, left)
                if not left:
                    return left
            if not again and not any(relates(part) for part in parts):
                break
        return left

    def _any(self, parts: Sequence[Node], want: bool, cases: Sequence[Case]) -> list[Case]:
        found: list[Case] = []
        for part in parts:
            found += self.assume(part, want, cases)
        return few(found)

    def _chain(self, node: nodes.Compare, want: bool, cases: Sequence[Case]) -> list[Case]:
        pairs = zip(node.ops, node.operands, node.operands[1:], strict=False)
        found: list[Case] = []
        left = list(cases)
        for op, one, other in pairs:
            if want:
                left = self._compare(op, one, other, left)
            else:
                found += self._compare(TURNED[op], one, other, left)
        return left if want else few(found)

    # One comparison

    def _compare(self, op: str, one: Node, other: Node, cases: Sequence[Case]) -> list[Case]:
        kind = self.kind(one)
        if kind == "truth":
            return self._alike(op == "==", one, other, cases)
        if kind == "choice":
            return self._each(cases, lambda case: self._choose(op == "==", one, other, case))
        plain, holds = PLAIN.get(op, (op, True))
        memo = f"{plain} {plainly(one)} {plainly(other)}" if names(one, other) > 1 else ""
        return self._each(cases, lambda case: self._order(op, one, other, self._remember(case, memo, holds)))

    def _remember(self, case: Case | None, memo: str, holds: bool) -> Case | None:
        """Keep in mind that two names compare so, which their ranges alone cannot say."""
        if case is None or not memo:
            return case
        before = case.get(memo)
        if before is not None:
            return case if before == truth(holds) else None
        return {**case, memo: truth(holds)}

    def _alike(self, same: bool, one: Node, other: Node, cases: Sequence[Case]) -> list[Case]:
        found: list[Case] = []
        for able in (True, False):
            found += self.assume(other, able == same, self.assume(one, able, cases))
        return few(found)

    def _choose(self, same: bool, one: Node, other: Node, case: Case) -> Case | None:
        a, b = self.choices(one, case), self.choices(other, case)
        if same:
            narrowed = self._set(case, one, a & b)
            return None if narrowed is None else self._set(narrowed, other, a & b)
        if a == b and len(a) == 1:
            return None
        narrowed = self._set(case, one, a - b) if len(b) == 1 else case
        return None if narrowed is None else self._set(narrowed, other, b - a) if len(a) == 1 else narrowed

    def _set(self, case: Case, node: Node, left: frozenset[str]) -> Case | None:
        if isinstance(node, nodes.Name):
            return self.narrow(case, node.name, left)
        return case if self.choices(node, case) & left else None

    def _order(self, op: str, one: Node, other: Node, case: Case | None) -> Case | None:
        if case is None:
            return None
        a, b = self.number(one, case), self.number(other, case)
        for_a, for_b = allowed(op, a, b)
        narrowed = self._bring(one, for_a, case)
        return None if narrowed is None else self._bring(other, for_b, narrowed)

    def _member(self, node: nodes.Member, want: bool, cases: Sequence[Case]) -> list[Case]:
        if not want:
            for item in node.items:
                cases = self._compare("!=", node.needle, item, cases)
            return list(cases)
        found: list[Case] = []
        if self.kind(node.needle) == "choice":
            words = frozenset(word for item in node.items for word in self.choices(item, {}))
            return self._each(cases, lambda case: self._set(case, node.needle, self.choices(node.needle, case) & words))
        for item in node.items:
            found += self._compare("==", node.needle, item, cases)
        return few(found)

    # Narrowing

    def _bring(self, node: Node, wanted: Range, case: Case) -> Case | None:
        """Return the case in which a number lies in `wanted`, or None when there is none."""
        now = self.number(node, case)
        wanted = Range(max(now.low, wanted.low), min(now.high, wanted.high))
        if is_empty(wanted):
            return None
        match node:
            case nodes.Name():
                return self.narrow(case, node.name, wanted)
            case nodes.Negative():
                return self._bring(node.operand, values.negative(wanted), case)
            case nodes.Arithmetic():
                return self._bring_parts(node, wanted, case)
            case nodes.Extreme():
                bound = Range(wanted.low, BOUNDLESS) if node.op == "min" else Range(-BOUNDLESS, wanted.high)
                for part in node.operands:
                    narrowed = self._bring(part, bound, case)
                    if narrowed is None:
                        return None
                    case = narrowed
        return case

    def _bring_parts(self, node: nodes.Arithmetic, wanted: Range, case: Case) -> Case | None:
        left, right = self.number(node.left, case), self.number(node.right, case)
        if node.op == "/":
            return self._bring(node.left, values.undivided(wanted, right.low), case)
        if node.op == "*":
            return case
        sign = 1 if node.op == "+" else -1
        signed = right if sign > 0 else values.negative(right)
        narrowed = self._bring(node.left, values.plus(wanted, values.negative(signed)), case)
        if narrowed is None:
            return None
        rest = values.plus(wanted, values.negative(left))
        return self._bring(node.right, rest if sign > 0 else values.negative(rest), narrowed)

    def narrow(self, case: Case, name: str, wanted: Value) -> Case | None:
        """Return the case in which a name lies within `wanted`, with all that follows; None when it cannot."""
        if name == "date":
            assert isinstance(wanted, Range)
            dates = self._dates()
            turns = Range(bisect_left(dates, wanted.low, 1), bisect_right(dates, wanted.high, 1) - 1)
            return self.narrow(case, "turn", turns)
        now = self.value(name, case)
        left = meet(now, wanted)
        if is_empty(left):
            return None
        if left == now:
            return case
        narrowed: Case | None = {**case, name: left}
        for link in self._links.get(name, ()):
            if narrowed is not None and within(left, link.when):
                narrowed = self.narrow(narrowed, link.other, link.then)
        return narrowed

    @staticmethod
    def _each(cases: Sequence[Case], change: Callable[[Case], Case | None]) -> list[Case]:
        return [left for left in map(change, cases) if left is not None]

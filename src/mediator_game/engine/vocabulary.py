"""From the expression language's names to slots: how to read each, how to write it, and which slots it depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import frozen

from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.layout import TENTHS, Layout, option_index
from mediator_game.engine.rules import EffectRule, Number, Truth, Values
from mediator_game.scenario import calendar, expression, names
from mediator_game.scenario.model import Scenario
from mediator_game.scenario.nodes import Node


@frozen
class Writable:
    """How a name is written: its slot, the scale of the slot, and -1 where the slot runs the other way."""

    slot: int
    scale: int = 1
    sign: int = 1


class Vocabulary:
    """Compiles conditions, amounts and effects of one scenario.

    `derived` gives functions for names that are computed (``ar.gain``), with the slots each reads.
    """

    def __init__(
        self,
        scenario: Scenario,
        layout: Layout,
        derived: Mapping[str, tuple[Callable[[Values], int], tuple[int, ...]]],
        monitoring_turns: int,
    ) -> None:
        self._scenario = scenario
        self._layout = layout
        self._derived = derived
        self._monitoring = monitoring_turns
        self._schema = names.schema(scenario)
        self._issues = {str(issue.id): issue for issue in scenario.issue}
        self._chairs = list(scenario.chair)
        self._space: dict[str, object] = {"__builtins__": {}, "min": min, "max": max, "half_up": half_up}
        header = scenario.scenario
        last = header.turns + header.aftermath + 2
        self._space["DATES"] = tuple(calendar.turn_date(header, max(1, turn)).toordinal() for turn in range(last))
        self._cache: dict[str, Truth] = {}

    def condition(self, text: str) -> Truth:
        """Compile a condition; ExpressionError when it is not one."""
        if text not in self._cache:
            function = self._function(expression.condition(text, self._schema))
            self._cache[text] = lambda v: bool(function(v))
        return self._cache[text]

    def amount(self, value: int | str, *, low: int = 0, high: int = 100) -> Number:
        """Compile an amount: a number or an expression giving one."""
        return self._function(expression.amount(value, self._schema, low=low, high=high))

    def number(self, tree: Node) -> Number:
        """Compile a checked tree, whatever its kind; true counts as 1."""
        return self._of(tree)

    def reads(self, text: str) -> tuple[int, ...]:
        """Return the slots a condition depends on."""
        return self._slots(expression.condition(text, self._schema))

    def effect(self, text: str) -> EffectRule:
        """Compile an effect."""
        change = expression.effect(text, self._schema)
        target = self.writable(change.name)
        # Monitoring is kept as the turns it still runs.
        times = self._monitoring if change.name == "monitoring" else 1
        value = self._function(change.value, subject=change.name, times=times)
        scale, sign, absolute = target.scale, target.sign, change.op == "="
        if absolute and sign < 0:
            compiled: Number = lambda v: 100 - int(value(v))  # noqa: E731
        else:
            factor = scale * (sign if change.op != "-=" else -sign)
            compiled = lambda v: int(value(v)) * factor  # noqa: E731
        return EffectRule(target.slot, absolute, compiled)

    def writable(self, name: str) -> Writable:
        """Return where and how `name` is written."""
        if name == "monitoring":
            return Writable(self._layout["monitoring"])
        if name.endswith(".edge"):
            return Writable(self._layout["edge"], sign=1 if self._is_second(name) else -1)
        scale = TENTHS if name.endswith(".support") else 1
        return Writable(self._layout[name], scale)

    def _is_second(self, name: str) -> bool:
        return list(self._scenario.side).index(name.split(".")[0]) == 1

    def _function(self, compiled: expression.Expression, subject: str = "", times: int = 1) -> Callable[[Values], int]:
        return self._of(compiled.tree, subject, times)

    def _of(self, tree: Node, subject: str = "", times: int = 1) -> Callable[[Values], int]:
        def option(name: str, literal: str) -> int:
            return self._literal(name or subject, literal)

        source = expression.python(tree, self._variable, option)
        function: Callable[[Values], int] = eval(f"lambda v: ({source}) * {times}", self._space)
        return function

    def _literal(self, name: str, literal: str) -> int:
        if name == "chair":
            return self._chairs.index(literal)
        if name.startswith("holds."):
            return list(self._scenario.side).index(literal)
        return option_index(self._issues[name.rpartition(".")[2]], literal)

    def _slots(self, compiled: expression.Expression) -> tuple[int, ...]:
        found: set[int] = set()
        for name in compiled.names:
            if name in self._derived:
                found.update(self._derived[name][1])
            elif (slot := self._slot(name)) is not None:
                found.add(slot)
        return tuple(sorted(found))

    def _slot(self, name: str) -> int | None:
        if name.endswith(".edge"):
            return self._layout["edge"]
        return self._layout.index.get(name)

    def _variable(self, name: str) -> str:
        header = self._scenario.scenario
        if name == "turns":
            return str(header.turns)
        if name == "date":
            return f"DATES[v[{self._layout['turn']}]]"
        if name in self._derived:
            key = "f_" + "".join(c if c.isalnum() else f"_{ord(c)}_" for c in name)
            self._space[key] = self._derived[name][0]
            return f"{key}(v)"
        slot = self._slot(name)
        if slot is None:
            raise KeyError(name)
        if name.endswith(".edge"):
            return f"v[{slot}]" if self._is_second(name) else f"(100 - v[{slot}])"
        if name.endswith(".support"):
            return f"(v[{slot}] // {TENTHS})"
        if self._schema[name].kind == "truth":
            return f"(v[{slot}] > 0)"
        return f"v[{slot}]"

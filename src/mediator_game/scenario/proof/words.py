"""Proofs in sentences: what holds a name where it is, told so that an instructor can follow it in the file."""

from __future__ import annotations

from collections.abc import Sequence

from mediator_game.scenario import nodes
from mediator_game.scenario.calendar import turn_date
from mediator_game.scenario.diagnostics import Path
from mediator_game.scenario.nodes import Node
from mediator_game.scenario.proof.compare import Case
from mediator_game.scenario.proof.push import Push, Put
from mediator_game.scenario.proof.values import BOUNDLESS, Range, Value
from mediator_game.scenario.proof.world import World, top

MOST_NAMED = 3
MOST_PLACES = 4
Because = tuple[tuple[str, Path], ...]
_TIMES = {1: "once", 2: "at most twice"}


class Sayer:
    """Says why parts of one condition cannot be as they would have to be, in the states of one moment."""

    def __init__(self, state: World, text: str, case: Case) -> None:
        self._state = state
        self._text = text
        self._case = case
        self._end = 0
        self._said: dict[str, str] = {}
        self._because: dict[Path, str] = {}

    def why(self, parts: Sequence[tuple[Node, bool]], *, whole: bool) -> tuple[str, Because]:
        """Return the proof that the parts cannot be as wanted; `whole`: their own words are enough for it."""
        self._end = _end(*parts[0]) if len(parts) == 1 else 0
        if len(parts) == 2:
            one, other = (self._quoted(*part) for part in parts)
            clash = f"{one} and {other} exclude each other"
            self._names([node for node, _ in parts], bounds=not whole)
        else:
            node, want = parts[0]
            clash = f"{self._quoted(node, not want)} holds in every state" if not whole else self._by_words(node, want)
            self._names([node], bounds=not whole or not isinstance(node, nodes.BoolOp))
        reasons = "; ".join(self._said.values())
        proof = f"{clash}: {reasons}." if reasons else f"{clash}."
        if len(parts) == 1 and len(self._said) == 1 and not isinstance(parts[0][0], nodes.BoolOp):
            proof = f"{reasons}."
        return _capital(proof), tuple((said, path) for path, said in self._because.items())[:MOST_PLACES]

    def _by_words(self, node: Node, want: bool) -> str:
        if isinstance(node, nodes.Truth):
            return f"{self._quoted(node, True)} is written there"
        return (
            f"no number makes {self._quoted(node, want)} hold"
            if want
            else f"nothing makes {self._quoted(node, True)} fail"
        )

    def _quoted(self, node: Node, want: bool) -> str:
        source = self._text[node.offset : node.offset + node.length]
        return f"`{source}`" if want else f"`not ({source})`" if " " in source else f"`not {source}`"

    def _names(self, parts: Sequence[Node], *, bounds: bool) -> None:
        if not bounds:
            return
        found = [node.name for part in parts for node in nodes.walk(part) if isinstance(node, nodes.Name)]
        for name in found[: 2 * MOST_NAMED]:
            if name not in self._said and len(self._said) < MOST_NAMED and (said := self._about(name)):
                self._said[name] = said

    # One name

    def _about(self, name: str) -> str:
        if name in ("turn", "turns", "date"):
            return self._time(name)
        if (known := self._case.get(name)) is not None and known != self._state.known.get(name):
            return self._here(name, known)
        value = self._state.known[name]
        pushes, puts = self._state.pushes.get(name, ()), self._state.puts.get(name, ())
        if isinstance(value, frozenset):
            return self._options(name, value, puts)
        kind = self._state.schema[name].kind
        if kind == "truth":
            return self._truth(name, value, puts)
        return self._gauge(name, value, pushes, puts)

    def _here(self, name: str, value: Value) -> str:
        if isinstance(value, Range) and name.endswith(".count"):
            return f"`{name}` is 0 as long as it can still happen, which is once"
        return f"`{name}` is {_held(value)} here"

    def _time(self, name: str) -> str:
        header = self._state.scenario.scenario
        if name == "turns":
            return f"`turns` is {header.turns}"
        turns = self._state.assumer.value("turn", self._case)
        assert isinstance(turns, Range)
        if name == "date":
            first, last = (turn_date(header, turn) for turn in turns)
            return f"the turns it is looked at begin on {first}" + (f" to {last}" if first != last else "")
        if turns.low == turns.high:
            return f"it is looked at in turn {turns.low} only"
        after = header.aftermath and turns.high > header.turns
        return f"it is looked at in turns {turns.low} to {turns.high}" + (", the aftermath included" if after else "")

    def _options(self, name: str, value: frozenset[str], puts: Sequence[Put]) -> str:
        self._places(puts)
        listed = " or ".join(f"'{one}'" for one in sorted(value))
        entry = self._state.schema[name]
        if value == frozenset(entry.choices):
            return ""
        return f"`{name}` can only be {listed}"

    def _truth(self, name: str, value: Range, puts: Sequence[Put]) -> str:
        if value.low == 1:
            return f"`{name}` is always true"
        if value.high == 1:
            return ""
        lacking = self._lacking(name)
        if lacking:
            return f"`{name}` is never true: {lacking}"
        setting = sorted({put.who for put in puts})
        if setting:
            return f"`{name}` is never true: {_listed(setting)} can only make it false"
        return f"`{name}` is never true: nothing that can happen makes it so"

    def _lacking(self, name: str) -> str:
        """Return which authored effects would set a flag, if they could ever happen."""
        idle = [
            rule
            for rule in self._state.rules
            if rule not in self._state.happening and any(change.name == name for _, change in rule.effects)
        ]
        for rule in idle:
            self._because.setdefault(rule.path, f"{rule.called} never happens")
        if not idle:
            return ""
        return f"only {_listed([rule.called for rule in idle])} would set it, and that never happens"

    def _gauge(self, name: str, value: Range, pushes: Sequence[Push], puts: Sequence[Put]) -> str:
        limits, start = top(self._state.schema[name]), self._state.start.get(name)
        if not pushes and not puts:
            if start == value and self._is_kept(name):
                return f"`{name}` is {_held(value)} throughout: nothing changes it"
            return f"`{name}` lies always between {value.low} and {value.high}"
        assert isinstance(limits, Range)
        assert isinstance(start, Range)
        said = []
        begins = (
            f"it starts at {start.low}"
            if start.low == start.high
            else f"it starts between {start.low} and {start.high}"
        )
        if value.high < limits.high and self._end >= 0:
            raising = self._moving(pushes, puts, 1, start)
            said.append(f"never goes above {value.high}: {begins}, and {raising}")
        if value.low > limits.low and self._end <= 0:
            lowering = self._moving(pushes, puts, -1, start)
            begun = f"{begins}, and " if not said else ""
            said.append(f"never goes below {value.low}: {begun}{lowering}")
        return (
            f"`{name}` " + "; it ".join(said) if said else f"`{name}` lies always between {value.low} and {value.high}"
        )

    def _is_kept(self, name: str) -> bool:
        """Tell whether a number is one of a game's own, not worked out from others."""
        last = name.rpartition(".")[2]
        return last not in ("base", "score", "gain", "no_deal", "attitude", "shortfall")

    def _moving(self, pushes: Sequence[Push], puts: Sequence[Put], way: int, start: Range) -> str:
        verb = "raises" if way > 0 else "lowers"
        moving: list[tuple[str, str]] = []
        for push in pushes:
            least, most = (push.delta.low, push.delta.high) if way > 0 else (-push.delta.high, -push.delta.low)
            if most > 0 and push.times != 0:
                moving.append((push.who, _how(max(1, least), most, push)))
                if push.path:
                    self._because.setdefault(push.path, f"this {verb} it")
        for put in puts:
            if isinstance(put.value, Range) and (put.value.high > start.high if way > 0 else put.value.low < start.low):
                moving.append((put.who, f"to {put.value.high if way > 0 else put.value.low}"))
                if put.path:
                    self._because.setdefault(put.path, f"this {verb} it")
        if not moving:
            return f"nothing {verb} it"
        if len(moving) == 1:
            return f"only {moving[0][0]} {verb} it, {moving[0][1]}"
        shown = [f"{who} ({how})" for who, how in moving[:MOST_NAMED]]
        more = len(moving) - len(shown)
        return f"only these {verb[:-1]} it: {', '.join(shown)}" + (f" and {more} more" if more else "")

    def _places(self, puts: Sequence[Put]) -> None:
        for put in puts:
            if put.path:
                self._because.setdefault(put.path, "this sets it")


def _end(node: Node, want: bool) -> int:
    """Return which end of a name's range a comparison with it asks about: 1 the upper, -1 the lower, 0 either."""
    if not isinstance(node, nodes.Compare) or len(node.ops) > 1:
        return 0
    end = {">": 1, ">=": 1, "<": -1, "<=": -1}.get(node.ops[0], 0)
    if not isinstance(node.operands[0], nodes.Name):
        end = -end if isinstance(node.operands[1], nodes.Name) else 0
    return end if want else -end


def _how(least: int, most: int, push: Push) -> str:
    if most >= BOUNDLESS:
        return "by the engine's own rules"
    by = f"by {most}" if least == most else f"by at most {most}"
    often = "" if push.times is None else f", {_TIMES.get(push.times, f'at most {push.times} times')}"
    return by + often


def _held(value: Value) -> str:
    if isinstance(value, frozenset):
        return " or ".join(f"'{one}'" for one in sorted(value))
    return str(value.low) if value.low == value.high else f"between {value.low} and {value.high}"


def _listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

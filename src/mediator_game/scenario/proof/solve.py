"""The ranges themselves: what every name can hold, found by letting everything happen that can, until no more can.

Ranges only ever grow, from the start of a game outwards: a rule adds what it changes once its condition can hold in
the ranges so far. When nothing grows any more, every state of every game lies inside (the argument is by induction
over the steps of a game). A range that keeps growing slowly is taken to its limit, which is always sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mediator_game.scenario.proof import moments
from mediator_game.scenario.proof.begin import begin
from mediator_game.scenario.proof.derived import derived
from mediator_game.scenario.proof.engine import available, can
from mediator_game.scenario.proof.firing import Firing, depends, fire
from mediator_game.scenario.proof.push import Push, Put, reach
from mediator_game.scenario.proof.rules import Rule, rules
from mediator_game.scenario.proof.values import YES, Range, Value, join
from mediator_game.scenario.proof.world import World, inside, top

SLOW = 12
"""Rounds after which what still grows is taken to its limit."""
Moving = tuple[dict[str, list[Push]], dict[str, list[Put]]]


def solve(state: World) -> None:
    """Find what every name can hold."""
    state.rules = tuple(rules(state.scenario, state.reader))
    for note in state.scenario.note:
        state.reader.when(note.when)
    for issue in state.scenario.issue:
        state.reader.when(issue.when)
        for option in issue.option:
            state.reader.when(option.when)
    for paper in state.scenario.paper:
        state.reader.when(paper.when)
    for letter in state.scenario.letter:
        state.reader.when(letter.when)
    if state.reader.doubtful:
        return
    begin(state)
    for name, value in list(_chairs(state)):
        state.known[name] = value
    state.start = dict(state.known)
    _Rounds(state).run()


def _chairs(state: World) -> Iterator[tuple[str, Value]]:
    """Yield where the names stand once somebody has sat down: each chair's effects, on top of what is drawn."""
    seats: dict[str, list[Value]] = {}
    chairs = [rule for rule in state.rules if rule.table == "chair"]
    for rule in chairs:
        firing = fire(state, rule)
        pushes, puts = _gather([firing] if firing else [])
        for name in {*pushes, *puts}:
            value = _reached(state, name, state.known[name], puts.get(name, ()), pushes.get(name, ()))
            seats.setdefault(name, []).append(value)
    for name, found in seats.items():
        value = found[0] if len(found) == len(chairs) else state.known[name]
        for one in found:
            value = join(value, one)
        yield name, value


class _Rounds:
    """Round after round, until nothing grows. A rule is looked at again once something that it depends on has grown."""

    def __init__(self, state: World) -> None:
        self._state = state
        self._rules = [rule for rule in state.rules if rule.table != "chair"]
        self._readers: dict[str, list[Rule]] = {}
        for rule in self._rules:
            for name in depends(state, rule):
                self._readers.setdefault(name, []).append(rule)
        self._waiting = dict.fromkeys(self._rules)
        self._firing: dict[Rule, Firing | None] = {}
        self._moved: dict[str, tuple[list[Push], list[Put]]] = {}

    def run(self) -> None:
        """Let everything happen that can, until no range grows."""
        rounds = 0
        while self._round(slow=rounds >= SLOW):
            rounds += 1

    def _round(self, *, slow: bool) -> bool:
        state, known = self._state, self._state.known
        self._fire()
        _options(state)
        firing = [one for rule in self._rules if (one := self._firing[rule]) is not None]
        verbs = state.engine.verbs([one.rule for one in firing if one.rule.table == "move"], known)
        doing = [one for one in firing if not one.rule.verb or one.rule in verbs.get(one.rule.verb, ())]
        state.happening = tuple(one.rule for one in doing)
        pushes, puts = _gather(doing)
        for push in state.engine.pushes(verbs, known, state.last):
            pushes.setdefault(push.name, []).append(push)
        for put in (*state.engine.puts(verbs, known, state.last), *_notes(state)):
            puts.setdefault(put.name, []).append(put)
        state.pushes, state.puts = pushes, puts
        grown = self._raise([("turn", Range(1, state.last)), *self._reached(pushes, puts)], slow=slow)
        return self._raise(derived(state.scenario, known), slow=slow) or grown

    def _fire(self) -> None:
        """Look at the rules that wait for it. What they make true leads on at once, however long the chain is."""
        while self._waiting:
            rule = next(iter(self._waiting))
            del self._waiting[rule]
            one = self._firing[rule] = fire(self._state, rule)
            if one is not None and not rule.verb:
                self._raise(_at_once(one, self._state))

    def _reached(self, pushes: Mapping[str, list[Push]], puts: Mapping[str, list[Put]]) -> Iterator[tuple[str, Value]]:
        """Yield how far each name comes that is moved otherwise than in the round before."""
        for name in {*pushes, *puts}:
            moving = pushes.get(name, []), puts.get(name, [])
            if self._moved.get(name) != moving:
                self._moved[name] = moving
                yield name, _reached(self._state, name, self._state.start[name], moving[1], moving[0])

    def _raise(self, found: Iterable[tuple[str, Value]], *, slow: bool = False) -> bool:
        """Let names hold more than before; return whether any did not hold it already."""
        state, grown = self._state, False
        for name, value in list(found):
            before = state.known[name]
            after = join(before, value)
            if after != before:
                limited = slow and name in state.schema
                state.known[name] = join(after, top(state.schema[name])) if limited else after
                self._waiting.update(dict.fromkeys(self._readers.get(name, ())))
                grown = True
        return grown


def _at_once(firing: Firing, state: World) -> Iterator[tuple[str, Value]]:
    """Yield what does not grow by small steps: that a rule has happened and in which turns, truths and options."""
    rule = firing.rule
    yield rule.count, Range(1, 1)
    own = {f"{rule.count.removesuffix(rule.counter)}{which}" for which in ("first", "last", "since")}
    for change in firing.changes:
        if isinstance(change, Put) and (change.name in own or state.schema[change.name].kind != "number"):
            yield change.name, change.value


def _gather(firing: Iterable[Firing]) -> Moving:
    """Return what rules add to names and set them to, by name."""
    pushes: dict[str, list[Push]] = {}
    puts: dict[str, list[Put]] = {}
    for one in firing:
        for change in one.changes:
            if isinstance(change, Push):
                pushes.setdefault(change.name, []).append(change)
            else:
                puts.setdefault(change.name, []).append(change)
    return pushes, puts


def _options(state: World) -> None:
    """Note which options can be put in a text, as far as that is known."""
    moment = moments.playing(state.scenario.scenario)
    for issue in state.scenario.issue:
        for option in issue.option:
            sponsored = not option.needs_sponsor or can(state.known, f"unlocked.{issue.id}.{option.id}")
            when = state.reader.when(option.when)
            if sponsored and (when is None or state.assumer.assume(when.tree, True, [inside(state, moment.known)])):
                state.known[available(issue, option)] = YES


def _notes(state: World) -> Iterator[Put]:
    moment = moments.playing(state.scenario.scenario)
    for number, note in enumerate(state.scenario.note):
        when = state.reader.when(note.when)
        if when is None or state.assumer.assume(when.tree, True, [inside(state, moment.known)]):
            yield Put(f"notes.{note.id}.opened", YES, f"the note “{note.id}”", ("note", number))


def _reached(state: World, name: str, start: Value, puts: Sequence[Put], pushes: Sequence[Push]) -> Value:
    given = [put.value for put in puts]
    if isinstance(start, frozenset):
        return start.union(*(value for value in given if isinstance(value, frozenset)))
    limits = top(state.schema[name])
    assert isinstance(limits, Range)
    return reach(start, [value for value in given if isinstance(value, Range)], pushes, limits)

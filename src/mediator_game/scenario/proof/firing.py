"""What becomes of one rule in the ranges so far: whether it can happen, how often, and what it then changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from mediator_game.scenario.kinds import Entry
from mediator_game.scenario.proof.compare import Case
from mediator_game.scenario.proof.engine import both_edges, can
from mediator_game.scenario.proof.push import Push, Put
from mediator_game.scenario.proof.rules import Rule
from mediator_game.scenario.proof.values import YES, Range, is_empty
from mediator_game.scenario.proof.world import COUNTED, World, inside, top


@frozen(eq=False)
class Firing:
    """A rule that can happen, and all that it then does to names."""

    rule: Rule
    changes: tuple[Push | Put, ...]


def fire(state: World, rule: Rule) -> Firing | None:
    """Return what a rule does in the ranges so far, or None when it cannot happen in them."""
    cases = possible_cases(state, rule)
    if not cases:
        return None
    edges = tuple(f"{name}.edge" for name in state.scenario.side)
    found: list[Push | Put] = []
    for change in _changes(state, rule, cases, often(state, rule, cases)):
        found += _both(change, edges) if change.name in edges and len(edges) == 2 else (change,)
    if rule.publishes and can(state.known, "text.exists"):
        found.append(Put("text.public_since", _turns(state, cases), rule.called, rule.path))
    return Firing(rule, tuple(found))


def depends(state: World, rule: Rule) -> frozenset[str]:
    """Return every name on which it depends what a rule does."""
    found = {"turn", *(["text.exists"] if rule.publishes else []), *rule.moment.known}
    if rule.table != "chair":
        found.add(rule.count)
    for one in (rule.when, rule.chance, *(change.value for _, change in rule.effects)):
        found |= one.names if one is not None else frozenset()
    waiting = list(found)
    while waiting:
        for link in state.links.get(waiting.pop(), ()):
            if link.other not in found:
                found.add(link.other)
                waiting.append(link.other)
    return frozenset(found)


def possible_cases(state: World, rule: Rule) -> list[Case]:
    """Return the cases in which a rule may happen; none when it never can."""
    if rule.a_turn == 0 or any(isinstance(value, frozenset) and not value for value in rule.moment.known.values()):
        return []
    start = inside(state, rule.moment.known)
    if any(map(is_empty, start.values())):
        return []
    if rule.when is not None and rule.count in rule.when.names and not rule.once:
        # How often it has happened may be asked of here: begin from as often as there are turns for.
        start = {**start, rule.count: COUNTED if rule.a_turn is None else Range(0, rule.a_turn * state.last)}
    cases = state.assumer.assume(rule.when.tree, True, [start]) if rule.when is not None else [start]
    if rule.chance is None:
        return cases
    return [case for case in cases if state.assumer.number(rule.chance.tree, case).high > 0]


def often(state: World, rule: Rule, cases: Sequence[Case]) -> int | None:
    """Return how often a rule can happen at most; None for as often as you like."""
    if rule.once:
        return 1
    turns: set[int] = set()
    counted = 0
    for case in cases:
        span, count = state.assumer.value("turn", case), state.assumer.value(rule.count, case)
        assert isinstance(span, Range)
        assert isinstance(count, Range)
        turns.update(range(span.low, span.high + 1))
        counted = max(counted, count.high)
    if rule.a_turn is None:
        most = None
    elif rule.wait:
        most = min(len(turns), -(-(max(turns) - min(turns) + 1) // (rule.wait + 1)))
    else:
        most = len(turns) * rule.a_turn
    if rule.when is not None and rule.count in rule.when.names:
        return counted + 1 if most is None else min(most, counted + 1)
    return most


def _both(change: Push | Put, edges: tuple[str, ...]) -> tuple[Push | Put, ...]:
    one, other = (name.split(".")[0] for name in edges)
    if isinstance(change, Push):
        return both_edges(change, (one, other))
    second = edges[1] if change.name == edges[0] else edges[0]
    value = change.value
    assert isinstance(value, Range)
    return change, Put(second, Range(100 - value.high, 100 - value.low), change.who, change.path)


def _changes(state: World, rule: Rule, cases: Sequence[Case], times: int | None) -> Iterator[Push | Put]:
    who, turns = rule.called, _turns(state, cases)
    if rule.table != "chair":
        yield Push(rule.count, Range(1, 1), who, times, path=rule.path)
    if rule.is_dated:
        for which in ("first", "last"):
            yield Put(f"{rule.count.removesuffix(rule.counter)}{which}", turns, who, rule.path)
    if rule.counter == "agreed":
        yield Put(f"{rule.count.removesuffix(rule.counter)}in_force", YES, who, rule.path)
        yield Put(f"{rule.count.removesuffix(rule.counter)}since", turns, who, rule.path)
    # A move is counted, and its verb acts, before its effects are sized: what was so before need not be so any more.
    seen: Sequence[Case] = [{"turn": turns}] if rule.table in ("move", "measure") else cases
    for place, change in rule.effects:
        path = (*rule.path, rule.key, place)
        entry = state.schema[change.name]
        if entry.kind in ("option", "chair"):
            words = frozenset[str]().union(*(state.assumer.choices(change.value.tree, case) for case in seen))
            yield Put(change.name, words, who, path)
            continue
        sizes = [state.assumer.number(change.value.tree, case) for case in seen]
        size = Range(min(one.low for one in sizes), max(one.high for one in sizes))
        if change.op == "=":
            yield Put(change.name, Range(_held(size.low, entry), _held(size.high, entry)), who, path)
        else:
            size = Range(-size.high, -size.low) if change.op == "-=" else size
            yield Push(change.name, size, who, times, _asked(state, rule, change.name), path)


def _asked(state: World, rule: Rule, name: str) -> Range | None:
    """Return where a number must lie for a rule that moves it to happen, whatever the ranges; None for anywhere."""
    if rule.when is None or name not in rule.when.names:
        return None
    start = {**inside(state, rule.moment.known), name: top(state.schema[name])}
    cases = state.assumer.assume(rule.when.tree, True, [start])
    spans = [span for case in cases if isinstance(span := state.assumer.value(name, case), Range)]
    return Range(min(one.low for one in spans), max(one.high for one in spans)) if spans else None


def _turns(state: World, cases: Sequence[Case]) -> Range:
    """Return the turns from the first to the last in which something may happen."""
    spans = [span for case in cases if isinstance(span := state.assumer.value("turn", case), Range)]
    return Range(min(span.low for span in spans), max(span.high for span in spans))


def _held(value: int, entry: Entry) -> int:
    return max(entry.low, min(entry.high, value))

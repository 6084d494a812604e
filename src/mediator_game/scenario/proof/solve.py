"""The ranges themselves: what every name can hold, found by letting everything happen that can, until no more can.

Ranges only ever grow, from the start of a game outwards: a rule adds what it changes once its condition can hold in
the ranges so far. When nothing grows any more, every state of every game lies inside (the argument is by induction
over the steps of a game). A range that keeps growing slowly is taken to its limit, which is always sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from mediator_game.scenario import calendar
from mediator_game.scenario.kinds import Entry, Schema
from mediator_game.scenario.model import Header, Scenario
from mediator_game.scenario.names import MOST
from mediator_game.scenario.proof import moments
from mediator_game.scenario.proof.assume import Assumer, Case
from mediator_game.scenario.proof.derived import derived
from mediator_game.scenario.proof.engine import Engine, available, both_edges, can
from mediator_game.scenario.proof.links import links
from mediator_game.scenario.proof.push import Push, Put, reach
from mediator_game.scenario.proof.rules import Reader, Rule, rules
from mediator_game.scenario.proof.values import NO, YES, Range, Value, is_empty, join, meet

SLOW = 12
"""Rounds after which what still grows is taken to its limit."""
COUNTED = Range(0, 1_000_000)
FAR = 1_000_000
STILL = (
    "monitoring", "war", "text.exists", "text.public", "text.leaked", "text.rejected", "text.signed", "text.settles",
    "text.public_since", "text.signed_turn", "text.tabled_turn", "text.draft",
)  # fmt: skip
"""What is false, or nought, as a game begins."""


@define
class World:
    """A scenario under proof: what every name can hold, and all that moves it."""

    scenario: Scenario
    schema: Schema
    known: dict[str, Value]
    start: dict[str, Value]
    assumer: Assumer
    reader: Reader
    engine: Engine
    rules: tuple[Rule, ...] = ()
    happening: tuple[Rule, ...] = ()
    """The rules that may happen."""
    pushes: Mapping[str, Sequence[Push]] = field(factory=dict)
    puts: Mapping[str, Sequence[Put]] = field(factory=dict)

    @property
    def last(self) -> int:
        """The last turn there can be: the aftermath is lived through only by a signed text."""
        header = self.scenario.scenario
        return header.turns + (header.aftermath if can(self.known, "text.signed") else 0)


def world(scenario: Scenario, schema: Schema) -> World:
    """Return a scenario with nothing known of it but the limits of every name."""
    header = scenario.scenario
    known = {name: top(entry) for name, entry in schema.items()}
    known["turns"] = Range(header.turns, header.turns)
    dates: list[int] = []

    def days() -> Sequence[int]:
        if not dates:
            dates.extend(_dates(header))
        return dates

    assumer = Assumer(schema, known, links(scenario), days)
    return World(scenario, schema, known, dict(known), assumer, Reader(schema), Engine(scenario))


def _dates(header: Header) -> Iterator[int]:
    for turn in range(header.turns + header.aftermath + 2):
        yield calendar.turn_date(header, max(1, turn)).toordinal()


def top(entry: Entry) -> Value:
    """Return all that a name of this kind can hold."""
    if entry.kind in ("option", "chair"):
        return frozenset(entry.choices)
    if entry.low < 0 and not entry.writable:
        return Range(-FAR, FAR)  # what is worked out from scores: a red line can take it beyond all points
    return Range(entry.low, COUNTED.high if entry.high == MOST else entry.high)


def solve(state: World) -> None:
    """Find what every name can hold."""
    state.rules = tuple(rules(state.scenario, state.reader))
    for note in state.scenario.note:
        state.reader.when(note.when)
    for issue in state.scenario.issue:
        for option in issue.option:
            state.reader.when(option.when)
    if state.reader.doubtful:
        return
    _begin(state)
    for round_number in range(1000):
        if not _grow(state, slow=round_number >= SLOW):
            break


# The start


def _begin(state: World) -> None:
    scenario, known = state.scenario, state.known
    known["turn"] = Range(1, scenario.scenario.turns)
    known["cohesion"] = Range(scenario.world.cohesion.low, scenario.world.cohesion.high)
    known["tension"] = Range(scenario.world.tension.low, scenario.world.tension.high)
    for track in scenario.track:
        known[str(track.id)] = Range(track.start.low, track.start.high)
    for name in state.schema:
        if name.split(".")[0] in ("flags", "unlocked", "moves", "reactions", "events", "notes"):
            known[name] = NO
    for name in STILL:
        known[name] = NO
    for issue in scenario.issue:
        quo = frozenset(str(option.id) for option in issue.option if option.status_quo)
        known[f"text.{issue.id}"] = known[f"now.{issue.id}"] = quo
        for option in issue.option:
            known[available(issue, option)] = NO
    for name in scenario.side:
        _begin_side(state, name)
    for name, power in scenario.power.items():
        known[f"{name}.will"] = Range(power.will.low, power.will.high)
    for name, value in derived(scenario, known):
        known[name] = value
    for change in _chairs(state):
        known[change[0]] = change[1]
    state.start = dict(known)


def _begin_side(state: World, name: str) -> None:
    known, side = state.known, state.scenario.side[name]
    for gauge in ("trust", "rhetoric", "cover", "caution", "outlook", "press"):
        span = getattr(side, gauge)
        known[f"{name}.{gauge}"] = Range(span.low, span.high)
    for still in ("accepted", "shown", "falls", "violence", "visits", "pushed_back", "covered"):
        known[f"{name}.{still}"] = NO
    known[f"{name}.fall_line"] = Range(side.fall_line, side.fall_line)
    second = list(state.scenario.side.values())[-1].edge
    edge = second if name == list(state.scenario.side)[-1] else 100 - second
    known[f"{name}.edge"] = Range(edge, edge)
    for bloc in side.bloc:
        path = f"{name}.{bloc.id}"
        for gauge in ("support", "limit", "movable", "leak"):
            span = getattr(bloc, gauge)
            known[f"{path}.{gauge}"] = Range(span.low, span.high)
        known[f"{path}.clout"] = Range(bloc.clout, bloc.clout)
        for still in ("knows", "contacted", "channels", "contacted_turn", "walked_out", "walked_out_turn"):
            known[f"{path}.{still}"] = NO


def _chairs(state: World) -> Iterator[tuple[str, Value]]:
    """Yield where the names stand once somebody has sat down: each chair's effects, on top of what is drawn."""
    seats: dict[str, list[Value]] = {}
    chairs = [rule for rule in state.rules if rule.table == "chair"]
    for rule in chairs:
        pushes, puts = _gather(state, [(rule, [rule.moment.known])])
        for name in {*pushes, *puts}:
            seats.setdefault(name, []).append(_reached(state, name, state.known[name], puts, pushes))
    for name, found in seats.items():
        value = found[0] if len(found) == len(chairs) else state.known[name]
        for one in found:
            value = join(value, one)
        yield name, value


# One round


def _grow(state: World, *, slow: bool) -> bool:
    """Let everything happen that can in the ranges so far; return whether any has grown."""
    known, scenario = state.known, state.scenario
    _options(state)
    firing = [(rule, cases) for rule in state.rules if rule.table != "chair" and (cases := possible_cases(state, rule))]
    state.happening = tuple(rule for rule, _ in firing)
    verbs = state.engine.verbs([rule for rule in state.happening if rule.table == "move"], known)
    doing = [(rule, cases) for rule, cases in firing if not rule.verb or rule in verbs.get(rule.verb, ())]
    state.happening = tuple(rule for rule, _ in doing)
    pushes, puts = _gather(state, doing)
    for push in state.engine.pushes(verbs, known, state.last):
        pushes.setdefault(push.name, []).append(push)
    for put in (*state.engine.puts(verbs, known, state.last), *_publishing(state, doing), *_notes(state)):
        puts.setdefault(put.name, []).append(put)
    state.pushes, state.puts = pushes, puts
    grown = False
    found = {name: _reached(state, name, state.start[name], puts, pushes) for name in {*pushes, *puts}}
    found["turn"] = Range(1, state.last)
    for name, value in found.items():
        grown |= _raise(state, name, value, slow=slow)
    for name, value in list(derived(scenario, known)):
        grown |= _raise(state, name, value, slow=slow)
    return grown


def _raise(state: World, name: str, value: Value, *, slow: bool) -> bool:
    before = state.known[name]
    after = join(before, value)
    if after == before:
        return False
    state.known[name] = join(after, top(state.schema[name])) if slow and name in state.schema else after
    return True


def _options(state: World) -> None:
    """Note which options can be put in a text, as far as that is known."""
    moment = moments.playing(state.scenario.scenario)
    for issue in state.scenario.issue:
        for option in issue.option:
            sponsored = not option.needs_sponsor or can(state.known, f"unlocked.{issue.id}.{option.id}")
            when = state.reader.when(option.when)
            if sponsored and (when is None or state.assumer.assume(when.tree, True, [inside(state, moment.known)])):
                state.known[available(issue, option)] = YES


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


def inside(state: World, known: Mapping[str, Value]) -> Case:
    """Return what is known at a moment, within what is known at all."""
    return {name: meet(value, state.known[name]) for name, value in known.items()}


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


def _gather(
    state: World, firing: Iterable[tuple[Rule, Sequence[Case]]]
) -> tuple[dict[str, list[Push]], dict[str, list[Put]]]:
    """Return what these rules add to names and set them to, by name."""
    pushes: dict[str, list[Push]] = {}
    puts: dict[str, list[Put]] = {}
    edges = tuple(f"{name}.edge" for name in state.scenario.side)
    for rule, cases in firing:
        times = often(state, rule, cases)
        for change in _changes(state, rule, cases, times):
            pair: tuple[Push | Put, ...] = (change,)
            if change.name in edges and len(edges) == 2:
                pair = _both(change, edges)
            for one in pair:
                if isinstance(one, Push):
                    pushes.setdefault(one.name, []).append(one)
                else:
                    puts.setdefault(one.name, []).append(one)
    return pushes, puts


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
        for which in ("first", "last"):
            yield Put(rule.count.replace(".count", f".{which}"), turns, who, rule.path)
    # A move is counted, and its verb acts, before its effects are sized: what was so before need not be so any more.
    seen: Sequence[Case] = [{"turn": turns}] if rule.table == "move" else cases
    for place, change in rule.effects:
        path = (*rule.path, "effects", place)
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


def _held(value: int, entry: Entry) -> int:
    return max(entry.low, min(entry.high, value))


def _publishing(state: World, doing: Sequence[tuple[Rule, Sequence[Case]]]) -> Iterator[Put]:
    for rule, cases in doing:
        if rule.publishes and can(state.known, "text.exists"):
            yield Put("text.public_since", _turns(state, cases), rule.called, rule.path)


def _notes(state: World) -> Iterator[Put]:
    moment = moments.playing(state.scenario.scenario)
    for number, note in enumerate(state.scenario.note):
        when = state.reader.when(note.when)
        if when is None or state.assumer.assume(when.tree, True, [inside(state, moment.known)]):
            yield Put(f"notes.{note.id}.opened", YES, f"the note “{note.id}”", ("note", number))


def _turns(state: World, cases: Sequence[Case]) -> Range:
    """Return the turns from the first to the last in which something may happen."""
    spans = [span for case in cases if isinstance(span := state.assumer.value("turn", case), Range)]
    return Range(min(span.low for span in spans), max(span.high for span in spans))


def _reached(
    state: World, name: str, start: Value, puts: Mapping[str, Sequence[Put]], pushes: Mapping[str, Sequence[Push]]
) -> Value:
    given = [put.value for put in puts.get(name, ())]
    if isinstance(start, frozenset):
        return start.union(*(value for value in given if isinstance(value, frozenset)))
    limits = top(state.schema[name])
    assert isinstance(limits, Range)
    numbers = [value for value in given if isinstance(value, Range)]
    return reach(start, numbers, pushes.get(name, ()), limits)

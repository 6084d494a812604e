"""Measures: who says yes to one, what comes of it, how confidence grows of them, and what breaks them (R41, R42).

A side's yes to a measure is ``worth + (confidence - 50)/5 - (rhetoric - 50)/10 + 3 * (prerequisites in force)
+ 2 * (people heard) - max(0, owed - 8) >= -2``, where `owed` is by how much the other side would be ahead in what
measures in force have brought. It is compared exactly, and rounded for showing only.
"""

from __future__ import annotations

from collections.abc import Mapping

from mediator_game.engine import authored, formulas, truce
from mediator_game.engine.actions import Move
from mediator_game.engine.rules import MeasureRules, Rules, SideRules, Values
from mediator_game.engine.work import Phase, Work

MIDDLE = 50
"""The confidence and the rhetoric that count neither for a measure nor against it."""


# Who says yes


def agrees(rules: Rules, v: Values, measure: MeasureRules, party: str) -> bool:
    """Tell whether a side or a power says yes to a measure."""
    if party in rules.powers:
        enough = v[rules.powers[party].will] >= measure.will.get(party, 0)
        return enough and v[measure.worth[party]] >= 0
    worths = {side.name: v[measure.worth[side.name]] for side in rules.sides}
    side = rules.side(party)
    numerator, denominator = margin(
        rules.constants,
        worths[party],
        v[rules.measure_slots.confidence],
        v[side.rhetoric],
        after=len(measure.after),
        heard=heard(rules, v, measure, side),
        owed=owed(rules, v, worths, side),
    )
    return numerator >= rules.constants["measure_least"] * denominator


def margin(
    constants: Mapping[str, int], worth: int, confidence: int, rhetoric: int, *, after: int, heard: int, owed: int
) -> tuple[int, int]:
    """Return how far a side is for a measure, as a fraction: numerator and denominator."""
    trusting, shouting = constants["measure_confidence_divisor"], constants["measure_rhetoric_divisor"]
    whole = worth + constants["measure_after"] * after + constants["measure_heard"] * heard
    whole -= max(0, owed - constants["measure_owed"])
    over = (confidence - MIDDLE) * shouting - (rhetoric - MIDDLE) * trusting
    return whole * trusting * shouting + over, trusting * shouting


def brought(rules: Rules, v: Values, side: str) -> int:
    """Return what the measures in force are worth to a side together."""
    return sum(v[one.worth[side]] for one in rules.measures.values() if v[one.in_force])


def owed(rules: Rules, v: Values, worths: Mapping[str, int], side: SideRules) -> int:
    """Return by how much the other side would be ahead if a measure of these `worths` came into force."""
    ahead = 0
    for name, worth in worths.items():
        ahead += (brought(rules, v, name) + worth) * (-1 if name == side.name else 1)
    return ahead


def heard(rules: Rules, v: Values, measure: MeasureRules, side: SideRules) -> int:
    """Return how many of those the measure concerns on a side have been heard: people without a say at home."""
    return sum(v[rules.blocs[name].channels] > 0 for name in measure.hears[side.name])


def waits_for(rules: Rules, v: Values, measure: MeasureRules) -> str | None:
    """Return the first measure that has to be in force for a whole turn before this one, or None."""
    turn = v[rules.layout["turn"]]
    for name in measure.after:
        before = rules.measures[name]
        if not v[before.in_force] or v[before.since] >= turn:
            return name
    return None


# Proposing


def refusal(rules: Rules, v: Values, name: str) -> str | None:
    """Return why a measure cannot be proposed now, or None when it can."""
    measure = rules.measures.get(name)
    if measure is None:
        return f"Propose which measure? One of {', '.join(rules.measures)}."
    written = measure.definition
    if v[measure.in_force]:
        return f"{written.title}: it is in force."
    if not measure.when(v):
        return f"{written.title}: {written.closed or 'not possible now'}."
    if before := waits_for(rules, v, measure):
        return (
            f"{written.title}: “{rules.measures[before].definition.title}” has to be in force for a whole turn first."
        )
    if written.breaks_on and truce.at_war(rules, v):
        return f"{written.title}: not while there is war."
    for party in measure.parties:
        if party in rules.scenario.side and formulas.vacant(rules.side(party), v):
            return f"There is nobody in office in {rules.scenario.side[party].name}."
    return None


def propose(work: Work, move: Move, event: int) -> None:
    """Put a measure to all that it needs: it comes into force when every one of them says yes."""
    del event
    rules, v = work.rules, tuple(work.v)
    measure = rules.measures[move.target]
    name = str(measure.definition.id)
    against = [party for party in measure.parties if not agrees(rules, v, measure, party)]
    reads = _reads(rules, measure)
    if against:
        said = work.event("measure-refused", name, reads, by=" ".join(against))
        work.change(said, measure.refused, 1, "measure-refused")
        authored.carry_out(work, said, measure.else_effects, name, measure.key)
        return
    said = work.event("measure-agreed", name, reads)
    work.put(said, measure.in_force, 1, "measure-agreed")
    work.put(said, measure.since, work.turn, "measure-agreed")
    work.change(said, measure.agreed, 1, "measure-agreed")
    for power, cost in measure.will.items():
        work.change(said, rules.powers[power].will, -cost, "measure-will")
    authored.carry_out(work, said, measure.effects, name, measure.key)


def _reads(rules: Rules, measure: MeasureRules) -> list[int]:
    """Return the slots whose last movers made the answer what it is."""
    reads = [rules.measure_slots.confidence, *measure.reads]
    reads += [rules.measures[name].in_force for name in measure.after]
    for party in measure.parties:
        if party in rules.powers:
            reads.append(rules.powers[party].will)
        else:
            reads.append(rules.side(party).rhetoric)
            reads += [rules.blocs[bloc].channels for bloc in measure.hears[party]]
    return reads


# From turn to turn


def shaken(work: Work, *, clash: bool, war: bool) -> None:
    """Break what a clash or a war breaks, and then what stands on it."""
    rules, phase = work.rules, Phase(work)
    v = phase.v
    chance = rules.constants["measure_break"] if clash else 0
    broken: dict[str, int] = {}
    for name, measure in rules.measures.items():
        breaks_on = measure.definition.breaks_on
        if not v[measure.in_force] or breaks_on is None:
            continue
        if war or (breaks_on == "clash" and work.roll("break", name, chance)):
            broken[name] = _break(work, phase, name, 100 if war else chance, war=war)
    while True:
        phase.close()
        if broken:
            authored.follow(work, phase.v, phase.by, max(broken.values()))
        fallen = [name for name in rules.measures if name not in broken and _stood_on(rules, v, name, broken)]
        if not fallen:
            return
        phase = Phase(work)
        for name in fallen:
            on = next(one for one in rules.measures[name].after if one in broken)
            broken[name] = _break(work, phase, name, 100, on=on)


def _stood_on(rules: Rules, v: Values, name: str, broken: Mapping[str, int]) -> bool:
    measure = rules.measures[name]
    return bool(v[measure.in_force]) and any(one in broken for one in measure.after)


def _break(work: Work, phase: Phase, name: str, chance: int, on: str = "", *, war: bool = False) -> int:
    rules, measure = work.rules, work.rules.measures[name]
    shock = rules.measures[on].in_force if on else rules.layout["war" if war else "tension"]
    reads = [shock, measure.in_force]
    facts = {"measure": on} if on else {}
    event = work.event("measure-broken", name, reads, chance=chance, **facts)
    phase.put(event, measure.in_force, 0, "measure-broken", measure.key)
    phase.put(event, measure.since, 0, "measure-broken", measure.key)
    phase.change(event, measure.broken, 1, "measure-broken", measure.key)
    for effect in measure.broken_effects:
        authored.apply(phase, event, effect, name, measure.key)
    return event


def build(work: Work, phase: Phase, event: int) -> None:
    """Let confidence grow with the measures in force between the sides."""
    rules, constants = work.rules, work.rules.constants
    in_force = sum(phase.v[one.in_force] for one in rules.measures.values() if one.definition.builds)
    if in_force:
        more = min(constants["measure_most"], constants["measure_build"] * in_force)
        phase.change(event, rules.measure_slots.confidence, more, "measures")

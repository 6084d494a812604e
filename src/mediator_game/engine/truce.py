"""War on a front, turn by turn: what falls, who tires; and truces: when one holds, who breaks it, who watches.

A truce is nothing of its own: it is in force while a signed paper names an option that stops the fire. Signing one is
cheap talk as long as nobody watches, and so is breaking it.
"""

from __future__ import annotations

from mediator_game.engine import formulas, land
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.fronts import Fighting
from mediator_game.engine.ground import FrontRules
from mediator_game.engine.rules import PaperRules, Rules, Values
from mediator_game.engine.work import Phase, Work


def in_force(rules: Rules, v: Values) -> tuple[PaperRules, ...]:
    """Return the signed papers that stop the fire."""
    return tuple(
        paper
        for paper in rules.papers
        if paper.text.stops and v[paper.text.exists] and v[paper.text.signed_turn] and paper.text.stops(v)
    )


def at_war(rules: Rules, v: Values) -> bool:
    """Tell whether there is war and no truce in force."""
    return v[rules.layout["war"]] > 0 and not in_force(rules, v)


def begin(work: Work, paper: PaperRules, event: int) -> None:
    """Count a truce when a paper that stops the fire comes into force."""
    if paper.text.stops is not None and paper.text.stops(work.v):
        work.change(event, work.rules.layout["truces.count"], 1, "signed")


def watch(work: Work, event: int) -> None:
    """Observers on a line where there is a front: verification grows, half as much without consent (R22)."""
    rules, constants, v = work.rules, work.rules.constants, work.v
    if rules.fighting is None:
        return
    agreed = all(v[side.trust] >= constants["verify_trust_line"] for side in rules.sides)
    step = constants["verify_step"] if agreed else half_up(constants["verify_step"], 2)
    most = constants["verify_sponsored" if _is_sponsored(rules, v) else "verify_alone"]
    room = max(0, most - v[rules.fighting.verify])
    work.change(event, rules.fighting.verify, min(step, room), "monitoring")


def _is_sponsored(rules: Rules, v: Values) -> bool:
    """Tell whether somebody stands behind an option under which a line is watched, or a signed paper has one."""
    for issue, option, lock in rules.ground.watches:
        if lock is not None and v[lock]:
            return True
        if any(v[paper.text.signed_turn] and v[paper.text.options[issue]] == option for paper in rules.papers):
            return True
    return False


def turn(work: Work) -> None:
    """What a turn of war brings: a truce that breaks stops nothing, then the fronts move and both sides tire."""
    fighting = work.rules.fighting
    if fighting is None:
        return
    _breaks(work)
    if at_war(work.rules, work.v):
        _advance(work, fighting)
    else:
        _rest(work, fighting)


def break_chance(rules: Rules, side: int, v: Values) -> int:
    """Return the percent chance that a side breaks the truce in force: tension above 50 / 5 + 6 for each point by
    which it is the worse for it - verification.
    """
    constants = rules.constants
    gains = [formulas.gain_of(paper.text)(paper.sides[side], v) for paper in in_force(rules, v)]
    if not gains or rules.fighting is None or not v[rules.fighting.war]:
        return 0
    strain = max(0, v[rules.layout["tension"]] - constants["truce_tension"])
    divisor = constants["truce_tension_divisor"]
    size = strain * formulas.HUNDREDTHS + divisor * constants["truce_gain"] * max(0, -max(gains))
    chance = half_up(size, divisor * formulas.HUNDREDTHS) - v[rules.fighting.verify]
    return max(0, min(constants["truce_most"], chance))


def _breaks(work: Work) -> None:
    rules, phase = work.rules, Phase(work)
    papers = in_force(rules, phase.v)
    broken: list[tuple[str, int]] = []
    for number, side in enumerate(rules.sides):
        chance = break_chance(rules, number, phase.v)
        if work.roll("truce-broken", side.name, chance):
            because = [slot for paper in papers for slot in (paper.text.signed_turn, *paper.text.options)]
            # What the field is about to bring follows from who holds what.
            because += [rules.layout["tension"], *(place.holder for place in rules.ground.places)]
            broken.append((side.key, work.event("truce-broken", side.name, because, chance=chance)))
    if broken:
        _collapse(work, phase, min(broken)[1], papers)
    phase.close()


def _collapse(work: Work, phase: Phase, event: int, papers: tuple[PaperRules, ...]) -> None:
    rules, v, constants = work.rules, phase.v, work.rules.constants
    phase.change(event, rules.layout["truces.broken"], 1, "truce-broken")
    announced = any(paper is rules.papers[0] and v[paper.text.public_since] for paper in papers)
    for side in rules.sides:
        phase.change(event, side.rhetoric, constants["collapse_rhetoric"], "truce-broken")
        if announced:
            phase.change(event, side.trust, -constants["collapse_trust"], "truce-broken")
    for paper in papers:
        phase.put(event, paper.text.signed_turn, 0, "truce-broken")
        for one in paper.rival.signatories if paper.rival else ():
            phase.put(event, one.signed, 0, "truce-broken")
        for side in paper.sides:
            phase.put(event, side.accepted, 0, "truce-broken")
            phase.put(event, side.shown, 0, "truce-broken")


def _advance(work: Work, fighting: Fighting) -> None:
    """Places fall, each side's in its own order, and the fighting wearies both."""
    before, phase = tuple(work.v), Phase(work)
    events = [event for front in fighting.ground.fronts for event in _attack(work, phase, fighting, front)]
    tired = work.event("drift")
    for front in fighting.ground.fronts:
        for side, toll in enumerate(front.toll):
            phase.change(tired, fighting.weary[side], toll, "toll", work.rules.sides[front.side].key)
    phase.close()
    if events:
        land.follow(work, before, dict(events))


def _attack(work: Work, phase: Phase, fighting: Fighting, front: FrontRules) -> list[tuple[int, int]]:
    """Take places in order until one holds; return the slots of the holders with the events of their fall."""
    side = work.rules.sides[front.side]
    taken = []
    for _, place in fighting.upcoming(front, phase.v)[: front.steps]:
        chance = fighting.chance(front, place, phase.v)
        if not work.roll("place-falls", f"{side.name}@{place.name}", chance):
            break
        because = (fighting.war, work.rules.layout["edge"], fighting.aid[front.side])
        event = work.event("place-falls", side.name, because, chance=chance, place=place.name)
        phase.put(event, place.holder, front.side, "place-falls")
        taken.append((place.holder, event))
    return taken


def _rest(work: Work, fighting: Fighting) -> None:
    phase, rested = Phase(work), work.event("drift")
    for slot in fighting.weary:
        phase.change(rested, slot, -work.rules.constants["weary_rest"], "rest")
    phase.close()

"""Phases 5 to 7: outside powers, facts on the ground, drift."""

from __future__ import annotations

from mediator_game.engine import backlash, formulas, measures, truce
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.rules import Rules, SideRules, Values
from mediator_game.engine.work import Phase, Work


def powers(work: Work) -> None:
    """A co-chair's capital that dislikes the text goes venue shopping: the co-chairs drift apart (R14)."""
    rules, phase = work.rules, Phase(work)
    if phase.v[rules.text.exists]:
        for power in rules.powers.values():
            if power.co_chair and power.attitude(phase.v) < rules.constants["dislike_line"]:
                event = work.event("venue-shopping", power.name, rules.text.options)
                loss = rules.constants["dislike_cohesion"]
                phase.change(event, rules.layout["cohesion"], -loss, "venue-shopping", power.key)
    phase.close()


def ground(work: Work) -> None:
    """Clashes on the line, and war."""
    if not work.rules.sides:
        return
    truce.turn(work)
    rules, phase = work.rules, Phase(work)
    constants, tension = rules.constants, rules.layout["tension"]
    chance = clash_chance(rules, phase.v)
    clash = work.roll("clash", "line", chance)
    if clash:
        event = work.event("clash", "line", (tension,), chance=chance)
        phase.change(event, tension, constants["clash_tension"], "clash")
        for side in rules.sides:
            phase.change(event, side.rhetoric, constants["clash_rhetoric"], "clash")
    war = truce.at_war(rules, phase.v)
    for side in rules.sides:
        chance = war_chance(rules, side, phase.v)
        if not phase.v[rules.layout["war"]] and work.roll("war", side.name, chance):
            edge = [rules.layout["edge"]] if "edge" in rules.layout else []
            event = work.event("war", side.name, (tension, *edge), chance=chance)
            phase.put(event, rules.layout["war"], 1, "war")
            war = True
    phase.close()
    measures.shaken(work, clash=clash, war=war)


def clash_chance(rules: Rules, v: Values) -> int:
    """Return the percent chance of a clash this turn: 2 for every full ten of tension.

    On a front there is a truce, or fighting that is more than a clash.
    """
    if rules.fighting is not None and (v[rules.layout["war"]] or truce.in_force(rules, v)):
        return 0
    return rules.constants["clash_percent"] * (v[rules.layout["tension"]] // 10)


def war_chance(rules: Rules, side: SideRules, v: Values) -> int:
    """Return the percent chance that a side whose gain is small turns to arms."""
    constants, slots, place = rules.constants, rules.layout, rules.place(side.name)
    if truce.in_force(rules, v):
        return 0
    # A text that no leader has seen keeps nobody from arms.
    gains = [
        formulas.gain_of(paper.text)(paper.sides[place], v)
        for paper in rules.papers
        if v[paper.text.signed_turn] or any(v[one.shown] or v[one.accepted] for one in paper.sides)
    ]
    gain = max(gains, default=-v[side.outlook] * formulas.HUNDREDTHS)
    if gain >= constants["war_gain"] * formulas.HUNDREDTHS:
        return 0
    edge = v[slots["edge"]] if side.edge_sign > 0 else 100 - v[slots["edge"]]
    above = max(0, edge - constants["war_edge"]) + max(0, v[slots["tension"]] - constants["war_tension"])
    chance = half_up(above, 2)
    return max(0, chance - (constants["war_monitoring"] if v[slots["monitoring"]] else 0))


def drift(work: Work) -> None:
    """What moves by itself every turn while nothing is settled."""
    rules, phase = work.rules, Phase(work)
    if not rules.sides:
        return
    constants, slots = rules.constants, rules.layout
    event = work.event("drift")
    phase.change(event, slots["tension"], constants["drift_tension"], "drift")
    nobody = not any(phase.v[side.accepted] for paper in rules.papers for side in paper.sides)
    for place, side in enumerate(rules.sides):
        if nobody:
            phase.change(event, side.rhetoric, constants["drift_rhetoric"], "outbidding")
        phase.change(event, side.cover, -constants["drift_cover"], "fades")
        for paper in rules.papers:
            _fade(work, phase, event, paper.sides[place].press)
        if side.edge_drift:
            phase.change(event, slots["edge"], side.edge_drift * side.edge_sign, "arms", side.key)
    if phase.v[slots["monitoring"]]:
        phase.change(event, slots["monitoring"], -1, "fades")
    backlash.creep(work, phase)
    measures.build(work, phase, event)
    phase.close()


def _fade(work: Work, phase: Phase, event: int, press: int) -> None:
    """Pressure on a leader fades, whichever way it goes."""
    pressed = phase.v[press]
    fade = min(work.rules.constants["drift_press"], abs(pressed))
    phase.change(event, press, -fade if pressed > 0 else fade, "fades")

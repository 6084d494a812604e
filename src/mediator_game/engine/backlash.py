"""The second table: what a public text costs each leader at home, turn by turn (Putnam 1988, Fearon 1994, Stedman
1997).

A text that scores below what a bloc will bear costs the leader who stands by it that bloc's support: a shock, then
agitation, then a walk-out, then contagion. Each part reads one snapshot.
"""

from __future__ import annotations

from collections.abc import Callable

from mediator_game.engine import formulas
from mediator_game.engine.answers import publish
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.layout import TENTHS
from mediator_game.engine.rules import BlocRules, Rules, SideRules, Values
from mediator_game.engine.work import Phase, Work


def leak_check(work: Work) -> None:
    """Phase 3: a text that several people know comes out by itself."""
    rules, v, text = work.rules, work.v, work.rules.text
    chance = leak_chance(rules, lambda slot: v[slot])
    if work.roll("leak", "text", chance):
        knowing = [bloc.knows for bloc in rules.blocs.values() if v[bloc.knows]]
        event = work.event("leak", "text", (*knowing, rules.layout["leak_bonus"], text.draft), chance=chance)
        publish(work, event, leaked=True)


def leak_chance(rules: Rules, value: Callable[[int], int]) -> int:
    """Return the percent chance that the text leaks this turn; 0 when there is nothing to leak.

    `value` gives a slot's value: the true one, or what a player knows of it. A leader who has seen any draft is in
    the know, as a bloc is.
    """
    text = rules.text
    if not value(text.exists) or value(text.public_since):
        return 0
    chance = value(rules.layout["leak_bonus"])
    chance += sum(value(bloc.leak) for bloc in rules.blocs.values() if value(bloc.knows))
    return chance + rules.constants["leak_leader"] * sum(value(side.read) for side in rules.sides)


def stands_by(side: SideRules, v: Values, work: Work) -> bool:
    """Tell whether the leader answers at home for a public text: he has said yes to it or signed it."""
    text = work.rules.text
    return bool(v[text.public_since] and (v[side.accepted] or v[text.signed_turn]))


def support(work: Work) -> None:
    """Shock, agitation, dividend and contagion."""
    phase = Phase(work)
    for side in work.rules.sides:
        burdened = stands_by(side, phase.v, work) and work.rules.constants["second_table"]
        for bloc in side.blocs:
            if phase.v[bloc.walked_out]:
                continue
            if burdened:
                _answer_for_text(work, phase, side, bloc)
            _contagion(work, phase, side, bloc)
    phase.close()


def _answer_for_text(work: Work, phase: Phase, side: SideRules, bloc: BlocRules) -> None:
    v, text, constants = phase.v, work.rules.text, work.rules.constants
    missing = formulas.shortfall(bloc, v, constants)
    because = (text.public_since, side.accepted, text.draft, side.rhetoric)
    if v[bloc.felt] != missing:
        felt = work.event("counters", bloc.name)
        work.put(felt, bloc.felt, missing, "felt")
    if not missing:
        if v[text.signed_turn]:
            event = work.event("dividend", bloc.name, (text.signed_turn,))
            phase.change(event, bloc.support, constants["dividend"] * TENTHS, "dividend")
        return
    fresh = max(0, missing - v[bloc.felt])
    if fresh:
        event = work.event("shock", bloc.name, because)
        phase.change(event, bloc.support, -formulas.hit(side, bloc, fresh, v, text, constants), "shock")
    if old := min(missing, v[bloc.felt]):
        event = work.event("agitation", bloc.name, because)
        cost = formulas.hit(side, bloc, old, v, text, constants, per=constants["agitation_divisor"])
        phase.change(event, bloc.support, -cost, "agitation")


def _contagion(work: Work, phase: Phase, side: SideRules, bloc: BlocRules) -> None:
    gone = [other for other in side.blocs if phase.v[other.walked_out]]
    if gone:
        event = work.event("contagion", bloc.name, [other.walked_out for other in gone])
        clout = sum(other.clout for other in gone)
        loss = half_up(clout * TENTHS, work.rules.constants["contagion_divisor"])
        phase.change(event, bloc.support, -loss, "contagion")


def walk_outs(work: Work) -> None:
    """Organised blocs that have had enough leave for good; spoilers among those gone turn violent."""
    phase = Phase(work)
    v, text, constants = phase.v, work.rules.text, work.rules.constants
    if not constants["second_table"]:
        return
    everybody = all(stands_by(side, v, work) for side in work.rules.sides)
    for side in work.rules.sides:
        if not stands_by(side, v, work):
            continue
        for bloc in side.blocs:
            if v[bloc.walked_out]:
                if bloc.spoiler and everybody:
                    _violence(work, phase, side, bloc)
            elif _walks_out(bloc, v, work):
                event = work.event("walk-out", bloc.name, (bloc.support, text.public_since, bloc.contacted_turn))
                phase.put(event, bloc.walked_out, 1, "walk-out")
                phase.put(event, bloc.walked_out_turn, work.turn, "walk-out")
    phase.close()


def _walks_out(bloc: BlocRules, v: Values, work: Work) -> bool:
    constants = work.rules.constants
    low = v[bloc.support] < constants["walk_out_support"] * TENTHS
    return low and not bloc.civic and formulas.shortfall(bloc, v, constants) > 0


def _violence(work: Work, phase: Phase, side: SideRules, bloc: BlocRules) -> None:
    """Threat and assassination block moves toward compromise (R11, R16)."""
    constants = work.rules.constants
    missing = formulas.shortfall(bloc, phase.v, constants)
    chance = half_up(missing, constants["violence_divisor"] * formulas.HUNDREDTHS)
    if not work.roll("violence", bloc.name, chance):
        return
    event = work.event("violence", bloc.name, (bloc.walked_out, work.rules.text.public_since), chance=chance)
    phase.change(event, side.violence, 1, "violence")
    phase.change(event, side.rhetoric, constants["violence_rhetoric"], "violence")
    phase.change(event, side.caution, constants["violence_caution"], "violence")
    phase.change(event, work.rules.layout["tension"], constants["violence_tension"], "violence")
    for other in side.blocs:
        if not phase.v[other.walked_out]:
            phase.change(event, other.support, -constants["violence_support"] * TENTHS, "violence")


def creep(work: Work, phase: Phase) -> None:
    """Years of rhetoric teach publics that compromise is treason: their limits creep up (R21)."""
    constants = work.rules.constants
    for side in work.rules.sides:
        if phase.v[side.rhetoric] > constants["creep_rhetoric"]:
            for bloc in side.blocs:
                if bloc.civic:
                    event = work.event("creep", bloc.name, (side.rhetoric,))
                    phase.change(event, bloc.limit, constants["creep"], "creep")

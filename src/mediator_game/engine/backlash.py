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
from mediator_game.engine.rules import BlocRules, PaperRules, Rules, SideRules, Values
from mediator_game.engine.work import Phase, Work


def leak_check(work: Work) -> None:
    """Phase 3: a paper that several people know comes out by itself."""
    for paper in work.rules.papers:
        _leak(work, paper)


def _leak(work: Work, paper: PaperRules) -> None:
    rules, v = work.rules, work.v
    chance = leak_chance(rules, lambda slot: v[slot], paper)
    if work.roll("leak", paper.id, chance):
        knowing = [bloc.knows for side in paper.sides for bloc in side.blocs if v[bloc.knows]]
        because = (*knowing, rules.layout["leak_bonus"], paper.text.draft)
        event = work.event("leak", paper.id, because, chance=chance, **paper.facts)
        publish(work, event, paper, leaked=True)


def leak_chance(rules: Rules, value: Callable[[int], int], paper: PaperRules | None = None) -> int:
    """Return the percent chance that a paper leaks this turn; 0 when there is nothing to leak.

    `value` gives a slot's value: the true one, or what a player knows of it. A leader who has seen any draft is in
    the know, as a bloc is. What the mediator says and does in public adds to the chance of his own text only.
    """
    paper = paper or rules.papers[0]
    text = paper.text
    if not value(text.exists) or value(text.public_since):
        return 0
    chance = value(rules.layout["leak_bonus"]) if paper is rules.papers[0] else 0
    chance += sum(value(bloc.leak) for side in paper.sides for bloc in side.blocs if value(bloc.knows))
    return chance + rules.constants["leak_leader"] * sum(value(side.read) for side in paper.sides)


def stands_by(paper: PaperRules, place: int, v: Values) -> bool:
    """Tell whether the leader at `place` answers at home for a public paper: he has said yes to it or signed it."""
    text = paper.text
    is_known = v[text.exists] and v[text.public_since]
    return bool(is_known and (v[paper.sides[place].accepted] or v[text.signed_turn]))


def support(work: Work) -> None:
    """Shock, agitation, dividend and contagion."""
    phase = Phase(work)
    second_table = work.rules.constants["second_table"]
    for place, side in enumerate(work.rules.sides):
        burdens = [paper for paper in work.rules.papers if second_table and stands_by(paper, place, phase.v)]
        for number, bloc in enumerate(side.blocs):
            if phase.v[bloc.walked_out] or not bloc.clout:
                continue
            for paper in burdens:
                own = paper.sides[place]
                _answer_for_paper(work, phase, paper, own, own.blocs[number])
            _contagion(work, phase, side, bloc)
    phase.close()


def _answer_for_paper(work: Work, phase: Phase, paper: PaperRules, side: SideRules, bloc: BlocRules) -> None:
    v, text, constants = phase.v, paper.text, work.rules.constants
    missing = formulas.shortfall(bloc, v, constants)
    because = (text.public_since, side.accepted, text.draft, side.rhetoric)
    if v[bloc.felt] != missing:
        felt = work.event("counters", bloc.name)
        work.put(felt, bloc.felt, missing, "felt")
    if not missing:
        if v[text.signed_turn]:
            event = work.event("dividend", bloc.name, (text.signed_turn,), **paper.facts)
            phase.change(event, bloc.support, constants["dividend"] * TENTHS, "dividend")
        return
    fresh = max(0, missing - v[bloc.felt])
    if fresh:
        event = work.event("shock", bloc.name, because, **paper.facts)
        phase.change(event, bloc.support, -formulas.hit(side, bloc, fresh, v, text, constants), "shock", paper.key)
    if old := min(missing, v[bloc.felt]):
        event = work.event("agitation", bloc.name, because, **paper.facts)
        cost = formulas.hit(side, bloc, old, v, text, constants, per=constants["agitation_divisor"])
        phase.change(event, bloc.support, -cost, "agitation", paper.key)


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
    if not work.rules.constants["second_table"]:
        return
    for place, side in enumerate(work.rules.sides):
        burdens = [paper for paper in work.rules.papers if stands_by(paper, place, phase.v)]
        for number, bloc in enumerate(side.blocs):
            if not burdens:
                continue
            if phase.v[bloc.walked_out]:
                if bloc.spoiler:
                    _violence(work, phase, side, burdens, (place, number))
            elif paper := _walks_out(work, phase.v, burdens, (place, number)):
                because = (bloc.support, paper.text.public_since, bloc.contacted_turn)
                event = work.event("walk-out", bloc.name, because, **paper.facts)
                phase.put(event, bloc.walked_out, 1, "walk-out")
                phase.put(event, bloc.walked_out_turn, work.turn, "walk-out")
    phase.close()


def _walks_out(work: Work, v: Values, burdens: list[PaperRules], seat: tuple[int, int]) -> PaperRules | None:
    """Return the paper over which a bloc leaves: the one it lacks most in, or None when it stays."""
    constants = work.rules.constants
    worst, missing = _worst(work, v, burdens, seat)
    bloc = worst.sides[seat[0]].blocs[seat[1]]
    low = v[bloc.support] < constants["walk_out_support"] * TENTHS
    return worst if low and not bloc.civic and bloc.clout and missing > 0 else None


def _worst(work: Work, v: Values, papers: list[PaperRules], seat: tuple[int, int]) -> tuple[PaperRules, int]:
    """Return the paper in which a bloc (by the places of its side and of itself) lacks most, and how much."""
    place, number = seat
    lacking = [
        (-formulas.shortfall(paper.sides[place].blocs[number], v, work.rules.constants), paper.key, paper)
        for paper in papers
    ]
    missing, _, worst = min(lacking, key=lambda entry: entry[:2])
    return worst, -missing


def _violence(work: Work, phase: Phase, side: SideRules, burdens: list[PaperRules], seat: tuple[int, int]) -> None:
    """Threat and assassination block moves toward compromise (R11, R16)."""
    constants, everybody = work.rules.constants, range(len(work.rules.sides))
    shared = [paper for paper in burdens if all(stands_by(paper, place, phase.v) for place in everybody)]
    if not shared:
        return
    paper, missing = _worst(work, phase.v, shared, seat)
    bloc = side.blocs[seat[1]]
    chance = half_up(missing, constants["violence_divisor"] * formulas.HUNDREDTHS)
    if not work.roll("violence", bloc.name, chance):
        return
    because = (bloc.walked_out, paper.text.public_since)
    event = work.event("violence", bloc.name, because, chance=chance, **paper.facts)
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
                if bloc.civic and bloc.clout:
                    event = work.event("creep", bloc.name, (side.rhetoric,))
                    phase.change(event, bloc.limit, constants["creep"], "creep")

"""Who would take a paper: leaders, blocs and powers, each by his own measure, and against what else lies on the table.

A leader takes a paper when it brings him something, and no less than the best other paper that everybody who has to
sign it would take. He compares only papers he knows of.
"""

from __future__ import annotations

from mediator_game.engine import formulas
from mediator_game.engine.rules import PaperRules, Rules, Signatory, Values

H = formulas.HUNDREDTHS


def accepts(rules: Rules, paper: PaperRules, place: int, v: Values) -> bool:
    """Tell whether the leader at `place` takes a paper."""
    return margin(rules, paper, place, v) >= 0


def margin(rules: Rules, paper: PaperRules, place: int, v: Values) -> int:
    """Return by how much a paper brings the leader at `place` more than he asks, in hundredths of a point.

    He asks for as much as the best other paper would bring; without one for nought, or less for cheap talk.
    """
    own, least = gain(paper, place, v), formulas.least(paper.text, v)
    if len(rules.papers) == 1:
        return own - least
    other = rival_of(rules, paper, place, v)
    return own - (gain(other, place, v) if other else least)


def gain(paper: PaperRules, place: int, v: Values) -> int:
    """Return a leader's gain from a paper, in hundredths."""
    return formulas.gain_of(paper.text)(paper.sides[place], v)


def rival_of(rules: Rules, paper: PaperRules, place: int, v: Values) -> PaperRules | None:
    """Return the best other paper the leader at `place` could have instead, if one brings him anything."""
    best: tuple[int, str, PaperRules] | None = None
    for other in rules.papers:
        if other is paper or not v[other.text.exists] or not _knows(other, place, v):
            continue
        worth = gain(other, place, v)
        if worth > 0 and taken(rules, other, v) and (best is None or (-worth, other.key) < best[:2]):
            best = (-worth, other.key, other)
    return best[2] if best else None


def _knows(paper: PaperRules, place: int, v: Values) -> bool:
    if v[paper.text.public_since]:
        return True
    return place in paper.rival.aware if paper.rival else v[paper.sides[place].read] > 0


def taken(rules: Rules, paper: PaperRules, v: Values) -> bool:
    """Tell whether everybody who has to sign a paper would take it, looked at by itself."""
    if paper.rival is None:
        return all(_leader_takes(paper, place, v) for place in range(len(paper.sides)))
    return all(
        _alone(rules, paper, one, v) >= 0 if one.place is None else _leader_takes(paper, one.place, v)
        for one in paper.rival.signatories
    )


def _leader_takes(paper: PaperRules, place: int, v: Values) -> bool:
    """Tell whether there is a leader at `place` and a paper by itself is no less than he asks."""
    return not formulas.vacant(paper.sides[place], v) and gain(paper, place, v) >= formulas.least(paper.text, v)


def _alone(rules: Rules, paper: PaperRules, who: Signatory, v: Values) -> int:
    """Return by how much a paper is more than a bloc or a power asks, taken by itself, in hundredths."""
    extra = formulas.promised(paper.text, who.name, v)
    if who.bloc is not None:
        bloc = paper.sides[who.bloc[0]].blocs[who.bloc[1]]
        short = formulas.shortfall(bloc, v, rules.constants)
        left = bloc.voice.score(v) - v[bloc.limit] * H
        return extra + (-short if short else left)
    floor = rules.scenario.power[who.power].floor
    return extra + (paper.attitudes[who.power](v) - floor) * H


def objection(rules: Rules, paper: PaperRules, who: Signatory, v: Values) -> int:
    """Return how far a paper is from what a signatory would put his name to, in hundredths; 0 when he would sign.

    A leader signs what he takes and what his base, as far as he foresees it, lets him live with.
    """
    if who.place is None:
        return max(0, -_alone(rules, paper, who, v))
    side = paper.sides[who.place]
    if formulas.vacant(side, v):
        return formulas.RED_LINE_PRICE
    missing = 0
    if not formulas.dares(side, v, paper.text, rules.constants):
        left = formulas.base_if_public(side, v, paper.text, rules.constants)
        needed = (side.fall_line + v[side.caution]) * formulas.BASE_UNIT
        missing = -((left - needed) * H // formulas.BASE_UNIT)
    return max(0, missing, -margin(rules, paper, who.place, v))


def facts(paper: PaperRules, v: Values, **more: str) -> dict[str, str]:
    """Return what an event says of the paper it is about; `secret` while the trainee does not know of the paper."""
    if paper.rival is None:
        return more
    hidden = {} if v[paper.rival.known] else {"secret": "yes"}
    return {**paper.facts, **hidden, **more}

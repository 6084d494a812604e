"""What a power does for its own paper and against another's: it gives way where that is cheapest, or presses."""

from __future__ import annotations

from mediator_game.engine import agenda, consent
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.rules import PaperRules, PowerRules, RivalRules, Signatory, Values
from mediator_game.engine.work import Phase, Work

_Change = tuple[int, int]
"""The number of an issue and of an option."""


def bid(work: Work, phase: Phase, paper: PaperRules, rival: RivalRules) -> bool:
    """Change one option of the owner's own paper for the one who is furthest from signing; tell whether it was done.

    Of the changes that win him over it is the one the owner likes best, and never one that it likes less than its
    floor. A changed paper is asked of everybody again.
    """
    rules, v = work.rules, phase.v
    power, constants = rules.powers[rival.owner], rules.constants
    if not constants["bids"] or v[power.will] < constants["bid_will_line"]:
        return False
    refuser = _worst(work, paper, rival, v)
    change = _dearest(work, paper, rival, refuser, v) if refuser else None
    if refuser is None or change is None:
        return False
    number, option = change
    issue = rules.issues[number]
    said = consent.facts(paper, v, option=f"{issue.id}.{issue.option[option].id}", whom=refuser.name)
    event = work.event("paper-bid", power.name, (paper.text.draft, power.will), **said)
    phase.put(event, paper.text.options[number], option, "paper-bid")
    phase.change(event, paper.text.draft, 1, "paper-bid")
    phase.put(event, paper.text.tabled_turn, work.turn, "paper-bid")
    phase.change(event, power.will, -constants["bid_will"], "paper-bid", paper.key)
    for one in rival.signatories:
        phase.put(event, one.signed, 0, "paper-bid")
    for side in paper.sides:
        phase.put(event, side.shown, 0, "paper-bid")
    return True


def _worst(work: Work, paper: PaperRules, rival: RivalRules, v: Values) -> Signatory | None:
    """Return who is furthest from signing, by lot of those who are equally far; the owner does not bid for itself."""
    found = [
        (away, one)
        for one in rival.signatories
        if one.power != rival.owner and not v[one.signed] and (away := consent.objection(work.rules, paper, one, v))
    ]
    furthest = [one for away, one in found if away == max(found, key=lambda entry: entry[0])[0]]
    if len(furthest) < 2:
        return next(iter(furthest), None)
    return min(furthest, key=lambda one: (work.lot("bid", one.name), one.key))


def _dearest(work: Work, paper: PaperRules, rival: RivalRules, who: Signatory, v: Values) -> _Change | None:
    """Return the change its owner likes best among those that win somebody over, or None."""
    rules, found = work.rules, []
    like, floor = paper.attitudes[rival.owner], rules.scenario.power[rival.owner].floor
    for number in rival.issues:
        issue = rules.issues[number]
        for place, option in enumerate(issue.option):
            name = f"{issue.id}.{option.id}"
            slot = paper.text.options[number]
            if v[slot] == place or agenda.missing(rules, v, number, place) is not None:
                continue
            after = list(v)
            after[slot] = place
            if like(after) >= floor and not consent.objection(rules, paper, who, after):
                found.append((-like(after), rules.moved.first("option", name), (number, place)))
    return min(found)[2] if found else None


def contain(work: Work, phase: Phase, power: PowerRules) -> None:
    """Press a leader against a paper that a power dislikes and he would take.

    Any power does that to a rival paper it knows of; to the mediator's text only one that has a paper of its own on
    the table.
    """
    rules, v, constants = work.rules, phase.v, work.rules.constants
    if not constants["contain"] or v[power.will] < constants["contain_will_line"]:
        return
    disliked = [
        (like, paper.key, paper)
        for paper in rules.papers
        if _may_press(work, paper, power, v) and (like := paper.attitudes[power.name](v)) < constants["contain_line"]
    ]
    for _, _, paper in sorted(disliked, key=lambda entry: entry[:2])[:1]:
        pressed = _pressed(work, paper, power, v)
        for number, place in enumerate(pressed):
            side = paper.sides[place]
            force = power.lever[side.name] * v[power.will]
            said = consent.facts(paper, v, power=power.name)
            event = work.event("paper-contained", side.name, (power.will, paper.text.draft), **said)
            press = half_up(force, constants["press_leader_divisor"] * len(pressed))
            phase.change(event, side.press, -press, "paper-contained", power.key)
            if number == 0:
                phase.change(event, power.will, -constants["contain_will"], "paper-contained", power.key)


def _may_press(work: Work, paper: PaperRules, power: PowerRules, v: Values) -> bool:
    if not v[paper.text.exists] or v[paper.text.signed_turn]:
        return False
    if paper.rival:
        knows = v[paper.text.public_since] or power.name in paper.rival.tell
        return bool(knows) and paper.rival.owner != power.name
    return any(v[other.text.exists] for other in work.rules.papers if other.rival and other.rival.owner == power.name)


def _pressed(work: Work, paper: PaperRules, power: PowerRules, v: Values) -> list[int]:
    """Return the places of the sides to press: of those that would take the paper, where the lever is longest.

    Levers of one length share the pressure, so that no side's name decides.
    """
    asked = {one.place for one in paper.rival.signatories} if paper.rival else set(range(len(paper.sides)))
    found = [
        (power.lever[side.name], side.key, place)
        for place, side in enumerate(paper.sides)
        if place in asked and power.lever.get(side.name) and consent.accepts(work.rules, paper, place, v)
    ]
    longest = max((lever for lever, _, _ in found), default=0)
    return [place for lever, _, place in sorted(found, key=lambda entry: entry[:2]) if lever == longest]

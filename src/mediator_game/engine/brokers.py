"""Phase 5, for papers that others put forward: they come and go, are bargained over, and are signed one by one.

Four parts, each with a snapshot of its own: what is put forward or shelved; letters; bids and pressure against papers;
signatures. The power whose seat the trainee holds does none of this by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from mediator_game.engine import agenda, answers, consent, formulas
from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.bids import bid, contain
from mediator_game.engine.letters import answer_for_letters, send
from mediator_game.engine.rules import PaperRules, RivalRules, Rules, SideRules, Signatory, Values
from mediator_game.engine.work import Phase, Work


def external(work: Work) -> None:
    """Let every power that has a paper, or dislikes one, do what it does in a turn."""
    if len(work.rules.papers) == 1:
        return
    _part(work, _come_and_go)
    # What has been overtaken since a paper was written is not signed.
    agenda.overtake(work)
    for part in (_write, _bargain):
        _part(work, part)
    _look_again(work, _part(work, _sign))


def _part(work: Work, part: Callable[[Work, Phase], None]) -> Values:
    """Carry out one part from a snapshot; return the snapshot."""
    phase = Phase(work)
    part(work, phase)
    phase.close()
    return phase.v


def rivals(rules: Rules) -> tuple[tuple[PaperRules, RivalRules], ...]:
    """Return the papers that others put forward, each with what it has as such."""
    return tuple((paper, paper.rival) for paper in rules.papers if paper.rival)


def played(rules: Rules, v: Values) -> str:
    """Return the power whose seat the trainee holds; empty when there is none behind it."""
    return rules.scenario.chair[rules.chairs[v[rules.layout["chair"]]]].power


def folded(rules: Rules, paper: PaperRules, rival: RivalRules, v: Values) -> bool:
    """Tell whether a paper's owner likes the mediator's text no less than its own paper, so that it stops working
    for its own.
    """
    mine = rules.papers[0]
    return bool(v[mine.text.exists]) and mine.attitudes[rival.owner](v) >= paper.attitudes[rival.owner](v)


def is_open(paper: PaperRules, v: Values) -> bool:
    """Tell whether a paper is on the table and not in force yet."""
    return bool(v[paper.text.exists]) and not v[paper.text.signed_turn]


# What is put forward, and what is shelved


def _come_and_go(work: Work, phase: Phase) -> None:
    v, me, coming = phase.v, played(work.rules, phase.v), set[str]()
    for paper, rival in rivals(work.rules):
        live, tabled = v[paper.text.exists], v[paper.text.tabled_turn]
        if live and not tabled:
            put_forward(work, phase, paper, rival, "paper-tabled", (paper.text.exists,))
        elif tabled and not live:
            _shelve(work, phase, paper, rival, "paper-lapsed")
        elif not live and rival.owner != me and not v[paper.text.draft] and rival.when and rival.when(v):
            put_forward(work, phase, paper, rival, "paper-tabled")
            coming.add(paper.id)
        elif is_open(paper, v):
            _let_go(work, phase, paper, rival)
    for power in sorted({one.power for one in work.rules.solos} - {me}):
        _alone(work, phase, power, frozenset(coming))


def _let_go(work: Work, phase: Phase, paper: PaperRules, rival: RivalRules) -> None:
    """An owner lets its paper lapse for a text it likes as well; a paper that nobody touches is shelved in time, and
    one that would change nothing any more at once.
    """
    rules, v = work.rules, phase.v
    mine = rules.papers[0]
    content = mine.attitudes[rival.owner](v) >= rules.scenario.power[rival.owner].floor
    if folded(rules, paper, rival, v) and content:
        _shelve(work, phase, paper, rival, "paper-folded", (mine.text.draft,))
    elif _is_empty(paper, v):
        _shelve(work, phase, paper, rival, "paper-lapsed", paper.text.now)
    elif rival.lapse and work.turn - v[paper.text.tabled_turn] >= rival.lapse:
        _shelve(work, phase, paper, rival, "paper-lapsed")


def _is_empty(paper: PaperRules, v: Values) -> bool:
    return all(v[said] == v[now] for said, now in zip(paper.text.options, paper.text.now, strict=True))


def put_forward(
    work: Work,
    phase: Phase,
    paper: PaperRules,
    rival: RivalRules,
    kind: str,
    because: tuple[int, ...] = (),
    chance: int | None = None,
) -> int:
    """Put a paper on the table; return the event."""
    v, text = phase.v, paper.text
    known = v[rival.known] or rival.public or played(work.rules, v) in rival.tell
    said = {**paper.facts, **({} if known else {"secret": "yes"})}
    event = work.event(kind, rival.owner, because, **said, **({} if chance is None else {"chance": chance}))
    phase.put(event, text.exists, 1, kind)
    phase.put(event, text.rejected, 0, kind)
    phase.put(event, text.tabled_turn, work.turn, kind)
    phase.change(event, text.draft, 1, kind)
    for slot in rival.told:
        phase.put(event, slot, 1, kind)
    if known:
        phase.put(event, rival.known, 1, kind)
    if rival.public:
        phase.put(event, text.public_since, work.turn, kind)
    return event


def _shelve(
    work: Work, phase: Phase, paper: PaperRules, rival: RivalRules, kind: str, because: tuple[int, ...] = ()
) -> None:
    """Take a paper off the table. What it says, and who has read it, stays for the day it comes back."""
    text = paper.text
    said = consent.facts(paper, phase.v)
    event = work.event(kind, rival.owner, (text.draft, *because), **said)
    for slot in (text.exists, text.tabled_turn, text.signed_turn, text.public_since, text.leaked):
        phase.put(event, slot, 0, kind)
    for side in paper.sides:
        for slot in (side.accepted, side.shown, side.complaint):
            phase.put(event, slot, 0, kind)
    for one in rival.signatories:
        phase.put(event, one.signed, 0, kind)


def _alone(work: Work, phase: Phase, power: str, coming: frozenset[str]) -> None:
    """A power that acts alone puts its own paper forward, whatever the others do; the co-chairs drift apart.

    `coming` are the papers that are put forward this turn already.
    """
    rules, v = work.rules, phase.v
    if not any(
        one.first <= work.turn <= one.last for one in rules.solos if one.power == power and one.chair != _chair(work)
    ):
        return
    shelved = [
        (-paper.attitudes[power](v), paper.key, paper, rival)
        for paper, rival in rivals(rules)
        if rival.owner == power
        and paper.id not in coming
        and not v[paper.text.exists]
        and not folded(rules, paper, rival, v)
    ]
    if not shelved:
        return
    _, _, paper, rival = min(shelved, key=lambda entry: entry[:2])
    chance = alone_chance(rules, paper, power, v)
    if work.roll("alone", power, chance):
        cohesion = rules.layout["cohesion"]
        event = put_forward(work, phase, paper, rival, "paper-alone", (cohesion, rules.powers[power].will), chance)
        phase.change(event, cohesion, -rules.constants["alone_cohesion"], "paper-alone", rules.powers[power].key)


def _chair(work: Work) -> str:
    return work.rules.chairs[work.v[work.rules.layout["chair"]]]


def alone_chance(rules: Rules, paper: PaperRules, power: str, v: Values) -> int:
    """Return the percent chance that a power acts alone this turn."""
    more = paper.attitudes[power](v) - rules.papers[0].attitudes[power](v)
    chance = half_up(more + v[rules.powers[power].will], 2) - v[rules.layout["cohesion"]]
    return max(0, min(rules.constants["alone_most"], chance))


# Letters, bids, pressure


def _write(work: Work, phase: Phase) -> None:
    me = played(work.rules, phase.v)
    for paper, rival in rivals(work.rules):
        for letter in paper.text.letters:
            if phase.v[letter.sent]:
                answer_for_letters(work, phase, paper, rival, letter)
            elif letter.sender != me and _has_lain(work, paper, phase.v):
                send(work, phase, paper, rival, letter)


def _bargain(work: Work, phase: Phase) -> None:
    rules, v = work.rules, phase.v
    me, done = played(rules, v), set[str]()
    for paper, rival in sorted(rivals(rules), key=lambda pair: pair[0].key):
        if rival.owner not in {me, *done} and _has_lain(work, paper, v) and not folded(rules, paper, rival, v):
            done |= {rival.owner} if bid(work, phase, paper, rival) else set()
    for power in rules.powers.values():
        if power.name != me:
            contain(work, phase, power)


def _has_lain(work: Work, paper: PaperRules, v: Values) -> bool:
    """Tell whether a paper has been answered as it stands: nobody gives way in the turn in which he puts it forward."""
    return is_open(paper, v) and v[paper.text.tabled_turn] < work.turn


# Signatures


def _sign(work: Work, phase: Phase) -> None:
    v = phase.v
    for paper, rival in rivals(work.rules):
        if not is_open(paper, v) or _is_empty(paper, v):
            continue
        signed = [_answers(work, phase, paper, one) for one in rival.signatories]
        if signed and all(signed):
            _in_force(work, phase, paper, rival)


def _answers(work: Work, phase: Phase, paper: PaperRules, who: Signatory) -> bool:
    """Let one signatory sign, or say what is in the way; return whether he has signed."""
    v = phase.v
    if v[who.signed]:
        return True
    would = consent.objection(work.rules, paper, who, v) == 0
    side = paper.sides[who.place] if who.place is not None else None
    if side is not None:
        _says(work, phase, paper, side, would)
    if would:
        event = work.event("paper-signed", who.name, _because(paper, side), **consent.facts(paper, v))
        phase.put(event, who.signed, 1, "paper-signed")
    return would


def _says(work: Work, phase: Phase, paper: PaperRules, side: SideRules, would: bool) -> None:
    """Write down a leader's answer to a paper as it stands, and tell his no once for each version."""
    rules, v = work.rules, phase.v
    if formulas.vacant(side, v):
        return
    voice = formulas.leader(side, v)
    complaint = formulas.complaint(voice, v)
    yes = would or consent.accepts(rules, paper, rules.place(side.name), v)
    if v[side.shown] and v[side.accepted] == int(yes):
        return
    issue = {"issue": str(rules.issues[complaint - 1].id)} if complaint else {}
    kind = "counters" if would else "paper-refused"
    event = work.event(kind, side.name, _because(paper, side), **consent.facts(paper, v, **issue))
    for slot, value in ((side.shown, 1), (side.read, 1), (side.accepted, int(yes)), (side.complaint, complaint)):
        phase.put(event, slot, value, kind)
    if v[paper.rival.known] if paper.rival else False:
        for line in voice.red_lines:
            if v[line.text] == line.option:
                phase.put(event, line.learnt, 1, "red-line")


def _because(paper: PaperRules, side: SideRules | None) -> tuple[int, ...]:
    letters = tuple(letter.sent for letter in paper.text.letters)
    own = (side.outlook, side.press) if side else ()
    return (*paper.text.options, paper.text.draft, *own, *letters)


def _in_force(work: Work, phase: Phase, paper: PaperRules, rival: RivalRules) -> None:
    """All have signed: the paper is in force, and known."""
    text, because = paper.text, tuple(one.signed for one in rival.signatories)
    event = work.event("paper-in-force", rival.owner, (text.draft, *because), **paper.facts)
    phase.put(event, text.signed_turn, work.turn, "paper-in-force")
    phase.put(event, rival.known, 1, "known")
    if not phase.v[text.public_since]:
        phase.put(event, text.public_since, work.turn, "paper-in-force")
    if text.stops is not None and text.stops(phase.v):
        phase.change(event, work.rules.layout["truces.count"], 1, "signed")


def _look_again(work: Work, before: Values) -> None:
    """Once another paper is in force, a leader who had said yes to the mediator's text looks at it again."""
    rules, v = work.rules, work.v
    new = [paper for paper in rules.papers[1:] if v[paper.text.signed_turn] and not before[paper.text.signed_turn]]
    if not new or not v[rules.text.exists] or v[rules.text.signed_turn]:
        return
    for side in rules.sides:
        if v[side.accepted] and not answers.accepts(work, side):
            answers.answer(work, side, quiet=True)

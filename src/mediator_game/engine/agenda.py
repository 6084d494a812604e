"""What can be in a text as things stand, and what becomes of a term that no longer can."""

from __future__ import annotations

from mediator_game.engine import consent, formulas, land
from mediator_game.engine.answers import answer
from mediator_game.engine.rules import PaperRules, Rules, Values
from mediator_game.engine.work import Work


def missing(rules: Rules, v: Values, number: int, place: int, *, sponsored: bool = False) -> str | None:
    """Return why an option (by number) cannot be in a text as things stand, or None: a clause without a full stop.

    `sponsored`: whoever wrote the text stands behind its terms.
    """
    issue = rules.issues[number]
    option = issue.option[place]
    if option.needs_sponsor and not sponsored and not v[rules.layout[f"unlocked.{issue.id}.{option.id}"]]:
        return f"{option.title} needs a sponsor first"
    return withheld(rules, v, number, place)


def withheld(rules: Rules, v: Values, number: int, place: int) -> str | None:
    """Return the same whoever might stand behind the option: what is on the agenda, and what there is to hand over."""
    issue = rules.issues[number]
    option = issue.option[place]
    if issue.when and place != v[rules.text.now[number]] and not rules.condition(issue.when)(v):
        return f"{issue.title}: {issue.closed or 'not on the agenda now'}"
    if option.when and not rules.condition(option.when)(v):
        return f"{option.title} is not available now"
    handover = rules.ground.handover(number, place)
    if handover and land.is_already_so(rules.ground, handover, v):
        return f"{option.title}: already so"
    return None


def overtake(work: Work) -> None:
    """Take out of every paper that is not signed what events have overtaken; leaders who were shown it are asked again.

    Only where land can change hands or an issue has an agenda right: elsewhere a term that was put in stays in.
    """
    if work.rules.overtakes:
        for paper in work.rules.papers:
            _overtake(work, paper)


def _overtake(work: Work, paper: PaperRules) -> None:
    rules, v, text = work.rules, work.v, paper.text
    if not v[text.exists] or v[text.signed_turn]:
        return
    gone = [
        (number, v[slot])
        for number, (slot, now) in enumerate(zip(text.options, text.now, strict=True))
        if v[slot] != v[now] and missing(rules, v, number, v[slot], sponsored=paper.rival is not None) is not None
    ]
    if not gone:
        return
    for number, said in gone:
        issue = rules.issues[number]
        reads = [place.holder for place in rules.ground.places if place.issue == number]
        name = f"{issue.id}.{issue.option[said].id}"
        event = work.event("overtaken", name, reads, **consent.facts(paper, v, issue=str(issue.id)))
        work.put(event, text.options[number], v[text.now[number]], "overtaken")
    work.change(event, text.draft, 1, "overtaken")
    _ask_again(work, paper, event)


def _ask_again(work: Work, paper: PaperRules, event: int) -> None:
    v = work.v
    asked = [side for side in paper.sides if v[side.shown] or v[side.accepted]]
    for side in paper.sides:
        for bloc in side.blocs:
            work.put(event, bloc.shown, 0, "overtaken")
            work.put(event, bloc.complaint, 0, "overtaken")
        work.put(event, side.shown, 0, "overtaken")
    for side in asked:
        if formulas.vacant(side, v):
            continue
        if paper is work.rules.papers[0]:
            answer(work, side, quiet=True)
        else:
            work.put(event, side.accepted, 0, "overtaken")
    for one in paper.rival.signatories if paper.rival else ():
        work.put(event, one.signed, 0, "overtaken")

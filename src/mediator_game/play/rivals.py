"""Papers of others as the trainee sees them: those he knows of, with what they say beside the mediator's text."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.engine.rules import PaperRules, RivalRules, Rules, Signatory
from mediator_game.play.knowledge import Knowledge
from mediator_game.play.telling import Teller, capital
from mediator_game.play.view import PaperTerm, PaperView
from mediator_game.text.markdown import plain
from mediator_game.text.names import fill


def papers(rules: Rules, teller: Teller, now: Knowledge) -> tuple[PaperView, ...]:
    """Return every paper of somebody else's that the trainee knows of and that has been on the table."""
    return tuple(
        _paper(rules, teller, now, paper, paper.rival)
        for paper in rules.papers
        if paper.rival and now.v[paper.rival.known] and now.v[paper.text.draft]
    )


def _paper(rules: Rules, teller: Teller, now: Knowledge, paper: PaperRules, rival: RivalRules) -> PaperView:
    written = next(one for one in rules.scenario.paper if one.id == paper.id)
    v, text = now.v, paper.text
    names = [(_name(rules, teller, one), v[one.signed] > 0) for one in rival.signatories]
    return PaperView(
        id=paper.id,
        title=capital(fill(written.title, teller.places)),
        owner=rules.scenario.power[rival.owner].name,
        text=plain(fill(written.text, teller.places)),
        standing=_standing(v[text.exists], v[text.signed_turn], v[text.rejected]),
        public=v[text.public_since] > 0,
        draft=v[text.draft],
        terms=tuple(_terms(rules, teller, now, paper, rival)),
        signed_by=tuple(name for name, signed in names if signed),
        not_signed_by=tuple(name for name, signed in names if not signed),
        letters=tuple(_letters(rules, teller, now, paper)),
    )


def _standing(live: int, signed: int, rejected: int) -> str:
    if live:
        return "in force" if signed else "on the table"
    return "rejected" if rejected else "shelved"


def _terms(rules: Rules, teller: Teller, now: Knowledge, paper: PaperRules, rival: RivalRules) -> Iterator[PaperTerm]:
    mine = rules.text
    for number in rival.issues:
        issue = rules.issues[number]
        says, ours = now.v[paper.text.options[number]], now.v[mine.options[number]]
        yield PaperTerm(
            issue=issue.id,
            title=fill(issue.title, teller.places),
            says=fill(issue.option[says].title, teller.places),
            ours=fill(issue.option[ours].title, teller.places) if now.v[mine.exists] else "",
            is_now=says == now.v[mine.now[number]],
            differs=says != ours,
        )


def _name(rules: Rules, teller: Teller, one: Signatory) -> str:
    if one.power:
        return rules.scenario.power[one.power].name
    side = rules.scenario.side[one.name.partition(".")[0]].name
    return side if one.place is not None else f"{side}: {teller.whom(one.name)}"


def _letters(rules: Rules, teller: Teller, now: Knowledge, paper: PaperRules) -> Iterator[str]:
    """Yield what is known of letters: those that are no secret, and those that have come out."""
    written = {str(one.id): one for one in rules.scenario.letter}
    for letter in paper.text.letters:
        if now.v[letter.sent] and (not letter.secret or now.v[letter.leaked]):
            sender = rules.scenario.power[letter.sender].name
            kept = " It can no longer be kept." if now.v[letter.defaulted] else ""
            said = plain(fill(written[letter.id].text, teller.places))
            yield f"{sender} to {receiver(rules, teller, letter.to)}: {said or 'a promise'}{kept}"


def receiver(rules: Rules, teller: Teller, name: str) -> str:
    """Return what the receiver of a letter is called."""
    if name in rules.scenario.power:
        return rules.scenario.power[name].name
    side = rules.scenario.side[name.partition(".")[0]].name
    return f"{side}: {teller.whom(name)}" if "." in name else side

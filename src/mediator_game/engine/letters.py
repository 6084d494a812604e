"""Letters: what a power promises beside a paper, whether it comes out, and whether it is kept."""

from __future__ import annotations

from mediator_game.engine import consent, formulas
from mediator_game.engine.rules import LetterRules, PaperRules, RivalRules
from mediator_game.engine.work import Phase, Work


def send(work: Work, phase: Phase, paper: PaperRules, rival: RivalRules, letter: LetterRules) -> None:
    """Write to somebody who would not sign as things stand, if the sender can still afford it."""
    rules, v = work.rules, phase.v
    will = rules.powers[letter.sender].will
    who = next((one for one in rival.signatories if one.name == letter.to), None)
    if who is None or v[who.signed] or v[will] < rules.constants["letter_will"] or not letter.when(v):
        return
    if v[letter.worth] <= 0 or not consent.objection(rules, paper, who, v):
        return
    event = work.event("letter-sent", letter.to, (paper.text.draft, will), **_facts(paper, rival, letter, phase))
    phase.put(event, letter.sent, 1, "letter-sent")
    phase.change(event, will, -rules.constants["letter_will"], "letter-sent", letter.key)


def answer_for_letters(work: Work, phase: Phase, paper: PaperRules, rival: RivalRules, letter: LetterRules) -> None:
    """A letter may come out as long as its paper is there, and is worth nothing once its sender has no will left."""
    rules, v = work.rules, phase.v
    if not v[letter.defaulted] and not v[rules.powers[letter.sender].will]:
        will = rules.powers[letter.sender].will
        event = work.event("letter-defaulted", letter.to, (will,), **_facts(paper, rival, letter, phase))
        phase.put(event, letter.defaulted, 1, "letter-defaulted")
    hidden = letter.secret and not v[letter.leaked] and v[paper.text.exists]
    if hidden and work.roll("letter", f"{letter.to}@{letter.id}", letter.leak):
        _comes_out(work, phase, paper, rival, letter)


def _comes_out(work: Work, phase: Phase, paper: PaperRules, rival: RivalRules, letter: LetterRules) -> None:
    """What a leader was promised in private costs him with his blocs, as a text does that leaks."""
    rules, v, text = work.rules, phase.v, paper.text
    said = {**paper.facts, "letter": letter.id, "power": letter.sender}
    event = work.event("letter-leaked", letter.to, (letter.sent,), **said)
    phase.put(event, letter.leaked, 1, "letter-leaked")
    phase.put(event, rival.known, 1, "known")
    if not v[text.public_since]:
        phase.put(event, text.public_since, work.turn, "letter-leaked")
        phase.put(event, text.leaked, 1, "letter-leaked")
    name = letter.to.partition(".")[0]
    side = next((one for one in paper.sides if one.name == name), None)
    if side is None or not rules.constants["second_table"]:
        return
    out = list(v)
    out[text.leaked] = 1
    missing = max(0, v[letter.worth]) * rules.constants["letter_hit"] * formulas.HUNDREDTHS // 100
    for bloc in side.blocs:
        if bloc.name != letter.to and not v[bloc.walked_out]:
            loss = formulas.hit(side, bloc, missing, out, text, rules.constants)
            phase.change(event, bloc.support, -loss, "letter-leaked", letter.key)


def _facts(paper: PaperRules, rival: RivalRules, letter: LetterRules, phase: Phase) -> dict[str, str]:
    known = phase.v[rival.known] and (not letter.secret or phase.v[letter.leaked])
    hidden = {} if known else {"secret": "yes"}
    return {**paper.facts, **hidden, "letter": letter.id, "power": letter.sender}

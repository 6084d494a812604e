"""What was true of the papers of others: what they said, who had signed, and which letters went with them."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.debrief.parts import Items, Part, Table, heading, say
from mediator_game.debrief.run import Run
from mediator_game.engine.rules import LetterRules, PaperRules, RivalRules
from mediator_game.play.rivals import receiver

LETTERS = (
    "Letters that were kept secret are the game's inference, never the record's: they stand for what somebody may have "
    "been promised, and their size is the author's judgement."
)


def papers(run: Run) -> tuple[Part, ...]:
    """Return what there is to say of every paper that was put forward."""
    parts: list[Part] = []
    for paper in run.rules.papers:
        if paper.rival and run.values[paper.text.draft]:
            parts += _paper(run, paper, paper.rival)
    letters = [line for paper in run.rules.papers for line in _letters(run, paper)]
    if letters:
        parts += [Items(tuple(letters), "Letters"), say(LETTERS)]
    return tuple(parts)


def _paper(run: Run, paper: PaperRules, rival: RivalRules) -> Iterator[Part]:
    v, text = run.values, paper.text
    written = next(one for one in run.scenario.paper if one.id == paper.id)
    owner = run.line(run.scenario.power[rival.owner].name)
    yield heading(f"Another paper: {run.line(written.title)}")
    turns = run.changed(f"papers.{paper.id}.draft")
    when = run.during(turns[0].turn) if turns else "at some point"
    state = "came into force" if v[text.signed_turn] else "was still on the table" if v[text.exists] else "was shelved"
    ended = f"{state} {run.during(v[text.signed_turn])}" if v[text.signed_turn] else state
    known = "" if v[rival.known] else " You did not learn of it."
    yield say(f"{owner} put it forward {when}. It had {_counted(v[text.draft])} and {ended}.{known}")
    rows = []
    for number in rival.issues:
        issue = run.rules.issues[number]
        first = {slot: said for _, slot, said in rival.says}[text.options[number]]
        last = issue.option[v[text.options[number]]]
        rows.append((run.line(issue.title), run.line(issue.option[first].title), run.line(last.title)))
    yield Table(("The issue", "What it said at first", "What it said last"), tuple(rows))
    signed = [one.name for one in rival.signatories if v[one.signed]]
    names = ", ".join(run.line(receiver(run.rules, run.teller, name)) for name in signed)
    yield say(f"Names under it at the end: {names or 'none'}.")


def _counted(drafts: int) -> str:
    return "one version" if drafts == 1 else f"{drafts} versions"


def _letters(run: Run, paper: PaperRules) -> Iterator[str]:
    for letter in paper.text.letters:
        if run.values[letter.sent]:
            yield _letter(run, letter)


def _letter(run: Run, letter: LetterRules) -> str:
    v = run.values
    written = next(one for one in run.scenario.letter if one.id == letter.id)
    sender = run.line(run.scenario.power[letter.sender].name)
    to = run.line(receiver(run.rules, run.teller, letter.to))
    secret = "secret" if letter.secret and not v[letter.leaked] else "came out" if letter.secret else "open"
    kept = ", and could not be kept" if v[letter.defaulted] else ""
    said = f" {run.line(written.text)}" if written.text else ""
    return f"{sender} to {to} ({secret}{kept}), worth {v[letter.worth]} points.{said}"

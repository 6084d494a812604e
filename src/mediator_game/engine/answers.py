"""Private answers: what a leader says to the text, what a bloc objects to, and the text becoming public."""

from __future__ import annotations

from mediator_game.engine import consent, formulas
from mediator_game.engine.rules import BlocRules, PaperRules, SideRules, Voice
from mediator_game.engine.work import Work


def accepts(work: Work, side: SideRules) -> bool:
    """Tell whether the leader's gain from the text is at least zero, and no less than another paper would bring."""
    return consent.accepts(work.rules, work.rules.papers[0], work.rules.place(side.name), work.v)


def answer(work: Work, side: SideRules, *, quiet: bool = False) -> bool:
    """Let the leader answer to the text as it stands; return whether he says yes.

    He always names the issue where he loses most: the one-text complaint (Fisher and Ury). An unwelcome text raises
    his rhetoric, unless `quiet` (a summit has its own price).
    """
    rules, v = work.rules, work.v
    voice = formulas.leader(side, v)
    yes = accepts(work, side)
    reads = (*rules.text.options, side.outlook, side.press)
    kind = "answer-yes" if yes else "answer-no"
    complaint = formulas.complaint(voice, v)
    issue = rules.issues[complaint - 1].id if complaint else ""
    said = work.event(kind, side.name, (*reads, side.visits), issue=issue)
    work.put(said, side.shown, 1, kind)
    work.put(said, side.read, 1, kind)
    work.put(said, side.accepted, int(yes), kind)
    work.put(said, side.complaint, complaint, kind)
    learn(work, voice, said)
    if not yes and not quiet:
        work.change(said, side.rhetoric, rules.constants["unwelcome_rhetoric"], "unwelcome-text")
    if not yes:
        _prefers(work, side)
    return yes


def _prefers(work: Work, side: SideRules) -> None:
    """Say so where a leader who could live with the text would rather have another paper."""
    rules = work.rules
    if formulas.gain_of(rules.text)(side, work.v) >= 0:
        better = consent.rival_of(rules, rules.papers[0], rules.place(side.name), work.v)
        if better is not None:
            work.event(
                "paper-preferred", side.name, (side.accepted, better.text.draft), **consent.facts(better, work.v)
            )


def heaviest(work: Work, side: SideRules) -> str:
    """Return the issue that weighs most with a leader: what he speaks of while there is nothing to answer."""
    terms = formulas.leader(side, work.v).terms
    return min(terms, key=lambda term: (-term.weight, term.key)).name if terms else ""


def hear(work: Work, bloc: BlocRules) -> None:
    """Let a bloc that has been shown the text say what it minds most."""
    complaint = formulas.complaint(bloc.voice, work.v)
    missing = formulas.shortfall(bloc, work.v, work.rules.constants)
    issue = work.rules.issues[complaint - 1].id if complaint else ""
    bears = "yes" if not missing else "no"
    said = work.event("bloc-hears", bloc.name, (*work.rules.text.options, bloc.channels), issue=issue, bears=bears)
    work.put(said, bloc.complaint, complaint, "complaint")
    learn(work, bloc.voice, said)


def learn(work: Work, voice: Voice, event: int) -> None:
    """The trainee learns of every red line the text crosses, from whoever drew it."""
    for line in voice.red_lines:
        if work.v[line.text] == line.option:
            work.put(event, line.learnt, 1, "red-line")


def publish(work: Work, event: int, paper: PaperRules | None = None, *, leaked: bool = False) -> None:
    """Make a paper public, if it is not; the mediator's text when none is named."""
    text = (paper or work.rules.papers[0]).text
    if not work.v[text.exists] or work.v[text.public_since]:
        return
    work.put(event, text.public_since, work.turn, "leak" if leaked else "public")
    work.put(event, text.leaked, int(leaked), "leak")
    if paper and paper.rival:
        work.put(event, paper.rival.known, 1, "known")

"""The single negotiating text in words, and what a player typed about it read back into options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from mediator_game.plain import words
from mediator_game.plain.matching import find
from mediator_game.plain.paper import Heading, Item, Part
from mediator_game.play.view import IssueView, OptionView, PaperView, SideView, TextView, View
from mediator_game.text.nearest import nearest

HOW = {"guess": "a guess", "visited": "you visited", "said so": "said so"}


@frozen
class Unclear(Exception):  # noqa: N818 - an answer to the player, not an error
    """What was typed about the text means nothing; `reason` is a sentence or two."""

    reason: str


def text_page(view: View) -> Iterator[Part]:
    """Yield what the text says on every issue and what is known of it."""
    text = view.text
    yield Heading(f"The text, draft {text.draft}" if text.exists else "The text: none is on the table")
    if not text.issues:
        yield "This scenario has no text."
        return
    yield from _text(view)
    for paper in view.papers:
        yield from _rival(paper)


def _rival(paper: PaperView) -> Iterator[Part]:
    """Yield what somebody else's paper says, where it differs from the text, and whose names are under it."""
    yield Heading(f"Another paper: {paper.title}, {paper.standing}")
    yield f"Put forward by {paper.owner}{', and public' if paper.public else ''}. {paper.text}".rstrip()
    for term in paper.terms:
        ours = f" Your text says: {term.ours}." if term.ours and term.differs else ""
        today = ", as it is today" if term.is_now else ""
        yield Item(f"{term.title} ({term.issue}): {term.says}{today}.{ours}")
    yield f"Signed by: {words.listed(paper.signed_by)}. Not signed by: {words.listed(paper.not_signed_by)}."
    for letter in paper.letters:
        yield f"A letter goes with it. {letter}"


def _text(view: View) -> Iterator[Part]:
    text = view.text
    if text.exists:
        yield f"{text.summary.replace(' · ', '; ')}."
        yield f"Seen by: {words.listed(text.seen_by)}. Not seen by: {words.listed(text.not_seen_by)}."
        if text.leak_chance:
            yield f"The chance of a leak this {view.unit}: {text.leak_chance} in 100."
        if not text.settles:
            yield "It leaves something open that a settlement needs."
    for issue in text.issues:
        yield Item(_issue(issue, view.sides, exists=text.exists))
    if text.editable:
        yield f"It cannot be changed now: {words.sentence(text.editable)}"
    yield "For the options of one issue, type text and its name, for example: text " + str(text.issues[0].id)


def _issue(issue: IssueView, sides: Sequence[SideView], *, exists: bool) -> str:
    changed = ", changed by the latest draft" if issue.changed else ""
    says = "" if exists else "today: "
    known = judged(issue.current, sides) if not issue.current.is_now else ""
    return f"{issue.title} ({issue.id}{changed}): {says}{issue.current.title} ({issue.current.id}).{known}"


def judged(option: OptionView, sides: Sequence[SideView]) -> str:
    """Say what is known of an option's worth to each side: `` Armenia: costs, you visited.``"""
    names = {side.id: side.name for side in sides}
    said = ""
    for one in option.judgements:
        worth = "not known" if one.word == "?" else "a red line" if one.word == "RED LINE" else one.word
        how = f", {HOW[one.how]}" if one.how in HOW and one.word != "?" else ""
        said += f" {names.get(one.side, one.side)}: {worth}{how}."
    return said


def issue_page(issue: IssueView, sides: Sequence[SideView]) -> Iterator[Part]:
    """Yield an issue and all its options, numbered."""
    yield Heading(f"{issue.title} ({issue.id})")
    if issue.text:
        yield issue.text
    if issue.must_settle:
        yield "A settlement needs an answer to this."
    for place, option in enumerate(issue.options, start=1):
        yield Item(_option(option, sides), f"{place}.")


def _option(option: OptionView, sides: Sequence[SideView]) -> str:
    marks = [mark for mark, holds in (("in the text", option.in_text), ("as it is today", option.is_now)) if holds]
    state = f", {', '.join(marks)}" if marks else ""
    words_ = f" {option.text}" if option.text else ""
    closed = f" Closed: {words.sentence(option.closed)}" if option.closed else ""
    known = "" if option.is_now else judged(option, sides)
    return f"{option.title} ({option.id}{state}).{words_}{known}{closed}"


def issue_named(text: TextView, name: str) -> IssueView:
    """Return the issue meant by a name; `Unclear` when none or several are."""
    return text.issues[_one(name, [(one.id, one.title) for one in text.issues], "issue")]


def option_named(issue: IssueView, name: str) -> OptionView:
    """Return the option of an issue meant by a name; `Unclear` when none or several are."""
    return issue.options[_one(name, [(one.id, one.title) for one in issue.options], f"option of {issue.id}")]


def terms(text: TextView, typed: str) -> dict[str, str]:
    """Return the terms typed as ``outer=all-five corridor=kelbajar``; `Unclear` says what is wrong."""
    found: dict[str, str] = {}
    for pair in typed.replace(",", " ").split():
        name, sign, value = pair.partition("=")
        if not (sign and name and value):
            raise Unclear(f"Write terms as issue=option, without spaces inside: {pair} is not one.")
        issue = issue_named(text, name)
        if issue.id in found:
            raise Unclear(f"You gave {issue.id} twice.")
        found[issue.id] = option_named(issue, value).id
    return found


def says(text: TextView, wanted: Mapping[str, str]) -> Iterator[Part]:
    """Yield what a draft would say, the changes marked in words."""
    for issue in text.issues:
        option = next(one for one in issue.options if one.id == wanted[issue.id])
        yield Item(f"{issue.title}: {option.title}{'' if option.in_text else ', changed'}.")


def _one(name: str, entries: Sequence[Iterable[str]], what: str) -> int:
    found = find(name, entries)
    ids = [next(iter(names)) for names in entries]
    if len(found) == 1:
        return found[0]
    if found:
        raise Unclear(f"{name} could be {words.listed([ids[place] for place in found])}.")
    near = nearest(name, ids)
    meant = f" Did you mean {near}?" if near else ""
    raise Unclear(f"There is no {what} called {name}.{meant} There are {words.listed(ids)}.")

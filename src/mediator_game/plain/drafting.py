"""Writing a text: term by term, or typed at once."""

from __future__ import annotations

from mediator_game.plain import sheet
from mediator_game.plain.console import Back
from mediator_game.plain.matching import number
from mediator_game.plain.paper import Heading, Part
from mediator_game.plain.room import Room
from mediator_game.play.inputs import Move
from mediator_game.play.view import IssueView, MoveView, OptionView, View


def table(room: Room, move: MoveView, typed: str = "") -> bool:
    """Table a text, asking for every term unless they were typed; return whether it was done."""
    view = room.session.view()
    wanted = {issue.id: issue.current.id for issue in view.text.issues}
    if typed:
        wanted |= sheet.terms(view.text, typed)
    else:
        room.console.say("An empty answer keeps what the text says. Nothing is done before you have seen it whole.")
        for issue in view.text.issues:
            wanted[issue.id] = _option(room, view, issue).id
    while not typed:
        room.console.page([Heading("The draft would say"), *sheet.says(view.text, wanted)])
        answer = room.ask("Table it? yes, back, or the name of an issue to change it:")
        if answer.casefold() in {"yes", "y"}:
            break
        if answer.casefold() in {"no", "n"}:
            raise Back
        try:
            issue = sheet.issue_named(view.text, answer)
        except sheet.Unclear as unclear:
            room.console.say(unclear.reason)
        else:
            wanted[issue.id] = _option(room, view, issue, wanted[issue.id]).id
    return room.do(Move(move.id, text=wanted))


def amend(room: Room, move: MoveView, typed: str = "") -> bool:
    """Change one term, asking for it unless it was typed; return whether it was done."""
    view = room.session.view()
    if typed:
        found = sheet.terms(view.text, typed)
        if len(found) != 1:
            raise sheet.Unclear("An amendment changes one term. To change several, table a text.")
        issue_id, option_id = next(iter(found.items()))
    else:
        room.console.page(sheet.text_page(view))
        issue = _issue(room, view)
        issue_id, option_id = issue.id, _option(room, view, issue).id
    return room.do(Move(move.id, option=f"{issue_id}.{option_id}"))


def _issue(room: Room, view: View) -> IssueView:
    while True:
        answer = room.ask("Which issue? Its name, or back:")
        try:
            return sheet.issue_named(view.text, answer)
        except sheet.Unclear as unclear:
            room.console.say(unclear.reason)


def _option(room: Room, view: View, issue: IssueView, wanted: str = "") -> OptionView:
    """Ask for an option of an issue; an empty answer takes `wanted`, or else what the text says."""
    kept = next((one for one in issue.options if one.id == wanted), issue.current)
    shown: list[Part] = list(sheet.issue_page(issue, view.sides))
    room.console.page(shown)
    while True:
        answer = room.ask(f"{issue.title}? A number; empty keeps {kept.title}:")
        if not answer:
            return kept
        place = number(answer, len(issue.options))
        try:
            option = issue.options[place - 1] if place else sheet.option_named(issue, answer)
        except sheet.Unclear as unclear:
            room.console.say(unclear.reason)
            continue
        if not option.closed or option.in_text:
            return option
        room.console.say(option.closed)

"""Making a move: by its number on the menu, or by its name and whom it is for."""

from __future__ import annotations

from mediator_game.plain import drafting, words
from mediator_game.plain.matching import find, number
from mediator_game.plain.paper import Heading, Item
from mediator_game.plain.room import Room
from mediator_game.play.view import Choice, MoveView, View
from mediator_game.text.nearest import nearest


def typed(room: Room, line: str) -> bool:
    """Make the move that a line means and return whether it was made; the end of the turn is not one."""
    view = room.session.view()
    place = number(line, len(view.moves))
    if place is not None:
        return make(room, view.moves[place - 1])
    move, rest = _meant(view, line)
    if move is None:
        room.console.say(rest)
        return False
    return make(room, move, rest)


def make(room: Room, move: MoveView, argument: str = "") -> bool:
    """Make a move, asking for what it still needs; return whether it was made."""
    if move.closed:
        room.console.say(f"{move.title} is closed: {words.sentence(move.closed)}")
        return False
    if move.verb == "table":
        return drafting.table(room, move, argument)
    if move.verb == "amend":
        return drafting.amend(room, move, argument)
    choice = _choice(room, move, argument)
    if choice.closed:
        room.console.say(choice.closed)
        return False
    return room.do(choice.move)


def with_verb(view: View, verb: str) -> MoveView | None:
    """Return this chair's first move of a kind, one that is open before one that is closed."""
    found = [move for move in view.moves if move.verb == verb]
    return next((move for move in found if not move.closed), found[0] if found else None)


def _meant(view: View, line: str) -> tuple[MoveView | None, str]:
    """Return the move a line means and the rest of the line; or None and what to say."""
    entries = [(move.id, move.title) for move in view.moves]
    parts = line.split()
    for count in range(len(parts), 0, -1):
        found = find(" ".join(parts[:count]), entries)
        if len(found) == 1:
            return view.moves[found[0]], " ".join(parts[count:])
        if found and count == len(parts):
            titles = [f"{view.moves[place].title} ({place + 1})" for place in found]
            return None, f"That could be {words.listed(titles)}. Type a number."
    near = nearest(parts[0], [move.id for move in view.moves] + ["help", "text", "people", "quit", "rewind"])
    meant = f"Did you mean {near}? " if near else ""
    return None, f"That is not understood. {meant}Type a number, a move, or help; an empty answer shows the menu."


def _choice(room: Room, move: MoveView, argument: str) -> Choice:
    """Return the way of making a move that the player means."""
    if len(move.choices) == 1 and not argument:
        return move.choices[0]
    entries = [_names(choice) for choice in move.choices]
    found = find(argument, entries) if argument else ()
    if len(found) == 1:
        return move.choices[found[0]]
    if argument:
        room.console.say("That could be several." if found else f"{move.title} has no choice called {argument}.")
    room.console.page([Heading(move.title), *(Item(_said(one), f"{at}.") for at, one in enumerate(move.choices, 1))])
    while True:
        answer = room.ask("Which? A number, a name, or back:")
        if place := number(answer, len(move.choices)):
            return move.choices[place - 1]
        found = find(answer, entries)
        if len(found) == 1:
            return move.choices[found[0]]
        room.console.say(
            f"Please type a number from 1 to {len(move.choices)}, or back."
            if not found
            else f"That could be {words.listed([f'{move.choices[place].title} ({place + 1})' for place in found])}."
        )


def _names(choice: Choice) -> tuple[str, ...]:
    move = choice.move
    ids = " ".join(one for one in (move.power, move.option, move.target) if one)
    return choice.title, ids, ids.replace(".", " ")


def _said(choice: Choice) -> str:
    if choice.closed:
        return f"{choice.title}. Closed: {choice.closed}"
    return f"{choice.title}{f' ({choice.hint})' if choice.hint else ''}"

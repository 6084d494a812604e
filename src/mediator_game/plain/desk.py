"""The desk as text: where everything stands, and what can be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mediator_game.plain import words
from mediator_game.plain.paper import Heading, Item, Part
from mediator_game.plain.places import fronts
from mediator_game.play.view import MoveView, SideView, Told, View


def desk(view: View) -> Iterator[Part]:
    """Yield where everything stands, and the menu."""
    yield Heading(f"{view.label}, {view.unit} {view.turn} of {view.turns}")
    yield f"{view.title}. Your chair: {view.chair_title}. {moves_left(view)}"
    yield Heading("Where everything stands")
    yield Item(text_line(view))
    if view.world:
        yield Item("; ".join(words.gauge(one) for one in view.world) + ".")
    for side in view.sides:
        yield Item(_side(side))
    yield from fronts(view.map)
    yield from waiting(view)
    yield from menu(view)


def moves_left(view: View) -> str:
    """Say how many moves are left."""
    return f"{words.counted(view.moves_left, 'move')} left this {view.unit}."


def text_line(view: View) -> str:
    """Say in one sentence how the text stands."""
    text = view.text
    if not text.exists:
        return "No text is on the table."
    known = "leaked" if text.leaked else "public" if text.public else ""
    state = ", ".join(word for word in (f"draft {text.draft}", known, "signed" if text.signed else "") if word)
    leak = f" The chance of a leak this {view.unit}: {text.leak_chance} in 100." if text.leak_chance else ""
    return f"The text, {state}: {text.summary.replace(' · ', '; ')}.{leak}"


def _side(side: SideView) -> str:
    complaint = f" over {side.complaint}" if side.complaint else ""
    return (
        f"{side.name}: {side.leader}: {side.answer}{complaint}. {words.gauge(side.base)}. {words.gauge(side.rhetoric)}."
    )


def waiting(view: View) -> Iterator[Part]:
    """Yield what waits for an answer: papers, forecasts, questions before the turn ends."""
    papers = [one for one in view.notes if not one.opened and not one.closed]
    forecasts = [one for one in view.forecasts if one.open]
    if papers or forecasts or view.hinges:
        yield Heading("Waiting for you")
    if papers:
        yield Item(f"{words.counted(len(papers), 'paper')} not yet read. Type notes.")
    if forecasts:
        yield Item(f"{words.counted(len(forecasts), 'forecast')} you may give. Type forecast.")
    if view.hinges:
        yield Item(f"{words.counted(len(view.hinges), 'question')}, asked when you end the {view.unit}.")


def menu(view: View) -> Iterator[Part]:
    """Yield the moves with their numbers, closed ones with the reason; the end of the turn comes last."""
    yield Heading(f"What you can do. {moves_left(view)}")
    for place, move in enumerate(view.moves, start=1):
        yield Item(_move(move), f"{place}.")
    yield Item(f"End the {view.unit}", f"{len(view.moves) + 1}.")


def _move(move: MoveView) -> str:
    if move.closed:
        return f"{move.title}. Closed: {words.sentence(move.closed)}"
    cost = f" Takes {move.cost} moves." if move.cost > 1 else ""
    return f"{move.title}. {move.hint}{cost}".strip()


def happened(told: Iterable[Told], first: int) -> Iterator[Part]:
    """Yield what has just happened; `first` is the number of the first in the log. Dispatches are paragraphs."""
    for place, one in enumerate(told, start=first):
        said = words.told(one, place)
        yield said if one.weight == "dispatch" else Item(said)


def log(view: View, latest: int | None = None) -> Iterator[Part]:
    """Yield the log, or its latest entries, oldest first and by turns."""
    yield Heading("The log")
    if not view.log:
        yield "Nothing has happened yet."
    start = max(0, len(view.log) - latest) if latest is not None else 0
    turn = None
    for place, one in enumerate(view.log[start:], start=start + 1):
        if one.turn != turn:
            turn = one.turn
            yield Heading(f"{view.unit.capitalize()} {turn}")
        yield Item(words.told(one, place), f"{place}.")

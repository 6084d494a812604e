"""What a player says beside the game: reasons at hinges, forecasts; and going back."""

from __future__ import annotations

from mediator_game.plain import words
from mediator_game.plain.console import Back
from mediator_game.plain.matching import number, percent
from mediator_game.plain.paper import Heading, Item
from mediator_game.plain.room import Room
from mediator_game.play.inputs import MakeForecast, Rationale, Rewind
from mediator_game.play.view import ForecastView, HingeView

EVEN = 50


def hinges(room: Room) -> None:
    """Ask every question that waits before the turn ends; an empty answer skips one."""
    for hinge in room.session.view().hinges:
        _hinge(room, hinge)


def _hinge(room: Room, hinge: HingeView) -> None:
    room.console.say(Heading("Before the turn ends"), hinge.question)
    if hinge.text:
        room.console.say(hinge.text)
    reason = room.ask("Your reason in one line, for yourself and the debrief; empty skips:", free=True)
    confidence: int | None = EVEN
    while reason:
        answer = room.ask("How sure are you, from 0 to 100? Empty means 50:")
        confidence = percent(answer) if answer else EVEN
        if confidence is not None:
            break
        room.console.say("Please type a whole number from 0 to 100, or nothing.")
    room.do(Rationale(hinge.id, reason, EVEN if confidence is None else confidence))


def forecast(room: Room, typed: str = "") -> None:
    """Take a forecast; `typed` may hold the number of the question and the probability."""
    asked = room.session.view().forecasts
    if not asked:
        room.console.say("No forecast is asked for yet.")
        return
    place, _, chance = typed.partition(" ")
    if not typed:
        room.console.page(
            [Heading("What is to come"), *(Item(_said(one), f"{at}.") for at, one in enumerate(asked, start=1))]
        )
        if not any(one.open for one in asked):
            return
        place = str(room.choose("Which question? A number, or back:", len(asked)))
    at = number(place, len(asked))
    if at is None:
        room.console.say(f"There is no question {place}. Type forecast to see them.")
        return
    one = asked[at - 1]
    if not one.open:
        room.console.say(_said(one))
        return
    _give(room, one, chance.strip())


def _give(room: Room, one: ForecastView, chance: str) -> None:
    while True:
        probability = percent(chance) if chance else None
        if probability is not None:
            break
        if chance:
            room.console.say("Please type a whole number from 0 (impossible) to 100 (certain), or back.")
        chance = room.ask(f"{one.question} How likely, from 0 to 100?")
        if not chance:
            raise Back
    if room.do(MakeForecast(one.id, probability)):
        room.console.say(f"Noted: {probability} in 100. The debrief comes back to it.")


def _said(one: ForecastView) -> str:
    if one.given is not None:
        return f"{one.question} You said {one.given} in 100."
    return one.question if one.open else f"{one.question} Not asked any more."


def rewind(room: Room, typed: str = "") -> bool:
    """Go back to an earlier moment of the player's choice; return whether he did."""
    points = room.session.rewind_points()
    if room.session.view().mode == "assessed":
        room.console.say("An assessed game cannot be rewound.")
        return False
    if not points:
        room.console.say("There is nothing to go back to yet.")
        return False
    place = number(typed, len(points)) if typed else None
    if place is None:
        moments = (Item(f"{one.label}, after: {one.title}", f"{at}.") for at, one in enumerate(points, start=1))
        room.console.page([Heading("Earlier moments, the latest first"), *moments])
        place = room.choose("Go back to which? A number, or back:", len(points))
    point = points[place - 1]
    if not room.do(Rewind(point.sequence)):
        return False
    room.console.say(f"You are back in {point.label}, after: {words.sentence(point.title)} Nothing was erased.")
    return True

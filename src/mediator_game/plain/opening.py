"""What comes before the desk: the card, the briefing, the chair, and whether the game is for training or assessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from attrs import frozen

from mediator_game.plain import pages
from mediator_game.plain.console import BACK, Console, Leave
from mediator_game.plain.matching import find, number
from mediator_game.plain.paper import Heading, Item, Part
from mediator_game.play.view import View

Mode = Literal["training", "assessed"]
T = TypeVar("T", bound=str)

_MODES: tuple[tuple[Mode, str], ...] = (
    ("training", "Training: you may go back, ask why, and see the numbers behind the words."),
    ("assessed", "Assessed: no going back, and no numbers before the debrief."),
)


@frozen
class Chosen:
    """How the game is to be played."""

    chair: str
    mode: Mode


def choose(
    console: Console, preview: Callable[[str], View], chairs: Sequence[str], chair: str = "", mode: Mode | None = None
) -> Chosen:
    """Show what is read before play and ask for what was not given; `preview` shows the game from a chair."""
    view = preview(chair or chairs[0])
    console.page(pages.page(view.card))
    _go_on(console)
    console.page(pages.page(view.briefing))
    _go_on(console, view)
    if not chair:
        chair = chairs[0] if len(chairs) == 1 else _chair(console, preview, chairs)
    console.page(pages.page(preview(chair).instructions))
    if mode is None:
        mode = pick(console, "Training or assessed? Empty means training:", "How to play", _MODES, "training")
    console.say("Type help at any question for what you can type.")
    return Chosen(chair, mode)


def _go_on(console: Console, view: View | None = None) -> None:
    more = bool(view and view.briefing.more)
    while True:
        answer = _line(console, f"Press Enter to go on{', or type more for the background' if more else ''}:")
        if view and more and answer.casefold() == "more":
            console.page(pages.background(view.briefing))
        elif not answer:
            return
        else:
            console.say("Press Enter alone to go on, or type quit to stop here.")


def _chair(console: Console, preview: Callable[[str], View], chairs: Sequence[str]) -> str:
    titles = [(one, preview(one).chair_title) for one in chairs]
    return pick(console, "Which chair? A number or a name:", "The chairs", titles)


def pick(console: Console, prompt: str, title: str, entries: Sequence[tuple[T, str]], default: T | None = None) -> T:
    """Return the first part of the entry that is chosen, of those shown under a title; an empty answer is `default`."""
    shown: list[Part] = [Heading(title)]
    shown += [Item(title, f"{at}.") for at, (_, title) in enumerate(entries, start=1)]
    console.page(shown)
    while True:
        answer = _line(console, prompt)
        if not answer and default is not None:
            return default
        if place := number(answer, len(entries)):
            return entries[place - 1][0]
        found = find(answer, entries)
        if len(found) == 1:
            return entries[found[0]][0]
        console.say(f"Please type a number from 1 to {len(entries)}.")


def _line(console: Console, prompt: str) -> str:
    while True:
        answer = console.line(prompt)
        word = answer.casefold()
        if word in {"quit", "exit", "q"} | BACK:
            raise Leave
        if word not in {"help", "?"}:
            return answer
        console.say("Answer the question, or type quit to stop here. Once the game is on, help says much more.")

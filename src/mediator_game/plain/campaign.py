"""The campaign line by line: where it stands, and what is read before the next phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediator_game.debrief.campaign import Chapter, before_phase
from mediator_game.debrief.parts import Section
from mediator_game.debrief.render.text import body
from mediator_game.plain.console import BACK, Console, Leave
from mediator_game.plain.paper import Heading, Item, Part, blocks
from mediator_game.text.markdown import parse, plain
from mediator_game.transcript.thread import Thread


def overview(thread: Thread, shown: Sequence[Chapter]) -> Iterator[Part]:
    """Yield the campaign, the trainee's role, and how far each phase is."""
    header = thread.campaign.campaign
    yield Heading(header.title)
    if all(one.stage.save is None for one in shown):
        yield from blocks(parse(str(header.text or header.summary)))
    role = thread.campaign.role[thread.role]
    yield f"Your role: {plain(role.title)}. {plain(str(role.text))}".strip()
    yield Heading("The phases")
    for one in shown:
        yield Item(f"{one.title}. {one.period}: {one.moment}.", f"{one.stage.number}.")


def next_phase(console: Console, thread: Thread, shown: Sequence[Chapter], number: int) -> None:
    """Show what is read before a phase and wait; raise `Leave` when the player stops here."""
    console.page(overview(thread, shown))
    parts = before_phase(thread, shown, number)
    if parts:
        console.say(body(Section("before", "", parts, gated=False, readable=True)).rstrip("\n"))
    chapter = shown[number - 1]
    what = "go on with" if chapter.state == "going on" else "begin"
    while True:
        answer = console.line(f"Press Enter to {what} “{chapter.title}”, or type quit to stop here:")
        if not answer:
            return
        if answer.casefold() in {"quit", "exit", "q"} | BACK:
            raise Leave
        console.say("Press Enter alone to go on, or type quit to stop here. Your campaign is kept.")

"""A whole campaign read: its phases, how each ended, and what each left to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from attrs import frozen

from mediator_game.debrief.parts import Items, Paragraph, Part, Section, Table, heading, say
from mediator_game.debrief.run import Run
from mediator_game.debrief.sections import gate
from mediator_game.play.carry import NOTHING, Carried, Inheritance, inheritance
from mediator_game.play.session import Session
from mediator_game.text.markdown import parse, plain
from mediator_game.text.names import fill
from mediator_game.transcript.reading import Broken
from mediator_game.transcript.replay import Divergence
from mediator_game.transcript.thread import Stage, Thread, ended_session

State = Literal["done", "going on", "next", "later"]
LITTLE, MUCH = 4, 12
"""A start moved by no more than this is a little other; by this or more, much."""


@frozen
class Chapter:
    """One phase of a campaign for whoever plays or reads it. `lost` says why its game cannot be read again."""

    stage: Stage
    state: State
    title: str
    period: str
    ending: str = ""
    lost: str = ""
    session: Session | None = None

    @property
    def moment(self) -> str:
        """Where it stands, in a few words."""
        save = self.stage.save
        if self.state == "done":
            return self.ending or "played"
        if self.state == "going on" and save is not None:
            return f"turn {min(save.turn, save.turns)} of {save.turns}"
        return "comes next" if self.state == "next" else "later"


def chapters(thread: Thread, about: Callable[[str], tuple[str, str]]) -> tuple[Chapter, ...]:
    """Return every phase in order; `about` gives the title and the period of a scenario by its id."""
    following = thread.next
    return tuple(_chapter(stage, following, about) for stage in thread.stages)


def _chapter(stage: Stage, following: Stage | None, about: Callable[[str], tuple[str, str]]) -> Chapter:
    title, period = about(stage.phase.scenario)
    if not stage.done:
        return Chapter(stage, _ahead(stage, following), title, period)
    try:
        session = ended_session(stage)
    except (Broken, Divergence) as error:
        return Chapter(stage, "done", title, period, stage.save.outcome or "" if stage.save else "", str(error))
    ending = session.view().ending
    return Chapter(stage, "done", title, period, ending.title if ending else "", session=session)


def _ahead(stage: Stage, following: Stage | None) -> State:
    if stage is not following:
        return "later"
    return "going on" if stage.save is not None and stage.save.can_go_on else "next"


def begins_with(thread: Thread, shown: Sequence[Chapter], number: int) -> Inheritance:
    """Return what phase `number` began with, or will."""
    before = shown[number - 2].session if number > 1 else None
    return inheritance(thread.campaign, before) if before is not None else NOTHING


def before_phase(thread: Thread, shown: Sequence[Chapter], number: int) -> tuple[Part, ...]:
    """Return what is read before a phase: what the record has since the last one, and what yours left behind."""
    chapter = shown[number - 1]
    parts: list[Part] = []
    if bridge := str(chapter.stage.phase.bridge).strip():
        parts += [heading("Since then, on record"), _prose(bridge, shown)]
    left = begins_with(thread, shown, number)
    if texts := [text for text in left.texts if text.strip()]:
        parts += [heading("What your last phase left"), *(_prose(text, shown) for text in texts)]
    if moved := list(_moved(left.gauges)):
        parts.append(Items(tuple(moved), "It begins otherwise than it did on record"))
    elif number > 1 and shown[number - 2].lost:
        parts.append(
            say(f"Your last phase cannot be read again, so this one begins as documented. {shown[number - 2].lost}")
        )
    elif number > 1 and shown[number - 2].state == "done":
        parts.append(say("It begins as it did on record: nothing you left differs enough to matter."))
    return tuple(parts)


def _moved(gauges: Sequence[Carried]) -> Iterator[str]:
    for one in gauges:
        if one.change:
            size = "a little " if abs(one.change) <= LITTLE else "much " if abs(one.change) >= MUCH else ""
            yield f"{one.title}: {size}{'higher' if one.change > 0 else 'lower'}"


def _prose(text: str, shown: Sequence[Chapter]) -> Paragraph:
    session = next((one.session for one in reversed(shown) if one.session is not None), None)
    places = {} if session is None else {id: place.name for id, place in session.setup.scenario.place.items()}
    return Paragraph(parse(fill(text, places)))


# The debrief of all of it


def sections(thread: Thread, shown: Sequence[Chapter], *, instructor: bool = False) -> tuple[Section, ...]:
    """Return the debrief of a campaign: the way through it, then what each phase left to the next.

    The documented ending of a phase is shown once the gate of its own debrief is open.
    """
    played = [one for one in shown if one.state == "done"]
    first = Section("campaign", "The way through", tuple(_way(thread, shown, played, instructor)), False, True)
    chained = tuple(_links(thread, shown))
    return (first, Section("carried", "What each phase left to the next", chained, False, True))


def _way(thread: Thread, shown: Sequence[Chapter], played: Sequence[Chapter], instructor: bool) -> Iterator[Part]:
    role = plain(thread.campaign.role[thread.role].title)
    yield say(f"Your seat: {role}. {len(played)} of {len(shown)} phases have been played.")
    rows = [
        (str(one.stage.number), one.title, one.period, one.moment, _documented(one, instructor=instructor))
        for one in shown
    ]
    yield Table(("", "Phase", "Period", "Your ending", "On record"), tuple(rows))
    lost = [f"{one.title}: {one.lost}" for one in shown if one.lost]
    if lost:
        yield Items(tuple(lost), "Not read again")


def _documented(chapter: Chapter, *, instructor: bool) -> str:
    if chapter.session is None:
        return ""
    run = Run(chapter.session)
    if not gate.is_open(run, instructor=instructor):
        return "after its debrief"
    found = next((one for one in run.scenario.outcome if one.id == run.scenario.record.documented), None)
    return found.title if found else "open"


def _links(thread: Thread, shown: Sequence[Chapter]) -> Iterator[Part]:
    told = False
    for chapter in shown[1:]:
        before = shown[chapter.stage.number - 2]
        if before.session is None:
            continue
        left = begins_with(thread, shown, chapter.stage.number)
        yield heading(f"From “{before.title}” to “{chapter.title}”")
        yield from (_prose(text, shown) for text in left.texts if text.strip())
        moved = list(_moved(left.gauges))
        yield Items(tuple(moved)) if moved else say("Nothing you left differs enough to matter.")
        told = True
    if not told:
        yield say("No phase has been played to its end yet.")

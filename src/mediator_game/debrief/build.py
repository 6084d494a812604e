"""A debrief put together: which sections there are, in which order, and what stands behind the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mediator_game.debrief.parts import Part, Section
from mediator_game.debrief.run import Run
from mediator_game.debrief.sections import gate
from mediator_game.debrief.sections.care import care
from mediator_game.debrief.sections.causes import causes
from mediator_game.debrief.sections.commitment import commitment
from mediator_game.debrief.sections.forecasts import forecasts
from mediator_game.debrief.sections.guide import guide
from mediator_game.debrief.sections.knowledge import knowledge
from mediator_game.debrief.sections.method import method
from mediator_game.debrief.sections.objectives import objectives
from mediator_game.debrief.sections.page_one import page_one
from mediator_game.debrief.sections.record import record
from mediator_game.debrief.sections.sources import sources
from mediator_game.debrief.sections.traps import traps
from mediator_game.debrief.sections.truth import truth
from mediator_game.debrief.sections.words import words
from mediator_game.play.session import Session


class _Page(NamedTuple):
    id: str
    title: str
    body: Callable[[Run], tuple[Part, ...]]


BEFORE = (
    _Page("care", "About this debrief", care),
    _Page("page-one", "What happened", page_one),
    _Page("forecasts", "What you expected", forecasts),
    _Page("knowledge", "What you knew, and what you did not ask", knowledge),
)
GATE = ("gate", "Two other ways it could have gone")
BEHIND = (
    _Page("timeline-causes", "What led to what", causes),
    _Page("words", "Your words at the time", words),
    _Page("truth", "What was true", truth),
    _Page("record", "The record beside your run", record),
    _Page("objectives", "Objectives", objectives),
    _Page("traps", "Traps", traps),
    _Page("guide", "For the discussion", guide),
    _Page("commitment", "One commitment", commitment),
    _Page("method", "How this was made", method),
    _Page("sources", "Sources", sources),
)


def sections(session: Session, *, instructor: bool = False) -> tuple[Section, ...]:
    """Return the debrief of a game, ended or not.

    What stands behind the gate is made only once the gate is open: by two alternatives, or by `instructor`.
    """
    run = Run(session)
    readable = gate.is_open(run, instructor=instructor)
    before = [Section(page.id, page.title, page.body(run), gated=False, readable=True) for page in BEFORE]
    id, title = GATE
    before.append(Section(id, title, gate.gate(run, instructor=instructor), gated=False, readable=True))
    if readable:
        behind = [Section(page.id, page.title, page.body(run), gated=True, readable=True) for page in BEHIND]
    else:
        closed = gate.closed(run)
        behind = [Section(page.id, page.title, (), gated=True, readable=False, closed=closed) for page in BEHIND]
    return (*before, *behind)

"""Section 11: each objective with the level reached and the steps that show it."""

from __future__ import annotations

from collections.abc import Sequence

from mediator_game.debrief.consequences import name
from mediator_game.debrief.levels import Standing, standings
from mediator_game.debrief.parts import Items, Part, heading, say
from mediator_game.debrief.phrases import times
from mediator_game.debrief.run import Run
from mediator_game.engine.events import Event

MOST_STEPS = 8
_NO_STEP = frozenset({"seated", "carried", "counters", "turn", "dice", "outcome"})
"""Events that are the engine's book-keeping, not steps of anybody."""


def objectives(run: Run) -> tuple[Part, ...]:
    """Return every objective with its level, the level's words and what shows it."""
    found = standings(run)
    if not found:
        return (say("This scenario sets no objectives."),)
    parts: list[Part] = []
    if not run.session.ended:
        parts.append(say("The game has not ended; levels are read off how things stand now."))
    for standing in found:
        parts += _objective(run, standing)
    return tuple(parts)


def _objective(run: Run, standing: Standing) -> list[Part]:
    written = standing.objective
    own = written.id in run.scenario.chair[run.session.setup.chair].objectives
    title = run.line(written.title) + (" (your chair's own)" if own else "")
    parts: list[Part] = [heading(title)]
    if written.text:
        parts.append(say(run.line(written.text)))
    reached = f"Level {standing.level + 1} of {len(written.levels)}. " if standing.level >= 0 else ""
    parts.append(say(reached + standing.words(run)))
    if standing.overruled:
        parts.append(say(_overruled(standing)))
    parts.append(_evidence(run, standing))
    if standing.level + 1 < len(written.levels):
        parts.append(say(f"The next level: {run.line(written.levels[standing.level + 1].text)}"))
    return parts


def _overruled(standing: Standing) -> str:
    computed = f"level {standing.computed + 1}" if standing.computed >= 0 else "no level"
    return f"Set by the instructor; the game itself had read {computed}. The note: {standing.note}"


def _evidence(run: Run, standing: Standing) -> Part:
    """Return the steps that moved what the level looks at, or, where that is nothing, what the next level looks at."""
    levels = standing.objective.levels
    own = run.reads([levels[standing.level].when]) if standing.level >= 0 else frozenset[str]()
    after = levels[standing.level + 1 : standing.level + 2]
    watched, title = (
        (own, "Steps that show it") if own else (run.reads([one.when for one in after]), "Steps towards the next")
    )
    steps = [
        event
        for event in run.events
        if event.kind not in _NO_STEP and any(change.variable in watched for change in event.changes)
    ]
    if steps:
        return Items(tuple(_lines(run, steps)), title)
    return say("No step of this run moved what " + ("this level" if own else "the next level") + " looks at.")


def _lines(run: Run, steps: Sequence[Event]) -> list[str]:
    """One line per kind of step, the trainee's moves first."""
    turns: dict[str, list[int]] = {}
    for event in sorted(steps, key=lambda one: one.kind != "move"):
        who = "You: " if event.kind == "move" else ""
        turns.setdefault(who + name(run, event), []).append(event.turn)
    lines = [f"{said} ({times(len(at)) + ', ' if len(at) > 1 else ''}{run.whens(at)})" for said, at in turns.items()]
    more = len(lines) - MOST_STEPS
    return [*lines[:MOST_STEPS], f"and {more} more"] if more > 1 else lines

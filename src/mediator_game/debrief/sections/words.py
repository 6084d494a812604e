"""Section 7: the trainee's own words at the time."""

from __future__ import annotations

from mediator_game.debrief.parts import Part, heading, quote, say
from mediator_game.debrief.run import Run
from mediator_game.play.inputs import Rationale


def words(run: Run) -> tuple[Part, ...]:
    """Return every hinge that was asked with the reason and the confidence given."""
    if not run.scenario.hinge:
        return (say("This scenario does not ask for reasons along the way."),)
    parts: list[Part] = []
    for hinge in run.scenario.hinge:
        given = run.here.rationales.get(hinge.id)
        if given is not None:
            turn = run.label(run.turn_of("rationale", hinge=hinge.id))
            parts += [heading(f"{turn}: {run.line(hinge.question)}"), *_answer(given)]
    if not parts:
        return (say("None of the scenario's questions was answered in this run."),)
    return tuple(parts)


def _answer(given: Rationale) -> list[Part]:
    if not given.text:
        return [say("You passed this question by.")]
    shared = "The group may read it, without your name." if given.share else "It is not shared with the group."
    return [quote(given.text), say(f"You were {given.confidence} in 100 sure. {shared}")]

"""The documented mistakes: whether the run went into them, the way in and the way out."""

from __future__ import annotations

from mediator_game.debrief.parts import Part, heading, say
from mediator_game.debrief.run import Run

ABOUT = (
    "Each of these has a way in that is easy to defend when one stands before it. Whether a run went in is read off "
    "how it ended by a rule that the scenario's author wrote."
)


def traps(run: Run) -> tuple[Part, ...]:
    """Return every trap of the scenario."""
    if not run.scenario.trap:
        return (say("This scenario describes no trap."),)
    parts: list[Part] = [say(ABOUT)]
    for trap in run.scenario.trap:
        went = "This run went in." if run.holds(trap.when) else "This run did not go in."
        cited = f" [{', '.join(trap.source)}]" if trap.source else ""
        parts += [
            heading(run.line(trap.title)),
            say(went + (" The trap is the game's, not the record's." if trap.invented else cited)),
            say(f"The way in: {run.line(trap.way_in)}"),
            say(f"The way out: {run.line(trap.way_out)}"),
        ]
    return tuple(parts)

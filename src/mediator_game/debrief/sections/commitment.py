"""Section 13: one commitment."""

from __future__ import annotations

from mediator_game.debrief.parts import Part, quote, say
from mediator_game.debrief.run import Run

ASK = (
    "One thing to do differently, or to keep, the next time you are in such a chair: what, in which situation, and how "
    "you will notice that you did it. One is enough."
)


def commitment(run: Run) -> tuple[Part, ...]:
    """Return what was promised, or the question."""
    written = run.written("commitment")
    if not written:
        return (say(ASK), say("Nothing is written yet."))
    return (say("You wrote:"), *(quote(text) for text in written))

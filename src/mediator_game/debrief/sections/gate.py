"""Section 4: the gate. Two other ways it could have gone, in the trainee's own words, before anything is shown."""

from __future__ import annotations

from mediator_game.debrief.parts import Items, Part, say
from mediator_game.debrief.run import Run

NEEDED = 2
"""Two, not ten: asking for many makes the ending look more certain than it was."""
WHY = (
    "Once an ending is known it looks as if it had to come. So before the rest is shown, write two other ways this "
    "game could have gone: what would have been different, and what might have come of it. A sentence each is enough. "
    "Nobody marks them."
)


def is_open(run: Run, *, instructor: bool) -> bool:
    """Tell whether what is behind the gate may be read."""
    return instructor or (run.session.ended and len(run.written("alternative")) >= NEEDED)


def closed(run: Run) -> str:
    """Say what opens the gate."""
    written = len(run.written("alternative"))
    if not run.session.ended:
        return (
            "This opens when the game has ended and two other ways it could have gone are written, or with the "
            "instructor's flag."
        )
    left = NEEDED - written
    ways = "two other ways it could have gone" if left == NEEDED else "one more way it could have gone"
    return f"Write {ways} to open this; an instructor's flag opens it too."


def gate(run: Run, *, instructor: bool) -> tuple[Part, ...]:
    """Return what was written, and what is still asked."""
    written = run.written("alternative")
    parts: list[Part] = [] if len(written) >= NEEDED else [say(WHY)]
    if written:
        parts.append(Items(written, "You wrote"))
    if len(written) < NEEDED:
        state = f"Written so far: {len(written)} of {NEEDED}." if run.session.ended else "The game has not ended yet."
        parts.append(say(f"{state} An instructor’s flag has opened what follows." if instructor else state))
    return tuple(parts)

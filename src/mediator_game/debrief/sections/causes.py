"""Section 6: what led to what. Every consequence of the run with its chain back to the decisions behind it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from mediator_game.debrief.consequences import Consequence, consequences, entry, moves_by_turn
from mediator_game.debrief.parts import Entry, Part, Timeline, say
from mediator_game.debrief.run import Run

READING = (
    "Your moves turn by turn, and what followed. “Because” names what stood directly behind a consequence. “Your moves "
    "behind it” are the decisions the chain leads back to; those already named further up the chain are not named "
    "again. A chain says what played a part. It does not say that the same would not have come another way."
)


def causes(run: Run) -> tuple[Part, ...]:
    """Return the timeline of moves and consequences."""
    came = [(_place(run, one), entry(run, one)) for one in consequences(run)]
    mine = [
        ((turn, 0, event), Entry(run.label(turn), words, "you", event=event))
        for turn, words, event in moves_by_turn(run)
    ]
    if not mine and not came:
        return (say("You made no move and nothing came of it that a timeline could show."),)
    ordered = [one for _, one in sorted([*mine, *came], key=lambda pair: pair[0])]
    return (say(READING), Timeline(tuple(_without_repeats(ordered))))


def _place(run: Run, one: Consequence) -> tuple[int, int, int]:
    """Order a turn: the moves, what was due at a date whatever they were, then what answered."""
    due = one.kind == "event" and all(run.by_id[cause].turn < one.turn for cause in one.event.causes)
    return one.turn, 1 if due else 2, one.event.id


def _without_repeats(entries: list[Entry]) -> Iterator[Entry]:
    """Mark what an earlier entry in the chain of an entry has said already."""
    behind: dict[int, frozenset[int]] = {}
    for one in entries:
        links = {cause.event for cause in one.causes if cause.depth == 1}
        said = frozenset[int]().union(*(behind[link] for link in links if link in behind))
        behind[one.event] = frozenset(cause.event for cause in one.causes)
        yield evolve(one, causes=tuple(evolve(cause, repeated=cause.event in said) for cause in one.causes))

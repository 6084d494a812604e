"""The gate of the debrief: what stays unread until the player has written two other ways it could have gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NEEDED = 2
"""Two: asking for many makes hindsight worse, not better."""
QUESTION = (
    "Before you read on: how else could it have gone? Write two other ways. What follows shows what was hidden from"
    " you and what the record says; once it is read, whatever happened looks as if it had to."
)
LABELS = ("One other way it could have gone", "And another")
COMMITMENT = "What do you mean to do differently, or to keep, at the next table? One thing is enough."


def written(records: Iterable[Mapping[str, object]], kind: str) -> tuple[str, ...]:
    """Return the texts of one kind (``alternative``, ``commitment``) in the order in which they were written."""
    return tuple(str(record["text"]) for record in records if record["type"] == kind)


def is_open(records: Iterable[Mapping[str, object]]) -> bool:
    """Tell whether the alternatives are written."""
    return len(written(records, "alternative")) >= NEEDED

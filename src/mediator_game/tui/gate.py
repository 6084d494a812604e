"""The words of the two forms in the debrief: the gate's, and the commitment's."""

from __future__ import annotations

QUESTION = (
    "Before you read on: how else could it have gone? What follows shows what was hidden from you and what the record"
    " says; once it is read, whatever happened looks as if it had to. Write two other ways. A sentence each is enough."
)
LABELS = ("One other way it could have gone", "And another")
COMMITMENT = (
    "One thing to do differently, or to keep, the next time you are in such a chair: what, in which situation, and how"
    " you will notice that you did it."
)

"""Papers that others put forward beside the mediator's text, and the letters that go with them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from mediator_game.scenario.basics import Condition, Id, Prose, Sourced, Span


@frozen(kw_only=True)
class Paper(Sourced):
    """``[[paper]]``: a text that a power puts forward beside the mediator's; `says` gives what it says at first.

    It speaks of its `issues` only: on the others things stay as they stand. It is in force once every one of its
    `signatories` (sides, blocs, powers) has signed.
    """

    id: Id
    title: str
    owner: str
    issues: tuple[str, ...]
    signatories: tuple[str, ...]
    says: Mapping[str, str] = field(factory=dict)
    must_settle: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    lapse: int = 0
    public: bool = False
    when: Condition | None = None
    text: Prose = Prose("")


@frozen(kw_only=True)
class Letter(Sourced):
    """``[[letter]]``: what a power promises somebody beside a paper; `worth` is what that is worth to him."""

    id: Id
    paper: str
    sender: str
    to: str
    worth: Span
    secret: bool = False
    leak: int = 0
    when: Condition | None = None
    text: Prose = Prose("")

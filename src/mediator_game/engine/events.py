"""What the engine says about a step: events, the changes each made, and the dice that were rolled."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

Fact = int | str


@frozen
class Change:
    """One entry of the ledger: `variable` went from `before` by `delta` (after clamping), for `reason`.

    Supports are in tenths of a point, everything else in whole points or counts.
    """

    variable: str
    before: int
    delta: int
    reason: str


@frozen
class Roll:
    """One die: its key, the chance in percent, what it showed (0..99) and whether the event happened."""

    kind: str
    subject: str
    turn: int
    chance: int
    shown: int

    @property
    def happened(self) -> bool:
        """An event happens when the die shows less than its chance."""
        return self.shown < self.chance


@frozen
class Event:
    """Something that happened, with the earlier events that caused it and the changes it made.

    `id` counts from 1 through the game; `kind` is the engine's word for it (``shock``, ``clash``, ``reaction``,
    ...); `subject` is whom or what it is about (``ar``, ``ar.army``, a reaction's id); `facts` hold what a face
    needs to tell it.
    """

    id: int
    turn: int
    phase: str
    kind: str
    subject: str
    causes: tuple[int, ...] = ()
    facts: Mapping[str, Fact] = field(factory=dict)
    changes: tuple[Change, ...] = ()
    rolls: tuple[Roll, ...] = ()

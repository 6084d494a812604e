"""What a player can put in: the engine's actions, and the things a session keeps beside them."""

from __future__ import annotations

from attrs import frozen

from mediator_game.engine.actions import EndTurn, Move, OpenNote

__all__ = [
    "Alternative",
    "Commitment",
    "EndTurn",
    "Input",
    "MakeForecast",
    "Move",
    "OpenNote",
    "Overrule",
    "Quit",
    "Rationale",
    "Rewind",
    "Share",
]


@frozen
class Rationale:
    """A one-line reason at a hinge, with a confidence 0..100; `share` allows the class page to show it. Empty text:
    skipped.
    """

    hinge: str
    text: str
    confidence: int = 50
    share: bool = False


@frozen
class MakeForecast:
    """A probability 0..100 for a forecast's question."""

    forecast: str
    probability: int


@frozen
class Rewind:
    """Go back to just after record `to` (0: the start). Training mode only; nothing is erased."""

    to: int


@frozen
class Quit:
    """The player leaves; the game can be resumed."""


@frozen
class Alternative:
    """Another way it could have gone, written at the debrief's gate."""

    text: str


@frozen
class Commitment:
    """One thing the player means to do differently, or to keep."""

    text: str


@frozen
class Share:
    """Allow or withdraw the showing of a rationale."""

    hinge: str
    share: bool


@frozen
class Overrule:
    """An instructor's own level for an objective, with a note."""

    objective: str
    level: int
    note: str


Input = (
    Move | EndTurn | OpenNote | Rationale | MakeForecast | Rewind | Quit | Alternative | Commitment | Share | Overrule
)

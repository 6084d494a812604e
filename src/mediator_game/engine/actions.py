"""What can be asked of the engine: a move, the end of the turn, the opening of a note."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen


@frozen
class Move:
    """The mediator does something.

    `target` is a side (``ar``), a bloc (``ar.army``) or empty; `option` is ``issue.option``; `power` a power;
    `text` gives an option for every issue when a text is tabled (issues left out stay as they are in the text, or
    at the status quo).
    """

    move: str
    target: str = ""
    option: str = ""
    power: str = ""
    text: Mapping[str, str] = field(factory=dict)


@frozen
class EndTurn:
    """The turn ends: phases 3 to 8 run."""


@frozen
class OpenNote:
    """A note is opened; free."""

    note: str


Action = Move | EndTurn | OpenNote

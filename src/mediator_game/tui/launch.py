"""What the application is started to do."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from mediator_game.tui.ports import Mode


@frozen
class Launch:
    """Nothing named: home. A scenario: its card. A save: the desk, or with `debrief` the debrief.

    What is empty is asked, or drawn. `instructor` opens the debrief's gate.
    """

    scenario: str = ""
    chair: str = ""
    player: str = ""
    mode: Mode = "training"
    names: Literal["report", "both"] = "report"
    seed: int | str = ""
    save: str = ""
    debrief: bool = False
    instructor: bool = False
    campaign: bool = False
    anew: bool = False
    """With `campaign`: begin another instead of going on with the last."""

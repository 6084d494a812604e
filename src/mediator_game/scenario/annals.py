"""What a scenario can be read beside: dates of the conflict, and who held which office when."""

from __future__ import annotations

import datetime

from attrs import frozen

from mediator_game.scenario.basics import Prose


@frozen
class Moment:
    """``[[timeline]]``: something that happened on a date, for the page of dates.

    It is shown from the start of a scenario that begins after it, and otherwise behind the debrief's gate: what would
    have happened then is in play.
    """

    date: datetime.date
    text: Prose
    source: tuple[str, ...] = ()


@frozen
class Actor:
    """``[[actor]]``: who held an office of a side or a power, and when; without `until`, to this day."""

    of: str
    office: str
    name: str
    since: datetime.date
    until: datetime.date | None = None
    source: tuple[str, ...] = ()

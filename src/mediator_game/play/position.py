"""Where a session stands: one frozen value per record, so that going back is picking an earlier one."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from mediator_game.engine.events import Event
from mediator_game.engine.state import State
from mediator_game.play.inputs import Overrule, Rationale
from mediator_game.play.telling import Summary
from mediator_game.play.view import Told


@frozen
class Position:
    """The game and everything beside it after one record.

    `turn_start` holds the values at the last turn's end (for trends); `draft_before` the text's options before the
    latest draft; `happened` the turn in which each forecast's question came true; `shut` those that held at a turn's
    end.
    """

    sequence: int
    title: str
    state: State
    turn_start: tuple[int, ...]
    draft_before: Mapping[str, int] = field(factory=dict)
    log: tuple[Told, ...] = ()
    events: tuple[Event, ...] = ()
    summaries: tuple[Summary, ...] = ()
    rationales: Mapping[str, Rationale] = field(factory=dict)
    forecasts: Mapping[str, int] = field(factory=dict)
    happened: Mapping[str, int] = field(factory=dict)
    shut: frozenset[str] = frozenset()
    overrules: Mapping[str, Overrule] = field(factory=dict)
    alternatives: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()

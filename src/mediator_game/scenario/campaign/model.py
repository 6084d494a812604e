"""The campaign format: scenarios played one after another, and what carries over from each to the next."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from mediator_game.scenario.basics import Effect, Id, Prose


@frozen
class Header:
    """``[campaign]``: what this file is."""

    format: int
    id: Id
    title: str
    summary: Prose
    text: Prose = Prose("")


@frozen
class Role:
    """``[role.ID]``: who the trainee is throughout; `chairs` says which chair that is in each scenario."""

    title: str
    chairs: Mapping[str, str]
    text: Prose = Prose("")


@frozen
class Carry:
    """``[[carry]]``: a gauge that goes on from one phase to the next.

    The next phase starts from its own documented value, moved by `share` percent of the difference between where the
    trainee left the gauge and where it is expected to stand after the documented course.
    """

    gauge: str
    share: int
    title: str = ""


@frozen(kw_only=True)
class Legacy:
    """``[[phase.legacy]]``: what an ending leaves behind for the phase after it: a sentence, and effects on it."""

    after: tuple[str, ...]
    text: Prose
    effects: tuple[Effect, ...] = ()


@frozen
class Phase:
    """``[[phase]]``: one scenario. `bridge` tells, before it begins, what the record has between it and the last one.

    `expected` says where the carried gauges stand at its end when it goes as documented.
    """

    scenario: str
    bridge: Prose = Prose("")
    source: tuple[str, ...] = ()
    expected: Mapping[str, int] = field(factory=dict)
    legacy: tuple[Legacy, ...] = ()


@frozen
class Campaign:
    """A campaign file, whole."""

    campaign: Header
    role: Mapping[str, Role]
    phase: tuple[Phase, ...]
    carry: tuple[Carry, ...] = ()

    def number(self, scenario: str) -> int:
        """Return the place of a scenario in the campaign, from 1; ValueError when it is not in it."""
        return [one.scenario for one in self.phase].index(scenario) + 1

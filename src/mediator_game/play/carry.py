"""What one phase of a campaign leaves to the next: gauges, and the consequences of how it ended."""

from __future__ import annotations

from attrs import frozen

from mediator_game.engine.arithmetic import half_up
from mediator_game.play.session import Session
from mediator_game.scenario.campaign.model import Campaign


@frozen
class Carried:
    """One gauge that goes on: where it was left, where the documented course leaves it, and by how much it moves the
    next phase's start.
    """

    gauge: str
    title: str
    left: int
    expected: int
    change: int

    @property
    def effect(self) -> str:
        """The change as an effect."""
        return f"{self.gauge} {'+' if self.change > 0 else '-'}= {abs(self.change)}"


@frozen
class Inheritance:
    """What the next phase begins with: gauges that differ, sentences about what is left, and all of it as effects."""

    gauges: tuple[Carried, ...] = ()
    texts: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()


NOTHING = Inheritance()


def inheritance(campaign: Campaign, ended: Session) -> Inheritance:
    """Return what a game that has ended leaves to the phase after its own.

    Each carried gauge moves by its share of the difference from the documented course, rounded half up away from zero.
    """
    phase = campaign.phase[campaign.number(str(ended.setup.scenario.scenario.id)) - 1]
    values = ended.position.state.values
    gauges = []
    for carry in campaign.carry:
        left = ended.rules.amount(carry.gauge)(values)
        expected = phase.expected.get(carry.gauge, left)
        difference = left - expected
        change = half_up(abs(difference) * carry.share, 100) * (1 if difference > 0 else -1)
        gauges.append(Carried(carry.gauge, carry.title or carry.gauge, left, expected, change))
    legacies = [one for one in phase.legacy if ended.outcome in one.after]
    effects = [one.effect for one in gauges if one.change]
    effects += [str(effect) for one in legacies for effect in one.effects]
    return Inheritance(tuple(gauges), tuple(str(one.text) for one in legacies), tuple(effects))

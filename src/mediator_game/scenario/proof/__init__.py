"""Interval reasoning over a scenario: what can never be, and what always is, with the proof in sentences."""

from mediator_game.scenario.proof.moments import ANY, Moment
from mediator_game.scenario.proof.reach import Judgement, Reach, prove
from mediator_game.scenario.proof.values import Range, Value

__all__ = ["ANY", "Judgement", "Moment", "Range", "Reach", "Value", "prove"]

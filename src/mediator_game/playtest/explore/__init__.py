"""What can be reached: a bounded search over inputs and dice, with verdicts on ``[[check]]`` and ``[[goal]]``."""

from mediator_game.playtest.explore.report import Exploration
from mediator_game.playtest.explore.run import Limits, explore

__all__ = ["Exploration", "Limits", "explore"]

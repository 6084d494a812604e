"""The bargaining space: every text that could be written at one moment of a game, and what the two leaders make of it.

`space_of` is the whole of it. All numbers are whole: scores and gains in hundredths of a point.
"""

from mediator_game.playtest.space.enumeration import agrees_with_enumeration
from mediator_game.playtest.space.moment import Moment, along_line, at_start
from mediator_game.playtest.space.space import MOST_LISTED, NothingToBargainError, Space, space_of

__all__ = [
    "MOST_LISTED",
    "Moment",
    "NothingToBargainError",
    "Space",
    "agrees_with_enumeration",
    "along_line",
    "at_start",
    "space_of",
]

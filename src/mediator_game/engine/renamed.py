"""Dice that outlive a name: whatever ``[moved]`` says was renamed is rolled for under its first name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from mediator_game.engine.dice import Dice
from mediator_game.scenario.moved import Moved, die


class FirstNamed:
    """Dice that roll for every part of a scenario under the name it had first, so that a new name moves no die."""

    __slots__ = ("_dice", "_moved")

    def __init__(self, dice: Dice, moved: Moved) -> None:
        self._dice, self._moved = dice, moved

    def roll(self, kind: str, subject: str, turn: int) -> int:
        """Return 0..99 for this key."""
        return self._dice.roll(kind, _first(self._moved, kind, subject), turn)


@lru_cache(maxsize=4_096)
def _first(moved: Moved, kind: str, subject: str) -> str:
    return die(kind, subject, moved.first)


def first_named(dice: Dice, moved: Moved) -> Dice:
    """Return dice that keep to first names; the same dice where nothing was renamed."""
    return FirstNamed(dice, moved) if moved else dice


def loaded(dice: Mapping[str, int], moved: Moved) -> Mapping[str, int]:
    """Return loaded dice (``kind/subject/turn``), written under any of the names, as they are rolled."""
    if not moved:
        return dice
    found: dict[str, int] = {}
    for key, shown in dice.items():
        kind, _, rest = key.partition("/")
        subject, _, turn = rest.rpartition("/")
        found[f"{kind}/{_first(moved, kind, subject)}/{turn}"] = shown
    return found

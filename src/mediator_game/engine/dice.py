"""Keyed dice: every roll is a function of the game's seed and of what is rolled for, never of what was rolled
before.

So one more die shifts no other, a what-if runs on the same dice, and on the same dice a higher chance can only add
an event.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Protocol


class Dice(Protocol):
    """What the engine asks of dice."""

    def roll(self, kind: str, subject: str, turn: int) -> int:
        """Return 0..99 for this key; the same key gives the same roll."""
        ...


class KeyedDice:
    """The game's dice: BLAKE2b of the seed and the key, modulo 100 (64 bits, so no residue matters)."""

    __slots__ = ("_hash", "seed")

    def __init__(self, seed: int | str) -> None:
        self.seed = str(seed)
        self._hash = blake2b(self.seed.encode("utf-8", "surrogatepass"), digest_size=8)

    def roll(self, kind: str, subject: str, turn: int) -> int:
        """Return 0..99 for this key."""
        state = self._hash.copy()
        state.update(f"\x1f{kind}\x1f{subject}\x1f{turn}".encode("utf-8", "surrogatepass"))
        return int.from_bytes(state.digest(), "big") % 100


def draw(dice: Dice, subject: str, low: int, high: int) -> int:
    """Draw the hidden value of an authored interval, both ends included, once per game.

    >>> from mediator_game.engine.dice import KeyedDice
    >>> 10 <= draw(KeyedDice(1), "ar.trust", 10, 20) <= 20
    True
    """
    return low if low == high else low + dice.roll("draw", subject, 0) * (high - low + 1) // 100

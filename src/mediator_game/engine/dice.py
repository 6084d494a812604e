"""Keyed dice: every roll is a function of the game's seed and of what is rolled for, never of what was rolled
before.

So one more die shifts no other, a what-if runs on the same dice, and on the same dice a higher chance can only add
an event.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Protocol

UNLOADED: Mapping[str, int] = MappingProxyType({})


class Dice(Protocol):
    """What the engine asks of dice."""

    def roll(self, kind: str, subject: str, turn: int) -> int:
        """Return 0..99 for this key; the same key gives the same roll."""
        ...


def die(kind: str, subject: str, turn: int) -> str:
    """Return how a die is named where some are loaded: ``reaction/moscow-flies-alone/3``."""
    return f"{kind}/{subject}/{turn}"


class KeyedDice:
    """The game's dice: BLAKE2b of the seed and the key, modulo 100 (64 bits, so no residue matters).

    `loaded` dice, by their name (see `die`), show what it says instead, 0..99: a found course of events can be
    played again that way, and nothing else of the game changes.
    """

    __slots__ = ("_hash", "_loaded", "seed")

    def __init__(self, seed: int | str, loaded: Mapping[str, int] = UNLOADED) -> None:
        self.seed = str(seed)
        self._loaded = loaded
        self._hash = blake2b(self.seed.encode("utf-8", "surrogatepass"), digest_size=8)

    def roll(self, kind: str, subject: str, turn: int) -> int:
        """Return 0..99 for this key."""
        if self._loaded and (shown := self._loaded.get(die(kind, subject, turn))) is not None:
            return shown
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

"""How many games each part of a validation plays."""

from __future__ import annotations

from attrs import frozen

FULL, QUICK = 400, 60
"""Games a figure, by default and when it has to be quick."""


@frozen
class Budget:
    """Numbers of games, all of them following from `games`, the number behind one figure."""

    games: int = FULL
    thorough: bool = True

    @classmethod
    def of(cls, games: int | None = None, *, quick: bool = False) -> Budget:
        """Return the budget for `games` a figure (by default 400, or 60 when quick)."""
        return cls(games or (QUICK if quick else FULL), thorough=not quick)

    def part(self, share: float, least: int = 4) -> int:
        """Return a share of the games of a figure."""
        return max(least, round(self.games * share))

    @property
    def variants(self) -> int:
        """How many times all numbers are changed at random."""
        return 60 if self.thorough else 20

    @property
    def generations(self) -> int:
        """How long the search for a best line goes on."""
        return max(4, self.games // 10)

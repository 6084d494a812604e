"""The constants a scenario's ``[rules]`` may set, and how far: without them a scenario is not fully judged."""

from __future__ import annotations

from collections.abc import Mapping

from mediator_game.engine.constants import CONSTANTS

RULES: Mapping[str, tuple[int, int]] = {name: (constant.low, constant.high) for name, constant in CONSTANTS.items()}
"""The least and greatest value of each. Whoever loads a scenario to play or to replay it passes them on."""


def forbidden(overrides: Mapping[str, int]) -> str | None:
    """Return the first constant that is changed in a way this game does not allow, or None."""
    return next((name for name, value in overrides.items() if not _allowed(name, value)), None)


def _allowed(name: str, value: int) -> bool:
    low, high = RULES.get(name, (1, 0))
    return low <= value <= high

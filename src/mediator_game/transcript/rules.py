"""The constants a scenario's ``[rules]`` may set, and how far: without them a scenario is not fully judged."""

from __future__ import annotations

from collections.abc import Mapping

from mediator_game.engine.constants import CONSTANTS

RULES: Mapping[str, tuple[int, int]] = {name: (constant.low, constant.high) for name, constant in CONSTANTS.items()}
"""The least and greatest value of each. Whoever loads a scenario to play or to replay it passes them on."""

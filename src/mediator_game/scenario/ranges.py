"""From how much to how much a number may be, by the name of its key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mediator_game.scenario.diagnostics import Path

_POINTS = (0, 100)
_SIGNED = (-100, 100)
LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "outlook": _SIGNED, "press": _SIGNED, "cares": _SIGNED, "edge_drift": _SIGNED,
        "cohesion": _POINTS, "tension": _POINTS, "trust": _POINTS, "rhetoric": _POINTS, "cover": _POINTS,
        "caution": _POINTS, "edge": _POINTS, "fall_line": _POINTS, "support": _POINTS, "limit": _POINTS,
        "movable": _POINTS, "leak": _POINTS, "clout": _POINTS, "weights": _POINTS, "will": _POINTS, "lever": _POINTS,
        "start": _POINTS, "confidence": _POINTS, "worth": _SIGNED, "value": _POINTS, "cost": _POINTS,
        "wait": (0, 1000), "turns": (1, 400), "moves": (1, 20),
        "aftermath": (0, 400), "minutes": (1, 1000), "prices": _POINTS, "weary": _POINTS, "aid": _POINTS,
        "broker": _POINTS, "floor": _SIGNED, "lapse": (0, 400),
    }
)  # fmt: skip
"""The least and greatest value of a number under a key, or of every number in a table under it."""

OWN: Mapping[tuple[str, str], tuple[int, int]] = MappingProxyType(
    {
        ("place", "worth"): _POINTS, ("place", "hard"): _POINTS,
        ("front", "steps"): (1, 10), ("front", "look"): (0, 24), ("front", "toll"): _POINTS,
    }
)  # fmt: skip
"""The same for a key that other tables have too: by the table and the key."""


def limits_of(table: str, key: str) -> tuple[int, int] | None:
    """Return the limits of a key of a table, both by name."""
    return OWN.get((table.lower(), key)) or LIMITS.get(key)


def limits_at(path: Path) -> tuple[int, int] | None:
    """Return the limits of the number at a path; None where there are none, or the engine's rules set them."""
    if path[0] in ("rules", "chair") or path[:2] == ("record", "without"):
        return None
    if len(path) > 2 and (own := OWN.get((str(path[0]), str(path[2])))):
        return own
    for part in reversed(path[1:]):
        if isinstance(part, str) and part in LIMITS:
            return LIMITS[part]
    return None

"""Every diagnostic the checker can give, in one place."""

from __future__ import annotations

from mediator_game.scenario.diagnostics import Severity

WARNINGS = frozenset({})


def severity(code: str) -> Severity:
    """Return how grave a code is."""
    return "warning" if code in WARNINGS else "error"

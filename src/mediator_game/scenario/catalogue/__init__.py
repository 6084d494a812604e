"""Every diagnostic the checker can give, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mediator_game.scenario.catalogue import expressions, habits, meaning, reach, reading, sense
from mediator_game.scenario.catalogue.entry import Entry
from mediator_game.scenario.diagnostics import Severity

ENTRIES: tuple[Entry, ...] = (
    *reading.ENTRIES,
    *meaning.ENTRIES,
    *expressions.ENTRIES,
    *sense.ENTRIES,
    *habits.ENTRIES,
    *reach.ENTRIES,
)
CATALOGUE: Mapping[str, Entry] = MappingProxyType({entry.code: entry for entry in ENTRIES})


def severity(code: str) -> Severity:
    """Return how grave a code is: an error keeps the scenario from being played, a warning does not."""
    return CATALOGUE[code].severity

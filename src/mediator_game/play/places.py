"""Place names as the player wants them: the report's spelling, or both sides' names."""

from __future__ import annotations

from mediator_game.scenario.model import Scenario


def place_names(scenario: Scenario, names: str) -> dict[str, str]:
    """Return the name to show for every place; with `names` "both", every side's usual name where they differ."""
    shown = {}
    for id, place in scenario.place.items():
        rivals = list(dict.fromkeys(place.names[side] for side in sorted(place.names)))
        shown[id] = " / ".join(rivals) if names == "both" and rivals else place.name
    return shown

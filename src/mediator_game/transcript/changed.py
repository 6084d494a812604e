"""Has the scenario changed since a game was played by it? The transcript goes on under its own; the player is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from mediator_game.scenario.library import shipped, shown
from mediator_game.scenario.load import load
from mediator_game.text.judge import id_fault
from mediator_game.transcript.rules import RULES


def notice(header: Mapping[str, Any]) -> str | None:
    """Return what to say about the file of a transcript's scenario, or None where it is as it was or is not found.

    It is looked for by its id: among the game's own scenarios, and as ``ID.toml`` here and in ``scenarios``.
    """
    embedded = header["scenario"]
    for path in _files(embedded["id"]):
        loaded = load(path, known_rules=RULES, proofs=False)
        if loaded.scenario is None:
            return f"It goes on under the scenario as it was{_when(header)}; {shown(path)} has errors now."
        if loaded.scenario.scenario.id == embedded["id"]:
            if loaded.sha256 == embedded["sha256"]:
                return None
            return (
                f"It was played by the scenario as it was{_when(header)}, and stays under it; "
                f"{shown(path)} has changed since."
            )
    return None


def _files(id: str) -> Iterator[Path]:
    if id_fault(id):
        return
    yield from (path for path in shipped() if path.stem == id)
    for path in (Path(f"{id}.toml"), Path("scenarios") / f"{id}.toml"):
        if path.is_file():
            yield path


def _when(header: Mapping[str, Any]) -> str:
    try:
        started = datetime.fromisoformat(header["started"])
    except ValueError:
        return " then"
    return f" on {started.day} {started:%B %Y}"

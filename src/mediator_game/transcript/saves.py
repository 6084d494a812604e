"""The saves in a folder: where they live, and what each is, broken ones too."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attrs import frozen
from platformdirs import user_data_path

from mediator_game.engine.constants import RULES_VERSION
from mediator_game.play.records import PhaseOf
from mediator_game.text.clean import one_line
from mediator_game.transcript.journal import SUFFIX
from mediator_game.transcript.lines import Record
from mediator_game.transcript.reading import Transcript, read


@frozen
class Save:
    """One save. `broken` says what is wrong with the file; what could be read of it is filled in all the same."""

    path: Path
    modified: datetime
    run: str = ""
    scenario: str = ""
    title: str = ""
    player: str = ""
    chair: str = ""
    chair_title: str = ""
    turn: int = 0
    turns: int = 0
    ended: bool = False
    outcome: str | None = None
    rules_version: int = 0
    broken: str = ""
    phase_of: PhaseOf | None = None

    @property
    def can_go_on(self) -> bool:
        """Whether the game can be resumed: whole, not ended, and played by the rules of this version."""
        return not self.ended and not self.broken and self.rules_version == RULES_VERSION

    def as_json(self) -> dict[str, object]:
        """Return the save in its documented shape."""
        return {
            "path": str(self.path),
            "run": self.run,
            "scenario": self.scenario,
            "title": self.title,
            "player": self.player,
            "chair": self.chair,
            "turn": self.turn,
            "turns": self.turns,
            "ended": self.ended,
            "outcome": self.outcome,
            "modified": self.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "broken": self.broken or None,
            "campaign": self.phase_of
            and {"thread": self.phase_of.thread, "phase": self.phase_of.number, "role": self.phase_of.role},
        }


def saves_folder(chosen: Path | None = None) -> Path:
    """Return where saves live: the folder chosen, else ``saves`` here if it is there, else one of the user's own."""
    if chosen is not None:
        return chosen
    here = Path("saves")
    return here if here.is_dir() else user_data_path("mediator-game", appauthor=False) / "saves"


def listing(folder: Path) -> list[Save]:
    """Return every save in a folder, the one written to last first; none when there is no such folder."""
    found = [save_of(path) for path in _paths(folder)]
    return sorted(found, key=lambda save: (save.modified, save.path.name), reverse=True)


def latest_unfinished(folder: Path) -> Save | None:
    """Return the save to go on with, or None."""
    return next((save for save in listing(folder) if save.can_go_on), None)


def save_of(path: Path) -> Save:
    """Return what one save is."""
    transcript = read(path)
    modified = _modified(path)
    if not transcript.records:
        return Save(path, modified, broken=str(transcript.broken()))
    header = transcript.records[0]
    turn, outcome = _stands(transcript.records)
    about = _about(header)
    return Save(
        path,
        modified,
        run=header["run"],
        scenario=header["scenario"]["id"],
        title=about["title"],
        player=header["player"],
        chair=header["chair"],
        chair_title=about["chair"],
        turn=turn,
        turns=about["turns"],
        ended=outcome is not None,
        outcome=outcome,
        rules_version=header["rules_version"],
        broken=_broken(transcript),
        phase_of=PhaseOf(**header["phase_of"]) if "phase_of" in header else None,
    )


def _paths(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(SUFFIX))
    except OSError:
        return
    for name in names:
        if not name.startswith("."):
            yield folder / name


def _modified(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC)


def _broken(transcript: Transcript) -> str:
    return str(transcript.broken()) if transcript.faults else ""


def _about(header: Mapping[str, Any]) -> dict[str, Any]:
    """Return the titles and the number of turns from the embedded scenario, which nothing has judged yet."""
    document = header["scenario"]["document"]
    chairs = document.get("chair")
    chair = chairs.get(header["chair"]) if isinstance(chairs, dict) else None
    chair_title = chair.get("title") if isinstance(chair, dict) else None
    table = document.get("scenario")
    table = table if isinstance(table, dict) else {}
    title, turns = table.get("title"), table.get("turns")
    return {
        "title": one_line(title) if isinstance(title, str) else header["scenario"]["id"],
        "turns": turns if isinstance(turns, int) else 0,
        "chair": one_line(chair_title) if isinstance(chair_title, str) else header["chair"],
    }


def _stands(records: tuple[Record, ...]) -> tuple[int, str | None]:
    """Return the turn and the outcome a game has come to, from what was recorded, rewinds included."""
    stands: list[tuple[int, str | None]] = [(1, None)]
    for record in records[1:]:
        if record["type"] == "rewind":
            stands.append(stands[record["to"]] if record["to"] < len(stands) else stands[-1])
            continue
        turn, outcome = stands[-1]
        for event in record["events"]:
            if event["kind"] == "outcome":
                outcome = event.get("subject", "")
            turn = next((before + delta for name, before, delta, _ in event.get("changes", ()) if name == "turn"), turn)
        stands.append((turn, outcome))
    return stands[-1]

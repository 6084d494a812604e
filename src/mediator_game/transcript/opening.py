"""Starting a game whose every record is kept on disk: the one way in for every face and for headless play."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from mediator_game.play.records import PhaseOf
from mediator_game.play.session import Session, Setup
from mediator_game.scenario.load import Loaded
from mediator_game.transcript.journal import Journal


@frozen
class Opened:
    """A game that has just begun, and the journal that takes its records."""

    session: Session
    journal: Journal


def open_game(
    loaded: Loaded,
    chair: str,
    seed: int | str,
    player: str,
    mode: Literal["training", "assessed"],
    names: Literal["report", "both"],
    folder: Path,
    clock: Callable[[], float],
    now: datetime,
    token: str,
    run: str = "",
    overrides: Mapping[str, int] = MappingProxyType({}),
    dice: Mapping[str, int] = MappingProxyType({}),
    carried: tuple[str, ...] = (),
    phase_of: PhaseOf | None = None,
) -> Opened:
    """Begin a game of a scenario that loaded without errors, in a new save in `folder`.

    `clock` counts from any moment; `token` is six hex digits that no other save has; without `run` the game is called
    as its save is. What keeps it from being saved is in the journal's `trouble`; `Locked` when the name is taken.
    """
    scenario = loaded.scenario
    if scenario is None:
        raise ValueError("a scenario with errors cannot be played")
    journal = Journal.create(folder, now=now, slug=scenario.scenario.id, token=token)
    began = clock()
    try:
        setup = Setup(
            scenario=scenario,
            document=loaded.document,
            sha256=loaded.sha256,
            chair=chair,
            seed=seed,
            run=run or journal.path.stem,
            player=player,
            mode=mode,
            names=names,
            started=now.isoformat(timespec="seconds"),
            overrides=overrides,
            dice=dice,
            carried=carried,
            phase_of=phase_of,
        )
        return Opened(Session(setup, journal, lambda: max(0.0, clock() - began)), journal)
    except BaseException:
        journal.close()
        raise

"""One round after a save: what the check says, then what the games say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import evolve, frozen

from mediator_game.play.session import Memory, Session, Setup
from mediator_game.playtest.rehearsal.batch import Batch, Playthrough, batch
from mediator_game.playtest.rehearsal.beginning import RUN, Beginning, no_time
from mediator_game.playtest.rehearsal.searching import searched
from mediator_game.scenario.diagnostics import Diagnostic
from mediator_game.scenario.load import Loaded, load
from mediator_game.scenario.model import Scenario
from mediator_game.transcript.rules import RULES


@frozen
class Rehearsal:
    """What is known of a scenario as it was saved. `batch` is None until its games are played, or with errors."""

    path: Path
    loaded: Loaded
    batch: Batch | None = None

    @property
    def scenario(self) -> Scenario | None:
        """The scenario; None with errors."""
        return self.loaded.scenario

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps it from being played."""
        return self.loaded.errors

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What is to be looked at."""
        return tuple(one for one in self.loaded.diagnostics if one.severity == "warning")


def checked(path: Path, name: str | None = None) -> Rehearsal:
    """Check a scenario file; `name` is how it is called in what is said of it."""
    return Rehearsal(path, load(path, known_rules=RULES, name=name))


def played(rehearsal: Rehearsal, beginning: Beginning, stop: Callable[[], bool]) -> Rehearsal:
    """Play the games of a scenario without errors, until `stop` says so."""
    return evolve(rehearsal, batch=batch(rehearsal.loaded, beginning, stop))


def explored(rehearsal: Rehearsal, beginning: Beginning, stop: Callable[[], bool]) -> Rehearsal:
    """Add a short search to a rehearsal whose games were played."""
    if rehearsal.batch is None:
        return rehearsal
    return evolve(rehearsal, batch=searched(rehearsal.batch, rehearsal.loaded, beginning, stop))


def session_of(playthrough: Playthrough, loaded: Loaded) -> Session:
    """Play a playthrough of the batch again, up to its moment."""
    if loaded.scenario is None:
        raise ValueError("a scenario with errors cannot be played")
    setup = Setup(
        loaded.scenario,
        loaded.document,
        loaded.sha256,
        playthrough.chair,
        playthrough.seed,
        run=RUN,
        dice=playthrough.dice,
    )
    session = Session(setup, Memory(), no_time)
    for one in playthrough.inputs:
        session.do(one)
    return session

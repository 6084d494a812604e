"""Starting and resuming a game outside the full screen: what a session must not know is chosen here."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from mediator_game.cli.output import Failed, say
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.play.records import PhaseOf
    from mediator_game.scenario.load import Loaded
    from mediator_game.transcript.opening import Opened
    from mediator_game.transcript.replay import Resumed

LONGEST_NAME = 60


@frozen
class Wishes:
    """How a game is wanted; what is empty or None is asked, or drawn."""

    chair: str = ""
    seed: int | str = 0
    player: str = "player"
    mode: Literal["training", "assessed"] | None = None
    names: Literal["report", "both"] = "report"
    saves: Path | None = None
    overrides: Mapping[str, int] = field(factory=dict)
    dice: Mapping[str, int] = field(factory=dict)
    carried: tuple[str, ...] = ()
    phase_of: PhaseOf | None = None


def begin(loaded: Loaded, wishes: Wishes) -> Opened:
    """Begin a game in a new save."""
    from mediator_game.transcript.journal import Locked
    from mediator_game.transcript.opening import open_game
    from mediator_game.transcript.saves import saves_folder

    try:
        return open_game(
            loaded,
            wishes.chair,
            wishes.seed,
            one_line(wishes.player, length=LONGEST_NAME).strip() or "player",
            wishes.mode or "training",
            wishes.names,
            saves_folder(wishes.saves),
            time.monotonic,
            datetime.now(UTC),
            secrets.token_hex(3),
            overrides=wishes.overrides,
            dice=wishes.dice,
            carried=wishes.carried,
            phase_of=wishes.phase_of,
        )
    except Locked as error:
        raise Failed(str(error)) from None


def go_on(path: Path) -> Resumed:
    """Go on with a save; what should be known about it is said."""
    from mediator_game.transcript.journal import Broken, Locked
    from mediator_game.transcript.replay import Divergence, resume

    try:
        resumed = resume(path, time.monotonic)
    except (Broken, Divergence, Locked) as error:
        raise Failed(f"{one_line(str(path))}: {error}") from None
    for notice in resumed.notices:
        say(notice, err=True)
    return resumed


def go_over(path: Path, scenario: str) -> Path:
    """Write a save that goes on under another form of its scenario, say what is new in it, and return it."""
    from mediator_game.cli.loading import playable
    from mediator_game.cli.output import FoundWrong
    from mediator_game.transcript.journal import Broken, Locked
    from mediator_game.transcript.reading import read
    from mediator_game.transcript.replay import Divergence
    from mediator_game.transcript.under import Differs, fork_under

    loaded, _ = playable(scenario)
    try:
        forked, notes = fork_under(read(path), loaded, datetime.now(UTC), secrets.token_hex(3))
    except (Broken, Divergence, Locked) as error:
        raise Failed(f"{one_line(str(path))}: {error}") from None
    except Differs as differs:
        raise FoundWrong(f"{one_line(str(path))} would be another game. {differs}") from None
    for note in notes:
        say(note, err=True)
    say(f"It goes on in a new save: {one_line(str(forked), length=1_000)}", err=True)
    return forked


def save_named(name: str | None, saves: Path | None) -> Path:
    """Return the save that is meant by a path or a file's name, or the latest one that can be gone on with."""
    from mediator_game.text.nearest import nearest
    from mediator_game.transcript.journal import SUFFIX
    from mediator_game.transcript.saves import latest_unfinished, listing, saves_folder

    folder = saves_folder(saves)
    if name is None:
        latest = latest_unfinished(folder)
        if latest is None:
            raise Failed(f"There is no unfinished game in {one_line(str(folder))}. Start one: mediator play tutorial.")
        return latest.path
    for path in (Path(name), folder / name, folder / f"{name}{SUFFIX}"):
        if _is_there(path):
            return path
    near = nearest(name, [one.path.stem for one in listing(folder)])
    meant = f"Did you mean {near}?" if near else "mediator saves lists those there are."
    raise Failed(f"There is no save {one_line(name, length=120)}. {meant}")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False

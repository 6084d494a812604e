"""One game of a simulation played alone, through a session, with a transcript like any other's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mediator_game.cli import games
from mediator_game.cli.games import Wishes
from mediator_game.cli.output import Failed, say, say_json
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.play.session import Session
    from mediator_game.playtest.lines import Skip
    from mediator_game.playtest.plan import Plan
    from mediator_game.scenario.load import Loaded
    from mediator_game.transcript.opening import Opened


def play(loaded: Loaded, plan: Plan, game: int, output: Path | None, saves: Path | None, *, as_json: bool) -> None:
    """Play game `game` of a plan; keep its transcript in `output` or among the saves, and say what came of it."""
    from mediator_game.playtest.plan import play_alone

    opened = _begin(loaded, plan, game, output, saves)
    with opened.journal as journal:
        if output is not None and journal.trouble:
            raise Failed(journal.trouble)
        skipped = play_alone(opened.session, plan, game)
        journal.try_again()
        trouble = journal.trouble
    _report(opened.session, game, journal.path, skipped, as_json=as_json)
    if trouble:
        raise Failed(trouble)


def _begin(loaded: Loaded, plan: Plan, game: int, output: Path | None, saves: Path | None) -> Opened:
    wishes = Wishes(plan.chair, plan.seed_of(game), plan.player, saves=saves, overrides=plan.overrides)
    return games.begin(loaded, wishes) if output is None else _begin_in(loaded, wishes, output)


def _begin_in(loaded: Loaded, wishes: Wishes, output: Path) -> Opened:
    """Begin a game whose transcript is a file of the user's choice; one that is there is not touched."""
    if os.path.lexists(output):
        raise Failed(f"There is a {one_line(str(output))} already. Choose another name.")
    from mediator_game.play.session import Session, Setup
    from mediator_game.transcript.disk import SaveFile
    from mediator_game.transcript.journal import Journal, Locked
    from mediator_game.transcript.opening import Opened

    assert loaded.scenario is not None
    setup = Setup(
        scenario=loaded.scenario,
        document=loaded.document,
        sha256=loaded.sha256,
        chair=wishes.chair,
        seed=wishes.seed,
        run=one_line(output.stem) or "run",
        player=wishes.player,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        overrides=wishes.overrides,
    )
    try:
        journal = Journal(SaveFile(output))
    except Locked as error:
        raise Failed(str(error)) from None
    return Opened(Session(setup, journal, lambda: 0.0), journal)


def _report(session: Session, game: int, path: Path, skipped: Sequence[Skip], *, as_json: bool) -> None:
    view = session.view()
    if as_json:
        say_json(
            {
                "path": str(path),
                "run": session.setup.run,
                "scenario": view.scenario,
                "chair": session.setup.chair,
                "game": game,
                "seed": session.setup.seed,
                "turn": view.turn,
                "outcome": session.outcome,
                "skipped": [{"turn": turn, "move": move, "reason": reason} for turn, move, reason in skipped],
            }
        )
        return
    for turn, move, reason in skipped:
        say(f"Turn {turn}: {move} was skipped: {reason}")
    ending = f"{view.ending.title} ({view.ending.id})" if view.ending else "not ended"
    say(f"{view.title}, game {game}, seed {session.setup.seed}: {ending}.")
    say(f"Transcript: {one_line(str(path), length=1_000)}")

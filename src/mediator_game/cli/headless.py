"""Playing without a player: an authored line, or inputs from a file."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from mediator_game.cli import games
from mediator_game.cli.games import Wishes
from mediator_game.cli.inputs import Entered, read
from mediator_game.cli.loading import known, playable
from mediator_game.cli.output import Failed, FoundWrong, say, say_json
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.play.inputs import Input
    from mediator_game.play.session import Session


@frozen
class Skipped:
    """An input that was refused: the turn, what it was, and why."""

    turn: int
    move: str
    reason: str


def play(scenario: str, wishes: Wishes, line: str | None, inputs: Path | None, *, seeded: bool, as_json: bool) -> int:
    """Play a line or a file of inputs, say what came of it, and return the exit code.

    What the file says of the beginning counts where the command line is silent; `seeded` says that it gave a seed.
    """
    loaded, written = playable(scenario)
    entered = read(inputs) if inputs is not None else Entered(())
    chair = wishes.chair or entered.chair
    if line is not None:
        chair = chair or written.line[known("line", line, written.line)].chair
    chair = known("chair", chair, written.chair) if chair else next(iter(written.chair))
    seed = wishes.seed if seeded or entered.seed is None else entered.seed
    opened = games.begin(loaded, _with(wishes, entered, chair=chair, seed=seed))
    with opened.journal as journal:
        if line is not None:
            from mediator_game.playtest.lines import play_line

            skipped = [Skipped(*one) for one in play_line(opened.session, line).skipped]
        else:
            skipped = _play_inputs(opened.session, entered.inputs)
        journal.try_again()
        trouble = journal.trouble
    _report(opened.session, journal.path, skipped, as_json=as_json)
    if trouble:
        raise Failed(trouble)
    if inputs is not None and not as_json:
        _way_on(opened.session, journal.path)
    return FoundWrong.exit_code if skipped and inputs is not None else 0


def _with(wishes: Wishes, entered: Entered, chair: str, seed: int | str) -> Wishes:
    carried = tuple(entered.carried) or wishes.carried
    return evolve(wishes, chair=chair, seed=seed, overrides=entered.overrides, dice=entered.dice, carried=carried)


def _way_on(session: Session, path: Path) -> None:
    """Say how to go on with a game, or how to look back at it, in a line to be copied."""
    what, command = ("Look back at it", "debrief") if session.ended else ("Go on with it", "resume")
    say(f"{what}: mediator {command} {shlex.quote(one_line(str(path), length=1_000))}")


def _play_inputs(session: Session, entered: Iterable[Input]) -> list[Skipped]:
    from mediator_game.play.session import Refused

    skipped = []
    for one in entered:
        try:
            session.do(one)
        except Refused as refused:
            what = getattr(one, "move", "") or type(one).__name__.lower()
            skipped.append(Skipped(session.view().turn, what, refused.reason))
    return skipped


def _report(session: Session, path: Path, skipped: Sequence[Skipped], *, as_json: bool) -> None:
    view = session.view()
    if as_json:
        shape: dict[str, Any] = {
            "path": str(path),
            "run": session.setup.run,
            "scenario": view.scenario,
            "chair": session.setup.chair,
            "seed": session.setup.seed,
            "turn": view.turn,
            "turns": view.turns,
            "inputs": session.sequence,
            "ended": session.ended,
            "outcome": session.outcome,
            "skipped": [{"turn": one.turn, "move": one.move, "reason": one.reason} for one in skipped],
        }
        say_json(shape)
        return
    for one in skipped:
        say(f"Turn {one.turn}: {one.move} was refused: {one.reason}")
    if view.ending is not None:
        when = f"in turn {view.turn} of {view.turns}"
        if view.turn > view.turns:
            when = f"{view.turn - view.turns} turns after the last in which anybody could move"
        say(f"{view.title}, seed {session.setup.seed}: {view.ending.title} ({view.ending.id}), {when}.")
    else:
        say(f"{view.title}, seed {session.setup.seed}: not ended; turn {view.turn} of {view.turns}.")
    say(f"Transcript: {one_line(str(path), length=1_000)}")

"""``mediator scenarios``, ``mediator saves`` and ``mediator verify``: what there is, and whether it is whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator_game.cli.output import Failed, FoundWrong, say, say_json
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.transcript.under import Under

_json = click.option("--json", "as_json", is_flag=True, help="As JSON.")


@click.command()
@_json
def scenarios(as_json: bool) -> None:
    """List the scenarios there are."""
    from mediator_game.cli.listing import cards

    found = cards()
    sound = [one for one in found if one.fault is None]
    if as_json:
        say_json([one.as_json() for one in sound])
    for one in sound if not as_json else ():
        say(f"{one.id}\n  {one.title}. {one.period}.")
        say(f"  {one.turns} {one.unit}s, about {one.minutes} minutes. Chairs: {', '.join(one.chairs)}.")
        say(f"  Lines: {', '.join(one.lines) or 'none'}.")
    for one in found:
        if one.fault is not None:
            say(f"{one.path}:{one.fault.line}: {one.fault.message} mediator check says everything.", err=True)
    if not found:
        raise Failed("The game's own scenarios are missing. Install it again.")
    if len(sound) < len(found):
        raise click.exceptions.Exit(FoundWrong.exit_code)


@click.command()
@click.option("--saves", "folder", type=click.Path(path_type=Path), metavar="DIR", help="The folder to list.")
@_json
def saves(folder: Path | None, as_json: bool) -> None:
    """List the saved games, the one last played first."""
    from mediator_game.transcript.saves import listing, saves_folder

    place = saves_folder(folder)
    if folder is not None and not folder.is_dir():
        raise Failed(f"There is no folder {one_line(str(folder))}.")
    found = listing(place)
    if as_json:
        say_json([one.as_json() for one in found])
        return
    if not found:
        say(f"No saved game in {one_line(str(place))} yet. Play a scenario and it appears here.")
    for one in found:
        say(one.path.name)
        if one.broken:
            say(f"  Cannot be used as it is: {one.broken}")
            continue
        stands = f"ended: {one.outcome}" if one.ended else f"turn {one.turn} of {one.turns}"
        when = one.modified.astimezone()
        say(f"  {one.title}; {stands}; {one.player}, {one.chair}; last played {when.day} {when:%B %Y, %H:%M}.")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="SAVE...")
@click.option("--under", metavar="SCENARIO", help="Replay them under this scenario, an id or a file, and compare.")
@_json
def verify(files: tuple[str, ...], under: str | None, as_json: bool) -> None:
    """Replay saved games and compare every state and every event with what was recorded.

    A game is replayed under the scenario as it was, which its save holds. With --under: under another form of it, such
    as today's file, its [moved] telling what was renamed.
    """
    from mediator_game.cli.games import save_named

    judge = _judge_under(under) if under is not None else _judge
    missing = []
    found = []
    for name in files:
        try:
            found.append(judge(save_named(name, None)))
        except Failed as failed:
            missing.append(failed.message)
    if as_json:
        say_json([one.as_json() for one in found])
    well, badly = ("the same game", "another game") if under is not None else ("replays as recorded", "not as recorded")
    for one in found if not as_json else ():
        if one.verdict.ok or one.verdict.first_bad_line:
            _say(one, well, badly)
    verdicts = [one.verdict for one in found]
    missing += [one.reason or "" for one in verdicts if not (one.ok or one.first_bad_line)]
    if missing:
        raise Failed("\n".join(missing))
    if not all(one.ok for one in verdicts):
        raise click.exceptions.Exit(FoundWrong.exit_code)


def _say(found: Under, well: str, badly: str) -> None:
    one = found.verdict
    told = f"{well}." if one.ok else f"{badly}. Line {one.first_bad_line}: {one.reason}"
    say(f"{one_line(str(one.path))}: {one.records} records; {told}")
    for note in found.notes:
        say(f"  {one_line(note, length=1_000)}")


def _judge(path: Path) -> Under:
    from mediator_game.transcript.changed import notice
    from mediator_game.transcript.reading import read
    from mediator_game.transcript.under import Under
    from mediator_game.transcript.verify import verify_read

    transcript = read(path)
    changed = notice(transcript.header) if transcript.records else None
    return Under(verify_read(transcript), (changed,) if changed else ())


def _judge_under(scenario: str) -> Callable[[Path], Under]:
    from mediator_game.cli.loading import playable
    from mediator_game.transcript.reading import read
    from mediator_game.transcript.under import verify_under

    loaded, _ = playable(scenario)
    return lambda path: verify_under(read(path), loaded)

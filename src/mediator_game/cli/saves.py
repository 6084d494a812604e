"""``mediator scenarios``, ``mediator saves`` and ``mediator verify``: what there is, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

import click

from mediator_game.cli.output import Failed, FoundWrong, say, say_json
from mediator_game.text.clean import one_line

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
@_json
def verify(files: tuple[str, ...], as_json: bool) -> None:
    """Replay saved games and compare every state and every event with what was recorded."""
    from mediator_game.cli.games import save_named
    from mediator_game.transcript.verify import verify as judge

    missing = []
    verdicts = []
    for name in files:
        try:
            verdicts.append(judge(save_named(name, None)))
        except Failed as failed:
            missing.append(failed.message)
    if as_json:
        say_json([one.as_json() for one in verdicts])
    for one in verdicts if not as_json else ():
        if one.ok or one.first_bad_line:
            told = "replays as recorded." if one.ok else f"not as recorded. Line {one.first_bad_line}: {one.reason}"
            say(f"{one_line(str(one.path))}: {one.records} records; {told}")
    missing += [one.reason or "" for one in verdicts if not (one.ok or one.first_bad_line)]
    if missing:
        raise Failed("\n".join(missing))
    if not all(one.ok for one in verdicts):
        raise click.exceptions.Exit(FoundWrong.exit_code)

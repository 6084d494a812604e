"""``mediator debrief``: a saved game's debrief, on the screen or in a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from attrs import evolve

from mediator_game.cli.games import save_named
from mediator_game.cli.output import Failed, say, write_file
from mediator_game.text.clean import one_line


@click.command()
@click.argument("save")
@click.option("--format", "form", type=click.Choice(["tui", "text", "markdown", "json"]), help="How to show it.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it to a file.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option("--instructor", is_flag=True, help="Open what waits for the player's two alternatives.")
@click.option("--campaign", "whole", is_flag=True, help="The whole campaign that the save is a phase of, as text.")
@click.option("--saves", type=click.Path(path_type=Path), metavar="DIR", help="The folder that saves are looked up in.")
def debrief(
    save: str,
    form: str | None,
    as_json: bool,
    output: Path | None,
    force: bool,
    instructor: bool,
    whole: bool,
    saves: Path | None,
) -> None:
    """Show the debrief of SAVE, a file or its name: full screen on a terminal, else as text."""
    path = save_named(save, saves)
    if output and output.exists() and output.samefile(path):
        raise Failed(f"{one_line(str(output))} is the save itself, which nothing replaces. Choose another name.")
    form = "json" if as_json else form or ("text" if output or whole or not _on_terminal() else "tui")
    if form == "tui" and whole:
        raise click.UsageError("--campaign goes with --format text, markdown or json.")
    if form == "tui":
        if output:
            raise click.UsageError("-o goes with --format text, markdown or json.")
        from mediator_game.cli.screen import show
        from mediator_game.tui.launch import Launch

        code = show(Launch(save=str(path), debrief=True, instructor=instructor), saves)
        click.get_current_context().exit(code)
    text = _campaign(path, form, instructor) if whole else _rendered(path, form, instructor)
    if output is None:
        say(text.rstrip("\n"))
    else:
        write_file(output, text, force=force)
        say(f"Written to {one_line(str(output), length=1_000)}.", err=True)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _campaign(path: Path, form: str, instructor: bool) -> str:
    from mediator_game.debrief.campaign import chapters, sections
    from mediator_game.debrief.render import as_json, markdown, text
    from mediator_game.scenario.library import about
    from mediator_game.transcript.saves import save_of
    from mediator_game.transcript.thread import thread_of

    thread = thread_of(save_of(path), path.parent)
    if thread is None:
        raise Failed(f"{one_line(str(path))} is not a phase of a campaign.")
    shown = chapters(thread, about)
    session = next((one.session for one in reversed(shown) if one.session is not None), None)
    if session is None:
        raise Failed("No phase of this campaign has been played to its end and can be read again.")
    render = {"text": text.render, "markdown": markdown.render, "json": as_json.render}[form]
    # What heads the page is the campaign, not its last phase.
    about_it, scenario = thread.campaign.campaign, session.setup.scenario
    header = evolve(scenario.scenario, id=about_it.id, title=about_it.title)
    setup = evolve(session.setup, run=thread.run, scenario=evolve(scenario, scenario=header))
    return render(setup, sections(thread, shown, instructor=instructor))


def _rendered(path: Path, form: str, instructor: bool) -> str:
    from mediator_game.debrief.build import sections
    from mediator_game.debrief.render import as_json, markdown, text
    from mediator_game.transcript.changed import notice
    from mediator_game.transcript.reading import Broken, read
    from mediator_game.transcript.replay import Divergence, session_of

    transcript = read(path)
    try:
        if transcript.faults:
            raise transcript.broken()
        session = session_of(transcript)
    except (Broken, Divergence) as error:
        raise Failed(f"{one_line(str(path))}: {error}") from None
    changed = notice(transcript.header)
    for told in (*transcript.notices, *([changed] if changed else ())):
        say(told, err=True)
    render = {"text": text.render, "markdown": markdown.render, "json": as_json.render}[form]
    return render(session.setup, sections(session, instructor=instructor))

"""``mediator check``: what is wrong with scenarios, all of it at once, with the place and the way to mend it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator_game.cli.loading import UNREADABLE
from mediator_game.cli.output import say
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.scenario.diagnostics import Diagnostic, Survey
    from mediator_game.scenario.load import Loaded


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", help="How to print what is found."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--strict", is_flag=True, help="Also look for what a finished scenario should not have; warnings count.")
def check(paths: tuple[str, ...], form: str, as_json: bool, strict: bool) -> None:
    """Check scenarios: files, ids of the game's own, or folders; without any, all the game's own.

    Exit codes: 0 nothing wrong, 1 something found, 2 something could not be checked.
    """
    asked, folders, refusals = _files(paths)
    files, diagnostics, counts = _judge(asked, strict)
    for folder in folders:
        if not any(Path(folder) in file.parents for file in files):
            refusals.append(f"There is no scenario in the folder {one_line(folder)}. Name one that holds .toml files.")
    _report("json" if as_json else form, len(files), diagnostics, counts)
    for refusal in refusals:
        say(f"mediator check: {refusal}", err=True)
    if refusals or any(one.code in UNREADABLE for one in diagnostics):
        sys.exit(2)
    sys.exit(1 if any(one.severity == "error" or strict for one in diagnostics) else 0)


def _files(paths: tuple[str, ...]) -> tuple[dict[Path, bool], list[str], list[str]]:
    """Return the files to check, and whether each was named; the folders asked for; and what is not there."""
    from mediator_game.scenario import library

    files: dict[Path, bool] = {}
    folders: list[str] = []
    refusals: list[str] = []
    if not paths:
        files = dict.fromkeys(map(library.shown, [*library.shipped(), *filter(None, [library.campaign()])]), True)
        if not files:
            refusals.append("The game's own scenarios are missing. Install it again, or name a file to check.")
    for path in paths:
        if path and library.is_folder(Path(path)):
            folders.append(path)
            for file in [*library.inside(Path(path)), *library.campaigns(Path(path))]:
                files.setdefault(file, False)
            continue
        try:
            files[library.shown(library.find(path))] = True
        except library.NotFoundError as error:
            refusals.append(str(error))
    return files, folders, refusals


def _judge(files: dict[Path, bool], strict: bool) -> tuple[list[Path], list[Diagnostic], Survey | None]:
    """Return the files that are scenarios, what is wrong with them and, if `strict`, what is proved of the sound ones.

    Of what was only found in a folder, parts that a scenario there uses and other programs' files are left out.
    """
    from mediator_game.scenario.diagnostics import Survey
    from mediator_game.scenario.library import CAMPAIGN
    from mediator_game.scenario.load import load
    from mediator_game.scenario.resolve import Cache
    from mediator_game.transcript.rules import RULES

    cache: Cache = {}
    loaded = {
        path: load(path, strict=strict, known_rules=RULES, cache=cache) if path.name != CAMPAIGN else _campaign(path)
        for path in files
    }
    parts = {part for one in loaded.values() for part in one.used}
    judged = [path for path, named in files.items() if named or not (loaded[path].foreign or path.resolve() in parts)]
    diagnostics = list(dict.fromkeys(one for path in judged for one in loaded[path].diagnostics))
    if not strict:
        return judged, diagnostics, None
    surveys = (survey for path in judged if (survey := loaded[path].survey) is not None)
    return judged, diagnostics, sum(surveys, Survey())


def _campaign(path: Path) -> Loaded:
    """Judge a campaign file; what comes of it is told as of any other."""
    from mediator_game.scenario.campaign.load import load_campaign
    from mediator_game.scenario.load import Loaded
    from mediator_game.transcript.rules import RULES

    return Loaded(None, load_campaign(path, known_rules=RULES).diagnostics)


def _report(form: str, files: int, diagnostics: list[Diagnostic], counts: Survey | None) -> None:
    from mediator_game.scenario import report

    if form == "json":
        say(report.json_text(files, diagnostics, counts))
    elif form == "sarif":
        say(report.sarif(diagnostics))
    else:
        if diagnostics:
            say(report.text(diagnostics) + "\n")
        if files:
            say(report.summary(files, diagnostics))
        if files and counts is not None:
            say(report.proved(counts))

"""``mediator new``: a scenario to start from, sound from the first minute."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator_game.cli.output import Failed, say, write_file
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.scenario.read import SourceFile


@click.command()
@click.argument("id", metavar="ID")
@click.option("--like", metavar="SCENARIO", help="Take the shape of another: an id of the game's own, or a file.")
@click.option("-o", "output", metavar="PATH", help="The file to write, or the folder to write ID.toml into.")
def new(id: str, like: str | None, output: str | None) -> None:
    """Write a scenario called ID: small, whole, explained section by section, and playable at once.

    With --like it has the tables, ids and numbers of another scenario, and a question wherever a text stood. Nothing
    is ever overwritten.
    """
    from mediator_game.scenario import template

    _judge(id)
    path = _target(id, output)
    if like is None:
        text = template.first(id)
    else:
        text = template.like(_original(like, path), id)
    write_file(path, text, force=False)
    _say_what_next(path)


def _judge(id: str) -> None:
    from mediator_game.scenario import library
    from mediator_game.text.judge import id_fault

    if id.endswith(".toml") and not id_fault(id.removesuffix(".toml")):
        raise Failed(f"Leave out the .toml: mediator new {id.removesuffix('.toml')} writes {id}.")
    fault = id_fault(id)
    if fault:
        raise Failed(f"{fault} It is the scenario's own name, such as “herring-bank”.")
    if id in (one.stem for one in library.shipped()):
        raise Failed(f"The game has a scenario called {id} itself. Choose another id.")


def _target(id: str, output: str | None) -> Path:
    """Return the file to write, or raise `Failed` when it cannot be a new one."""
    path = Path(output) if output else Path(f"{id}.toml")
    if path.is_dir():
        path = path / f"{id}.toml"
    shown = one_line(str(path))
    if path.suffix != ".toml":
        raise Failed(f"{shown} does not end in .toml, as scenarios do. Name the file {one_line(path.stem)}.toml.")
    if not path.parent.is_dir():
        raise Failed(f"There is no folder {one_line(str(path.parent))}. Make it first, or choose another.")
    if os.path.lexists(path):
        raise Failed(f"{shown} is there already, and nothing is overwritten. Choose another id, or a file with -o.")
    return path


def _original(name: str, target: Path) -> SourceFile:
    """Return the scenario whose shape is taken; raise `Failed` when there is none that could be."""
    from mediator_game.cli.loading import playable
    from mediator_game.scenario.library import find
    from mediator_game.scenario.read import read

    playable(name)
    path = find(name)
    file = read(path)
    beside = [one for one in file.data["scenario"].get("uses", ()) if not one.startswith("shipped:")]
    if beside and path.resolve().parent != target.resolve().parent:
        raise Failed(
            f"{one_line(str(path))} uses {one_line(beside[0])}, which lies beside it. Write the new scenario into the "
            f"same folder: -o {one_line(str(path.parent))}"
        )
    return file


def _say_what_next(path: Path) -> None:
    shown = one_line(str(path))
    say(f"Written: {shown}. It can be played as it stands; change it from the top down.")
    say(f"  mediator check --strict {shown}")
    say(f"  mediator play {shown}")

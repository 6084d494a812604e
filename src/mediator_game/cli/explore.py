"""``mediator explore``: what can be reached, and what a playtest must never or should be able to see."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator_game.cli.interrupt import STOPPED, stopping
from mediator_game.cli.loading import known, playable, seed_of
from mediator_game.cli.output import Failed, FoundWrong, say, say_json, write_file
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.playtest.explore import Exploration


@click.command()
@click.argument("scenario")
@click.option(
    "--max-states", type=click.IntRange(1, 100_000_000), default=1_000_000, show_default=True, help="States kept."
)
@click.option("--max-seconds", type=click.FloatRange(0.1, 86_400), default=60.0, show_default=True, help="Time taken.")
@click.option("--chair", default="", metavar="ID", help="The chair played; the first by default.")
@click.option("--seed", default="1", metavar="N", help="Draws the hidden numbers; dice are followed every way.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Write the inputs of every finding there."
)
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def explore(
    scenario: str,
    max_states: int,
    max_seconds: float,
    chair: str,
    seed: str,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """Search the games of SCENARIO, every move and every fall of the dice, for its checks, goals and outcomes.

    The shortest inputs that break a check or reach a goal are shown, and written as files that `mediator play
    --inputs` plays again. What is proved is not searched for.
    """
    from mediator_game.engine.compile import compile_rules
    from mediator_game.playtest.explore import Limits
    from mediator_game.playtest.explore import explore as run

    _, written = playable(scenario)
    chair = known("chair", chair, written.chair) if chair else next(iter(written.chair))
    with stopping(workers=False) as stop, _progress(max_states) as progress:
        found = run(
            compile_rules(written), chair, seed_of(seed), Limits(max_states, max_seconds), progress=progress, stop=stop
        )
    files = _write(found, scenario, output, force=force) if output is not None else {}
    if as_json:
        say_json(found.as_json())
    else:
        say(found.as_text(files))
    if found.stopped:
        raise click.exceptions.Exit(STOPPED)
    if found.wrong:
        raise click.exceptions.Exit(FoundWrong.exit_code)


@contextmanager
def _progress(most: int) -> Iterator[Callable[[int, float], None] | None]:
    """Show how far it is, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=most, label="States", file=sys.stderr, show_pos=True) as bar:
        yield lambda states, _: bar.update(states - bar.pos)


def _write(found: Exploration, scenario: str, folder: Path, *, force: bool) -> Mapping[str, str]:
    """Write the inputs of every finding to a file of its own; return what to play, by finding."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        shown = one_line(str(folder))
        raise Failed(f"{shown} cannot be made: {(error.strerror or 'no reason is given').lower()}.") from None
    files = {}
    for each in found.findings:
        if each.route is None:
            continue
        path = folder / f"{each.sought.sort}-{each.sought.id}.jsonl"
        lines = [json.dumps(record, separators=(",", ":")) for record in each.route.records()]
        write_file(path, "\n".join(lines) + "\n", force=force)
        words = [one_line(word, length=_LONGEST) for word in (scenario, "--inputs", str(path))]
        files[f"{each.sought.sort}/{each.sought.id}"] = shlex.join(words)
    return files


_LONGEST = 4_096
"""Characters of a path that is shown to be typed again."""

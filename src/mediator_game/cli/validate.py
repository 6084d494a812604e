"""``mediator validate``: the ten checks, and what an author wants to know besides."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator_game.cli.interrupt import STOPPED, stopping
from mediator_game.cli.loading import playable, seed_of
from mediator_game.cli.output import Failed, say, say_json
from mediator_game.cli.simulate import overrides
from mediator_game.playtest.validate.verdict import PARTS
from mediator_game.text.clean import one_line
from mediator_game.text.wrap import shorten

if TYPE_CHECKING:
    from mediator_game.playtest.validate.budget import Budget
    from mediator_game.playtest.validate.crew import Progress
    from mediator_game.playtest.validate.dynamics import Coverage, Dynamic
    from mediator_game.playtest.validate.run import Report
    from mediator_game.scenario.load import Loaded
    from mediator_game.scenario.model import Scenario


@click.command()
@click.argument("scenarios", metavar="SCENARIO...", nargs=-1, required=True)
@click.option(
    "--dynamics",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also say which of a list of [[dynamic]] tables (TOML) the scenarios carry, and how well.",
)
@click.option("--only", type=click.Choice(PARTS), multiple=True, metavar="PART", help=f"Only this: {', '.join(PARTS)}.")
@click.option("-n", "--games", type=click.IntRange(10, 100_000), help="Games behind one figure: 400, or 60 if quick.")
@click.option("--quick", is_flag=True, help="A rough look, in a fraction of the time.")
@click.option(
    "--ablate",
    multiple=True,
    metavar="rules.NAME=VALUE",
    help="What to take away to see whether history still happens; by default what [record] without says, or "
    "rules.second_table=0.",
)
@click.option("--full", is_flag=True, help="All the evidence, also of checks that passed.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; as many as there are cores by default.")
@click.option("--seed", metavar="N", default="1", show_default=True, help="A whole number or any text.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def validate(
    scenarios: tuple[str, ...],
    dynamics: Path | None,
    only: tuple[str, ...],
    games: int | None,
    quick: bool,
    ablate: tuple[str, ...],
    full: bool,
    workers: int | None,
    seed: str,
    as_json: bool,
) -> None:
    """Say whether each SCENARIO is sound, fair and worth playing: ten checks, and what each number and move does.

    A folder stands for the scenarios in it. --only may be given several times.

    Exit code 1 when a check failed. It takes minutes; Ctrl-C prints what has been found so far.
    """
    from mediator_game.playtest.validate.as_json import as_json as shape
    from mediator_game.playtest.validate.budget import Budget
    from mediator_game.playtest.validate.dynamics import coverage

    listed = _dynamics(dynamics)
    if "dynamics" in only and listed is None:
        raise click.UsageError("--only dynamics takes a list: --dynamics FILE.")
    loaded = [playable(name) for name in dict.fromkeys(_named(scenarios))]
    budget = Budget.of(games, quick=quick)
    taken = overrides(ablate, "--ablate")
    covered = coverage(listed, [written for _, written in loaded]) if listed is not None else None
    reports = []
    with stopping(workers=workers != 1) as stop:
        for report in _validate(loaded, budget, str(seed_of(seed)), taken, workers, stop, listed or (), only):
            reports.append(report)
            if not as_json:
                _say(report, full=full, more=len(loaded) > 1)
    if as_json:
        say_json(shape(reports, covered, limited=bool(only)))
    elif covered is not None:
        _say_coverage(covered)
    stopped = len(reports) < len(loaded) or any(one.stopped for one in reports)
    _exit(reports, covered, stopped=stopped)


def _validate(
    loaded: Sequence[tuple[Loaded, Scenario]],
    budget: Budget,
    seed: str,
    ablate: Mapping[str, int],
    workers: int | None,
    stop: Callable[[], bool],
    listed: Sequence[Dynamic],
    only: tuple[str, ...],
) -> Iterator[Report]:
    from mediator_game.playtest.validate.crew import Company, Crew
    from mediator_game.playtest.validate.run import ABLATE
    from mediator_game.playtest.validate.run import validate as run

    with Company({one.sha256: written for one, written in loaded}, workers, stop) as company, _progress() as tell:
        for one, written in loaded:
            crew = Crew(company, one.sha256, partial(tell, str(written.scenario.id)))
            without = ablate or written.record.without or ABLATE
            report = run(crew, one, budget, seed, ablate=without, listed=listed, only=only)
            yield report
            if report.stopped:
                return


def _named(names: Sequence[str]) -> Iterator[str]:
    """Yield the scenarios asked for, a folder's one by one; say so when it has none."""
    from mediator_game.scenario import library

    for name in names:
        if name and library.is_folder(Path(name)):
            found = library.inside(Path(name))
            if not found:
                raise Failed(f"There is no scenario in the folder {one_line(name)}. Name one that holds .toml files.")
            yield from map(str, found)
        else:
            yield name


def _dynamics(path: Path | None) -> tuple[Dynamic, ...] | None:
    from mediator_game.playtest.validate.dynamics import UnreadableError, read

    if path is None:
        return None
    try:
        return read(path)
    except UnreadableError as error:
        raise Failed(f"{one_line(str(path))} is not a list of dynamics: {error}.") from None


def _say(report: Report, *, full: bool, more: bool) -> None:
    from mediator_game.playtest.validate.page import as_text

    say(as_text(report, full=full) + ("\n\n" if more else ""))


def _say_coverage(found: Coverage) -> None:
    from mediator_game.playtest.validate.page import coverage_text

    say("\n" + coverage_text(found) + "\n")


def _exit(reports: Sequence[Report], covered: Coverage | None, *, stopped: bool) -> None:
    if stopped:
        say("Stopped before everything was done.", err=True)
        raise click.exceptions.Exit(STOPPED)
    if any(one.failed or one.wanting for one in reports) or (covered is not None and covered.failed):
        raise click.exceptions.Exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[str, Progress], None]]:
    """Say on a terminal what is being done: one line, written over."""
    if not sys.stderr.isatty():
        yield lambda _, __: None
        return
    width = 0

    def tell(scenario: str, now: Progress) -> None:
        nonlocal width
        line = shorten(f"{scenario}: {now.stage}, {now.played:,} of {now.planned:,} games", 78)
        sys.stderr.write(f"\r{line}{' ' * max(0, width - len(line))}")
        sys.stderr.flush()
        width = len(line)

    try:
        yield tell
    finally:
        sys.stderr.write(f"\r{' ' * width}\r")
        sys.stderr.flush()

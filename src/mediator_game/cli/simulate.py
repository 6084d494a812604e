"""``mediator simulate``: thousands of games, outcome shares with intervals, what never happened; or one of them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator_game.cli.interrupt import STOPPED, stopping
from mediator_game.cli.loading import known, playable, seed_of
from mediator_game.cli.output import Failed, say, say_json
from mediator_game.text.clean import one_line

if TYPE_CHECKING:
    from mediator_game.playtest.result import Simulation
    from mediator_game.playtest.simulate import Plan
    from mediator_game.scenario.model import Scenario


@click.command()
@click.argument("scenario")
@click.option(
    "-n", "--games", type=click.IntRange(1, 10_000_000), default=1_000, show_default=True, help="How many games."
)
@click.option("--policy", metavar="ID", help="The computed player; typical when no line is given.")
@click.option("--line", metavar="ID", help="Play one of the scenario's lines.")
@click.option("--chair", default="", metavar="ID", help="The chair played; the line's or the first by default.")
@click.option("--set", "rules", multiple=True, metavar="rules.NAME=VALUE", help="Change a constant of the model.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; as many as there are cores by default.")
@click.option("--seed", metavar="N", help="A whole number or any text; game k has the seed N:k.")
@click.option("--game", type=click.IntRange(0), metavar="K", help="Play only game K, and keep its transcript.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="With --game: the transcript's file."
)
@click.option(
    "--saves", type=click.Path(path_type=Path), metavar="DIR", help="With --game: the folder transcripts are kept in."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def simulate(
    scenario: str,
    games: int,
    policy: str | None,
    line: str | None,
    chair: str,
    rules: tuple[str, ...],
    workers: int | None,
    seed: str | None,
    game: int | None,
    output: Path | None,
    saves: Path | None,
    as_json: bool,
) -> None:
    """Play SCENARIO many times and count the outcomes."""
    from mediator_game.playtest.simulate import ALONE
    from mediator_game.playtest.simulate import simulate as run

    if policy is not None and line is not None:
        raise click.UsageError("Give a policy or a line, not both.")
    if game is None and (output or saves):
        raise click.UsageError("-o and --saves go with --game.")
    if game is not None and (seed is None or (output and saves)):
        raise click.UsageError("--game takes the --seed of the simulation, and -o or --saves.")
    loaded, written = playable(scenario)
    plan = _plan(written, str(seed_of(seed)), policy, line, chair, overrides(rules))
    if game is not None:
        from mediator_game.cli.alone import play

        play(loaded, plan, game, output, saves, as_json=as_json)
        return
    with stopping(workers=workers != 1 and games >= ALONE) as stop, _progress(games) as progress:
        result = run(loaded.document, plan, games, workers=workers, progress=progress, stop=stop)
    _report(result, _again(scenario, plan, chair), as_json=as_json)
    if result.tally.games < games:
        say(f"Stopped after {result.tally.games:,} of {games:,} games.", err=True)
        raise click.exceptions.Exit(STOPPED)


def _plan(
    written: Scenario, seed: str, policy: str | None, line: str | None, chair: str, overrides: dict[str, int]
) -> Plan:
    from mediator_game.playtest.policies import POLICIES
    from mediator_game.playtest.simulate import Plan

    if line is not None:
        chair = chair or written.line[known("line", line, written.line)].chair
    else:
        policy = known("policy", policy or "typical", POLICIES)
    chair = known("chair", chair, written.chair) if chair else next(iter(written.chair))
    return Plan(seed, line or policy or "", line is not None, chair, overrides)


def overrides(rules: Sequence[str], option: str = "--set") -> dict[str, int]:
    """Return the constants to change, from ``rules.NAME=VALUE`` given with an option."""
    from mediator_game.engine.constants import CONSTANTS

    found = {}
    for one in rules:
        name, sign, value = one.partition("=")
        prefix, dot, name = name.strip().rpartition(".")
        if not sign or prefix not in ({"rules"} if dot else {""}):
            raise Failed(f"Write {option} rules.NAME=VALUE; {one_line(one, length=80)} is not of that form.")
        constant = CONSTANTS[known("constant", name, CONSTANTS)]
        try:
            number = int(value) if len(value) < _LONGEST_NUMBER else None
        except ValueError:
            number = None
        if number is None or not constant.low <= number <= constant.high:
            raise Failed(f"rules.{name} is a whole number from {constant.low} to {constant.high}.")
        found[name] = number
    return found


_LONGEST_NUMBER = 12


@contextmanager
def _progress(games: int) -> Iterator[Callable[[int, int], None] | None]:
    """Show how far it is, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=games, label="Games", file=sys.stderr, show_pos=True) as bar:
        yield lambda done, _: bar.update(done - bar.pos)


def _report(result: Simulation, again: Sequence[str], *, as_json: bool) -> None:
    from mediator_game.playtest.counted import with_coverage
    from mediator_game.playtest.never import never
    from mediator_game.playtest.printed import as_text

    missing = never(result)
    if as_json:
        say_json(with_coverage(result, missing))
    else:
        say(as_text(result, missing, again))


def _again(scenario: str, plan: Plan, chair: str) -> list[str]:
    """Return the words of the command that plays any one game of a plan again, but for the game."""
    words = ["mediator", "simulate", scenario, "--line" if plan.is_line else "--policy", plan.player]
    words += ["--chair", chair] if chair else []
    for name, value in plan.overrides.items():
        words += ["--set", f"rules.{name}={value}"]
    return [shlex.quote(word) for word in (*words, "--seed", plan.seed)]

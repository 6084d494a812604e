"""``mediator watch``: a scenario checked, played and shown again on every save."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mediator_game.cli.loading import known, seed_of
from mediator_game.cli.output import Failed, say

if TYPE_CHECKING:
    from mediator_game.playtest.rehearsal import Beginning, Rehearsal, Watcher

EVERY = 0.25
"""Seconds between two looks at the files."""


@click.command()
@click.argument("scenario")
@click.option("--chair", default="", metavar="ID", help="The chair to take; the line's or the first by default.")
@click.option("--line", default="", metavar="ID", help="Begin the preview along one of the scenario's lines.")
@click.option("--turn", type=click.IntRange(1), metavar="N", help="With --line: at the beginning of this turn.")
@click.option("--seed", default="1", show_default=True, metavar="N", help="A whole number or any text.")
@click.option(
    "--games", type=click.IntRange(1, 1_000), default=40, show_default=True, help="Games a player, on every save."
)
@click.option("--plain", is_flag=True, help="A report line by line, for screen readers, pipes and slow links.")
def watch(scenario: str, chair: str, line: str, turn: int | None, seed: str, games: int, plain: bool) -> None:
    """Watch SCENARIO while you write it: every save is checked, replayed and played a few times.

    The preview is the game itself, at the turn where you were. Nothing of it is saved.
    """
    from mediator_game.playtest.rehearsal import Beginning, checked
    from mediator_game.scenario.library import NotFoundError, find, shown
    from mediator_game.tui.run import why_not

    if turn is not None and not line:
        raise click.UsageError("--turn goes with --line.")
    try:
        path = shown(find(scenario))
    except NotFoundError as error:
        raise Failed(str(error)) from None
    first = checked(path)
    if first.scenario is not None:
        for what, name, names in (("chair", chair, first.scenario.chair), ("line", line, first.scenario.line)):
            if name:
                known(what, name, names)
    beginning = Beginning(str(seed_of(seed)), chair, line, turn or 1, games)
    if plain or why_not():
        _watch_plainly(path, beginning)
        return
    from mediator_game.tui.watch.run import run

    click.get_current_context().exit(run(path, beginning))


def _watch_plainly(path: Path, beginning: Beginning) -> None:
    """Print a report now and after every save, until Ctrl-C."""
    from mediator_game.playtest.rehearsal import Watcher, along, changes, words

    watcher = Watcher([path])
    before: Rehearsal | None = None
    try:
        say(f"Watching {path}. Ctrl-C ends it.")
        while True:
            found, again = _round(path, beginning, watcher)
            if not again:
                say(f"\n{words.text(found, changes(before, found), f'{datetime.now():%H:%M:%S}')}")
                if found.scenario is not None and (said := along(found.loaded, beginning)):
                    say(f"  {said}")
                before = found
                while not watcher.poll(time.monotonic()):
                    time.sleep(EVERY)
    except KeyboardInterrupt:
        say("")


def _round(path: Path, beginning: Beginning, watcher: Watcher) -> tuple[Rehearsal, bool]:
    """Check and play once; True when a newer save came in between."""
    from mediator_game.playtest.rehearsal import checked, explored, played

    found = checked(path)
    watcher.follow(found.loaded.used)
    stop = _Newer(watcher, time.monotonic)
    if found.scenario is not None:
        found = explored(played(found, beginning, stop), beginning, stop)
    return found, stop.newer


class _Newer:
    """Whether a newer save has come; asked before every game, and looking only now and then."""

    def __init__(self, watcher: Watcher, now: Callable[[], float]) -> None:
        self._watcher, self._now = watcher, now
        self._last = now()
        self.newer = False

    def __call__(self) -> bool:
        now = self._now()
        if not self.newer and now - self._last > EVERY:
            self._last = now
            self.newer = self._watcher.poll(now)
        return self.newer

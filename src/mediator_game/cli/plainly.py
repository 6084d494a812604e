"""Line mode on the real terminal: from the card to the end of the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from mediator_game.cli import games, loading
from mediator_game.cli.games import Wishes
from mediator_game.debrief.build import sections
from mediator_game.plain import home, opening, run
from mediator_game.plain.console import Console, Leave
from mediator_game.plain.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from mediator_game.play.session import Session
    from mediator_game.play.view import View
    from mediator_game.scenario.load import Loaded
    from mediator_game.transcript.journal import Journal


def play(scenario: str | None, wishes: Wishes) -> int:
    """Play a scenario, one that is asked for when none is given; return the exit code."""
    terminal = Terminal()
    console = Console(terminal, terminal)
    with terminal.signals():
        try:
            loaded, written = loading.playable(scenario or _asked(console))
            if wishes.chair:
                loading.known("chair", wishes.chair, written.chair)
            chosen = opening.choose(
                console, _Preview(loaded, wishes).view, list(written.chair), wishes.chair, wishes.mode
            )
        except Leave:
            return _code(terminal)
        opened = games.begin(loaded, evolve(wishes, chair=chosen.chair, mode=chosen.mode))
        return _run(terminal, console, opened.session, opened.journal)


def resume(path: Path) -> int:
    """Go on with a save; return the exit code."""
    terminal = Terminal()
    with terminal.signals():
        resumed = games.go_on(path)
        return _run(terminal, Console(terminal, terminal), resumed.session, resumed.journal)


def _run(terminal: Terminal, console: Console, session: Session, journal: Journal) -> int:
    with journal:
        run.run(session, console, sections, journal)
    return _code(terminal)


def _code(terminal: Terminal) -> int:
    return 128 + terminal.ended_by if terminal.ended_by else 0


def _asked(console: Console) -> str:
    from mediator_game.cli.listing import cards

    return home.scenario(console, [(one.id, f"{one.title}. {one.period}.") for one in cards()])


class _Preview:
    """The game as it would begin from each chair, without a trace on disk."""

    def __init__(self, loaded: Loaded, wishes: Wishes) -> None:
        self._loaded, self._wishes = loaded, wishes

    def view(self, chair: str) -> View:
        """Return the view from a chair."""
        from mediator_game.play.session import Memory, Session, Setup

        assert self._loaded.scenario is not None
        setup = Setup(self._loaded.scenario, {}, "", chair, self._wishes.seed, run="preview", names=self._wishes.names)
        return Session(setup, Memory(), lambda: 0.0).view()

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
    from mediator_game.transcript.thread import Stage


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


def campaign(wishes: Wishes, *, anew: bool) -> int:
    """Play the campaign, phase by phase, until it is over or the player leaves; return the exit code."""
    from mediator_game.cli import campaign as campaigns
    from mediator_game.debrief.campaign import chapters
    from mediator_game.plain.campaign import next_phase, overview
    from mediator_game.scenario.library import about
    from mediator_game.transcript.saves import saves_folder
    from mediator_game.transcript.thread import threads

    terminal = Terminal()
    console = Console(terminal, terminal)
    begun = campaigns.thread(wishes, anew=anew)
    with terminal.signals():
        while (stage := begun.next) is not None:
            shown = chapters(begun, about)
            try:
                next_phase(console, begun, shown, stage.number)
                opened = _phase(console, campaigns.with_phase(wishes, begun, stage), stage)
            except Leave:
                console.say("You have left. What has been played is kept: mediator play campaign --plain goes on.")
                return _code(terminal)
            code = _run(terminal, console, *opened)
            begun = next((one for one in threads(saves_folder(wishes.saves)) if one.run == begun.run), begun)
            if code or (begun.next is not None and begun.next.number == stage.number):
                return code
        console.page(overview(begun, chapters(begun, about)))
        console.say("The campaign is over. mediator debrief SAVE --campaign reads all of it.")
    return _code(terminal)


def _phase(console: Console, wishes: Wishes, stage: Stage) -> tuple[Session, Journal]:
    """Go on with a phase that was begun, or begin it: its card and briefing first."""
    if stage.save is not None and stage.save.can_go_on:
        resumed = games.go_on(stage.save.path)
        return resumed.session, resumed.journal
    loaded, written = loading.playable(stage.phase.scenario)
    chosen = opening.choose(console, _Preview(loaded, wishes).view, list(written.chair), wishes.chair, wishes.mode)
    opened = games.begin(loaded, evolve(wishes, mode=chosen.mode))
    return opened.session, opened.journal


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
        setup = Setup(
            self._loaded.scenario,
            {},
            "",
            chair,
            self._wishes.seed,
            run="preview",
            names=self._wishes.names,
            carried=self._wishes.carried,
        )
        return Session(setup, Memory(), lambda: 0.0).view()

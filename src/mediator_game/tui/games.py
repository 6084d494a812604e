"""Games on disk: the shipped scenarios, the transcripts, the debriefs. The only part of the face that knows files."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from attrs import evolve

from mediator_game.tui.ports import CampaignCard, Opened, Opening, SaveCard, ScenarioCard, Start, UnavailableError

if TYPE_CHECKING:
    from mediator_game.debrief.parts import Section
    from mediator_game.play.session import Session
    from mediator_game.scenario.load import Loaded
    from mediator_game.scenario.resolve import Cache
    from mediator_game.transcript import opening as transcripts
    from mediator_game.transcript.journal import Journal
    from mediator_game.transcript.saves import Save
    from mediator_game.transcript.thread import Thread

Names = Literal["report", "both"]


def now() -> datetime:
    """Return the time, with its zone."""
    return datetime.now().astimezone()


class FileGames:
    """Scenarios from the game's own folder or any path; saves in one folder.

    What is needed is imported when it is needed: home is on the screen before any of it.
    """

    def __init__(
        self,
        folder: Path | None = None,
        names: Names = "report",
        *,
        now: Callable[[], datetime] = now,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._chosen, self._names = folder, names
        self._now, self._clock = now, clock
        self._journals: dict[str, Journal] = {}
        self._thread: Thread | None = None

    @property
    def _folder(self) -> Path:
        from mediator_game.transcript.saves import saves_folder

        return saves_folder(self._chosen)

    # Before play

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """Return the shipped scenarios; one that cannot be played says why."""
        from mediator_game.scenario.library import shipped

        cache: Cache = {}
        return tuple(_card(path, cache) for path in shipped())

    def opening(self, scenario: str) -> Opening:
        """Return the pages of a scenario, given its id or its path."""
        from mediator_game.tui import opening as pages

        loaded = _loaded(scenario)
        assert loaded.scenario is not None
        return pages.opening(loaded.scenario, self._names, scenario)

    def campaign(self, role: str = "", *, anew: bool = False) -> CampaignCard:
        """Return the campaign to go on with, read from its saves, or a new one."""
        from mediator_game.tui import campaign as pages

        self._thread = pages.thread(self._folder, role, anew=anew)
        return pages.card(self._thread)

    # Playing

    def start(self, start: Start) -> Session:
        """Start a game and its transcript; a seed that was not given is drawn now and written down."""
        from mediator_game.transcript.journal import Locked

        try:
            opened = self._phase(start) if start.phase else self._game(start)
        except Locked as locked:
            raise UnavailableError(str(locked)) from None
        self._journals[opened.session.setup.run] = opened.journal
        return opened.session

    def _phase(self, start: Start) -> transcripts.Opened:
        from mediator_game.transcript.thread import open_phase

        if self._thread is None or self._thread.next is None:
            raise UnavailableError("There is no campaign to go on with. Choose Campaign at home.")
        thread = evolve(self._thread, player=start.player)
        return open_phase(
            thread,
            self._thread.next,
            _loaded(start.scenario),
            _seed(start),
            start.mode,
            self._names,
            self._folder,
            self._clock,
            self._now(),
            secrets.token_hex(3),
        )[0]

    def _game(self, start: Start) -> transcripts.Opened:
        from mediator_game.transcript.opening import open_game

        return open_game(
            _loaded(start.scenario),
            start.chair,
            _seed(start),
            start.player,
            start.mode,
            self._names,
            self._folder,
            self._clock,
            self._now(),
            secrets.token_hex(3),
        )

    def resume(self, path: str) -> Opened:
        """Go on with a saved game."""
        from mediator_game.transcript.journal import Broken, Locked
        from mediator_game.transcript.replay import Divergence, resume

        try:
            resumed = resume(Path(path), self._clock)
        except (Broken, Divergence, Locked) as error:
            raise UnavailableError(str(error)) from None
        self._journals[resumed.session.setup.run] = resumed.journal
        return Opened(resumed.session, resumed.notices)

    def save_elsewhere(self, session: Session, folder: str) -> str:
        """Move the transcript into another folder."""
        journal = self._journals.get(session.setup.run)
        if journal is None:
            return "This game is not open any more."
        try:
            target = Path(folder).expanduser()
        except RuntimeError:
            return "There is no such user. Name a folder by its path."
        return "" if journal.save_elsewhere(target) else journal.trouble

    def close(self, session: Session) -> None:
        """Let go of the transcript."""
        journal = self._journals.pop(session.setup.run, None)
        if journal is not None:
            journal.close()

    # After play

    def saves(self) -> tuple[SaveCard, ...]:
        """Return the saves of the folder, the latest first."""
        from mediator_game.transcript.saves import listing

        return tuple(_save_card(save) for save in listing(self._folder))

    def sections(self, session: Session, *, instructor: bool = False) -> tuple[Section, ...]:
        """Return the debrief of a game."""
        from mediator_game.debrief.build import sections

        return sections(session, instructor=instructor)


def _seed(start: Start) -> int | str:
    return start.seed if start.seed != "" else secrets.randbelow(1_000_000_000)


def _card(path: Path, cache: Cache) -> ScenarioCard:
    from mediator_game.scenario.load import load
    from mediator_game.transcript.rules import RULES
    from mediator_game.tui import opening as pages

    loaded = load(path, known_rules=RULES, cache=cache, proofs=False)
    if loaded.scenario is None:
        return ScenarioCard(path.stem, path.stem, "", 0, 0, "turn", False, "", problem=_first_fault(loaded))
    return pages.card(loaded.scenario, path.stem)


def _loaded(scenario: str) -> Loaded:
    """Return a scenario that can be played."""
    from mediator_game.scenario.library import NotFoundError, find
    from mediator_game.scenario.load import load
    from mediator_game.transcript.rules import RULES

    try:
        path = find(scenario)
    except NotFoundError as error:
        raise UnavailableError(str(error)) from None
    loaded = load(path, known_rules=RULES, proofs=False)
    if loaded.scenario is None:
        raise UnavailableError(_first_fault(loaded))
    return loaded


def _first_fault(loaded: Loaded) -> str:
    first = loaded.errors[0]
    more = f" There are {len(loaded.errors) - 1} more faults." if len(loaded.errors) > 1 else ""
    return f"{first.path}:{first.line}: {first.message}{more} `mediator check` says everything."


def _save_card(save: Save) -> SaveCard:
    when = save.modified.astimezone()
    return SaveCard(
        path=str(save.path),
        title=save.title or save.path.stem,
        player=save.player,
        chair=save.chair_title or save.chair,
        moment=f"turn {min(save.turn, save.turns)} of {save.turns}",
        ended=save.ended,
        outcome=_words(save.outcome or ""),
        modified=f"{when.day} {when:%B %Y}, {when:%H:%M}",
        problem=save.broken or ("" if save.ended or save.can_go_on else OTHER_RULES),
    )


OTHER_RULES = "It was played by other rules than this version's. The version that it names can open it."


def _words(id: str) -> str:
    return id.replace("-", " ").capitalize()

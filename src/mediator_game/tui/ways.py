"""How one screen leads to the next, and what becomes of a game when the player leaves it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from attrs import evolve
from textual import work
from textual.app import App

from mediator_game.tui.launch import Launch
from mediator_game.tui.messages import DeskLeft, GameEnded
from mediator_game.tui.ports import Games, PhaseCard, Start, UnavailableError
from mediator_game.tui.screens.base import sized

if TYPE_CHECKING:
    from mediator_game.play.session import Session

P = ParamSpec("P")
T = TypeVar("T")

OPENING = "opening"
"""The group of workers that lead somewhere else; one at a time."""


class Ways(App[int], inherit_bindings=False):
    """An application that knows its screens; home is always the lowest of them."""

    def __init__(self, games: Games, launch: Launch, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.games, self.launch = games, launch
        self.session: Session | None = None
        """The game being played or looked back on."""
        self._playing = False

    async def off_loop(self, do: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do something slow beside the event loop, and say so; when it cannot be done, say that and return None."""
        from mediator_game.tui.screens.waiting import waiting

        try:
            async with waiting(self):
                return await asyncio.to_thread(do, *args, **kwargs)
        except UnavailableError as no:
            self.say(no.reason)
            return None

    def say(self, text: str, title: str = "") -> None:
        """Show a sentence that has to be put away with a key."""
        from mediator_game.tui.screens.dialog import Notice

        self.push_screen(Notice(text, title))

    @property
    def underway(self) -> bool:
        """Whether the player is being led somewhere already; pressing twice must not lead there twice."""
        return any(worker.group == OPENING and worker.is_running for worker in self.workers)

    # Before play

    def follow(self, launch: Launch) -> None:
        """Go where the player asked to go when the program was started."""
        if launch.campaign:
            self.open_campaign(anew=launch.anew)
        elif launch.save:
            self.open_save(launch.save, debrief=launch.debrief)
        elif launch.scenario:
            self.open_scenario(launch.scenario)

    def open_scenarios(self) -> None:
        """Show the scenarios there are."""
        from mediator_game.tui.screens.scenarios import ScenariosScreen

        self.push_screen(ScenariosScreen())

    def open_campaign(self, *, anew: bool = False) -> None:
        """Show the campaign and how far it is."""
        from mediator_game.tui.screens.campaign import CampaignScreen

        self.push_screen(CampaignScreen(anew=anew))

    def open_phase(self, phase: PhaseCard) -> None:
        """Show the card of the campaign's next phase, in whose chair the player sits already."""
        if not self.underway:
            self._open_scenario(phase.scenario, phase)

    def open_saves(self) -> None:
        """Show the saved games."""
        from mediator_game.tui.screens.saves import SavesScreen

        self.push_screen(SavesScreen())

    def open_manual(self) -> None:
        """Show how the game is played."""
        from mediator_game.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    def open_scenario(self, scenario: str) -> None:
        """Show a scenario's card: the first step towards playing it."""
        if not self.underway:
            self._open_scenario(scenario)

    @work(group=OPENING)
    async def _open_scenario(self, scenario: str, phase: PhaseCard | None = None) -> None:
        opening = await self.off_loop(self.games.opening, scenario)
        if opening is not None:
            if phase is not None:
                chairs = tuple(chair for chair in opening.chairs if chair.id == phase.chair)
                opening = evolve(opening, chairs=chairs, phase=phase.number)
            from mediator_game.tui.screens.card import CardScreen

            self.push_screen(CardScreen(opening))

    def begin(self, start: Start) -> None:
        """Start a game and go to the desk."""
        if not self.underway:
            self._begin(start)

    @work(group=OPENING)
    async def _begin(self, start: Start) -> None:
        session = await self.off_loop(self.games.start, start)
        if session is not None:
            await self._sit_down(session)

    def open_save(self, path: str, *, debrief: bool = False) -> None:
        """Go on with a saved game; an ended one opens its debrief."""
        if not self.underway:
            self._open_save(path, debrief=debrief)

    @work(group=OPENING)
    async def _open_save(self, path: str, *, debrief: bool) -> None:
        opened = await self.off_loop(self.games.resume, path)
        if opened is None:
            return
        if debrief or opened.session.ended:
            await self._look_back(opened.session)
        else:
            await self._sit_down(opened.session)
        if opened.notices:
            self.say(" ".join(opened.notices))

    async def _sit_down(self, session: Session) -> None:
        from mediator_game.tui.screens.desk import DeskScreen

        await self._go_home()
        self.session, self._playing = session, True
        desk = DeskScreen(session)
        sized(desk, self)
        await self.push_screen(desk)

    async def _look_back(self, session: Session) -> None:
        from mediator_game.tui.screens.debrief import DebriefScreen

        await self._go_home()
        self.session = session
        await self.push_screen(DebriefScreen(session, instructor=self.launch.instructor))

    async def on_game_ended(self, message: GameEnded) -> None:
        """Show the ending in place of the desk."""
        from mediator_game.tui.screens.outcome import OutcomeScreen

        message.stop()
        session = self.session
        if session is not None:
            await self._clear()
            await self.push_screen(OutcomeScreen(session))

    def open_debrief(self) -> None:
        """Look back on the game that has just ended."""
        if not self.underway:
            self._open_debrief()

    @work(group=OPENING)
    async def _open_debrief(self) -> None:
        if self.session is not None:
            session, self.session = self.session, None
            await self._look_back(session)

    async def on_desk_left(self, message: DeskLeft) -> None:
        """Go home; the game stays where it is."""
        message.stop()
        await self._go_home()

    def go_home(self) -> None:
        """Leave whatever is in front for home."""
        if not self.underway:
            self._leave_for_home()

    @work(group=OPENING)
    async def _leave_for_home(self) -> None:
        session = self.session
        await self._go_home()
        if session is not None and session.ended and session.setup.phase_of is not None:
            self.open_campaign()

    async def _go_home(self) -> None:
        lost = self.put_away()
        await self._clear()
        if lost:
            self.say(lost, "The game you left was not saved")

    async def _clear(self) -> None:
        """Take every screen off but home."""
        with self.batch_update():
            while len(self.screen_stack) > 1:
                await self.pop_screen()

    def put_away(self) -> str:
        """Let go of the game being played, telling it so; return what could not be saved, in a sentence."""
        from mediator_game.play.inputs import Quit

        session, self.session = self.session, None
        if session is None:
            return ""
        if self._playing and not session.ended:
            session.do(Quit())
        self._playing = False
        self.games.close(session)
        return session.trouble

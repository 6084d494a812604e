"""The application: what is true on every screen, and how one screen leads to the next."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Resize

from mediator_game.text.clean import one_line
from mediator_game.tui import keys, signals, themes
from mediator_game.tui.launch import Launch
from mediator_game.tui.messages import DeskLeft, GameEnded
from mediator_game.tui.ports import Games, Start, UnavailableError
from mediator_game.tui.screens.base import sized
from mediator_game.tui.screens.home import HomeScreen
from mediator_game.tui.settings import Settings

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.screen import Screen

    from mediator_game.play.session import Session

P = ParamSpec("P")
T = TypeVar("T")


def _key_commands() -> type[Provider]:
    from mediator_game.tui.commands import Keys

    return Keys


def _theme_commands() -> type[Provider]:
    from mediator_game.tui.commands import Themes

    return Themes


class MediatorApp(App[int], inherit_bindings=False):
    """The game in a terminal."""

    TITLE = "Mediator"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "screens/home.tcss",
    ]  # The first screen does not load its own
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("app")
    COMMANDS = {_key_commands, _theme_commands}  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012

    def __init__(self, games: Games, launch: Launch | None = None, settings: Settings | None = None) -> None:
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self._settings = settings if settings is not None else Settings()
        self.games = games
        self.launch = launch if launch is not None else Launch()
        self.session: Session | None = None
        """The game being played or looked back on."""
        self._playing = False
        for theme in themes.OWN:
            self.register_theme(theme)
        self.theme = themes.TERMINAL.name if self.no_color else self._settings.theme or themes.DARK.name
        self.set_keymap(dict(self._settings.keymap))

    # What is true on every screen

    def get_default_screen(self) -> Screen[None]:
        """Home is under everything."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Take the system's signals, and go where the player asked to go."""
        signals.on_ending(lambda number: self.exit(return_code=128 + number))
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        gc.collect()
        gc.freeze()  # What lives now lives to the end; without this a collection stalls a key after a while.
        self._follow(self.launch)
        if self._settings.notices:
            self.say("\n".join(self._settings.notices))

    def on_resize(self, event: Resize) -> None:
        """Say what is needed when the terminal is too small to play in."""
        from mediator_game.tui.screens.small import SmallScreen, fits

        if not fits(event.size) and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())

    def get_key_display(self, binding: Binding) -> str:
        """Name keys as people do."""
        return keys.shown(binding.key)[0]

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open the address of a source, and nothing else, in the browser."""
        from mediator_game.tui import links

        if links.may_open(url):
            super().open_url(url, new_tab=new_tab)
        else:
            self.notify("That address is not opened: only http and https addresses are.", markup=False)

    def _fatal_error(self) -> None:
        """Write the traceback to a file, for Textual would print it with every local; the terminal gets a sentence."""
        from mediator_game.tui import crash

        if self._exception is not None:
            self.exit(return_code=1, message=crash.record(self._exception))
            self._close_messages_no_wait()

    # Actions that work everywhere

    def action_show_help(self) -> None:
        """Show the keys of the screen in front."""
        from mediator_game.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_next_theme(self) -> None:
        """Take the next colours of the round."""
        if self.no_color:
            self.notify("NO_COLOR is set, so there are none.", timeout=2, markup=False)
            return
        self.theme = themes.after(self.theme)
        self.notify(themes.NAMES[self.theme], timeout=2, markup=False)

    def action_leave(self) -> None:
        """Leave the game: at once when nothing is being played, else after asking; a second time means yes."""
        from mediator_game.tui.screens.leave import LeaveScreen

        if self.session is None or self.session.ended or isinstance(self.screen, LeaveScreen):
            self.quit_game()
        else:
            self.push_screen(LeaveScreen(self.session.trouble), self._leave)

    def _leave(self, answer: str | None) -> None:
        if answer == "leave":
            self.quit_game()

    def quit_game(self) -> None:
        """Put the game away and end the program."""
        self.put_away()
        self.exit(0)

    # From screen to screen

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

    def _follow(self, launch: Launch) -> None:
        if launch.save:
            self.open_save(launch.save, debrief=launch.debrief)
        elif launch.scenario:
            self.open_scenario(launch.scenario)

    def open_scenarios(self) -> None:
        """Show the scenarios there are."""
        from mediator_game.tui.screens.scenarios import ScenariosScreen

        self.push_screen(ScenariosScreen())

    def open_saves(self) -> None:
        """Show the saved games."""
        from mediator_game.tui.screens.saves import SavesScreen

        self.push_screen(SavesScreen())

    def open_manual(self) -> None:
        """Show how the game is played."""
        from mediator_game.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    @work(exclusive=True, group="opening")
    async def open_scenario(self, scenario: str) -> None:
        """Show a scenario's card: the first step towards playing it."""
        opening = await self.off_loop(self.games.opening, scenario)
        if opening is not None:
            from mediator_game.tui.screens.card import CardScreen

            self.push_screen(CardScreen(opening))

    @work(exclusive=True, group="opening")
    async def begin(self, start: Start) -> None:
        """Start a game and go to the desk."""
        session = await self.off_loop(self.games.start, start)
        if session is not None:
            await self._sit_down(session)

    @work(exclusive=True, group="opening")
    async def open_save(self, path: str, *, debrief: bool = False) -> None:
        """Go on with a saved game; an ended one opens its debrief."""
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

    @work(exclusive=True, group="opening")
    async def open_debrief(self) -> None:
        """Look back on the game that has just ended."""
        if self.session is not None:
            session, self.session = self.session, None
            await self._look_back(session)

    async def on_desk_left(self, message: DeskLeft) -> None:
        """Go home; the game stays where it is."""
        message.stop()
        await self._go_home()

    @work(exclusive=True, group="opening")
    async def go_home(self) -> None:
        """Leave whatever is in front for home."""
        await self._go_home()

    async def _go_home(self) -> None:
        self.put_away()
        await self._clear()

    async def _clear(self) -> None:
        """Take every screen off but home."""
        with self.batch_update():
            while len(self.screen_stack) > 1:
                await self.pop_screen()

    def put_away(self) -> None:
        """Let go of the game being played, telling it so."""
        from mediator_game.play.inputs import Quit

        session, self.session = self.session, None
        if session is None:
            return
        if self._playing and not session.ended:
            session.do(Quit())
        self._playing = False
        if session.trouble:
            self.notify(one_line(session.trouble), title="The game was not saved", severity="warning", markup=False)
        self.games.close(session)

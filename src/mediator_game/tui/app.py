"""The application: what is true on every screen."""

from __future__ import annotations

import gc
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Resize

from mediator_game.text.clean import clean
from mediator_game.tui import keys, signals, themes
from mediator_game.tui.launch import Launch
from mediator_game.tui.ports import Games
from mediator_game.tui.screens.home import HomeScreen
from mediator_game.tui.settings import Settings
from mediator_game.tui.ways import Ways

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.screen import Screen


def _key_commands() -> type[Provider]:
    from mediator_game.tui.commands import Keys

    return Keys


def _theme_commands() -> type[Provider]:
    from mediator_game.tui.commands import Themes

    return Themes


class MediatorApp(Ways, inherit_bindings=False):
    """The game in a terminal."""

    TITLE = "Mediator"
    # Textual does not load the styles of the lowest screen by itself.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("app")
    COMMANDS = {_key_commands, _theme_commands}  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012

    def __init__(self, games: Games, launch: Launch | None = None, settings: Settings | None = None) -> None:
        super().__init__(games, launch or Launch(), ansi_color=True if "NO_COLOR" in os.environ else None)
        self._settings = settings if settings is not None else Settings()
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
        self.follow(self.launch)
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
        from mediator_game import faults

        if self._exception is not None:
            said = faults.record(self._exception)
            if self.session is not None and not self.session.trouble:
                said += " The game is saved up to your last input: mediator resume goes on."
            self.exit(return_code=2, message=clean(said))
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

    def action_save_elsewhere(self) -> None:
        """Ask for a folder in which the game can be saved after all."""
        from mediator_game.tui.screens.elsewhere import ElsewhereScreen

        if self.session is not None:
            self.push_screen(ElsewhereScreen(self.session))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Saving elsewhere is offered only while a game is not being saved."""
        if action == "save_elsewhere":
            return self.session is not None and self.session.trouble != ""
        return super().check_action(action, parameters)

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
        self.exit(0, message=self.put_away() or None)

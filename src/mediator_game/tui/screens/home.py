"""Home: the few things to do, and beside them what each would open."""

from __future__ import annotations

import asyncio
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from mediator_game.tui import describe, keys
from mediator_game.tui.ports import SaveCard, ScenarioCard, UnavailableError
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.choices import Choices

What = Literal["resume", "play", "campaign", "saves", "help", "quit"]
MOTTO = "The Karabakh negotiations. You mediate; the parties decide."
_TITLES: dict[What, tuple[str, str]] = {
    "resume": ("Resume", "r"),
    "play": ("Play", "p"),
    "campaign": ("Campaign", "c"),
    "saves": ("Saved games", "s"),
    "help": ("How to play", "h"),
    "quit": ("Quit", "q"),
}
_WIDEST = max(len(title) for title, _ in _TITLES.values())


class HomeScreen(GameScreen):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("home")

    def __init__(self) -> None:
        super().__init__()
        self.scenarios: tuple[ScenarioCard, ...] | None = None
        self.saves: tuple[SaveCard, ...] | None = None
        self.fault = ""

    def compose(self) -> ComposeResult:
        """Compose the menu and the preview beside it."""
        with Vertical(id="home"):
            yield Static(" ".join(str(self.app.title).upper()), id="name", markup=False)
            yield Static(Content(MOTTO), classes="quiet", markup=False)
            with Horizontal(id="middle"):
                yield Choices(_menu(resume=False), id="menu")
                with VerticalScroll(id="preview", can_focus=False):
                    yield Static("", id="shown", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Paint first, read files after."""
        self.query_one("#menu", Choices).focus()

    def on_screen_resume(self) -> None:
        """Look at the saves again: a game may have been played."""
        self.call_after_refresh(self._read)

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        """Read the saves, which decide what the menu says, and then the scenarios."""
        if not self.is_current:
            return
        try:
            self.saves = await asyncio.to_thread(self.game.games.saves)
            self._menu_changed()
            if self.scenarios is None:
                self.scenarios = await asyncio.to_thread(self.game.games.scenarios)
        except UnavailableError as no:
            self.fault = no.reason
        self._preview()

    @property
    def latest(self) -> SaveCard | None:
        """The game to go on with: the last one played, if it has not ended."""
        playable = (save for save in self.saves or () if not save.problem)
        last = next(playable, None)
        return last if last is not None and not last.ended else None

    def _menu_changed(self) -> None:
        menu = self.query_one("#menu", Choices)
        untouched = menu.highlighted in (None, 0)
        menu.fill(_menu(resume=self.latest is not None))
        if untouched:
            menu.action_first()
        self._preview()

    @on(Choices.OptionHighlighted)
    def _moved(self) -> None:
        self._preview()

    def _preview(self) -> None:
        what = self.query_one("#menu", Choices).chosen
        self.query_one("#shown", Static).update(self._about(what))

    def _about(self, what: str | None) -> Content:
        if self.fault:
            return describe.fault(self.fault)
        if what == "resume" and self.latest is not None:
            return describe.save(self.latest)
        if what == "play":
            return describe.scenarios(self.scenarios)
        if what == "campaign":
            return describe.campaign()
        if what == "saves":
            return describe.saves(self.saves)
        if what == "help":
            return describe.manual()
        return describe.quitting()

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        event.stop()
        self.action_choose(event.option_id or "")

    def action_choose(self, what: str) -> None:
        """Do what a line of the menu says."""
        if what == "resume" and self.latest is not None:
            self.game.open_save(self.latest.path)
        elif what == "play":
            self.game.open_scenarios()
        elif what == "campaign":
            self.game.open_campaign()
        elif what == "saves":
            self.game.open_saves()
        elif what == "help":
            self.game.open_manual()
        elif what == "quit":
            self.game.quit_game()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to resume when nothing was left."""
        return self.latest is not None if (action, parameters) == ("choose", ("resume",)) else True


def _menu(*, resume: bool) -> list[tuple[str, Content]]:
    return [
        (id, Content.assemble(title.ljust(_WIDEST + 2), (letter, "bold")))
        for id, (title, letter) in _TITLES.items()
        if resume or id != "resume"
    ]

"""Saved games: going on with one, or looking back on one."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Footer, Static

from mediator_game.text.clean import one_line
from mediator_game.tui import describe, keys
from mediator_game.tui.ports import SaveCard
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.reading import Reading


class SavesScreen(GameScreen):
    """One line a game, the latest first."""

    CSS_PATH = "scenarios.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("saves")

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, SaveCard] = {}

    def compose(self) -> ComposeResult:
        """Compose the list over what is known of the game under the cursor."""
        yield Bar("Saved games")
        with Container(id="both"):
            yield Choices(id="saves")
            with Reading(id="about"):
                yield Static("", id="shown", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read the saved games."""
        self.query_one(Choices).focus()
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        cards = await self.game.off_loop(self.game.games.saves)
        self._cards = {card.path: card for card in cards or ()}
        self.query_one(Bar).say(right=describe.counted(len(self._cards), "saved game"))
        self.query_one(Choices).fill([(card.path, _row(card)) for card in self._cards.values()])
        if not self._cards:
            self.query_one("#shown", Static).update(describe.saves(()))
        self.refresh_bindings()

    @property
    def card(self) -> SaveCard | None:
        """The game under the cursor."""
        return self._cards.get(self.query_one(Choices).chosen or "")

    @on(Choices.OptionHighlighted)
    def _moved(self, event: Choices.OptionHighlighted) -> None:
        self.query_one("#shown", Static).update(describe.save(self._cards[event.option_id or ""]))
        self.refresh_bindings()

    @on(Choices.OptionSelected)
    def _selected(self) -> None:
        card = self.card
        if card is not None and card.problem:
            self.game.say(card.problem, "This game cannot be opened")
        elif card is not None:
            self.game.open_save(card.path, debrief=card.ended)

    def action_resume(self) -> None:
        """Go on with the game under the cursor."""
        if self.card is not None:
            self.game.open_save(self.card.path)

    def action_debrief(self) -> None:
        """Look back on the game under the cursor."""
        if self.card is not None:
            self.game.open_save(self.card.path, debrief=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A game that has ended can be debriefed, one that has not can be resumed."""
        if action not in ("resume", "debrief") or not self.is_mounted:
            return super().check_action(action, parameters)
        card = self.card
        return card is not None and not card.problem and card.ended == (action == "debrief")


def _row(card: SaveCard) -> Content:
    state = "cannot be opened" if card.problem else "ended" if card.ended else card.moment
    title = Content.styled(one_line(card.title, length=40), "bold")
    facts = Content(one_line(f"{card.player} · {state} · {card.modified}", length=80))
    return Content.assemble(title, "  ", facts)

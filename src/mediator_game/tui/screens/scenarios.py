"""The scenarios to choose from: the list, and what the one under the cursor is about."""

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
from mediator_game.tui.ports import ScenarioCard
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.reading import Reading


class ScenariosScreen(GameScreen):
    """One line a scenario."""

    CSS_PATH = "scenarios.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("choose")

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, ScenarioCard] = {}

    def compose(self) -> ComposeResult:
        """Compose the list over what it is about."""
        yield Bar("Choose a scenario")
        with Container(id="both"):
            yield Choices(id="scenarios")
            with Reading(id="about"):
                yield Static("", id="shown", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read the scenarios."""
        self.query_one(Choices).focus()
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        cards = await self.game.off_loop(self.game.games.scenarios)
        self._cards = {card.id: card for card in cards or ()}
        self.query_one(Bar).say(right=describe.counted(len(self._cards), "scenario"))
        self.query_one(Choices).fill(_rows(tuple(self._cards.values())))
        if not self._cards:
            self.query_one("#shown", Static).update(describe.scenarios(()))

    @on(Choices.OptionHighlighted)
    def _moved(self, event: Choices.OptionHighlighted) -> None:
        self.query_one("#shown", Static).update(describe.scenario(self._cards[event.option_id or ""]))
        self.query_one("#about").scroll_home(animate=False)

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        card = self._cards[event.option_id or ""]
        if card.problem:
            self.game.say(card.problem, f"{card.title} cannot be played")
        else:
            self.game.open_scenario(card.id)


def _rows(cards: tuple[ScenarioCard, ...]) -> list[tuple[str, Content]]:
    """Return the rows with the periods in one column."""
    titles = [Content.styled(one_line(card.title, length=44), "bold") for card in cards]
    wide = max((title.cell_length for title in titles), default=0) + 3
    return [
        (card.id, Content.assemble(title, " " * (wide - title.cell_length), _right(card)))
        for card, title in zip(cards, titles, strict=True)
    ]


def _right(card: ScenarioCard) -> Content:
    words = "cannot be played" if card.problem else one_line(card.period, length=40)
    return Content(words)

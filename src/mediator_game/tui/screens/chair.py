"""The chairs: each with its instructions, what is at stake for it, and whom its capital can press."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static

from mediator_game.text.clean import one_line
from mediator_game.text.markdown import Block
from mediator_game.tui import keys
from mediator_game.tui.blocks import heading, item, paragraph
from mediator_game.tui.ports import ChairCard, Opening
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.prose import Prose
from mediator_game.tui.widgets.reading import Reading
from mediator_game.tui.widgets.steps import Steps


class ChairScreen(GameScreen):
    """The chairs at the left, the one under the cursor at the right."""

    CSS_PATH = "chair.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("choose")

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self._chairs = {chair.id: chair for chair in opening.chairs}

    def compose(self) -> ComposeResult:
        """Compose the two columns."""
        yield Bar(self.opening.scenario.title, self.opening.scenario.period)
        yield Steps(2)
        yield Static("Whose chair do you take? What you can press for differs.", classes="lead", markup=False)
        with Horizontal():
            yield Choices((_row(chair) for chair in self.opening.chairs), id="chairs")
            with Reading():
                yield Prose((), id="page")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Start at the first chair, or the one asked for when the program was started."""
        chairs = self.query_one(Choices)
        chairs.focus()
        chairs.action_first()
        chairs.point_at(self.game.launch.chair)

    @on(Choices.OptionHighlighted)
    def _moved(self, event: Choices.OptionHighlighted) -> None:
        self.query_one("#page", Prose).show(_page(self._chairs[event.option_id or ""]))
        self.query_one(Reading).scroll_home(animate=False)

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        from mediator_game.tui.screens.begin import BeginScreen

        self.game.push_screen(BeginScreen(self.opening, self._chairs[event.option_id or ""]))


def _row(chair: ChairCard) -> tuple[str, Content]:
    title = Content.styled(one_line(chair.title, length=60), "bold")
    power = Content(one_line(chair.power, length=60))
    return chair.id, Content("\n").join([title, power]) if chair.power else title


def _page(chair: ChairCard) -> tuple[Block, ...]:
    leverage = [item(one) for one in chair.leverage] or [
        paragraph("Nobody: it has none of its own. Other capitals may press while the mediators stand together.")
    ]
    return (
        heading("Instructions"),
        *chair.instructions,
        heading("At stake for you"),
        *chair.stakes,
        heading("Whom your capital can press"),
        *leverage,
    )

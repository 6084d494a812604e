"""The last page before play: under what name, and in which mode."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, Static

from mediator_game.text.clean import one_line
from mediator_game.tui import keys
from mediator_game.tui.ports import ChairCard, Mode, Opening, Start
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.field import Line
from mediator_game.tui.widgets.steps import Steps

LONGEST_NAME = 40
_MODES: tuple[tuple[Mode, str, str], ...] = (
    ("training", "Training", "You may go back, and every event can be taken apart while you play."),
    ("assessed", "Assessed", "No going back, and causes are shown only in the debrief."),
)


class BeginScreen(GameScreen):
    """A field and two modes; choosing the mode begins the game."""

    CSS_PATH = "begin.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("begin")

    def __init__(self, opening: Opening, chair: ChairCard) -> None:
        super().__init__()
        self.opening, self.chair = opening, chair

    def compose(self) -> ComposeResult:
        """Compose the two questions."""
        yield Bar(self.opening.scenario.title, self.chair.title)
        yield Steps(3)
        yield Static(
            "A name for the transcript. A pseudonym is best: the debrief and the group see it.",
            markup=False,
        )
        yield Line(placeholder="player", id="player")
        yield Static("How do you play?", markup=False)
        yield Choices(((id, _mode(title, words)) for id, title, words in _MODES), id="modes")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Start at the name, the mode asked for already under the cursor."""
        modes = self.query_one(Choices)
        modes.action_first()
        modes.point_at(self.game.launch.mode)
        name = self.query_one(Line)
        name.max_length = LONGEST_NAME
        name.value = one_line(self.game.launch.player, length=LONGEST_NAME)
        name.focus()

    @on(Line.Submitted)
    def _named(self) -> None:
        self.query_one(Choices).focus()

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        mode: Mode = "assessed" if event.option_id == "assessed" else "training"
        player = one_line(self.query_one(Line).value, length=LONGEST_NAME).strip() or "player"
        self.game.begin(
            Start(
                scenario=self.opening.scenario.id,
                chair=self.chair.id,
                mode=mode,
                player=player,
                seed=self.game.launch.seed,
                phase=self.opening.phase,
            )
        )


def _mode(title: str, words: str) -> Content:
    return Content.assemble((title, "bold"), "\n", words)

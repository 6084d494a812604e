"""The campaign: its phases, how far each is, and what is read before the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Footer

from mediator_game.debrief.parts import Section
from mediator_game.text.clean import one_line
from mediator_game.tui import describe, keys
from mediator_game.tui.ports import CampaignCard, PhaseCard
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.parts import SectionPage
from mediator_game.tui.widgets.reading import Reading

MARKS = {"done": "✓", "going on": "▸", "next": "▸", "later": "·"}


class CampaignScreen(GameScreen):
    """One line a phase; Enter plays the next one, goes on with one, or looks back on one that is over."""

    CSS_PATH = "campaign.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("campaign")

    def __init__(self, *, anew: bool = False) -> None:
        super().__init__()
        self._anew = anew
        self._card: CampaignCard | None = None
        self._phases: dict[str, PhaseCard] = {}

    def compose(self) -> ComposeResult:
        """Compose the list over what it is about."""
        yield Bar("Campaign")
        with Container(id="both"):
            yield Choices(id="phases")
            with Reading(id="about"):
                yield SectionPage(id="shown")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read where the campaign stands."""
        self.query_one(Choices).focus()
        self._read(anew=self._anew)

    @work(exclusive=True)
    async def _read(self, *, anew: bool) -> None:
        card = await self.game.off_loop(self.game.games.campaign, self.game.launch.chair, anew=anew)
        if card is None:
            return  # what is wrong has been said
        self._card = card
        self._phases = {str(one.number): one for one in card.phases}
        self.query_one(Bar).say(card.title, card.role)
        choices = self.query_one(Choices)
        choices.fill(_rows(card.phases))
        ahead = next((one for one in card.phases if one.state in ("next", "going on")), None)
        if ahead is not None:
            choices.point_at(str(ahead.number))
        self._show(choices.chosen)

    @on(Choices.OptionHighlighted)
    def _moved(self, event: Choices.OptionHighlighted) -> None:
        self._show(event.option_id)

    def _show(self, id: str | None) -> None:
        phase = self._phases.get(id or "")
        if phase is not None:
            self.query_one("#shown", SectionPage).show(
                Section(id="phase", title=phase.title, body=phase.before, gated=False, readable=True)
            )
            self.query_one("#about").scroll_home(animate=False)

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        phase = self._phases[event.option_id or ""]
        if phase.path:
            self.game.open_save(phase.path)
        elif phase.state == "next":
            self.game.open_phase(phase)
        else:
            self.game.say("The phases are played in order. What you leave behind in one is where the next begins.")

    def action_begin_anew(self) -> None:
        """Begin another campaign; the saves of this one stay."""
        self._read(anew=True)


def _rows(phases: tuple[PhaseCard, ...]) -> Iterator[tuple[str, Content]]:
    """Yield the rows, the periods in one column under the titles' widest."""
    titles = [Content.styled(one_line(one.title, length=40), "bold") for one in phases]
    wide = max((title.cell_length for title in titles), default=0) + 2
    for one, title in zip(phases, titles, strict=True):
        lead = f"{MARKS[one.state]} {one.number} "
        space = " " * (wide - title.cell_length)
        yield str(one.number), Content.assemble(lead, title, space, one_line(one.moment, length=describe.MOMENT))

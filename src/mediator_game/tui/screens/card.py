"""Before play, page by page: the content card, then the briefing. Leaving from here is never recorded."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer

from mediator_game.text.markdown import Block
from mediator_game.tui import describe, keys
from mediator_game.tui.blocks import heading, item, paragraph
from mediator_game.tui.ports import Opening
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.prose import Prose
from mediator_game.tui.widgets.reading import Reading
from mediator_game.tui.widgets.steps import Steps


class PageScreen(GameScreen):
    """A page to read, with an optional longer text, and a page after it."""

    CSS_PATH = "card.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("page")
    STEP = 0

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening
        self._long = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What there is to read."""
        raise NotImplementedError

    @property
    def more(self) -> tuple[Block, ...]:
        """The longer text, if there is one."""
        return ()

    def compose(self) -> ComposeResult:
        """Compose the page under where it stands in the row of pages."""
        card = self.opening.scenario
        yield Bar(card.title, card.period)
        yield Steps(self.STEP)
        with Reading():
            yield Prose(self.blocks, id="page")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the keys scroll the page."""
        self.query_one(Reading).focus()

    def action_more(self) -> None:
        """Show or hide the longer text."""
        self._long = not self._long
        self.query_one("#page", Prose).show((*self.blocks, *self.more) if self._long else self.blocks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no more to read on a page that has none."""
        return bool(self.more) if action == "more" else super().check_action(action, parameters)

    def action_next(self) -> None:
        """Go on to the next page."""
        raise NotImplementedError


class CardScreen(PageScreen):
    """What the scenario is about, how long it takes and how to stop."""

    STEP = 0

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The card, its topics, its length, how to stop."""
        opening = self.opening
        topics = [item(topic) for topic in opening.topics]
        about = [heading("It speaks of"), *topics] if topics else []
        long = [heading("Length"), paragraph(describe.facts(opening.scenario))]
        stop = [heading("Stopping"), *opening.stop] if opening.stop else []
        seen = [paragraph(f"As seen in {opening.as_seen_in}.")] if opening.as_seen_in else []
        return (*opening.card.blocks, *about, *long, *stop, *seen)

    def action_next(self) -> None:
        """Go on to the briefing."""
        self.game.push_screen(BriefingScreen(self.opening))


class BriefingScreen(PageScreen):
    """What the mediator is told before taking a chair."""

    STEP = 1

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The briefing, complete on its own, and the first step."""
        first = self.opening.first_step
        step = [heading("A first step"), *first] if first else []
        return (*self.opening.briefing.blocks, *step)

    @property
    def more(self) -> tuple[Block, ...]:
        """The longer briefing."""
        longer = self.opening.briefing.more
        return (heading("More"), *longer) if longer else ()

    def action_next(self) -> None:
        """Go on to the chairs."""
        from mediator_game.tui.screens.chair import ChairScreen

        self.game.push_screen(ChairScreen(self.opening))

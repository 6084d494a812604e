"""The debrief: its sections at the left, the one under the cursor at the right, and a gate in the middle of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import ContentSwitcher, Footer

from mediator_game.play.inputs import Alternative, Commitment
from mediator_game.play.session import Refused
from mediator_game.text.clean import one_line
from mediator_game.text.markdown import Block, parse
from mediator_game.tui import gate, keys
from mediator_game.tui.blocks import heading, item
from mediator_game.tui.ports import Section
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.prose import Prose
from mediator_game.tui.widgets.reading import Reading
from mediator_game.tui.widgets.trouble import Trouble
from mediator_game.tui.widgets.writing import Writing

if TYPE_CHECKING:
    from mediator_game.play.session import Session

ALTERNATIVES, COMMITMENT = "alternatives", "commitment"


class DebriefScreen(GameScreen):
    """Sections to read; what is gated stays unread until the two alternatives are written here."""

    CSS_PATH = "debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("debrief")

    def __init__(self, session: Session, *, instructor: bool = False) -> None:
        super().__init__()
        self._session, self._instructor = session, instructor
        self._sections: dict[str, Section] = {}

    @property
    def open(self) -> bool:
        """Whether the gate is open."""
        return self._instructor or gate.is_open(self._session.records)

    def compose(self) -> ComposeResult:
        """Compose the list beside a page that is either read or written on."""
        view = self._session.view()
        yield Bar(f"Debrief · {view.title}", one_line(self._session.setup.player, length=40))
        yield Trouble(self._session.trouble)
        with Horizontal():
            yield Choices(id="sections")
            with ContentSwitcher(initial="page", id="right"):
                with Reading(id="page"):
                    yield Prose((), id="prose")
                yield Writing(id=ALTERNATIVES, ask=gate.QUESTION, labels=gate.LABELS, action="Open the rest")
                yield Writing(id=COMMITMENT, ask=gate.COMMITMENT, labels=("I mean to",), action="Keep it")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask for the sections."""
        self.query_one(Choices).focus()
        self._read()

    @work(exclusive=True, group="sections")
    async def _read(self) -> None:
        """Read the sections, again after the gate has opened, and come back to where the reader was."""
        self.query_one("#prose", Prose).show(parse("Working it out from the transcript ..."))
        sections = await self.game.off_loop(self.game.games.sections, self._session)
        self._sections = {section.id: section for section in sections or ()}
        self._list()

    def _list(self) -> None:
        choices = self.query_one(Choices)
        rows = [(one.id, _row(number, one, self._sealed(one))) for number, one in enumerate(self._sections.values(), 1)]
        choices.fill(rows)
        self._show(choices.chosen)

    def _sealed(self, section: Section) -> bool:
        return section.gated and not self.open

    # Reading

    @on(Choices.OptionHighlighted)
    def _moved(self, event: Choices.OptionHighlighted) -> None:
        self._show(event.option_id)

    def _show(self, id: str | None) -> None:
        section = self._sections.get(id or "")
        if section is None:
            return
        if self._sealed(section) or (section.id == "gate" and not self.open):
            self._turn_to(ALTERNATIVES)
        elif section.id == COMMITMENT:
            self._turn_to(COMMITMENT)
        else:
            self.query_one("#prose", Prose).show(_page(section, self._own_words(section)))
            self._turn_to("page")
            self.query_one("#page").scroll_home(animate=False)

    def _own_words(self, section: Section) -> tuple[str, ...]:
        return gate.written(self._session.records, "alternative") if section.id == "gate" else ()

    def _turn_to(self, page: str) -> None:
        self.query_one("#right", ContentSwitcher).current = page
        if page == COMMITMENT:
            self._say_commitments()

    def _say_commitments(self) -> None:
        kept = gate.written(self._session.records, "commitment")
        self.query_one(f"#{COMMITMENT}", Writing).say("\n".join(f"Kept: {text}" for text in kept))

    @on(Choices.OptionSelected)
    def _into(self) -> None:
        """Give the keyboard to the page: to read on in it, or to write on it."""
        right = self.query_one("#right", ContentSwitcher)
        page = right.visible_content
        if isinstance(page, Writing):
            page.begin()
        elif page is not None:
            page.focus()

    def action_section(self, step: int) -> None:
        """Go to the next section, or the one before."""
        choices = self.query_one(Choices)
        choices.focus()
        (choices.action_cursor_down if step > 0 else choices.action_cursor_up)()

    def action_back(self) -> None:
        """From the page back to the list, from the list home."""
        choices = self.query_one(Choices)
        if choices.has_focus:
            self.game.go_home()
        else:
            choices.focus()

    # Writing

    def action_write(self) -> None:
        """Go to what is still to be written."""
        wanted = COMMITMENT if self.open else next((id for id, one in self._sections.items() if self._sealed(one)), "")
        self.query_one(Choices).point_at(wanted)
        self.call_after_refresh(self._into)

    @on(Writing.Stopped)
    def _stopped(self) -> None:
        self.query_one(Choices).focus()

    @on(Writing.Kept)
    def _kept(self, event: Writing.Kept) -> None:
        event.stop()
        kind = Alternative if event.writing.id == ALTERNATIVES else Commitment
        try:
            for text in event.texts:
                self._session.do(kind(text))
        except Refused as refused:
            event.writing.say(refused.reason)
            return
        event.writing.clear()
        self.query_one(Trouble).tell(self._session.trouble)
        self.query_one(Choices).focus()
        if kind is Alternative:
            self._read()
        else:
            self._say_commitments()


def _row(number: int, section: Section, closed: bool) -> Content:
    title = f"{number} {one_line(section.title, length=60)}"
    return Content.assemble((title, "$quiet"), ("  closed", "$quiet italic")) if closed else Content(title)


def _page(section: Section, own_words: tuple[str, ...]) -> tuple[Block, ...]:
    return (heading(section.title), *parse(section.body), *(item(text) for text in own_words))

"""The debrief: its sections at the left, the one under the cursor at the right, and a gate in the middle of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from mediator_game.tui import gate, keys
from mediator_game.tui.screens.base import GameScreen
from mediator_game.tui.widgets.bar import Bar
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.parts import SectionPage
from mediator_game.tui.widgets.reading import Reading
from mediator_game.tui.widgets.short import Short
from mediator_game.tui.widgets.trouble import Trouble
from mediator_game.tui.widgets.writing import Writing

if TYPE_CHECKING:
    from mediator_game.debrief.parts import Section
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
    def sealed(self) -> bool:
        """Whether something waits behind the gate."""
        return any(not section.readable for section in self._sections.values())

    def compose(self) -> ComposeResult:
        """Compose the list beside a page that is either read or written on."""
        view = self._session.view()
        yield Bar(f"Debrief · {view.title}", one_line(self._session.setup.player, length=40))
        yield Trouble(self._session.trouble)
        with Horizontal():
            yield Short(id="sections")
            with ContentSwitcher(initial="page", id="right"):
                with Reading(id="page"):
                    yield SectionPage(id="section")
                yield Writing(id=ALTERNATIVES, ask=gate.QUESTION, labels=gate.LABELS, action="Open the rest")
                yield Writing(id=COMMITMENT, ask=gate.COMMITMENT, labels=("I mean to",), action="Keep it")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask for the sections."""
        self.query_one(Choices).focus()
        self._read()

    @work(exclusive=True, group="sections")
    async def _read(self) -> None:
        """Read the sections, again after something was written, and come back to where the reader was."""
        made = self.game.games.sections
        sections = await self.game.off_loop(made, self._session, instructor=self._instructor)
        self._sections = {section.id: section for section in sections or ()}
        choices = self.query_one(Choices)
        choices.fill(_rows(self._sections.values()))
        self._show(choices.chosen)

    # Reading

    @on(Choices.OptionHighlighted)
    def _moved(self, event: Choices.OptionHighlighted) -> None:
        self._show(event.option_id)

    def _show(self, id: str | None) -> None:
        section = self._sections.get(id or "")
        if section is None:
            return
        page = self._page_of(section)
        self.query_one("#right", ContentSwitcher).current = page
        if page == "page":
            self.query_one("#section", SectionPage).show(section)
            self.query_one("#page").scroll_home(animate=False)

    def _page_of(self, section: Section) -> str:
        """Return where a section is shown: on the page, or on the form that stands before it."""
        if self._session.ended and (not section.readable or (section.id == "gate" and self.sealed)):
            return ALTERNATIVES
        return COMMITMENT if section.id == COMMITMENT and section.readable and self._session.ended else "page"

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

    def action_scroll(self, pages: int) -> None:
        """Scroll what is being read, also while the keyboard is in the list."""
        page = self.query_one("#right", ContentSwitcher).visible_content
        if page is not None:
            (page.scroll_page_down if pages > 0 else page.scroll_page_up)(animate=False)

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
        self.query_one(Choices).point_at("gate" if self.sealed else COMMITMENT)
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
                event.writing.settle()
        except Refused as refused:
            event.writing.refuse(refused.reason)
            return
        said = "\n".join(f"Kept: {one_line(text)}" for text in event.writing.texts)
        event.writing.clear()
        event.writing.say(said)
        self.query_one(Trouble).tell(self._session.trouble)
        self.query_one(Choices).focus()
        self._read()


def _rows(sections: Iterable[Section]) -> Iterator[tuple[str, Content]]:
    """Yield a line for each section, and before the first that is closed a line that says so."""
    told = False
    for number, section in enumerate(sections, 1):
        if not section.readable and not told:
            told = True
            yield "", Content.styled("── closed as yet", "$quiet")
        title = f"{number:>2} {one_line(section.title, length=60)}"
        yield section.id, Content(title) if section.readable else Content.styled(title, "$quiet")

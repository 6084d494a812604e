"""The top of the desk: what is played and when it is; on a narrow desk also the tabs; and the line above the moves."""

from __future__ import annotations

from attrs import frozen
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from mediator_game.text.wrap import cell_width
from mediator_game.tui.widgets.moves import BROAD
from mediator_game.tui.widgets.panel import Panel
from mediator_game.tui.widgets.sheet import ALARM, HEAD, PLAIN, QUIET, STRONG, Piece, Sheet, line, safe

TABS = ("now", "people", "text", "map", "notes")
TITLES = {"now": "Now", "people": "People", "text": "Text", "map": "Map", "notes": "Notes"}


def place(unit: str, turn: int, turns: int) -> str:
    """Say how far the game has come: ``month 3 of 12``, and past the last turn that it is over."""
    return f"{unit} {turn} of {turns}" if turn <= turns else f"after the last {unit}"


@frozen
class HeadingFacts:
    """What is played, when it is, and who plays."""

    title: str
    label: str
    unit: str
    turn: int
    turns: int
    chair: str
    new_notes: int = 0


class Heading(Panel[HeadingFacts]):
    """One line: the scenario, the moment, the chair."""

    def draw(self, sheet: Sheet, facts: HeadingFacts) -> None:
        """Lay the line out: three parts where they fit, two where they do not."""
        when = f"{facts.label} · {place(facts.unit, facts.turn, facts.turns)}"
        notes = f" · {facts.new_notes} new {'note' if facts.new_notes == 1 else 'notes'}" if facts.new_notes else ""
        right: list[Piece] = [(facts.chair, PLAIN), (notes, QUIET)]
        title, middle, end = safe(facts.title), safe(when), line(right, sheet.width)
        gap = (sheet.width - cell_width(middle)) // 2
        if cell_width(title) + 2 < gap and cell_width(end.plain) + 2 < sheet.width - gap - cell_width(middle):
            left: list[Piece] = [(title, HEAD), (" " * (gap - cell_width(title)), PLAIN), (middle, STRONG)]
            sheet.row(left, right)
        else:
            sheet.row([(title, HEAD)], [(middle, STRONG)])


class Tabs(Widget):
    """The parts of a narrow desk, one of them in front."""

    DEFAULT_CSS = "Tabs { width: 1fr; height: 1; }"
    ALLOW_SELECT = False

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._shown, self._new = "now", 0

    def show(self, tab: str, new_notes: int) -> None:
        """Put this tab in front."""
        if (tab, new_notes) != (self._shown, self._new):
            self._shown, self._new = tab, new_notes
            self.refresh()

    def _labels(self) -> list[str]:
        new = f" ({self._new})" if self._new else ""
        return [f" {TITLES[tab]}{new if tab == 'notes' else ''} " for tab in TABS]

    def render(self) -> Content:
        """Draw the tabs, the one in front in brackets and bold."""
        parts: list[Content] = []
        for tab, label in zip(TABS, self._labels(), strict=True):
            if tab == self._shown:
                parts.append(Content.styled(f"[{label}]", STRONG))
            else:
                parts.append(Content.styled(f" {label} ", QUIET))
        return Content("").join(parts)

    def on_click(self, event: Click) -> None:
        """Put the tab under the mouse in front."""
        at = 0
        for tab, label in zip(TABS, self._labels(), strict=True):
            at += len(label) + 2
            if event.x < at:
                self.post_message(self.Chosen(tab))
                return


@frozen
class PromptFacts:
    """What is asked or said above the moves."""

    asked: str
    aside: str
    notice: str = ""
    hint: str = ""
    """Said in place of the question where the moves have no room for their hints."""


class Prompt(Panel[PromptFacts]):
    """The line above the moves: the question, or what the last key came to."""

    def draw(self, sheet: Sheet, facts: PromptFacts) -> None:
        """Lay it out; a notice takes the place of the question, and as many lines as it needs."""
        if not facts.notice:
            narrow = facts.hint and sheet.width < BROAD
            asked: Piece = (facts.hint, PLAIN) if narrow else (facts.asked, STRONG)
            sheet.row([asked], [(facts.aside, QUIET)])
        else:
            sheet.flow((facts.notice, ALARM))

"""The moves: what can be done, and what cannot and why. A closed move keeps its place, for the closed door teaches."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from textual.content import Content
from textual.message import Message

from mediator_game.play.view import Choice, MoveView
from mediator_game.text.wrap import cell_width
from mediator_game.tui.widgets.sheet import FAINT, PLAIN, Piece, line, safe
from mediator_game.tui.widgets.short import Short, room

END = "=end"
"""The id of the line that ends the turn; no move's id has an equals sign."""
BROAD = 80
"""From this width a move's hint has room beside it; below, the line above the moves says it."""
ENDING = "=ending"
"""The id of the line that leads to the outcome."""


@frozen
class MovesFacts:
    """The menu, how a turn is called, and whether the game has ended."""

    moves: tuple[MoveView, ...]
    unit: str
    ended: bool = False


class Moves(Short):
    """The one list on the desk that takes the keyboard; the page keys are left to what happened."""

    class Slid(Message):
        """Other lines than before are in sight."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._facts: MovesFacts | None = None

    def show(self, facts: MovesFacts) -> None:
        """Show this menu from now on; the cursor stays on the move it was on."""
        if facts != self._facts:
            self._facts = facts
            self._draw()

    def on_resize(self) -> None:
        """Cut the hints to the new width."""
        self._draw()
        self.call_after_refresh(self._tell)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other lines are in sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._tell()

    def _tell(self) -> None:
        self.post_message(self.Slid())

    @property
    def hidden(self) -> str:
        """Say how many lines are out of sight: below, or above when the last is in sight; empty when all are seen."""
        tall = self.scrollable_content_region.height
        above = round(self.scroll_offset.y)
        below = self.option_count - above - tall
        if tall < 1:
            return ""
        return f"{below} more below" if below > 0 else f"{above} more above" if above > 0 else ""

    def _draw(self) -> None:
        width = room(self)
        if self._facts is None or width < 1:
            return
        items = list(rows(self._facts, width))
        if [option.id for option in self.options] != [id for id, _ in items]:
            fresh = self.option_count == 0
            self.fill(items)
            self.call_after_refresh(self._tell)
            if fresh:
                self._to_first_open(self._facts)
                self.call_after_refresh(self._show_first)
            return
        for index, (_, prompt) in enumerate(items):
            self.replace_option_prompt_at_index(index, prompt)

    def _show_first(self) -> None:
        self.scroll_home(animate=False)
        self.scroll_to_highlight()

    def _to_first_open(self, facts: MovesFacts) -> None:
        first = next((move.id for move in facts.moves if not move.closed), END)
        self.point_at(ENDING if facts.ended else first)


def rows(facts: MovesFacts, width: int) -> Iterator[tuple[str, Content]]:
    """Yield each line of the menu for a width."""
    if facts.ended:
        yield ENDING, Content("See how it ended")
        return
    ends = f"End the {facts.unit}"
    titles = [*(move.title for move in facts.moves), ends]
    broad = width >= BROAD
    column = min(max(cell_width(safe(title)) for title in titles) + 1, 31)
    for move in facts.moves:
        yield move.id, _row(move.title, aside(move) if broad else "", move.closed, column, width)
    yield END, _row(ends, "", "", column, width)


def choice_row(choice: Choice, column: int, width: int) -> Content:
    """Return the line of one way to make a move."""
    return _row(choice.title, choice.hint, choice.closed, column, width)


def aside(move: MoveView) -> str:
    """Return what there is to know of a move before it is made: its hint, and its price when that is unusual."""
    if move.cost == 1:
        return move.hint
    cost = "Free." if move.cost == 0 else f"Takes {move.cost} moves."
    return f"{cost} {move.hint}".strip()


def _row(title: str, hint: str, closed: str, column: int, width: int) -> Content:
    """A title keeps its length; what is said beside it begins in the same column wherever the title lets it."""
    gap = " " * max(1, column - cell_width(safe(title)))
    left: Piece = (title, FAINT if closed else PLAIN)
    said = f"closed: {lowered(closed)}" if closed else hint
    return line([left, (gap, PLAIN), (said, FAINT)] if said else [left], width)


def lowered(reason: str) -> str:
    """Return a reason as it goes on after a colon."""
    words = reason.split(" ", 1)
    small = words[0] in {"There", "Not", "You", "The", "No", "It", "They", "A", "This", "That"}
    return reason[:1].lower() + reason[1:] if small else reason

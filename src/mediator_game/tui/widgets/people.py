"""Who stands where, as far as the trainee knows: two sides with their blocs, and the powers."""

from __future__ import annotations

from itertools import zip_longest

from attrs import frozen
from textual.content import Content

from mediator_game.play.view import BlocView, Gauge, PowerView, SideView
from mediator_game.text.wrap import cell_width
from mediator_game.tui.widgets import gauge
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.sheet import ALARM, HEAD, PLAIN, QUIET, STRONG, Piece, Sheet, safe

HEARD, UNHEARD, GONE = "●", "○", "✕"
KEY = f"{HEARD} heard  {UNHEARD} not heard  {GONE} left"
BROAD, COLUMN = 66, 46
"""From this width the sides stand beside each other; a column is never wider than this."""
_ALWAYS = frozenset({"base", "rhetoric", "trust"})
_TITLES = {"base": "Base", "rhetoric": "Rhetoric", "trust": "Trust", "cover": "Cover", "press": "Pressure"}
_SAYS_LITTLE = frozenset({"", "?", "-"})


@frozen
class PeopleFacts:
    """The sides, the powers and the gauges of the world."""

    sides: tuple[SideView, ...]
    powers: tuple[PowerView, ...]
    world: tuple[Gauge, ...]
    tabled: bool


class PeoplePaper(Paper[PeopleFacts]):
    """The short of it, for the edge of the desk."""

    def draw(self, sheet: Sheet, facts: PeopleFacts) -> None:
        """Lay out the sides, the powers, the world."""
        if sheet.width >= BROAD:
            _side_by_side(sheet, facts)
        else:
            for side in facts.sides:
                sheet.gap()
                _side(sheet, side, facts.tabled)
        width, sheet.width = sheet.width, min(sheet.width, COLUMN)
        if facts.powers:
            sheet.gap()
            sheet.row([("POWERS", HEAD)])
            for power in facts.powers:
                said = [(power.attitude or "?", PLAIN)] if facts.tabled else [("will ", QUIET), *_short(power.will)]
                sheet.row([(f"  {power.name}", PLAIN)], said)
        if facts.world:
            sheet.gap()
            for one in facts.world:
                _gauge(sheet, one, "")
        if facts.sides:
            sheet.gap()
            sheet.flow((KEY, QUIET))
        sheet.width = width


def _side_by_side(sheet: Sheet, facts: PeopleFacts) -> None:
    """Lay each side out in a column of its own."""
    each = sheet.width // max(1, len(facts.sides))
    columns = []
    for side in facts.sides:
        column = Sheet(each - 3)
        _side(column, side, facts.tabled)
        columns.append(column)
    for beside in zip_longest(*(column.lines for column in columns), fillvalue=Content("")):
        padded = (part.pad_right(max(0, each - cell_width(part.plain))) for part in beside)
        sheet.lines.append(Content("").join(padded))


def _side(sheet: Sheet, side: SideView, tabled: bool) -> None:
    sheet.row([(side.name.upper(), HEAD)], [(side.answer if tabled else "", STRONG)])
    sheet.row([(capital(side.leader), STRONG)])
    for one in side.gauges:
        if one.name.rpartition(".")[2] in _ALWAYS or one.trend != "same" or _matters(one):
            _gauge(sheet, one, "  ")
    if side.complaint not in _SAYS_LITTLE:
        sheet.flow(("minds ", QUIET), (side.complaint, PLAIN), first="  ")
    for bloc in side.blocs:
        _bloc(sheet, bloc)


def _gauge(sheet: Sheet, one: Gauge, indent: str) -> None:
    title = _TITLES.get(one.name.rpartition(".")[2], one.title)
    said = _short(one, said=True)
    if cell_width(indent + title) + sum(cell_width(safe(words)) for words, _ in said) >= sheet.width:
        said = _short(one)
    sheet.row([(f"{indent}{title}", QUIET)], said)


def _short(one: Gauge, *, said: bool = False) -> list[Piece]:
    """A band of two words with a dash between them, to fit a narrow column."""
    return [(words.replace(" to ", "–"), style) for words, style in gauge.pieces(one, said=said)]


def _matters(one: Gauge) -> bool:
    """Cover and pressure are worth a line only when there is some."""
    return one.known != "unknown" and one.word != "none"


def _bloc(sheet: Sheet, bloc: BlocView) -> None:
    title = f"{mark(bloc)} {capital(bloc.title.removeprefix('The '))}"
    if bloc.walked_out:
        sheet.row([(title, QUIET)], [("walked out", ALARM)])
        return
    if bloc.voiceless:
        sheet.row([(title, PLAIN)], [("heard" if bloc.contacted else "not heard", QUIET)])
        return
    sheet.row([(title, PLAIN)], _short(bloc.support))
    if bloc.stance not in _SAYS_LITTLE:
        sheet.flow((bloc.stance, QUIET), first="    ")


def mark(bloc: BlocView) -> str:
    """Return the glyph that says whether it was heard, or is gone."""
    return GONE if bloc.walked_out else HEARD if bloc.contacted else UNHEARD


def capital(text: str) -> str:
    """Return `text` beginning with a capital letter."""
    return text[:1].upper() + text[1:]

"""Who stands where, as far as the trainee knows: two sides with their blocs, and the powers."""

from __future__ import annotations

from attrs import frozen

from mediator_game.play.view import BlocView, Gauge, PowerView, SideView
from mediator_game.tui.widgets import gauge
from mediator_game.tui.widgets.panel import Paper
from mediator_game.tui.widgets.sheet import ALARM, HEAD, PLAIN, QUIET, STRONG, Sheet

HEARD, UNHEARD, GONE = "●", "○", "✕"
KEY = f"{HEARD} heard by you  {UNHEARD} not yet  {GONE} left"
_SAYS_LITTLE = frozenset({"", "?", "-"})


@frozen
class PeopleFacts:
    """The sides, the powers and the gauges of the world."""

    sides: tuple[SideView, ...]
    powers: tuple[PowerView, ...]
    world: tuple[Gauge, ...]


class PeoplePaper(Paper[PeopleFacts]):
    """The short of it, for the edge of the desk."""

    def draw(self, sheet: Sheet, facts: PeopleFacts) -> None:
        """Lay out the sides, the powers, the world."""
        for side in facts.sides:
            sheet.gap()
            _side(sheet, side)
        if facts.powers:
            sheet.gap()
            sheet.row([("POWERS", HEAD)])
            for power in facts.powers:
                sheet.cells(
                    ([(f"  {power.name}", PLAIN)], _half(sheet)), ([(power.attitude or "?", PLAIN)], sheet.width)
                )
        if facts.world:
            sheet.gap()
            for one in facts.world:
                _gauge(sheet, one, "")
        if facts.sides:
            sheet.gap()
            sheet.flow((KEY, QUIET))


def _half(sheet: Sheet) -> int:
    return max(12, sheet.width // 2)


def _side(sheet: Sheet, side: SideView) -> None:
    sheet.row([(side.name.upper(), HEAD)])
    sheet.row([(capital(side.leader), STRONG)], [(side.answer, STRONG)])
    for one in side.gauges:
        if one.name in {"base", "rhetoric", "trust"} or one.trend != "same" or _matters(one):
            _gauge(sheet, one, "  ")
    if side.complaint not in _SAYS_LITTLE:
        sheet.flow(("minds ", QUIET), (side.complaint, PLAIN), first="  ")
    for bloc in side.blocs:
        _bloc(sheet, bloc)


def _gauge(sheet: Sheet, one: Gauge, indent: str) -> None:
    half = _half(sheet)
    sheet.cells(([(f"{indent}{one.title}", QUIET)], half), (gauge.pieces(one, said=True), sheet.width - half))


def _matters(one: Gauge) -> bool:
    """Cover and pressure are worth a line only when there is some."""
    return one.known != "unknown" and one.word != "none"


def _bloc(sheet: Sheet, bloc: BlocView) -> None:
    half = _half(sheet)
    title = f"{mark(bloc)} {bloc.title}"
    if bloc.walked_out:
        sheet.cells(([(title, QUIET)], half), ([("walked out", ALARM)], sheet.width - half))
        return
    sheet.cells(([(title, PLAIN)], half), (gauge.pieces(bloc.support), sheet.width - half))
    if bloc.stance not in _SAYS_LITTLE:
        sheet.flow((bloc.stance, QUIET), first="    ")


def mark(bloc: BlocView) -> str:
    """Return the glyph that says whether it was heard, or is gone."""
    return GONE if bloc.walked_out else HEARD if bloc.contacted else UNHEARD


def capital(text: str) -> str:
    """Return `text` beginning with a capital letter."""
    return text[:1].upper() + text[1:]

"""The people: each leader, bloc and power in full - where it stands, what it minds, whom it can press, who it is."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from mediator_game.play.view import BlocView, Gauge, PowerView, SideView, View
from mediator_game.text.wrap import cell_width
from mediator_game.tui.screens.look import LookScreen
from mediator_game.tui.widgets import gauge, prose
from mediator_game.tui.widgets.people import KEY, capital, mark
from mediator_game.tui.widgets.sheet import ALARM, FAINT, HEAD, PLAIN, QUIET, STRONG, Sheet, row, safe

Person = SideView | BlocView | PowerView


class PeopleScreen(LookScreen):
    """Everybody in the game, one under the cursor."""

    HELP = "Up and down choose somebody; page up and page down scroll what is known of him."

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._people: dict[str, Person] = {}
        for side in view.sides:
            self._people[side.id] = side
            self._people.update((bloc.id, bloc) for bloc in side.blocs)
        self._people.update((f"power {power.id}", power) for power in view.powers)

    def heading(self) -> tuple[str, str]:
        """Return the heading, with the key to the glyphs."""
        return "PEOPLE", KEY

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield each side with its blocs, then the powers."""
        for id, one in self._people.items():
            if isinstance(one, SideView):
                left, right = one.name, one.answer
            elif isinstance(one, BlocView):
                left = f"  {mark(one)} {capital(one.title.removeprefix('The '))}"
                right = "walked out" if one.walked_out else "" if one.voiceless else gauge.word(one.support)
            else:
                left, right = one.name, one.attitude or "?"
            style = PLAIN if isinstance(one, BlocView) else STRONG
            room = width - cell_width(safe(left)) - 2
            yield id, row([(left, style)], [(right, FAINT)] if cell_width(safe(right)) <= room else [], width)

    def about(self, id: str | None, sheet: Sheet) -> None:
        """Lay out one of them."""
        one = self._people.get(id or "")
        if isinstance(one, SideView):
            self._side(one, sheet)
        elif isinstance(one, BlocView):
            _bloc(one, sheet)
        elif isinstance(one, PowerView):
            self._power(one, sheet)
        else:
            sheet.flow(("Nobody is in this scenario.", QUIET))
            return
        _dossier(one, sheet)

    def _side(self, side: SideView, sheet: Sheet) -> None:
        sheet.flow((capital(side.leader), HEAD), (f", {side.name}", PLAIN))
        if self._view.text.exists:
            sheet.flow(("To this draft: ", QUIET), (side.answer, STRONG))
        if side.complaint:
            sheet.flow(("Minds most: ", QUIET), (side.complaint, PLAIN))
        sheet.gap()
        for one in side.gauges:
            measure(one, sheet)

    def _power(self, power: PowerView, sheet: Sheet) -> None:
        sheet.flow((power.name, HEAD), (f", {power.role}" if power.co_chair else "", PLAIN))
        sheet.flow(("The text: ", QUIET), (power.attitude or "?", PLAIN))
        sheet.gap()
        measure(power.will, sheet)
        if power.levers:
            sheet.gap()
            sheet.flow(("Can press", QUIET))
            for lever in power.levers:
                sheet.flow((lever, PLAIN), first="• ", rest="  ")


def _bloc(bloc: BlocView, sheet: Sheet) -> None:
    sheet.flow((bloc.title, HEAD), (f", {bloc.weight}" if bloc.weight else "", PLAIN))
    if bloc.walked_out:
        sheet.flow(("It has walked out and will not talk.", ALARM))
    if bloc.voiceless:
        sheet.flow(("You have heard them." if bloc.contacted else "You have not heard them yet.", PLAIN))
        sheet.flow(("They have no say at home. A measure that concerns them counts whether they were heard.", PLAIN))
        return
    sheet.flow(("You have heard it." if bloc.contacted else "You have not heard it yet.", PLAIN))
    sheet.flow(("It knows the text." if bloc.knows_text else "It does not know the text, as far as you know.", PLAIN))
    kind = "A public: it cannot walk out, but it can turn." if bloc.civic else "Organised: it can walk out for good."
    sheet.flow((kind, PLAIN))
    if bloc.stance not in {"", "-"}:
        sheet.flow(("To the text: ", QUIET), (bloc.stance, PLAIN))
    if bloc.complaint:
        sheet.flow(("Minds most: ", QUIET), (bloc.complaint, PLAIN))
    sheet.gap()
    measure(bloc.support, sheet)


def measure(one: Gauge, sheet: Sheet) -> None:
    """Add a gauge in full: title, word, band, numbers."""
    title, word, band = 19, 24, 14
    numbers = gauge.band(one)
    if sheet.width >= title + word + band + 8:
        sheet.cells(
            ([(one.title, QUIET)], title),
            (gauge.pieces(one, said=True), word),
            (gauge.bar(one, band), band + 2),
            ([(numbers, QUIET)], 8),
        )
    else:
        sheet.cells(([(one.title, QUIET)], min(title, sheet.width // 2)), (gauge.pieces(one, said=True), sheet.width))


def _dossier(one: Person, sheet: Sheet) -> None:
    if one.dossier:
        sheet.gap()
        prose.lay(sheet, one.dossier)
    if one.source:
        sheet.gap()
        sheet.flow((" ".join(f"[{id}]" for id in one.source), QUIET))

"""Everything the watch knows: what to mend, what the games came to, what was violated, what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from textual.content import Content

from mediator_game.playtest.explore.report import CUT
from mediator_game.playtest.rehearsal import Batch, Row, Verdict, standing, words
from mediator_game.scenario import report
from mediator_game.scenario.diagnostics import Diagnostic
from mediator_game.text.clean import one_line
from mediator_game.tui.screens.look import LookScreen
from mediator_game.tui.widgets.sheet import HEAD, PLAIN, QUIET, STRONG, Sheet, cells

if TYPE_CHECKING:
    from mediator_game.playtest.rehearsal import Playthrough
    from mediator_game.tui.watch.app import WatchApp
    from mediator_game.tui.watch.state import Watched

FIRST = 10
"""The width of the first column."""
AROUND = len("   | ") + 2 * len("...")
"""What stands around a source line and its number."""
FURTHER = "mediator explore looks further."


class WatchPage(LookScreen):
    """A line for everything found, and below it all there is to say about the one under the cursor."""

    CSS_PATH = "watch.tcss"
    HELP = "Enter on a violated check or a reached goal opens the game that shows it, at that moment."

    @property
    def watching(self) -> WatchApp:
        """The application."""
        return cast("WatchApp", self.app)

    @property
    def _watched(self) -> Watched:
        return self.watching.watched

    @property
    def _batch(self) -> Batch | None:
        latest = self._watched.latest
        return latest.batch if latest is not None else None

    def heading(self) -> tuple[str, str]:
        """Return the heading."""
        watched = self._watched
        if watched.latest is None:
            return "CHECKING ...", ""
        name = one_line(watched.latest.path.name, length=60)
        return f"{name} · saved {watched.when}", "playing ..." if watched.playing else "only a preview"

    # The list

    def rows(self, width: int) -> Iterator[tuple[str, Content]]:
        """Yield what is to be mended first, then what the games say."""
        rows = [*self._rows()]
        second = min(width // 3, max((len(row[2]) for row in rows), default=0) + 2)
        for id, first, name, said in rows:
            style = STRONG if id.startswith("!") else PLAIN
            room = max(1, width - FIRST - second)
            said = words.whole(said, room) if id.startswith("row-") else said
            yield id, cells([([(first, style)], FIRST), ([(name, PLAIN)], second), ([(said, PLAIN)], room)])

    def _rows(self) -> Iterator[tuple[str, str, str, str]]:
        rows = [*self._replayed(), *self._checked(), *self._judged()]
        yield from sorted(rows, key=lambda row: not row[0].startswith("!"))

    def _replayed(self) -> Iterator[tuple[str, str, str, str]]:
        preview = self._watched.shown
        if preview is not None and (preview.replay.inputs or preview.replay.stopped):
            stopped = bool(preview.replay.stopped)
            said = words.replay(preview.replay, went_on=preview.went_on)
            yield _marked("replay", stopped), "stopped" if stopped else "replayed", f"turn {preview.replay.turn}", said

    def _checked(self) -> Iterator[tuple[str, str, str, str]]:
        latest = self._watched.latest
        if latest is None:
            return
        for number, one in enumerate(latest.loaded.diagnostics):
            id = _marked(f"found-{number}", one.severity == "error")
            yield id, one.severity, words.place(one, latest.path), one.message
        if not latest.loaded.diagnostics:
            yield "fine", "file", latest.path.name, "nothing to mend"

    def _judged(self) -> Iterator[tuple[str, str, str, str]]:
        batch, changed = self._batch, self._watched.changed
        if batch is None:
            return
        for row in batch.rows:
            yield f"row-{row.player}", "games", row.player, words.outcomes(row, changed)
        for one in batch.verdicts:
            yield _marked(f"{one.kind}-{one.id}", one.fails), one.kind, one.id, words.verdict(one, batch, changed)

    # What there is to read

    def about(self, id: str | None, sheet: Sheet) -> None:
        """Lay out all there is to say about a line."""
        found = self._found((id or "").removeprefix("!"))
        if isinstance(found, Diagnostic):
            _diagnostic(found, sheet, new=found in self._watched.changed.new)
        elif isinstance(found, Verdict):
            self._verdict(found, sheet)
        elif isinstance(found, Row):
            self._row(found, sheet)
        elif (id or "").endswith("replay"):
            self._replay(sheet)
        else:
            self._fine(sheet)

    def _found(self, id: str) -> Diagnostic | Verdict | Row | None:
        kind, _, name = id.partition("-")
        latest, batch = self._watched.latest, self._batch
        if kind == "found" and latest is not None and int(name) < len(latest.loaded.diagnostics):
            return latest.loaded.diagnostics[int(name)]
        if batch is None:
            return None
        if kind in ("check", "goal"):
            return next((one for one in batch.verdicts if (one.kind, one.id) == (kind, name)), None)
        return next((one for one in batch.rows if (kind, one.player) == ("row", name)), None)

    def _verdict(self, one: Verdict, sheet: Sheet) -> None:
        sheet.flow((one.title or one.id, HEAD))
        batch = self._batch
        if batch is None:
            return
        sheet.flow((f"{one.kind} {one.id}: {words.verdict(one, batch, self._watched.changed)}.", PLAIN))
        if one.proof:
            sheet.flow((one.proof, QUIET))
        elif batch.cut and one.playthrough is None:
            why = "; ".join(CUT[each] for each in batch.cut)
            sheet.flow((f"No proof, for the search did not see every game: {why}. {FURTHER}", QUIET))
        self._visited(one, sheet)
        if one.playthrough is not None:
            sheet.gap()
            way = one.playthrough
            said = f"{way.shows} in turn {way.turn}, by {way.by}. Enter opens it there."
            sheet.flow((f"{said[:1].upper()}{said[1:]}", STRONG))
            for line in words.course(way):
                sheet.flow((line, PLAIN), first="  ")

    def _visited(self, one: Verdict, sheet: Sheet) -> None:
        """Say how it stands in the playthrough on the desk, if that one was opened for it."""
        watched = self._watched
        way = watched.visiting
        if way is not None and watched.visit is not None and (way.kind, way.id) == (one.kind, one.id):
            sheet.gap()
            sheet.flow((f"On the desk: {standing(one.kind, one.id, watched.visit.session)}", STRONG))

    def _row(self, row: Row, sheet: Sheet) -> None:
        tally, scenario = row.games.tally, row.games.scenario
        sheet.flow((f"{words.counted(tally.games, 'game')} by {row.player}, seed {row.games.plan.seed}", HEAD))
        titles = {str(one.id): one.title for one in scenario.outcome}
        for outcome, _ in tally.outcomes.most_common():
            low, high = row.games.interval(outcome)
            documented = " (the documented outcome)" if outcome == scenario.record.documented else ""
            title = one_line(titles.get(outcome, "No outcome fits"))
            interval = f"{low:.0%} to {high:.0%}"
            share = words.share(row, self._watched.changed, outcome)
            sheet.flow((share, STRONG), (f", {interval}: {title}{documented}", PLAIN), first="  ")

    def _replay(self, sheet: Sheet) -> None:
        preview = self._watched.shown
        if preview is None:
            return
        sheet.flow((words.replay(preview.replay, went_on=preview.went_on), STRONG))
        if preview.replay.waiting and not preview.went_on:
            sheet.flow(("Mend the scenario and they are played; play on, and they are given up.", PLAIN))
        if preview.replay.stopped and preview.replay.differs:
            sheet.flow((preview.replay.differs, PLAIN))
        for note in preview.replay.notes:
            sheet.flow((note, QUIET))

    def _fine(self, sheet: Sheet) -> None:
        gone = self._watched.changed.gone
        if gone:
            sheet.flow(("Mended with this save:", HEAD))
        for one in gone:
            sheet.flow((f"{one.code}: {one.message}", PLAIN), first="  ")

    # What can be done

    def chosen(self, id: str) -> None:
        """Open the game that shows it."""
        found = self._found(id.removeprefix("!"))
        if isinstance(found, Verdict) and found.playthrough is not None:
            self._open(found.playthrough)

    def _open(self, playthrough: Playthrough) -> None:
        self.watching.visit(playthrough)

    def action_back(self) -> None:
        """Go back to the desk; without one, stop watching."""
        self.watching.leave_page()


def _marked(id: str, wrong: bool) -> str:
    """Mark what is to be mended: it comes first and is drawn strong."""
    return f"!{id}" if wrong else id


def _diagnostic(one: Diagnostic, sheet: Sheet, *, new: bool) -> None:
    number = str(one.line)
    head, *lines = report.text([one], widest=max(20, sheet.width - len(number) - AROUND)).splitlines()
    sheet.flow((head, STRONG))
    for line in lines:
        before, bar, _ = line.partition(" | ")
        if bar and before.strip() in ("", number):
            sheet.row([(line, PLAIN)])
        else:
            sheet.flow((line.strip(), PLAIN), first="  ", rest="    ")
    if new:
        sheet.flow(("New with this save.", QUIET))

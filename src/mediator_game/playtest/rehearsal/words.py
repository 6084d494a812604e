"""A rehearsal in words: the few that stand beside the game, and the report for people who read line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mediator_game.playtest.explore.path import Route
from mediator_game.playtest.explore.report import NOT_OBSERVED, NOT_REACHED, told
from mediator_game.playtest.rehearsal.batch import Batch, Playthrough, Row, Verdict
from mediator_game.playtest.rehearsal.changes import Changes
from mediator_game.playtest.rehearsal.replaying import Replay
from mediator_game.playtest.rehearsal.rounds import Rehearsal
from mediator_game.scenario import report
from mediator_game.scenario.diagnostics import Diagnostic
from mediator_game.text.clean import one_line
from mediator_game.text.wrap import cell_width, shorten, wrap

WIDTH = 78
UP, DOWN = "↑", "↓"


def counted(number: int, what: str) -> str:
    """Return a number of things, such as ``2 errors``."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def state(rehearsal: Rehearsal) -> str:
    """Return what the check says, in one line."""
    errors, warnings = rehearsal.errors, rehearsal.warnings
    found = errors or warnings
    if not found:
        return "nothing to mend"
    many = counted(len(found), "error" if errors else "warning")
    return (
        f"{many}{', first' if len(found) > 1 else ''}: {place(found[0], rehearsal.path)}: {one_line(found[0].message)}"
    )


def place(one: Diagnostic, path: Path) -> str:
    """Return where a diagnostic is: the line, and the file when it is another than the scenario's own."""
    own = Path(one.path).name
    return f"line {one.line}" if own == path.name else f"{one_line(own, length=60)} line {one.line}"


def replay(found: Replay, *, went_on: bool = False) -> str:
    """Return what became of the author's own game, in a sentence or two."""
    if not found.inputs:
        return found.stopped
    if not found.stopped:
        said = f"Replayed {counted(found.inputs, 'input')} to turn {found.turn}."
        where, _, what = found.differs.partition(": ")
        return f"{said} It goes otherwise than before from {_lower(where)} on: {what}" if what else said
    waiting = "" if went_on else f" {counted(found.waiting, 'input')} {'waits' if found.waiting == 1 else 'wait'}."
    return f"Stopped at {_lower(found.stopped)}{waiting}"


def brief(found: Replay) -> str:
    """Return the same in a few words, where the turn is seen elsewhere."""
    if found.stopped:
        return f"Stopped at {_lower(found.refused)}"
    if not found.inputs:
        return ""
    other = f", other from {_lower(found.differs.partition(':')[0])} on" if found.differs else ""
    return f"{counted(found.inputs, 'input')} replayed{other}."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def share(row: Row, changed: Changes, outcome: str = "") -> str:
    """Return the share of an outcome, by default the one seen most, and where it moved: ``settled 82 % ↑7``."""
    id = outcome or row.outcome
    share = row.games.share(id)
    percent = _percent(share)
    # The step between the figures as they are shown: 92 % and then 88 % are four apart, whatever was rounded away.
    by = percent - _percent(share - changed.shares.get((row.player, id), 0.0))
    moved = f" {UP if by > 0 else DOWN}{abs(by)}" if by else ""
    return f"{id.replace('-', ' ')} {percent} %{moved}"


def _percent(share: float) -> int:
    return round(round(100 * share, 6))


def rows(batch: Batch, changed: Changes) -> str:
    """Return every player's commonest outcome, in one line."""
    return "; ".join(f"{row.player}: {share(row, changed)}" for row in batch.rows)


def outcomes(row: Row, changed: Changes) -> str:
    """Return all outcomes of a player, the commonest first."""
    counts = row.games.tally.outcomes
    gone = [one for player, one in changed.shares if player == row.player and not counts[one]]
    return ", ".join(share(row, changed, one) for one in [*(one for one, _ in counts.most_common()), *gone])


def whole(shares: str, width: int) -> str:
    """Leave out the last shares where all do not fit: half a figure would be another figure."""
    if cell_width(shares) <= width:
        return shares
    parts = shares.split(", ")
    ends = (f"{', '.join(parts[:number])} …" for number in range(len(parts) - 1, 0, -1))
    return next((one for one in ends if cell_width(one) <= width), shares)


def verdict(one: Verdict, batch: Batch, changed: Changes) -> str:
    """Return a verdict and what it rests on."""
    before = changed.verdicts.get((one.kind, one.id))
    said = f"{one.word}{f' (was {before})' if before else ''}"
    if one.hits:
        return f"{said} in {one.hits} of {counted(one.games, 'game')}"
    if one.searched in (NOT_OBSERVED, NOT_REACHED, ""):
        states = f" and {counted(batch.states, 'state')}" if batch.states else ""
        return f"{said} in {counted(one.games, 'game')}{states}"
    return said if one.proof else f"{said} by the search"


def course(playthrough: Playthrough) -> Iterator[str]:
    """Yield what is put in and how the dice have to fall, told as an exploration tells it."""
    route = Route(playthrough.chair, playthrough.seed, playthrough.inputs, playthrough.dice)
    if route.inputs:
        yield f"With {counted(len(route.inputs), 'input')}: {told(route)}"
    else:
        yield "It is so at the very start."
    if playthrough.luck:
        dice = (f"{one.name} {'happens' if one.happens else 'does not happen'}" for one in playthrough.luck)
        yield f"With the dice: {', '.join(dice)}."


def text(rehearsal: Rehearsal, changed: Changes, when: str) -> str:
    """Return the whole report; `when` is the time of the save in words."""
    lines = [f"{when} {one_line(str(rehearsal.path))}: {state(rehearsal)}"]
    if rehearsal.loaded.diagnostics:
        lines += ["", report.text(rehearsal.loaded.diagnostics), ""]
    lines += _news(changed)
    if rehearsal.batch is not None:
        lines += _games(rehearsal.batch, rehearsal, changed)
    return "\n".join(lines)


def _news(changed: Changes) -> Iterator[str]:
    for words, found in (("New since the save before", changed.new), ("Mended", changed.gone)):
        if found:
            yield from _wrapped(f"{words}: {', '.join(f'{one.code} (line {one.line})' for one in found)}.")


def _games(batch: Batch, rehearsal: Rehearsal, changed: Changes) -> Iterator[str]:
    if not batch.whole:
        yield "  The games were stopped."
    widest = max((len(row.player) for row in batch.rows), default=0)
    for row in batch.rows:
        first, *rest = wrap(outcomes(row, changed), WIDTH - widest - 4) or [""]
        yield f"  {row.player:{widest}}  {first}"
        yield from (f"  {'':{widest}}  {one}" for one in rest)
    scenario = rehearsal.scenario
    if scenario is not None and scenario.record.documented:
        yield f"  The documented outcome is {scenario.record.documented.replace('-', ' ')}."
    for one in batch.verdicts:
        title = f" {shorten(one.title, 60)}" if one.title else ""
        yield from _wrapped(f"{one.kind} {one.id}: {verdict(one, batch, changed)}.{title}")
        if one.fails and one.playthrough is not None:
            way = one.playthrough
            yield from _wrapped(f"The shortest, by {way.by}, chair {way.chair}, seed {way.seed}.", "    ")
            for said in course(way):
                yield from _wrapped(said, "    ")


def _wrapped(words: str, indent: str = "  ") -> Sequence[str]:
    return wrap(words, WIDTH, indent=indent)

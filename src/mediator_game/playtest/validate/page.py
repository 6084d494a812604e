"""A validation as a page for an instructor: the verdict first, then what to do, then the figures; 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mediator_game.playtest.validate.balance import Balance
from mediator_game.playtest.validate.carriers import Carrier, Pair
from mediator_game.playtest.validate.dynamics import Coverage
from mediator_game.playtest.validate.learning import Fallen, Reached
from mediator_game.playtest.validate.reading import Reading
from mediator_game.playtest.validate.run import Report
from mediator_game.playtest.validate.sensitivity import Sensitivity
from mediator_game.playtest.validate.verdict import ALL, Check, Verdict
from mediator_game.text.wrap import cell_width, shorten, wrap

WIDTH = 78
_MARKS: dict[Verdict, str] = {"pass": "pass", "fail": "FAIL", "not applicable": "  - ", "not finished": " ... "}
_MOST_EVIDENCE = 6


def as_text(report: Report, *, full: bool = False) -> str:
    """Return the whole report; `full` shows all evidence also of checks that passed."""
    parts = [
        _head(report),
        *(_check(check, full=full) for check in report.checks),
        _section("Dynamics: what carries each, and what is missed without it", _pairs(report.pairs)),
        _section("What matters most: each number a fifth lower and a fifth higher", _sensitivity(report.sensitivity)),
        _section("Traps: how often each player falls in", _traps(report.traps)),
        _section("Objectives: which levels are reached", _objectives(report.objectives)),
        _section("Balance between the sides", _balance(report.balance)),
        _section("Reading level", _reading(report.reading)),
        _foot(report),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _head(report: Report) -> list[str]:
    title = report.scenario.scenario.title
    passed = sum(check.verdict == "pass" for check in report.checks)
    counts = [_passed(passed, len(report.checks))] if report.checks else []
    if pairs := report.pairs:
        counts.append(f"{len(pairs) - len(report.wanting)} of {len(pairs)} dynamics carried")
    if failed := report.failed:
        counts.append(f"{len(failed)} failed")
    if beside := sum(check.verdict == "not applicable" for check in report.checks):
        counts.append(f"{beside} not applicable")
    if left := sum(check.verdict == "not finished" for check in report.checks):
        counts.append(f"{left} not finished")
    lines = [*wrap(f"{title}: {', '.join(counts) or 'no check was asked for'}.", WIDTH)]
    if failed:
        lines += ["", "To mend:"]
        lines += [line for check in failed for line in _hanging(f"{check.number:>2}  ", check.summary)]
    return lines


def _passed(passed: int, checks: int) -> str:
    if checks == 1:
        return "the check passed" if passed else "the check did not pass"
    every = "the ten" if checks == len(ALL) else f"{checks}"
    return (
        f"all {every.removeprefix('the ')} checks passed" if passed == checks else f"{passed} of {every} checks passed"
    )


def _check(check: Check, *, full: bool) -> list[str]:
    lines = _hanging(f"{_MARKS[check.verdict]:<5} {check.number:>2}  ", f"{check.title}. {check.summary}")
    shown = check.evidence if full or check.failed else check.evidence[:_MOST_EVIDENCE]
    lines += [line for one in shown for line in _hanging("          - ", one)]
    if len(shown) < len(check.evidence):
        lines.append(f"          ... and {len(check.evidence) - len(shown)} more (--full shows them)")
    lines += [line for one in check.advice for line in _hanging("          > ", one)]
    if check.paste:
        # Not wrapped: it is there to be pasted.
        lines += ["", *check.paste.split("\n")]
    return lines


def _section(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return [title, "-" * cell_width(title), *body] if body else []


def _hanging(lead: str, text: str) -> list[str]:
    """Return text after a lead, its other lines under its first."""
    first, *rest = wrap(text, WIDTH - cell_width(lead))
    return [f"{lead}{first}", *(f"{' ' * cell_width(lead)}{line}" for line in rest)]


def _findings(found: Iterable[str]) -> Iterator[str]:
    for one in found:
        yield from _hanging("  > ", one)


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _sensitivity(found: Sensitivity | None) -> Iterator[str]:
    if found is None:
        return
    games, share = found.written.games, found.share()
    yield from wrap(
        f"Played: {found.player.title}. As written, {found.outcome} comes in {share}, mean value "
        f"{found.written.mean:.2f}. Of {found.tried} numbers, each first tried with {found.screened} games a way, "
        + (f"these did most, in {games} games each way:" if found.swings else "none changed what happens."),
        WIDTH,
    )
    if not found.swings:
        return
    yield ""
    yield f"  {'':36} {'':>9}  share of it    mean value"
    yield f"  {'number':36} {'written':>9}  -20 %  +20 %   -20 %  +20 %"
    for swing in found.swings:
        less, more = (_percent(one.outcome(found.outcome).share) for one in (swing.less, swing.more))
        shown = "" if ":" in swing.number.name else swing.number.shown
        yield (
            f"  {_padded(swing.number.name, 36)} {shown:>9}  {less:>5}  {more:>5}   {swing.less.mean:>5.2f}  "
            f"{swing.more.mean:>5.2f}"
        )
    if found.idle:
        yield ""
        yield f"  {found.idle} numbers belong to moves and reactions that never came up here."


def _pairs(found: Sequence[Pair]) -> Iterator[str]:
    for pair in found:
        mark = "FAIL" if pair.wanting else "pass"
        yield from _hanging(f"{mark:<6}{pair.dynamic}  ", pair.wanting or _carried(pair))
        shown = pair.carriers if pair.wanting else ()
        for one in shown:
            yield from _hanging("          - ", f"{one.where}: {_happening(one)}")


def _carried(pair: Pair) -> str:
    best, shift = pair.best, pair.shift
    if best is None:
        return ""
    missed = ["told to the trainee"] if best.told else []
    if shift and shift.size:
        missed.append(
            f"without it {shift.outcome} goes from {_percent(shift.before.share)} to {_percent(shift.after.share)}"
        )
    return f"{best.where}, in {_percent(best.shares[best.witness].share)} of {best.witness}; {'; '.join(missed)}"


def _happening(one: Carrier) -> str:
    if not one.writes:
        return "changes nothing"
    shares = [share.share for share in one.shares.values()]
    low, high = (_percent(edge) for edge in (min(shares, default=0), max(shares, default=0)))
    return f"in {low} to {high} of everybody's games"


def _padded(text: str, width: int) -> str:
    text = shorten(text, width)
    return text + " " * (width - cell_width(text))


def _traps(found: Sequence[Fallen]) -> Iterator[str]:
    for fallen in found:
        yield from wrap(f'"{fallen.trap.title}"', WIDTH)
        for player, share in fallen.by_player.items():
            yield f"  {_padded(player, 38)} {share}"
        yield from _findings(fallen.findings())


def _objectives(found: Sequence[Reached]) -> Iterator[str]:
    if found:
        yield from wrap("The share of games that end on each level, lowest first.", WIDTH)
    for reached in found:
        yield ""
        yield from wrap(f'"{reached.objective.title}"', WIDTH)
        for player, shares in reached.by_player.items():
            games = shares[0].games if shares else 0
            levels = "  ".join(f"{_percent(one.share):>4}" for one in shares)
            yield f"  {_padded(player, 38)} {levels}   of {games:,} games"
        yield from _findings(reached.findings())


def _balance(found: Balance | None) -> Iterator[str]:
    if found is None:
        return
    one, other = (shorten(name, 12) for name in found.names)
    yield f"  {'':48} {one:>12} {other:>12}"
    for row in found.rows:
        yield f"  {_padded(row.name, 48)} {row.counts[0]:>12,} {row.counts[1]:>12,}"
    if any(fate.aims != (None, None) for fate in found.fates):
        yield ""
        yield f"  {'aims met, when played by':48} {one:>12} {other:>12}"
        for fate in found.fates:
            shares = ["-" if share is None else _percent(share.share) for share in fate.aims]
            yield f"  {_padded(f'{fate.player} ({fate.fallen[0].games:,} games)', 48)} {shares[0]:>12} {shares[1]:>12}"
    yield ""
    yield f"  {'leader lost, when played by':48} {one:>12} {other:>12}"
    for fate in found.fates:
        shares = [_percent(share.share) for share in fate.fallen]
        yield f"  {_padded(f'{fate.player} ({fate.fallen[0].games:,} games)', 48)} {shares[0]:>12} {shares[1]:>12}"
    yield from _findings(found.findings())


def _reading(found: Reading) -> Iterator[str]:
    yield f"  {'section':14} {'words':>7} {'a sentence':>11} {'longest':>8} {'over 20':>8} {'ease':>6}"
    for level in found.levels:
        yield (
            f"  {level.section:14} {level.words:>7,} {level.per_sentence:>11.1f} {level.longest_words:>8} "
            f"{_percent(level.share_long):>8} {level.ease:>6.0f}"
        )
    yield ""
    yield from wrap(
        f"Words before the first decision: {found.before_first_decision}. Ease is Flesch's reading ease (1948): 60 to "
        "70 is plain English, under 50 is hard. "
        f"LIX of what is read in play, at the median: {found.median_lix:.0f}.",
        WIDTH,
        indent="  ",
    )
    yield from _findings(found.findings())


def _foot(report: Report) -> list[str]:
    games = (
        f"{report.games:,} games in {report.seconds:.0f} seconds, seed {report.seed}, {report.budget.games} a figure"
    )
    more = "" if report.budget.thorough else " A quick run: figures are rough, and small effects are missed."
    explained = "Intervals are 95 % Wilson intervals."
    return wrap(f"{games}. {explained}{more}", WIDTH)


def coverage_text(found: Coverage) -> str:
    """Return which dynamics of a list are carried, for people."""
    carried = len(found.listed) - len(found.nowhere)
    title = f"Dynamics: {carried} of {len(found.listed)} are carried by the scenarios given"
    lines = [*wrap(title, WIDTH), "-" * min(WIDTH, cell_width(title))]
    for dynamic in found.listed:
        if where := found.carried.get(dynamic.id):
            parts = "; ".join(f"{name}: {', '.join(some)}" for name, some in where.items())
            lines += _hanging(f"  {dynamic.id}  ", parts) if cell_width(dynamic.id) < 30 else _two(dynamic.id, parts)
    if found.nowhere:
        lines += ["", "Carried by none of them:", *wrap(", ".join(found.nowhere), WIDTH, indent="  ")]
    for name, ids in found.missing.items():
        if ids:
            lines += ["", *wrap(f"The list puts these in {name}, and nothing there names them:", WIDTH)]
            lines += wrap(", ".join(ids), WIDTH, indent="  ")
    for stray in found.unknown:
        meant = f" Did you mean {stray.nearest}?" if stray.nearest else ""
        said = f'{stray.scenario}, {stray.where}: the list has no dynamic "{stray.id}".{meant}'
        lines += ["", *_hanging("  > ", said)]
    return "\n".join(lines)


def _two(id: str, parts: str) -> list[str]:
    return [f"  {id}", *wrap(parts, WIDTH, indent="      ")]

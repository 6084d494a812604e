"""The same space by brute force, with the engine's own formulas: the check on the fold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from mediator_game.engine.formulas import crossed, gain_of, leader, least
from mediator_game.engine.rules import Rules, Values
from mediator_game.playtest.space.fold import Folded, all_texts, fold
from mediator_game.playtest.space.points import Point, Solved, solve
from mediator_game.playtest.space.sheets import Pair, Sheets, sheets_of
from mediator_game.playtest.space.survive import with_text

MOST_LISTED = 20_000
"""The most texts that are written out one by one."""


@frozen
class Judged:
    """What the engine makes of one text."""

    scores: Pair
    gains: Pair
    least: int
    settles: bool
    crosses: bool
    sponsored: bool


def agrees_with_enumeration(rules: Rules, values: Values) -> bool:
    """Tell whether the folded space is, number for number, what writing out every text gives.

    Compared are the number of texts with each pair of scores and gains, what settles, what both accept, the frontier
    and both solutions, with options that wait for a sponsor and without. Raises ValueError for a scenario without two
    sides and an issue, and for more than `MOST_LISTED` texts.
    """
    sheets = sheets_of(rules, values)
    if sheets.packages > MOST_LISTED:
        raise ValueError(f"{sheets.packages:,} texts are too many to write out; {MOST_LISTED:,} are the most")
    folded, judged = fold(sheets), enumerate_texts(sheets)
    if judged != _of_fold(folded):
        return False
    return all(
        _same(solve(sheets, folded.counts, sponsored=sponsored), judged, sponsored=sponsored)
        for sponsored in (True, False)
    )


def enumerate_texts(sheets: Sheets) -> Counter[Judged]:
    """Judge every text by the engine's formulas and count what comes out."""
    rules, gain, found = sheets.rules, gain_of(sheets.rules.text), Counter[Judged]()
    waiting = [{choice.option for choice in choices if choice.sponsored} for choices in sheets.choices]
    one, other = sheets.sides
    for text, _ in all_texts(sheets):
        v = with_text(rules, sheets.values, text)
        voices = leader(one, v), leader(other, v)
        sponsored = any(option in options for option, options in zip(text, waiting, strict=True))
        judged = Judged(
            (voices[0].score(v), voices[1].score(v)),
            (gain(one, v), gain(other, v)),
            least(rules.text, v),
            rules.text.settles(v),
            any(crossed(voice, v) for voice in voices),
            sponsored,
        )
        found[judged] += 1
    return found


def _of_fold(folded: Folded) -> Counter[Judged]:
    found = Counter[Judged]()
    for key, count in folded.counts.items():
        sums = folded.sheets.packing.unpack(key)
        gains = folded.sheets.gains(sums)
        judged = Judged(
            sums.scores, gains, folded.sheets.least(sums), not sums.unsettled, sums.is_refused, sums.unsponsored > 0
        )
        found[judged] += count
    return found


def _same(solved: Solved, judged: Counter[Judged], *, sponsored: bool) -> bool:
    texts = Counter({one: count for one, count in judged.items() if sponsored or not one.sponsored})
    taken = Counter({one: count for one, count in texts.items() if min(one.gains) >= one.least})
    counts = solved.packages, solved.settling, solved.acceptable, solved.acceptable_settling
    zone = {one.gains for one in taken if min(one.gains) >= 0}
    return (
        counts == (texts.total(), _settling(texts), taken.total(), _settling(taken))
        and _is_frontier({point.gains for point in solved.frontier}, {one.gains for one in texts if not one.crosses})
        and _is_nash(solved.nash, zone)
        and _is_fair(solved.kalai_smorodinsky, zone)
    )


def _settling(texts: Counter[Judged]) -> int:
    return sum(count for one, count in texts.items() if one.settles)


def _is_frontier(frontier: set[Pair], gains: set[Pair]) -> bool:
    """Tell whether nothing betters a point of the frontier, and every other point is bettered by one of it."""
    beaten = {one for one in gains if any(_betters(other, one) for other in frontier)}
    return frontier <= gains and not frontier & beaten and frontier | beaten == gains


def _betters(one: Pair, other: Pair) -> bool:
    return one != other and one[0] >= other[0] and one[1] >= other[1]


def _is_nash(point: Point | None, zone: Iterable[Pair]) -> bool:
    products = [a * b for a, b in zone]
    return point is None if not products else point is not None and point.gains[0] * point.gains[1] == max(products)


def _is_fair(point: Point | None, zone: set[Pair]) -> bool:
    if point is None or not zone:
        return point is None and not zone
    best = max(a for a, _ in zone), max(b for _, b in zone)

    def least(gains: Pair) -> int:
        return min(gains[0] * best[1], gains[1] * best[0])

    return point.gains in zone and least(point.gains) == max(map(least, zone))

"""Points of the space: which gains are on the frontier, and the two classical solutions over what both accept.

A point is a pair of gains; texts that give both leaders the same stand on one point. Nash (1950): the greatest product
of gains. Kalai and Smorodinsky (1975): the greatest share of his own best that the worse-served leader gets, which is
how the solution is carried over to finitely many points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import frozen

from mediator_game.playtest.space.fold import Counts
from mediator_game.playtest.space.sheets import Pair, Sheets, Sums

Keys = tuple[int, ...]


@frozen
class Point:
    """A pair of gains, and the packed sums of the texts that bring them."""

    gains: Pair
    keys: Keys
    acceptable: bool
    """Whether both leaders take one of its texts: neither loses, or both forgo a little for the fire to stop."""


@frozen
class Solved:
    """What a set of texts holds: counts and the points that matter. A red line crossed is no point: it is refused."""

    packages: int
    settling: int
    acceptable: int
    acceptable_settling: int
    acceptable_keys: frozenset[int]
    frontier: tuple[Point, ...]
    nash: Point | None
    kalai_smorodinsky: Point | None


def solve(sheets: Sheets, counts: Counts, *, sponsored: bool = True) -> Solved:
    """Solve a folded space; without `sponsored`, only over texts all of whose options can be had now."""
    settling = packages = acceptable = both = 0
    agreed: set[int] = set()
    best: dict[int, tuple[int, list[int]]] = {}
    for rest, keys in _by_rest(sheets, counts).items():
        sums = sheets.packing.unpack(rest << sheets.packing.shifts[2])
        if sums.unsponsored and not sponsored:
            continue
        found = sum(counts[key] for key in keys)
        packages += found
        settling += 0 if sums.unsettled else found
        if sums.is_refused:
            continue
        takes = _both_gain(sheets, sums)
        accepted = [key for key in keys if takes(key)]
        agreed.update(accepted)
        found = sum(counts[key] for key in accepted)
        acceptable += found
        both += 0 if sums.unsettled else found
        _keep_best(best, sheets, sums, keys)
    frontier = _frontier(best, agreed)
    # What is forgone for a truce is no gain to share.
    zone = [point for point in frontier if min(point.gains) >= 0]
    return Solved(
        packages, settling, acceptable, both, frozenset(agreed), frontier, nash(zone), kalai_smorodinsky(zone)
    )


def _by_rest(sheets: Sheets, counts: Counts) -> Mapping[int, list[int]]:
    """Sort packed sums by everything but the scores: what a score is worth is then the same for all of a group."""
    groups: dict[int, list[int]] = {}
    for key in counts:
        groups.setdefault(key >> sheets.packing.shifts[2], []).append(key)
    return groups


def _both_gain(sheets: Sheets, sums: Sums) -> Callable[[int], bool]:
    """Return whether both leaders accept a text of this group, from its packed sums."""
    least = sheets.least(sums)
    need_a, need_b = (least - gain for gain in sheets.gains(sums))
    shift, low, high = _masks(sheets)
    return lambda key: (key & low) >= need_a and (key >> shift & high) >= need_b


def _masks(sheets: Sheets) -> tuple[int, int, int]:
    """Return what reads the two scores from a packed number quickly: a shift, and the mask of each."""
    _, shift, end = sheets.packing.shifts[:3]
    return shift, (1 << shift) - 1, (1 << end - shift) - 1


def spread(sheets: Sheets, counts: Counts) -> Iterator[tuple[Pair, int]]:
    """Yield the gains of all texts that cross no leader's red line, with how many texts have them."""
    shift, low, high = _masks(sheets)
    for rest, keys in _by_rest(sheets, counts).items():
        sums = sheets.packing.unpack(rest << sheets.packing.shifts[2])
        if not sums.is_refused:
            a, b = sheets.gains(sums)
            yield from (((a + (key & low), b + (key >> shift & high)), counts[key]) for key in keys)


def _keep_best(best: dict[int, tuple[int, list[int]]], sheets: Sheets, sums: Sums, keys: Iterable[int]) -> None:
    """For every gain of the first leader, keep the greatest gain of the second."""
    base_a, base_b = sheets.gains(sums)
    shift, low, high = _masks(sheets)
    for key in keys:
        a, b = base_a + (key & low), base_b + (key >> shift & high)
        kept = best.get(a)
        if kept is None or kept[0] < b:
            best[a] = (b, [key])
        elif kept[0] == b:
            kept[1].append(key)


def _frontier(best: Mapping[int, tuple[int, list[int]]], agreed: set[int]) -> tuple[Point, ...]:
    """Return the points that no other betters for one leader without worsening it for the other."""
    found: list[Point] = []
    for a in sorted(best, reverse=True):
        b, keys = best[a]
        if not found or b > found[-1].gains[1]:
            found.append(Point((a, b), tuple(sorted(keys)), not agreed.isdisjoint(keys)))
    return tuple(found)


def nash(zone: Iterable[Point]) -> Point | None:
    """Return the point with the greatest product of gains; of several, the most even one."""
    return max(
        zone, key=lambda point: (point.gains[0] * point.gains[1], min(point.gains), sum(point.gains)), default=None
    )


def kalai_smorodinsky(zone: Iterable[Point]) -> Point | None:
    """Return the point at which the leader with the lesser share of his own best gain has the greatest share."""
    points = list(zone)
    best_a = max((point.gains[0] for point in points), default=0)
    best_b = max((point.gains[1] for point in points), default=0)

    def shares(point: Point) -> tuple[int, int, int]:
        # Shares of different wholes, compared without dividing: each is multiplied by both wholes.
        a, b = point.gains[0] * best_b, point.gains[1] * best_a
        return min(a, b), max(a, b), sum(point.gains)

    return max(points, key=shares, default=None)

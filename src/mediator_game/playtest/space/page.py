"""A bargaining space as a page for people, 80 columns wide: every term explained where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.playtest.space.drawing import LEGEND, draw
from mediator_game.playtest.space.listing import settles, waiting, why_not
from mediator_game.playtest.space.points import Point, spread
from mediator_game.playtest.space.sheets import Pair, Text
from mediator_game.playtest.space.space import Space
from mediator_game.text.clean import one_line
from mediator_game.text.wrap import shorten, wrap

WIDTH = 78
MOST_POINTS = 12
"""The most points of the frontier that are shown; JSON has them all."""
NAME = 18


def as_text(space: Space) -> str:
    """Return the page."""
    parts = (_head, _numbers, _picture, _frontier, _strange)
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part(space))))


def _names(space: Space) -> tuple[str, str]:
    sides = space.sheets.rules.scenario.side
    one, other = (shorten(one_line(sides[side.name].name), NAME) for side in space.sheets.sides)
    return one, other


def _head(space: Space) -> Iterator[str]:
    text, v = space.sheets.rules.text, space.moment.values
    yield shorten(f"{space.sheets.rules.scenario.scenario.title}: what could be agreed", WIDTH)
    yield from wrap(space.moment.about, WIDTH)
    if v[text.signed_turn]:
        yield from wrap(
            "A text is signed: nothing moves in it any more. Below is what else there would have been.", WIDTH
        )
    yield from wrap("All numbers are points; no die is rolled for them.", WIDTH)


def _numbers(space: Space) -> Iterator[str]:
    names = _names(space)
    yield "Without a text"
    for place, name in enumerate(names):
        yield (
            f"  {name:<{NAME}} {_points(space.no_deal(place)):>7}  "
            + ("no deal: today's score and the outlook" if not place else "").rstrip()
        )
    yield ""
    yield f"{'Texts':<30}{'all':>10}{'no sponsor':>12}"
    for label, count, free, about in _rows(space):
        yield f"  {label:<28}{_count(count):>10}{_count(free):>12}  {about}".rstrip()
    if missing := why_not(space):
        yield from wrap(f"Not counted: {missing}", WIDTH, indent="  ")
    yield ""
    yield from _explained(space)


def _rows(space: Space) -> Iterator[tuple[str, int | None, int | None, str]]:
    every, free, listed = space.all, space.unsponsored, space.listed
    survivable = None if listed is None else listed.survivable
    yield "that can be written", every.packages, free.packages, "not the status quo"
    yield "that settle", every.settling, free.settling, ""
    yield "both leaders accept", every.acceptable, free.acceptable, "the ZOPA"
    yield "  of them settle", every.acceptable_settling, free.acceptable_settling, ""
    yield "  of them both outlive", *_counts(space, survivable), "survivable"
    settling = None if survivable is None else tuple(text for text in survivable if settles(space, text))
    yield "    and they settle", *_counts(space, settling), ""
    signed = None if listed is None else tuple(text for text in listed.survivable if text in listed.dared)
    yield "    and both would sign now", *_counts(space, signed), ""


def _counts(space: Space, texts: tuple[Text, ...] | None) -> tuple[int | None, int | None]:
    if texts is None:
        return None, None
    return len(texts), sum(not space.sponsored(text) for text in texts)


def _explained(space: Space) -> Iterator[str]:
    needing, left_out = waiting(space), space.sheets.left_out
    said = [
        "Settle: every issue marked must_settle is moved. A text that settles less is partial; it leaves the outlook "
        "as it is.",
        "Accept: the leader's gain - what the text is to him beyond no deal, pressure included - is not below zero. "
        "The texts both accept are the zone of possible agreement (ZOPA).",
        f"Outlive: signed in public now, with nobody moving and no die falling, both bases stay above their fall lines "
        f"for all {space.turns} turns left, aftermath included. The scenario's own reactions and events stay out.",
        "Would sign: the base each leader foresees is his fall line and his caution at least.",
    ]
    if needing:
        said.append(f"No sponsor: without what still needs one (+): {', '.join(needing)}.")
    if left_out:
        said.append(f"Left out, because they are not available at this moment: {', '.join(left_out)}.")
    for one in said:
        first, *more = wrap(one, WIDTH - 2)
        yield f"  {first}"
        yield from (f"    {line}" for line in wrap(" ".join(more), WIDTH - 4) if more)


def _picture(space: Space) -> Iterator[str]:
    nash, fair = space.all.nash, space.all.kalai_smorodinsky
    marks: list[tuple[Pair, str]] = [(point.gains, "*") for point in space.all.frontier]
    if nash is not None and fair is not None:
        marks += [(nash.gains, "@" if nash == fair else "N"), (fair.gains, "@" if nash == fair else "K")]
    yield from draw(spread(space.sheets, space.folded.counts), marks, _names(space))
    yield ""
    yield from (f"  {line}" for line in LEGEND)
    yield from wrap(
        "Texts across a leader's red line are not drawn: he refuses them whatever else they give.", WIDTH, indent="  "
    )


def _frontier(space: Space) -> Iterator[str]:
    zone = [point for point in space.all.frontier if point.acceptable]
    yield from wrap(
        "The Pareto frontier: texts that nobody can better for one leader without worsening them for the other. "
        "Gains, the first side's first; + marks what still needs a sponsor.",
        WIDTH,
    )
    if not zone:
        yield from _nearest(space)
        return
    for point in zone[:MOST_POINTS]:
        yield from _point(space, point)
    if len(zone) > MOST_POINTS:
        yield f"  and {len(zone) - MOST_POINTS:,} more points; --json has them all"
    refused = len(space.all.frontier) - len(zone)
    if refused:
        yield f"  ({refused:,} more point{'' if refused == 1 else 's'} of it one of the leaders refuses.)"
    yield from wrap(
        "N, the Nash point: the greatest product of the gains. K, the Kalai-Smorodinsky point: the leader who gets the "
        "lesser share of the best he could have gets as great a share as can be.",
        WIDTH,
        indent="  ",
    )


def _nearest(space: Space) -> Iterator[str]:
    if not space.all.frontier:
        yield "  Every text crosses a leader's red line."
        return
    nearest = max(space.all.frontier, key=lambda point: (min(point.gains), sum(point.gains)))
    yield "  No text is accepted by both leaders. The one that comes nearest:"
    yield from _point(space, nearest)


def _point(space: Space, point: Point) -> Iterator[str]:
    mark = ("N" if point == space.all.nash else " ") + ("K" if point == space.all.kalai_smorodinsky else " ")
    a, b = (_points(gain, sign=True) for gain in point.gains)
    text = next(space.folded.texts(point.keys[0]))
    others = sum(space.folded.counts[key] for key in point.keys) - 1
    more = ("" if settles(space, text) else " (partial)") + (f" (and {others:,} more)" if others else "")
    first, *rest = wrap(_terms(space, text) + more, WIDTH - 22)
    yield f"{mark} {a:>8} {b:>8}  {first}"
    yield from (f"{'':21}{line}" for line in rest)


def _strange(space: Space) -> Iterator[str]:
    listed = space.listed
    if listed is None or not listed.acceptable:
        return
    yield from wrap(
        "The strangest acceptable texts: what a leader takes although it takes most from him. Sign each off, or close "
        "the hole with a red line or another weight.",
        WIDTH,
    )
    for name, found in zip(_names(space), listed.strangest, strict=True):
        yield f"  {name}" + ("" if found else ": none takes anything from him")
        for one in found:
            a, b = (_points(gain, sign=True) for gain in one.gains)
            yield from wrap(
                f"gives up {_points(one.gives_up)} on {', '.join(one.on)}; gains {a} and {b}:", WIDTH, indent="    "
            )
            yield from wrap(_terms(space, one.text), WIDTH, indent="      ")


def _terms(space: Space, text: Text) -> str:
    """Return what a text moves, as ``issue.option``; what it leaves as it is goes without saying."""
    waits = space.sponsored(text)
    named = zip(space.sheets.named(text).items(), text, space.sheets.status_quo, strict=True)
    moved = [f"{issue}.{option}" for (issue, option), now, before in named if now != before]
    return ", ".join(f"{one}+" if one in waits else one for one in moved)


def _points(hundredths: int, *, sign: bool = False) -> str:
    return f"{hundredths / 100:+.2f}" if sign else f"{hundredths / 100:.2f}"


def _count(count: int | None) -> str:
    return "not counted" if count is None else f"{count:,}"

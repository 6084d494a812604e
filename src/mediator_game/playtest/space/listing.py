"""A bargaining space as JSON: design's shape, every number in hundredths of a point."""

from __future__ import annotations

from itertools import islice

from mediator_game.engine.formulas import HUNDREDTHS, leader
from mediator_game.playtest.space.points import Point, Solved
from mediator_game.playtest.space.sheets import Pair, Text
from mediator_game.playtest.space.space import MOST_LISTED, Listed, Space
from mediator_game.playtest.space.strange import Strange

MOST_ON_A_POINT = 20
"""The most texts listed for one point; how many there are is said beside them."""


def as_json(space: Space) -> dict[str, object]:
    """Return the documented shape of ``mediator deals --json``.

    What takes writing out every text is null where there are too many; `not_counted` then says why.
    """
    moment, solved, listed = space.moment, space.all, space.listed
    return {
        "scenario": str(space.sheets.rules.scenario.scenario.id),
        "turn": moment.turn,
        "chair": moment.chair,
        "line": moment.line,
        "seed": moment.seed,
        "moment": moment.about,
        "unit": "hundredths of a point",
        "packages": space.packages,
        "settling": solved.settling,
        "acceptable": {
            "count": solved.acceptable,
            "settling": solved.acceptable_settling,
            "texts": _texts(space, listed.acceptable if listed else None),
        },
        "pareto": [_point(space, point) for point in solved.frontier],
        "nash": _maybe(space, solved.nash),
        "kalai_smorodinsky": _maybe(space, solved.kalai_smorodinsky),
        "survivable": _survivable(space, listed),
        "sides": {side.name: _side(space, place) for place, side in enumerate(space.sheets.sides)},
        "strangest": {
            side.name: [_strange(space, one) for one in listed.strangest[place]] if listed else None
            for place, side in enumerate(space.sheets.sides)
        },
        "without_sponsor": _without(space, space.unsponsored),
        "needs_sponsor": waiting(space),
        "left_out": list(space.sheets.left_out),
        "not_counted": why_not(space),
    }


def why_not(space: Space) -> str | None:
    """Say why texts were not written out one by one; None when they were."""
    if space.listed is not None:
        return None
    return f"{space.packages:,} texts are too many to write out one by one; {MOST_LISTED:,} are the most."


def waiting(space: Space) -> list[str]:
    """Return the options that need a sponsor and have none yet, as ``issue.option``."""
    issues = zip(space.sheets.rules.issues, space.sheets.choices, strict=True)
    return [f"{i.id}.{i.option[one.option].id}" for i, choices in issues for one in choices if one.sponsored]


def _named(space: Space, pair: Pair) -> dict[str, int]:
    return {side.name: number for side, number in zip(space.sheets.sides, pair, strict=True)}


def _texts(space: Space, texts: tuple[Text, ...] | None) -> list[dict[str, str]] | None:
    return None if texts is None else [space.sheets.named(text) for text in texts]


def _maybe(space: Space, point: Point | None) -> dict[str, object] | None:
    return None if point is None else _point(space, point)


def _point(space: Space, point: Point) -> dict[str, object]:
    count = sum(space.folded.counts[key] for key in point.keys)
    texts = list(islice((text for key in point.keys for text in space.folded.texts(key)), MOST_ON_A_POINT))
    sums = space.sheets.packing.unpack(space.sheets.key(texts[0]))
    return {
        "text": space.sheets.named(texts[0]),
        "gains": _named(space, point.gains),
        "scores": _named(space, sums.scores),
        "settles": not sums.unsettled,
        "acceptable": point.acceptable,
        "needs_sponsor": list(space.sponsored(texts[0])),
        "count": count,
        "texts": [space.sheets.named(text) for text in texts],
    }


def _survivable(space: Space, listed: Listed | None) -> dict[str, object]:
    if listed is None:
        return {"count": None, "settling": None, "would_sign": None, "turns": space.turns, "texts": None}
    return {
        "count": len(listed.survivable),
        "settling": sum(settles(space, text) for text in listed.survivable),
        "would_sign": sum(text in listed.dared for text in listed.survivable),
        "turns": space.turns,
        "texts": _texts(space, listed.survivable),
    }


def settles(space: Space, text: Text) -> bool:
    """Tell whether a text settles."""
    return not space.sheets.packing.unpack(space.sheets.key(text)).unsettled


def _side(space: Space, place: int) -> dict[str, object]:
    side, v = space.sheets.sides[place], space.moment.values
    voice = leader(side, v)
    issues = zip(space.sheets.rules.issues, voice.terms, strict=True)
    return {
        "no_deal": space.no_deal(place),
        "status_quo": voice.score_now(v),
        "outlook": v[side.outlook] * HUNDREDTHS,
        "press": v[side.press] * HUNDREDTHS,
        "scores": {
            str(issue.id): {
                str(option.id): term.weight * v[term.values[number]] for number, option in enumerate(issue.option)
            }
            for issue, term in issues
        },
        "red_lines": [line.name for line in voice.red_lines],
    }


def _strange(space: Space, one: Strange) -> dict[str, object]:
    return {
        "text": space.sheets.named(one.text),
        "gives_up": one.gives_up,
        "on": list(one.on),
        "gains": _named(space, one.gains),
        "settles": settles(space, one.text),
        "needs_sponsor": list(space.sponsored(one.text)),
    }


def _without(space: Space, solved: Solved) -> dict[str, object]:
    listed = space.listed
    survivable = None if listed is None else [text for text in listed.survivable if not space.sponsored(text)]
    return {
        "packages": solved.packages,
        "settling": solved.settling,
        "acceptable": {"count": solved.acceptable, "settling": solved.acceptable_settling},
        "pareto": [_point(space, point) for point in solved.frontier],
        "nash": _maybe(space, solved.nash),
        "kalai_smorodinsky": _maybe(space, solved.kalai_smorodinsky),
        "survivable": {"count": None if survivable is None else len(survivable)},
    }

"""A simulation's coverage as the further fields of its JSON: what happened in how many games."""

from __future__ import annotations

from collections.abc import Iterable

from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.coverage import Subjects, level_id
from mediator_game.playtest.never import Never
from mediator_game.playtest.result import Simulation

MOST_TEXTS = 20
"""The most signed texts listed."""


def with_coverage(found: Simulation, missing: Iterable[Never]) -> dict[str, object]:
    """Return the documented shape of ``mediator simulate --json``: `as_json` and what was counted besides."""
    scenario, seen = found.scenario, found.tally.coverage
    options = [f"{issue.id}.{option.id}" for issue in scenario.issue for option in issue.option]
    return found.as_json() | {
        "chair": found.plan.chair,
        "examples": {outcome: {"game": game, "seed": found.plan.seed_of(game)} for outcome, game in found.examples()},
        "options": {name: _share(found, seen.happened["option", name]) for name in options},
        "moves": _moves(found),
        "notes": {
            str(note.id): {"could_open": seen.could["note", note.id], "of": seen.watched} for note in scenario.note
        },
        "objectives": {
            str(one.id): [seen.happened["level", level_id(one, level)] for level in range(len(one.levels))]
            for one in scenario.objective
        },
        "traps": {str(trap.id): _share(found, seen.happened["trap", trap.id]) for trap in scenario.trap},
        "texts": _texts(found),
        "skipped": [
            {"turn": turn, "move": move, "reason": reason, "games": games}
            for (turn, move, reason), games in sorted(seen.skipped.items())
        ],
        "games_watched": seen.watched,
        "moves_never_made": [str(move.id) for move in scenario.move if not seen.happened["move", move.id]],
        "never": [{"what": one.what, "id": one.id, "reason": one.reason, "kind": one.kind} for one in missing],
    }


def _share(found: Simulation, games: int) -> dict[str, object]:
    return {"games": games, "share": round(games / max(1, found.tally.games), 4)}


def _moves(found: Simulation) -> dict[str, object]:
    forms = Subjects(compile_rules(found.scenario, found.plan.overrides)).forms
    seen = found.tally.coverage.happened
    return {
        str(move.id): _share(found, seen["move", move.id])
        | {"targets": {name.partition(" ")[2]: seen["target", name] for name in forms[move.id]}}
        for move in found.scenario.move
    }


def _texts(found: Simulation) -> list[dict[str, object]]:
    issues = found.scenario.issue
    return [
        {"text": {str(i.id): str(i.option[n].id) for i, n in zip(issues, text, strict=True)}, **_share(found, games)}
        for text, games in found.tally.coverage.texts.most_common(MOST_TEXTS)
    ]

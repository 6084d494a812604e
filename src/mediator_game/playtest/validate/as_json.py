"""A validation as JSON: what other programs rely on. Fields may be added, not renamed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mediator_game.playtest.validate.balance import Balance
from mediator_game.playtest.validate.carriers import Pair
from mediator_game.playtest.validate.dynamics import Coverage
from mediator_game.playtest.validate.learning import Fallen, Reached
from mediator_game.playtest.validate.reading import Reading
from mediator_game.playtest.validate.run import Report
from mediator_game.playtest.validate.sample import Sample, Share
from mediator_game.playtest.validate.sensitivity import Sensitivity
from mediator_game.playtest.validate.verdict import Check


def as_json(reports: Sequence[Report], coverage: Coverage | None, *, limited: bool = False) -> dict[str, Any]:
    """Return the documented shape of ``mediator validate --json``; `limited`: only some parts were asked for."""
    return {
        "limited": limited,
        "scenarios": [_report(one) for one in reports],
        "dynamics": None if coverage is None else _coverage(coverage),
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "scenario": str(report.scenario.scenario.id),
        "seed": report.seed,
        "games": report.games,
        "games_per_figure": report.budget.games,
        "seconds": round(report.seconds, 1),
        "finished": not report.stopped,
        "failed": [check.id for check in report.failed],
        "checks": [_check(one) for one in report.checks],
        "dynamics": [_pair(one) for one in report.pairs],
        "sensitivity": None if report.sensitivity is None else _sensitivity(report.sensitivity),
        "players": {} if report.conduct is None else {who: _mean(one) for who, one in report.conduct.games.items()},
        "traps": [_trap(one) for one in report.traps],
        "objectives": [_objective(one) for one in report.objectives],
        "balance": None if report.balance is None else _balance(report.balance),
        "reading": _reading(report.reading),
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "number": check.number,
        "id": check.id,
        "title": check.title,
        "verdict": check.verdict,
        "summary": check.summary,
        "evidence": list(check.evidence),
        "advice": list(check.advice),
        "figures": dict(check.figures),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    shift = pair.shift
    return {
        "dynamic": pair.dynamic,
        "carried": not pair.wanting,
        "reason": pair.wanting or None,
        "carriers": [
            {
                "where": one.where,
                "changes_something": one.writes,
                "told": one.told,
                "players": {player: share.as_json() for player, share in one.shares.items()},
            }
            for one in pair.carriers
        ],
        "without": shift
        and {
            "player": shift.player,
            "outcome": shift.outcome,
            "before": shift.before.as_json(),
            "after": shift.after.as_json(),
        },
    }


def _mean(games: Sample) -> dict[str, float]:
    return {"games": games.games, "mean_value": round(games.mean, 4), "standard_error": round(games.error, 4)}


def _sensitivity(found: Sensitivity) -> dict[str, Any]:
    return {
        "player": found.player.title,
        "outcome": found.outcome,
        "share": found.share().as_json(),
        "mean_value": round(found.written.mean, 4),
        "numbers_tried": found.tried,
        "numbers_never_used": found.idle,
        "games_first": found.screened,
        "numbers": [
            {
                "name": swing.number.name,
                "path": list(swing.number.path),
                "value": swing.number.shown,
                "less": {"share": swing.less.outcome(found.outcome).as_json(), **_mean(swing.less)},
                "more": {"share": swing.more.outcome(found.outcome).as_json(), **_mean(swing.more)},
            }
            for swing in found.swings
        ],
    }


def _trap(fallen: Fallen) -> dict[str, Any]:
    return {
        "id": str(fallen.trap.id),
        "players": {player: share.as_json() for player, share in fallen.by_player.items()},
        "findings": list(fallen.findings()),
    }


def _objective(reached: Reached) -> dict[str, Any]:
    return {
        "id": str(reached.objective.id),
        "players": {player: [one.as_json() for one in shares] for player, shares in reached.by_player.items()},
        "serves": list(reached.serves),
        "findings": list(reached.findings()),
    }


def _balance(found: Balance) -> dict[str, Any]:
    one, other = found.sides
    return {
        "counts": {row.id: {one: row.counts[0], other: row.counts[1]} for row in found.rows},
        "players": {
            fate.player: {
                "aims": {side: _maybe(share) for side, share in zip(found.sides, fate.aims, strict=True)},
                "fallen": {side: share.as_json() for side, share in zip(found.sides, fate.fallen, strict=True)},
            }
            for fate in found.fates
        },
        "findings": list(found.findings()),
    }


def _maybe(share: Share | None) -> dict[str, float] | None:
    return None if share is None else share.as_json()


def _reading(found: Reading) -> dict[str, Any]:
    return {
        "formula": "Flesch reading ease (1948)",
        "words_before_first_decision": found.before_first_decision,
        "median_lix": round(found.median_lix, 1),
        "sections": {
            level.section: {
                "words": level.words,
                "sentences": level.sentences,
                "words_per_sentence": round(level.per_sentence, 1),
                "ease": round(level.ease, 1),
                "long_sentences": level.long,
                "longest": {"words": level.longest_words, "where": level.where, "text": level.longest},
            }
            for level in found.levels
        },
        "findings": list(found.findings()),
    }


def _coverage(found: Coverage) -> dict[str, Any]:
    return {
        "listed": len(found.listed),
        "carried": {id: {name: list(parts) for name, parts in where.items()} for id, where in found.carried.items()},
        "nowhere": list(found.nowhere),
        "missing": {name: list(ids) for name, ids in found.missing.items()},
        "unknown": [
            {"id": one.id, "scenario": one.scenario, "where": one.where, "nearest": one.nearest}
            for one in found.unknown
        ],
    }

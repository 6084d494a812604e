"""What is otherwise than at the save before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from mediator_game.playtest.rehearsal.batch import Batch
from mediator_game.playtest.rehearsal.rounds import Rehearsal
from mediator_game.scenario.diagnostics import Diagnostic

Share = tuple[str, str]
"""A player and an outcome."""


@frozen
class Changes:
    """The diagnostics that are new or gone, the shares that moved, the verdicts that are others."""

    new: tuple[Diagnostic, ...] = ()
    gone: tuple[Diagnostic, ...] = ()
    shares: Mapping[Share, float] = field(factory=dict)
    """By how much a share moved, -1..1; only those that did. On the same seeds, so that every step is the edit's."""
    verdicts: Mapping[tuple[str, str], str] = field(factory=dict)
    """The word of before, by the kind and id of a check or goal that has another one now."""


def changes(before: Rehearsal | None, now: Rehearsal) -> Changes:
    """Compare two rehearsals; nothing has changed when there is none before."""
    if before is None:
        return Changes()
    then, today = before.loaded.diagnostics, now.loaded.diagnostics
    return Changes(
        tuple(_without(today, then)), tuple(_without(then, today)), _shares(before, now), _verdicts(before, now)
    )


def _without(these: Iterable[Diagnostic], those: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Yield the diagnostics that are not among the others, wherever they have moved to in the file."""
    there = Counter(map(_same, those))
    for one in these:
        if there[_same(one)]:
            there[_same(one)] -= 1
        else:
            yield one


def _same(one: Diagnostic) -> tuple[str, str, str, str]:
    return (one.code, one.path, one.message, one.excerpt.strip())


def _shares(before: Rehearsal, now: Rehearsal) -> dict[Share, float]:
    then, today = _all_shares(before.batch), _all_shares(now.batch)
    players = {player for player, _ in then} & {player for player, _ in today}
    moved = {one: today.get(one, 0.0) - then.get(one, 0.0) for one in {*then, *today} if one[0] in players}
    return {one: by for one, by in moved.items() if by}


def _all_shares(batch: Batch | None) -> dict[Share, float]:
    return {
        (row.player, outcome): row.games.share(outcome)
        for row in (batch.rows if batch else ())
        for outcome in row.games.tally.outcomes
    }


def _verdicts(before: Rehearsal, now: Rehearsal) -> dict[tuple[str, str], str]:
    then = {(one.kind, one.id): one.word for one in (before.batch.verdicts if before.batch else ())}
    today = {(one.kind, one.id): one.word for one in (now.batch.verdicts if now.batch else ())}
    return {(kind, id): word for (kind, id), word in then.items() if today.get((kind, id), word) != word}

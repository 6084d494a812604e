"""A short search beside the games: it follows every move and every fall of the dice, as far as a second or two goes."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from mediator_game.engine.actions import EndTurn
from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.explore import Limits, explore
from mediator_game.playtest.explore.report import Finding
from mediator_game.playtest.rehearsal.batch import Batch, Playthrough, Verdict
from mediator_game.playtest.rehearsal.beginning import Beginning, chair_of
from mediator_game.scenario.load import Loaded

LIMITS = Limits(states=50_000, seconds=1.5)


def searched(batch: Batch, loaded: Loaded, beginning: Beginning, stop: Callable[[], bool]) -> Batch:
    """Return the batch with what the search says of its checks and goals; the same one where there are none."""
    if loaded.scenario is None or not batch.verdicts or not batch.whole:
        return batch
    chair = chair_of(loaded, beginning)
    found = explore(compile_rules(loaded.scenario), chair, beginning.seed, LIMITS, stop=stop)
    findings = {(one.sought.sort, one.sought.id): one for one in found.findings}
    verdicts = tuple(_both(one, findings[one.kind, one.id]) for one in batch.verdicts)
    return evolve(batch, verdicts=verdicts, whole=not found.stopped, states=found.states, cut=found.truncated_by)


def _both(verdict: Verdict, finding: Finding) -> Verdict:
    """Return what games and search say together; of two ways there the shorter is kept."""
    both = evolve(verdict, searched=finding.verdict, proof=finding.proof)
    route, known = finding.route, verdict.playthrough
    if route is None or (known is not None and len(known.inputs) <= len(route.inputs)):
        return both
    turn = 1 + sum(isinstance(one, EndTurn) for one in route.inputs)
    begun = (route.chair, str(route.seed), turn)
    way = Playthrough(verdict.kind, verdict.id, "the search", *begun, route.inputs, route.dice, finding.luck)
    return evolve(both, playthrough=way)

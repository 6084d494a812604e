"""The whole of an exploration: what is proved first, then the search, then what its findings need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic

from attrs import evolve, frozen

from mediator_game.engine.rules import Rules
from mediator_game.engine.written.choose import mover
from mediator_game.engine.written.fast import obstacle
from mediator_game.engine.written.mover import loaded
from mediator_game.playtest.explore.closest import closest
from mediator_game.playtest.explore.graph import Bounds
from mediator_game.playtest.explore.path import Route, luck, trimmed
from mediator_game.playtest.explore.report import Exploration, Finding, verdict
from mediator_game.playtest.explore.search import Progress, Search
from mediator_game.playtest.explore.targets import Sought, Target, sought, target
from mediator_game.scenario.proof import prove

SEARCHING = 0.9
"""The share of the time allowed that goes to the search; the rest to leaving out what its findings do not need."""
PATIENCE, MOST_PATIENCE = 0.3, 5.0
"""The least and most seconds for that, also when somebody has stopped the search."""


@frozen
class Limits:
    """How far a search may go."""

    states: int = 1_000_000
    seconds: float = 60.0


def explore(
    rules: Rules,
    chair: str,
    seed: int | str,
    limits: Limits | None = None,
    *,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> Exploration:
    """Search the games of `chair` with the draws of `seed`; what has been found is returned when `stop` says so.

    ValueError when there is no such chair.
    """
    limits = limits or Limits()
    bounds = Bounds(limits.states, SEARCHING * limits.seconds, stop or (lambda: False))
    asked = tuple(sought(rules))
    proofs = _proofs(rules, asked)
    way = mover(rules, chair, seed, [one.when for one in asked])
    targets = [target(one, way) for one in asked if (one.sort, one.id) not in proofs]
    search = Search(way, chair, targets, bounds, progress)
    search.run()
    cut = _cut(rules, search)
    by_name = {(each.sought.sort, each.sought.id): each for each in targets}
    whole = search.exhausted and not cut
    findings = []
    rest = 0.0 if bounds.reached == "stopped" else limits.seconds - bounds.spent
    until = monotonic() + max(PATIENCE, min(MOST_PATIENCE, rest))
    for one in asked:
        name = (one.sort, one.id)
        findings.append(
            _finding(rules, search, one, by_name.get(name), proofs.get(name, ""), whole, chair, seed, until)
        )
    fired, graph = way.fired(), search.graph
    return Exploration(
        scenario=rules.scenario,
        chair=chair,
        seed=seed,
        states=len(graph),
        seconds=bounds.spent,
        stepwise=obstacle(rules) or "",
        truncated_by=tuple(cut),
        findings=tuple(findings),
        moves_never_made=tuple(id for id in rules.moves if id not in graph.made),
        reactions_never_fired=tuple(
            each.subject for each in (*rules.reactions, *rules.events) if each.subject not in fired
        ),
    )


def _proofs(rules: Rules, asked: tuple[Sought, ...]) -> Mapping[tuple[str, str], str]:
    """Return what needs no search, with its proof: checks that always hold, goals and outcomes that never do."""
    reach = prove(rules.scenario)
    found: dict[tuple[str, str], str] = {}
    for one in asked:
        if one.text:
            judged = reach.judge(one.text)
            if judged.verdict == ("always" if one.sort == "check" else "never"):
                found[one.sort, one.id] = judged.proof
    return found


def _cut(rules: Rules, search: Search) -> list[str]:
    """Return what has kept the search from seeing every game."""
    found = set(search.mover.left_out)
    if not search.exhausted:
        found.add(search.bounds.reached or "found")
    if search.graph.steps_cut:
        found.add("steps")
    if any(slot.start.low != slot.start.high for slot in rules.layout.slots):
        found.add("draws")
    return sorted(found)


def _finding(
    rules: Rules,
    search: Search,
    one: Sought,
    found: Target | None,
    proof: str,
    whole: bool,
    chair: str,
    seed: int | str,
    until: float,
) -> Finding:
    said = verdict(one.sort, found=found is not None and found.node is not None, sure=whole or bool(proof))
    finding = Finding(one, said, proof=proof, whole=whole and not proof)
    if found is None:
        return finding
    if found.node is not None:
        path = search.graph.path(found.node)
        route = Route(chair, seed, path.inputs, loaded(path.dice))
        route = trimmed(rules, route, one, shorten=not found.shortest, tired=lambda: monotonic() >= until)
        return evolve(finding, route=route, shortest=found.shortest, luck=tuple(luck(rules, route)))
    if one.sort == "goal" and not proof:
        path = search.graph.path(found.closest[1])
        return evolve(finding, closest=closest(rules, one, Route(chair, seed, path.inputs, loaded(path.dice))))
    return finding

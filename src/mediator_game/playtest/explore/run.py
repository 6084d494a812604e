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
    targets = {(one.sort, one.id): target(one, way) for one in asked if (one.sort, one.id) not in proofs}
    search = Search(way, chair, tuple(targets.values()), bounds, progress)
    search.run()
    cut = _cut(rules, search)
    rest = 0.0 if bounds.reached == "stopped" else limits.seconds - bounds.spent
    until = monotonic() + max(PATIENCE, min(MOST_PATIENCE, rest))
    done = _Done(search, chair, seed, search.exhausted and not cut, until)
    fired = way.fired()
    return Exploration(
        scenario=rules.scenario,
        chair=chair,
        seed=seed,
        states=len(search.graph),
        seconds=bounds.spent,
        stepwise=obstacle(rules) or "",
        truncated_by=tuple(cut),
        findings=tuple(
            done.finding(targets[key]) if (key := (one.sort, one.id)) in targets else _proved(one, proofs[key])
            for one in asked
        ),
        moves_never_made=tuple(id for id in rules.moves if id not in search.graph.made),
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


def _proved(one: Sought, proof: str) -> Finding:
    return Finding(one, verdict(one.sort, found=False, sure=True), proof=proof)


@frozen
class _Done:
    """A search that has ended. `whole`: it has seen every game; `until`: the time till which routes are shortened."""

    search: Search
    chair: str
    seed: int | str
    whole: bool
    until: float

    def finding(self, found: Target) -> Finding:
        """Return what became of something searched for."""
        one, rules = found.sought, self.search.mover.rules
        said = verdict(one.sort, found=found.node is not None, sure=self.whole)
        finding = Finding(one, said, whole=self.whole)
        if found.node is not None:
            route = self._route(found.node)
            route = trimmed(rules, route, one, shorten=not found.shortest, tired=lambda: monotonic() >= self.until)
            return evolve(finding, route=route, shortest=found.shortest, luck=tuple(luck(rules, route)))
        if one.sort == "goal":
            return evolve(finding, closest=closest(rules, one, self._route(found.closest[1])))
        return finding

    def _route(self, node: int) -> Route:
        path = self.search.graph.path(node)
        return Route(self.chair, self.seed, path.inputs, loaded(path.dice))

"""What the engine can do in a scenario, given what every name can hold: its verbs, its laws and what it sets."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from mediator_game.scenario.land import is_overtaking
from mediator_game.scenario.model import Issue, Option, Scenario
from mediator_game.scenario.proof import papers
from mediator_game.scenario.proof.laws import Owner, laws
from mediator_game.scenario.proof.push import Push, Put
from mediator_game.scenario.proof.rules import Rule
from mediator_game.scenario.proof.values import BOUNDLESS, EITHER, YES, Range, Value

ANYTHING = Range(0, BOUNDLESS)
POINTS = Range(0, 100)


class Engine:
    """One scenario's engine, asked again and again while the ranges grow."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._laws = tuple(laws(scenario))
        self._second_table = scenario.rules.get("second_table", 1) != 0

    def verbs(self, open_moves: Sequence[Rule], known: Mapping[str, Value]) -> Mapping[str, tuple[Rule, ...]]:
        """Return the moves that do something, by their verb, of those that can be open."""
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in open_moves:
            if rule.verb and self.lacks(rule.verb, known) is None:
                found[rule.verb] = (*found.get(rule.verb, ()), rule)
        return found

    def lacks(self, verb: str, known: Mapping[str, Value]) -> str | None:
        """Return what a verb lacks, so that no move can ever do it, or None."""
        scenario = self.scenario
        if verb in {"amend", "publish", "summit", "cover", "conference"} and not can(known, "text.exists"):
            return "there is never a text on the table"
        if verb in {"visit", "push-back", "cover", "summit"} and not scenario.side:
            return "there is nobody to meet"
        if verb == "channel" and not any(side.bloc for side in scenario.side.values()):
            return "there is nobody to talk to"
        if verb == "press" and not any(any(power.lever.values()) for power in scenario.power.values()):
            return "no power has a lever"
        if verb == "sponsor" and not (scenario.power and self._locked):
            return "no option waits for a sponsor" if scenario.power else "there is no power to ask"
        if verb == "propose" and not scenario.measure:
            return "there is no measure to propose"
        if verb in {"table", "amend"} and not any(_has_choice(issue, known) for issue in scenario.issue):
            return "no option can be chosen but what is so already"
        return None

    @functools.cached_property
    def _locked(self) -> bool:
        return any(option.needs_sponsor for issue in self.scenario.issue for option in issue.option)

    # The table of laws

    def pushes(self, verbs: Mapping[str, tuple[Rule, ...]], known: Mapping[str, Value], turns: int) -> Iterator[Push]:
        """Yield what the engine's laws add to gauges: as much and as often as they like, either way."""
        for law, name, way, owner in self._laws:
            if law.verb and law.verb not in verbs:
                continue
            if not all(self._possible(need, owner, known) for need in law.needs):
                continue
            delta = Range(1, BOUNDLESS) if way > 0 else Range(-BOUNDLESS, -1)
            if not law.verb:
                yield Push(name, delta, law.who)
            for rule in verbs.get(law.verb, ()):
                yield Push(name, delta, rule.called, path=rule.path)
        yield from self._arms(turns)
        yield from self._counts(verbs, known, turns)

    def _possible(self, need: str, owner: Owner, known: Mapping[str, Value]) -> bool:
        bloc, side = owner.bloc, owner.side
        sides = self.scenario.side
        match need:
            case "text":
                return can(known, "text.exists")
            case "signed":
                return can(known, "text.signed") or papers.in_force(self.scenario, known)
            case "paper":
                return papers.live(self.scenario, known)
            case "alone":
                return any(papers.acts_alone(self.scenario, paper.owner) for paper in self.scenario.paper)
            case "letter":
                return any(can(known, f"letters.{letter.id}.sent") for letter in self.scenario.letter)
            case "sides":
                return bool(sides)
            case "yes":
                return any(can(known, f"{name}.accepted") for name in ([side] if side and not bloc else sides))
            case "clash":
                # The chance is a constant times the full tens of tension.
                return bool(sides) and self.scenario.rules.get("clash_percent", 1) > 0 and high(known, "tension") >= 10
            case "violence":
                return any(can(known, f"{name}.violence") for name in ([side] if side else sides))
            case "front":
                return bool(self.scenario.front)
            case "fighting":
                return can(known, "war") and any(front.toll.get(side) for front in self.scenario.front.values())
            case "truce":
                return bool(self.scenario.front) and can(known, "truce") and can(known, "war")
            case "land":
                held = (known[f"holds.{name}"] for name, place in self.scenario.place.items() if place.issue)
                return any(isinstance(one, frozenset) and len(one) > 1 for one in held)
            case "co-chair":
                # Who cares for nothing neither likes nor dislikes a text, which can still be too little.
                indifferent = self.scenario.rules.get("dislike_line", 0) > 0
                return any(power.co_chair and (power.cares or indifferent) for power in self.scenario.power.values())
            case "measure":
                return any(one.builds and can(known, f"measures.{one.id}.in_force") for one in self.scenario.measure)
            case "pays":
                return any(one.will.get(owner.name) for one in self.scenario.measure)
            case "lever":
                return self._has_lever(owner)
            case "second-table":
                return self._second_table
            case "burden":
                return self._second_table and self.burdened(side, known)
            case "shortfall":
                return high(known, f"{owner.name}.shortfall") > 0 or papers.live(self.scenario, known)
            case "civic":
                return bloc is not None and bloc.civic
            case "movable":
                return bloc is not None and bloc.movable.high > 0
            case "contagion":
                others = (f"{side}.{other.id}" for other in sides[side].bloc if other is not bloc)
                return any(can(known, f"{other}.walked_out") for other in others)
        raise KeyError(need)

    def _has_lever(self, owner: Owner) -> bool:
        levers = [(name, power.lever) for name, power in self.scenario.power.items()]
        if owner.bloc:
            return any(lever.get(owner.name) for _, lever in levers)
        if owner.side:
            return any(
                size and target.split(".")[0] == owner.side for _, lever in levers for target, size in lever.items()
            )
        return any(any(lever.values()) for name, lever in levers if name == owner.name)

    def burdened(self, side: str, known: Mapping[str, Value]) -> bool:
        """Tell whether a leader can come to answer at home for a public text."""
        mine = can(known, "text.public") and (can(known, f"{side}.accepted") or can(known, "text.signed"))
        return mine or papers.live(self.scenario, known)

    def _arms(self, turns: int) -> Iterator[Push]:
        if len(self.scenario.side) != 2:
            return
        (first, one), (second, other) = self.scenario.side.items()
        for name, side in ((first, one), (second, other)):
            if side.edge_drift:
                drift = Range(side.edge_drift, side.edge_drift)
                who = f"the drift of arms that `side.{name}.edge_drift` gives"
                yield from both_edges(Push(f"{name}.edge", drift, who, turns), (first, second))

    def _counts(self, verbs: Mapping[str, tuple[Rule, ...]], known: Mapping[str, Value], turns: int) -> Iterator[Push]:
        one = Range(1, 1)
        per_verb = (("visit", "visits"), ("push-back", "pushed_back"), ("cover", "covered"))
        for name, side in self.scenario.side.items():
            for verb, count in per_verb:
                for rule in verbs.get(verb, ()):
                    yield Push(f"{name}.{count}", one, rule.called, uses(known, rule), path=rule.path)
            for bloc in side.bloc:
                for rule in verbs.get("channel", ()):
                    yield Push(f"{name}.{bloc.id}.channels", one, rule.called, uses(known, rule), path=rule.path)
                if bloc.spoiler and can(known, f"{name}.{bloc.id}.walked_out"):
                    yield Push(f"{name}.violence", one, f"the spoilers of {name}.{bloc.id}", turns)
            if self._can_fall(name, known):
                often = turns if side.successor else 1
                yield Push(f"{name}.falls", one, "a base below the fall line", often)
        if can(known, "text.exists") and is_overtaking(self.scenario):
            yield Push("text.draft", one, "what events overtake")
        if self.scenario.front:
            if can(known, "truce"):
                yield Push("truces.count", one, "a truce that is signed")
            if can(known, "truce") and can(known, "war"):
                yield Push("truces.broken", one, "a truce that collapses", turns)
        for verb in ("table", "amend"):
            for rule in verbs.get(verb, ()):
                yield Push("text.draft", one, rule.called, uses(known, rule), path=rule.path)

    def _can_fall(self, name: str, known: Mapping[str, Value]) -> bool:
        side = self.scenario.side[name]
        least = sum(
            bloc.clout * low(known, f"{name}.{bloc.id}.support")
            for bloc in side.bloc
            if not can(known, f"{name}.{bloc.id}.walked_out")
        )
        return least < side.fall_line * 100

    # What the engine sets

    def puts(self, verbs: Mapping[str, tuple[Rule, ...]], known: Mapping[str, Value], last: int) -> Iterator[Put]:
        """Yield what the engine's verbs and laws set: truths, options and turns."""
        turns = self.scenario.scenario.turns
        for rule in verbs.get("table", ()):
            yield Put("text.exists", YES, rule.called, rule.path)
        for rule in (*verbs.get("table", ()), *verbs.get("amend", ())):
            yield Put("text.tabled_turn", Range(1, turns), rule.called, rule.path)
        yield from self._publicity(verbs, known, last)
        yield from papers.puts(self.scenario, known, last)
        yield from self._options(verbs, known)
        for rule in verbs.get("monitor", ()):
            yield Put("monitoring", YES, rule.called, rule.path)
        if self.scenario.side:
            yield Put("war", EITHER, "a side that turns to arms")
        yield from self._falls(known)
        for name in self.scenario.side:
            yield from self._of_side(name, verbs, known, last)

    def _falls(self, known: Mapping[str, Value]) -> Iterator[Put]:
        if can(known, "war"):
            for name, front in self.scenario.front.items():
                for place in front.places:
                    yield Put(f"holds.{place}", frozenset([name]), f"the front of {name}")

    def _publicity(self, verbs: Mapping[str, tuple[Rule, ...]], known: Mapping[str, Value], last: int) -> Iterator[Put]:
        if not can(known, "text.exists"):
            return
        for verb in ("publish", "conference"):
            for rule in verbs.get(verb, ()):
                yield Put("text.public_since", Range(1, self.scenario.scenario.turns), rule.called, rule.path)
        ears = [rule for verb in ("visit", "summit", "channel", "brief") for rule in verbs.get(verb, ())]
        if ears:
            yield Put("text.public_since", Range(1, last), "a leak")
            yield Put("text.leaked", YES, "a leak")
        if verbs.get("summit") and all(can(known, f"{side}.accepted") for side in self.scenario.side):
            for rule in verbs["summit"]:
                yield Put("text.signed_turn", Range(1, self.scenario.scenario.turns), rule.called, rule.path)
                yield Put("text.public_since", Range(1, self.scenario.scenario.turns), rule.called, rule.path)

    def _options(self, verbs: Mapping[str, tuple[Rule, ...]], known: Mapping[str, Value]) -> Iterator[Put]:
        writing = [*verbs.get("table", ()), *verbs.get("amend", ())]
        for issue in self.scenario.issue:
            text, now = f"text.{issue.id}", f"now.{issue.id}"
            yield Put(text, known[now], "how things stand")
            for option in issue.option:
                if writing and can(known, available(issue, option)):
                    yield Put(text, frozenset([str(option.id)]), writing[0].called, writing[0].path)
                if option.needs_sponsor:
                    for rule in verbs.get("sponsor", ()):
                        yield Put(f"unlocked.{issue.id}.{option.id}", YES, rule.called, rule.path)

    def _of_side(
        self, name: str, verbs: Mapping[str, tuple[Rule, ...]], known: Mapping[str, Value], last: int
    ) -> Iterator[Put]:
        side, turns = self.scenario.side[name], self.scenario.scenario.turns
        asking = [*verbs.get("visit", ()), *verbs.get("summit", ())] if can(known, "text.exists") else []
        for rule in asking:
            yield Put(f"{name}.shown", YES, rule.called, rule.path)
            if high(known, f"{name}.gain") >= (-POINTS.high if self.scenario.front else 0):
                yield Put(f"{name}.accepted", YES, rule.called, rule.path)
        if self.scenario.rules.get("drift_press", 1):
            yield Put(f"{name}.press", Range(0, 0), "fading from turn to turn")
        fallen = can(known, f"{name}.falls")
        if fallen and side.successor and can(known, "text.exists"):
            yield Put("text.rejected", YES, f"a successor in {name} who cannot carry the text")
        for bloc in side.bloc:
            path = f"{name}.{bloc.id}"
            for rule in verbs.get("channel", ()):
                yield Put(f"{path}.contacted_turn", Range(1, turns), rule.called, rule.path)
                if can(known, "text.exists"):
                    yield Put(f"{path}.knows", YES, rule.called, rule.path)
            burdened = self._second_table and self.burdened(name, known)
            short = high(known, f"{path}.shortfall") > 0 or papers.live(self.scenario, known)
            if burdened and not bloc.civic and short:
                yield Put(f"{path}.walked_out", YES, "a bloc that will bear no more")
                yield Put(f"{path}.walked_out_turn", Range(1, last), "a bloc that will bear no more")
            if fallen and side.successor:
                yield Put(f"{path}.support", POINTS, "a successor taking office")


def _has_choice(issue: Issue, known: Mapping[str, Value]) -> bool:
    """Tell whether an option can be chosen in place of another."""
    chosen = {str(option.id) for option in issue.option if can(known, available(issue, option))}
    held = known[f"text.{issue.id}"]
    return bool(chosen) and isinstance(held, frozenset) and len(chosen | held) > 1


def available(issue: Issue, option: Option) -> str:
    """Return the name under which it is kept whether an option can be put in the text (no name of the language)."""
    return f"{issue.id}.{option.id} available"


def both_edges(push: Push, sides: tuple[str, str]) -> tuple[Push, Push]:
    """Return a push on one side's edge and what it does to the other's: the two add up to a hundred."""
    one = push.name.split(".")[0]
    other = sides[1] if one == sides[0] else sides[0]
    low, high = push.delta
    when = Range(100 - push.when.high, 100 - push.when.low) if push.when else None
    return push, Push(f"{other}.edge", Range(-high, -low), push.who, push.times, when, push.path)


def can(known: Mapping[str, Value], name: str) -> bool:
    """Tell whether a truth can ever hold, or a count ever be above zero."""
    return high(known, name) > 0


def high(known: Mapping[str, Value], name: str) -> int:
    """Return the greatest number a name can hold."""
    value = known[name]
    return value.high if isinstance(value, Range) else 0


def low(known: Mapping[str, Value], name: str) -> int:
    """Return the least number a name can hold."""
    value = known[name]
    return value.low if isinstance(value, Range) else 0


def uses(known: Mapping[str, Value], rule: Rule) -> int:
    """Return how often a rule can happen."""
    return high(known, rule.count)

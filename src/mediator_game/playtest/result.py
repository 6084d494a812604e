"""What a simulation found, as numbers and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from attrs import define, field, frozen

from mediator_game.engine.endings import UNRESOLVED
from mediator_game.engine.rules import Rules, Values
from mediator_game.playtest.coverage import Coverage
from mediator_game.playtest.plan import Plan
from mediator_game.playtest.statistics import median, wilson
from mediator_game.scenario.model import Event, Reaction, Scenario


@define
class Tally:
    """Counts over games; two tallies add up."""

    games: int = 0
    outcomes: Counter[str] = field(factory=Counter)
    probes: Counter[str] = field(factory=Counter)
    examples: dict[str, int] = field(factory=dict)
    """The first game that ended with each outcome."""
    coverage: Coverage = field(factory=Coverage)
    turns: dict[str, list[int]] = field(factory=dict)
    value: int = 0

    def add(self, rules: Rules, game: int, v: Values, probes: Mapping[str, Callable[[Values], bool]]) -> None:
        """Count one game, by its number and its last values."""
        number = v[rules.layout["over"]]
        known = number <= len(rules.outcomes)
        outcome = rules.outcomes[number - 1].id if known else UNRESOLVED
        self.games += 1
        self.outcomes[outcome] += 1
        self.value += rules.scenario.outcome[number - 1].value if known else 0
        self.turns.setdefault(outcome, []).append(v[rules.layout["turn"]])
        self.examples[outcome] = min(game, self.examples.get(outcome, game))
        for name, holds in probes.items():
            if holds(v):
                self.probes[f"{outcome}/{name}"] += 1

    @property
    def reactions(self) -> Counter[str]:
        """Games in which each reaction and event happened."""
        happened = self.coverage.happened
        return Counter({id: count for (kind, id), count in happened.items() if kind in ("reaction", "event")})

    def merge(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.games += other.games
        self.value += other.value
        self.outcomes.update(other.outcomes)
        self.probes.update(other.probes)
        self.coverage.merge(other.coverage)
        for outcome, game in other.examples.items():
            self.examples[outcome] = min(game, self.examples.get(outcome, game))
        for outcome, turns in other.turns.items():
            self.turns.setdefault(outcome, []).extend(turns)


@frozen
class Simulation:
    """A finished (or stopped) simulation."""

    scenario: Scenario
    plan: Plan
    tally: Tally
    seconds: float

    def share(self, outcome: str) -> float:
        """Return the share of games, 0..1, that ended with `outcome`."""
        return self.tally.outcomes[outcome] / self.tally.games if self.tally.games else 0.0

    def interval(self, outcome: str) -> tuple[float, float]:
        """Return the 95 % Wilson interval of that share."""
        return wilson(self.tally.outcomes[outcome], self.tally.games)

    @property
    def mode(self) -> str:
        """The most frequent outcome; ties go to the first in the scenario; empty with no games."""
        order = [str(outcome.id) for outcome in self.scenario.outcome] + [UNRESOLVED]
        found = [one for one in order if self.tally.outcomes[one]]
        return max(found, key=lambda one: self.tally.outcomes[one]) if found else ""

    @property
    def mean_value(self) -> float:
        """Mean outcome value, 0..1."""
        return self.tally.value / self.tally.games / 100 if self.tally.games else 0.0

    def median_turn(self, outcome: str | None = None) -> float:
        """Return the median turn in which games ended, of all or of those with `outcome`."""
        chosen = [self.tally.turns.get(outcome, [])] if outcome else list(self.tally.turns.values())
        return median([turn for turns in chosen for turn in turns])

    def examples(self) -> list[tuple[str, int]]:
        """Return the first game of every outcome there was, the most frequent outcome first."""
        shares = self.tally.outcomes
        return sorted(self.tally.examples.items(), key=lambda one: (-shares[one[0]], one[0]))

    def as_json(self) -> dict[str, object]:
        """Return shares and what fired; `counted.with_coverage` adds the rest of ``mediator simulate --json``."""
        games = self.tally.games
        shares = {}
        for outcome in [str(one.id) for one in self.scenario.outcome] + [UNRESOLVED]:
            count = self.tally.outcomes[outcome]
            if outcome == UNRESOLVED and not count:
                continue
            low, high = wilson(count, games)
            shares[outcome] = {"games": count, "share": round(self.share(outcome), 4)}
            shares[outcome] |= {"low": round(low, 4), "high": round(high, 4)}
        happened, fired = self.tally.coverage.happened, self.tally.reactions
        written: tuple[Reaction | Event, ...] = (*self.scenario.reaction, *self.scenario.event)
        rules = {str(one.id): fired[one.id] for one in written}
        options = [f"{issue.id}.{option.id}" for issue in self.scenario.issue for option in issue.option]
        return {
            "scenario": self.scenario.scenario.id,
            "games": games,
            "seed": self.plan.seed,
            "line" if self.plan.is_line else "policy": self.plan.player,
            "outcomes": shares,
            "documented_outcome": self.scenario.record.documented or None,
            "median_turns": self.median_turn(),
            "mean_value": round(self.mean_value, 4),
            "seconds": round(self.seconds, 3),
            "games_per_second": round(games / self.seconds, 1) if self.seconds else 0.0,
            "reactions": {
                one: {"fired": count, "share": round(count / max(1, games), 4)} for one, count in rules.items()
            },
            "options_never_chosen": [one for one in options if not happened["option", one]],
            "reactions_never_fired": [one for one, count in rules.items() if not count],
        }

"""What a simulation found, as numbers, as JSON and as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from attrs import define, field, frozen

from mediator_game.engine.endings import UNRESOLVED
from mediator_game.engine.rules import Rules, Values
from mediator_game.playtest.statistics import median, wilson
from mediator_game.scenario.model import Scenario
from mediator_game.text.wrap import shorten, wrap

WIDTH = 78


@define
class Tally:
    """Counts over games; two tallies add up."""

    games: int = 0
    outcomes: Counter[str] = field(factory=Counter)
    reactions: Counter[str] = field(factory=Counter)
    moves: Counter[str] = field(factory=Counter)
    probes: Counter[str] = field(factory=Counter)
    turns: dict[str, list[int]] = field(factory=dict)
    value: int = 0

    def add(self, rules: Rules, v: Values, probes: Mapping[str, Callable[[Values], bool]]) -> None:
        """Count one game by its last values."""
        number = v[rules.layout["over"]]
        known = number <= len(rules.outcomes)
        outcome = rules.outcomes[number - 1].id if known else UNRESOLVED
        self.games += 1
        self.outcomes[outcome] += 1
        self.value += rules.scenario.outcome[number - 1].value if known else 0
        self.turns.setdefault(outcome, []).append(v[rules.layout["turn"]])
        for rule in (*rules.reactions, *rules.events):
            if v[rule.count]:
                self.reactions[rule.subject] += 1
        for name, move in rules.moves.items():
            if v[move.count]:
                self.moves[name] += 1
        for name, holds in probes.items():
            if holds(v):
                self.probes[f"{outcome}/{name}"] += 1

    def merge(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.games += other.games
        self.value += other.value
        for mine, theirs in (
            (self.outcomes, other.outcomes),
            (self.reactions, other.reactions),
            (self.moves, other.moves),
            (self.probes, other.probes),
        ):
            mine.update(theirs)
        for outcome, turns in other.turns.items():
            self.turns.setdefault(outcome, []).extend(turns)


@frozen
class Simulation:
    """A finished (or stopped) simulation."""

    scenario: Scenario
    seed: str
    player: str
    is_line: bool
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

    def as_json(self) -> dict[str, object]:
        """Return the documented shape of ``mediator simulate --json``."""
        games = self.tally.games
        shares = {}
        for outcome in [str(one.id) for one in self.scenario.outcome] + [UNRESOLVED]:
            count = self.tally.outcomes[outcome]
            if outcome == UNRESOLVED and not count:
                continue
            low, high = wilson(count, games)
            shares[outcome] = {"games": count, "share": round(self.share(outcome), 4)}
            shares[outcome] |= {"low": round(low, 4), "high": round(high, 4)}
        rules = [str(one.id) for one in self.scenario.reaction] + [str(one.id) for one in self.scenario.event]
        fired = {
            one: {"fired": self.tally.reactions[one], "share": round(self.tally.reactions[one] / max(1, games), 4)}
            for one in rules
        }
        return {
            "scenario": self.scenario.scenario.id,
            "games": games,
            "seed": self.seed,
            "line" if self.is_line else "policy": self.player,
            "outcomes": shares,
            "documented_outcome": self.scenario.record.documented or None,
            "median_turns": self.median_turn(),
            "mean_value": round(self.mean_value, 4),
            "seconds": round(self.seconds, 3),
            "games_per_second": round(games / self.seconds, 1) if self.seconds else 0.0,
            "reactions": fired,
            "options_never_chosen": [str(m.id) for m in self.scenario.move if not self.tally.moves[str(m.id)]],
            "reactions_never_fired": [one for one in rules if not self.tally.reactions[one]],
        }

    def as_text(self) -> str:
        """Return a table for people, `WIDTH` wide."""
        kind = "line" if self.is_line else "policy"
        games = f"{self.tally.games:,} game{'' if self.tally.games == 1 else 's'}"
        lines = [f"{self.scenario.scenario.title}: {games}, {kind} {self.player}, seed {self.seed}", ""]
        titles = {str(one.id): one.title for one in self.scenario.outcome} | {UNRESOLVED: "No outcome fits"}
        for outcome, title in titles.items():
            count = self.tally.outcomes[outcome]
            if outcome == UNRESOLVED and not count:
                continue
            low, high = self.interval(outcome)
            mark = "*" if outcome == self.scenario.record.documented else " "
            lines.append(f"{mark} {self.share(outcome):6.1%}  {low:5.1%} to {high:5.1%}  {shorten(title, 48)}")
        if self.scenario.record.documented:
            lines.append("* the documented outcome")
        lines += ["", f"  mean outcome value {self.mean_value:.2f}, median length {self.median_turn():g} turns"]
        shape = self.as_json()
        for key, words in (
            ("options_never_chosen", "moves never made"),
            ("reactions_never_fired", "reactions that never fired"),
        ):
            missing = shape[key]
            if isinstance(missing, list) and missing:
                lines += wrap(f"{words}: {', '.join(missing)}", WIDTH, indent="  ")
        if self.is_line:
            again = f'mediator play {self.scenario.scenario.id} --line {self.player} --seed "{self.seed}:0"'
            lines += ["", "  The first game again:", f"  {again}"]
        return "\n".join(lines)

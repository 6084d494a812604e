"""Does the scenario teach what it means to? Traps that tempt, levels that tell runs apart, questions that serve."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from mediator_game.engine.rules import Rules
from mediator_game.playtest.validate.conduct import IDLE, Conduct, level_mark, trap_mark
from mediator_game.playtest.validate.sample import Sample, Share
from mediator_game.scenario.model import Objective, Scenario, Trap

TEMPTS = (0.20, 0.70)
"""How often the naive line should fall into a trap; the informed one at most half as often."""
ALIKE = 0.95
"""A level that this share of every player's games reaches tells nobody apart."""
_COMMON = frozenset({"turn", "turns", "date", "text.exists", "text.public", "text.signed", "text.draft"})
"""Names that so many conditions look at that they tie nothing together."""


@frozen
class Fallen:
    """How often each player falls into a trap."""

    trap: Trap
    by_player: dict[str, Share]

    def findings(self) -> Iterator[str]:
        """Yield what is odd about it."""
        shares = {player: one for player, one in self.by_player.items() if player != IDLE}
        title = self.trap.title
        if not any(one.hits for one in shares.values()):
            yield f'Nobody ever falls into "{title}": its detector asks too much, or nothing tempts.'
        elif shares and all(one.hits == one.games for one in shares.values()):
            yield f'Everybody always falls into "{title}": it cannot be avoided, or its detector sees it everywhere.'
        naive, informed = self.by_player.get("line naive"), self.by_player.get("line informed")
        low, high = TEMPTS
        if naive is not None and any(one.hits for one in shares.values()) and not low <= naive.share <= high:
            yield (
                f'The naive line falls into "{title}" in {naive.share:.0%} of games; {low:.0%} to {high:.0%} would '
                "tempt without being certain."
            )
        if naive is not None and informed is not None and informed.share > naive.share / 2 and informed.hits:
            yield (
                f'The informed line falls into "{title}" in {informed.share:.0%} of games, the naive one in '
                f"{naive.share:.0%}."
            )


@frozen
class Reached:
    """Which level of an objective each player's games reach, and what in the scenario serves the objective."""

    objective: Objective
    by_player: dict[str, tuple[Share, ...]]
    serves: tuple[str, ...]

    def findings(self) -> Iterator[str]:
        """Yield what is odd about it."""
        title = self.objective.title
        if not self.serves:
            yield f'No hinge and no forecast has anything to do with "{title}": nothing makes the trainee think of it.'
        levels = range(len(self.objective.levels))
        never = [level for level in levels if not any(shares[level].hits for shares in self.by_player.values())]
        same = [level for level in levels if all(shares[level].share >= ALIKE for shares in self.by_player.values())]
        if same:
            yield f'Everybody ends on level {same[0] + 1} of "{title}": its levels tell nobody apart.'
        elif never:
            count = " and ".join(str(level + 1) for level in never)
            yield (
                f'Of "{title}", level {count} (counted from 1) is where nobody ends. Can it be reached, and by whom? '
                "Of the computed players only the one that reads every note opens any."
            )


def traps(scenario: Scenario, played: Conduct) -> tuple[Fallen, ...]:
    """Return how often everybody falls into each trap."""
    return tuple(
        Fallen(trap, {player: games.mark(trap_mark(trap.id)) for player, games in played.games.items()})
        for trap in scenario.trap
    )


def objectives(scenario: Scenario, rules: Rules, played: Conduct) -> tuple[Reached, ...]:
    """Return which levels everybody reaches."""
    return tuple(
        Reached(
            one,
            {
                player: tuple(_highest(games, one, level) for level in range(len(one.levels)))
                for player, games in played.games.items()
            },
            tuple(_serving(scenario, rules, one)),
        )
        for one in scenario.objective
    )


def _highest(games: Sample, objective: Objective, level: int) -> Share:
    """Return in how many games a level is the highest that is reached."""
    above = [level_mark(objective, one) for one in range(level + 1, len(objective.levels))]
    return games.mark_without(level_mark(objective, level), above)


def _serving(scenario: Scenario, rules: Rules, objective: Objective) -> Iterator[str]:
    """Yield the hinges and forecasts that look at what the objective looks at, or stand on the same sources."""
    own = _names(rules, [level.when for level in objective.levels])
    for hinge in scenario.hinge:
        if own & _names(rules, [hinge.when]) or set(hinge.source) & set(objective.source):
            yield f"hinge {hinge.id}"
    for forecast in scenario.forecast:
        if own & _names(rules, [forecast.happens]):
            yield f"forecast {forecast.id}"


def _names(rules: Rules, conditions: list[str]) -> set[str]:
    slots = rules.layout.slots
    return {slots[slot].name for text in conditions for slot in rules.reads(text)} - _COMMON

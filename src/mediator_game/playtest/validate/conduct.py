"""Games by everybody who can play, looked at once: traps fallen into, levels reached, aims met, leaders lost."""

from __future__ import annotations

from attrs import frozen

from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew
from mediator_game.playtest.validate.games import Player, line, policy, scripted
from mediator_game.playtest.validate.sample import Sample, Wanted, sample
from mediator_game.scenario.model import Objective, Scenario

STAGE = "How everybody plays"
POLICIES = ("random", "least-used", "leaders-only", "veto-holders", "typical")
IDLE = "doing nothing"
"""The player who never makes a move: what comes about by itself."""


@frozen
class Conduct:
    """What each player's games came to, by the player's title."""

    games: dict[str, Sample]

    def line(self, name: str) -> Sample | None:
        """Return the games of an authored line, if there is one of that name."""
        return self.games.get(line(name).title)


def conduct(crew: Crew, budget: Budget, seed: str) -> Conduct:
    """Let every policy, every line, and somebody who does nothing play."""
    scenario = crew.bench.scenario
    marks = tuple(_marks(scenario).items())
    reader = [Player("policy", "typical", reads=True)] if scenario.note else []
    players: list[Player] = [scripted(IDLE, ()), *map(policy, POLICIES), *reader, *map(line, scenario.line)]
    wanted = [
        Wanted(player, budget.part(1 / 4 if player.kind == "policy" else 1 / 2, least=20), marks=marks)
        for player in players
    ]
    played = sample(crew, STAGE, wanted, f"{seed}/conduct")
    return Conduct({player.title: games for player, games in zip(players, played, strict=True)})


def trap_mark(id: str) -> str:
    """Return the mark of a trap's detector."""
    return f"trap {id}"


def level_mark(objective: Objective, level: int) -> str:
    """Return the mark of a level's condition, whatever holds above it."""
    return f"level {objective.id} {level}"


def aims_mark(side: str) -> str:
    """Return the mark of a side's aims being met."""
    return f"aims {side}"


def fallen_mark(side: str) -> str:
    """Return the mark of a side's first leader having lost office."""
    return f"fallen {side}"


def _marks(scenario: Scenario) -> dict[str, str]:
    found = {trap_mark(trap.id): str(trap.when) for trap in scenario.trap}
    for objective in scenario.objective:
        for number, level in enumerate(objective.levels):
            found[level_mark(objective, number)] = str(level.when)
    for name, side in scenario.side.items():
        found[fallen_mark(name)] = f"{name}.falls > 0"
        if side.aims:
            found[aims_mark(name)] = side.aims
    return found

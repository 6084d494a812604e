"""Check 4: the bargaining space, folded issue by issue, is what writing every text out gives."""

from __future__ import annotations

from collections.abc import Sequence

from mediator_game.engine.actions import EndTurn
from mediator_game.playtest.space import MOST_LISTED, agrees_with_enumeration
from mediator_game.playtest.validate.bench import Bench
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew, Job
from mediator_game.playtest.validate.games import Player, cast, record, seed_of
from mediator_game.playtest.validate.verdict import SPACE, Check
from mediator_game.scenario.model import Scenario

MOMENTS = 3
"""Moments of a game at which the texts are counted: its beginning, its middle, its end."""


def check(crew: Crew, budget: Budget, seed: str) -> Check:
    """Count the texts both ways at moments of games of every kind."""
    scenario = crew.bench.scenario
    if len(scenario.side) != 2 or not scenario.issue:
        return SPACE.not_applicable("There is nothing to bargain over: the scenario has no two sides, or no issues.")
    packages = _packages(scenario)
    if packages > MOST_LISTED:
        return SPACE.not_applicable(
            f"{packages:,} texts are too many to write out; up to {MOST_LISTED:,} can be counted both ways."
        )
    players = cast(scenario)[: 2 if not budget.thorough else 6]
    jobs = [Job(_disagreements, (player, seed_of(f"{seed}/space", 0))) for player in players]
    wrong = [one for found in crew.map(SPACE.title, jobs) for one in found]
    figures = {"texts": packages, "moments": MOMENTS * len(jobs)}
    if wrong:
        advice = ("This is a fault of the game, not of the scenario. Please report it with the scenario and the seed.",)
        return SPACE.failed("The two ways of counting texts disagree.", wrong[:5], advice, figures=figures)
    return SPACE.passed(
        f"All {packages:,} texts written out and judged one by one gave what folding gives, at {figures['moments']} "
        "moments of games.",
        figures=figures,
    )


def _packages(scenario: Scenario) -> int:
    packages = 1
    for issue in scenario.issue:
        packages *= len(issue.option)
    return packages


def _disagreements(bench: Bench, player: Player, seed: str) -> Sequence[str]:
    rules = bench.rules()
    game = record(rules, player, seed)
    ends = [at for at, action in enumerate(game.actions) if isinstance(action, EndTurn)]
    moments = dict.fromkeys([0, ends[len(ends) // 2], len(game.actions)])
    turn = rules.layout["turn"]
    return [
        f"{player.title}, seed {seed}, turn {game.states[at].values[turn]}"
        for at in moments
        if not agrees_with_enumeration(rules, game.states[at].values)
    ]

"""The neutral scenario means what ../shared/bench says it does: a tiny interpreter of its own gives the same games."""

from __future__ import annotations

import json
import operator
from pathlib import Path
from random import Random

import pytest

from mediator_game.engine.compile import compile_rules
from mediator_game.engine.written.choose import mover
from mediator_game.engine.written.trees import condition
from mediator_game.scenario.load import load

ROOT = Path(__file__).parents[2]
NEUTRAL = ROOT / "benchmarks" / "neutral.toml"
MEANT = ROOT.parent / "shared" / "bench" / "neutral.json"
ORDER = {"<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}


def open_options(game, v, turn):
    return [n for n, option in enumerate(game["turns"][turn]) if option["gate"] is None or hold(v, [option["gate"]])]


def hold(v, conditions):
    return all(ORDER[op](v[variable], value) for variable, op, value in conditions)


def add(v, effects):
    for variable, delta in effects:
        v[variable] = max(0, min(100, v[variable] + delta))


def end_of_turn(game, v, turn, fired):
    for number, rule in enumerate(game["events"]):
        if number not in fired and rule["a"] <= turn <= rule["b"] and hold(v, rule["conds"]):
            fired.add(number)
            add(v, rule["eff"])
    if v[0] <= game["collapse"]:
        return "collapse"
    if turn == len(game["turns"]) - 1:
        return next(name for name, conditions in game["ends"] if hold(v, conditions))
    return None


@pytest.mark.skipif(not MEANT.exists(), reason="the meaning of the neutral scenario is kept beside the repository")
def test_random_games_of_the_neutral_scenario_end_as_its_meaning_says():
    game = json.loads(MEANT.read_text(encoding="utf-8"))
    rules = compile_rules(load(NEUTRAL).scenario)
    gauges = [f"v{n}" for n in range(game["nv"])]
    way = mover(rules, "engine", 1, [condition(rules, f"{gauge} >= 0") for gauge in gauges])
    ends = set()
    for seed in range(400):
        random, v, fired, state, outcome = Random(seed), [50] * game["nv"], set(), way.start(), None
        for turn in range(len(game["turns"])):
            options = open_options(game, v, turn)
            moves = {action.move: after for action, _, after in way.steps(state) if hasattr(action, "move")}
            assert set(moves) == {f"turn-{turn + 1}-option-{n}" for n in options}
            choice = random.choice(options)
            add(v, game["turns"][turn][choice]["eff"])
            ((_, _, state),) = way.steps(moves[f"turn-{turn + 1}-option-{choice}"])
            outcome = end_of_turn(game, v, turn, fired)
            assert [way.values(state)[rules.layout[gauge]] for gauge in gauges] == v
            if outcome:
                break
        assert rules.outcomes[way.over(state) - 1].id == outcome
        ends.add(outcome)
    assert {"collapse", "partial", "frozen"} <= ends

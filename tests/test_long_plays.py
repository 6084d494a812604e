"""Long runs of what the shorter tests say: every shipped scenario, every policy, with and without the ledger."""

import pytest

from mediator_game.engine.actions import EndTurn
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.step import initial, start, step
from mediator_game.playtest.policies import POLICIES
from mediator_game.playtest.table import Table
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load


@pytest.mark.long
@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_state_is_start_plus_ledger_and_fast_play_is_the_same_in_whole_games(path, policy):
    rules = compile_rules(load(path).scenario)
    for seed in range(60):
        chair = rules.chairs[seed % len(rules.chairs)]
        dice, own = KeyedDice(seed), KeyedDice(f"{seed}/own")
        values = list(initial(rules, dice).values)
        done = start(rules, dice, chair)
        fast = start(rules, dice, chair, ledger=False).state
        begun = initial(rules, dice).values
        while True:
            for event in done.events:
                for change in event.changes:
                    values[rules.layout[change.variable]] += change.delta
            assert tuple(values) == done.state.values == fast.values
            v = done.state.values
            if v[rules.layout["over"]]:
                break
            move = POLICIES[policy](Table(rules, begun, v, own)) if v[rules.layout["moves_left"]] else None
            fast = step(rules, fast, move or EndTurn(), dice, ledger=False).state
            done = step(rules, done.state, move or EndTurn(), dice)

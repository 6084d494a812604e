"""Simulations: reproducible, splittable, honest about what they do not know."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_game.engine.actions import EndTurn
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import refusal
from mediator_game.engine.step import start, step
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.playtest.lines import play_line
from mediator_game.playtest.policies import POLICIES
from mediator_game.playtest.simulate import Plan, play, simulate
from mediator_game.playtest.statistics import median, wilson
from mediator_game.playtest.table import Table
from mediator_game.scenario.load import load

LOADED = load(Path(__file__).parents[1] / "scenarios" / "valley.toml")
RULES = compile_rules(LOADED.scenario)


def plan(player="historical", is_line=True, **more):
    return Plan("seed", player, is_line, "envoy", **more)


def test_workers_find_what_one_process_finds():
    alone = simulate(LOADED.document, plan(), 250, workers=1)
    spread = simulate(LOADED.document, plan(), 250, workers=2)
    assert alone.tally.outcomes == spread.tally.outcomes
    assert alone.tally.reactions == spread.tally.reactions
    assert alone.mean_value == spread.mean_value


def test_any_game_of_a_simulation_can_be_played_again_alone():
    for number in range(30):
        last = play(RULES, plan(), number)
        setup = Setup(LOADED.scenario, LOADED.document, LOADED.sha256, "envoy", f"seed:{number}", "run")
        session = Session(setup, Memory(), lambda: 0.0)
        play_line(session, "historical")
        assert session.position.state.values == last


@pytest.mark.parametrize("name", sorted(POLICIES))
def test_a_policy_only_ever_makes_moves_that_are_open(name):
    for seed in range(12):
        dice = KeyedDice(seed)
        begun = state = start(RULES, dice, "envoy", ledger=False).state
        while not state.values[RULES.layout["over"]]:
            move = POLICIES[name](Table(RULES, begun.values, state.values, KeyedDice(f"{seed}/own")))
            if move is not None and state.values[RULES.layout["moves_left"]]:
                assert refusal(RULES, state.values, move) is None, move
                state = step(RULES, state, move, dice, ledger=False).state
            else:
                state = step(RULES, state, EndTurn(), dice, ledger=False).state


def test_a_policy_does_not_see_hidden_numbers():
    hidden = [RULES.layout[name] for name in ("river.guard.limit", "hill.farmers.limit", "hill.rhetoric")]
    begun = start(RULES, KeyedDice(1), "envoy", ledger=False).state.values
    for slot in hidden:
        low, high = RULES.layout.slots[slot].start.low, RULES.layout.slots[slot].start.high
        answers = set()
        for value in (low, high):
            drawn = (*begun[:slot], value, *begun[slot + 1 :])
            for name in ("typical", "veto-holders", "leaders-only", "greedy"):
                answers.add((name, str(POLICIES[name](Table(RULES, drawn, drawn, KeyedDice("own"))))))
        assert len(answers) == 4


def test_what_has_been_played_is_kept_when_a_simulation_is_stopped():
    calls = []

    def stop():
        calls.append(1)
        return len(calls) >= 3

    found = simulate(LOADED.document, plan(), 10_000, workers=1, stop=stop)
    assert 0 < found.tally.games < 10_000


def test_the_json_has_the_shape_other_programs_rely_on():
    shape = simulate(LOADED.document, plan("random", False), 40).as_json()
    json.dumps(shape)
    keys = {"scenario", "games", "seed", "policy", "outcomes", "documented_outcome", "median_turns", "mean_value"}
    keys |= {"seconds", "games_per_second", "reactions", "options_never_chosen", "reactions_never_fired"}
    assert keys <= set(shape)
    assert sum(one["games"] for one in shape["outcomes"].values()) == 40
    assert all(one["low"] <= one["share"] <= one["high"] for one in shape["outcomes"].values())


def test_a_player_or_a_chair_that_does_not_exist_is_said_so():
    with pytest.raises(KeyError):
        simulate(LOADED.document, plan("nobody"), 1)
    with pytest.raises(KeyError):
        simulate(LOADED.document, plan("nobody", False), 1)
    with pytest.raises(ValueError, match="stranger"):
        simulate(LOADED.document, Plan("s", "historical", True, "stranger"), 1)


def test_probes_count_what_held_at_the_end_of_games():
    found = simulate(LOADED.document, plan(probes={"calm": "tension < 101"}), 50)
    assert sum(found.tally.probes.values()) == 50


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share_and_stays_between_nought_and_one(hits, more):
    games = hits + more
    low, high = wilson(hits, games)
    assert 0 <= low <= high <= 1
    if games:
        assert low <= hits / games <= high


def test_the_interval_is_wilsons():
    low, high = wilson(15, 50)
    assert (round(low, 4), round(high, 4)) == (0.191, 0.4375)


@given(st.lists(st.integers(), max_size=30))
def test_half_the_values_lie_on_either_side_of_the_median(values):
    middle = median(values)
    if values:
        assert sum(value <= middle for value in values) * 2 >= len(values)
        assert sum(value >= middle for value in values) * 2 >= len(values)

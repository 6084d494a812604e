"""The written-out steps are the engine's own: the same inputs, the same dice, the same states."""

from __future__ import annotations

from random import Random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from sketches import TURNS, sketch
from sketches import condition as made_up
from worlds import valley

from mediator_game.engine.actions import EndTurn, Move, OpenNote
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import Refused, actions, over, refusal
from mediator_game.engine.step import start, step
from mediator_game.engine.written.choose import mover
from mediator_game.engine.written.fast import Written, obstacle
from mediator_game.engine.written.mover import loaded
from mediator_game.engine.written.stepwise import Stepwise
from mediator_game.engine.written.trees import condition

SEEDS = st.integers(0, 2**40)
READ = ("cohesion", "tension", "grain", "crown.will", "monitoring", "war", "flags.quiet")


def watched(rules):
    return [condition(rules, text) for text in (*(f"{name} > 0" for name in READ[:4]), *READ[4:])]


def alike(rules, mine, state, values):
    """Say whether a written-out state is that of the engine, in all that can matter."""
    got = mine.values(state)
    names = ["turn", "over", *READ] + ([] if values[rules.layout["over"]] else ["moves_left"])
    return {name: got[rules.layout[name]] for name in names} == {name: values[rules.layout[name]] for name in names}


def inputs_of(rules, values):
    """Every input that the engine takes in a state."""
    if over(rules, values):
        return []
    notes = [OpenNote(str(note.id)) for note in rules.scenario.note]
    free = [note for note in notes if refusal(rules, values, note) is None]
    return [*actions(rules, values), *free, EndTurn()]


@settings(max_examples=150, deadline=None)
@given(SEEDS, st.sampled_from(["west", "east"]))
def test_both_ways_lead_to_the_same_states_after_the_same_inputs_and_dice(seed, chair):
    random = Random(seed)
    rules = compile_rules(sketch(seed))
    mine = mover(rules, chair, seed, watched(rules))
    assert isinstance(mine, Written)
    for _ in range(3):
        state, values = mine.start(), start(rules, KeyedDice(seed), chair, ledger=False).state.values
        assert alike(rules, mine, state, values)
        for _ in range(3 * TURNS):
            ways = list(mine.steps(state))
            assert {str(action) for action, _, _ in ways} >= {
                str(action) for action in inputs_of(rules, values) if not isinstance(action, OpenNote)
            }
            if not ways:
                break
            action, dice, state = random.choice(ways)
            whole = start(rules, KeyedDice(seed), chair, ledger=False).state
            whole = evolve(whole, values=values)
            values = step(rules, whole, action, KeyedDice(seed, loaded(dice)), ledger=False).state.values
            assert alike(rules, mine, state, values), action


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_every_fall_of_the_dice_is_followed_and_no_other(seed):
    random = Random(seed)
    rules = compile_rules(sketch(seed))
    fast = mover(rules, "west", seed, watched(rules))
    slow = Stepwise(rules, "west", seed, watched(rules))
    here, there = fast.start(), slow.start()
    for _ in range(2 * TURNS):
        mine, engine = by_what_matters(rules, fast, here), by_what_matters(rules, slow, there)
        # A note that only a move nobody can make would read is opened by the one and not by the other.
        known = {way for way in engine if "OpenNote" not in way[0] or way in mine}
        # The engine's own steps follow so many falls at most, and say when that was not all.
        assert known <= set(mine) if "dice" in slow.left_out else known == set(mine)
        # Two states that look alike may differ in what has happened already: only a way to one state is gone on with.
        sure = sorted(way for way in set(mine) & set(engine) if len(mine[way]) == len(engine[way]) == 1)
        if not sure:
            break
        way = random.choice(sure)
        here, there = mine[way][0], engine[way][0]


def by_what_matters(rules, mover, state):
    """Every step from a state, by the action and by what of the state reached can matter."""
    found = {}
    for action, _, reached in mover.steps(state):
        found.setdefault((str(action), matters(rules, mover.values(reached))), []).append(reached)
    return found


def matters(rules, values):
    names = ["turn", "over", *READ]
    return tuple(values[rules.layout[name]] for name in names)


@settings(max_examples=80, deadline=None)
@given(SEEDS)
def test_a_condition_means_the_same_over_written_out_states(seed):
    random = Random(seed)
    rules, text = compile_rules(sketch(seed)), made_up(random)
    tree = condition(rules, text)
    mine, slow = mover(rules, "east", seed, [tree]), Stepwise(rules, "east", seed, [tree])
    asked, also = mine.number(tree), slow.number(tree)
    values, state = start(rules, KeyedDice(seed), "east", ledger=False).state, mine.start()
    assert also(slow.start()) == asked(state)
    for _ in range(TURNS):
        ways = mine.steps(state)
        if not ways:
            break
        action, dice, state = random.choice(ways)
        values = step(rules, values, action, KeyedDice(seed, loaded(dice)), ledger=False).state
        assert bool(asked(state)) == rules.condition(text)(values.values)


def test_a_scenario_with_sides_is_stepped_by_the_engine_and_says_why():
    rules = compile_rules(valley())
    assert obstacle(rules) == "it has sides"
    assert isinstance(mover(rules, "envoy", 1), Stepwise)


def test_a_step_by_the_engine_lists_every_input_that_is_open_and_nothing_that_is_refused():
    rules = compile_rules(valley())
    slow = mover(rules, "envoy", 3)
    state = slow.start()
    for _ in range(4):
        ways = list(slow.steps(state))
        values = slow.values(state)
        assert {str(action) for action in inputs_of(rules, values) if not isinstance(action, OpenNote)} <= {
            str(action) for action, _, _ in ways
        }
        for action, _, _ in ways:
            try:
                step(
                    rules,
                    evolve(start(rules, KeyedDice(3), "envoy").state, values=values, trail=()),
                    action,
                    KeyedDice(3),
                )
            except Refused as refused:
                raise AssertionError(f"{action}: {refused}") from refused
        tabled = [action for action, _, _ in ways if isinstance(action, Move) and action.text]
        assert len(tabled) == len({str(action) for action in tabled})
        state = ways[len(ways) // 2][2]

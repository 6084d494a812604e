"""The ledger accounts for every change, and keeping it changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from worlds import (
    anything,
    causeway,
    rules_of,
    the_pass,
    twins,
    twins_with_everything,
    twins_with_papers,
    two_papers,
    valley,
    warring_twins,
)

from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import Refused, actions, refusal
from mediator_game.engine.step import initial, start, step

RULES = {
    "valley": rules_of(valley()),
    "twins": rules_of(twins()),
    "causeway": rules_of(causeway()),
    "war": rules_of(warring_twins()),
}
RULES |= {"papers": rules_of(two_papers()), "twins with papers": rules_of(twins_with_papers())}
RULES |= {"pass": rules_of(the_pass()), "everything": rules_of(twins_with_everything())}


class Play(RuleBasedStateMachine):
    """Any inputs, legal or not, in any order, with and without the ledger."""

    @initialize(seed=st.integers(), world=st.sampled_from(sorted(RULES)))
    def sit_down(self, seed, world):
        self.rules = RULES[world]
        self.dice = KeyedDice(seed)
        self.values = list(initial(self.rules, self.dice).values)
        self.counted = 0
        begun = start(self.rules, self.dice, self.rules.chairs[0])
        self.state = begun.state
        self.fast = start(self.rules, self.dice, self.rules.chairs[0], ledger=False).state
        self.book(begun.events)

    def book(self, events):
        for event in events:
            self.counted += 1
            assert event.id == self.counted
            assert all(cause < event.id for cause in event.causes)
            for change in event.changes:
                slot = self.rules.layout[change.variable]
                assert self.values[slot] == change.before
                assert change.delta != 0
                self.values[slot] += change.delta

    @rule(data=st.data())
    def input(self, data):
        action = data.draw(anything(self.rules))
        reason = refusal(self.rules, self.state.values, action)
        before = self.state
        if reason:
            with pytest.raises(Refused, match=r"\w"):
                step(self.rules, self.state, action, self.dice)
            assert self.state == before
            return
        done = step(self.rules, self.state, action, self.dice)
        self.fast = step(self.rules, self.fast, action, self.dice, ledger=False).state
        self.state = done.state
        self.book(done.events)

    @invariant()
    def state_is_start_plus_ledger(self):
        if hasattr(self, "state"):
            assert tuple(self.values) == self.state.values

    @invariant()
    def the_fast_game_is_the_same_game(self):
        if hasattr(self, "state"):
            assert self.fast.values == self.state.values
            assert self.fast.fingerprint() == self.state.fingerprint()

    @invariant()
    def every_number_stays_in_its_bounds(self):
        if hasattr(self, "state"):
            for slot, value in zip(self.rules.layout.slots, self.state.values, strict=True):
                assert slot.low <= value <= slot.high, slot.name

    @invariant()
    def every_move_on_the_menu_can_be_made(self):
        if hasattr(self, "state"):
            for action in actions(self.rules, self.state.values):
                assert refusal(self.rules, self.state.values, action) is None


Play.TestCase.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)
TestAnyInputsAtAll = Play.TestCase


@given(st.integers() | st.text(max_size=20), st.text(max_size=20), st.integers(1, 30))
def test_a_die_depends_on_its_key_alone(seed, subject, turn):
    one, other = KeyedDice(seed), KeyedDice(seed)
    other.roll("another", subject, turn)
    assert one.roll("kind", subject, turn) == other.roll("kind", subject, turn)
    assert 0 <= one.roll("kind", subject, turn) <= 99


def test_dice_are_even_enough():
    rolls = [KeyedDice(seed).roll("clash", "line", 1) for seed in range(4000)]
    for tenth in range(10):
        assert 300 < sum(roll // 10 == tenth for roll in rolls) < 500

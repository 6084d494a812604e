"""The bargaining space: exact, whatever the scenario, and honest about what it leaves uncounted."""

from functools import cache
from itertools import product

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.worlds import valley
from mediator_game.engine.actions import EndTurn
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.formulas import base, gain_of
from mediator_game.engine.menu import over
from mediator_game.engine.state import State
from mediator_game.engine.step import step
from mediator_game.playtest.space import NothingToBargainError, agrees_with_enumeration, along_line, at_start, space_of
from mediator_game.playtest.space.listing import as_json
from mediator_game.playtest.space.moment import GameOverError
from mediator_game.playtest.space.page import as_text
from mediator_game.playtest.space.survive import with_text
from mediator_game.scenario.library import find
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Issue, Option, Span
from playtest.spaces import SIDES, bare, scenarios

EASY = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@cache
def rules_of(name):
    return compile_rules(load(find(name)).scenario)


def seeds():
    return st.one_of(st.none(), st.integers(0, 50).map(str))


@EASY
@given(scenarios(), seeds())
def test_the_folded_space_is_the_enumerated_one(scenario, seed):
    rules = compile_rules(scenario)
    assert agrees_with_enumeration(rules, at_start(rules, "envoy", seed).values)


@pytest.mark.parametrize("name", ["1997-step-by-step", "tutorial"])
@pytest.mark.parametrize("seed", [None, "1", "2"])
def test_the_shipped_scenarios_fold_exactly_at_the_start_and_on_the_way(name, seed):
    rules = rules_of(name)
    chair = rules.chairs[0]
    assert agrees_with_enumeration(rules, at_start(rules, chair, seed).values)
    line = next(iter(rules.scenario.line))
    assert agrees_with_enumeration(rules, along_line(rules, line, 2, chair, seed).values)


def test_a_fold_that_is_wrong_is_found_out():
    rules = compile_rules(valley())
    values = at_start(rules, "envoy").values
    assert agrees_with_enumeration(rules, values)
    paper = rules.papers[0]
    unsettled = evolve(paper, text=evolve(paper.text, settles=lambda _: False))
    assert not agrees_with_enumeration(evolve(rules, papers=(unsettled,)), values)
    lenient = evolve(rules.sides[0].leaders[0], score=lambda _: 10_000)
    sides = (evolve(rules.sides[0], leaders=(lenient, lenient)), rules.sides[1])
    assert not agrees_with_enumeration(evolve(rules, papers=(evolve(paper, sides=sides),)), values)


@EASY
@given(scenarios())
def test_every_text_listed_as_acceptable_is_one_the_engine_s_leaders_accept_and_no_other_is(scenario):
    rules = compile_rules(scenario)
    space = space_of(rules, at_start(rules, "envoy"))
    gain = gain_of(rules.text)
    open_options = [[choice.option for choice in choices] for choices in space.sheets.choices]
    expected = {
        text
        for text in product(*open_options)
        if any(text) and all(gain(side, with_text(rules, space.moment.values, text)) >= 0 for side in rules.sides)
    }
    assert set(space.listed.acceptable) == expected
    assert space.all.acceptable == len(expected)


@EASY
@given(scenarios())
def test_a_text_is_survivable_when_the_engine_itself_lets_both_leaders_live_with_it(scenario):
    rules = compile_rules(scenario)
    space = space_of(rules, at_start(rules, "envoy"))
    for text in space.listed.acceptable:
        v = with_text(rules, space.moment.values, text)
        v[rules.text.signed_turn] = v[rules.text.public_since] = 1
        for side in rules.sides:
            v[side.accepted] = 1
        assert (text in space.listed.survivable) == _lives(rules, v)


class _Quiet:
    def roll(self, kind, subject, turn):
        return 99


def _lives(rules, values):
    state = State(tuple(values))
    while not over(rules, state.values):
        state = step(rules, state, EndTurn(), _Quiet(), ledger=False).state
    return not any(state.values[side.falls] for side in rules.sides)


@EASY
@given(scenarios())
def test_the_solutions_lie_on_the_frontier_and_their_texts_bring_the_gains_said(scenario):
    rules = compile_rules(scenario)
    space, gain = space_of(rules, at_start(rules, "envoy")), gain_of(rules.text)
    zone = [point for point in space.all.frontier if point.acceptable]
    assert (space.all.nash is None) == (space.all.kalai_smorodinsky is None) == (space.all.acceptable == 0)
    if zone:
        assert space.all.nash in zone
        assert space.all.kalai_smorodinsky in zone
    for point in space.all.frontier:
        texts = [text for key in point.keys for text in space.folded.texts(key)]
        assert texts
        for text in texts:
            v = with_text(rules, space.moment.values, text)
            assert tuple(gain(side, v) for side in rules.sides) == point.gains


def test_in_the_valley_the_only_fair_text_is_found_by_hand_as_well():
    # Shared water and an open road: Hill 50*50 + 50*80 = 65.00 against 45.00 + 5.00, River 60*65 + 40*50 = 59.00
    # against 36.00. A warden would need a sponsor.
    rules = compile_rules(valley())
    found = as_json(space_of(rules, at_start(rules, "envoy")))
    assert found["packages"] == 6
    assert found["acceptable"]["count"] == 2
    assert found["nash"]["text"] == found["kalai_smorodinsky"]["text"] == {"water": "shared", "road": "open"}
    assert found["nash"]["gains"] == {"hill": 1_500, "river": 2_300}
    assert found["sides"]["hill"]["no_deal"] == 5_000
    assert found["without_sponsor"]["acceptable"]["count"] == 1


def test_hidden_numbers_stand_at_their_middles_until_a_seed_draws_them():
    rules = compile_rules(valley())
    slot = rules.layout["hill.value.water.shared"]
    assert at_start(rules, "envoy").values[slot] == 50
    assert len({at_start(rules, "envoy", str(seed)).values[slot] for seed in range(30)}) > 5


def test_a_sponsor_found_on_the_way_is_no_longer_missing():
    rules = compile_rules(valley())
    for seed in map(str, range(20)):
        moment = along_line(rules, "informed", 2, "envoy", seed)
        space = space_of(rules, moment)
        found = moment.values[rules.layout["unlocked.water.warden"]]
        assert (space.unsponsored.packages == space.all.packages) == bool(found)


def test_a_moment_after_the_end_of_the_game_is_refused_with_the_turn_it_ended_in():
    scenario = valley()
    ends = evolve(scenario.outcome[0], when="turn >= 2", ends=True)
    rules = compile_rules(evolve(scenario, outcome=(ends, *scenario.outcome[1:])))
    with pytest.raises(GameOverError, match="turn 2"):
        along_line(rules, "historical", 3, "envoy")


def test_an_option_whose_condition_does_not_hold_yet_is_left_out_and_named():
    scenario = valley()
    road = evolve(
        scenario.issue[1], option=(scenario.issue[1].option[0], evolve(scenario.issue[1].option[1], when="turn >= 2"))
    )
    rules = compile_rules(evolve(scenario, issue=(scenario.issue[0], road)))
    space = space_of(rules, at_start(rules, "envoy"))
    assert space.sheets.left_out == ("road.open",)
    assert space.packages == 3


def many(issues=9, options=4):
    written = [
        Issue(
            f"i{number}", f"Issue {number}",
            tuple(
                Option(f"o{place}", "An option", {
                    "hill": Span(place * 20, place * 20), "river": Span(100 - place * 23, 100 - place * 23),
                }, status_quo=place == 0)
                for place in range(options)
            ),
        )
        for number in range(issues)
    ]  # fmt: skip
    base = valley()
    weights = {issue.id: 10 for issue in written[:-1]} | {written[-1].id: 100 - 10 * (issues - 1)}

    def side(name):
        blocs = tuple(evolve(bloc, weights=weights, red_lines=()) for bloc in base.side[name].bloc)
        return evolve(base.side[name], weights=weights, bloc=blocs, aims=None, successor="")

    return compile_rules(bare(written, {name: side(name) for name in SIDES}))


def test_too_many_texts_are_counted_and_not_written_out_and_that_is_said():
    rules = many()
    space = space_of(rules, at_start(rules, "envoy"))
    found = as_json(space)
    assert found["packages"] == 4**9
    assert isinstance(found["acceptable"]["count"], int)
    assert found["acceptable"]["texts"] is None
    assert found["survivable"]["count"] is None
    assert "20,000" in found["not_counted"]
    assert found["pareto"][0]["text"].keys() == {f"i{number}" for number in range(9)}
    page = as_text(space)
    assert "not counted" in page
    assert "20,000" in page
    with pytest.raises(ValueError, match="too many"):
        agrees_with_enumeration(rules, space.moment.values)


def test_a_scenario_without_sides_has_no_space():
    rules = compile_rules(bare((), {}))
    with pytest.raises(NothingToBargainError, match="two sides"):
        space_of(rules, at_start(rules, "envoy"))


@EASY
@given(scenarios(), seeds())
def test_the_page_fits_eighty_columns_and_its_drawing_is_plain_ascii(scenario, seed):
    rules = compile_rules(scenario)
    page = as_text(space_of(rules, at_start(rules, "envoy", seed)))
    assert max(map(len, page.splitlines())) <= 80
    assert page.isascii()


def test_nobody_is_brought_down_by_a_text_while_the_second_table_is_off():
    scenario = load(find("1997-step-by-step")).scenario
    on, off = compile_rules(scenario), compile_rules(scenario, {"second_table": 0})
    with_table, without = (space_of(rules, at_start(rules, "us")) for rules in (on, off))
    assert len(without.listed.survivable) == len(without.listed.acceptable) > len(with_table.listed.survivable)
    assert all(base(side, with_table.moment.values) for side in on.sides)

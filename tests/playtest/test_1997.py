"""What 1997 has to show, game for game: history is the mode and can be escaped, and the second table is why."""

from functools import cache

import pytest

from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.simulate import Plan, simulate
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load

GAMES = 400
PROBES = {"armed-left-first": "ar.army.walked_out_turn > 0"}


@cache
def loaded():
    path = next(path for path in shipped() if path.stem.startswith("1997"))
    return load(path)


@cache
def played(player, is_line=True, games=GAMES, **overrides):
    found = loaded()
    rules = compile_rules(found.scenario, overrides)
    plan = Plan("must-show", player, is_line, "us", overrides, PROBES)
    return simulate(found.document, plan, games, workers=2, rules=rules)


def test_along_the_historical_line_history_is_the_mode_and_not_a_certainty():
    found = played("historical")
    assert found.mode == loaded().scenario.record.documented == "president-falls"
    low, high = found.interval("president-falls")
    assert low >= 0.60
    assert high <= 0.90


def test_the_president_falls_within_a_month_of_january_1998():
    assert 6 <= played("historical").median_turn("president-falls") <= 8


def test_the_armed_bloc_has_left_before_the_president_falls():
    found = played("historical")
    assert found.tally.probes["president-falls/armed-left-first"] >= 0.95 * found.tally.outcomes["president-falls"]


def test_rushing_the_same_text_to_signature_does_not_settle():
    assert played("rushed").share("settled") < 0.05


def test_without_the_second_table_the_rushed_line_settles_and_history_vanishes():
    assert played("rushed", second_table=0).interval("settled")[0] > 0.90
    assert played("historical", second_table=0).share("president-falls") == 0


@pytest.mark.parametrize(("player", "is_line"), [("naive", True), ("leaders-only", False)])
def test_the_informed_line_does_clearly_better(player, is_line):
    informed, other = played("informed"), played(player, is_line)
    assert informed.share("settled") - other.share("settled") >= 0.20
    assert informed.interval("settled")[0] > other.interval("settled")[1]
    assert informed.share("settled") < 0.90


def test_random_play_hardly_ever_settles():
    assert played("random", False).share("settled") < 0.05


def test_the_three_chairs_are_not_the_same_game():
    found = loaded()
    values = {}
    for chair in found.scenario.chair:
        plan = Plan("chairs", "informed", True, chair)
        values[chair] = simulate(found.document, plan, 300, workers=2).mean_value
    assert len(values) == 3
    assert max(values.values()) - min(values.values()) > 0.03

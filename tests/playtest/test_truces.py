"""A truce that nobody watches collapses and a watched one holds; without the field term the difference is gone."""

from functools import cache
from pathlib import Path

from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.simulate import Plan, simulate
from mediator_game.playtest.validate.change import mirrored
from mediator_game.scenario.load import load

RIDGE = Path(__file__).parents[1] / "scenarios" / "ridge.toml"
GAMES = 300


@cache
def share(line, outcome, **overrides):
    found = load(RIDGE)
    plan = Plan("truces", line, True, "envoy", overrides, {})
    played = simulate(found.document, plan, GAMES, workers=1, rules=compile_rules(found.scenario, overrides))
    low, high = played.interval(outcome)
    return (low + high) / 2


def test_a_truce_that_nobody_watches_collapses():
    assert share("bare", "held") < 0.05
    assert share("bare", "collapsed") > 0.5


def test_a_truce_that_is_watched_holds():
    assert share("watched", "held") > 0.5
    assert share("watched", "collapsed") < 0.05


def test_without_the_field_term_both_hold():
    assert share("bare", "held", field=0) > 0.95
    assert share("watched", "held", field=0) > 0.95


def test_with_the_sides_changed_round_a_war_goes_the_other_way_and_no_further():
    twin = mirrored(load(RIDGE).scenario)
    assert {name: place.holder for name, place in twin.place.items() if place.issue} == {
        "bridge": "upper", "mill": "lower", "ford": "lower", "crest": "lower",
    }  # fmt: skip
    assert list(twin.front) == ["upper"]
    assert twin.outcome[0].when == "holds.crest == 'upper'"

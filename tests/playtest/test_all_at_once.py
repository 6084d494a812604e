"""What is validated of a scenario with land, a front, papers of others and measures."""

from pathlib import Path

import pytest
from attrs import evolve

from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.step import start
from mediator_game.playtest.space.enumeration import agrees_with_enumeration
from mediator_game.playtest.space.moment import at_start
from mediator_game.playtest.space.space import space_of
from mediator_game.playtest.validate.bench import Bench
from mediator_game.playtest.validate.change import changed, mirrored, shuffled
from mediator_game.playtest.validate.holders import given_in
from mediator_game.playtest.validate.numbers import numbers, shaken
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Event

SCENARIOS = Path(__file__).parents[1] / "scenarios"


def scenario(name="pass"):
    return load(SCENARIOS / f"{name}.toml").scenario


@pytest.mark.parametrize("name", ["pass", "ridge"])
def test_the_space_is_what_the_engine_says_of_every_text(name):
    rules = compile_rules(scenario(name))
    for seed in range(5):
        assert agrees_with_enumeration(rules, start(rules, KeyedDice(seed), "envoy", ledger=False).state.values)


def test_the_lip_is_what_makes_cheap_talk_acceptable():
    rich = compile_rules(scenario("ridge"), {"lip": 15})
    poor = compile_rules(scenario("ridge"), {"lip": 0})
    found = [space_of(rules, at_start(rules, "envoy")).all.acceptable for rules in (poor, rich)]
    assert found[0] < found[1]


def test_the_worth_of_places_fronts_letters_and_measures_is_judged_and_keeps_its_sums():
    written = scenario()
    found = numbers(written)
    names = {one.name for one in found}
    assert {
        "place.mill.worth.north", "place.mill.hard", "front.north.toll.south", "letter.salt.worth", "letter.salt.leak",
        "measure.huts.worth.north", "measure.whistles.will.crown", "side.south.prices.watch.league",
        "power.league.broker", "side.north.weary", "world.confidence",
    } <= names  # fmt: skip
    for seed in ("a", "b", "c"):
        other = changed(written, shaken(written, found, seed, 0.2))
        for side in written.side:
            assert sum(place.worth[side] for place in other.place.values() if place.issue) == 100
        compile_rules(other)


def test_what_a_paper_has_of_a_side_changes_round_with_the_sides():
    base = scenario()
    reaction = evolve(base.reaction[0], when="papers.winter.north.accepted and north.trust > 3")
    assert mirrored(evolve(base, reaction=(reaction,))).reaction[0].when == (
        "papers.winter.south.accepted and south.trust > 3"
    )


def test_another_order_is_another_order_of_everything():
    base, other = scenario(), shuffled(scenario(), "backwards")
    assert list(other.place) == list(base.place)[::-1]
    assert [one.id for one in other.measure] == [one.id for one in base.measure][::-1]
    assert other.paper[0].signatories == base.paper[0].signatories[::-1]


def test_land_that_an_event_gives_away_along_the_line_is_found_and_what_a_paper_hands_over_is_not():
    base = scenario()
    assert list(given_in(Bench(base), "historical", "a")) == []
    theft = Event(id="theft", title="Theft", turn=1, kind="ground", effects=("holds.bridge = 'south'",))
    found = given_in(Bench(evolve(base, event=(*base.event, theft))), "historical", "a")
    assert list(found) == ["event theft gives away bridge"]

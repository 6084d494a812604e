"""Land, war and truce, number by number, on the ridge: what anybody can check with a pencil."""

from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve
from test_on_paper import Only
from test_second_table import Game

from mediator_game.engine import truce
from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.fronts import reached
from mediator_game.engine.menu import Refused, option_refusal
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Span

RIDGE = Path(__file__).parents[1] / "scenarios" / "ridge.toml"
STOP = Move("table", text={"fire": "stop"})
ASKED = (STOP, Move("visit", target="upper"), Move("visit", target="lower"))


class Falls(Only):
    """Dice that let every place fall whose turn has come, and nothing else."""

    def __init__(self):
        super().__init__("place-falls", 0)


def ridge(**changes):
    scenario = load(RIDGE).scenario
    return evolve(scenario, **changes) if changes else scenario


def game(dice=None, scenario=None, **constants):
    return Game(scenario or ridge(), dice, **constants)


def signed(dice=None, scenario=None, **constants):
    """The ridge on the day the truce is signed, with its turn still to end."""
    return game(dice, scenario, **constants).do(*ASKED, EndTurn(), Move("summit"))


# Places


def test_an_option_is_worth_what_a_side_would_hold_after_it():
    here = game()
    assert here["lower.value.land.as-it-is"] == 40
    assert here["lower.value.land.mill-and-ford"] == 40 + 15 + 20
    assert here["upper.value.land.mill-and-ford"] == 100 - 10 - 20 - 25


def test_what_has_fallen_is_no_longer_given():
    here = game(Falls()).do(EndTurn())
    assert here["holds.mill"] == 1
    assert here["lower.value.land.as-it-is"] == 55
    assert here["lower.value.land.mill-and-ford"] == 75
    reason = option_refusal(here.rules, here.state.values, "land.mill-back", changing=True)
    assert reason == "The mill goes to Lower: already so."


def test_places_fall_in_order_and_no_more_than_the_front_can_take_in_a_turn():
    here = game(Falls()).do(EndTurn())
    assert (here["holds.mill"], here["holds.ford"]) == (1, 0)
    here.do(EndTurn(), EndTurn())
    assert (here["holds.ford"], here["holds.crest"]) == (1, 1)


def test_a_place_falls_when_the_die_shows_less_than_edge_and_aid_less_how_hard_it_is():
    assert game(Only("place-falls", 29)).do(EndTurn())["holds.mill"] == 1
    assert game(Only("place-falls", 30)).do(EndTurn())["holds.mill"] == 0
    helped = ridge()
    side = evolve(helped.side["lower"], aid=Span(10, 10))
    helped = evolve(helped, side={**helped.side, "lower": side})
    assert game(Only("place-falls", 39), helped).do(EndTurn())["holds.mill"] == 1


def test_a_place_that_is_lost_costs_its_holder_support_once():
    here = game(Falls()).do(EndTurn())
    # The shepherds: 80 % of 20 is 16, and at rhetoric 50 that is 16.0 points: 160 tenths.
    assert here["upper.shepherds.support"] == 650 - 160
    assert here["upper.weavers.support"] == 600 - 80
    assert here["lower.millers.support"] == 600
    assert game(Falls(), second_table=0).do(EndTurn())["upper.shepherds.support"] == 650


def test_limits_follow_the_ground_down_by_more_than_up():
    here = game(Falls()).do(EndTurn())
    # Down by 80 % of the 16 points lost: 12.8. The millers won 70 % of 15, and want half of those 10.5 more.
    assert here["upper.shepherds.limit"] == 40 - 13
    assert here["lower.millers.limit"] == 40 + 5
    assert game(Falls(), ground_losers=0, ground_winners=0).do(EndTurn())["upper.shepherds.limit"] == 40


def test_a_term_that_events_have_overtaken_falls_out_and_the_leaders_are_asked_again():
    text = Move("table", text={"fire": "stop", "land": "mill-back"})
    here = game(Falls()).do(text, Move("visit", target="upper"), Move("visit", target="lower"))
    drafts = here["text.draft"]
    here.do(EndTurn())
    assert here["text.land"] == 0 and here["text.fire"] == 1
    assert here["text.draft"] == drafts + 1
    assert here["upper.shown"] == here["lower.shown"] == 1
    assert [event.subject for event in here.events if event.kind == "overtaken"] == ["land.mill-back"]


def test_an_issue_that_is_off_the_agenda_cannot_be_put_in_the_text():
    scenario = ridge()
    issues = tuple(
        evolve(one, when="turn >= 2", closed="not yet") if one.id == "land" else one for one in scenario.issue
    )
    here = game(scenario=evolve(scenario, issue=issues))
    with pytest.raises(Refused, match="Who holds what: not yet"):
        here.do(Move("table", text={"land": "mill-back"}))
    assert here.do(EndTurn(), Move("table", text={"land": "mill-back"}))["text.land"] == 1


# The field


def test_the_chances_that_places_have_fallen_by_the_time_a_leader_looks_to():
    one, other = reached((50, 50), 1, 2)
    assert (one, other) == (Fraction(3, 4), Fraction(1, 4))
    one, other = reached((50, 50), 2, 1)
    assert (one, other) == (Fraction(1, 2), Fraction(1, 4))
    assert reached((100, 0), 2, 5) == (1, 0)


def field(here, side):
    number = list(here.rules.scenario.side).index(side)
    return here.rules.fighting.field(here.rules.sides[number].leaders[0], number, here.state.values)


def test_the_field_is_the_expected_change_of_what_a_side_holds():
    here = game()
    # Chances 30 %, three turns: the mill 0.657, the ford 0.216, the crest 0.027. 60 % of 15 * 0.657 + ... is 8.9.
    assert field(here, "lower") == round(60 * (15 * 0.657 + 20 * 0.216 + 25 * 0.027))
    assert field(here, "upper") == -round(60 * (20 * 0.657 + 25 * 0.216 + 45 * 0.027))
    assert field(game(field=0), "lower") == 0


def test_stopping_the_fire_is_worth_weariness_less_the_field():
    here = game().do(STOP)
    gain = here.rules.condition("lower.gain == -9")  # 0 of the text itself, 0 of weariness, 8.9 of the field
    assert gain(here.state.values)
    assert here.do(EndTurn(), EndTurn(), EndTurn(), EndTurn())["lower.weary"] == 12
    assert here.rules.condition("lower.gain == -6")(here.state.values)  # 12 / 4 less 8.9


def test_without_war_a_text_about_the_fire_is_worth_what_it_says():
    scenario = ridge()
    chair = {name: evolve(one, effects=()) for name, one in scenario.chair.items()}
    here = game(scenario=evolve(scenario, chair=chair)).do(STOP)
    assert here.rules.condition("lower.gain == 0 and lower.field == 0")(here.state.values)


def test_a_red_line_with_a_price_costs_that_and_is_no_wall():
    here = game(field=0).do(Move("sponsor", option="watch.wardens", power="crown"))
    here.do(Move("table", text={"watch": "wardens"}))
    assert here.rules.condition("lower.gain == -6")(here.state.values)


# Truces


def test_cheap_talk_is_signed_as_long_as_nobody_watches():
    assert signed()["text.signed_turn"] == 2
    assert signed(lip=0)["text.signed_turn"] == 0


def test_a_truce_stops_the_front_and_the_toll():
    here = signed(Falls())
    held, weary = here["holds.ford"], here["lower.weary"]
    here.do(EndTurn())
    assert here["holds.ford"] == held == 0
    assert here["lower.weary"] == weary - 1
    assert here.rules.condition("truce and truces.count == 1 and truces.broken == 0")(here.state.values)


def test_the_side_that_is_advancing_breaks_it_unless_somebody_watches():
    here = signed()
    # Weariness 3, so 8.9 - 0.75 = 8.16 points worse than fighting on: 6 for each.
    assert truce.break_chance(here.rules, 1, here.state.values) == 49
    assert truce.break_chance(here.rules, 0, here.state.values) == 0
    here.do(Move("monitor"))
    assert truce.break_chance(here.rules, 1, here.state.values) == 29
    assert truce.break_chance(signed(field=0).rules, 1, signed(field=0).state.values) == 0


def test_a_truce_that_is_broken_leaves_no_signature_harder_words_and_less_trust():
    here = signed(Only("truce-broken", 48))
    before = {name: here[name] for name in ("upper.rhetoric", "lower.rhetoric", "upper.trust", "lower.trust")}
    here.do(EndTurn())
    assert here["text.signed_turn"] == 0 and here["text.exists"] == 1
    assert (here["truces.broken"], here["lower.accepted"], here["upper.accepted"]) == (1, 0, 0)
    assert here["upper.trust"] == before["upper.trust"] - 2
    assert here["upper.rhetoric"] == before["upper.rhetoric"] + 3 + 2  # and outbidding, with no yes any more
    assert here.kinds("lower").count("truce-broken") == 1
    assert signed(Only("truce-broken", 49)).do(EndTurn())["truces.broken"] == 0


def test_one_that_breaks_at_once_stops_nothing():
    class Both(Only):
        def roll(self, kind, subject, turn):
            return 0 if kind in {"place-falls", "truce-broken"} else 99

    here = signed(Both("", 0)).do(EndTurn())
    assert here["truces.broken"] == 1
    assert here["holds.ford"] == 1


def test_verification_grows_by_asking_and_further_with_a_sponsor():
    here = game().do(Move("monitor"), Move("monitor"))
    assert here["verify"] == 20
    here.do(Move("sponsor", option="watch.wardens", power="crown"), EndTurn(), Move("monitor"), Move("monitor"))
    assert here["verify"] == 60
    assert here.do(Move("monitor"))["verify"] == 60


def test_without_consent_it_grows_half_as_fast():
    scenario = ridge()
    side = evolve(scenario.side["lower"], trust=Span(39, 39))
    assert game(scenario=evolve(scenario, side={**scenario.side, "lower": side})).do(Move("monitor"))["verify"] == 10


def test_under_fire_a_leader_signs_what_leaves_him_more_than_fighting_on():
    scenario = ridge()
    fearful = evolve(scenario.side["upper"], caution=Span(60, 60))
    scenario = evolve(scenario, side={**scenario.side, "upper": fearful})
    # Base 63 against 15 + 60: he would not dare; but the field would leave him 63 less what is about to be lost.
    assert signed(scenario=scenario)["text.signed_turn"] == 2
    assert signed(scenario=scenario, field=0)["text.signed_turn"] == 0


def test_a_text_that_only_stops_the_fire_is_not_blamed_for_how_things_stand():
    here = signed().do(EndTurn())
    assert here.rules.condition("upper.shepherds.shortfall == 0 and upper.weavers.shortfall == 0")(here.state.values)

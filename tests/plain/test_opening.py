import pytest

from mediator_game.plain import opening
from mediator_game.plain.console import Console, Leave
from mediator_game.plain.home import scenario
from mediator_game.scenario.library import find
from mediator_game.scenario.load import load
from plain.player import TUTORIAL, Player, session_of

PLAN = load(find("1997-step-by-step"))


def chosen(*answers, loaded=PLAN, chair="", mode=None):
    player = Player(*answers)
    chairs = list(loaded.scenario.chair)
    return opening.choose(
        Console(player, player), lambda one: session_of(loaded, one).view(), chairs, chair, mode
    ), player


def test_the_card_comes_first_and_nothing_else_before_it_is_passed():
    player = Player()
    with pytest.raises(Leave):
        opening.choose(Console(player, player), lambda one: session_of(PLAN, one).view(), ["us"])
    assert player.pages[0].startswith("\n[Before you begin]")
    assert len(player.prompts) == 1


def test_then_the_briefing_then_the_chair_then_the_mode():
    found, player = chosen("", "", "france", "2")
    assert (found.chair, found.mode) == ("france", "assessed")
    assert PLAN.scenario.scenario.title in player.pages[1]
    assert "[The chairs]" in player.pages[2]
    assert PLAN.scenario.chair["france"].title in player.pages[3]


def test_what_was_given_is_not_asked():
    found, player = chosen("", "", chair="russia", mode="assessed")
    assert (found.chair, found.mode) == ("russia", "assessed")
    assert len(player.prompts) == 2


def test_a_single_chair_is_not_asked_for():
    found, _ = chosen("", "", "", loaded=TUTORIAL)
    assert (found.chair, found.mode) == ("envoy", "training")


def test_the_background_is_for_who_asks():
    _, player = chosen("", "more", "", "1", "", loaded=PLAN)
    assert "[Background]" in player.pages[2]


def test_a_wrong_answer_is_asked_again():
    found, player = chosen("what", "", "", "9", "nobody", "1", "x", "")
    assert found.chair == "us"
    assert "Please type a number from 1 to 3." in player.written


@pytest.mark.parametrize("word", ["quit", "back"])
def test_the_player_may_stop_at_any_question(word):
    with pytest.raises(Leave):
        chosen("", word)


def test_a_scenario_is_chosen_by_number_or_name():
    entries = [("tutorial", "Two valleys. May."), ("1997-step-by-step", "The step-by-step plan. 1997.")]
    for answer in ("2", "step by step", "1997-step-by-step"):
        player = Player(answer)
        assert scenario(Console(player, player), entries) == "1997-step-by-step"

"""Why: an event taken apart, its causes opened, earlier events a key away."""

import pytest
from attrs import evolve

from mediator_game.engine.actions import EndTurn, Move
from tui.desks import NORMAL, WIDE, at_desk, keys
from tui.fakes import FakeGames
from tui.screen_text import text
from tui.views import VIEW, WHY, Shown


class Asked(Shown):
    """Remembers what it was asked about."""

    def __init__(self, *args):
        super().__init__(*args)
        self.asked = []

    def why(self, event):
        self.asked.append(event)
        return super().why(event)


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_an_answer_has_changes_causes_rule_dice_sources_and_whose_judgement_it_is(size):
    async with at_desk(Shown(), size) as pilot:
        await keys(pilot, "w")
        said = text(pilot.app)
        for words in (
            "Northland: rhetoric +1 · he was shown a text he does not welcome",
            "What led to it",
            "← Your move: visit a president",
            "Rule: unwelcome-text",
            "Dice: clash: 6 in 100",
            "[R21] Leaders who promise everything.",
        ):
            assert words in said
        await keys(pilot, "pagedown")
        assert "the size is the author's" in text(pilot.app)


async def test_w_goes_to_earlier_events_and_left_comes_back():
    session = Asked()
    async with at_desk(session) as pilot:
        await keys(pilot, "w", "w", "w", "left")
        assert "(2 of 5)" in text(pilot.app)
    assert session.asked == [-1, 4, 3, 4]


async def test_there_is_nothing_before_the_first_event_or_after_the_last():
    session = Asked()
    async with at_desk(session) as pilot:
        await keys(pilot, "w", "left", *["w"] * 9)
        assert "(5 of 5)" in text(pilot.app)
    assert session.asked == [-1, 4, 3, 2, 1]


async def test_a_cause_opens_its_own_why_and_backspace_comes_back():
    session = Asked()
    async with at_desk(session) as pilot:
        await keys(pilot, "w", "down", "enter")
        assert "Backspace back to where you came from" in text(pilot.app)
        await keys(pilot, "backspace")
        assert "Backspace" not in text(pilot.app)
    assert session.asked == [-1, 1, -1]


class Between(Asked):
    """The event before the last has no causes; each other has one of its own."""

    def why(self, event):
        causes = () if event == 4 else (evolve(WHY.causes[0], text=f"What led to {event}", event=50 + event),)
        return evolve(super().why(event), causes=causes)


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_after_an_event_without_causes_the_next_shows_its_own_and_enter_opens_them(size):
    session = Between()
    async with at_desk(session, size) as pilot:
        await keys(pilot, "w")
        assert "What led to -1" in text(pilot.app)
        await keys(pilot, "w")
        assert "What led to" not in text(pilot.app)
        await keys(pilot, "w")
        assert "What led to 3" in text(pilot.app)
        assert "What led to -1" not in text(pilot.app)
        await keys(pilot, "enter")
        assert session.asked[-1] == 53


async def test_before_anything_has_happened_there_is_nothing_to_ask():
    async with at_desk(Shown(evolve(VIEW, log=()))) as pilot:
        await keys(pilot, "w")
        assert "Nothing has happened yet that could be taken apart." in text(pilot.app)


async def test_every_event_of_a_real_game_can_be_taken_apart():
    session = FakeGames().session()
    session.do(Move("visit", target="hill"))
    for _ in range(3):
        session.do(EndTurn())
    told = [one for one in session.view().log if one.can_ask_why]
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "w", *["w"] * len(told))
        assert f"({len(told)} of {len(told)})" in text(pilot.app)

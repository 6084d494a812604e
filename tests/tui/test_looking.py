"""Looking closer: people, map, papers, sources, the log and the briefing."""

import pytest
from attrs import evolve

from mediator_game.engine.actions import Move, OpenNote
from mediator_game.play.view import ActorView, Background, MomentView, TermView
from tui.desks import NARROW, NORMAL, WIDE, at_desk, keys
from tui.fakes import FakeGames
from tui.screen_text import text
from tui.views import VIEW, Shown

SIZES = pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])


@SIZES
async def test_a_leader_is_shown_with_his_answer_his_gauges_and_his_dossier(size):
    async with at_desk(Shown(), size) as pilot:
        await keys(pilot, "p")
        said = text(pilot.app)
        for words in ("The President of Northland, Northland", "To this draft: says no", "Minds most: Security"):
            assert words in said
        await keys(pilot, "pagedown")
        assert "Peace is made at home." in text(pilot.app)


async def test_numbers_stand_behind_the_words_where_there_is_room():
    async with at_desk(Shown(), WIDE) as pilot:
        await keys(pilot, "p")
        assert "38-52" in text(pilot.app)
        assert "high ↑ rose" in text(pilot.app)


async def test_a_bloc_says_whether_it_was_heard_and_what_it_would_bear():
    async with at_desk(Shown(), NORMAL) as pilot:
        await keys(pilot, "p", "down", "down")
        said = text(pilot.app)
        for words in ("The army, weighty", "You have heard it.", "It knows the text.", "To the text: may not bear it"):
            assert words in said


async def test_a_power_says_whom_it_can_press():
    async with at_desk(Shown(), NORMAL) as pilot:
        await keys(pilot, "p", "end", "up")
        said = text(pilot.app)
        assert "Eastern Federation, co-chair" in said
        assert "Can press" in said
        assert "• the army" in said


@SIZES
async def test_the_large_map_has_its_patterns_explained(size):
    async with at_desk(Shown(), size) as pilot:
        await keys(pilot, "m")
        said = text(pilot.app)
        assert "░░░ held by Northland" in said
        assert "D the districts · held by" in said


async def test_a_paper_is_opened_with_enter_and_only_when_it_is_new():
    session = Shown()
    opened = evolve(VIEW.notes[1], opened=True, text=VIEW.briefing.blocks)
    session.after[OpenNote] = evolve(VIEW, notes=(VIEW.notes[0], opened, VIEW.notes[2]))
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "n")
        assert "Two pipelines, one valley." in text(pilot.app)
        assert "[R13] Paragraph R13" in text(pilot.app)
        await keys(pilot, "enter", "down")
        assert session.given == []
        assert "New. Press Enter to read it." in text(pilot.app)
        await keys(pilot, "enter")
        assert "Two lands quarrel over five districts." in text(pilot.app)
        assert "This is the game's, not the record's." in text(pilot.app)
        await keys(pilot, "q")
        assert "1 new note" not in text(pilot.app)
    assert session.given == [OpenNote("army")]


async def test_a_paper_that_is_not_to_be_had_says_why():
    session = FakeGames().session()
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "n", "enter")
        assert "Not to be had yet: Visit one of the" in text(pilot.app)
        assert text(pilot.app).count("Visit one of the") == 1
    assert len(session.records) == 1


async def test_a_paper_of_a_real_game_is_read_after_what_it_waited_for():
    session = FakeGames().session()
    session.do(Move("visit", target="hill"))
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "n", "enter")
        assert "It shows two gates where there is now one." in text(pilot.app)


async def test_sources_are_listed_the_latest_first_and_read_in_our_words():
    async with at_desk(Shown(), NORMAL) as pilot:
        await keys(pilot, "s")
        said = text(pilot.app)
        assert said.index("[R15]") < said.index("[R10]")
        assert "What it says, in our words." in said


async def test_no_source_named_yet_is_said():
    bare = evolve(VIEW, log=(), sides=(), powers=(), notes=())
    async with at_desk(Shown(bare), NORMAL) as pilot:
        await keys(pilot, "s")
        assert "No source has been named yet." in text(pilot.app)


async def test_the_log_and_the_briefing_scroll_with_the_arrows():
    many = tuple(evolve(VIEW.log[3], event=number + 1, turn=2, text=f"Dispatch {number}.") for number in range(40))
    async with at_desk(Shown(evolve(VIEW, log=many)), NORMAL) as pilot:
        await keys(pilot, "l")
        said = text(pilot.app)
        assert said.index("Dispatch 39.") < said.index("Dispatch 38.")  # the latest first, as its heading says
        await keys(pilot, *["down"] * 4)
        assert "Dispatch 39." not in text(pilot.app)
        await keys(pilot, "q", "b")
        assert "Two lands quarrel over five districts." in text(pilot.app)
        assert "Bring them to one text." in text(pilot.app)


@SIZES
async def test_the_background_lists_offices_dates_and_words_and_tells_of_the_one_under_the_cursor(size):
    background = Background(
        (MomentView("1 May 1960", "The dam was raised.", ()),),
        (ActorView("Northland", "President", "Ada", "since 1 January 1950", ()),),
        (TermView("ceasefire", "Ceasefire", "A pause that both keep.", ()),),
    )
    async with at_desk(Shown(evolve(VIEW, background=background)), size) as pilot:
        await keys(pilot, "g")
        assert "President, Northland, since 1 January 1950." in text(pilot.app)
        await keys(pilot, "end")
        assert "A pause that both keep." in text(pilot.app)


async def test_without_any_background_the_page_says_so():
    async with at_desk(Shown(evolve(VIEW, background=Background())), NORMAL) as pilot:
        await keys(pilot, "g")
        assert "This scenario brings no background." in text(pilot.app)

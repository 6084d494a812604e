"""The text editor: reading the table, changing terms, tabling, and leaving without a change."""

import pytest
from attrs import evolve

from mediator_game.engine.actions import Move
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.screens.desk import DeskScreen
from tui.desks import NARROW, NORMAL, WIDE, at_desk, keys
from tui.fakes import FakeGames
from tui.screen_text import lines, text
from tui.views import NO_TEXT, TEXT, VIEW, Shown


def front(pilot) -> str:
    return type(pilot.app.screen).__name__


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
def test_the_editor_looks_as_it_should(snap_compare, size):
    async def change_a_term(pilot):
        await pilot.app.push_screen(DeskScreen(Shown()))
        await keys(pilot, "t", "down", "enter", "down", "down")

    assert snap_compare(MediatorApp(FakeGames()), terminal_size=size, run_before=change_a_term)


async def test_the_table_says_what_each_side_makes_of_each_term():
    async with at_desk(Shown(), WIDE) as pilot:
        await keys(pilot, "t")
        row = next(one for one in lines(pilot.app) if "Who keeps the peace" in one)
        assert "Observers" in row
        assert "costs (said so)" in row
        assert "gains (guess)" in row


async def test_an_option_says_why_it_is_closed_and_cannot_be_picked():
    async with at_desk(Shown(), NORMAL) as pilot:
        await keys(pilot, "t", "down", "enter", "down")
        assert "closed: It needs a sponsor first." in text(pilot.app)
        await keys(pilot, "enter")
        assert "Multinational force: It needs a sponsor first." in text(pilot.app)
        assert "no terms differ" in text(pilot.app)


async def test_a_red_line_stands_out_in_words():
    async with at_desk(Shown(), NORMAL) as pilot:
        await keys(pilot, "t", "down", "enter", "end", "enter")
        assert "RED LINE" in text(pilot.app)
        assert "Southland: crosses a red line (Who keeps the peace)" in text(pilot.app)


async def test_one_changed_term_is_tabled_as_an_amendment():
    session = Shown()
    async with at_desk(session) as pilot:
        await keys(pilot, "t", "end", "enter", "down", "enter")
        assert "1 term differs from draft 2" in text(pilot.app)
        await keys(pilot, "ctrl+s")
        assert front(pilot) == "DeskScreen"
    assert session.given == [Move("amend", option="status.vote")]


async def test_the_desk_says_what_was_tabled_and_what_it_cost():
    session = Shown()
    session.after[Move] = evolve(VIEW, moves_left=VIEW.moves_left - 1)
    async with at_desk(session) as pilot:
        await keys(pilot, "t", "end", "enter", "down", "enter", "ctrl+s")
        said = " ".join(text(pilot.app).split())
        assert "You tabled draft 3, with" in said
        assert "It cost 1 move." in said


async def test_leaving_without_tabling_says_nothing_of_it():
    async with at_desk(Shown()) as pilot:
        await keys(pilot, "t", "q")
        assert front(pilot) == "DeskScreen"
        assert "You tabled" not in text(pilot.app)


async def test_only_the_list_with_the_keyboard_has_the_mark():
    async with at_desk(Shown()) as pilot:
        await keys(pilot, "t")
        assert text(pilot.app).count("▸") == 1
        await keys(pilot, "enter")
        assert text(pilot.app).count("▸") == 1


async def test_several_changed_terms_are_tabled_as_a_text():
    session = Shown()
    async with at_desk(session) as pilot:
        await keys(pilot, "t", "end", "enter", "down", "enter", "home", "enter", "up", "enter", "f5")
    assert session.given == [Move("table", text={"districts": "stay", "security": "observers", "status": "vote"})]


async def test_nothing_changed_is_not_tabled():
    session = Shown(NO_TEXT)
    async with at_desk(session) as pilot:
        await keys(pilot, "t", "ctrl+s")
        assert "Nothing differs from today's state yet." in text(pilot.app)
        assert front(pilot) == "TextEditor"
    assert session.given == []


async def test_a_refused_draft_is_kept_and_says_why():
    async with at_desk(Shown(refuse="The text is signed.")) as pilot:
        await keys(pilot, "t", "end", "enter", "down", "enter", "ctrl+s")
        assert "The text is signed." in text(pilot.app)
        assert "1 term differs from draft 2" in text(pilot.app)


async def test_leaving_with_changes_says_so_first_and_drops_them_then():
    session = Shown()
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "t", "end", "enter", "down", "enter", "q")
        assert "Leaving now drops one changed term." in text(pilot.app)
        assert front(pilot) == "TextEditor"
        await keys(pilot, "q")
        assert front(pilot) == "DeskScreen"
        await keys(pilot, "t")
        assert "no terms differ" in text(pilot.app)
    assert session.given == []


async def test_a_changed_term_can_be_put_back():
    async with at_desk(Shown()) as pilot:
        await keys(pilot, "t", "end", "enter", "down", "enter", "u")
        assert "no terms differ from draft 2" in text(pilot.app)
        await keys(pilot, "q")
        assert front(pilot) == "DeskScreen"


async def test_q_among_the_options_goes_back_to_the_terms():
    async with at_desk(Shown()) as pilot:
        await keys(pilot, "t", "enter", "q")
        assert front(pilot) == "TextEditor"
        assert pilot.app.screen.terms.has_focus


async def test_the_draft_can_be_compared_and_its_readers_named():
    async with at_desk(Shown(), NORMAL) as pilot:
        await keys(pilot, "t", "end", "enter", "down", "enter", "c")
        assert "Status: Nothing is said → A vote later" in text(pilot.app)
        await keys(pilot, "q", "s")
        assert "Not seen by Northland: the army and Southland: the public." in text(pilot.app)
        assert "9 in 100" in text(pilot.app)


async def test_a_text_that_cannot_be_changed_says_so():
    shut = evolve(VIEW, text=evolve(TEXT, editable="the text is signed: nothing moves in it"))
    async with at_desk(Shown(shut)) as pilot:
        await keys(pilot, "t")
        assert "It cannot be changed now: the text is signed: nothing moves in it" in text(pilot.app)


async def test_a_scenario_without_a_text_says_so():
    async with at_desk(Shown(evolve(NO_TEXT, text=evolve(NO_TEXT.text, issues=())))) as pilot:
        await keys(pilot, "t")
        assert front(pilot) == "DeskScreen"
        assert "There is no text to negotiate in this scenario." in text(pilot.app)

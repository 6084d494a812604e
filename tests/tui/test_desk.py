"""At the desk, as a person would: choosing moves, ending turns, looking closer, playing to an ending."""

import pytest
from attrs import evolve
from textual.app import App

from corpus import CODE, CONSOLE_MARKUP, MARKDOWN, TERMINAL, UNICODE
from mediator_game.engine.actions import EndTurn, Move
from mediator_game.play.inputs import MakeForecast, Rationale, Rewind
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.screens.desk import DeskScreen
from mediator_game.tui.widgets.heading import TABS
from tui.desks import NARROW, NORMAL, WIDE, at_desk, choose, keys
from tui.fakes import FakeGames
from tui.screen_text import fit_to_show, lines, text
from tui.views import ENDED, HINGE, NO_TEXT, VIEW, Shown, next_month, spoiled


def desk_of(pilot) -> DeskScreen:
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, DeskScreen))


def front(pilot) -> str:
    return type(pilot.app.screen).__name__


# How it looks


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
@pytest.mark.parametrize("view", ["full", "empty"])
def test_the_desk_looks_as_it_should(snap_compare, size, view):
    async def sit(pilot):
        session = Shown(VIEW if view == "full" else NO_TEXT)
        await pilot.app.push_screen(DeskScreen(session))
        await pilot.pause()

    assert snap_compare(MediatorApp(FakeGames()), terminal_size=size, run_before=sit)


async def test_a_wide_desk_shows_everything_at_once():
    async with at_desk(Shown(), WIDE) as pilot:
        said = text(pilot.app)
        for words in (
            "NORTHLAND says no",
            "POWERS",
            "THE TEXT draft 2",
            "MAP",
            "April 1961 · month 2 of 12",
            "What do you do?",
        ):
            assert words in said


async def test_a_narrow_desk_has_the_same_facts_under_tabs():
    async with at_desk(Shown(), NORMAL) as pilot:
        assert "He objects to what stays behind." in text(pilot.app)
        assert "Draft 2 · Northland says no · Southland says yes · leak 9 in 100" in text(pilot.app)
        for words in ("SOUTHLAND says yes", "Five districts All five return", "D the districts", "Who commands what"):
            assert words not in text(pilot.app)
            await keys(pilot, "right")
            assert words in text(pilot.app)
            assert "Visit a president" in text(pilot.app)
        await keys(pilot, "right")
        assert desk_of(pilot).has_class(f"-tab-{TABS[0]}")


async def test_a_tab_can_be_clicked():
    async with at_desk(Shown(), NORMAL) as pilot:
        await pilot.click("#tabs", offset=(12, 0))
        await pilot.pause()
        assert desk_of(pilot).has_class("-tab-people")


async def test_that_nothing_is_saved_stays_on_the_screen():
    async with at_desk(Shown(trouble="The disk is full."), NORMAL) as pilot:
        assert "The disk is full." in text(pilot.app)
        await keys(pilot, "down", "right")
        assert "The disk is full." in text(pilot.app)


# Choosing a move


async def test_a_closed_move_says_why_and_costs_nothing():
    session = Shown()
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "end", "up", "enter")
        assert "Call a summit is closed: Northland has not accepted draft 2." in text(pilot.app)
        await keys(pilot, "up")
        assert "is closed" not in text(pilot.app)
    assert session.given == []


async def test_a_move_with_one_way_is_made_at_once():
    session = Shown()
    async with at_desk(session) as pilot:
        await choose(pilot, "walk")
        assert front(pilot) == "DeskScreen"
    assert session.given == [Move("walk")]


async def test_a_move_with_several_ways_asks_which_and_says_why_some_are_closed():
    session = Shown()
    async with at_desk(session) as pilot:
        await choose(pilot, "visit")
        assert "The President of Southland closed: He receives nobody this month." in text(pilot.app)
        await keys(pilot, "down", "enter")
        assert session.given == []
        assert front(pilot) == "ChooseScreen"
        await keys(pilot, "up", "enter")
        assert front(pilot) == "DeskScreen"
    assert session.given == [Move("visit", target="north")]


async def test_leaving_the_question_makes_no_move():
    session = Shown()
    async with at_desk(session) as pilot:
        await choose(pilot, "visit")
        assert front(pilot) == "ChooseScreen"
        await keys(pilot, "q")
        assert front(pilot) == "DeskScreen"
    assert session.given == []


async def test_a_refusal_is_said_above_the_moves():
    async with at_desk(Shown(refuse="The line is closed to visitors.")) as pilot:
        await choose(pilot, "walk")
        assert "The line is closed to visitors." in text(pilot.app)


async def test_tabling_and_amending_open_the_text():
    async with at_desk(Shown()) as pilot:
        for key in ("down", "down"):
            await keys(pilot, key)
        await keys(pilot, "enter")
        assert front(pilot) == "TextEditor"


async def test_the_cursor_stays_on_its_move():
    session = Shown()
    session.after[Move] = evolve(VIEW, moves_left=1)
    async with at_desk(session) as pilot:
        await choose(pilot, "walk")
        assert desk_of(pilot).moves.chosen == "walk"
        assert "1 move left" in text(pilot.app)


# What is in sight of the menu


def own(number, **changes):
    """A move of the scenario's own, one of many."""
    walk = next(move for move in VIEW.moves if move.id == "walk")
    return evolve(walk, id=f"own-{number}", title=f"Own move {number}", **changes)


MANY = evolve(VIEW, moves=(*VIEW.moves, *(own(number) for number in range(9)), own(9, closed="Not in winter.")))


async def test_the_scenarios_own_open_moves_come_first_and_closed_ones_last():
    async with at_desk(Shown(MANY), NORMAL) as pilot:
        order = [option.id for option in desk_of(pilot).moves.options]
        shut = [move.id for move in MANY.moves if move.closed]
        common = [move.id for move in MANY.moves if move.verb and not move.closed]
        assert order[: len(common)].count("visit") == 0
        assert order[:10] == ["walk", *(f"own-{number}" for number in range(9))]
        assert order[10 : 10 + len(common)] == common
        assert order[-1] == "=end" and set(order[10 + len(common) : -1]) == set(shut)
        assert MANY.moves[0].id == "visit"  # the order that the game itself keeps


async def test_what_is_said_above_the_moves_stays_when_the_menu_is_put_in_another_order():
    session = Shown()
    session.after[Rewind] = evolve(MANY, turn=1)
    async with at_desk(session, WIDE) as pilot:
        await keys(pilot, "u", "enter")
        assert "You are back at this moment." in text(pilot.app)


async def test_a_menu_longer_than_its_window_says_how_much_more_there_is():
    async with at_desk(Shown(MANY), NORMAL) as pilot:
        moves = desk_of(pilot).moves
        below = moves.option_count - moves.scrollable_content_region.height
        assert f"{below} more below" in text(pilot.app)
        await keys(pilot, "end")
        assert f"{below} more above" in text(pilot.app)
        await keys(pilot, "home")
        assert f"{below} more below" in text(pilot.app)


async def test_a_menu_that_is_all_in_sight_says_nothing_of_more():
    short = evolve(VIEW, moves=VIEW.moves[:3])
    async with at_desk(Shown(short), WIDE) as pilot:
        assert " more below" not in text(pilot.app)
        assert " more above" not in text(pilot.app)


async def test_a_move_that_closes_keeps_the_cursor_though_it_goes_to_the_end():
    session = Shown(MANY)
    closed = (own(0, closed="can be done once, and has been"), *(m for m in MANY.moves if m.id != "own-0"))
    session.after[Move] = evolve(MANY, moves=closed)
    async with at_desk(session, NORMAL) as pilot:
        await choose(pilot, "own-0")
        assert desk_of(pilot).moves.chosen == "own-0"
        await keys(pilot, "enter")
        assert "Own move 0 is closed: can be done once, and has been." in text(pilot.app)
    assert len(session.given) == 1


# Ending the turn


async def test_unused_moves_are_asked_about_before_the_turn_ends():
    session = Shown(evolve(VIEW, forecasts=()))
    async with at_desk(session) as pilot:
        await keys(pilot, "e")
        assert "2 moves are still to be made this month." in text(pilot.app)
        await keys(pilot, "q")
        assert session.given == []
        await keys(pilot, "e", "enter")
    assert session.given == [EndTurn()]


async def test_a_turn_without_moves_left_ends_at_once_and_its_news_come_first():
    session = Shown(evolve(VIEW, moves_left=0, forecasts=()))
    session.after[EndTurn] = next_month()
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "right", "e")
        assert session.given == [EndTurn()]
        assert "May 1961" in lines(pilot.app)[0]
        assert "SOUTHPORT, 30 April. Nobody came." in " ".join(lines(pilot.app)[3:6])


async def test_a_reason_is_asked_for_with_a_confidence_and_the_class_page():
    view = evolve(VIEW, moves_left=0, hinges=(HINGE,), forecasts=())
    session = Shown(view)
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "escape", "e")
        assert "Why put a text on the table now?" in text(pilot.app)
        await keys(pilot, *"two months", "enter", "right", "right", "enter", "space", "enter")
    assert session.given == [Rationale("why-now", "two months", 60, True), EndTurn()]


async def test_a_skipped_reason_is_recorded_as_skipped():
    session = Shown(evolve(VIEW, moves_left=0, hinges=(HINGE,), forecasts=()))
    async with at_desk(session) as pilot:
        await keys(pilot, "escape", "e", "escape")
    assert session.given == [Rationale("why-now", ""), EndTurn()]


ASKED = evolve(VIEW, moves_left=2, hinges=(HINGE,), forecasts=())


async def test_a_question_is_asked_when_a_game_is_opened_and_can_be_left_for_the_end_of_the_turn():
    session = Shown(evolve(ASKED, moves_left=0))
    async with at_desk(session, NORMAL) as pilot:
        assert front(pilot) == "HingeScreen"
        assert "Esc later" in text(pilot.app)
        await keys(pilot, "escape")
        assert front(pilot) == "DeskScreen"
        assert session.given == []
        await keys(pilot, "e")
        assert front(pilot) == "HingeScreen"
        assert "Esc skip" in text(pilot.app)


async def test_a_question_is_asked_when_a_new_turn_begins_and_its_answer_is_taken_at_once():
    session = Shown(evolve(VIEW, moves_left=0, forecasts=()))
    session.after[EndTurn] = evolve(next_month(), hinges=(HINGE,), forecasts=())
    async with at_desk(session) as pilot:
        assert front(pilot) == "DeskScreen"
        await keys(pilot, "e")
        assert front(pilot) == "HingeScreen"
        await keys(pilot, *"soon", "ctrl+s")
        assert front(pilot) == "DeskScreen"
    assert session.given == [EndTurn(), Rationale("why-now", "soon", 50, False)]


async def test_an_ended_game_asks_for_no_reason():
    async with at_desk(Shown(evolve(ENDED, hinges=(HINGE,)))) as pilot:
        assert front(pilot) == "DeskScreen"


async def test_a_forecast_is_offered_once_and_can_be_given_later():
    session = Shown(evolve(VIEW, moves_left=0))
    async with at_desk(session) as pilot:
        await keys(pilot, "e")
        assert "Will both presidents say yes by June?" in text(pilot.app)
        await keys(pilot, "q")
        assert session.given == [EndTurn()]
        await keys(pilot, "e")
        assert session.given == [EndTurn(), EndTurn()]
        await keys(pilot, "f", "enter", "left", "left", "left", "enter")
    assert session.given[-1] == MakeForecast("yes", 35)


async def test_pasting_into_a_reason_keeps_no_control_characters():
    session = Shown(evolve(VIEW, moves_left=0, hinges=(HINGE,), forecasts=()))
    async with at_desk(session) as pilot:
        pilot.app.screen.query_one("#reason").value = "a\x1b]52;c;aGk=\x07b\u202ec"
        await pilot.pause()
        assert fit_to_show(pilot.app)


SUMMIT = evolve(VIEW, moves=(evolve(VIEW.moves[-1], closed=""),))


async def test_a_summit_without_both_yeses_is_asked_about_once():
    session = Shown(SUMMIT)
    async with at_desk(session, NORMAL) as pilot:
        await keys(pilot, "enter")
        assert "Northland has not said yes. Call it all the same?" in text(pilot.app)
        await keys(pilot, "escape")
        assert session.given == []
        await keys(pilot, "enter", "enter")
    assert session.given == [Move("summit")]


async def test_a_summit_both_sides_have_said_yes_to_is_called_at_once():
    session = Shown(evolve(SUMMIT, sides=tuple(evolve(side, answer="says yes") for side in VIEW.sides)))
    async with at_desk(session) as pilot:
        await keys(pilot, "enter")
    assert session.given == [Move("summit")]


async def test_a_game_taken_up_shows_the_latest_move_first_and_the_last_turn_under_it():
    log = (*VIEW.log[:4], evolve(VIEW.log[0], event=5, turn=2, text="You: walk the line."), VIEW.log[4])
    async with at_desk(Shown(evolve(VIEW, log=log)), NORMAL) as pilot:
        said = text(pilot.app)
        assert "▸ You: walk the line." in said
        assert said.index("You: walk the line.") < said.index("He does not object")


@pytest.mark.parametrize("turn", [13, 21])
async def test_past_the_last_turn_the_heading_says_so(turn):
    async with at_desk(Shown(evolve(VIEW, turn=turn))) as pilot:
        assert "April 1961 · after the last month" in lines(pilot.app)[0]
        assert "of 12" not in lines(pilot.app)[0]


# Looking closer, going back, leaving


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("t", "TextEditor"),
        ("p", "PeopleScreen"),
        ("m", "MapScreen"),
        ("n", "NotesScreen"),
        ("w", "WhyScreen"),
        ("s", "SourcesScreen"),
        ("l", "LogScreen"),
        ("b", "BriefingScreen"),
        ("f", "ForecastsScreen"),
        ("u", "RewindScreen"),
        ("question_mark", "HelpScreen"),
    ],
)
@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_each_key_opens_its_screen_and_q_comes_back(key, screen, size):
    async with at_desk(Shown(), size) as pilot:
        await keys(pilot, key)
        assert front(pilot) == screen
        await keys(pilot, "q")
        assert front(pilot) == "DeskScreen"


async def test_going_back_takes_the_moment_that_was_chosen():
    session = Shown()
    session.after[Rewind] = evolve(VIEW, turn=1, log=VIEW.log[:2])
    async with at_desk(session) as pilot:
        await keys(pilot, "u")
        assert "March 1961" in text(pilot.app)
        await keys(pilot, "down", "enter")
        assert "You are back at this moment." in text(pilot.app)
    assert session.given == [Rewind(0)]


async def test_an_assessed_game_does_not_offer_to_go_back():
    async with at_desk(Shown(evolve(VIEW, mode="assessed", can_rewind=False))) as pilot:
        assert "Rewind" not in text(pilot.app)
        await keys(pilot, "u")
        assert front(pilot) == "DeskScreen"


async def test_leaving_goes_home():
    async with at_desk(FakeGames().session()) as pilot:
        await keys(pilot, "q")
        await pilot.pause()
        assert front(pilot) == "HomeScreen"


async def test_the_log_scrolls_while_the_moves_keep_the_keyboard():
    many = tuple(evolve(VIEW.log[3], event=number + 1, turn=2, text=f"Dispatch {number}.") for number in range(40))
    async with at_desk(Shown(evolve(VIEW, log=many)), NORMAL) as pilot:
        assert "Dispatch 0." in text(pilot.app)
        await keys(pilot, "pagedown")
        assert "Dispatch 0." not in text(pilot.app)
        await keys(pilot, "pageup", "down")
        assert "Dispatch 0." in text(pilot.app)


# Whole games


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_a_game_is_played_to_its_ending_with_the_keyboard_alone(size):
    session = FakeGames().session()
    async with at_desk(session, size) as pilot:
        await keys(pilot, "down", "enter", "enter")  # visit the first mayor
        await keys(pilot, "t", "enter", "down", "enter", "down", "enter", "down", "enter", "ctrl+s")
        assert session.view().text.exists
        await keys(pilot, "n", "enter", "q")
        assert any(note.opened for note in session.view().notes)
        for _ in range(30):
            if session.ended:
                break
            await keys(pilot, "e")
            for _ in range(6):
                if front(pilot) == "DeskScreen":
                    break
                await keys(pilot, "escape" if front(pilot) == "HingeScreen" else "enter")
        assert session.ended
        assert "It has ended:" in text(pilot.app)
        await keys(pilot, "enter")
        await pilot.pause()
        assert front(pilot) == "OutcomeScreen"
    kinds = [record["type"] for record in session.records]
    assert {"move", "note", "end_turn", "rationale", "forecast"} <= set(kinds)


async def test_an_ended_game_leads_only_to_its_ending():
    async with at_desk(Shown(ENDED)) as pilot:
        assert "See how it ended" in text(pilot.app)
        await keys(pilot, "e")
        assert front(pilot) == "DeskScreen"


# Hostile words

NASTY = ["".join(one[:24] for one in strings) for strings in (CONSOLE_MARKUP, TERMINAL, UNICODE, MARKDOWN, CODE)]
"""Many hostile strings in one: each of them alone goes through every part in `test_widgets`."""


@pytest.mark.parametrize("size", [WIDE, NORMAL])
async def test_hostile_words_stay_words_on_every_screen(size):
    async with at_desk(Shown(spoiled(VIEW, NASTY[0])), size) as pilot:
        for nasty in NASTY:
            session = Shown(spoiled(VIEW, nasty))
            await pilot.app.push_screen(DeskScreen(session))
            for key in ("", "t", "p", "m", "n", "w", "s", "l", "f"):
                if key:
                    await pilot.press(key)
                await pilot.pause()
                assert fit_to_show(pilot.app), (key, nasty)
                if key:
                    await pilot.press("q")
            await pilot.app.pop_screen()


async def test_a_click_on_words_runs_nothing():
    nasty = "[@click=app.quit]press me[/]"
    async with at_desk(Shown(spoiled(VIEW, nasty))) as pilot:
        app: App = pilot.app
        for place in range(2, 30, 3):
            await pilot.click("#log", offset=(6, place))
        assert app.is_running
        assert "[@click=app.quit]press me[/]" in text(app)

"""The ending, the debrief behind it, and the gate inside that."""

import pytest

from mediator_game.play.inputs import EndTurn
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.launch import Launch
from mediator_game.tui.messages import GameEnded
from mediator_game.tui.screens.debrief import DebriefScreen
from mediator_game.tui.screens.desk import DeskScreen
from mediator_game.tui.screens.home import HomeScreen
from mediator_game.tui.screens.outcome import OutcomeScreen
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.writing import Passage
from tui.fakes import FakeGames, saved
from tui.screen_text import fit_to_show, lines, press, settle, text

SIZES = [(80, 24), (120, 40), (60, 20)]


def ended(player: str = "Anna") -> FakeGames:
    """Games with one ended game saved."""
    games = FakeGames(saves=(saved("e", ended=True, outcome="The quarrel goes on"),))
    games.sessions["e"] = games.ended(player)
    return games


def typed(games: FakeGames, kind: str) -> list[object]:
    """What was written down of one kind."""
    return [record["text"] for record in games.notebook.records if record["type"] == kind]


async def test_the_desk_leads_over_the_ending_to_the_debrief_and_home():
    games = FakeGames()
    app = MediatorApp(games, Launch(scenario="valley"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *["enter"] * 5)
        assert isinstance(app.screen, DeskScreen)
        while not app.session.ended:
            app.session.do(EndTurn())
        app.screen.post_message(GameEnded())
        await settle(pilot)
        assert isinstance(app.screen, OutcomeScreen)
        assert "The quarrel goes on" in text(app)
        assert "The debrief is next" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)
    assert len(games.closed) == 1
    assert games.notebook.records[-1]["type"] == "end_turn"


@pytest.mark.parametrize("size", SIZES)
async def test_the_ending_says_whose_word_it_is(size):
    games = ended()
    app = MediatorApp(games)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await app.push_screen(OutcomeScreen(games.sessions["e"]))
        await settle(pilot)
        assert "the game's, not the record's" in text(app)


async def test_home_after_the_ending_does_not_ask_anything():
    games = ended()
    app = MediatorApp(games)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.session = games.sessions["e"]
        await app.push_screen(OutcomeScreen(app.session))
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)
        assert app.session is None


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_gated_cannot_be_read_before_two_alternatives_are_written(size):
    app = MediatorApp(ended(), Launch(save="e", debrief=True))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        choices = app.screen.query_one(Choices)
        for place in range(choices.option_count):
            choices.highlighted = place
            await pilot.pause()
            assert text(app).count("What led to") <= 1  # in the list, never over a page
            assert "no-deal" not in text(app)
        assert app.screen.query_one("#alternatives").display


@pytest.mark.parametrize("size", SIZES)
async def test_two_alternatives_open_the_rest_and_are_recorded(size):
    games = ended()
    app = MediatorApp(games, Launch(save="e", debrief=True))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Rain all May", "tab", *"Snow q in June", "ctrl+s")
        assert typed(games, "alternative") == ["Rain all May", "Snow q in June"]
        app.screen.query_one(Choices).point_at("truth")
        await settle(pilot)
        assert "closed as yet" not in text(app)
        assert "What was true" in " ".join(line[28:] for line in lines(app)) or size[0] == 60


async def test_one_alternative_is_not_enough_and_nothing_is_recorded():
    games = ended()
    app = MediatorApp(games, Launch(save="e", debrief=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Rain", "ctrl+s")
        assert "both are needed" in text(app)
        assert typed(games, "alternative") == []
        assert isinstance(app.focused, Passage)
        assert app.focused.text == ""


@pytest.mark.parametrize("size", SIZES)
async def test_a_refused_alternative_is_said_and_only_it_is_written_again(size):
    games = ended()
    app = MediatorApp(games, Launch(save="e", debrief=True))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Rain all May", "tab", "x", "ctrl+s")
        assert "A few words more" in text(app)
        fields = list(app.screen.query("#alternatives Passage"))
        assert app.focused is fields[1]
        await press(pilot, "end", *" and snow in June", "ctrl+s")
        assert typed(games, "alternative") == ["Rain all May", "x and snow in June"]


@pytest.mark.parametrize("way", [("ctrl+s",), ("tab", "tab", "enter")], ids=["key", "button"])
async def test_after_a_box_was_left_empty_typing_lands_in_it(way):
    app = MediatorApp(ended(), Launch(save="e", debrief=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Rain all May", *way, *"Snow")
        assert [field.text for field in app.screen.query("#alternatives Passage")] == ["Rain all May", "Snow"]


async def test_the_form_works_with_tab_and_enter_on_its_button_alone():
    games = ended()
    app = MediatorApp(games, Launch(save="e", debrief=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Rain all May", "tab", *"Snow in June", "tab", "enter")
        assert typed(games, "alternative") == ["Rain all May", "Snow in June"]


async def test_escape_stops_writing_and_keeps_what_was_typed():
    games = ended()
    app = MediatorApp(games, Launch(save="e", debrief=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Rain", "escape")
        assert isinstance(app.screen, DebriefScreen)
        assert isinstance(app.focused, Choices)
        await press(pilot, "c")
        assert [field.text for field in app.screen.query("#alternatives Passage")] == ["Rain", ""]


async def test_a_commitment_can_be_written_once_the_gate_is_open():
    games = ended()
    app = MediatorApp(games, Launch(save="e", debrief=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", *"Rain all May", "tab", *"Snow in June", "ctrl+s", "c", *"Visit", "ctrl+s")
        assert typed(games, "commitment") == ["Visit"]
        assert "Kept: Visit" in text(app)


async def test_an_instructor_reads_everything_at_once():
    app = MediatorApp(ended(), Launch(save="e", debrief=True, instructor=True))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "closed as yet" not in text(app)
        app.screen.query_one(Choices).point_at("timeline-causes")
        await settle(pilot)
        assert text(app).count("What led to what") == 2  # in the list and over its page


async def test_every_section_can_be_read_at_every_size():
    for size in SIZES:
        app = MediatorApp(ended(), Launch(save="e", debrief=True, instructor=True))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            for _ in range(app.screen.query_one(Choices).option_count):
                assert fit_to_show(app)
                await press(pilot, "n")


async def test_what_is_pasted_into_a_form_is_cleaned_before_it_is_shown():
    app = MediatorApp(ended(), Launch(save="e", debrief=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        app.focused.insert("\x1b]52;c;aGFja2Vk\x07[@click=app.quit]x[/]")
        await settle(pilot)
        assert fit_to_show(app)
        assert "[@click=app.quit]x[/]" in text(app)


async def test_trouble_with_saving_stays_on_the_screen():
    games = ended()
    app = MediatorApp(games, Launch(save="e", debrief=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        games.notebook.trouble = "Not being saved: there is no room left."
        await press(pilot, "c", *"Rain all May", "tab", *"Snow in June", "ctrl+s")
        assert "! Not being saved: there is no room left." in text(app)
        games.notebook.trouble = ""
        await press(pilot, "c", "d", "ctrl+s")
        assert "Not being saved" not in text(app)


async def test_an_unfinished_game_can_be_looked_back_on_and_nothing_is_added_to_it():
    games = FakeGames(saves=(saved("a"),))
    games.sessions["a"] = games.session()
    app = MediatorApp(games, Launch(save="a", debrief=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "q")
    assert len(games.notebook.records) == 1


async def test_the_page_keys_scroll_what_is_read_and_leave_the_list_where_it_is():
    app = MediatorApp(ended(), Launch(save="e", debrief=True, instructor=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        choices, page = app.screen.query_one(Choices), app.screen.query_one("#page")
        choices.point_at("truth")
        await settle(pilot)
        await press(pilot, "pagedown")
        assert choices.chosen == "truth"
        assert page.scroll_offset.y > 0
        await press(pilot, "pageup")
        assert page.scroll_offset.y == 0

"""Home: what there is to do, and what each line would open."""

import pytest

from corpus import HOSTILE
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.ports import UnavailableError
from mediator_game.tui.screens.campaign import CampaignScreen
from mediator_game.tui.screens.help import HelpScreen
from mediator_game.tui.screens.home import HomeScreen
from mediator_game.tui.screens.saves import SavesScreen
from mediator_game.tui.screens.scenarios import ScenariosScreen
from mediator_game.tui.widgets.choices import Choices
from tui.fakes import FakeGames, card, saved
from tui.screen_text import fit_to_show, press, settle, text

SIZES = [(80, 24), (120, 40), (60, 20)]


@pytest.mark.parametrize("size", SIZES)
async def test_home_without_a_saved_game_begins_at_play_and_offers_no_resume(size):
    app = MediatorApp(FakeGames())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Resume" not in text(app)
        assert app.screen.query_one(Choices).chosen == "play"
        assert "The valley" in text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_home_with_an_unfinished_game_begins_at_resume_and_says_where_it_stopped(size):
    app = MediatorApp(FakeGames(saves=(saved("a"),)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.screen.query_one(Choices).chosen == "resume"
        assert "turn 2 of 3" in text(app)
        assert "Anna, The envoy" in text(app)


async def test_home_does_not_offer_to_resume_a_game_that_has_ended():
    app = MediatorApp(FakeGames(saves=(saved("a", ended=True), saved("b"))))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Resume" not in text(app)


async def test_home_passes_over_a_damaged_save_to_the_last_good_one():
    app = MediatorApp(FakeGames(saves=(saved("a", problem="Line 3 is damaged."), saved("b", player="Zaven"))))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Zaven" in text(app)


async def test_home_can_be_used_before_anything_has_been_read():
    class Slow(FakeGames):
        def saves(self):
            raise UnavailableError("The folder of saves cannot be read.")

    app = MediatorApp(Slow())
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "The folder of saves cannot be read." in text(app)
        await press(pilot, "h")
        assert isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        ("p", ScenariosScreen),
        ("c", CampaignScreen),
        ("s", SavesScreen),
        ("h", HelpScreen),
        ("question_mark", HelpScreen),
    ],
)
async def test_a_letter_goes_where_it_says_and_back_leads_home(key, screen):
    app = MediatorApp(FakeGames())
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, screen)
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)


async def test_every_line_of_the_menu_says_what_it_opens():
    app = MediatorApp(FakeGames(saves=(saved("a"),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        seen = []
        for _ in range(6):
            seen.append(text(app))
            await press(pilot, "down")
        for words, shown in zip(
            ("Last played", "1 scenario", "Thirty years", "1 saved game", "You mediate.", "Leave the game."),
            seen,
            strict=True,
        ):
            assert words in shown


async def test_quit_ends_the_program_at_once():
    app = MediatorApp(FakeGames())
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("q")
    assert app.return_code == 0


@pytest.mark.parametrize("size", SIZES)
async def test_without_scenarios_home_says_how_to_make_one(size):
    games = FakeGames()
    games.cards = ()
    app = MediatorApp(games)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "docs/authoring" in text(app)


async def test_hostile_titles_and_names_neither_break_nor_style_the_lists():
    cards = [card(f"s{n}", title=text, period=text, summary=text) for n, text in enumerate(HOSTILE)]
    words = ("title", "player", "chair", "moment", "outcome", "modified")
    saves = tuple(saved(f"a{n}", ended=n % 2 > 0, **dict.fromkeys(words, text)) for n, text in enumerate(HOSTILE))
    app = MediatorApp(FakeGames(*cards, saves=saves))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for place in "ps":
            await press(pilot, place)
            for hostile in HOSTILE:
                assert fit_to_show(app), ascii(hostile)
                app.screen.query_one(Choices).action_cursor_down()
                await pilot.pause()
            await press(pilot, "q")
            assert fit_to_show(app)

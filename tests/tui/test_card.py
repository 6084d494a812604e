"""From a scenario's card over briefing and chair to the mode, and back at every step."""

import pytest
from attrs import evolve

from corpus import HOSTILE
from mediator_game.play.view import Page
from mediator_game.text.judge import flaws
from mediator_game.text.markdown import Block, Span
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.launch import Launch
from mediator_game.tui.screens.begin import BeginScreen
from mediator_game.tui.screens.card import BriefingScreen, CardScreen
from mediator_game.tui.screens.chair import ChairScreen
from mediator_game.tui.screens.desk import DeskScreen
from mediator_game.tui.screens.home import HomeScreen
from mediator_game.tui.screens.scenarios import ScenariosScreen
from mediator_game.tui.widgets.choices import Choices
from mediator_game.tui.widgets.field import Line
from mediator_game.tui.widgets.reading import Reading
from tui.fakes import FakeGames, card
from tui.screen_text import fit_to_show, press, settle, text

SIZES = [(80, 24), (120, 40), (60, 20)]
PAGES = (ScenariosScreen, CardScreen, BriefingScreen, ChairScreen, BeginScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_enter_leads_from_home_over_every_page_to_the_desk(size):
    games = FakeGames()
    app = MediatorApp(games)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        for page in PAGES:
            assert isinstance(app.screen, page)
            await press(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, DeskScreen)
        assert games.started[0].scenario == "valley"
        assert games.started[0].chair == "envoy"
        assert games.started[0].mode == "training"


@pytest.mark.parametrize("back", ["escape", "q", "backspace"])
async def test_back_goes_one_page_back_at_every_page_and_nothing_is_recorded(back):
    games = FakeGames()
    app = MediatorApp(games)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "p", "enter", "enter", "enter", "enter")
        await press(pilot, "escape")  # q and Backspace are letters while a name is being typed
        for page in reversed(PAGES[:-1]):
            assert isinstance(app.screen, page)
            await press(pilot, back)
        assert isinstance(app.screen, HomeScreen)
    assert games.started == []


async def test_the_card_says_what_it_speaks_of_how_long_it_is_and_how_to_stop():
    app = MediatorApp(FakeGames(), Launch(scenario="valley"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = text(app)
        for words in ("Nobody is hurt.", "a closed road", "about 10 minutes", "Leave whenever you like."):
            assert words in shown


async def test_read_more_opens_the_longer_briefing_and_closes_it_again():
    app = MediatorApp(FakeGames(), Launch(scenario="valley"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        longer = "was built by both, long ago."
        assert longer not in text(app)
        await press(pilot, "m")
        assert longer in text(app)
        await press(pilot, "m")
        assert longer not in text(app)


async def test_a_page_without_more_does_not_offer_it():
    app = MediatorApp(FakeGames(), Launch(scenario="valley"))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Read more" not in text(app)
        await press(pilot, "enter")
        assert "Read more" in text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_a_chair_shows_its_instructions_its_stakes_and_whom_it_can_press(size):
    app = MediatorApp(FakeGames(), Launch(scenario="valley"))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter")
        shown = text(app)
        await press(pilot, "space")
        shown += text(app)
        for words in ("Bring both mayors", "The Crown wants quiet.", "the mayor of Hill"):
            assert words in shown


async def test_the_chairs_page_follows_the_cursor():
    games = FakeGames()
    app = MediatorApp(games)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        opening = games.opening("valley")
        one = opening.chairs[0]
        other = evolve(one, id="other", title="The other", instructions=opening.card.blocks, leverage=())
        await app.push_screen(ChairScreen(evolve(opening, chairs=(one, other))))
        await press(pilot, "down")
        assert "A quarrel" in text(app)
        assert "Nobody: it has none of its own." in text(app)


async def test_name_and_mode_typed_reach_the_game():
    games = FakeGames()
    app = MediatorApp(games, Launch(scenario="valley", seed=7))
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", *"Quiet q", "enter", "down", "enter")
        assert isinstance(app.screen, DeskScreen)
    assert (games.started[0].player, games.started[0].mode, games.started[0].seed) == ("Quiet q", "assessed", 7)


async def test_what_the_program_was_started_with_is_under_the_cursor():
    app = MediatorApp(FakeGames(), Launch(scenario="valley", player="Zaven", mode="assessed", chair="envoy"))
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter")
        assert "Zaven" in text(app)
        assert app.screen.query_one(Choices).chosen == "assessed"


async def test_a_scenario_that_cannot_be_played_says_why_and_leads_nowhere():
    app = MediatorApp(FakeGames(card("bad", problem="bad.toml:3: There is no turn.")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        assert "bad.toml:3: There is no turn." in text(app)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, ScenariosScreen)


async def test_an_unknown_scenario_is_said_and_home_stays():
    app = MediatorApp(FakeGames(), Launch(scenario="nowhere"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "There is no scenario called nowhere." in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_a_hostile_name_is_cleaned_in_the_field_already():
    games = FakeGames()
    app = MediatorApp(games)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        opening = games.opening("valley")
        await app.push_screen(BeginScreen(opening, opening.chairs[0]))
        for hostile in HOSTILE:
            app.screen.query_one(Line).value = hostile
            await pilot.pause()
            assert fit_to_show(app), ascii(hostile)


async def test_a_hostile_name_that_is_typed_reaches_the_game_clean_and_on_one_line():
    games = FakeGames()
    app = MediatorApp(games, Launch(scenario="valley", player="[@click=app.quit]\x1b]0;x\x07a\nb[/]"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "enter", "enter", "enter")
        assert isinstance(app.screen, DeskScreen)
        assert not flaws(games.started[0].player, lines=1)
        assert fit_to_show(app)


async def test_hostile_prose_is_shown_as_it_may_be():
    games = FakeGames()
    app = MediatorApp(games)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        opening = games.opening("valley")
        short = [hostile[:120] for hostile in HOSTILE]
        blocks = tuple(Block("paragraph", (Span(hostile, "strong"),)) for hostile in short)
        await app.push_screen(CardScreen(evolve(opening, card=Page("", blocks), topics=tuple(short))))
        await pilot.pause()
        page = app.screen.query_one(Reading)
        assert page.max_scroll_y > 100
        while page.scroll_offset.y < page.max_scroll_y:
            assert fit_to_show(app)
            page.turn_page()
            await pilot.pause()


async def test_hostile_chairs_are_shown_as_they_may_be():
    games = FakeGames()
    app = MediatorApp(games)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        opening = games.opening("valley")
        chairs = tuple(
            evolve(opening.chairs[0], id=f"c{n}", title=hostile, power=hostile, leverage=(hostile,))
            for n, hostile in enumerate(HOSTILE)
        )
        title = evolve(opening.scenario, title="[@click=app.quit]x[/]", period="\x1b[2J")
        await app.push_screen(ChairScreen(evolve(opening, scenario=title, chairs=chairs)))
        for hostile in HOSTILE:
            await pilot.pause()
            assert fit_to_show(app), ascii(hostile)
            app.screen.query_one(Choices).action_cursor_down()

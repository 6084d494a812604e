"""What is true on every screen: help, palette, colours, leaving, the smallest size, what is opened and what is not."""

import pytest
from textual.command import CommandPalette
from textual.screen import Screen

from mediator_game.play.inputs import EndTurn
from mediator_game.tui import keys, themes
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.launch import Launch
from mediator_game.tui.messages import DeskLeft
from mediator_game.tui.screens.debrief import DebriefScreen
from mediator_game.tui.screens.desk import DeskScreen
from mediator_game.tui.screens.help import HelpScreen
from mediator_game.tui.screens.home import HomeScreen
from mediator_game.tui.screens.leave import LeaveScreen
from mediator_game.tui.screens.saves import SavesScreen
from mediator_game.tui.screens.scenarios import ScenariosScreen
from mediator_game.tui.screens.small import SmallScreen
from mediator_game.tui.settings import Settings
from mediator_game.tui.widgets.choices import Choices
from tui.fakes import FakeGames, card, saved
from tui.screen_text import fit_to_show, press, settle, text


def played() -> FakeGames:
    """Games with one that has been begun."""
    games = FakeGames(saves=(saved("a"), saved("bad", problem="Line 7 is damaged.")))
    games.sessions["a"] = games.session()
    return games


async def test_resume_goes_to_the_desk_and_leaving_it_puts_the_game_away_once():
    games = played()
    app = MediatorApp(games)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, DeskScreen)
        app.screen.post_message(DeskLeft())
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.session is None
    assert games.closed == [games.sessions["a"]]
    assert [record["type"] for record in games.notebook.records] == ["header", "quit"]


async def test_a_save_is_opened_from_the_command_line():
    app = MediatorApp(played(), Launch(save="a"))
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, DeskScreen)


async def test_a_damaged_save_says_why_it_cannot_be_opened():
    app = MediatorApp(played())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "down")
        assert "Line 7 is damaged." in text(app)
        await press(pilot, "enter")
        assert "This game cannot be opened" in text(app)
        await press(pilot, "enter", "q")
        assert isinstance(app.screen, HomeScreen)


async def test_saved_games_offer_the_debrief_of_an_ended_game_and_the_desk_of_another():
    games = FakeGames(saves=(saved("a"), saved("e", ended=True)))
    games.sessions = {"a": games.session(), "e": games.ended()}
    app = MediatorApp(games)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert "Resume" in text(app)
        assert "Debrief" not in text(app)
        await press(pilot, "down")
        assert "d Debrief" in text(app)
        await press(pilot, "r")
        assert isinstance(app.screen, SavesScreen)
        await press(pilot, "d")
        assert isinstance(app.screen, DebriefScreen)


async def test_an_empty_list_of_saves_says_what_will_be_in_it():
    app = MediatorApp(FakeGames())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert "Play a scenario and it appears here" in text(app)
        await press(pilot, "enter", "r", "d")
        assert isinstance(app.screen, SavesScreen)


# Leaving


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_leaving_in_the_middle_of_a_game_asks_and_staying_stays(key):
    games = played()
    app = MediatorApp(games, Launch(save="a"))
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, LeaveScreen)
        assert "The game is saved" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DeskScreen)
        assert games.closed == []


async def test_asking_to_leave_twice_leaves_and_the_game_can_be_resumed():
    games = played()
    app = MediatorApp(games, Launch(save="a"))
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+c")
        await pilot.press("ctrl+c")
    assert app.return_code == 0
    assert games.closed == [games.sessions["a"]]


async def test_leaving_says_when_the_game_is_not_being_saved():
    games = played()
    app = MediatorApp(games, Launch(save="a"))
    async with app.run_test() as pilot:
        await settle(pilot)
        games.notebook.trouble = "Not being saved: there is no room left."
        await press(pilot, "ctrl+q")
        assert "there is no room left" in text(app)
        assert "The game is saved" not in text(app)


async def test_a_game_left_unsaved_says_so_at_home_until_it_is_put_away():
    games = played()
    app = MediatorApp(games, Launch(save="a"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        games.notebook.trouble = "Not being saved: there is no room left."
        app.screen.post_message(DeskLeft())
        await settle(pilot)
        assert "The game you left was not saved" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_a_game_that_is_not_being_saved_can_be_saved_elsewhere():
    games = FakeGames()
    games.sessions["e"] = games.ended()
    app = MediatorApp(games, Launch(save="e"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f8")
        assert isinstance(app.screen, DebriefScreen)  # nothing is wrong
        games.notebook.trouble = "Not being saved: there is no room left."
        await press(pilot, "f8", *"full", "enter")
        assert "no room left in full" in text(app)
        await press(pilot, *["backspace"] * 4, *"usb", "enter")
        assert isinstance(app.screen, DebriefScreen)
        assert "Not being saved" not in text(app)
    assert games.moved == ["full", "usb"]


async def test_pressing_twice_begins_one_game():
    games = FakeGames()
    app = MediatorApp(games, Launch(scenario="valley"))
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, *["enter"] * 4)
        await pilot.press("enter", "enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, DeskScreen)
    assert len(games.started) == 1


async def test_leaving_without_a_game_does_not_ask():
    app = MediatorApp(FakeGames())
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "p")
        await pilot.press("ctrl+c")
    assert app.return_code == 0


async def test_a_game_ends_once_however_often_the_desk_says_so():
    games = played()
    app = MediatorApp(games, Launch(save="a"))
    async with app.run_test() as pilot:
        await settle(pilot)
        while not app.session.ended:
            app.session.do(EndTurn())
        await press(pilot, "ctrl+q")
    assert games.notebook.records[-1]["type"] == "end_turn"


# Help and palette


@pytest.mark.parametrize("place", ["", "p", "s"])
async def test_help_names_every_key_of_the_screen_it_was_called_on_and_goes_back_to_it(place):
    app = MediatorApp(played())
    async with app.run_test(size=(120, 80)) as pilot:
        await settle(pilot)
        await press(pilot, *place)
        below = app.screen
        ids = {one.binding.id for one in below.active_bindings.values() if one.enabled and one.binding.id}
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        shown = text(app)
        for id in ids:
            key = keys.find(id)
            assert key is None or key.help in shown
        await press(pilot, "q")
        assert app.screen is below


async def test_the_manual_names_every_place():
    app = MediatorApp(FakeGames())
    async with app.run_test(size=(100, 300)) as pilot:
        await settle(pilot)
        await press(pilot, "h")
        for place in keys.GROUPS:
            assert place.title in text(app)


@pytest.mark.parametrize("key", ["ctrl+p", "f2"])
async def test_the_palette_finds_what_the_screen_can_do_and_does_it(key):
    app = MediatorApp(played())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert isinstance(app.screen, CommandPalette)
        await pilot.press(*"scenario")
        await pilot.pause(0.5)
        assert "Choose a scenario." in text(app)
        assert fit_to_show(app)
        await press(pilot, "enter")
        await pilot.pause(0.3)
        await settle(pilot)
        assert isinstance(app.screen, ScenariosScreen)


async def test_every_action_of_every_screen_on_the_way_to_play_is_in_the_palette():
    from mediator_game.tui.commands import Keys

    app = MediatorApp(FakeGames())
    async with app.run_test() as pilot:
        await settle(pilot)
        for key in ("p", "enter", "enter", "enter", "enter"):
            screen: Screen = app.screen
            offered = " ".join(name for name, _, _ in Keys(screen).commands())
            for active in screen.active_bindings.values():
                id = active.binding.id or ""
                if active.enabled and keys.find(id) and not id.startswith(("list.", "app.palette")):
                    assert keys.find(id).label in offered
            await press(pilot, key)


# Colours


@pytest.mark.parametrize("name", themes.NAMES)
async def test_every_theme_can_be_worn_and_the_cursor_can_be_seen_in_it(name):
    app = MediatorApp(FakeGames(card("a"), card("b")), settings=Settings(theme=name))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.theme == name
        await press(pilot, "p")
        rows = app.screen.query_one(Choices)
        assert [row.text.startswith("▸") for row in (rows.render_line(0), rows.render_line(1))] == [True, False]
        if name != "terminal":
            assert next(iter(rows.render_line(0))).style.bgcolor != next(iter(rows.render_line(1))).style.bgcolor


async def test_the_colours_go_round():
    app = MediatorApp(FakeGames())
    async with app.run_test() as pilot:
        await settle(pilot)
        first = app.theme
        seen = set()
        for _ in themes.NAMES:
            seen.add(app.theme)
            await press(pilot, "f3")
        assert seen == set(themes.NAMES)
        assert app.theme == first


async def test_no_color_means_no_colour_and_no_way_to_one(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = MediatorApp(FakeGames())
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        assert app.theme == themes.TERMINAL.name


async def test_a_players_own_keys_work_and_are_the_ones_shown():
    app = MediatorApp(FakeGames(), settings=Settings(keymap=(("app.help", "f9"),)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "F9 Help" in text(app)
        await press(pilot, "f9")
        assert isinstance(app.screen, HelpScreen)


async def test_what_is_wrong_in_the_settings_is_said():
    app = MediatorApp(FakeGames(), settings=Settings(notices=("settings.toml: there is no key x.",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "there is no key x" in text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


# Size


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (20, 5), (1, 1)])
async def test_a_terminal_that_is_too_small_is_told_what_is_needed_and_growing_it_brings_the_game_back(size):
    app = MediatorApp(FakeGames())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, SmallScreen)
        if size[0] > 30:
            assert "needs 60 columns and 20 lines" in text(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert isinstance(app.screen, SmallScreen)


# What may be opened


async def test_only_web_addresses_reach_the_browser(monkeypatch):
    app = MediatorApp(FakeGames())
    async with app.run_test() as pilot:
        await settle(pilot)
        opened = []
        monkeypatch.setattr(app._driver, "open_url", lambda url, new_tab=True: opened.append(url))
        for url in ("https://www.osce.org/mg", "file:///etc/passwd", "javascript:alert(1)", "http://user:pw@host/"):
            app.open_url(url)
        assert opened == ["https://www.osce.org/mg"]

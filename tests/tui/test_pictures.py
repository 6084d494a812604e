"""Pictures of the screens before and after play; `pytest --snapshot-update` draws them anew when a change is meant."""

import pytest

from mediator_game.tui.app import MediatorApp
from mediator_game.tui.launch import Launch
from mediator_game.tui.settings import Settings
from tui.fakes import FakeGames, card, saved
from tui.screen_text import press, settle

SIZES = [(80, 24), (120, 40)]
CARDS = (
    card("tutorial", title="Two valleys", period="May of an invented year"),
    card("valley", title="The valley", period="Spring of an invented year"),
    card("later", title="Six weeks of war", period="July to November 2020", fictional=False, minutes=45, turns=12),
)
SAVES = (saved("a"), saved("b", title="Six weeks of war", player="Zaven", ended=True, outcome="A truce brokered"))


def at(*keys: str):
    """Settle, then press keys."""

    async def go(pilot):
        await settle(pilot)
        await press(pilot, *keys)

    return go


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [(), ("down",), ("down", "down")], ids=["resume", "play", "saves"])
def test_home_looks_as_it_should(snap_compare, size, keys):
    assert snap_compare(MediatorApp(FakeGames(*CARDS, saves=SAVES)), terminal_size=size, run_before=at(*keys))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["paper", "contrast", "terminal"])
def test_home_looks_as_it_should_in_other_colours(snap_compare, size, theme):
    app = MediatorApp(FakeGames(*CARDS, saves=SAVES), settings=Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=at())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["p", "s"])
def test_the_lists_look_as_they_should(snap_compare, size, key):
    app = MediatorApp(FakeGames(*CARDS, saves=SAVES))
    assert snap_compare(app, terminal_size=size, run_before=at(key, "down"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pages", [0, 1, 2, 3], ids=["card", "briefing", "chair", "mode"])
def test_the_pages_before_play_look_as_they_should(snap_compare, size, pages):
    app = MediatorApp(FakeGames(), Launch(scenario="valley"))
    assert snap_compare(app, terminal_size=size, run_before=at(*["enter"] * pages))


@pytest.mark.parametrize("size", SIZES)
def test_the_gate_looks_as_it_should(snap_compare, size):
    games = FakeGames(saves=(saved("e", ended=True),))
    games.sessions["e"] = games.ended("Anna")
    app = MediatorApp(games, Launch(save="e", debrief=True))
    assert snap_compare(app, terminal_size=size, run_before=at("c", "R", "a", "i", "n"))


def test_leaving_in_the_middle_of_a_game_looks_as_it_should(snap_compare):
    app = MediatorApp(FakeGames())

    async def ask(pilot):
        from mediator_game.tui.screens.leave import LeaveScreen

        await settle(pilot)
        await app.push_screen(LeaveScreen(""))

    assert snap_compare(app, terminal_size=(80, 24), run_before=ask)

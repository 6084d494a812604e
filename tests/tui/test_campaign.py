"""The campaign on the full screen: where it stands, what is read before a phase, and from one phase to the next."""

import pytest

from campaigns import folder
from mediator_game.playtest.lines import play_line
from mediator_game.scenario import library
from mediator_game.scenario.load import load
from mediator_game.transcript.thread import open_phase, threads
from mediator_game.tui import campaign as pages
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.games import FileGames, now
from mediator_game.tui.launch import Launch
from mediator_game.tui.screens.campaign import CampaignScreen
from mediator_game.tui.screens.card import CardScreen
from mediator_game.tui.screens.debrief import DebriefScreen
from mediator_game.tui.screens.desk import DeskScreen
from mediator_game.tui.screens.home import HomeScreen
from mediator_game.tui.widgets.choices import Choices
from tui.screen_text import press, settle, text

SIZES = [(80, 24), (120, 40), (60, 20)]


@pytest.fixture
def games(tmp_path, monkeypatch):
    place = folder(tmp_path / "own").parent
    monkeypatch.setattr(library, "folder", lambda: place)
    (tmp_path / "saves").mkdir()
    return FileGames(tmp_path / "saves")


def played(tmp_path):
    """Play the first phase to its end, headless."""
    saves = tmp_path / "saves"
    begun = pages.thread(saves, "", anew=False)
    opened, _ = open_phase(
        begun, begun.next, load(tmp_path / "own" / "valley.toml"), 3, "training", "report", saves, lambda: 0.0, now(),
        "00000a",
    )  # fmt: skip
    with opened.journal:
        play_line(opened.session, "historical")


@pytest.mark.parametrize("size", SIZES)
async def test_a_new_campaign_says_what_it_is_and_points_at_its_first_phase(games, size):
    app = MediatorApp(games, Launch(campaign=True))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, CampaignScreen)
        assert "Two summers" in text(app)
        assert "comes next" in text(app)
        assert app.screen.query_one(Choices).chosen == "1"


async def test_a_phase_is_begun_in_the_chair_of_the_role_and_kept_as_a_phase(games, tmp_path):
    app = MediatorApp(games, Launch(campaign=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, CardScreen)
        for _ in range(5):
            await press(pilot, "enter")
            await settle(pilot)
            if isinstance(app.screen, DeskScreen):
                break
        assert isinstance(app.screen, DeskScreen)
        assert app.session.setup.phase_of.number == 1
    (found,) = threads(tmp_path / "saves")
    assert found.next.save is not None


async def test_after_a_phase_the_next_one_comes_with_what_was_left(games, tmp_path):
    played(tmp_path)
    app = MediatorApp(games, Launch(campaign=True))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert app.screen.query_one(Choices).chosen == "2"
        assert "What your last phase left" in text(app)
        assert "Since then, on record" in text(app)
        await press(pilot, "up", "enter")
        await settle(pilot)
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "q")
        await settle(pilot)
        assert isinstance(app.screen, CampaignScreen)
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)


async def test_a_later_phase_waits_its_turn(games):
    app = MediatorApp(games, Launch(campaign=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert "played in order" in text(app)


async def test_without_a_campaign_file_home_stays_and_says_so(games, tmp_path):
    (tmp_path / "own" / "campaign.toml").unlink()
    app = MediatorApp(games, Launch(campaign=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "cannot be read" in text(app)


def test_each_phase_says_which_chair_the_role_has_in_it(tmp_path):
    shown = pages.card(pages.thread(tmp_path, "", anew=True))
    said = ["".join(span.text for block in part.blocks for span in block.spans) for part in shown.phases[0].before[:2]]
    assert "Your chair in this phase: Envoy of the CSCE." in said
    assert all(any("Your chair in this phase: " in str(part) for part in one.before) for one in shown.phases)

"""A scenario watched while it is written: the preview keeps its place, and what fails can be opened."""

import asyncio
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from mediator_game.engine.actions import EndTurn, Move
from mediator_game.playtest.explore import Limits
from mediator_game.playtest.rehearsal import Beginning, searching, watcher
from mediator_game.tui.screens.debrief import DebriefScreen
from mediator_game.tui.screens.outcome import OutcomeScreen
from mediator_game.tui.watch.app import WatchApp
from mediator_game.tui.watch.desk import WatchDesk
from mediator_game.tui.watch.page import WatchPage
from tui.desks import NORMAL, WIDE
from tui.fakes import VALLEY
from tui.screen_text import fit_to_show, lines, press, settle, text

ORIGINAL = VALLEY.read_text(encoding="utf-8")
QUARREL = ("Hill and River quarrel over", "Hill and River differ over")
MISSPELT = ("tension >= 0", "tensoin >= 0")
FAILING = ('when = "tension >= 0 and tension <= 100"', 'when = "moves.visit.count == 0"')
NIGHT = (
    'id = "open"\ntitle = "The road is open by day"',
    'id = "night"\ntitle = "The road is open by night"\nvalue = { hill = 60, river = 55 }\n\n[[issue.option]]\n'
    'id = "open"\ntitle = "The road is open by day"',
)
BY_NIGHT = Move("table", text={"water": "shared", "road": "night"})


def changed(*edits):
    written = ORIGINAL
    for old, new in edits:
        assert old in written, old
        written = written.replace(old, new)
    return written


class Author:
    """Writes the file, and waits until the watch has seen it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    async def save(self, pilot, *edits) -> None:
        rounds = pilot.app.rounds
        self.path.write_text(changed(*edits), encoding="utf-8")
        for _ in range(400):
            await asyncio.sleep(0.02)
            if pilot.app.rounds > rounds:
                break
        await done(pilot)


async def done(pilot) -> None:
    for _ in range(1_000):
        await asyncio.sleep(0.02)
        if not pilot.app.watched.playing and not any(
            worker.is_running and worker.group in ("round", "opening") for worker in pilot.app.workers
        ):
            break
    await settle(pilot)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(searching, "LIMITS", Limits(states=300, seconds=5.0))
    monkeypatch.setattr(watcher, "SETTLED", 0.03)
    monkeypatch.setattr(watcher, "MISSED", 0.3)


@pytest.fixture
def author(tmp_path):
    path = tmp_path / "valley.toml"
    path.write_text(ORIGINAL, encoding="utf-8")
    return Author(path)


def app_of(author, **more):
    begins = Beginning(games=4, **more)
    return WatchApp(author.path, begins, now=lambda: datetime(2026, 5, 4, 14, 2, 31), every=0.02)


@asynccontextmanager
async def watching(author, size=WIDE, **more):
    app = app_of(author, **more)
    async with app.run_test(size=size) as pilot:
        await done(pilot)
        yield pilot


def play(pilot, *inputs):
    """Play at the desk, as its keys do."""
    for one in inputs:
        assert pilot.app.desk.take(one) == ""


def turn(pilot) -> int:
    return pilot.app.desk.session.view().turn


VISIT, END = Move("visit", "hill"), EndTurn()


async def test_the_desk_opens_with_the_state_of_the_file_under_it(author):
    async with watching(author, NORMAL) as pilot:
        said = text(pilot.app)
        assert "What do you do?" in said
        assert "Saved 14:02:31: nothing to mend. only a preview" in said
        assert "historical: " in said and "typical: " in said


async def test_a_text_that_is_mended_is_on_the_screen_at_the_same_turn(author):
    async with watching(author) as pilot:
        play(pilot, VISIT, END)
        await author.save(pilot, ('name = "Hill"', 'name = "Hillside"'))
        assert turn(pilot) == 2
        assert "HILLSIDE" in text(pilot.app)
        assert "Saved 14:02:31: nothing to mend. 2 inputs replayed." in text(pilot.app)
        assert pilot.app.session is pilot.app.desk.session


async def test_keys_do_at_the_preview_what_they_do_in_a_game(author):
    async with watching(author, NORMAL) as pilot:
        await press(pilot, "enter", "enter")
        assert pilot.app.desk.session.sequence == 1
        await author.save(pilot, QUARREL)
        await press(pilot, "u", "enter")
        assert "You are back at this moment." in text(pilot.app)
        assert pilot.app.desk.session.view().turn == 1


async def test_an_error_is_shown_with_its_line_and_the_preview_stays(author):
    async with watching(author, NORMAL) as pilot:
        play(pilot, VISIT, END)
        await author.save(pilot, MISSPELT)
        said = text(pilot.app)
        assert "1 error: line 357: There is no name" in said
        assert "The preview shows 14:02:31, the last save without errors." in said
        assert turn(pilot) == 2
        play(pilot, VISIT)
        await author.save(pilot, QUARREL)
        assert "nothing to mend. 3 inputs replayed." in text(pilot.app)
        assert turn(pilot) == 2


async def test_an_input_that_is_refused_says_where_the_replay_stopped_and_goes_on_when_mended(author):
    author.path.write_text(changed(NIGHT), encoding="utf-8")
    async with watching(author) as pilot:
        play(pilot, VISIT, END, BY_NIGHT, VISIT)
        await author.save(pilot)
        assert "Stopped at turn 2, table: There is no option road.night" in text(pilot.app)
        await press(pilot, "c")
        assert "There is no option road.night in the scenario any more." in text(pilot.app)
        assert "2 inputs wait." in text(pilot.app)
        await press(pilot, "q")
        await author.save(pilot, NIGHT)
        assert "4 inputs replayed." in text(pilot.app)
        assert pilot.app.desk.session.sequence == 4


async def test_a_save_while_the_turn_is_being_ended_waits_for_the_end_and_gives_nothing_up(author):
    author.path.write_text(changed(NIGHT), encoding="utf-8")
    async with watching(author) as pilot:
        play(pilot, VISIT, BY_NIGHT)
        await press(pilot, "e")
        await author.save(pilot)
        assert "The preview follows when you are back at the desk." in text(pilot.app)
        assert "inputs replayed" not in text(pilot.app)
        for _ in range(4):
            await press(pilot, "escape")
        await done(pilot)
        assert isinstance(pilot.app.screen, WatchDesk)
        assert "Stopped at turn 1, table: There is no option road.night" in text(pilot.app)
        assert not pilot.app.watched.own.went_on
        await author.save(pilot, NIGHT)
        assert turn(pilot) == 2


async def test_the_reading_stays_where_it_was_when_the_same_things_happened(author):
    async with watching(author, NORMAL) as pilot:
        play(pilot, VISIT, END)
        before = [line for line in lines(pilot.app) if "has reached you" in line]
        await author.save(pilot, QUARREL)
        assert before
        assert [line for line in lines(pilot.app) if "has reached you" in line] == before


async def test_no_figure_of_the_strip_is_cut(author):
    author.path.write_text(changed(FAILING), encoding="utf-8")
    async with watching(author, (60, 24)) as pilot:
        (said,) = (line for line in lines(pilot.app) if "c checks" in line)
        assert "Failing: points-stay-points. … " in said


async def test_a_long_source_line_is_shown_with_what_is_wrong_in_it(author):
    async with watching(author, NORMAL) as pilot:
        await press(pilot, "c")
        await author.save(
            pilot, ('when = "tension >= 0 and', 'when = "' + "tension >= 0 and " * 9 + "tensoin >= 0 and")
        )
        page = "\n".join(lines(pilot.app))
        assert "tensoin >= 0" in page
        assert "^^^^^^^" in page


async def test_a_save_while_a_text_is_being_drafted_waits_for_the_desk_and_drops_nothing(author):
    async with watching(author) as pilot:
        await press(pilot, "t")
        await author.save(pilot, ('name = "Hill"', 'name = "Hillside"'))
        assert not isinstance(pilot.app.screen, WatchDesk)
        play(pilot, VISIT)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, WatchDesk)
        assert "HILLSIDE" in text(pilot.app)
        assert pilot.app.desk.session.sequence == 1


async def test_a_violated_check_opens_the_game_that_violates_it_and_a_key_leads_back(author):
    async with watching(author) as pilot:
        play(pilot, END)
        await author.save(pilot, FAILING)
        assert "Failing: points-stay-points." in text(pilot.app)
        await press(pilot, "c")
        assert "violated (was verified) in 8 of 12 games" in text(pilot.app)
        await press(pilot, "enter")
        await done(pilot)
        session = pilot.app.desk.session
        assert session.position.state.values[session.rules.layout["moves.visit.count"]] == 1
        assert "Check points-stay-points violated here." in text(pilot.app)
        await press(pilot, "f6")
        await done(pilot)
        assert turn(pilot) == 2
        assert "violated here" not in text(pilot.app)


async def test_a_playthrough_follows_the_file_too(author):
    author.path.write_text(changed(FAILING), encoding="utf-8")
    async with watching(author) as pilot:
        await press(pilot, "c", "enter")
        await done(pilot)
        await author.save(pilot, QUARREL)
        assert "F6: your game. Check points-stay-points holds here now." in text(pilot.app)
        assert pilot.app.desk.session.sequence == 1
        await author.save(pilot, ('when = "tension >= 0 and tension <= 100"', 'when = "turn > 0 and tension > 100"'))
        said = "Check points-stay-points fails here: tension > 100 fails: tension is "
        assert f"F6: your game. {said}" in text(pilot.app)
        await press(pilot, "c")
        assert f"On the desk: {said}" in text(pilot.app)


async def test_the_page_shows_the_line_with_a_caret_and_says_what_is_new_and_what_was_mended(author):
    async with watching(author, NORMAL) as pilot:
        await press(pilot, "f4")
        await author.save(pilot, MISSPELT)
        page = "\n".join(lines(pilot.app))
        assert '357 | when = "tensoin >= 0' in page
        assert "^^^^^^^" in page
        assert "Did you mean tension?" in page
        assert "New with this save." in page
        await author.save(pilot)
        await press(pilot, "home")
        assert "Mended with this save:" in text(pilot.app)


async def test_every_line_of_the_page_can_be_read(author):
    author.path.write_text(changed(FAILING), encoding="utf-8")
    async with watching(author, NORMAL) as pilot:
        await press(pilot, "c")
        for words in ("Enter opens it there.", "valley.toml", "historical, seed 1", "informed, seed 1", "typical"):
            assert words in text(pilot.app)
            assert fit_to_show(pilot.app)
            await press(pilot, "down")


async def test_a_file_that_begins_with_errors_is_shown_and_played_once_it_can_be(author):
    author.path.write_text(changed(MISSPELT), encoding="utf-8")
    async with watching(author, NORMAL) as pilot:
        assert isinstance(pilot.app.screen, WatchPage)
        assert "There is no name" in text(pilot.app)
        await author.save(pilot)
        assert isinstance(pilot.app.screen, WatchDesk)
        assert "What do you do?" in text(pilot.app)


async def test_a_file_that_is_taken_away_is_said_and_the_preview_stays(author):
    async with watching(author, NORMAL) as pilot:
        author.path.unlink()
        for _ in range(400):
            await asyncio.sleep(0.02)
            if pilot.app.watched.latest.scenario is None:
                break
        await done(pilot)
        assert "1 error" in text(pilot.app)
        assert "What do you do?" in text(pilot.app)


async def test_a_newer_save_ends_the_games_of_the_one_before(author):
    async with watching(author) as pilot:
        pilot.app._beginning = Beginning(games=100_000)
        author.path.write_text(changed(QUARREL), encoding="utf-8")
        for _ in range(200):
            await asyncio.sleep(0.02)
            if pilot.app.watched.playing:
                break
        assert pilot.app.watched.playing
        pilot.app._beginning = Beginning(games=4)
        await author.save(pilot, FAILING)
        assert "Failing: points-stay-points." in text(pilot.app)


async def test_a_preview_begins_where_it_is_asked_to(author):
    async with watching(author, NORMAL, line="historical", turn=3) as pilot:
        assert turn(pilot) == 3
        await author.save(pilot, QUARREL)
        assert turn(pilot) == 3


async def test_an_ending_can_be_read_and_leads_back_to_the_desk(author):
    async with watching(author) as pilot:
        play(pilot, END, END, END)
        await press(pilot, "enter")
        await done(pilot)
        assert isinstance(pilot.app.screen, OutcomeScreen)
        await author.save(pilot, QUARREL)
        await press(pilot, "enter")
        await done(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        await press(pilot, "q")
        await done(pilot)
        assert isinstance(pilot.app.screen, WatchDesk)
        assert pilot.app.desk.session.ended
        assert "3 inputs replayed" in text(pilot.app)


async def test_nothing_of_a_preview_is_written(author, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = {*tmp_path.rglob("*")}
    async with watching(author) as pilot:
        play(pilot, VISIT, END, END, END)
        await author.save(pilot, QUARREL)
        await press(pilot, "q", "enter")
    assert {*tmp_path.rglob("*")} == before


async def test_stopping_asks_only_when_something_was_played(author):
    async with watching(author) as pilot:
        await press(pilot, "q")
        assert pilot.app.return_code == 0
    async with watching(author) as pilot:
        play(pilot, VISIT)
        await press(pilot, "q")
        assert "What you played in the preview is not kept." in text(pilot.app)
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, WatchDesk)
        await press(pilot, "ctrl+c", "ctrl+c")
        assert pilot.app.return_code == 0


async def test_the_help_of_the_desk_has_the_keys_of_the_watch(author):
    async with watching(author) as pilot:
        await press(pilot, "question_mark")
        said = text(pilot.app)
        assert "Stop watching. Nothing of a preview is saved." in said
        assert "See what the check, the games and the goals say." in said
        assert "The game is saved" not in said


@pytest.mark.parametrize("size", [NORMAL, WIDE])
@pytest.mark.parametrize("what", ["broken", "stopped", "page", "playthrough"])
def test_the_watch_looks_as_it_should(snap_compare, author, size, what):
    if what == "stopped":
        author.path.write_text(changed(NIGHT), encoding="utf-8")
    app = app_of(author)

    async def go(pilot):
        await done(pilot)
        if what == "stopped":
            play(pilot, VISIT, END, BY_NIGHT)
            await author.save(pilot)
        else:
            play(pilot, END)
            await author.save(pilot, MISSPELT if what == "broken" else FAILING)
        if what in ("page", "playthrough"):
            await press(pilot, "c")
        if what == "playthrough":
            await press(pilot, "enter")
            await done(pilot)

    assert snap_compare(app, terminal_size=size, run_before=go)

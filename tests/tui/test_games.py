"""Games on disk: a game started, left, resumed, ended and debriefed through files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_game.engine.actions import EndTurn
from mediator_game.play.inputs import Quit
from mediator_game.tui.games import FileGames
from mediator_game.tui.ports import Start, UnavailableError
from tui.fakes import VALLEY

NOW = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)


def games(folder: Path) -> FileGames:
    """Games that keep their saves in a folder."""
    return FileGames(folder, now=lambda: NOW, clock=lambda: 0.0)


def begin(desk: FileGames, seed: int | str = 3):
    """A game of the valley, begun."""
    return desk.start(Start(scenario=str(VALLEY), chair="envoy", mode="training", player="Anna", seed=seed))


def test_the_shipped_scenarios_are_listed_with_the_tutorial_first(tmp_path):
    cards = games(tmp_path).scenarios()
    assert cards[0].id == "tutorial"
    assert all(card.title and card.minutes for card in cards if not card.problem)


def test_every_shipped_scenario_that_is_listed_can_be_opened(tmp_path):
    desk = games(tmp_path)
    for card in desk.scenarios():
        if not card.problem:
            opening = desk.opening(card.id)
            assert opening.card.blocks
            assert opening.briefing.blocks
            assert all(chair.instructions for chair in opening.chairs)


def test_a_scenario_is_found_by_its_path_and_keeps_it(tmp_path):
    assert games(tmp_path).opening(str(VALLEY)).scenario.id == str(VALLEY)


@pytest.mark.parametrize("name", ["nowhere", "nowhere.toml", "/", "", "a\x00b"])
def test_what_is_no_scenario_is_said_in_a_sentence(tmp_path, name):
    with pytest.raises(UnavailableError) as no:
        games(tmp_path).opening(name)
    assert no.value.reason.isprintable()


def test_a_broken_scenario_is_said_with_its_place(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text(VALLEY.read_text().replace("turns = 3", 'turns = "three"'))
    with pytest.raises(UnavailableError, match=r"broken\.toml:\d+: "):
        games(tmp_path).opening(str(broken))


def test_a_rule_that_the_game_does_not_know_is_said_and_starts_nothing(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text(f"{VALLEY.read_text()}\n[rules]\nnosuch = 3\n")
    with pytest.raises(UnavailableError, match="no rule"):
        games(tmp_path).start(Start(scenario=str(broken), chair="envoy", mode="training", player="Anna"))
    assert games(tmp_path).saves() == ()


def test_a_game_goes_on_where_it_was_left(tmp_path):
    desk = games(tmp_path)
    session = begin(desk)
    session.do(EndTurn())
    session.do(Quit())
    desk.close(session)
    [save] = desk.saves()
    assert (save.player, save.moment, save.ended) == ("Anna", "turn 2 of 3", False)
    again = desk.resume(save.path)
    assert again.session.view() == session.view()
    assert again.session.setup.started == "2026-10-14T12:00:00+00:00"


def test_an_ended_game_is_listed_as_ended_and_can_be_debriefed(tmp_path):
    desk = games(tmp_path)
    session = begin(desk)
    while not session.ended:
        session.do(EndTurn())
    desk.close(session)
    [save] = desk.saves()
    assert save.ended
    assert save.outcome
    sections = desk.sections(desk.resume(save.path).session)
    assert not all(section.readable for section in sections)
    assert all(section.readable for section in desk.sections(session, instructor=True))


def test_a_game_that_is_open_cannot_be_opened_a_second_time_and_can_once_it_is_closed(tmp_path):
    desk = games(tmp_path)
    session = begin(desk)
    [save] = desk.saves()
    with pytest.raises(UnavailableError, match="open"):
        games(tmp_path).resume(save.path)
    desk.close(session)
    assert games(tmp_path).resume(save.path).session.sequence == 0


def test_closing_twice_does_nothing_more(tmp_path):
    desk = games(tmp_path)
    session = begin(desk)
    desk.close(session)
    desk.close(session)


def test_a_damaged_save_is_listed_with_what_is_wrong_and_refused(tmp_path):
    desk = games(tmp_path)
    desk.close(begin(desk))
    [path] = tmp_path.glob("*.jsonl")
    path.write_bytes(path.read_bytes().replace(b"Anna", b"Ella"))
    [save] = desk.saves()
    assert save.problem
    with pytest.raises(UnavailableError):
        desk.resume(save.path)


def test_a_save_that_is_gone_is_said(tmp_path):
    with pytest.raises(UnavailableError):
        games(tmp_path).resume(str(tmp_path / "gone.jsonl"))


def test_a_seed_that_was_not_given_is_drawn_and_one_that_was_is_kept(tmp_path):
    desk = games(tmp_path)
    drawn = {begin(desk, "").setup.seed for _ in range(3)}
    assert len(drawn) > 1
    assert begin(desk, "class-7").setup.seed == "class-7"


def test_a_folder_that_cannot_be_written_is_trouble_and_the_game_goes_on(tmp_path):
    (tmp_path / "saves").write_text("a file in the way")
    desk = games(tmp_path / "saves")
    session = begin(desk)
    assert "Not being saved" in session.trouble
    session.do(EndTurn())
    assert session.view().turn == 2


def test_a_game_that_cannot_be_saved_here_can_be_saved_elsewhere(tmp_path):
    (tmp_path / "saves").write_text("a file in the way")
    desk = games(tmp_path / "saves")
    session = begin(desk)
    assert "Not being saved" in desk.save_elsewhere(session, str(tmp_path / "saves"))
    assert desk.save_elsewhere(session, "~nobody-of-that-name/x")
    assert desk.save_elsewhere(session, str(tmp_path / "other")) == ""
    assert session.trouble == ""
    session.do(EndTurn())
    desk.close(session)
    assert games(tmp_path / "other").saves()[0].moment == "turn 2 of 3"


def test_no_folder_of_saves_means_no_saves(tmp_path):
    assert games(tmp_path / "none").saves() == ()

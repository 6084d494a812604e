import json
import os
from pathlib import Path

import pytest

from mediator_game.engine.constants import RULES_VERSION
from mediator_game.play import inputs
from mediator_game.transcript.journal import Journal
from mediator_game.transcript.saves import latest_unfinished, listing, save_of, saves_folder
from transcript.games import BEGUN, VALLEY, WHOLE, chained, played, records_in, saved


def dated(path, seconds):
    os.utime(path, (seconds, seconds))
    return path


def test_a_save_is_described_in_its_documented_shape(tmp_path):
    path = dated(saved(tmp_path, BEGUN), 86_400)
    assert save_of(path).as_json() == {
        "path": str(path),
        "run": "run-7",
        "scenario": "valley",
        "title": "The valley",
        "player": "Ani",
        "chair": "envoy",
        "turn": 2,
        "turns": 3,
        "ended": False,
        "outcome": None,
        "modified": "1970-01-02T00:00:00Z",
        "broken": None,
        "campaign": None,
    }


def test_turn_and_outcome_are_those_of_the_session_at_every_step(tmp_path):
    path = saved(tmp_path, [])
    session = played([])
    for count, step in enumerate([*WHOLE, inputs.Rewind(6), inputs.EndTurn()], start=1):
        session.do(step)
        path.write_bytes(chained(session.records))
        save = save_of(path)
        assert (save.turn, save.ended, save.outcome) == (session.view().turn, session.ended, session.outcome), count


def test_the_save_written_to_last_comes_first(tmp_path):
    for token, seconds in (("aaaaaa", 300), ("bbbbbb", 100), ("cccccc", 200)):
        dated(saved(tmp_path, BEGUN[:1], token=token), seconds)
    assert [save.path.stem[-6:] for save in listing(tmp_path)] == ["aaaaaa", "cccccc", "bbbbbb"]


def test_broken_saves_are_listed_with_the_reason_and_what_could_be_read(tmp_path):
    good = saved(tmp_path, BEGUN)
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "other.jsonl").write_bytes(b'{"a": 1}\n')
    (tmp_path / "folder.jsonl").mkdir()
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "lost.jsonl").symlink_to(tmp_path / "nowhere")
    half = good.read_bytes().splitlines(keepends=True)
    (tmp_path / "half.jsonl").write_bytes(b"".join(half[:3]) + b"damage\n")
    found = {save.path.name: save for save in listing(tmp_path)}
    assert len(found) == 7
    assert found.pop(good.name).broken == ""
    assert all(save.broken for save in found.values())
    assert "line 4" in found["half.jsonl"].broken.lower()
    assert found["half.jsonl"].player == "Ani"


def test_locks_torn_lines_and_other_files_are_not_saves(tmp_path):
    path = saved(tmp_path, BEGUN)
    path.write_bytes(path.read_bytes()[:-3])
    Journal.open_existing(path).close()
    (tmp_path / ".gitkeep").touch()
    (tmp_path / "notes.txt").touch()
    (tmp_path / ".hidden.jsonl").touch()
    assert [save.path for save in listing(tmp_path)] == [path]


def test_a_folder_that_is_not_there_holds_no_saves(tmp_path):
    assert listing(tmp_path / "none") == []
    assert latest_unfinished(tmp_path / "none") is None


def test_the_game_to_go_on_with_is_the_latest_that_can_be(tmp_path):
    wanted = dated(saved(tmp_path, BEGUN, token="000001"), 100)
    dated(saved(tmp_path, WHOLE, token="000002"), 200)
    broken = dated(saved(tmp_path, BEGUN, token="000003"), 300)
    broken.write_bytes(broken.read_bytes() + b"damage\n")
    older = saved(tmp_path, BEGUN, token="000004")
    header, *rest = records_in(older)
    older.write_bytes(chained([{**header, "rules_version": RULES_VERSION - 1}, *rest]))
    dated(older, 400)
    assert not save_of(older).broken
    assert latest_unfinished(tmp_path).path == wanted


def test_a_scenario_of_any_shape_in_the_header_can_be_listed(tmp_path):
    header = dict(played([]).records[0])
    for table in (None, [], {"title": 3, "turns": "x"}, {"title": "\x1b[2Jtitle"}):
        header["scenario"] = {**header["scenario"], "document": {"scenario": table}}
        path = tmp_path / "save.jsonl"
        path.write_bytes(chained([header]))
        assert "\x1b" not in json.dumps(save_of(path).title)
        assert save_of(path).turns == 0


def test_the_title_of_the_shipped_file_is_shown_whole(tmp_path):
    assert save_of(saved(tmp_path, [])).title == VALLEY.scenario.scenario.title


# Where they live


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def test_the_folder_asked_for_comes_first_then_saves_here_then_the_users_own(elsewhere):
    users = saves_folder()
    assert users.name == "saves"
    assert "mediator-game" in users.parts
    Path("saves").mkdir()
    assert saves_folder() == Path("saves")
    assert saves_folder(Path("mine")) == Path("mine")


def test_asking_where_saves_live_makes_nothing(elsewhere):
    saves_folder()
    assert [path.name for path in elsewhere.iterdir()] == ["work"]

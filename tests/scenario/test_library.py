import os

import pytest

from mediator_game.scenario import library
from scenario.patched import VALLEY


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    for name in ("tutorial", "1994-bishkek", "2001-key-west", "campaign"):
        (tmp_path / f"{name}.toml").write_text("")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "places.toml").write_text("")
    monkeypatch.setattr(library, "folder", lambda: tmp_path)
    return tmp_path


def test_the_tutorial_comes_first_and_the_others_by_date(shipped):
    assert [path.stem for path in library.shipped()] == ["tutorial", "1994-bishkek", "2001-key-west"]


def test_a_shipped_scenario_is_found_by_its_id(shipped):
    assert library.find("2001-key-west") == shipped / "2001-key-west.toml"


def test_any_scenario_is_found_by_its_path(shipped):
    assert library.find(str(VALLEY)) == VALLEY


def test_a_misspelt_id_gets_the_nearest_one(shipped):
    with pytest.raises(
        library.NotFoundError, match=r"There is no scenario called 2001-keywest\. Did you mean 2001-key-west\?"
    ):
        library.find("2001-keywest")


@pytest.mark.parametrize("name", ["nothing.toml", "a/b", "x\0y", "x\0y.toml", "", "\x1b[2J", "a" * 5_000])
def test_what_is_not_there_is_said_in_one_clean_sentence(shipped, name):
    with pytest.raises(library.NotFoundError) as refused:
        library.find(name)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


def test_a_folder_is_refused_as_one(shipped, tmp_path):
    with pytest.raises(library.NotFoundError, match="is a folder"):
        library.find(str(tmp_path / "library"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused(shipped, tmp_path):
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(library.NotFoundError, match="not a regular file"):
        library.find(str(tmp_path / "pipe.toml"))


def test_a_folder_holds_scenarios_but_not_fragments_campaigns_or_hidden_files(shipped):
    (shipped / ".git").mkdir()
    (shipped / ".git" / "x.toml").write_text("")
    (shipped / "mine").mkdir()
    (shipped / "mine" / "a.toml").write_text("")
    found = [path.relative_to(shipped).as_posix() for path in library.inside(shipped)]
    assert found == ["1994-bishkek.toml", "2001-key-west.toml", "tutorial.toml", "mine/a.toml"]


def test_fragments_of_the_library_are_found_by_plain_names_only(shipped):
    assert library.shipped_fragment("places") == shipped / "library" / "places.toml"
    for name in ("nothing", "../tutorial", "/etc/passwd", "Places", ""):
        assert library.shipped_fragment(name) is None


def test_the_games_own_scenarios_are_there():
    assert library.folder().is_dir()
    assert library.fragments().is_dir()

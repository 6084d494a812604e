from pathlib import Path

import pytest

from cli.running import runner
from mediator_game.scenario.library import find

VALLEY = Path(__file__).parents[1] / "scenarios" / "valley.toml"


@pytest.fixture
def valley():
    return VALLEY


@pytest.fixture
def tutorial():
    return find("tutorial")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to be in, with a folder for saves in it, and nothing of the user's own within reach."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    (tmp_path / "saves").mkdir()
    return tmp_path


@pytest.fixture
def mediator(here, capsys):
    return runner(capsys)


@pytest.fixture
def save(mediator, here, valley):
    """The transcript of a line played to its end."""
    done = mediator("play", valley, "--line", "historical", "--seed", "7", "--json")
    assert done.code == 0
    return here / done.json["path"]

"""mediator watch on the command line: the report after every save, and what is refused."""

import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
terminal = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

VALLEY = Path(__file__).parent.parent / "scenarios" / "valley.toml"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "valley.toml"
    path.write_bytes(VALLEY.read_bytes())
    return path


def watch(*args, **more):
    command = ["-m", "mediator_game", "watch", "--games", "4", *map(str, args)]
    return pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=60, dimensions=(24, 200), **more)


@terminal
def test_every_save_is_reported_until_ctrl_c(file):
    seen = watch(file, "--plain")
    seen.expect("nothing to mend")
    seen.expect("goal the-fields-are-walked")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("tension >= 0", "tensoin >= 0"), encoding="utf-8")
    seen.expect("1 error: line 357")
    seen.expect("hint: Did you mean tension")
    seen.expect("New since the save before: unknown-name")
    file.write_text(text, encoding="utf-8")
    seen.expect("Mended: unknown-name")
    seen.expect("goal the-fields-are-walked")
    seen.sendintr()
    seen.expect(pexpect.EOF)
    seen.close()
    assert "Traceback" not in seen.before
    assert seen.exitstatus == 0


@terminal
def test_the_turn_a_line_was_played_to_is_reported(file):
    seen = watch(file, "--plain", "--line", "historical", "--turn", "3")
    seen.expect("The line historical was played to the beginning of turn 3[.]")
    seen.sendintr()
    seen.expect(pexpect.EOF)
    seen.close()


@terminal
def test_ctrl_c_ends_it_in_the_middle_of_the_games(file):
    seen = watch(file, "--plain", "--games", "1000")
    seen.expect("Watching ")
    seen.sendintr()
    seen.expect(pexpect.EOF)
    seen.close()
    assert "Traceback" not in seen.before
    assert seen.exitstatus == 0


@terminal
def test_on_a_terminal_the_game_itself_is_shown_and_given_back(file):
    seen = watch(file, env=None)
    seen.expect("only a preview")
    seen.send("\x03")
    seen.expect(pexpect.EOF)
    seen.close()
    assert "\x1b[?1049l" in seen.before
    assert seen.exitstatus == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere"], "There is no scenario called nowhere."),
        (["valley.toml", "--line", "informd"], "Did you mean informed?"),
        (["valley.toml", "--chair", "envoi"], "Did you mean envoy?"),
        (["valley.toml", "--turn", "2"], "--turn goes with --line."),
    ],
)
def test_what_cannot_be_watched_is_said(mediator, file, monkeypatch, args, said):
    monkeypatch.chdir(file.parent)
    found = mediator("watch", *args)
    assert found.code == 2
    assert said in found.err

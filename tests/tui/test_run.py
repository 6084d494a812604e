"""In a real terminal: starting, refusing to start, and ending well."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

PROGRAM = """
import sys
from pathlib import Path
from mediator_game.tui.launch import Launch
from mediator_game.tui.run import run
sys.exit(run(Launch(**eval(sys.argv[2])), saves=Path(sys.argv[1])))
"""
RESTORED = b"\x1b[?1049l"
"""Back from the other screen: what a program must say before it ends."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a terminal, with every folder of the player's in one place."""
    own = {name: str(home / name.lower()) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TEXTUAL_THEME")}
    return {**kept, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", **own, **more}


class Terminal:
    """The game in a terminal of 80 by 24."""

    def __init__(self, home: Path, launch: str = "{}", **more: str) -> None:
        arguments = ["-c", PROGRAM, str(home / "saves"), launch]
        self._child = pexpect.spawn(
            sys.executable, arguments, env=environment(home, **more), dimensions=(24, 80), timeout=30
        )
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""

    def see(self, words: str) -> None:
        """Wait until the words are on the screen."""
        end = time.monotonic() + 30
        while words not in self.text:
            assert time.monotonic() < end, f"no {words!r} in {self.text}"
            self._read()

    def press(self, keys: str) -> None:
        """Press keys."""
        self._child.send(keys)

    def send(self, number: int) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def end(self) -> int:
        """Wait for the program to end and return its exit code."""
        end = time.monotonic() + 30
        while self._read():
            assert time.monotonic() < end, "it goes on"
        self._child.close()
        assert self._child.signalstatus is None
        return int(self._child.exitstatus)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self._screen.display)

    def _read(self) -> bool:
        try:
            data = self._child.read_nonblocking(65_536, 0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True


def at_the_desk(home: Path) -> Terminal:
    """A terminal with a game begun in it."""
    terminal = Terminal(home, "{'scenario': 'tutorial'}")
    for words in ("Stopping", "A first step", "At stake for you", "A name for the transcript"):
        terminal.see(words)
        terminal.press("\r")
    terminal.press("\r")
    terminal.see("What do you do?")
    return terminal


def test_home_is_shown_and_quitting_gives_the_terminal_back(tmp_path):
    terminal = Terminal(tmp_path)
    terminal.see("Two valleys")
    terminal.press("q")
    assert terminal.end() == 0
    assert RESTORED in terminal.raw


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_game_with_the_terminal_restored_and_the_game_saved(tmp_path, name):
    terminal = at_the_desk(tmp_path)
    terminal.send(getattr(signal, name))
    assert terminal.end() == 128 + getattr(signal, name)
    assert RESTORED in terminal.raw
    [save] = (tmp_path / "saves").glob("*.jsonl")
    assert b'"header"' in save.read_bytes()


def test_ctrl_c_asks_in_a_game_and_a_second_one_leaves(tmp_path):
    terminal = at_the_desk(tmp_path)
    terminal.press("\x03")
    terminal.see("Leave the game?")
    terminal.press("\x03")
    assert terminal.end() == 0
    assert RESTORED in terminal.raw


def test_no_color_sends_no_colour(tmp_path):
    terminal = Terminal(tmp_path, NO_COLOR="1")
    terminal.see("Two valleys")
    terminal.press("p")
    terminal.see("Choose a scenario")
    terminal.press("\x03")
    terminal.end()
    sent = {code for codes in re.findall(rb"\x1b\[([0-9;:]*)m", terminal.raw) for code in codes.split(b";")}
    assert sent <= {b"", b"0", b"1", b"2", b"3", b"4", b"7", b"22", b"39", b"49"}


def test_a_crash_leaves_its_report_in_a_file_and_one_sentence_on_the_terminal(tmp_path):
    folder = tmp_path / "xdg_config_home" / "mediator-game"
    folder.mkdir(parents=True)
    broken = PROGRAM.replace(
        "from mediator_game.tui.run import run",
        "from mediator_game.tui.run import run\n"
        "from mediator_game.tui.screens.home import HomeScreen\n"
        "def fault(self): secret = 'what a player typed'; raise ValueError('no')\n"
        "HomeScreen._preview = fault",
    )
    child = pexpect.spawn(
        sys.executable, ["-c", broken, str(tmp_path), "{}"], env=environment(tmp_path), dimensions=(24, 80), timeout=30
    )
    said = child.read().decode()
    child.close()
    assert child.exitstatus == 2
    after = said[said.rindex("\x1b[?1049l") :]
    assert "This is a fault in the game, not in what you did." in after
    assert "Traceback" not in after
    assert "secret" not in after
    [report] = (tmp_path / "xdg_state_home").rglob("crash-*.txt")
    assert "ValueError: no" in report.read_text()
    assert report.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("more", [{}, {"TERM": "dumb"}])
def test_without_a_terminal_it_says_so_at_once_and_offers_plain_mode(tmp_path, more):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), "{}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(tmp_path, **more),
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert b"--plain" in done.stderr
    assert done.stdout == b""


def test_a_dumb_terminal_is_no_terminal(tmp_path):
    child = pexpect.spawn(
        sys.executable, ["-c", PROGRAM, str(tmp_path), "{}"], env=environment(tmp_path, TERM="dumb"), timeout=60
    )
    assert b"--plain" in child.read()
    child.close()
    assert child.exitstatus == 2

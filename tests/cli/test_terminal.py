"""Line mode on a real pseudo-terminal: played to the end, killed, hung up, resumed."""

import json
import signal
import sys

import pytest

from mediator_game.transcript.verify import verify

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

ASKED = "What do you do"


def spawn(*args):
    return pexpect.spawn(sys.executable, ["-m", "mediator_game", *map(str, args)], encoding="utf-8", timeout=60)


def start(*args):
    game = spawn("play", "tutorial", "--plain", "--mode", "training", "--seed", "5", *args)
    game.expect("go on:")
    game.sendline("")
    game.expect("background:")
    game.sendline("")
    game.expect(ASKED)
    return game


def say(game, line, then=ASKED):
    game.sendline(line)
    game.expect(then)
    return game.before


def end(game):
    game.expect(pexpect.EOF)
    game.close()
    return game.before


def only_save(here):
    (found,) = (here / "saves").glob("*.jsonl")
    return found


def kinds(path):
    return [json.loads(line)["type"] for line in path.read_text().splitlines()]


def test_a_game_is_played_to_its_end_and_debriefed(here):
    game = start()
    say(game, "text meadows=lower road=market-days watch=joint")
    say(game, "visit reeve")
    for _ in range(3):
        say(game, "end", r"What do you do|all the same|empty skips")
        while game.after != ASKED:
            say(game, "yes" if "same" in game.after else "", r"What do you do|all the same|empty skips|How sure")
    say(game, "end", r"Which section|all the same|empty skips")
    while not game.after.startswith("Which section"):
        say(game, "yes" if "same" in game.after else "", r"Which section|all the same|empty skips")
    say(game, "What was true", "Another way")
    say(game, "Hear the militia first.", "Another way")
    say(game, "Leave the meadows out.", "Which section")
    say(game, "What was true", "Which section")
    say(game, "One commitment", "empty skips")
    say(game, "Ask who can say no.", "Which section")
    game.sendline("quit")
    end(game)
    assert game.exitstatus == 0
    path = only_save(here)
    assert verify(path).ok
    assert kinds(path)[-3:] == ["alternative", "alternative", "commitment"]


def test_nothing_is_cleared_coloured_or_moved_on_the_screen(here):
    game = start()
    shown = say(game, "people") + say(game, "map") + say(game, "help")
    game.sendline("quit")
    assert "\x1b" not in shown + end(game)


def test_a_killed_game_goes_on_where_it_stopped(here):
    game = start()
    say(game, "visit reeve")
    game.kill(signal.SIGKILL)
    end(game)
    again = spawn("resume", "--plain")
    again.expect(ASKED)
    assert "1 move left" in again.before
    say(again, "visit provost")
    again.sendline("quit")
    end(again)
    path = only_save(here)
    assert verify(path).ok
    assert kinds(path) == ["header", "move", "move", "quit"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_game_cleanly_and_keeps_it(here, number):
    game = start()
    say(game, "visit reeve")
    game.kill(number)
    assert "Traceback" not in end(game)
    assert game.exitstatus == 128 + number
    path = only_save(here)
    assert verify(path).ok
    assert kinds(path) == ["header", "move", "quit"]


def test_a_terminal_that_goes_away_ends_the_game_and_keeps_it(here):
    game = start()
    say(game, "visit reeve")
    game.close(force=False)
    game.wait()
    path = only_save(here)
    assert verify(path).ok
    assert kinds(path)[:2] == ["header", "move"]


def test_ctrl_c_asks_once_and_leaves_the_second_time(here):
    game = start()
    game.sendintr()
    game.expect("Press Ctrl-C again to leave")
    game.expect(ASKED)
    say(game, "visit reeve")
    game.sendintr()
    game.expect(ASKED)
    game.sendintr()
    assert "Traceback" not in end(game)
    assert game.exitstatus == 0
    assert kinds(only_save(here)) == ["header", "move", "quit"]


def test_ctrl_d_leaves(here):
    game = start()
    game.sendeof()
    end(game)
    assert game.exitstatus == 0


def test_a_game_that_is_open_elsewhere_is_not_opened_twice(here):
    game = start()
    other = spawn("resume", "--plain", only_save(here))
    assert "open in another window" in end(other)
    assert other.exitstatus == 2
    game.sendline("quit")
    end(game)


def test_without_a_scenario_one_is_asked_for(here):
    game = spawn("play", "--plain")
    game.expect("Which scenario")
    game.sendline("two valleys")
    game.expect("go on:")
    game.sendline("quit")
    end(game)
    assert game.exitstatus == 0
    assert not list((here / "saves").iterdir())

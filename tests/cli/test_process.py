"""The real program in a process of its own: what is imported, pipes, signals."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import interrupted

FULL = Path("/dev/full")
PROGRAM = [sys.executable, "-m", "mediator_game"]


def run(*args, **more):
    return subprocess.run([*PROGRAM, *map(str, args)], capture_output=True, timeout=120, text=True, **more)


def imported(*args):
    """The modules that a command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mediator_game", *args], capture_output=True, timeout=120, text=True
    )
    assert done.returncode == 0
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_the_version_is_said_before_anything_else_is_imported():
    modules = imported("--version")
    assert {name for name in modules if name.startswith("mediator_game")} <= {
        "mediator_game",
        "mediator_game.cli",
        "mediator_game.cli.main",
    }
    assert not modules & {"click", "attrs", "attr", "textual", "tomli"}


@pytest.mark.parametrize(
    "args", [["check"], ["scenarios"], ["simulate", "tutorial", "-n", "5"], ["--help"], ["play", "--help"]]
)
def test_only_the_full_screen_imports_textual(args):
    assert not {name.split(".")[0] for name in imported(*args)} & {"textual", "rich", "plotext"}


def test_line_mode_never_imports_textual(here):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mediator_game", "play", "tutorial", "--plain"],
        input="\n\n\nvisit reeve\nquit\n",
        capture_output=True,
        timeout=120,
        text=True,
    )
    assert done.returncode == 0
    assert " textual" not in done.stderr
    assert "mediator_game.plain.run" in done.stderr


def test_without_a_terminal_the_full_screen_is_refused_in_one_line():
    done = run(stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--plain" in done.stderr


def test_a_reader_that_stops_reading_gets_no_complaint():
    reader = subprocess.Popen(
        [*PROGRAM, "simulate", "tutorial", "-n", "5"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    reader.stdout.close()
    assert reader.stderr.read() == b""
    assert reader.wait(60) == 141


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["scenarios", "--version"])
def test_a_full_disk_under_the_output_is_one_sentence(command):
    with FULL.open("w") as full:
        done = subprocess.run([*PROGRAM, command], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr == "mediator: No space left on device.\n"


def test_a_shell_that_completes_wrongly_gets_a_sentence(here):
    done = run(env={**os.environ, "_MEDIATOR_COMPLETE": "bash_complete", "COMP_WORDS": "mediator", "COMP_CWORD": "x"})
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_closed_streams_are_as_good_as_empty_ones(here):
    command = f"{sys.executable} -m mediator_game play tutorial --plain --chair envoy --mode training <&- >&- 2>&-"
    assert subprocess.run(command, shell=True, timeout=60).returncode == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_ends_a_simulation_with_what_there_is(workers):
    code, out, err, _ = interrupted("simulate", "tutorial", "-n", "1000000", "--workers", str(workers), after=3)
    assert code == 130
    assert "Two valleys: " in out
    assert "of 1,000,000 games." in err
    assert "Traceback" not in err

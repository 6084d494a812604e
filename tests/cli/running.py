"""Running the command line: in this process, and in one of its own that is interrupted."""

import json
import os
import signal
import subprocess
import sys
import time

from mediator_game.cli import guard


class Run:
    """What came of one command."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)


def runner(capsys):
    def run(*args, at_fault=False):
        capsys.readouterr()
        code = guard.run([str(one) for one in args])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert ("a fault in the game" in captured.err) == at_fault
        return Run(code, captured.out, captured.err)

    return run


def interrupted(*args, after):
    """Start a command, press Ctrl-C in its terminal's stead, and return what came of it with the seconds it took."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mediator_game", *map(str, args)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err, time.monotonic() - began

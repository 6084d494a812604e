"""Running the command line in this process."""

import json

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

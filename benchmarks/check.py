"""How long `mediator check` takes over all the game's own scenarios, against the least that any checker must do.

    python benchmarks/check.py

The least is to start Python, import what reads a scenario, and parse every file with tomli. Each is a program of its
own, as for somebody who types the command; they take turns, so that a busy machine is as busy for all of them. Each
number is the median of several runs. The last two lines divide the checker's own work: what is read and judged, and
what is proved.
"""

import statistics
import subprocess
import sys
import time

from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load
from mediator_game.transcript.rules import RULES

RUNS = 15
_IMPORTS = "import mediator_game.cli.main, mediator_game.scenario.load, mediator_game.transcript.rules, tomli"
_PARSE = """
import sys
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        tomli.loads(file.read())
"""


def least(paths):
    """The bare parse: imports and tomli."""
    return [sys.executable, "-c", _IMPORTS + _PARSE, *paths]


def command(*options):
    """The checker as it is typed."""
    return [sys.executable, "-c", "from mediator_game.cli.main import main; main()", "check", *options]


def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def medians(works):
    """The median seconds of each of several pieces of work, done in turn."""
    taken = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            taken[name].append(seconds(work))
    return {name: statistics.median(each) for name, each in taken.items()}


def run(arguments):
    return lambda: subprocess.run(arguments, check=True, capture_output=True)


def main():
    # What the scenarios use is read by the checker too, and so by the parse.
    files = dict.fromkeys(shipped())
    for path in list(files):
        files |= dict.fromkeys(load(path, known_rules=RULES, proofs=False).used)
    paths = [str(path) for path in files]
    programs = {"bare parse": least(paths), "check": command(), "check --strict": command("--strict")}
    found = medians({name: run(arguments) for name, arguments in programs.items()})
    print(f"{len(shipped())} scenarios, {len(paths)} files, median of {RUNS} runs")
    for name, taken in found.items():
        print(f"{name:<16}{taken * 1_000:>8,.0f} ms{taken / found['bare parse']:>8.2f} times the bare parse")

    def loading(*, proofs):
        return lambda: [load(path, known_rules=RULES, proofs=proofs) for path in shipped()]

    inside = medians({"judged": loading(proofs=False), "and proved": loading(proofs=True)})
    for name, taken in inside.items():
        print(f"{name:<16}{taken * 1_000:>8,.0f} ms")


if __name__ == "__main__":
    main()

"""Reading the documentation as a reader does: its prose, its blocks, and the commands it shows."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_game.cli.guard import run

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
EXAMPLE = DOCS / "examples" / "herring-bank.toml"

_FENCED = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Command:
    """Runs a command line as a reader would, in an empty folder that has a place for saves."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "saves").mkdir()
        monkeypatch.chdir(folder)
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, line: str, typed: str = "") -> tuple[int, str]:
        """Return the exit code and what was printed; `typed` is what is entered meanwhile."""
        program, *arguments = shlex.split(line)
        assert program == "mediator", f"only the game's own commands are run: {line}"
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        self._capsys.readouterr()
        code = run(arguments)
        captured = self._capsys.readouterr()
        return code, captured.out + captured.err


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a text: language and content."""
    for found in _BLOCK.finditer(text):
        yield found[1], found[2]


def led_blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """The fenced blocks of a text: language, content, and the sentence that leads to each."""
    for found in _BLOCK.finditer(text):
        above = _FENCED.sub("", text[: found.start()]).rstrip().rpartition("\n\n")[2]
        sentence = re.split(r"(?<=\.) (?=[A-Z])", " ".join(above.split()))[-1]
        yield found[1], found[2], sentence


def section(page: Path, heading: str) -> str:
    """What stands under a heading, down to the next of its level or above."""
    text = page.read_text(encoding="utf-8")
    level = len(heading) - len(heading.lstrip("#"))
    start = text.index(f"\n{heading}\n") + len(heading) + 2
    # A line of a fenced block may begin with # too, so blocks are blanked before looking for the end.
    blank = _BLOCK.sub(lambda found: " " * len(found[0]), text)
    end = re.compile(rf"^#{{1,{level}}} ", re.MULTILINE).search(blank, start)
    return text[start : end.start() if end else len(text)]


def transcripts(block: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines shown below it."""
    command, shown = "", list[str]()
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line[2:], []
        else:
            shown.append(line)
    if command:
        yield command, shown


def matches(shown: list[str], printed: str) -> bool:
    """Whether output is as shown, where `...` stands for anything."""
    pattern = r"\s*".join(
        re.escape(line.strip()).replace(re.escape("..."), r"[\s\S]*") for line in shown if line.strip()
    )
    return re.fullmatch(rf"\s*{pattern}\s*", printed) is not None

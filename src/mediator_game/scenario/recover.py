"""Reading on after a syntax error, so that one slip does not hide the rest of a file.

tomli stops at the first error. Here the statement that holds it is left out and the rest is read again, until
nothing is wrong any more; every line keeps its number.
"""

from __future__ import annotations

import re
from typing import Any

import tomli
from attrs import define, field, frozen

from mediator_game.scenario.slips import SyntaxFault, explained, unclosed_text

_UNREAD = "zz-unread-"
_MOST_ERRORS = 50
_MOST_WORK = 8_000_000
"""Characters parsed again at most: bounds the time a large file full of errors can take."""

_token = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""|\Z)|' + r"'''.*?(?:'''|\Z)|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)
_key = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_statement = re.compile(rf"[ \t]*(?P<key>{_key})(?:[ \t]*\.[ \t]*{_key})*[ \t]*=")
_header = re.compile(r"[ \t]*\[\[?[ \t]*(?P<root>[A-Za-z0-9_-]+)")
_value_start = re.compile(r"[^=\n]*=[ \t]*")


@frozen
class Lost:
    """A statement that was left out: its lines, and the key it began with, if that could be told."""

    first: int
    last: int
    key: str | None


@define
class Recovered:
    """What could be read. `roots` are top-level tables one of whose headers or ids was lost."""

    data: dict[str, Any] = field(factory=dict)
    text: str = ""
    faults: list[SyntaxFault] = field(factory=list)
    lost: list[Lost] = field(factory=list)
    roots: set[str] = field(factory=set)
    complete: bool = True
    """False when there were too many errors to go on: then `data` is empty."""


def recover(text: str) -> Recovered:
    """Read TOML, leaving out each statement that cannot be read and saying why."""
    found = Recovered()
    lines = text.split("\n")
    budget = _MOST_WORK
    while True:
        patched = "\n".join(lines)
        budget -= len(patched)
        try:
            data = tomli.loads(patched)
        except tomli.TOMLDecodeError as error:
            if not found.faults:
                lines = _with_closed_texts(text, found)
                if found.faults:
                    continue
            gone_on = len(found.faults) < _MOST_ERRORS and budget > 0
            _leave_out(error, patched, lines, found)
            if not gone_on:
                found.complete = False
                return found
        except (RecursionError, ValueError) as error:
            found.faults.append(_too_much(error))
            found.complete = False
            return found
        else:
            found.text = patched
            found.data = {key: value for key, value in data.items() if not key.startswith(_UNREAD)}
            return found


def _with_closed_texts(text: str, found: Recovered) -> list[str]:
    """Return the lines of a file, with every text of several lines closed before the next table, if it was not."""
    lines = text.split("\n")
    at = 0
    while len(found.faults) < _MOST_ERRORS and (open_text := unclosed_text("\n".join(lines), at)):
        fault, last, quotes = open_text
        found.faults.append(fault)
        lines[last - 1] += quotes
        at = fault.line
    return lines


def _too_much(error: Exception) -> SyntaxFault:
    if isinstance(error, RecursionError):
        return SyntaxFault(1, 1, "The file is nested too deeply to be read.", "Keep tables and lists at most 16 deep.")
    return SyntaxFault(1, 1, "The file holds a number too long to be read.", "Write numbers up to 1,000,000,000.")


def _leave_out(error: tomli.TOMLDecodeError, text: str, lines: list[str], found: Recovered) -> None:
    """Record the error and blank the statement that holds it."""
    at = min(error.lineno, len(lines))
    start = _statement_start(text, _offset(text, at, error.colno))
    if not lines[start - 1].strip():
        start = at
    end = start
    while end < len(lines) and not _begins(lines[end]):
        end += 1
    if error.msg.startswith(("Cannot overwrite", "Cannot declare", "Duplicate")):
        line, column = start, len(lines[start - 1]) - len(lines[start - 1].lstrip()) + 1
    elif at > end or error.msg.startswith("Unterminated"):
        line, column = _where_value_starts(lines, start)
    else:
        line, column = at, error.colno
    found.faults.append(explained(error.msg, lines[line - 1], line, column))
    whole = "\n".join(lines[start - 1 : end])
    if lines[start - 1].lstrip().startswith("["):
        header = _header.match(lines[start - 1])
        found.roots.add(header["root"] if header else "")
        lines[start - 1] = f"[{_UNREAD}{len(found.faults)}]"
        end = start
    else:
        statement = _statement.match(lines[start - 1])
        key = statement["key"].strip("\"'") if statement else None
        found.lost.append(Lost(start, end, key))
        root = _root_above(lines, start) or key or ""
        if key is None or root in (key, "scenario") or re.search(r"\bid\s*=", whole):
            found.roots.add(root)
        lines[start - 1 : end] = [""] * (end - start + 1)


def _begins(line: str) -> bool:
    return _statement.match(line) is not None or _header.match(line) is not None


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return at + column - 1


def _statement_start(text: str, offset: int) -> int:
    """Return the line on which the last statement before an offset begins; all before it is well formed."""
    depth, line, start, fresh = 0, 1, 1, True
    at = 0
    for token in _token.finditer(text, 0, offset):
        if fresh and text[at : token.start()].strip():
            start, fresh = line, False
        kind = token.group()[0]
        if kind == "\n":
            fresh = fresh or depth == 0
        elif fresh and kind != "#":
            start, fresh = line, False
        if kind in "[{":
            depth += 1
        elif kind in "]}":
            depth = max(0, depth - 1)
        line += token.group().count("\n")
        at = token.end()
    return line if fresh else start


def _where_value_starts(lines: list[str], start: int) -> tuple[int, int]:
    value = _value_start.match(lines[start - 1])
    return start, (value.end() if value else 0) + 1


def _root_above(lines: list[str], line: int) -> str | None:
    for number in range(line - 1, 0, -1):
        header = _header.match(lines[number - 1])
        if header:
            return header["root"]
    return None

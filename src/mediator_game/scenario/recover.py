"""Reading on after a syntax error, so that one slip does not hide the rest of a file.

tomli stops at the first error. Here the statement that holds it is left out and the rest is read again, until
nothing is wrong any more; every line keeps its number.
"""

from __future__ import annotations

import re
from typing import Any

import tomli
from attrs import define, field, frozen

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

_EXPLAINED: tuple[tuple[str, str, str], ...] = (
    ("Expected '=' after a key", "A key must be followed by = and a value.",
     'Write key = "value". If this belongs to the text above, that text is not closed.'),
    ("Invalid value", "This is not a value.",
     'Put texts in "quotes"; write true and false in small letters, numbers without leading zeros.'),
    ("Illegal character '\\n'", "The text is not closed before the end of the line.",
     'Add the missing quote, or use three quotes (""") for a text of several lines.'),
    ("Illegal character", "A character stands here that TOML does not allow.", "Remove it."),
    ("Unterminated string", "The text that begins here is never closed.",
     "Add the missing quotes at its end."),
    ("Unclosed array", "The list is not closed, or a comma is missing.",
     "Put a comma between the items and ] at the end."),
    ("Unclosed inline table", "The braces are not closed, or a comma is missing.",
     "Put a comma between the pairs and } at the end."),
    ("Expected newline or end of document", "Something follows a value that is already complete.",
     "Put one key on a line, and a whole text in quotes."),
    ("Cannot overwrite a value", "This is written twice in the same table.", "Keep one of the two."),
    ("Duplicate inline table key", "A key is written twice inside the same braces.", "Keep one of the two."),
    ("Cannot declare", "This table is written twice.",
     "Put everything in one table. Lists of tables, such as [[move]], have double brackets."),
    ("Cannot mutate immutable", "This adds to something that was already written as one whole value.",
     "Write it all in one place."),
    ("Unescaped '\\'", "A backslash stands here that is not part of an escape.",
     "Write two backslashes, or put the text in 'single quotes'."),
    ("Expected ']' at the end of a table", "The table's name is not closed with ].",
     "Write [name] alone on its line."),
    ("Expected ']]' at the end of an array", "The table's name is not closed with ]].",
     "Write [[name]] alone on its line."),
    ("Invalid date", "There is no such date.", "Write year-month-day, such as 1997-10-14."),
    ("Invalid statement", "This is neither a key, nor a table's name, nor a comment.",
     'Write key = "value", [table] or # a comment.'),
    ("Invalid initial character for a key", "A key cannot begin like this.",
     "Keys have letters, digits, - and _; anything else needs quotes."),
)  # fmt: skip


@frozen
class SyntaxFault:
    """One syntax error: where it is and how to mend it."""

    line: int
    column: int
    message: str
    hint: str | None


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
    found.faults.append(_fault(error.msg, line, column))
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


def _fault(message: str, line: int, column: int) -> SyntaxFault:
    for start, plain, hint in _EXPLAINED:
        if message.startswith(start):
            return SyntaxFault(line, column, plain, hint)
    return SyntaxFault(line, column, f"This is not TOML: {message}.", None)


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

"""Bytes from disk, safely, into plain data: what a stranger's file could do by itself is stopped here."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from attrs import define, field, frozen

from mediator_game.scenario.diagnostics import Diagnostic, Finding, Path, dotted
from mediator_game.scenario.locate import Locator
from mediator_game.scenario.recover import Lost, Recovered, recover
from mediator_game.text.clean import one_line
from mediator_game.text.judge import flaws

MOST_BYTES = 1024 * 1024
MOST_ITEMS = 20_000
MOST_DEPTH = 16
MOST_CHARACTERS = 20_000
MOST_LINES = 400
LARGEST = 1_000_000_000

_ENOUGH = 1_000
"""Findings after which texts are no longer judged: the file is refused in any case."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF8 = "Save it again as UTF-8 (without a byte order mark); every editor offers that."


@define
class SourceFile:
    """One file as it was read: its text, its data, and what reading it found."""

    name: str
    text: str = ""
    data: dict[str, Any] = field(factory=dict)
    problems: list[Diagnostic] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    lost: list[Lost] = field(factory=list)
    roots: set[str] = field(factory=set)
    usable: bool = True
    """False when so little could be read that judging the rest would only repeat it."""
    parsed: str = ""
    _locator: Locator | None = field(default=None, init=False)
    _lines: list[str] | None = field(default=None, init=False)

    @property
    def locator(self) -> Locator:
        """The positions in this file, worked out when first asked for."""
        if self._locator is None:
            self._locator = Locator(self.parsed or self.text)
        return self._locator

    def line(self, number: int) -> str:
        """Return a line of the file as it was written."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


@frozen
class UnreadError(Exception):
    """A file that cannot be taken in at all: which code, why, and what to do."""

    code: str
    message: str
    hint: str | None = None


def read(path: FilePath, name: str | None = None) -> SourceFile:
    """Read a scenario file; whatever is wrong with it is in the result, never raised."""
    file = SourceFile(name if name is not None else os.fspath(path))
    try:
        raw = read_bytes(path)
        text = decode(raw, file)
    except UnreadError as unread:
        file.problems.append(Diagnostic(unread.code, "error", unread.message, file.name, hint=unread.hint))
        file.usable = False
        return file
    read_text(text, file)
    return file


def read_text(text: str, file: SourceFile) -> None:
    """Take in the text of a file: parse it and judge every value by itself."""
    file.text = text.replace("\r\n", "\n")
    if not file.text.strip():
        file.problems.append(_problem(file, "empty-file", 1, 1, "The file is empty.", _START_WITH_NEW))
        file.usable = False
        return
    recovered = recover(file.text)
    if not recovered.data and not recovered.faults:
        message = "There is nothing but comments in the file."
        file.problems.append(_problem(file, "empty-file", 1, 1, message, _START_WITH_NEW))
        file.usable = False
        return
    file.parsed = recovered.text
    file.lost, file.roots = recovered.lost, recovered.roots
    file.problems.extend(_syntax_problems(file, recovered))
    file.usable = recovered.complete
    findings, sound = judge_values(recovered.data)
    file.findings.extend(findings)
    if sound:
        file.data = recovered.data
    else:
        file.usable = False


_START_WITH_NEW = "docs/authoring.md builds a scenario from nothing."


def read_bytes(path: FilePath) -> bytes:
    """Return the bytes of a regular file of at most 1 MiB; anything else is `UnreadError`."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise _cannot_open(path, error) from None
    try:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise UnreadError("cannot-read", "This is a folder, not a file.", "Name a .toml file in it.")
        if not stat.S_ISREG(kind):
            raise UnreadError("cannot-read", "This is not a regular file.", "Copy its contents into a .toml file.")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadError("cannot-read", f"The file cannot be read: {_reason(error)}.") from None
    finally:
        os.close(handle)
    if len(raw) > MOST_BYTES:
        raise UnreadError("too-large", "The file is larger than 1 MiB.", "Split it and name the parts under `uses`.")
    return raw


def decode(raw: bytes, file: SourceFile) -> str:
    """Return the text of a file's bytes, or say which encoding it seems to be in instead of UTF-8."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            raise UnreadError("wrong-encoding", f"The file is written in {encoding}, not in UTF-8.", _SAVE_AS_UTF8)
    if b"\0" in raw:
        raise UnreadError("not-text", "The file is not text: it holds null bytes.", "Name a .toml file.")
    if raw.startswith(codecs.BOM_UTF8):
        raw = raw[3:]
        message = "The file begins with a byte order mark, which TOML does not allow."
        file.problems.append(_problem(file, "byte-order-mark", 1, 1, message, _SAVE_AS_UTF8))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        controls = sum(byte < 9 or 13 < byte < 32 for byte in raw[:4096])
        if controls * 20 > min(len(raw), 4096):
            raise UnreadError("not-text", "The file is not text.", "Name a .toml file.") from None
        message = f"The file is not UTF-8: line {line} holds the byte 0x{raw[error.start]:02X}."
        raise UnreadError("wrong-encoding", message, _SAVE_AS_UTF8) from None


def judge_values(data: dict[str, Any]) -> tuple[list[Finding], bool]:
    """Judge every value of parsed data by itself. False: there is too much of it, or too deep, to go on."""
    findings: list[Finding] = []
    for count, (path, value) in enumerate(_walk(data)):
        if count > MOST_ITEMS:
            message = f"The file holds more than {MOST_ITEMS:,} values."
            return [
                *findings,
                Finding("too-many-items", path[:2], message, "Split it and name the parts under `uses`."),
            ], False
        if len(path) > MOST_DEPTH:
            message = f"This is nested more than {MOST_DEPTH} deep."
            return [
                *findings,
                Finding("too-deep", path[:MOST_DEPTH], message, "Nothing in a scenario needs that."),
            ], False
        if path and isinstance(path[-1], str):
            findings.extend(_judge_key(path, path[-1]))
        if isinstance(value, str) and len(findings) < _ENOUGH:
            findings.extend(_judge_text(path, value))
        elif isinstance(value, int):
            findings.extend(_judge_number(path, value))
    return findings, True


def _walk(data: dict[str, Any]) -> Iterator[tuple[Path, Any]]:
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, dict):
            waiting.extend(((*path, key), item) for key, item in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend(((*path, number), value[number]) for number in range(len(value) - 1, -1, -1))


def _judge_key(path: Path, key: str) -> Iterator[Finding]:
    if key.isascii() and key.isprintable() and len(key) <= 100:
        return
    for flaw in flaws(key, lines=1, length=100)[:1]:
        yield Finding("unsafe-text", path, f"The key holds {flaw.what}.", _sentence(flaw.advice), key=True)


def _judge_text(path: Path, text: str) -> Iterator[Finding]:
    if len(text) > MOST_CHARACTERS:
        message = f"The text has {len(text):,} characters; the most is {MOST_CHARACTERS:,}."
        yield Finding("text-too-long", path, message, "Shorten it, or move what is optional to another key.")
    elif text.count("\n") > MOST_LINES:
        message = f"The text has {text.count(chr(10)):,} lines; the most is {MOST_LINES}."
        yield Finding("text-too-long", path, message, "Shorten it, or move what is optional to another key.")
    elif not (text.isascii() and text.isprintable()):
        for flaw in flaws(text, lines=MOST_LINES + 2):
            yield Finding(
                "unsafe-text",
                path,
                f"The text holds {flaw.what}.",
                _sentence(flaw.advice),
                offset=flaw.offset,
            )


def _judge_number(path: Path, value: int) -> Iterator[Finding]:
    if abs(value) > LARGEST:
        yield Finding(
            "out-of-range",
            path,
            f"The number in {dotted(path)} is beyond 1,000,000,000.",
            "Write a smaller one.",
        )


def _syntax_problems(file: SourceFile, recovered: Recovered) -> Iterator[Diagnostic]:
    for fault in sorted(recovered.faults, key=lambda fault: (fault.line, fault.column)):
        yield _problem(file, "toml-syntax", fault.line, fault.column, fault.message, fault.hint)
    if not recovered.complete and len(recovered.faults) > 1:
        last = max(fault.line for fault in recovered.faults)
        message = f"There are more than {len(recovered.faults) - 1} syntax errors; the rest was not looked at."
        yield _problem(file, "toml-syntax", last, 1, message, "Mend these first, then check again.")


def _problem(file: SourceFile, code: str, line: int, column: int, message: str, hint: str | None) -> Diagnostic:
    place = (line, column, line, column + 1)
    return Diagnostic(code, "error", message, file.name, *place, hint, excerpt=file.line(line))


def _cannot_open(path: FilePath, error: OSError | ValueError) -> UnreadError:
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return UnreadError("cannot-read", "There is no such file.", "Check the path.")
    if isinstance(error, IsADirectoryError):
        return UnreadError("cannot-read", "This is a folder, not a file.", "Name a .toml file in it.")
    if error.errno in (errno.ENXIO, errno.EAGAIN):
        return UnreadError("cannot-read", "This is not a regular file.", "Copy its contents into a .toml file.")
    return UnreadError(
        "cannot-read",
        f"The file cannot be opened: {_reason(error)}.",
        f"Check {one_line(path.name)} and its permissions.",
    )


def _reason(error: OSError) -> str:
    return (error.strerror or "the system gives no reason").lower()


def _sentence(advice: str) -> str:
    return advice[:1].upper() + advice[1:] + "."

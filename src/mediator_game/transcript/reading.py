"""A transcript from disk. Whatever the bytes are, what is good in them can be read; what is not is said with its line.

Reading never touches the file.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from mediator_game.play.records import FORMAT
from mediator_game.text.clean import one_line
from mediator_game.transcript.lines import LineError, Record, claimed, decode, holds
from mediator_game.transcript.schema import DEFINITIONS, OWN
from mediator_game.transcript.shape import misfit

LARGEST = 32 * 1024 * 1024
MOST_FAULTS = 20


@frozen
class Fault:
    """One thing wrong with a transcript: the line it is on (0: the file as a whole) and what it is, as a sentence."""

    line: int
    cause: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.cause}" if self.line else self.cause


@frozen
class Broken(Exception):  # noqa: N818 - a finding about a file, not an error of the program
    """A transcript that cannot be used for what was asked; `line` is 0 when no one line is to blame."""

    reason: str
    line: int = 0

    def __str__(self) -> str:
        return f"Line {self.line}: {self.reason}" if self.line else self.reason


@frozen
class Transcript:
    """What a file holds: the good records from the first on, notices for the player, and everything that is wrong.

    `records` ends before the first fault; the first record is the header.
    """

    path: Path
    records: tuple[Record, ...]
    notices: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    torn: int = 0
    """How many bytes of an unfinished last line there are."""

    @property
    def header(self) -> Record:
        """The first line; raise `Broken` when not even that could be read."""
        if not self.records:
            raise self.broken()
        return self.records[0]

    def broken(self) -> Broken:
        """Return the first fault as an exception."""
        if not self.faults:
            return Broken("The transcript is empty.")
        return Broken(self.faults[0].cause, self.faults[0].line)


@frozen
class Content:
    """What the bytes of a transcript say: `end` is where the good records end, `check` the last of their checks."""

    records: tuple[Record, ...]
    faults: tuple[Fault, ...]
    end: int
    check: str
    torn: bytes
    skipped: bool = False
    """Reading stopped at the most faults that are listed."""

    def transcript(self, path: Path) -> Transcript:
        """Return this as what the file at `path` holds."""
        return Transcript(path, self.records, tuple(_notices(self)), self.faults, torn=len(self.torn))


def read(path: Path | str) -> Transcript:
    """Read a transcript; nothing is raised, whatever the file is."""
    path = Path(path)
    try:
        data = bytes_of(path)
    except Broken as broken:
        return Transcript(path, (), (), (Fault(0, broken.reason),))
    return parse(data).transcript(path)


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a regular file that could be a transcript; `Broken` says why there are none."""
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, name, 0)
    shown = one_line(os.fspath(path))
    try:
        handle = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise Broken(_cannot_open(shown, error)) from None
    try:
        kind = os.fstat(handle)
        if not stat.S_ISREG(kind.st_mode):
            raise Broken(_not_a_file(shown, kind.st_mode))
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise Broken(f"{shown} cannot be read: {reason(error)}.") from None
    finally:
        os.close(handle)
    if len(data) > LARGEST:
        raise Broken(f"{shown} is larger than {LARGEST // 1024 // 1024} MiB, which no transcript is.")
    return data


def reason(error: OSError) -> str:
    """Return what the system says about an error, to end a sentence with."""
    return (error.strerror or "the system gives no reason").lower()


def _cannot_open(shown: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return f"There is no file {shown}."
    if isinstance(error, IsADirectoryError):
        return f"{shown} is a folder, not a transcript."
    if error.errno in (errno.ENXIO, errno.EAGAIN):
        return f"{shown} is not a regular file."
    return f"{shown} cannot be opened: {reason(error)}."


def _not_a_file(shown: str, mode: int) -> str:
    if stat.S_ISDIR(mode):
        return f"{shown} is a folder, not a transcript."
    return f"{shown} is not a regular file."


def _notices(content: Content) -> Iterator[str]:
    if content.torn and content.records:
        yield (
            f"The last line was cut short after {len(content.torn):,} bytes, most likely because the game was stopped "
            "while it was being written. It is left out."
        )
    if content.faults and content.records:
        last = len(content.records)
        yield f"What stands before the damage, {'line 1' if last == 1 else f'lines 1 to {last}'}, can be read."
    if content.skipped:
        yield f"Only the first {MOST_FAULTS} faults are listed."


def parse(data: bytes) -> Content:
    """Take the bytes of a transcript apart, line by line; a last line without its line feed is torn, not wrong."""
    reader = _Reader()
    start = 0
    while (end := data.find(b"\n", start)) >= 0 and not reader.stopped:
        reader.take(data[start:end])
        start = end + 1
        if not reader.faults:
            reader.end = start
    torn = b"" if reader.stopped else data[start:]
    if not data:
        reader.faults.append(Fault(1, "The file is empty: nothing was ever saved in it."))
    elif not reader.line:
        reader.faults.append(Fault(1, _never_whole(torn)))
    return Content(
        tuple(reader.records), tuple(reader.faults), reader.end, reader.check, torn, len(reader.faults) >= MOST_FAULTS
    )


def _never_whole(torn: bytes) -> str:
    if torn.startswith(b'{"type":"header"'):
        return "The first line was never written to its end: the game was stopped while it began."
    return "This is not a transcript: there is no whole line in it."


class _Reader:
    """Takes the lines in order; after a fault it reads on only to find more faults."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.faults: list[Fault] = []
        self.line = 0
        self.end = 0
        self.check = ""
        self.stopped = False
        self._before: str | None = ""
        """The check of the line before, as that line claims it; None when it claims none."""
        self._seq: int | None = 0

    def take(self, raw: bytes) -> None:
        self.line += 1
        try:
            record = decode(raw)
            self._judge(raw, record)
        except LineError as error:
            self.faults.append(Fault(self.line, one_line(f"The line {error}.", length=400)))
            self.stopped |= len(self.faults) >= MOST_FAULTS
            record = {}
        else:
            if not self.faults:
                self.records.append(record)
                self.check = record["check"]
        self._before = claimed(raw)
        seq = record.get("seq", 0 if self.line == 1 else None)
        self._seq = seq if isinstance(seq, int) else None

    def _judge(self, raw: bytes, record: Record) -> None:
        """Raise `LineError` for a record that may not stand here."""
        if self.line == 1:
            self._judge_format(record)
        if raw.endswith(b"\r"):
            raise LineError("ends in CR and LF: the file went through a program that rewrites the ends of lines")
        self._judge_order(record)
        self._judge_check(raw)
        kind = record.get("type")
        if not isinstance(kind, str) or (kind != "header" and kind not in OWN):
            raise LineError("is a record of a type this game does not know")
        if fault := misfit(record, DEFINITIONS[kind], DEFINITIONS):
            raise LineError(f"does not have the form of a {kind} record: {fault}")

    def _judge_format(self, record: Record) -> None:
        if record.get("type") != "header":
            self.stopped = True
            raise LineError("is not the header of a transcript")
        version = record.get("format")
        if isinstance(version, int) and version > FORMAT:
            self.stopped = True
            raise LineError(
                f"says that a newer version of the game wrote this transcript (format {version}; this game reads up to "
                f"{FORMAT}): update the game to open it"
            )

    def _judge_order(self, record: Record) -> None:
        if self.line == 1:
            return
        if record.get("type") == "header":
            raise LineError("is a second header: two transcripts were put into one file")
        seq = record.get("seq")
        if self._seq is not None and isinstance(seq, int) and seq != self._seq + 1:
            raise LineError(
                f"is record {seq} where record {self._seq + 1} should stand: lines were left out, doubled or moved"
            )

    def _judge_check(self, raw: bytes) -> None:
        if claimed(raw) is None:
            raise LineError("has no checksum at its end")
        if self._before is not None and not holds(raw, self._before):
            raise LineError("does not match its checksum: it was changed, or the line before it was")

"""The journal: a sink that has every record on disk before it returns, or else says in one sentence why not.

Nothing is lost while saving fails: the records wait in memory and every later write tries again from the first that is
not saved. The player is told what to do and goes on playing.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from mediator_game.text.clean import one_line
from mediator_game.text.judge import id_fault
from mediator_game.transcript.disk import Foreign, Locked, SaveFile
from mediator_game.transcript.lines import encode
from mediator_game.transcript.reading import Broken, Transcript, bytes_of, parse, reason

__all__ = ["SUFFIX", "Broken", "Journal", "Locked"]

SUFFIX = ".jsonl"

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class Journal:
    """A save being written. Make one with `create` or `open_existing`; `found` is what it held when it was opened."""

    def __init__(self, file: SaveFile, content: bytes = b"", check: str = "", found: Transcript | None = None) -> None:
        self.found = found or Transcript(file.path, ())
        self._file = file
        self._wanted = bytearray(content)
        self._check = check
        self._trouble = ""
        self._save(beginning=True)

    @classmethod
    def create(cls, folder: Path, *, now: datetime, slug: str, token: str) -> Journal:
        """Begin a save in `folder`; what keeps it from being saved there is in `trouble`."""
        if now.tzinfo is None:
            raise ValueError("the time of a save needs a time zone")
        if fault := id_fault(slug):
            raise ValueError(f"a save cannot be named after {slug!r}: {fault}")
        if not re.fullmatch("[0-9a-f]{6}", token):
            raise ValueError("the token of a save is six hex digits")
        stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        return cls(SaveFile(Path(folder) / f"{stamp}-{slug}-{token}{SUFFIX}"))

    @classmethod
    def open_existing(cls, path: Path) -> Journal:
        """Go on with a save: a torn last line is set aside in a file beside it.

        `Locked` when another program is writing it; `Broken`, with the file untouched, when it is damaged or is no
        transcript.
        """
        file = SaveFile(Path(path), ours=True)
        if file.path.exists():
            with suppress(OSError):  # what can be read can be played; `trouble` will say that it cannot be saved
                file.lock()
        try:
            data = bytes_of(file.path)
            content = parse(data)
            found = content.transcript(file.path)
            if found.faults:
                raise found.broken()
            return cls(file, data[: content.end], content.check, found)
        except BaseException:
            file.let_go()
            raise

    @property
    def path(self) -> Path:
        """Where the save is, or would be."""
        return self._file.path

    @property
    def trouble(self) -> str:
        """Empty while everything is saved; else one sentence for the player: what is wrong and what to do."""
        return self._trouble

    @property
    def unsaved(self) -> int:
        """How many records wait in memory."""
        return self._wanted.count(b"\n", self._file.size)

    def write(self, record: Mapping[str, object]) -> None:
        """Take a record: on disk when this returns, or in memory with `trouble` saying why."""
        line = encode(record, self._check)
        self._wanted += line.raw
        self._check = line.check
        self._save()

    def try_again(self) -> bool:
        """Try to save what is waiting, and say whether all is saved."""
        self._save()
        return not self._trouble

    def save_elsewhere(self, folder: Path) -> bool:
        """Write the whole save into another folder and go on there; False, with `trouble` saying why, when it fails."""
        other = SaveFile(Path(folder) / self.path.name)
        if other.path.absolute() == self.path.absolute():
            return self.try_again()
        try:
            other.bring_to(self._wanted)
        except (OSError, Locked) as error:
            self._trouble = _sentence(error, other.path, self.unsaved)
            other.let_go()
            return False
        self._file.let_go()
        self._file, self._trouble = other, ""
        return True

    def close(self) -> None:
        """Try once more to save what is waiting, then let the file go. Closing twice does nothing more."""
        if self._trouble:
            self._save()
        self._file.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _save(self, *, beginning: bool = False) -> None:
        try:
            self._file.bring_to(self._wanted)
        except Locked as error:
            if beginning:
                raise
            self._trouble = _sentence(error, self.path, self.unsaved)
        except OSError as error:
            self._trouble = _sentence(error, self.path, self.unsaved)
        else:
            self._trouble = ""


def _sentence(error: OSError | Locked, path: Path, waiting: int) -> str:
    what, advice = _cause(error, path)
    memory = "nothing is lost" if waiting < 2 else f"{waiting} steps wait in memory"
    return f"Not being saved: {what} ({memory}); {advice}."


def _cause(error: OSError | Locked, path: Path) -> tuple[str, str]:
    """Return what went wrong and what to do about it."""
    folder, name = one_line(str(path.parent)), one_line(path.name)
    if isinstance(error, Locked):
        return f"{name} is open in another window", "close the game there or save in another folder"
    if isinstance(error, Foreign):
        return f"another program changed {name}, which is left as it is", "save in another folder"
    if error.errno in _FULL:
        return f"there is no room left in {folder}", "free some space and play on, or save in another folder"
    if error.errno in _FORBIDDEN:
        return f"the game may not write in {folder}", "allow it and play on, or save in another folder"
    if error.errno == errno.ENOENT:
        return f"the folder {folder} is gone", "put it back and play on, or save in another folder"
    if isinstance(error, FileExistsError) and path.exists():
        return f"there is a {name} already, which is left as it is", "save in another folder"
    if error.errno in {errno.ENOTDIR, errno.EEXIST}:
        return f"{folder} is a file, not a folder", "move it away and play on, or save in another folder"
    if error.errno == errno.ELOOP:
        return f"{name} is a link, and the game writes only to files themselves", "save in another folder"
    return f"writing to {folder} failed: {reason(error)}", "mend that and play on, or save in another folder"

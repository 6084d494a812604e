"""One growing file on disk that never holds less than was promised: locked, appended to, rolled back, found again.

The file is brought to a wanted content, which only ever grows. What it holds is compared with that content whenever
the hold on it was lost, so that a disk that was full or unplugged, or a file that somebody deleted, is made good as
soon as it can be.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from mediator_game.transcript.lines import LONGEST_LINE

TORN = ".torn"

_OPEN = os.O_RDWR | os.O_APPEND
for _name in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):
    _OPEN |= getattr(os, _name, 0)


class Locked(Exception):  # noqa: N818 - an answer, not an error
    """Another program is writing this save."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path.name} is open in another window. Close the game there, then try again.")


class Foreign(OSError):  # noqa: N818 - what the file is
    """The file is not the one that was written: another program changed or replaced it. It is left alone."""


class SaveFile:
    """A file and the lock beside it. `ours` is true once the file is known to be this game's."""

    def __init__(self, path: Path, *, ours: bool = False) -> None:
        self.path = path
        self._ours = ours
        self._size = 0
        self._handle: int | None = None
        self._named = False
        self._lock = FileLock(
            path.with_name(f".{path.name}.lock"),
            timeout=0,
            mode=0o600,
            thread_local=False,  # a face may write in one thread and close in another
            fallback_to_soft=False,  # a soft lock outlives a killed game
        )

    @property
    def size(self) -> int:
        """How many bytes are known to be safe on disk."""
        return self._size

    def lock(self) -> None:
        """Take the lock, or raise `Locked` at once; OSError when the folder does not allow one."""
        if not self.path.parent.is_dir():  # the lock would make the folder itself
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path.parent))
        if self._lock.is_locked:
            return
        try:
            self._lock.acquire()
        except Timeout:
            raise Locked(self.path) from None

    def bring_to(self, wanted: bytes | bytearray) -> None:
        """Make the file hold `wanted`, durably; raise OSError or `Locked` with the file no worse than before."""
        if self._handle is not None and not self._still_there(self._handle):
            self.let_go()
        handle = self._handle if self._handle is not None else self._attach(wanted)
        if len(wanted) > self._size:
            self._append(handle, memoryview(wanted)[self._size :])
        if not self._named:
            _sync_folder(self.path.parent)
            self._named = True

    def let_go(self) -> None:
        """Close the file and release the lock; nothing written is lost."""
        if self._handle is not None:
            with suppress(OSError):
                os.close(self._handle)
        self._handle, self._named = None, False
        self._lock.release()

    def _still_there(self, handle: int) -> bool:
        """Say whether the open file still has its name and its size: an unlinked file takes writes in silence."""
        mine = os.fstat(handle)
        try:
            named = self.path.lstat()
        except OSError:
            return False
        return (mine.st_dev, mine.st_ino, mine.st_size) == (named.st_dev, named.st_ino, self._size)

    def _attach(self, wanted: bytes | bytearray) -> int:
        """Open or make the file and find out how much of `wanted` it holds."""
        self._size = 0
        if not self._ours:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.lock()
        handle = self._open()
        try:
            self._size = self._held(handle, wanted)
        except BaseException:
            os.close(handle)
            raise
        self._handle, self._ours = handle, True
        return handle

    def _open(self) -> int:
        if self._ours:
            with suppress(FileNotFoundError):
                return os.open(self.path, _OPEN)
        return os.open(self.path, _OPEN | os.O_CREAT | os.O_EXCL, 0o600)

    def _held(self, handle: int, wanted: bytes | bytearray) -> int:
        """Return how many bytes of `wanted` the file begins with, after setting a torn last line aside."""
        if os.fstat(handle).st_size > len(wanted) + LONGEST_LINE:
            raise Foreign(errno.EEXIST, "longer than what was written")
        with os.fdopen(handle, "rb", closefd=False) as stream:
            held = stream.read()
        if wanted.startswith(held):
            return len(held)
        whole = held.rfind(b"\n") + 1
        if not whole or not wanted.startswith(held[:whole]):
            raise Foreign(errno.EEXIST, "other than what was written")
        self._keep(held[whole:])
        os.ftruncate(handle, whole)
        os.fsync(handle)
        return whole

    def _keep(self, torn: bytes) -> None:
        """Keep the bytes of a torn line in a file of their own, never over another."""
        number = 1
        while True:
            name = f"{self.path.name}{TORN}{'' if number == 1 else f'-{number}'}"
            try:
                handle = os.open(self.path.with_name(name), _OPEN | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                number += 1
                continue
            try:
                _write(handle, memoryview(torn))
                os.fsync(handle)
            finally:
                os.close(handle)
            return

    def _append(self, handle: int, rest: memoryview) -> None:
        """Write the rest and wait for the disk; on any failure cut back to what was there."""
        try:
            _write(handle, rest)
            os.fsync(handle)
        except BaseException:
            with suppress(OSError):  # what is left behind is found by its size the next time, and mended
                os.ftruncate(handle, self._size)
            raise
        self._size += len(rest)


def _write(handle: int, rest: memoryview) -> None:
    """Write all of it: a full disk answers a write with a short count before it answers with an error."""
    while rest:
        count = os.write(handle, rest)
        if not count:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rest = rest[count:]


def _sync_folder(folder: Path) -> None:
    """Make a new name durable where the system can; a folder that cannot be synced is no reason not to play."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

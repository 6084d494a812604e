"""Whether files have changed and come to rest. It is asked as often as its owner likes, and told the time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int, int] | None
"""What tells one state of a file from the next: its time, its size, which file it is; None while there is none."""

SETTLED = 0.15
"""Seconds a file must stay as it is before it is read: editors write in more than one go."""
MISSED = 1.5
"""Seconds a file may be away: some editors take it away and put another in its place."""


class Watcher:
    """Watches a handful of files by looking at them: twice a second is a few microseconds of work."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._known: dict[Path, Stamp] = {}
        self._latest: dict[Path, Stamp] = {}
        self._since = 0.0
        self.follow(paths)

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch these files too; one that is watched already keeps what is known of it."""
        for path in paths:
            if path not in self._known:
                self._known[path] = self._latest[path] = stamp(path)

    def poll(self, now: float) -> bool:
        """Look, at this time in seconds; True once for every change that has come to rest."""
        latest = {path: stamp(path) for path in self._known}
        if latest != self._latest:
            self._latest, self._since = latest, now
        if self._latest == self._known:
            return False
        gone = any(one is None and self._known[path] is not None for path, one in latest.items())
        if now - self._since < (MISSED if gone else SETTLED):
            return False
        self._known = latest
        return True


def stamp(path: Path) -> Stamp:
    """Return the state a file is in."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)

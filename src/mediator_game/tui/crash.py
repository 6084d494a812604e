"""A crash goes to a file; the terminal gets one sentence, for a traceback there would print what a player typed."""

from __future__ import annotations

import datetime
import os
import secrets
import traceback
from pathlib import Path

import platformdirs


def folder() -> Path:
    """Return the folder of crash reports."""
    return platformdirs.user_log_path("mediator-game", appauthor=False)


def record(error: BaseException) -> str:
    """Write the traceback to a new file and return the sentence for the terminal."""
    now = datetime.datetime.now(tz=datetime.UTC)
    path = folder() / f"crash-{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}.txt"
    report = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(report)
    except OSError as failed:
        return f"{_STOPPED} The report of it could not be written: {failed.strerror}. {_KEPT}"
    return f"{_STOPPED} The report is in {path}. {_KEPT}"


_STOPPED = "The game stopped because of a fault in it."
_KEPT = "Your game is saved up to your last input: `mediator resume` goes on."

"""A fault of the program itself: the trace goes to a file, the terminal gets a sentence.

A trace on the terminal would print what a player typed.
"""

from __future__ import annotations

import os
import secrets
import traceback
from datetime import UTC, datetime

from platformdirs import user_log_path


def record(error: BaseException) -> str:
    """Write the trace of an error to a new file, and return the sentence that says where; the face cleans it."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    path = user_log_path("mediator-game", appauthor=False) / f"crash-{stamp}-{secrets.token_hex(3)}.txt"
    trace = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(trace)
    except OSError:
        return f"This is a fault in the game ({type(error).__name__}), and its report could not be written to {path}."
    return f"This is a fault in the game, not in what you did. Its report is in {path}."

"""Ending well when the system asks: without this the terminal is left broken."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable


def on_ending(leave: Callable[[int], None]) -> None:
    """Call `leave` with the signal's number when the terminal hangs up or the system ends the program.

    Must be called inside the running loop. Where a loop cannot take signals (Windows) there are none of these to take.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, leave, int(number))

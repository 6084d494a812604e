"""Ctrl-C as a wish to stop: long work asks about it several times a second and prints what it has so far."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import resource_tracker
from types import FrameType

STOPPED = 130
"""What shells make of Ctrl-C."""


def stopping(*, workers: bool) -> AbstractContextManager[Callable[[], bool]]:
    """Make Ctrl-C a wish to stop; `workers` says that processes will be started."""
    return _holding() if workers and hasattr(signal, "pthread_sigmask") else _handling()


@contextmanager
def _holding() -> Iterator[Callable[[], bool]]:
    """Hold Ctrl-C back: worker processes inherit that, and so do not die of it with a trace each."""
    resource_tracker.ensure_running()  # it lets the signal through again when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield lambda: signal.SIGINT in signal.sigpending()
    finally:
        if signal.SIGINT in signal.sigpending():
            signal.sigwait({signal.SIGINT})
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handling() -> Iterator[Callable[[], bool]]:
    """Remember Ctrl-C."""
    asked = False

    def stop(_: int, __: FrameType | None) -> None:
        nonlocal asked
        asked = True

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)

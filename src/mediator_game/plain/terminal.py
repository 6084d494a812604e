"""The real ports: standard input and output, and the signals that end a program."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from attrs import frozen

from mediator_game.text.clean import clean_whole

LONGEST_LINE = 10_000
_PLAIN_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": ";", "−": "-", "\u00a0": " "}
)


@frozen
class Hangup(Exception):  # noqa: N818 - a signal, not an error
    """The system ends the program while it waits for an answer."""

    signal: int


class Terminal:
    """Reads and writes lines.

    A signal never breaks into the game while it thinks or saves: it is acted on where an answer is asked for.
    """

    def __init__(self) -> None:
        self.ended_by = 0
        """The signal that ended the game, or 0."""
        self._waiting = self._interrupted = False

    def ask(self, prompt: str) -> str | None:
        """Show the prompt and return the line typed, or None at the end of input."""
        self.write(prompt)
        try:
            with self._answering():
                line = sys.stdin.readline(LONGEST_LINE)
                rest = line
                while rest and not rest.endswith("\n"):
                    rest = sys.stdin.readline(LONGEST_LINE)
        except (Hangup, OSError, ValueError):
            return None
        return line.removesuffix("\n") if line else None

    def write(self, text: str) -> None:
        """Write text, with plainer signs where the terminal's encoding lacks them."""
        shown = clean_whole(text)
        try:
            shown.encode(encoding := sys.stdout.encoding or "utf-8")
        except UnicodeEncodeError:
            shown = shown.translate(_PLAIN_SIGNS).encode(encoding, "replace").decode(encoding)
        try:
            sys.stdout.write(shown)
            sys.stdout.flush()
        except OSError:
            if not self.ended_by:  # when the terminal is gone there is nobody left to tell
                raise

    @contextmanager
    def signals(self) -> Iterator[None]:
        """Take the system's signals for as long as the game runs."""
        wanted = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP", "SIGINT")]
        before = {number: signal.signal(number, self._signalled) for number in wanted if number is not None}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _signalled(self, number: int, _: FrameType | None) -> None:
        if number == signal.SIGINT:
            self._interrupted = True
        else:
            self.ended_by = number
        if self._waiting:
            self._act()

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Let signals break in; one that came before counts now."""
        self._waiting = True
        try:
            self._act()
            yield
        finally:
            self._waiting = False

    def _act(self) -> None:
        if self.ended_by:
            raise Hangup(self.ended_by)
        if self._interrupted:
            self._interrupted = False
            raise KeyboardInterrupt

"""Both ports together, and the two ways in which a player breaks off what was asked."""

from __future__ import annotations

from collections.abc import Iterable

from mediator_game.plain.paper import WIDTH, Part, written
from mediator_game.plain.ports import Reader, Writer
from mediator_game.text.clean import one_line
from mediator_game.text.wrap import wrap

LONGEST_ANSWER = 2_000


class Leave(Exception):  # noqa: N818 - a wish of the player, not an error
    """The player leaves, or nobody answers any more."""


class Back(Exception):  # noqa: N818 - a wish of the player, not an error
    """The player takes back what he began: nothing is done."""


BACK = frozenset({"back", "cancel", "b"})


class Console:
    """Writes parts and asks for lines. Everything that passes through is cleaned, in both directions."""

    def __init__(self, reader: Reader, writer: Writer) -> None:
        self._reader, self._writer = reader, writer

    def say(self, *parts: Part) -> None:
        """Write parts, an empty line before them."""
        self.page(parts)

    def page(self, parts: Iterable[Part]) -> None:
        """Write parts, an empty line before them; nothing when there are none."""
        if text := written(parts):
            self._writer.write(f"\n{text}")

    def line(self, prompt: str) -> str:
        """Return the line typed, cleaned and stripped; raise `Leave` when there is none.

        Ctrl-C says that the game is saved and asks again; a second one in a row leaves.
        """
        shown = "\n" + "\n".join(wrap(one_line(prompt, length=LONGEST_ANSWER), WIDTH)) + " "
        for last in (False, True):
            try:
                answer = self._reader.ask(shown)
            except KeyboardInterrupt:
                if last:
                    break
                self.say("Everything so far is kept. Press Ctrl-C again to leave, or go on.")
                continue
            if answer is None:
                break
            return one_line(answer, length=LONGEST_ANSWER).strip()
        raise Leave

"""The debrief, section by section: the gate in the middle of it, one commitment near its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mediator_game.debrief.parts import Section
from mediator_game.debrief.sections.gate import NEEDED
from mediator_game.plain import commands
from mediator_game.plain.chapters import chapter
from mediator_game.plain.console import Back
from mediator_game.plain.matching import find, number
from mediator_game.plain.paper import Heading, Item, Part
from mediator_game.plain.ports import Sections
from mediator_game.plain.room import Room
from mediator_game.play.inputs import Alternative, Commitment, Share

_WHICH = "Which section? A number; empty goes on with the next; quit leaves:"


class Debrief:
    """Reads the debrief of an ended game to a player."""

    def __init__(self, room: Room, sections: Sections) -> None:
        self._room, self._of = room, sections
        self._sections: Sequence[Section] = ()
        self._next = 0

    def open(self) -> None:
        """Work the debrief out."""
        self._room.known = commands.DEBRIEF
        self._again()

    def read(self) -> None:
        """Show sections until the player leaves, by raising `Leave`, or goes back, by raising `Instead`."""
        self._contents()
        while True:
            try:
                self._turn(self._room.ask(_WHICH))
            except Back:
                self._contents()

    def _again(self) -> None:
        self._room.console.say("The debrief is being worked out from the transcript.")
        self._sections = self._of(self._room.session)

    def _turn(self, typed: str) -> None:
        place = self._place(typed)
        if typed.casefold() in {"contents", "list"}:
            self._contents()
        elif typed.casefold() == "share":
            self._share()
        elif place is None:
            self._room.console.say("Please type the number of a section, contents, share, or quit.")
        elif place < len(self._sections):
            self._show(place)
        else:
            self._room.console.say("That was the last section. Type a number to read one again, or quit.")

    def _place(self, typed: str) -> int | None:
        if not typed:
            return self._next
        if (chosen := number(typed, len(self._sections))) is not None:
            return chosen - 1
        found = find(typed, [(one.id, one.title) for one in self._sections])
        return found[0] if len(found) == 1 else None

    def _contents(self) -> None:
        items = (
            Item(f"{one.title}{'' if one.readable else '. Closed until the gate is open'}", f"{at}.")
            for at, one in enumerate(self._sections, start=1)
        )
        self._room.console.page([Heading("The debrief"), *items])
        if any(self._reasons()):
            self._room.console.say("To say which of your reasons the group may read, type share.")

    def _show(self, place: int) -> None:
        section = self._sections[place]
        if not section.readable or (section.id == "gate" and self._missing()):
            self._gate()
            return
        self._next = place + 1
        self._room.console.page(chapter(section, place + 1))
        if section.id == "commitment":
            self._commit()

    # The gate

    def _missing(self) -> int:
        written = sum(record["type"] == "alternative" for record in self._room.session.records)
        return max(0, NEEDED - written)

    def _gate(self) -> None:
        """Ask for the alternatives; `Back` leaves the rest closed, and what was written is kept."""
        self._room.console.say(
            Heading("Two other ways it could have gone"),
            "What follows shows what was hidden, and what is on record. First write down two other ways in which this "
            "could have gone, a line each. They need not be better ones.",
        )
        while missing := self._missing():
            text = self._room.ask(
                f"Another way it could have gone ({NEEDED - missing + 1} of {NEEDED}), or back:", free=True
            )
            self._room.do(Alternative(text))
        self._again()
        self._contents()

    def _commit(self) -> None:
        text = self._room.ask("One thing you mean to do differently, or to keep; empty skips:", free=True)
        if text and self._room.do(Commitment(text)):
            self._room.console.say("Kept.")

    # Reasons

    def _reasons(self) -> dict[str, tuple[str, bool]]:
        """Return the reasons given, by hinge, and whether each may be shown."""
        found: dict[str, tuple[str, bool]] = {}
        for hinge, reason in self._room.session.position.rationales.items():
            if reason.text:
                found[hinge] = (reason.text, reason.share)
        return found

    def _share(self) -> None:
        reasons = self._reasons()
        if not reasons:
            self._room.console.say("You gave no reasons in this game.")
            return
        hinges = list(reasons)
        while True:
            self._room.console.page(_shared(reasons.values()))
            answer = self._room.ask("Change which? A number; empty when it is right:")
            if not answer:
                return
            if place := number(answer, len(hinges)):
                hinge = hinges[place - 1]
                self._room.do(Share(hinge, not reasons[hinge][1]))
                reasons = self._reasons()


def _shared(reasons: Iterable[tuple[str, bool]]) -> Iterator[Part]:
    yield Heading("Your reasons, and whether the group may read them without your name")
    for place, (text, shared) in enumerate(reasons, start=1):
        yield Item(f"{'May be shown' if shared else 'Stays with you'}: {text}", f"{place}.")

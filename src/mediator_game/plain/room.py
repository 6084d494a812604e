"""Asking while a game is on: any question can be answered with a command, and then it is asked again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mediator_game.plain import commands, desk, measures, pages, places, sheet
from mediator_game.plain.commands import Command, Typed
from mediator_game.plain.console import BACK, Back, Console, Leave
from mediator_game.plain.matching import number
from mediator_game.plain.ports import Save
from mediator_game.play.inputs import Input, OpenNote
from mediator_game.play.session import Refused, Session
from mediator_game.play.view import Told


class Instead(Exception):  # noqa: N818 - a wish of the player, not an error
    """The player gave a command that breaks off what was being asked."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed
        super().__init__(typed.command.name)


class Room:
    """A session and the player in front of it."""

    def __init__(self, session: Session, console: Console, save: Save | None = None) -> None:
        self.session, self.console, self._save = session, console, save
        self.known: tuple[Command, ...] = commands.PLAYING
        """The commands that work now."""
        self._trouble = ""
        self._answers: dict[str, Callable[[str], None]] = {
            "help": self._help,
            "text": self._text,
            "people": self._people,
            "map": lambda _: self.console.page(places.places(self.session.view().map)),
            "measures": lambda _: self.console.page(measures.measures(self.session.view().measures)),
            "notes": self._notes,
            "why": self._why,
            "sources": self._sources,
            "background": self._background,
            "log": self._log,
            "briefing": lambda _: self.console.page(pages.opening(self.session.view())),
            "save": self._save_elsewhere,
            "quit": self._quit,
        }

    @property
    def path(self) -> Path | None:
        """Where the game is kept; None when it is not kept in a file."""
        return self._save.path if self._save else None

    # Asking

    def ask(self, prompt: str, *, free: bool = False) -> str:
        """Return an answer that is no command; `free` asks for words of the player's own, which may begin like one.

        Raises `Instead` for a command that acts, `Back` when the player takes back what he began, `Leave` at the end.
        """
        while True:
            self._warn()
            line = self.console.line(prompt)
            typed = commands.bare(line, self.known) if free else commands.read(line, self.known)
            if typed is None:
                if line.casefold() in BACK:
                    raise Back
                return line
            if typed.command.acts:
                raise Instead(typed)
            self._answers[typed.command.name](typed.argument)

    def choose(self, prompt: str, most: int) -> int:
        """Return a number from 1 to `most`."""
        while True:
            line = self.ask(prompt)
            if found := number(line, most):
                return found
            self.console.say(f"Please type a number from 1 to {most}, or back.")

    def yes(self, prompt: str) -> bool:
        """Return whether the answer is yes."""
        while True:
            answer = self.ask(f"{prompt} yes or no:").casefold()
            if answer in {"y", "yes", "n", "no"}:
                return answer.startswith("y")
            self.console.say("Please type yes or no.")

    def do(self, entered: Input) -> bool:
        """Do it and say what happened; say why not, and return False, when it cannot be done."""
        try:
            told = self.session.do(entered)
        except Refused as refused:
            self.console.say(refused.reason)
            return False
        self.tell(told)
        return True

    def tell(self, told: tuple[Told, ...]) -> None:
        """Say what has just been added to the log."""
        first = len(self.session.view().log) - len(told) + 1
        self.console.page(desk.happened(told, first))

    def _warn(self) -> None:
        """Say once that the game is not being saved, and once that it is again."""
        trouble = self.session.trouble
        if trouble != self._trouble:
            more = " Type save and a folder." if self._save else ""
            self.console.say(f"{trouble}{more}" if trouble else "Everything is saved again.")
        self._trouble = trouble

    # Commands that answer

    def _help(self, _: str) -> None:
        self.console.page(commands.page(self.known))

    def _text(self, name: str) -> None:
        view = self.session.view()
        if not name:
            self.console.page(sheet.text_page(view))
            return
        try:
            self.console.page(sheet.issue_page(sheet.issue_named(view.text, name), view.sides))
        except sheet.Unclear as unclear:
            self.console.say(unclear.reason)

    def _people(self, name: str) -> None:
        view = self.session.view()
        self.console.page(pages.person(view, name) if name else pages.people(view))

    def _notes(self, typed: str) -> None:
        view = self.session.view()
        if not typed:
            self.console.page(pages.notes(view))
            return
        place = number(typed, len(view.notes))
        if place is None:
            self.console.say(f"There is no paper {typed}. Type notes to see those there are.")
            return
        note = view.notes[place - 1]
        if note.opened or self.do(OpenNote(note.id)):
            self.console.page(pages.note(self.session.view().notes[place - 1]))

    def _why(self, typed: str) -> None:
        log = self.session.view().log
        place = number(typed, len(log))
        if place is None or not log[place - 1].can_ask_why:
            self.console.say("Why what? Type why and the number of something in the log. Type log to see the numbers.")
            return
        numbers = {one.event: at for at, one in enumerate(log, start=1)}
        self.console.page(pages.why(self.session.why(log[place - 1].event), numbers))

    def _sources(self, id: str) -> None:
        if not id:
            self.console.page(pages.cited(self.session.view()))
            return
        source = self.session.source(id) or self.session.source(id.upper()) or self.session.source(id.casefold())
        if source is None:
            self.console.say(f"There is no source called {id}. Type sources to see those cited so far.")
        else:
            self.console.page(pages.source(source))

    def _background(self, word: str) -> None:
        self.console.page(pages.background_of(self.session.view().background, word))

    def _log(self, typed: str) -> None:
        self.console.page(desk.log(self.session.view(), int(typed) if typed else None))

    def _save_elsewhere(self, folder: str) -> None:
        if self._save is None:
            self.console.say("This game is not kept in a file.")
        elif not folder:
            self.console.say(f"The game is in {self._save.path}. To go on elsewhere, type save and a folder.")
        else:
            self._move_to(folder, self._save)

    def _move_to(self, folder: str, save: Save) -> None:
        try:
            there = Path(folder).expanduser()
        except RuntimeError:  # what a ~name of nobody gives
            self.console.say(f"There is no user whose folder {folder} would be. Type the whole path.")
            return
        if save.save_elsewhere(there):
            self._trouble = ""
            self.console.say(f"The game goes on in {save.path}.")

    def _quit(self, _: str) -> None:
        raise Leave

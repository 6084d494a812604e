"""Line mode: one game from the desk to the end of the debrief, driving nothing but the session."""

from __future__ import annotations

import shlex

from mediator_game.plain import asides, commands, desk, moves, pages, sheet, words
from mediator_game.plain.commands import Typed
from mediator_game.plain.console import Back, Console, Leave
from mediator_game.plain.debrief import Debrief
from mediator_game.plain.matching import number
from mediator_game.plain.paper import Whole
from mediator_game.plain.ports import Save, Sections
from mediator_game.plain.room import Instead, Room
from mediator_game.play.inputs import EndTurn, Quit
from mediator_game.play.session import Session
from mediator_game.play.view import View


def run(session: Session, console: Console, sections: Sections, save: Save | None = None) -> None:
    """Play a game, or go on with one, until the player leaves; what was done is kept."""
    room = Room(session, console, save)
    try:
        while True:
            room.known = commands.PLAYING
            _Desk(room).play()
            _ending(room)
            _debrief(room, sections)
    except Leave:
        _leave(room)


def _ending(room: Room) -> None:
    ending = room.session.view().ending
    if ending is not None:
        room.console.page(pages.ending(ending))
    room.console.say("The game is over. Its debrief follows.")


def _debrief(room: Room, sections: Sections) -> None:
    """Read the debrief until the player leaves or goes back into the game."""
    debrief = Debrief(room, sections)
    debrief.open()
    rewind: Typed | None = None
    while room.session.ended:
        try:
            if rewind is None:
                debrief.read()
            else:
                asides.rewind(room, rewind.argument)
                rewind = None
        except Instead as other:
            rewind = other.typed
        except Back:
            rewind = None


def _leave(room: Room) -> None:
    session = room.session
    if not session.ended:
        session.do(Quit())
    if session.trouble:
        room.console.say(session.trouble)
    else:
        again = "To read the debrief again:" if session.ended else "To go on from here:"
        room.console.say(f"You have left. The game is kept. {again}", Whole(_command(room)))


def _command(room: Room) -> str:
    where = f" {shlex.quote(str(room.path))}" if room.path else ""
    return f"mediator resume --plain{where}"


class _Desk:
    """The desk: takes moves and commands until the game is over."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def play(self) -> None:
        """Play to the end; nothing when the game is over already."""
        if self._room.session.ended:
            return
        self._arrive()
        instead: Typed | None = None
        while not self._room.session.ended:
            try:
                if instead is None:
                    self._answer()
                else:
                    self._act(instead)
                    instead = None
            except Instead as other:
                instead = other.typed
            except Back:
                instead = None
                self._room.console.say("Nothing was done.")
            except sheet.Unclear as unclear:
                instead = None
                self._room.console.say(unclear.reason)

    def _arrive(self) -> None:
        """Say what happened last, for whoever comes back, and where everything stands."""
        view = self._room.session.view()
        latest = [one for one in view.log if one.turn == view.log[-1].turn]
        self._room.console.page(desk.happened(latest, len(view.log) - len(latest) + 1))
        self._room.console.page(desk.desk(view))

    def _answer(self) -> None:
        room = self._room
        view = room.session.view()
        line = room.ask(f"{_moves(view)} What do you do?")
        if not line:
            room.console.page(desk.menu(view))
        elif number(line, len(view.moves) + 1) == len(view.moves) + 1:
            self._end()
        elif moves.typed(room, line) and not room.session.view().moves_left:
            room.console.say(f"No moves are left this {view.unit}. Type end to end it, or look around first.")

    def _act(self, typed: Typed) -> None:
        room, view = self._room, self._room.session.view()
        name, argument = typed.command.name, typed.argument
        if name == "menu":
            room.console.page(desk.menu(view))
        elif name == "desk":
            room.console.page(desk.desk(view))
        elif name in {"table", "amend"}:
            self._text(view, name, argument)
        elif name == "forecast":
            asides.forecast(room, argument)
        elif name == "rewind":
            if asides.rewind(room, argument):
                room.console.page(desk.desk(room.session.view()))
        else:
            self._end()

    def _text(self, view: View, verb: str, terms: str) -> None:
        move = moves.with_verb(view, verb)
        if move is None:
            self._room.console.say("Your chair cannot change the text.")
        else:
            moves.make(self._room, move, terms)

    def _end(self) -> None:
        room, view = self._room, self._room.session.view()
        if view.moves_left and not room.yes(f"{desk.moves_left(view)} End the {view.unit} all the same?"):
            return
        asides.hinges(room)
        if room.do(EndTurn()) and not room.session.ended:
            room.console.page(desk.desk(room.session.view()))


def _moves(view: View) -> str:
    return f"{view.label}, {words.counted(view.moves_left, 'move')} left."

"""The commands of line mode: one registry, from which typed lines are read and the help page is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from mediator_game.plain.paper import Heading, Item, Part


@frozen
class Command:
    """A command. One that `acts` breaks off whatever was being asked; the others answer and ask again."""

    name: str
    usage: str
    help: str
    acts: bool = False
    argument: str = ""
    """A pattern of what may follow the name; empty: nothing may."""
    aliases: tuple[str, ...] = ()


@frozen
class Typed:
    """A command as it was typed, with what followed its name."""

    command: Command
    argument: str


_NAME = r"[^=]{1,80}"
_NUMBER = r"\d{1,6}"
_TERMS = r"\S*=.*"

PLAYING = (
    Command("help", "help", "this page", aliases=("?", "h")),
    Command("menu", "menu", "what you can do now, and what is closed and why", acts=True),
    Command("desk", "desk", "where everything stands", acts=True),
    Command(
        "text", "text, text ISSUE", "the text: what it says and what you know of each option", argument=_NAME,
    ),
    Command(
        "table", "text ISSUE=OPTION ISSUE=OPTION", "table a text that says so, the rest staying as it is",
        acts=True, argument=_TERMS,
    ),
    Command("amend", "amend ISSUE=OPTION", "change one term of the text", acts=True, argument=_TERMS),
    Command("people", "people, people NAME", "the sides and the powers, or all about one of them", argument=_NAME),
    Command("map", "map", "the places, in words"),
    Command("measures", "measures", "the measures: what is in force, and who would agree to the others"),
    Command("notes", "notes, notes NUMBER", "the papers on your desk; a number opens one", argument=_NUMBER,
            aliases=("note",)),
    Command("why", "why NUMBER", "why something happened, by its number in the log", argument=_NUMBER),
    Command("sources", "sources, sources ID", "what the game cites, or one source in full", argument=r"[\w-]{1,41}",
            aliases=("source",)),
    Command("background", "background, background WORD", "dates, offices and words; a word finds those that have it",
            argument=_NAME),
    Command("log", "log, log NUMBER", "all that has happened, or the latest so many", argument=_NUMBER),
    Command("forecast", "forecast", "say how likely something is", acts=True, argument=r"\d{1,6}(\s+\d{1,3}\s*%?)?"),
    Command("rewind", "rewind", "go back to an earlier moment; a training game only", acts=True, argument=_NUMBER),
    Command("briefing", "briefing", "the briefing and your instructions again"),
    Command("save", "save FOLDER", "go on saving in another folder", argument=r".{1,1000}"),
    Command("end", "end", "end the turn", acts=True, argument=r"(the\s+)?(turn|week|month|quarter|year)"),
    Command("quit", "quit", "leave; the game is kept", aliases=("exit",)),
)  # fmt: skip
"""The commands while a game is played."""

DEBRIEF = tuple(
    one
    for one in PLAYING
    if one.name in {"help", "text", "people", "why", "sources", "background", "log", "rewind", "save", "quit"}
)
"""Those that also work in the debrief."""


def read(line: str, known: tuple[Command, ...]) -> Typed | None:
    """Return the command of a typed line, or None when it is none."""
    word, _, argument = line.strip().partition(" ")
    word, argument = word.casefold().removeprefix("/"), argument.strip()
    if word == "text" and "=" in argument:
        word = "table"
    for command in known:
        if word != command.name and word not in command.aliases:
            continue
        fits = re.fullmatch(command.argument, argument) if argument else command.name not in {"table", "amend"}
        return Typed(command, argument) if fits else None
    return None


def bare(line: str, known: tuple[Command, ...]) -> Typed | None:
    """Return the command of a line typed where free words are asked for: a name alone, or one with a number."""
    typed = read(line, known)
    if typed is None or (typed.argument and not typed.argument.isdigit()):
        return None
    return typed


def page(known: tuple[Command, ...]) -> Iterator[Part]:
    """Yield the help page."""
    yield Heading("Help")
    yield (
        "Type the number of a move, or its name and whom it is for: visit, visit armenia, press russia army. "
        "An empty answer shows the menu. back takes back what you began. Words in capitals stand for what you choose."
    )
    yield Heading("Commands, at any question")
    for command in known:
        yield Item(f"{command.usage}: {command.help}.")

"""Judge text and ids from a scenario file: what is wrong, where, and what to write instead."""

import re
import unicodedata

from attrs import frozen

from mediator_game.text.characters import MARKS_IN_A_ROW, Kind, extends, pieces
from mediator_game.text.clean import one_line, past_lines

MOST_FLAWS = 50
"""How many flaws of one text are reported: enough to mend it, not enough to fill a screen by malice."""

ID_LENGTH = 41

_RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])
_id = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")

_CONTROL_NAMES = {
    0x00: "null",
    0x07: "bell",
    0x08: "backspace",
    0x09: "tab",
    0x0A: "line feed",
    0x0B: "vertical tab",
    0x0C: "form feed",
    0x0D: "carriage return",
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0x90: "device control string",
    0x9B: "control sequence introducer",
    0x9C: "string terminator",
    0x9D: "operating system command",
}

_EXPLAINED: dict[Kind, tuple[str, str]] = {
    "control": ("the control character {}", "remove it"),
    "direction": ("the text-direction control {}", "remove it; right-to-left letters need none"),
    "separator": ("the separator {}", "start a new line instead"),
    "invisible": ("the invisible character {}", "remove it"),
    "tag": ("the invisible tag character {}", "remove it"),
    "surrogate": ("{}, half of a surrogate pair", "write the whole character"),
    "noncharacter": ("{}, which is not a character", "remove it"),
    "private": ("the private-use character {}", "use a character that every computer draws alike"),
    "joiner": ("the invisible joiner {} where it joins nothing", "remove it"),
    "marks": (f"more than {MARKS_IN_A_ROW} combining marks in a row", "keep at most three on one letter"),
}
_BETTER_ADVICE = {"\t": "use spaces", "\r": "end lines with a line feed only"}


@frozen
class Flaw:
    """One thing wrong in a text: where it begins, what it is, and what to do about it."""

    offset: int
    what: str
    advice: str


def flaws(text: str, *, lines: int = 400, length: int = 20_000) -> list[Flaw]:
    """Return what is wrong with a text of a scenario file, in order, at most `MOST_FLAWS` of them.

    The text is as a TOML reader hands it over: line endings are line feeds already, so that any
    carriage return left was written on purpose. Nothing past the limits is looked at.
    """
    found: list[Flaw] = []
    end_of_lines = past_lines(text, lines)
    end = min(end_of_lines, length)
    in_marks = False
    for piece in pieces(text[:end]):
        if len(found) == MOST_FLAWS:
            return found
        if piece.kind is not None and not (piece.kind == "marks" and in_marks):
            found.append(_flaw(piece.offset, piece.text, piece.kind))
        in_marks = piece.kind == "marks"
    if len(text) > length:
        found.append(Flaw(length, f"a text of {len(text):,} characters", f"keep it within {length:,} characters"))
    if end_of_lines < len(text):
        count = text.count("\n") + (not text.endswith("\n"))
        found.append(Flaw(end_of_lines, f"a text of {count:,} lines", f"keep it within {lines:,} lines"))
    return found[:MOST_FLAWS]


def is_id(text: str) -> bool:
    """Say whether the text can name a thing in a scenario (and a file on any system)."""
    return _id.fullmatch(text) is not None and text not in _RESERVED


def id_fault(text: str) -> str | None:
    """Return in one sentence what is wrong with an id, or None."""
    if is_id(text):
        return None
    if not text:
        return "An id cannot be empty."
    shown = f'"{one_line(text, length=48)}"'
    if text in _RESERVED:
        return f"The id {shown} is reserved by Windows; choose another name."
    if len(text) > ID_LENGTH:
        return f"The id {shown} has {len(text):,} characters; the most is {ID_LENGTH}."
    write = _suggested_id(text)
    if text[0] == "-":
        return f"The id {shown} begins with a hyphen; begin with a letter or a digit{write}."
    if text != text.lower() and _id.fullmatch(text.lower()):
        return f"The id {shown} has capital letters{write}."
    if "_" in text and _id.fullmatch(text.lower().replace("_", "-")):
        return f"The id {shown} has an underscore, where ids have hyphens{write}."
    wrong = next(char for char in text if not re.match(r"[a-z0-9-]", char))
    return f"The id {shown} contains {_shown(wrong)}; an id is made of a-z, 0-9 and hyphens{write}."


def _suggested_id(text: str) -> str:
    """Return the end of a sentence with an id in the same spirit, or nothing where there is none."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    candidate = re.sub(r"[\W_]+", "-", bare).strip("-")
    return f': write "{candidate}"' if is_id(candidate) else ""


def _shown(char: str) -> str:
    if char == " ":
        return "a space"
    piece = next(pieces(char))
    if piece.kind is not None:
        return _flaw(0, char, piece.kind).what
    if char.isspace() or extends(char):
        return f"the character {_code(char)}"
    return f'"{char}"' if char.isascii() else f'"{char}", {_code(char)}'


def _flaw(offset: int, char: str, kind: Kind) -> Flaw:
    what, advice = _EXPLAINED[kind]
    return Flaw(offset, what.format(_code(char)), _BETTER_ADVICE.get(char, advice))


def _code(char: str) -> str:
    number = ord(char)
    name = _CONTROL_NAMES.get(number) or unicodedata.name(char, "").lower()
    return f"U+{number:04X} ({name})" if name else f"U+{number:04X}"

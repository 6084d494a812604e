"""Which characters may stand in a text, and which may not: the table `judge` and `clean` share."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

Kind = Literal[
    "control",
    "direction",
    "separator",
    "invisible",
    "tag",
    "surrogate",
    "noncharacter",
    "private",
    "joiner",
    "marks",
]

MARKS_IN_A_ROW = 3
ZWNJ, ZWJ, VS16, KEYCAP = "\u200c", "\u200d", "\ufe0f", "\u20e3"

_PLANE_ENDS = "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(0x11))

# Explicit ranges, so that the verdict on a file does not change with the Unicode tables of a Python.
_FORBIDDEN: dict[str, str] = {
    "control": r"\x00-\x09\x0b-\x1f\x7f-\x9f",
    "direction": r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
    "separator": r"\u2028\u2029",
    "tag": r"\U000e0000-\U000e007f",
    "invisible": (
        r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u3164\ufe00-\ufe0e\ufeff\uffa0"
        r"\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e0fff"
    ),
    "surrogate": r"\ud800-\udfff",
    "noncharacter": r"\ufdd0-\ufdef" + _PLANE_ENDS,
    "private": r"\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
}
_forbidden = re.compile("|".join(f"(?P<{kind}>[{ranges}])" for kind, ranges in _FORBIDDEN.items()))

# Letters, digits and punctuation that are never in question: whole runs of them are passed at once.
_ordinary = re.compile(
    r"[\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05f4\u0620-\u064a\u0660-\u066f"
    r"\u0671-\u06d3\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20cf\u2190-\u21ff\u3000-\u3029\u3040-\u3098"
    r"\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3]+"
)

# Scripts whose letters join, where the two joiners change the shape of a word.
_joining = re.compile(
    r"[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\u1a20-\u1aaf\u1b00-\u1bff\ua800-\ua9df\uaa00-\uaaff"
    r"\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00011000-\U00011fff]"
)
_pictograph = re.compile(
    r"[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\u303d"
    r"\u3297\u3299\U0001f000-\U0001faff]"
)


class Piece(NamedTuple):
    """A stretch of text that is fine, or one character that is not and why."""

    offset: int
    text: str
    kind: Kind | None


def is_mark(char: str) -> bool:
    """Say whether the character is drawn on the one before it."""
    return char >= "\u0300" and unicodedata.category(char)[0] == "M"


def extends(char: str) -> bool:
    """Say whether the character belongs with the one before it, so that no cut may come between."""
    return is_mark(char) or char in (ZWJ, ZWNJ) or "\U0001f3fb" <= char <= "\U0001f3ff"


def pieces(text: str) -> Iterator[Piece]:
    """Cut the text into stretches that are fine and single characters that are not, in one pass."""
    at, marks, before = 0, 0, ""
    while at < len(text):
        if run := _ordinary.match(text, at):
            yield Piece(at, run.group(), None)
            at, marks, before = run.end(), 0, text[run.end() - 1]
            continue
        char = text[at]
        kind = _kind(char, before, text[at + 1 : at + 2])
        if kind is not None:
            marks, before = 0, ""
        elif char in (ZWJ, ZWNJ, VS16):
            before = char
        elif not is_mark(char):
            marks, before = 0, char
        elif marks < MARKS_IN_A_ROW:
            marks, before = marks + 1, char
        else:
            kind = "marks"
        yield Piece(at, char, kind)
        at += 1


def _kind(char: str, before: str, after: str) -> Kind | None:
    """Judge one character where it stands; a mark is fine here, its run is counted by the caller."""
    if found := _forbidden.match(char):
        return cast("Kind", found.lastgroup)
    if char in (ZWJ, ZWNJ):
        return None if _may_join(char, before, after) else "joiner"
    if char == VS16:
        keycap = after == KEYCAP and before != "" and before in "0123456789#*"
        return None if keycap or _pictograph.match(before) else "invisible"
    return None


def _may_join(char: str, before: str, after: str) -> bool:
    """A joiner may follow a letter of a joining script, or (ZWJ only) stand between two pictographs."""
    if _joining.match(before):
        return unicodedata.category(before)[0] in "LM"
    from_pictograph = before == VS16 or _pictograph.match(before) is not None
    return char == ZWJ and from_pictograph and _pictograph.match(after) is not None

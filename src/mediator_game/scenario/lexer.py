"""The words of an expression. Reading never stops at a fault, so that all of them can be reported at once.

A dotted name is one word and its parts may hold hyphens, because ids do; a minus therefore needs a space
before or after it. What authors who know other languages write by habit (``&&``, ``TRUE``, curly quotes) is a
fault that says what to write, and is then read as what was meant.
"""

from __future__ import annotations

import re
from typing import Literal

from attrs import frozen

from mediator_game.scenario.faults import Fault, shown

KEYWORDS = frozenset({"and", "or", "not", "in", "true", "false", "min", "max"})
"""Words of the language, which no name of one part can be."""

NAME = re.compile(r"[a-z_][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")
_WORD = re.compile(r"[^\W\d][\w-]*(?:\.[\w-]+)*")
_NUMBER = re.compile(r"[0-9]+(?![\w.])")
_DECIMAL = re.compile(r"[0-9]*\.[0-9]+(?![\w.])")
_DIGITS_AND_MORE = re.compile(r"[0-9][\w.]*")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_CURLY = re.compile("[‘’“”«„]([^‘’“”»]*)[‘’“”»]")
_SYMBOL = re.compile(r"==|!=|<=|>=|\+=|-=|[-+*/()\[\],<>=]")
_PERCENT = re.compile(r"%(?=\s*(?:$|[-+*/),<>=]|and\b|or\b))")
_FOREIGN = re.compile(r"===|!==|=\+|\*\*|//|&&|\|\||<>|=<|=>|!(?!=)|[&|%^≤≥≠−–×·÷]")
_MEANT = {
    "=+": "+=", "===": "==", "!==": "!=", "&&": "and", "&": "and", "||": "or", "|": "or", "<>": "!=", "=<": "<=",
    "=>": ">=", "!": "not", "≤": "<=", "≥": ">=", "≠": "!=", "−": "-", "–": "-", "×": "*", "·": "*", "÷": "/",
}  # fmt: skip
_STRANGE = re.compile(r"[^\w\s'\"()\[\],<>=+*/!-]+|.", re.DOTALL)
_SPACE = re.compile(r"\s+")


@frozen
class Token:
    """One word: a ``symbol`` is an operator, a bracket, a comma or a keyword; ``end`` closes every list."""

    kind: Literal["name", "number", "text", "symbol", "end"]
    text: str
    offset: int
    length: int


def tokens(text: str) -> tuple[list[Token], list[Fault]]:
    """The words of a text, closed by ``end``, and what is wrong with its letters and signs."""
    found: list[Token] = []
    faults: list[Fault] = []
    place = 0
    while place < len(text):
        if space := _SPACE.match(text, place):
            place = space.end()
            continue
        token, fault = _next(text, place)
        if token is not None:
            found.append(token)
        if fault is not None:
            faults.append(fault)
        place += token.length if token is not None else fault.length if fault is not None else 1
    found.append(Token("end", "", len(text), 0))
    return found, faults


def _next(text: str, place: int) -> tuple[Token | None, Fault | None]:
    if match := _WORD.match(text, place):
        return _word(match[0].rstrip("-."), place)
    if text[place] in "0123456789.":
        return _number(text, place)
    if match := _QUOTED.match(text, place):
        value = match[1] if match[1] is not None else match[2]
        return Token("text", value, place, len(match[0])), None
    if text[place] in "'\"":
        rest = len(text) - place
        return Token("text", text[place + 1 :], place, rest), _fault(place, rest, "This quote is never closed.")
    if match := _CURLY.match(text, place):
        message = "Quotes in an expression are straight."
        return Token("text", match[1], place, len(match[0])), _fault(
            place, len(match[0]), message, f"'{shown(match[1])}'"
        )
    if _PERCENT.match(text, place):
        return None, _fault(place, 1, "A percentage is written without the sign.", "the number alone")
    if match := _FOREIGN.match(text, place):
        return _foreign(match[0], place)
    if match := _SYMBOL.match(text, place):
        return Token("symbol", match[0], place, len(match[0])), None
    match = _STRANGE.match(text, place)
    length = len(match[0]) if match else 1
    return None, _fault(place, length, f"`{shown(text[place : place + length])}` has no meaning in an expression.")


def _word(word: str, place: int) -> tuple[Token, Fault | None]:
    length = len(word)
    if word in KEYWORDS:
        return Token("symbol", word, place, length), None
    if NAME.fullmatch(word):
        return Token("name", word, place, length), None
    lower = word.lower()
    if lower in KEYWORDS:
        fault = _fault(place, length, f"`{word}` is written in lower case.", f"`{lower}`")
        return Token("symbol", lower, place, length), fault
    return Token("name", word, place, length), None


def _number(text: str, place: int) -> tuple[Token | None, Fault | None]:
    if match := _NUMBER.match(text, place):
        return Token("number", match[0], place, len(match[0])), None
    if match := _DECIMAL.match(text, place):
        whole = match[0].partition(".")[0] or "0"
        message = f"{shown(match[0])} is a decimal number; points are whole."
        return Token("number", whole, place, len(match[0])), _fault(place, len(match[0]), message, "a whole number")
    if match := _DIGITS_AND_MORE.match(text, place):
        message = f"`{shown(match[0])}` is neither a whole number nor a name: a name begins with a letter."
        return Token("number", "0", place, len(match[0])), _fault(place, len(match[0]), message)
    return None, _fault(place, 1, "A point stands only inside a name.")


def _foreign(sign: str, place: int) -> tuple[Token, Fault]:
    length = len(sign)
    meant = _MEANT.get(sign)
    if meant is None:
        fault = _fault(place, length, f"`{sign}` is no operator of this language.", "`+`, `-`, `*` or `/`")
        return Token("symbol", "*", place, length), fault
    fault = _fault(place, length, f"`{sign}` is written `{meant}` here.", f"`{meant}`")
    return Token("symbol", meant, place, length), fault


def _fault(offset: int, length: int, message: str, expected: str = "") -> Fault:
    return Fault("expression-syntax", offset, length, message, expected)

"""Placeholders in scenario text: `{place:yerevan}`, and words such as `{leader}`."""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from mediator_game.text.clean import one_line
from mediator_game.text.judge import MOST_FLAWS, Flaw

# In this order: literal braces, a placeholder, something in braces that is not one, a lone brace.
_braces = re.compile(
    r"(?P<literal>\{\{|\}\})"
    r"|(?P<whole>\{(?P<place>place:)?(?P<name>[a-z0-9][a-z0-9-]{0,40})\})"
    r"|(?P<other>\{[^{}\n]*\})"
    r"|(?P<lone>[{}])"
)
_FORMS = "write {place:id} or {word}, in small letters and hyphens"
_LITERAL = "write {{ or }} for a brace that is meant literally"
_NO_WORDS: Mapping[str, str] = MappingProxyType({})


@frozen
class Placeholder:
    """A name in braces, and where it stands."""

    kind: Literal["place", "word"]
    name: str
    start: int
    end: int


def placeholders(text: str) -> list[Placeholder]:
    """Return the placeholders of a text in order; what is malformed is not among them."""
    return [_placeholder(found) for found in _braces.finditer(text) if found["whole"]]


def placeholder_flaws(text: str) -> list[Flaw]:
    """Return the braces that are neither a placeholder nor literal, at most `MOST_FLAWS` of them."""
    found: list[Flaw] = []
    for match in _braces.finditer(text):
        if match["lone"] == "{":
            found.append(Flaw(match.start(), "an opening brace that is never closed", _LITERAL))
        elif match["lone"] == "}":
            found.append(Flaw(match.start(), "a closing brace that was never opened", _LITERAL))
        elif match["other"] and not match["other"][1:-1].strip():
            found.append(Flaw(match.start(), "a placeholder with nothing in it", _FORMS))
        elif match["other"]:
            shown = one_line(match["other"], length=60)
            found.append(Flaw(match.start(), f"the placeholder {shown} of an unknown form", _FORMS))
    return found[:MOST_FLAWS]


def fill(text: str, places: Mapping[str, str], words: Mapping[str, str] = _NO_WORDS) -> str:
    """Return the text with its placeholders replaced and doubled braces made single.

    A name that is not known stays visible in its braces, and so does anything malformed. What is
    filled in is never looked at again, so that a value cannot bring placeholders of its own.
    """

    return _braces.sub(lambda found: _value(found, places, words), text)


def fill_sentences(text: str, places: Mapping[str, str], words: Mapping[str, str], named: Collection[str]) -> str:
    """Return the text filled in as `fill` does, each name written as its place in the sentence asks.

    What begins a sentence begins with a capital. The words `named` are names of people and bodies: inside a sentence
    the article before them is small ("the President").
    """

    def value(found: re.Match[str]) -> str:
        said = _value(found, places, words)
        if not found["whole"] or said == found.group():
            return said
        before = found.string[: found.start()].rstrip(_BEFORE_A_WORD)
        if not before or before[-1] in ".!?":
            return said[:1].upper() + said[1:]
        if not found["place"] and found["name"] in named and said.startswith(_ARTICLES):
            return said[:1].lower() + said[1:]
        return said

    return _braces.sub(value, text)


_ARTICLES = ("The ", "A ", "An ")
_BEFORE_A_WORD = " \n\t“‘\"'(*_"


def _value(found: re.Match[str], places: Mapping[str, str], words: Mapping[str, str]) -> str:
    if found["literal"]:
        return found["literal"][0]
    if not found["whole"]:
        return found.group()
    return (places if found["place"] else words).get(found["name"], found.group())


def _placeholder(found: re.Match[str]) -> Placeholder:
    return Placeholder("place" if found["place"] else "word", found["name"], found.start(), found.end())

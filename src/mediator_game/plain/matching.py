"""What somebody means by a few typed words: a name in full, or the beginning of its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_words = re.compile(r"[\w.]+")


def find(asked: str, entries: Sequence[Iterable[str]]) -> tuple[int, ...]:
    """Return the places of the entries that may be meant, each given by all its names.

    A name typed in full means that entry alone; otherwise every word typed must begin a word of one of its names.
    """
    wanted = folded(asked)
    if not wanted:
        return ()
    named = [[folded(name) for name in names] for names in entries]
    exact = tuple(place for place, names in enumerate(named) if wanted in names)
    if exact:
        return exact
    return tuple(place for place, names in enumerate(named) if any(_begins(wanted, name) for name in names))


def folded(text: str) -> str:
    """Return the words of a text in small letters, without accents and signs, parted by one space."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in flat if not unicodedata.combining(char))
    return " ".join(_words.findall(letters))


def number(text: str, most: int) -> int | None:
    """Return a whole number from 1 to `most`, or None."""
    typed = text.strip().rstrip(".")
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 6):
        return None
    return int(typed) if 1 <= int(typed) <= most else None


def percent(text: str) -> int | None:
    """Return a whole number from 0 to 100, or None; a percent sign may follow it."""
    typed = text.strip().removesuffix("%").strip()
    if typed in {"0", "00"}:
        return 0
    return number(typed, 100)


def _begins(wanted: str, name: str) -> bool:
    words = name.split()
    return all(any(word.startswith(one) for word in words) for one in wanted.split())

"""How hard a text is to read."""

import re
from collections.abc import Iterator

_between_words = re.compile(r"[\s—–/]+")
_LONG = 6
_CLOSERS = "\"'”’»)]}*_"
_ENDS = (".", "!", "?", "…", "։", "؟", "。", "！", "？")
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "prof", "cf", "vs"])


def words(text: str) -> int:
    """Return the number of words: runs between spaces, dashes and slashes with a letter or digit in them."""
    return sum(1 for _, is_word in _tokens(text) if is_word)


def lix(text: str) -> float:
    """Return the LIX readability: words in a sentence, plus the percentage of words over six letters.

    Below 30 is very easy, 40 a newspaper, above 60 a treaty. A line left empty ends a sentence; an
    initial or a title with its stop does not. A text without words has 0.
    """
    count = long = sentences = 0
    open_sentence = False
    for token, is_word in _tokens(text):
        if is_word:
            count += 1
            long += sum(map(str.isalpha, token)) > _LONG
            open_sentence = True
        if open_sentence and _ends_sentence(token):
            sentences += 1
            open_sentence = False
    sentences += open_sentence
    return count / sentences + 100 * long / count if count else 0.0


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """The tokens of a text with whether each is a word; an empty token stands for an empty line."""
    for line in text.split("\n"):
        if not line.strip():
            yield "", False
            continue
        for token in _between_words.split(line):
            if token:
                yield token, any(map(str.isalnum, token))


def _ends_sentence(token: str) -> bool:
    if not token:
        return True
    bare = token.rstrip(_CLOSERS)
    if not bare.endswith(_ENDS):
        return False
    word = bare[:-1].lstrip("\"'“‘«([{*_")
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return not (bare.endswith(".") and (is_initial or word.casefold() in _TITLES))

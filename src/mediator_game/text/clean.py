"""Make any text safe to show: what every face and every export does with what a person typed."""

from mediator_game.text.characters import ZWJ, extends, pieces

REPLACEMENT = "\ufffd"
ELLIPSIS = "…"


def clean(text: str, *, length: int = 20_000, lines: int = 2_000) -> str:
    """Return the text with every character that may not be shown replaced by U+FFFD.

    Line feeds stay, other line endings become line feeds, a tab becomes a space, combining marks past
    three in a row are dropped, and what is over the limits is cut with an ellipsis. Cleaning twice
    changes nothing more, and `judge.flaws` with the same limits finds nothing in the result.
    """
    return _cut(_replaced(text), length, lines)


def one_line(text: str, *, length: int = 200) -> str:
    """Return the cleaned text on one line, each stretch of white space folded into one space."""
    return _cut(" ".join(_replaced(text).split()), length, 1)


def clean_whole(text: str) -> str:
    """Return the cleaned text at its full length, for a text whose length was already judged."""
    return _replaced(text)


def _replaced(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept: list[str] = []
    for piece in pieces(text):
        if piece.kind is None:
            kept.append(piece.text)
        elif piece.kind != "marks":
            kept.append(REPLACEMENT)
    return "".join(kept)


def _cut(text: str, length: int, lines: int) -> str:
    """Cut to the limits, between whole characters as a reader sees them."""
    if length < 1 or lines < 1:
        return ""
    end = past_lines(text, lines)
    if end == len(text) <= length:
        return text
    if end < len(text):
        end -= 1
    end = min(end, length - 1)
    while end > 0 and (extends(text[end]) or text[end - 1] == ZWJ):
        end -= 1
    return text[:end].rstrip(" ") + ELLIPSIS


def past_lines(text: str, lines: int) -> int:
    """Return where the line after the first `lines` lines begins, or the end of the text."""
    at = -1
    for _ in range(lines):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at + 1

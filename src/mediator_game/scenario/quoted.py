"""TOML strings as they are written: reading a quoted key, finding a character of a value in its source."""

from __future__ import annotations

import re

_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_escape = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|[btnfre\"\\])")
_fold = re.compile(r"\\[ \t]*\n[ \t\n]*")


def read_string(source: str) -> str:
    """Return what a key or a one-line string says, given as written, quotes and all; a bare key as it is."""
    if len(source) < 2 or source[0] not in "\"'":
        return source
    body = source[1:-1]
    return body if source[0] == "'" else _escape.sub(_meaning, body)


def offset_in_source(source: str, offset: int) -> int | None:
    """Return where character `offset` of a string's value stands in the string as written, quotes counted.

    The position just past the last character is that of the closing quote; beyond it, None.
    """
    quote = source[:3] if source[:3] in ('"""', "'''") else source[:1]
    if not quote or quote[0] not in "\"'":
        return None
    at, end = len(quote), len(source) - len(quote)
    if len(quote) == 3 and source[at : at + 1] == "\n":
        at += 1
    if quote[0] == "'":
        return at + offset if at + offset <= end else None
    seen = 0
    while at <= end:
        fold = _fold.match(source, at, end) if len(quote) == 3 else None
        if fold:
            at = fold.end()
            continue
        if seen == offset:
            return at
        escape = _escape.match(source, at, end)
        at = escape.end() if escape else at + 1
        seen += 1
    return None


def _meaning(found: re.Match[str]) -> str:
    code = found.group()[1:]
    if code[0] in "uUx":
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF else "\ufffd"
    return _ESCAPES[code]

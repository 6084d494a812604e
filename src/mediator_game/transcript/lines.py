"""One line of a transcript: a record as bytes with its checksum, and bytes back into a record.

The bytes of a line are the record as compact JSON in the order of its fields, with ``"check"`` last. The check is the
BLAKE2b of the check before and of the record's own bytes without it, so that any changed byte and any line left out,
doubled or moved is noticed. It protects against accidents, not against a forger: nothing in it is secret.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, NoReturn

from attrs import frozen

Record = dict[str, Any]

LONGEST_LINE = 8 * 1024 * 1024
DEEPEST = 32
LONGEST_NUMBER = 1_000
"""Digits a whole number may have; only a seed is ever as long as a player likes."""

_check = re.compile(rb',"check":"([0-9a-f]{16})"\}\Z')
_half_pair = re.compile(r"\\u[dD][89a-fA-F]")


class LineError(ValueError):
    """A line that is not a record; the message says why, as the end of a sentence that begins with "the line"."""


@frozen
class Line:
    """A record ready for the file: its bytes with the line feed, and the check that stands in them."""

    raw: bytes
    check: str


def body(record: Mapping[str, object]) -> bytes:
    """Return the record's own bytes, those its check is computed over; ValueError when it cannot be written."""
    plain = {name: value for name, value in record.items() if name != "check"}
    if not plain:
        raise ValueError("an empty record cannot be written")
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8")


def encode(record: Mapping[str, object], before: str) -> Line:
    """Return the line of `record` after a line whose check was `before` (empty for the first)."""
    own = body(record)
    check = checksum(own, before)
    return Line(own[:-1] + b',"check":"' + check.encode() + b'"}\n', check)


def checksum(own: bytes, before: str) -> str:
    """Return the check of a record's own bytes after the check `before`."""
    return blake2b(before.encode() + own, digest_size=8).hexdigest()


def claimed(raw: bytes) -> str | None:
    """Return the check a line (without its line feed) says it has, or None when it says none."""
    found = _check.search(raw)
    return found[1].decode() if found else None


def holds(raw: bytes, before: str) -> bool:
    """Say whether the check of a line is right after the check `before`."""
    found = _check.search(raw)
    return found is not None and checksum(raw[: found.start()] + b"}", before) == found[1].decode()


def decode(raw: bytes) -> Record:
    """Return the record of a line's bytes, without looking at its check; `LineError` says why there is none."""
    if not raw:
        raise LineError("is empty")
    if len(raw) > LONGEST_LINE:
        raise LineError(f"is longer than {LONGEST_LINE // 1024 // 1024} MiB")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LineError(f"is not UTF-8 text at byte {error.start + 1:,}") from None
    try:
        record = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_no_constant, parse_float=_finite, parse_int=_short
        )
    except LineError:
        raise
    except json.JSONDecodeError as error:
        raise LineError(f"is not JSON at character {error.colno:,}") from None
    except RecursionError:
        raise LineError(f"is nested more than {DEEPEST} deep") from None
    if not isinstance(record, dict):
        raise LineError("is not a JSON object")
    _judge(record, may_hold_half_pairs=_half_pair.search(text) is not None)
    return record


def _unique(pairs: list[tuple[str, Any]]) -> Record:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise LineError("has the same field twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise LineError(f"holds {name}, which is not a number")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise LineError("holds a number that is too large")
    return value


def _short(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise LineError("holds a number that is too large")
    return int(digits)


def _judge(record: Record, *, may_hold_half_pairs: bool) -> None:
    """Refuse what JSON allows and no part of the game could stand: deep nesting, halves of surrogate pairs."""
    level: list[Any] = [record]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below.extend(value.values())
                if may_hold_half_pairs:
                    below.extend(value)
            elif isinstance(value, list):
                below.extend(value)
            elif may_hold_half_pairs and isinstance(value, str) and not _is_whole(value):
                raise LineError("holds half a character (a lone surrogate)")
        if not below:
            return
        level = below
    raise LineError(f"is nested more than {DEEPEST} deep")


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True

"""Diagnostics for people and for programs: text with the line and a caret, JSON, SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import mediator_game
from mediator_game.scenario.catalogue import CATALOGUE
from mediator_game.scenario.diagnostics import Diagnostic, Survey
from mediator_game.text.clean import clean_whole, one_line
from mediator_game.text.wrap import cell_width

_WIDEST = 100
"""How much of a source line is shown, in characters, unless there is less room."""
_BEFORE = 0.6
"""How much of that stands before what is pointed at."""


def text(diagnostics: Iterable[Diagnostic], *, widest: int = _WIDEST) -> str:
    """Return diagnostics as people read them, parted by blank lines, with so many characters of a source line."""
    return "\n\n".join("\n".join(_lines(one, widest)) for one in diagnostics)


def _lines(one: Diagnostic, widest: int) -> Iterator[str]:
    where = f"{_path(one.path)}:{one.line}:{one.column}"
    yield f"{where}: {one.severity}[{one.code}]: {one_line(one.message, length=600)}"
    if one.excerpt.strip():
        yield from _pointed_at(one, widest)
    if one.hint:
        yield f"  hint: {one_line(one.hint, length=600)}"
    for other in one.related:
        yield f"  {_path(other.path)}:{other.line}:{other.column}: {one_line(other.message)}"


def _pointed_at(one: Diagnostic, widest: int) -> Iterator[str]:
    """Yield the source line and, under it, carets; a long line is cut on both sides of them."""
    start = one.column - 1
    end = one.end_column - 1 if one.end_line == one.line else len(one.excerpt)
    left = max(0, start - int(_BEFORE * widest)) if len(one.excerpt) > widest else 0
    shown = clean_whole(one.excerpt[left : left + widest])
    before = "..." if left else ""
    after = "..." if left + widest < len(one.excerpt) else ""
    number = str(one.line)
    pad = cell_width(before) + cell_width(clean_whole(one.excerpt[left:start]))
    width = max(1, cell_width(clean_whole(one.excerpt[start : min(end, left + widest)])))
    yield f"  {number} | {before}{shown.rstrip()}{after}"
    yield f"  {' ' * len(number)} | {' ' * pad}{'^' * width}"


def summary(files: int, diagnostics: Sequence[Diagnostic]) -> str:
    """Return one sentence about the whole run."""
    errors, warnings = _count(diagnostics, "error"), _count(diagnostics, "warning")
    checked = f"{files} scenario{'' if files == 1 else 's'} checked"
    if not errors and not warnings:
        return f"{checked}: nothing to mend."
    return f"{checked}: {errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}."


def proved(counts: Survey) -> str:
    """Return one sentence about the conditions that were looked at, which claims no more than was proved."""
    if not counts.looked_at:
        return "No condition was looked at."
    many = "1 condition" if counts.looked_at == 1 else f"{counts.looked_at} conditions"
    said = f"{many} looked at: {counts.decided or 'none'} {'are' if counts.decided > 1 else 'is'} proved impossible or "
    said += "always true"
    if counts.held:
        said += f", {counts.held} of [[check]] {'is' if counts.held == 1 else 'are'} proved to hold in every game"
    if counts.open:
        rest = "the rest" if counts.decided or counts.held else "they"
        said += f"; that {rest} can happen is not proved (mediator explore looks for it)"
    return f"{said}."


def json_text(files: int, diagnostics: Sequence[Diagnostic], counts: Survey | None = None) -> str:
    """Return the JSON shape that other programs rely on, with what was proved where that was counted."""
    shape = {
        "files": files,
        "errors": _count(diagnostics, "error"),
        "warnings": _count(diagnostics, "warning"),
        **({} if counts is None else {"conditions": _counted(counts)}),
        "diagnostics": [_json(one) for one in diagnostics],
    }
    return json.dumps(shape, indent=2)


def _counted(counts: Survey) -> dict[str, int]:
    return {
        "looked_at": counts.looked_at,
        "proved_impossible_or_always_true": counts.decided,
        "checks_proved": counts.held,
        "not_proved": counts.open,
    }


def _json(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "message": one.message,
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "end_line": one.end_line,
        "end_column": one.end_column,
        "hint": one.hint,
        "related": [
            {"message": other.message, "path": other.path, "line": other.line, "column": other.column}
            for other in one.related
        ],
    }


def sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """Return SARIF 2.1.0, which code hosts and editors show beside the lines."""
    codes = sorted({one.code for one in diagnostics})
    driver = {
        "name": "mediator check",
        "version": mediator_game.__version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code)) for one in diagnostics],
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": f"{entry.title}."},
        "fullDescription": {"text": entry.explanation},
        "defaultConfiguration": {"level": entry.severity},
    }


def _result(one: Diagnostic, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity,
        "message": {"text": f"{one.message} {one.hint}" if one.hint else one.message},
        "locations": [
            _location(
                one.path,
                {
                    "startLine": one.line,
                    "startColumn": one.column,
                    "endLine": one.end_line,
                    "endColumn": one.end_column,
                },
            )
        ],
    }
    if one.related:
        result["relatedLocations"] = [
            _location(other.path, {"startLine": other.line, "startColumn": other.column}, other.message)
            for other in one.related
        ]
    return result


def _location(path: str, region: dict[str, int], message: str | None = None) -> dict[str, Any]:
    uri = Path(path).as_uri() if Path(path).is_absolute() else quote(Path(path).as_posix(), safe="/")
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    if message is not None:
        location["message"] = {"text": message}
    return location


def _path(path: str) -> str:
    return one_line(path, length=300)


def _count(diagnostics: Sequence[Diagnostic], severity: str) -> int:
    return sum(one.severity == severity for one in diagnostics)

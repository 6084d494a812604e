"""One kind of diagnostic, described once for the checker, the reports and the manual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from mediator_game.scenario.diagnostics import Severity


@frozen
class Entry:
    """A stable code, what it means, and an example that produces it and nothing else.

    `example` is what differs from a sound scenario: tables to add, or keys to set in tables that are there; with
    `language` ``sh`` it is the commands that make the file ``example.toml`` beside a ``sound.toml``. `files` are
    further files the example needs. `strict` entries are looked for only when asked; one that is not `alone`
    cannot occur without others.
    """

    code: str
    title: str
    explanation: str
    example: str
    severity: Severity = "error"
    strict: bool = False
    language: Literal["toml", "sh"] = "toml"
    files: Mapping[str, str] = field(factory=dict)
    alone: bool = True

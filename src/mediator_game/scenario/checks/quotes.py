"""Quoted speech: in a scenario about the real world somebody said it, and a source says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding
from mediator_game.scenario.model import Prose

_quoted = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]")
_FEWEST_WORDS = 3
"""A shorter quotation is a title or a word that is talked about, not speech."""


def check(context: Context) -> Iterator[Finding]:
    """Look for quotations in texts that name no source."""
    if context.scenario.scenario.fictional or "scenario" in context.unsure:
        return
    for leaf in context.leaves(Prose):
        if not any(sign in leaf.value for sign in '“"«„'):
            continue
        if _owner(context, leaf.path) is None:
            continue
        for found in _quoted.finditer(leaf.value):
            words = next(part for part in found.groups() if part)
            if len(words.split()) < _FEWEST_WORDS or "{" in words:
                continue
            start, length = found.start(), found.end() - found.start()
            hint = 'Name the paragraph it is from (source = ["..."]), or report it: says that ...'
            if leaf.path[0] == "dispatch":
                hint = "A dispatch is the game's own: report what is said, without quotation marks."
            message = "Somebody is quoted here, and no source says so."
            yield Finding("unsourced-quote", leaf.path, message, hint, offset=start, length=length)


def _owner(context: Context, path: tuple[str | int, ...]) -> Any:
    """Return the entry a text belongs to when it should name its source and does not; otherwise None."""
    if path[0] == "dispatch":
        return context.scenario.dispatch[int(path[1])]
    entry, found = context.scenario, None
    for step in path:
        entry = _inside(entry, step)
        if hasattr(entry, "source") and not isinstance(entry, type(context.scenario)):
            found = entry
            if entry.source:
                return None
    return found


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(step, int) or hasattr(value, "keys"):
        return value[step]
    return getattr(value, {"if": "when", "else": "otherwise"}.get(step, step))

"""Text for people: what stands in braces, and names of places that should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context, Leaf
from mediator_game.scenario.diagnostics import Finding
from mediator_game.scenario.model import Prose
from mediator_game.text.names import placeholder_flaws, placeholders

WORDS = frozenset(["leader", "side", "bloc", "issue", "option", "power"])
"""What a dispatch may leave to be filled in."""
_SHORTEST_NAME = 4


def check(context: Context) -> Iterator[Finding]:
    """Judge the placeholders of every text."""
    for leaf in context.leaves(Prose, str):
        if "{" in leaf.value or "}" in leaf.value:
            yield from _braces(context, leaf)
    if context.strict:
        yield from _raw_places(context)


def _braces(context: Context, leaf: Leaf) -> Iterator[Finding]:
    known = context.scenario.place
    for one in placeholders(leaf.value):
        length = one.end - one.start
        if one.kind == "place":
            for found in context.reference(one.name, known, "place", leaf.path, "place"):
                yield Finding(found.code, leaf.path, found.message, found.hint, offset=one.start, length=length)
        elif leaf.kind is Prose and not (leaf.path[0] == "dispatch" and one.name in WORDS):
            yield _unknown_word(context, leaf, one.name, one.start, length)
    if leaf.kind is Prose:
        for flaw in placeholder_flaws(leaf.value):
            hint = flaw.advice[:1].upper() + flaw.advice[1:] + "."
            yield Finding("bad-placeholder", leaf.path, f"Here is {flaw.what}.", hint, offset=flaw.offset)


def _unknown_word(context: Context, leaf: Leaf, name: str, start: int, length: int) -> Finding:
    if leaf.path[0] == "dispatch":
        near = context.nearest(name, WORDS)
        hint = f"Did you mean {{{near}}}?" if near else "The words are: " + ", ".join(sorted(WORDS)) + "."
    elif name in WORDS:
        hint = "Only the texts of a [[dispatch]] may use it."
    elif name in context.scenario.place:
        hint = f"Did you mean {{place:{name}}}?"
    else:
        hint = "Places are written {place:ID}, and a brace that is meant literally {{ or }}."
    return Finding(
        "unknown-placeholder", leaf.path, f"Nothing fills in {{{name}}} here.", hint, offset=start, length=length
    )


def _raw_places(context: Context) -> Iterator[Finding]:
    """Look for places written out: they escape the gazetteer's choice of names."""
    names: dict[str, str] = {}
    for place, entry in context.scenario.place.items():
        for name in (entry.name, *entry.names.values()):
            if len(name) >= _SHORTEST_NAME:
                names.setdefault(name, place)
    if not names:
        return
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for leaf in context.leaves(Prose):
        for found in pattern.finditer(leaf.value):
            name = found.group()
            hint = f"Write {{place:{names[name]}}}."
            message = f'"{name}" is written out; readers could not choose its name.'
            yield Finding("raw-place", leaf.path, message, hint, offset=found.start(), length=len(name))

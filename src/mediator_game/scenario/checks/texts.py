"""Text for people: what stands in braces, and names of places that should."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from mediator_game.scenario.checks.context import Context, Leaf
from mediator_game.scenario.diagnostics import Finding
from mediator_game.scenario.model import Prose
from mediator_game.text.judge import Flaw
from mediator_game.text.names import Placeholder, placeholder_flaws, placeholders

OWN_WORDS = frozenset(["mediators", "mediator", "line", "front"])
"""What a scenario calls things, [words]: known in every dispatch."""
WORDS = OWN_WORDS | {"leader", "side", "bloc", "issue", "option", "power", "paper", "measure", "place"}
"""What a dispatch may leave to be filled in."""
_SHORTEST_NAME = 4
_word = re.compile(r"\w+")


def check(context: Context) -> Iterator[Finding]:
    """Judge the placeholders of every text."""
    for leaf in context.leaves(Prose, str):
        if "{" in leaf.value or "}" in leaf.value:
            yield from _braces(context, leaf)
    if context.strict:
        yield from _raw_places(context)


def _braces(context: Context, leaf: Leaf) -> Iterator[Finding]:
    known = context.scenario.place
    named, flaws = _in_braces(leaf.value)
    for one in named:
        length = one.end - one.start
        if one.kind == "place":
            for found in context.reference(one.name, known, "place", leaf.path, "place"):
                yield Finding(found.code, leaf.path, found.message, found.hint, offset=one.start, length=length)
        elif leaf.kind is Prose and not (leaf.path[0] == "dispatch" and one.name in WORDS):
            yield _unknown_word(context, leaf, one.name, one.start, length)
    if leaf.kind is Prose:
        for flaw in flaws:
            hint = _place_meant(context, leaf.value[flaw.offset :]) or flaw.advice[:1].upper() + flaw.advice[1:] + "."
            yield Finding("bad-placeholder", leaf.path, f"Here is {flaw.what}.", hint, offset=flaw.offset)


def _place_meant(context: Context, text: str) -> str | None:
    """Return how to name a place whose name stands in braces, where its id should."""
    inside = text[1:].partition("}")[0].removeprefix("place:").strip().casefold()
    for place, entry in context.scenario.place.items():
        if inside and inside in (one.casefold() for one in (place, entry.name, *entry.names.values())):
            return f"Write {{place:{place}}}."
    return None


@functools.lru_cache(4096)
def _in_braces(text: str) -> tuple[list[Placeholder], list[Flaw]]:
    """Return the placeholders of a text and its other braces; the library's texts come up in every scenario."""
    return placeholders(text), placeholder_flaws(text)


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
    names: dict[str, list[tuple[str, str]]] = {}
    for place, entry in context.scenario.place.items():
        for name in {entry.name, *entry.names.values()}:
            first = _word.match(name)
            if first and len(name) >= _SHORTEST_NAME:
                names.setdefault(first.group(), []).append((name, place))
    for leaf in context.leaves(Prose):
        end = 0
        for word in _word.finditer(leaf.value):
            found = _longest(leaf.value, word.start(), names.get(word.group(), ()))
            if found and word.start() >= end:
                name, place = found
                end = word.start() + len(name)
                message = f'"{name}" is written out; readers could not choose its name.'
                hint = f"Write {{place:{place}}}."
                yield Finding("raw-place", leaf.path, message, hint, offset=word.start(), length=len(name))


def _longest(text: str, start: int, names: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the longest of some names of places that stands whole at a point of a text."""
    here = [(name, place) for name, place in names if text.startswith(name, start)]
    whole = [one for one in here if not text[start + len(one[0]) : start + len(one[0]) + 1].isalnum()]
    return max(whole, key=lambda one: len(one[0]), default=None)

"""Scenarios to start from: a first one with every section commented, or one with the shape of another."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from mediator_game.scenario import model
from mediator_game.scenario.diagnostics import Path, Place
from mediator_game.scenario.hooks import keys_of
from mediator_game.scenario.locate import Locator
from mediator_game.scenario.read import SourceFile
from mediator_game.scenario.shape import Shape, shape
from mediator_game.scenario.template.prompts import prompt
from mediator_game.text.clean import one_line
from mediator_game.text.names import placeholders

_FIRST = FilePath(__file__).with_name("first.toml")
_ID, _TITLE = ("scenario", "id"), ("scenario", "title")


def first(id: str) -> str:
    """Return the text of a whole small scenario, each of its sections explained."""
    text = _FIRST.read_text(encoding="utf-8")
    return _edited(text, {_ID: id, _TITLE: title_of(id)})


def like(file: SourceFile, id: str) -> str:
    """Return the text of a scenario with the shape of another, which must be a sound one.

    Ids, names, numbers and conditions stay, and so do its comments and their order; each text for people is replaced
    by a question that asks for it.
    """
    edits: dict[Path, str] = dict(_prompts(model.Scenario, file.data, ()))
    edits |= {_ID: id, _TITLE: title_of(id)}
    header = file.data["scenario"]
    begun = f"# Begun by `mediator new {id} --like` from “{one_line(header['title'])}” ({header['id']})."
    return f"{begun}\n{_ABOUT_COPIES}\n{_edited(file.text, edits)}"


_ABOUT_COPIES = """\
# Its ids, names, numbers, conditions and sources are still those of that scenario, and so is every comment below this
# one. Where a text stood, a question now asks for yours; places it named are named again, so that nothing is lost.
# Change names and texts first and numbers last, and ask `mediator check --strict` after every step. To rename an id,
# rename it everywhere in this file: the checker finds what was missed.
"""


def title_of(id: str) -> str:
    """Return what a scenario of that id might be called."""
    words = id.replace("-", " ")
    return words[:1].upper() + words[1:]


def _prompts(cls: type, table: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text for people in a table, with the question that takes its place."""
    for key, value in table.items():
        found = shape(keys_of(cls)[key].type)
        yield from _inside(found, value, (*path, key), prompt(cls, key))


def _inside(found: Shape, value: Any, path: Path, asked: str) -> Iterator[tuple[Path, str]]:
    if found.sort == "table":
        assert found.cls is not None
        yield from _prompts(found.cls, value, path)
    elif found.inside is not None:
        entries = value.items() if found.sort == "named" else enumerate(value)
        for key, item in entries:
            yield from _inside(found.inside, item, (*path, key), asked)
    elif asked:
        yield path, asked + _places(value)


def _places(text: str) -> str:
    """Return the places a text names, so that a question in its stead still names them."""
    named = dict.fromkeys(f"{{place:{one.name}}}" for one in placeholders(text) if one.kind == "place")
    return f" (Places named here: {', '.join(named)}.)" if named else ""


def _edited(text: str, edits: Mapping[Path, str]) -> str:
    """Return a TOML text with other strings at some paths; everything else stays as it is written."""
    locator = Locator(text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    spans = sorted((_span(locator.value(path), starts), new) for path, new in edits.items())
    parts, done = [], 0
    for (start, end), new in spans:
        parts += [text[done:start], json.dumps(new, ensure_ascii=False)]
        done = end
    return "".join([*parts, text[done:]])


def _span(place: Place, starts: list[int]) -> tuple[int, int]:
    return starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1

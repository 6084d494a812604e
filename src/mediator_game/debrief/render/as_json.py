"""A debrief as JSON: ``{"run", "scenario", "player", "sections": [{"id", "title", ...}]}``.

Fields may be added, not renamed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import attr

from mediator_game.debrief.parts import Items, Paragraph, Part, Section, Table, Timeline
from mediator_game.play.session import Setup
from mediator_game.text.clean import one_line

_KINDS: dict[type, str] = {Paragraph: "prose", Table: "table", Items: "items", Timeline: "timeline"}


def document(setup: Setup, sections: Sequence[Section]) -> dict[str, object]:
    """Return the whole debrief as plain data."""
    return {
        "run": one_line(setup.run),
        "scenario": setup.scenario.scenario.id,
        "player": one_line(setup.player),
        "sections": [_section(one) for one in sections],
    }


def render(setup: Setup, sections: Sequence[Section]) -> str:
    """Return the same as text."""
    return json.dumps(document(setup, sections), ensure_ascii=False, indent=2) + "\n"


def _section(section: Section) -> dict[str, object]:
    found: dict[str, object] = {
        "id": section.id,
        "title": section.title,
        "gated": section.gated,
        "readable": section.readable,
        "parts": [_part(part) for part in section.body],
    }
    if section.closed:
        found["closed"] = section.closed
    return found


def _part(part: Part) -> dict[str, object]:
    return {"kind": _KINDS[type(part)], **attr.asdict(part)}

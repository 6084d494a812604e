"""The measures in words."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.plain import words
from mediator_game.plain.paper import Heading, Item, Part
from mediator_game.play.view import MeasureView


def measures(found: tuple[MeasureView, ...]) -> Iterator[Part]:
    """Yield every measure: how it stands, who would agree, what it stands on, whom it concerns."""
    yield Heading("Measures")
    if not found:
        yield "This scenario has no measures."
    for one in found:
        yield Item(" ".join(_sentences(one)))


def _sentences(one: MeasureView) -> Iterator[str]:
    yield f"{one.title}, a {one.kind}: {one.state}."
    if one.closed:
        yield f"Closed: {words.sentence(one.closed)}"
    if one.state != "in force":
        yield "; ".join(f"{name} {answer}" for name, answer in one.likely) + "."
    if one.after:
        yield (
            "It stands on "
            + "; ".join(f"{name}, {'in force' if done else 'not yet'}" for name, done in one.after)
            + "."
        )
    if one.concerns:
        heard = "; ".join(f"{name}, {'heard' if done else 'not heard'}" for name, done in one.concerns)
        yield f"It concerns {heard}."
    if one.breaks:
        yield one.breaks

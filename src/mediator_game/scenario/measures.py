"""Measures: steps that are no clause of a text, taken one by one by those they need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from attrs import field, frozen

from mediator_game.scenario.basics import Condition, Effect, Id, Prose, Sourced, Span


@frozen(kw_only=True)
class Measure(Sourced):
    """``[[measure]]``: a step that is no clause of a text: it comes into force when all that it `needs` say yes.

    `needs` names sides and powers; `worth` says what it is worth to each of them, -100 to 100. `after` names measures
    that must have been in force for a whole turn. `effects` happen when it comes into force, `else_effects` when it is
    refused, `broken_effects` when it breaks.
    """

    id: Id
    title: str
    needs: tuple[str, ...]
    worth: Mapping[str, Span] = field(factory=dict)
    kind: Literal["csbm", "format", "conference", "gesture"] = "csbm"
    after: tuple[str, ...] = ()
    will: Mapping[str, int] = field(factory=dict)
    hears: tuple[str, ...] = ()
    when: Condition | None = None
    closed: str = ""
    effects: tuple[Effect, ...] = ()
    else_effects: tuple[Effect, ...] = ()
    broken_effects: tuple[Effect, ...] = ()
    breaks_on: Literal["clash", "war"] | None = None
    text: Prose = Prose("")
    place: str = ""

    @property
    def builds(self) -> bool:
        """Whether it adds to the confidence between the sides while it is in force."""
        return self.kind == "csbm"

    def parties(self) -> Iterator[str]:
        """Yield everybody who is asked: those it needs, and powers that pay for it."""
        yield from dict.fromkeys([*self.needs, *self.will])

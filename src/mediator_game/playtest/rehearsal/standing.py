"""How a check or a goal stands where a game is: what of its condition holds there and what fails."""

from __future__ import annotations

from typing import Literal

from mediator_game.engine.menu import over
from mediator_game.play.session import Session
from mediator_game.playtest.explore.closest import part_of
from mediator_game.playtest.explore.distance import conjuncts
from mediator_game.playtest.explore.report import missing
from mediator_game.playtest.explore.targets import sought
from mediator_game.scenario import names


def standing(kind: Literal["check", "goal"], id: str, session: Session) -> str:
    """Say in a sentence whether a condition holds in the state a game stands in, and else which parts of it fail."""
    rules, v = session.rules, session.position.state.values
    one = next((each for each in sought(rules) if (each.sort, each.id) == (kind, id)), None)
    if one is None:
        return f"There is no {kind} {id} any more."
    name = f"{kind.capitalize()} {id}"
    if one.at_end and not over(rules, v):
        return f"{name} is asked only where a game has ended."
    schema = names.schema(rules.scenario)
    parts = [part_of(rules, one, node, schema, v) for node in conjuncts(one.when)]
    failing = "; ".join(f"{part.text} {missing(part).rstrip('.')}" for part in parts if not part.holds)
    if kind == "check":
        return f"{name} fails here: {failing}." if failing else f"{name} holds here now."
    return f"{name} is not reached here now: {failing}." if failing else f"{name} is reached here."

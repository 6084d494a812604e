"""The quickest mover a scenario allows."""

from __future__ import annotations

from collections.abc import Iterable

from mediator_game.engine.rules import Rules
from mediator_game.engine.written.fast import Written, obstacle
from mediator_game.engine.written.mover import Mover
from mediator_game.engine.written.stepwise import Stepwise
from mediator_game.scenario.nodes import Node


def mover(rules: Rules, chair: str, seed: int | str, watched: Iterable[Node] = ()) -> Mover:
    """Return a mover for a game begun in `chair` with the draws of `seed`.

    `watched` are conditions that will be asked of its states beside the scenario's own; ValueError when there is no
    such chair.
    """
    kind = Stepwise if obstacle(rules) else Written
    return kind(rules, chair, seed, tuple(watched))

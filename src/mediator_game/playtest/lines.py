"""Authored lines: lists of moves. A step that is closed is skipped and counted."""

from __future__ import annotations

from attrs import frozen

from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.menu import Refused, refusal
from mediator_game.engine.rules import Rules, Values
from mediator_game.play.session import Session
from mediator_game.scenario.model import Line, Step

Skip = tuple[int, str, str]
"""A step that was closed: its turn, its move and the reason."""


@frozen
class Played:
    """What came of playing a line: the steps that were closed."""

    skipped: tuple[Skip, ...]


def line_of(rules: Rules, id: str) -> Line:
    """Return a line by its id; KeyError when there is none."""
    return rules.scenario.line[id]


def _branch(rules: Rules, step: Step | None, v: Values) -> Move | None:
    while step is not None:
        if step.when is None or rules.condition(step.when)(v):
            return Move(step.move, step.target, step.option, step.power, dict(step.text))
        step = step.otherwise
    return None


def play_line(session: Session, id: str) -> Played:
    """Play a line through a session to the game's end; KeyError when the scenario has no such line."""
    line = line_of(session.rules, id)
    skipped: list[Skip] = []
    while not session.ended:
        turn = session.position.state.values[session.rules.layout["turn"]]
        for step in line.steps:
            if step.turn != turn:
                continue
            move = _branch(session.rules, step, session.position.state.values)
            if move is None:
                continue
            try:
                session.do(move)
            except Refused as refused:
                skipped.append((turn, move.move, refused.reason))
        session.do(EndTurn())
    return Played(tuple(skipped))


class LinePlayer:
    """Plays a line in a simulation, one move at a time; `skipped` are the steps that were closed so far."""

    def __init__(self, line: Line) -> None:
        self._steps: dict[int, list[Step]] = {}
        for step in line.steps:
            self._steps.setdefault(step.turn, []).append(step)
        self._turn, self._next = 0, 0
        self.skipped: list[Skip] = []

    def choose(self, rules: Rules, v: Values) -> Move | None:
        """Return the next open move of this turn, or None."""
        turn = v[rules.layout["turn"]]
        if turn != self._turn:
            self._turn, self._next = turn, 0
        steps = self._steps.get(turn, [])
        while self._next < len(steps):
            move = _branch(rules, steps[self._next], v)
            self._next += 1
            if move is None:
                continue
            reason = refusal(rules, v, move)
            if reason is None:
                return move
            self.skipped.append((turn, move.move, reason))
        return None

"""What is simulated, and the player who plays it: a policy or a line, the same in fast games and in recorded ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from attrs import field, frozen

from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.rules import Rules, Values
from mediator_game.play.session import Session
from mediator_game.playtest.lines import LinePlayer, Skip, line_of
from mediator_game.playtest.policies import POLICIES
from mediator_game.playtest.table import Table

MOST_MOVES = 100
"""Moves a turn after which a computed player is made to end it: moves may be free."""


@frozen
class Plan:
    """What is simulated: `player` is a policy's or a line's id; `probes` are conditions counted at the end of games."""

    seed: str
    player: str
    is_line: bool
    chair: str
    overrides: Mapping[str, int] = field(factory=dict)
    probes: Mapping[str, str] = field(factory=dict)

    def seed_of(self, number: int) -> str:
        """Return the seed of game `number`, by which it can be played alone."""
        return f"{self.seed}:{number}"


class Player:
    """Plays one game of a plan, an action at a time. `begun` are the values as drawn at its start."""

    def __init__(self, rules: Rules, plan: Plan, number: int, begun: Values) -> None:
        self._rules = rules
        self._line = LinePlayer(line_of(rules, plan.player)) if plan.is_line else None
        self._choose = self._by_line(self._line) if self._line else self._by_policy(plan, number, begun)
        self._turn, self._left = rules.layout["turn"], rules.layout["moves_left"]
        self._made = Counter[int]()

    def action(self, v: Values) -> Move | EndTurn:
        """Return what the player does next."""
        turn = v[self._turn]
        move = self._choose(v) if self._made[turn] < MOST_MOVES else None
        self._made[turn] += 1
        return move or EndTurn()

    @property
    def skipped(self) -> tuple[Skip, ...]:
        """The steps of a line that were closed so far; a policy skips none."""
        return tuple(self._line.skipped) if self._line else ()

    def _by_line(self, line: LinePlayer) -> Callable[[Values], Move | None]:
        return lambda v: line.choose(self._rules, v)

    def _by_policy(self, plan: Plan, number: int, begun: Values) -> Callable[[Values], Move | None]:
        policy, own = POLICIES[plan.player], KeyedDice(f"{plan.seed_of(number)}/player")
        return lambda v: policy(Table(self._rules, begun, v, own)) if v[self._left] > 0 else None


def play_alone(session: Session, plan: Plan, number: int) -> tuple[Skip, ...]:
    """Play game `number` of a plan through a session that has its seed, to the end; return the steps skipped.

    What comes of it is what came of it in the simulation, and every move is an input of the session's record.
    """
    if str(session.setup.seed) != plan.seed_of(number):
        raise ValueError(f"game {number} has the seed {plan.seed_of(number)}, not {session.setup.seed}")
    player = Player(session.rules, plan, number, session.start_values)
    while not session.ended:
        session.do(player.action(session.position.state.values))
    return player.skipped

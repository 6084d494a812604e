"""Which texts both leaders outlive: the second table run ahead, without dice."""

from __future__ import annotations

from collections.abc import Sequence

from mediator_game.engine import backlash, formulas, world
from mediator_game.engine.rules import BlocRules, Rules, SideRules, Values
from mediator_game.engine.state import State
from mediator_game.engine.work import Work
from mediator_game.playtest.space.sheets import Sheets, Text


class _NoLuck:
    """Dice on which nothing happens that could also not happen."""

    def roll(self, kind: str, subject: str, turn: int) -> int:
        del kind, subject, turn
        return 99


def with_text(rules: Rules, values: Values, text: Text) -> list[int]:
    """Return the values with `text` on the table and nothing else changed."""
    v = list(values)
    v[rules.text.exists] = 1
    for slot, option in zip(rules.text.options, text, strict=True):
        v[slot] = option
    return v


class Survival:
    """Runs texts ahead from one moment.

    A text is *survived* when both leaders, having signed it in public in this turn, still have a base at or above
    their fall line at the end of every turn to the last the scenario can run to, its aftermath included. What runs is
    the engine's own law: shock, agitation, dividend, contagion, walk-outs, and drift (cover fades, limits creep).
    Nobody moves, no die brings anything (no leak, clash or violence), and the author's reactions and events stay out:
    they depend on how a game is played. Whether the leaders would sign is another question (`dare`).
    """

    def __init__(self, sheets: Sheets) -> None:
        self._rules, self._values = sheets.rules, sheets.values
        header = self._rules.scenario.scenario
        turn = self._values[self._rules.layout["turn"]]
        self.turns = max(1, header.turns + header.aftermath - turn + 1)
        self._known: dict[tuple[object, ...], bool] = {}

    def survived(self, text: Text) -> bool:
        """Tell whether both leaders outlive the text."""
        start = self._signed(text)
        # Once signed, a text acts through its blocs' shortfalls alone: texts alike in these need one run.
        alike = tuple(self._margin(side, bloc, start) for side in self._rules.sides for bloc in side.blocs)
        if alike not in self._known:
            self._known[alike] = self._run(start)
        return self._known[alike]

    def dare(self, text: Text) -> bool:
        """Tell whether both leaders would sign at a summit now: the base each foresees leaves his caution's room."""
        v, rules = with_text(self._rules, self._values, text), self._rules
        return all(formulas.dares(side, v, rules.text, rules.constants) for side in rules.sides)

    def _signed(self, text: Text) -> list[int]:
        rules = self._rules
        v = with_text(rules, self._values, text)
        turn = v[rules.layout["turn"]]
        v[rules.text.signed_turn] = turn
        v[rules.text.public_since] = v[rules.text.public_since] or turn
        for side in rules.sides:
            v[side.accepted] = 1
        return v

    def _margin(self, side: SideRules, bloc: BlocRules, v: Sequence[int]) -> tuple[int, bool, bool]:
        """Return how far the text is below the limit, whether it crosses a red line, and whether it stops the fire and
        nothing else.

        A text above the limit is as good as one at it, unless the limit can creep up to it.
        """
        constants = self._rules.constants
        creeps = bloc.civic and v[side.rhetoric] > constants["creep_rhetoric"]
        room = constants["creep"] * self.turns * formulas.HUNDREDTHS if creeps else 0
        below = v[bloc.limit] * formulas.HUNDREDTHS - bloc.voice.score(v)
        only_fire = bloc.only_fire is not None and bloc.only_fire(v)
        return max(-room, below), formulas.crossed(bloc.voice, v) is not None, only_fire

    def _run(self, v: list[int]) -> bool:
        rules = self._rules
        work = Work(rules, State(tuple(v)), _NoLuck())
        for _ in range(self.turns):
            backlash.support(work)
            backlash.walk_outs(work)
            world.drift(work)
            if any(formulas.base(side, work.v) < side.fall_line * formulas.BASE_UNIT for side in rules.sides):
                return False
            work.v[rules.layout["turn"]] += 1
        return True

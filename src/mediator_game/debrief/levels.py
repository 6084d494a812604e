"""Which level of each objective a run reached, by the author's expressions or by an instructor's word."""

from __future__ import annotations

from attrs import frozen

from mediator_game.debrief.run import Run
from mediator_game.scenario.model import Objective


@frozen
class Standing:
    """An objective and where the run stands on it: `level` counts from 0; -1 when no level's expression holds."""

    objective: Objective
    level: int
    computed: int
    note: str = ""

    @property
    def overruled(self) -> bool:
        """Whether an instructor set the level."""
        return self.level != self.computed or bool(self.note)

    @property
    def share(self) -> float:
        """How far up the levels, 0 to 1: to compare objectives with differing numbers of levels."""
        most = len(self.objective.levels) - 1
        return self.level / most if most > 0 else 0.0

    def words(self, run: Run) -> str:
        """Return the level's own text."""
        if self.level < 0:
            return "None of its levels describes this run."
        return run.line(self.objective.levels[self.level].text)


def standings(run: Run) -> tuple[Standing, ...]:
    """Return where the run stands on every objective, in the scenario's order."""
    return tuple(_standing(run, objective) for objective in run.scenario.objective)


def _standing(run: Run, objective: Objective) -> Standing:
    reached = [number for number, level in enumerate(objective.levels) if run.holds(level.when)]
    computed = max(reached, default=-1)
    overrule = run.here.overrules.get(objective.id)
    if overrule is None:
        return Standing(objective, computed, computed)
    return Standing(objective, overrule.level, computed, overrule.note or "without a note")

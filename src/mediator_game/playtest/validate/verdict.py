"""What a check found: its verdict, the evidence, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

from attrs import frozen

Verdict = Literal["pass", "fail", "not applicable", "not finished"]
Figures = Mapping[str, Any]
"""What was measured, as plain data for the JSON report."""
NONE: Figures = MappingProxyType({})


@frozen
class Check:
    """One of the ten checks. `summary` is a sentence; `evidence` the figures behind it; `advice` what to do."""

    number: int
    id: str
    title: str
    verdict: Verdict
    summary: str
    evidence: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    figures: Figures = NONE
    paste: str = ""
    """TOML to paste into the scenario, if that is what to do."""

    @property
    def failed(self) -> bool:
        """Whether something has to be mended."""
        return self.verdict == "fail"


@frozen
class Kind:
    """Which of the ten a check is; makes its results."""

    number: int
    id: str
    title: str

    def passed(self, summary: str, evidence: Sequence[str] = (), *, figures: Figures = NONE) -> Check:
        """Return a check that passed."""
        return Check(self.number, self.id, self.title, "pass", summary, tuple(evidence), (), figures)

    def failed(
        self,
        summary: str,
        evidence: Sequence[str] = (),
        advice: Sequence[str] = (),
        paste: str = "",
        *,
        figures: Figures = NONE,
    ) -> Check:
        """Return a check that failed."""
        return Check(self.number, self.id, self.title, "fail", summary, tuple(evidence), tuple(advice), figures, paste)

    def not_applicable(self, reason: str, evidence: Sequence[str] = (), *, figures: Figures = NONE) -> Check:
        """Return a check that has nothing to judge here, why, and what was seen all the same."""
        return Check(self.number, self.id, self.title, "not applicable", reason, tuple(evidence), (), figures)

    def not_finished(self) -> Check:
        """Return a check that was stopped, or never begun."""
        return Check(self.number, self.id, self.title, "not finished", "Stopped before it was done.")


LEDGER = Kind(1, "ledger-replay", "Ledger and replay")
ORDER = Kind(2, "order-invariance", "Order does not matter")
TWINS = Kind(3, "mirrored-twins", "The two sides changed round")
SPACE = Kind(4, "bargaining-space", "Bargaining space counted twice")
MONOTONE = Kind(5, "monotone-dice", "More of a good thing")
DOCUMENTED = Kind(6, "documented-outcome", "The documented outcome")
ABLATION = Kind(7, "ablation", "Without the second table")
SKILL = Kind(8, "skill-gradient", "Skill is rewarded")
LEVERS = Kind(9, "lever-salience", "Every move matters")
EXPLOIT = Kind(10, "exploit-search", "No unknown best line")
ALL = (LEDGER, ORDER, TWINS, SPACE, MONOTONE, DOCUMENTED, ABLATION, SKILL, LEVERS, EXPLOIT)
"""The ten, in their order."""
PLAYERS, NUMBERS, DYNAMICS = "players", "numbers", "dynamics"
"""What is done besides the checks, by name."""
PARTS = (*(kind.id for kind in ALL), PLAYERS, NUMBERS, DYNAMICS)
"""Everything a validation can be limited to."""

"""The bargaining space of one moment, whole: what `mediator deals` shows."""

from __future__ import annotations

from attrs import frozen

from mediator_game.engine.formulas import HUNDREDTHS, leader
from mediator_game.engine.rules import Rules
from mediator_game.playtest.space.enumeration import MOST_LISTED
from mediator_game.playtest.space.fold import Folded, all_texts, fold
from mediator_game.playtest.space.moment import Moment
from mediator_game.playtest.space.points import Solved, solve
from mediator_game.playtest.space.sheets import Sheets, Text, sheets_of
from mediator_game.playtest.space.strange import Strange, strangest
from mediator_game.playtest.space.survive import Survival

__all__ = ["MOST_LISTED", "Listed", "NothingToBargainError", "Space", "space_of"]


class NothingToBargainError(ValueError):
    """The scenario has no space: it lacks sides, or issues."""


@frozen
class Listed:
    """What takes writing texts out: those both leaders accept, those of them they outlive, those they would sign."""

    acceptable: tuple[Text, ...]
    survivable: tuple[Text, ...]
    dared: frozenset[Text]
    strangest: tuple[tuple[Strange, ...], tuple[Strange, ...]]


@frozen
class Space:
    """The bargaining space. `listed` is None when there are more than `MOST_LISTED` texts."""

    moment: Moment
    folded: Folded
    all: Solved
    unsponsored: Solved
    turns: int
    listed: Listed | None = None

    @property
    def sheets(self) -> Sheets:
        """The leaders' sheets."""
        return self.folded.sheets

    @property
    def packages(self) -> int:
        """All combinations of options, the status quo among them."""
        return self.sheets.packages

    def no_deal(self, place: int) -> int:
        """Return what having no text is worth to a leader, in hundredths: his score of today plus his outlook."""
        side, v = self.sheets.sides[place], self.moment.values
        return leader(side, v).score_now(v) + v[side.outlook] * HUNDREDTHS

    def sponsored(self, text: Text) -> tuple[str, ...]:
        """Return the options of a text that wait for a sponsor, as ``issue.option``."""
        named = self.sheets.named(text)
        waiting = zip(self.sheets.choices, named.items(), text, strict=True)
        return tuple(
            f"{issue}.{option}"
            for choices, (issue, option), number in waiting
            if any(choice.sponsored and choice.option == number for choice in choices)
        )


def space_of(rules: Rules, moment: Moment) -> Space:
    """Return the bargaining space of a moment; `NothingToBargainError` when there is none."""
    if len(rules.sides) != 2 or not rules.issues:
        missing = "two sides" if len(rules.sides) != 2 else "an issue"
        raise NothingToBargainError(f"This scenario has no bargaining space: it lacks {missing}.")
    sheets = sheets_of(rules, moment.values)
    folded, survival = fold(sheets), Survival(sheets)
    solved = solve(sheets, folded.counts)
    listed = _listed(sheets, solved, survival) if sheets.packages <= MOST_LISTED else None
    unsponsored = solve(sheets, folded.counts, sponsored=False)
    return Space(moment, folded, solved, unsponsored, survival.turns, listed)


def _listed(sheets: Sheets, solved: Solved, survival: Survival) -> Listed:
    acceptable = tuple(text for text, key in all_texts(sheets) if key in solved.acceptable_keys)
    return Listed(
        acceptable,
        tuple(text for text in acceptable if survival.survived(text)),
        frozenset(text for text in acceptable if survival.dare(text)),
        (strangest(sheets, acceptable, 0), strangest(sheets, acceptable, 1)),
    )

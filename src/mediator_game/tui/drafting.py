"""A draft being worked on: which terms differ, what that means to each side as far as known, and the move it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from mediator_game.engine.actions import Move
from mediator_game.play.view import IssueView, Judgement, MoveView, OptionView, TextView, View

RED = "RED LINE"
UNKNOWN = "?"
_RANKS = {
    "costs much": -3, "costs": -2, "costs a little": -1, "even": 0, "gains a little": 1, "gains": 2, "gains much": 3,
}  # fmt: skip


@frozen
class Draft:
    """The text on the table with the terms that are to be different, by issue."""

    text: TextView
    picked: Mapping[str, str] = field(factory=dict)

    def option(self, issue: IssueView) -> OptionView:
        """Return the option the draft has on an issue."""
        chosen = self.picked.get(issue.id)
        return next((option for option in issue.options if option.id == chosen), issue.current)

    def pick(self, issue: IssueView, option: OptionView) -> Draft:
        """Return the draft with this option."""
        others = {id: chosen for id, chosen in self.picked.items() if id != issue.id}
        return evolve(self, picked=others if option.in_text else {**others, issue.id: option.id})

    @property
    def changed(self) -> tuple[IssueView, ...]:
        """The issues on which it differs from the text on the table (or from today's state)."""
        return tuple(issue for issue in self.text.issues if self.option(issue).id != issue.current.id)

    def terms(self) -> dict[str, str]:
        """Return the whole draft: one option per issue."""
        return {issue.id: self.option(issue).id for issue in self.text.issues}


def move(draft: Draft, moves: tuple[MoveView, ...]) -> Move | str:
    """Return the move that puts the draft on the table, or why there is none.

    One changed term is an amendment where that is open; anything else is a fresh text.
    """
    changed = draft.changed
    if not changed:
        return f"Nothing differs from {against(draft.text)} yet. Choose another option for at least one term."
    amend, table = _open(moves, "amend"), _open(moves, "table")
    if draft.text.exists and len(changed) == 1 and isinstance(amend, MoveView):
        return Move(amend.id, option=f"{changed[0].id}.{draft.option(changed[0]).id}")
    if isinstance(table, MoveView):
        return Move(table.id, text=draft.terms())
    if isinstance(amend, MoveView):
        return f"Only one term can be changed at a time. A whole text cannot be tabled: {table}"
    return table or amend or "Your chair cannot change the text."


def _open(moves: tuple[MoveView, ...], verb: str) -> MoveView | str:
    """Return the first open move of this verb, or why none is open (empty when there is none at all)."""
    found = [one for one in moves if one.verb == verb]
    opened = next((one for one in found if not one.closed), None)
    if opened is not None or not found:
        return opened or ""
    return f"{found[0].title} is closed: {found[0].closed.rstrip('.')}."


def against(text: TextView) -> str:
    """Name what the draft is compared with."""
    return f"draft {text.draft}" if text.exists else "today's state"


def judgement(option: OptionView, side: str) -> Judgement:
    """Return what is known of an option's meaning to a side."""
    return next((one for one in option.judgements if one.side == side), Judgement(side, UNKNOWN, ""))


def shift(new: Judgement, old: Judgement) -> str:
    """Say which way a side would feel a change of option: better, worse, the same, red or unclear."""
    if new.word == RED:
        return "red"
    if new.word not in _RANKS or old.word not in _RANKS:
        return "better" if old.word == RED and new.word in _RANKS else "unclear"
    before, after = _RANKS[old.word], _RANKS[new.word]
    guessed = "guess" in {new.how, old.how}
    if before == after:
        return "unclear" if guessed and after else "same"
    if guessed and before * after > 0:
        return "unclear"  # a guess knows the direction from today, not the size
    return "better" if after > before else "worse"


def effects(draft: Draft, side: str) -> dict[str, list[str]]:
    """Return the titles of the changed terms by the way this side would feel them."""
    felt: dict[str, list[str]] = {}
    for issue in draft.changed:
        way = shift(judgement(draft.option(issue), side), judgement(issue.current, side))
        felt.setdefault(way, []).append(issue.title)
    return felt


def summary(draft: Draft, view: View) -> Iterator[tuple[str, str]]:
    """Yield for each side its name and what the draft would mean to it against the text on the table."""
    for side in view.sides:
        yield side.name, _felt(effects(draft, side.id))


def _felt(felt: Mapping[str, list[str]]) -> str:
    parts = []
    if "red" in felt:
        parts.append(f"crosses a red line ({', '.join(felt['red'])})")
    for way in ("better", "worse", "unclear"):
        if way in felt:
            lead = {"better": "better off on", "worse": "worse off on", "unclear": "hard to say for"}[way]
            parts.append(f"{lead} {', '.join(felt[way])}")
    if not parts:
        return "no difference that you know of"
    losing = "red" in felt or "worse" in felt
    return "; ".join(parts) + (" (this may cost you some of its trust)." if losing else ".")

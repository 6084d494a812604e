"""What a computed player sees and may do: the trainee's knowledge, never the hidden numbers."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.engine import menu
from mediator_game.engine.actions import Move
from mediator_game.engine.dice import Dice
from mediator_game.engine.layout import option_index
from mediator_game.engine.rules import BlocRules, Rules, SideRules, Values
from mediator_game.play.knowledge import Knowledge, answer
from mediator_game.play.sheet import judgement

WORTH = {
    "gains much": 12,
    "gains": 6,
    "gains a little": 2,
    "even": 0,
    "costs a little": -2,
    "costs": -6,
    "costs much": -12,
    "RED LINE": -100,
}
"""How a computed player reads the words of the text editor."""


class Table:
    """One moment of a game from a computed player's chair. `dice` are its own, not the game's."""

    def __init__(self, rules: Rules, start: Values, v: Values, dice: Dice) -> None:
        self.rules, self.v, self.dice = rules, v, dice
        self.known = Knowledge(rules, start, v)
        self.turn = v[rules.layout["turn"]]
        self.moves_left = v[rules.layout["moves_left"]]

    def pick(self, count: int, subject: str) -> int:
        """Return a number below `count` from the player's own dice (two rolls, so that long menus are reached)."""
        # Counted by moves made, not by moves left: a free move must not bring the same roll again.
        made = sum(self.v[rule.count] for rule in self.rules.moves.values())
        used = f"{subject}/{made}"
        high, low = (self.dice.roll(kind, used, self.turn) for kind in ("pick", "pick-fine"))
        return (high * 100 + low) * count // 10_000

    def actions(self) -> list[Move]:
        """Return every move open now; for a text to be tabled, one whole text drawn at random."""
        found = list(menu.actions(self.rules, self.v))
        if rule := self.opens("table"):
            move = Move(rule, text=self.random_text())
            if menu.refusal(self.rules, self.v, move) is None:
                found.append(move)
        return found

    def opens(self, verb: str) -> str | None:
        """Return the id of an open move that does `verb`, or None."""
        for rule in menu.offered(self.rules, self.v):
            if rule.definition.does == verb and menu.closed(self.rules, self.v, rule) is None:
                return rule.definition.id
        return None

    def first_open(self, verb: str, *, target: str = "", option: str = "", power: str = "") -> Move | None:
        """Return the move that does `verb` with these arguments, if it can be made now."""
        rule = self.opens(verb)
        if rule is None:
            return None
        move = Move(rule, target=target, option=option, power=power)
        return move if menu.refusal(self.rules, self.v, move) is None else None

    def random_text(self) -> dict[str, str]:
        """Return one available option per issue, drawn from the player's dice."""
        text: dict[str, str] = {}
        for issue in self.rules.issues:
            free = self.free_options(issue.id)
            if free:
                text[str(issue.id)] = free[self.pick(len(free), f"text/{issue.id}")]
        return text

    def free_options(self, issue: str) -> list[str]:
        """Return the options of an issue that could stand in the text now."""
        _, written = self.rules.issue(issue)
        return [
            str(option.id)
            for option in written.option
            if menu.option_refusal(self.rules, self.v, f"{issue}.{option.id}", changing=False) is None
        ]

    def answer(self, side: str) -> str:
        """Return a leader's last word on the text."""
        return answer(self.rules, side, self.v)

    def complaint(self, slot: int) -> str:
        """Return the issue complained of, or an empty text."""
        return str(self.rules.issues[self.v[slot] - 1].id) if self.v[slot] else ""

    def worth(self, side: SideRules, issue: str, option: str) -> int:
        """Return how a leader is known to like an option, on a rough scale."""
        number, written = self.rules.issue(issue)
        place = option_index(written, option)
        return WORTH.get(judgement(side, self.known, number, place, f"{issue}.{option}").word, 0)

    def base(self, side: str) -> int:
        """Return the middle of what is known of a leader's base."""
        return sum(self.known.base(side)) // 2

    def organised(self) -> Iterator[BlocRules]:
        """Yield the blocs that could walk out, weightiest first."""
        blocs = [bloc for bloc in self.rules.blocs.values() if not bloc.civic and not self.v[bloc.walked_out]]
        yield from sorted(blocs, key=lambda bloc: (-bloc.clout, bloc.name))

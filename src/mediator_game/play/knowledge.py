"""What the trainee knows of a hidden number: the author's interval, halved by every visit, channel or note.

The half that holds the true value is kept, not a band centred on it: a centre would give the value away.
"""

from __future__ import annotations

from attrs import frozen

from mediator_game.engine.backlash import leak_chance
from mediator_game.engine.layout import TENTHS
from mediator_game.engine.rules import BlocRules, Rules, Values

NOTE_HALVINGS = 2
"""How often a note that reveals a number halves what is shown of it."""


@frozen
class Knowledge:
    """What can be told of a game at one moment, without giving away what is hidden."""

    rules: Rules
    start: Values
    v: Values

    def halvings(self, name: str) -> int:
        """Return how often the interval of the slot called `name` has been halved."""
        owner = name.rsplit(".", 1)[0]
        times = 0
        if owner in self.rules.blocs:
            times = self.v[self.rules.blocs[owner].channels]
        elif any(side.name == owner.split(".")[0] for side in self.rules.sides):
            times = self.v[self.rules.side(owner.split(".")[0]).visits]
        for note in self.rules.scenario.note:
            if name in note.reveals and self.v[self.rules.layout[f"notes.{note.id}.opened"]]:
                times += NOTE_HALVINGS
        return times

    def interval(self, name: str) -> tuple[int, int]:
        """Return the band in which the slot called `name` is known to lie now, in the slot's own scale.

        The drawn value is hidden, the changes since are not: the band of the start, moved by them.
        """
        index = self.rules.layout[name]
        slot = self.rules.layout.slots[index]
        if self._plain_to_see(name):
            return self.v[index], self.v[index]
        low, high = slot.start.low, slot.start.high
        true = self.start[index]
        for _ in range(self.halvings(name)):
            if low == high:
                break
            middle = (low + high) // 2
            low, high = (low, middle) if true <= middle else (middle + 1, high)
        shift = self.v[index] - true
        return max(slot.low, low + shift), min(slot.high, high + shift)

    def _plain_to_see(self, name: str) -> bool:
        """A successor's supports are the rules' own numbers; what was drawn for his predecessor is gone."""
        bloc = self.rules.blocs.get(name.removesuffix(".support"))
        return bloc is not None and name.endswith(".support") and self.v[self.rules.side(bloc.side).leader] > 0

    def points(self, name: str) -> tuple[int, int]:
        """Return the band in whole points."""
        scale = self.rules.layout.slots[self.rules.layout[name]].scale
        low, high = self.interval(name)
        return low // scale, high // scale

    def middle(self, index: int) -> int:
        """Return the middle of what is known of a slot: the best guess."""
        low, high = self.interval(self.rules.layout.slots[index].name)
        return (low + high) // 2

    def base(self, side: str) -> tuple[int, int]:
        """Return the band of a leader's base, in whole points."""
        low = high = 0
        for bloc in self.rules.side(side).blocs:
            if not self.v[bloc.walked_out]:
                least, most = self.interval(f"{bloc.name}.support")
                low, high = low + bloc.clout * least, high + bloc.clout * most
        return low // (100 * TENTHS), high // (100 * TENTHS)

    def stance(self, bloc: BlocRules) -> str:
        """Say what a bloc would make of the text, as far as the trainee can tell."""
        v, text = self.v, self.rules.text
        if v[bloc.walked_out]:
            return "has walked out"
        if not v[text.exists] or not bloc.clout:
            return "-"
        if any(v[line.learnt] and v[line.text] == line.option for line in bloc.voice.red_lines):
            return "red line crossed"
        if not (v[bloc.channels] or v[text.public_since]):
            return "?"
        low, high = self.interval(f"{bloc.name}.limit")
        score = bloc.voice.score(v)
        if score >= high * 100:
            return "would bear it"
        if score >= low * 100:
            return "may not bear it"
        return "far from bearing it" if low * 100 - score >= 2_000 else "would not bear it"

    def leak_chance(self) -> int:
        """Return the percent chance of a leak this turn, from the middle of what is known of each bloc."""
        return min(100, leak_chance(self.rules, self.middle))


def answer(rules: Rules, side: str, v: Values) -> str:
    """Return a leader's last word on the text as it stands."""
    text, one = rules.text, rules.side(side)
    if not v[text.exists]:
        return "no text yet"
    if v[text.signed_turn]:
        return "signed"
    if v[one.accepted]:
        return "says yes"
    return "says no" if v[one.shown] else "not asked"

"""The scoring sheets of the two leaders in the form a space is folded from: one whole number per option.

What a text is to a leader comes from eight sums over its options: his score and the other's, the prices of the red
lines of each that it crosses, the clauses it would have to settle and does not, the options that still need a
sponsor, those that stop the fire, and those that change anything else. A partial text leaves the outlook out of the
gain, one that stops the fire brings relief, one that does nothing else is cheap talk: none of that is additive in the
score, all of it follows from sums. So the eight are packed side by side into one number, and adding two such numbers
adds all eight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from mediator_game.engine import agenda
from mediator_game.engine.formulas import HUNDREDTHS, RED_LINE_PRICE, leader, price
from mediator_game.engine.rules import Rules, SideRules, Values
from mediator_game.scenario.model import Issue

Text = tuple[int, ...]
"""A text: for every issue the number of an option (its place in the file)."""
Pair = tuple[int, int]


@frozen
class Sums:
    """What adds up over the options of a text, for the two leaders."""

    scores: Pair = (0, 0)
    crossed: Pair = (0, 0)
    unsettled: int = 0
    unsponsored: int = 0
    stops: int = 0
    changes: int = 0

    @property
    def is_refused(self) -> bool:
        """Tell whether a red line without a price is crossed: a price lowers the gain, and refuses nothing."""
        return any(one >= RED_LINE_PRICE for one in self.crossed)

    @property
    def parts(self) -> tuple[int, ...]:
        """Return the sums in the order they are packed in, the scores lowest."""
        return (*self.scores, *self.crossed, self.unsettled, self.unsponsored, self.stops, self.changes)


@frozen
class Choice:
    """One option that may stand in a text: its number in the issue, its packed sums, whether a sponsor is missing."""

    option: int
    key: int
    sponsored: bool


@frozen
class Packing:
    """Where each of the eight sums lies in a packed number: wide enough that no sum over a text reaches the next."""

    shifts: tuple[int, ...]

    @classmethod
    def of(cls, most: Sequence[int]) -> Packing:
        """Return the packing for sums that come to `most` at most."""
        shifts = [0]
        for one in most:
            shifts.append(shifts[-1] + max(1, one.bit_length()))
        return cls(tuple(shifts))

    def pack(self, sums: Sums) -> int:
        """Pack the sums into one number."""
        return sum(part << shift for part, shift in zip(sums.parts, self.shifts, strict=False))

    def unpack(self, key: int) -> Sums:
        """Return the sums of a packed number."""
        a, b, red_a, red_b, unsettled, unsponsored, stops, changes = (
            key >> low & (1 << high - low) - 1 for low, high in zip(self.shifts, self.shifts[1:], strict=False)
        )
        return Sums((a, b), (red_a, red_b), unsettled, unsponsored, stops, changes)


@frozen
class Sheets:
    """The two leaders' sheets at one moment. `choices` holds, per issue, the options that could stand in a text."""

    rules: Rules
    values: Values
    sides: tuple[SideRules, SideRules]
    packing: Packing
    choices: tuple[tuple[Choice, ...], ...]
    left_out: tuple[str, ...]
    """Options whose condition does not hold at this moment, as ``issue.option``."""

    @property
    def packages(self) -> int:
        """The number of texts, the status quo among them."""
        count = 1
        for choices in self.choices:
            count *= len(choices)
        return count

    @property
    def status_quo(self) -> Text:
        """The text that would leave every issue as it is: no text."""
        return tuple(self.values[slot] for slot in self.rules.text.now)

    def key(self, text: Text) -> int:
        """Return the packed sums of a text made of the sheets' options."""
        found = 0
        for choices, option in zip(self.choices, text, strict=True):
            found += next(choice.key for choice in choices if choice.option == option)
        return found

    def gains(self, sums: Sums) -> Pair:
        """Return both leaders' gains from a text with these sums, as `formulas.gain_of` has them."""
        return self._gain(0, sums), self._gain(1, sums)

    def least(self, sums: Sums) -> int:
        """Return the gain from which leaders accept a text with these sums, as `formulas.least` has it."""
        fighting = self.rules.fighting
        if fighting is None or not self.values[fighting.war] or not sums.stops or sums.changes:
            return 0
        return -fighting.lip(self.values)

    def _gain(self, place: int, sums: Sums) -> int:
        side, v = self.sides[place], self.values
        gain = sums.scores[place] - leader(side, v).score_now(v) + v[side.press] * HUNDREDTHS
        if not sums.unsettled:
            gain -= v[side.outlook] * HUNDREDTHS
        if sums.stops and side.relief is not None:
            gain += side.relief(v)
        return gain - sums.crossed[place]

    def named(self, text: Text) -> dict[str, str]:
        """Return a text as ``{issue: option}``."""
        return {str(issue.id): str(issue.option[n].id) for issue, n in zip(self.rules.issues, text, strict=True)}


def sheets_of(rules: Rules, values: Values) -> Sheets:
    """Return the sheets of the leaders in office; ValueError when the scenario has not two sides and an issue."""
    if len(rules.sides) != 2 or not rules.issues:
        raise ValueError("a bargaining space needs two sides and an issue")
    sides = (rules.sides[0], rules.sides[1])
    found: list[list[tuple[int, Sums]]] = []
    left_out: list[str] = []
    for number, issue in enumerate(rules.issues):
        found.append([])
        for place, option in enumerate(issue.option):
            if _available(rules, values, number, place):
                found[-1].append((place, _sums(rules, sides, values, number, place)))
            else:
                left_out.append(f"{issue.id}.{option.id}")
    most = [sum(column) for column in zip(*(_most(options) for options in found), strict=True)]
    packing = Packing.of(most)
    choices = tuple(
        tuple(Choice(place, packing.pack(sums), bool(sums.unsponsored)) for place, sums in options) for options in found
    )
    return Sheets(rules, values, sides, packing, choices, tuple(left_out))


def _most(options: Sequence[tuple[int, Sums]]) -> list[int]:
    return [max(column) for column in zip(*(sums.parts for _, sums in options), strict=True)]


def _stands(rules: Rules, values: Values, number: int, place: int) -> bool:
    """Tell whether an option is in the text or is how things are: then nothing can be missing for it."""
    return place in (values[rules.text.options[number]], values[rules.text.now[number]])


def _available(rules: Rules, values: Values, number: int, place: int) -> bool:
    return _stands(rules, values, number, place) or agenda.withheld(rules, values, number, place) is None


def _sums(rules: Rules, sides: Sequence[SideRules], values: Values, number: int, place: int) -> Sums:
    issue = rules.issues[number]

    def score(side: SideRules) -> int:
        term = leader(side, values).terms[number]
        return term.weight * values[term.values[place]]

    def crossed(side: SideRules) -> int:
        lines = leader(side, values).red_lines
        return sum(price(line) for line in lines if line.issue == number and line.option == place)

    return Sums(
        _pair(score, sides),
        _pair(crossed, sides),
        _unsettled(issue, place),
        _unsponsored(rules, values, number, place),
        int(place in rules.ground.fires.get(number, ())),
        int(number not in rules.ground.fires and place != values[rules.text.now[number]]),
    )


def _pair(number: Callable[[SideRules], int], sides: Sequence[SideRules]) -> Pair:
    return number(sides[0]), number(sides[1])


def _unsettled(issue: Issue, place: int) -> int:
    option = issue.option[place]
    return int(issue.must_settle and (option.status_quo or not option.settles))


def _unsponsored(rules: Rules, values: Values, number: int, place: int) -> int:
    issue = rules.issues[number]
    option = issue.option[place]
    if not option.needs_sponsor or _stands(rules, values, number, place):
        return 0
    return int(not values[rules.layout[f"unlocked.{issue.id}.{option.id}"]])

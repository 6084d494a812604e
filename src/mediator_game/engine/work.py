"""The one door for changes: a working copy of a state while a step is made, with or without a ledger.

`Work` applies changes; `LedgerWork` also writes each down with its event, reason and causes. The rules call the
same methods on either, so fast games and recorded ones are the same games.
"""

from __future__ import annotations

from collections.abc import Iterable

from mediator_game.engine.dice import Dice
from mediator_game.engine.events import Change, Event, Fact, Roll
from mediator_game.engine.renamed import first_named
from mediator_game.engine.rules import Rules
from mediator_game.engine.state import State

NO_EVENT = -1
"""What `Work.event` gives back when no ledger is kept."""


class Work:
    """A working copy: `v` holds the values. Keeps no ledger."""

    def __init__(self, rules: Rules, state: State, dice: Dice) -> None:
        self.rules = rules
        self.v = list(state.values)
        self.phase = ""
        self.turn_ends: list[tuple[int, ...]] = []
        """The values at the end of each turn that ended in this step, before the next turn began."""
        self._dice = first_named(dice, rules.moved)
        self._turn = rules.layout["turn"]
        self._bounds = [(slot.low, slot.high) for slot in rules.layout.slots]

    @property
    def turn(self) -> int:
        """The turn being played, from 1."""
        return self.v[self._turn]

    def event(self, kind: str, subject: str = "", because: Iterable[int] = (), **facts: Fact) -> int:
        """Open an event caused by whatever last moved the slots `because`; return a handle for its changes."""
        del kind, subject, because, facts
        return NO_EVENT

    def remark(self, event: int, **facts: Fact) -> None:
        """Add facts to an event; nothing without a ledger."""

    def add(self, event: int, slot: int, delta: int, reason: str) -> None:
        """Move `slot` by `delta`, which the caller knows to stay within bounds once all is added."""
        del event, reason
        self.v[slot] += delta

    def change(self, event: int, slot: int, delta: int, reason: str) -> None:
        """Move `slot` by `delta`, clamped to its bounds."""
        low, high = self._bounds[slot]
        before = self.v[slot]
        self.add(event, slot, max(low, min(high, before + delta)) - before, reason)

    def put(self, event: int, slot: int, value: int, reason: str) -> None:
        """Set `slot` to `value`, clamped."""
        self.change(event, slot, value - self.v[slot], reason)

    def roll(self, kind: str, subject: str, chance: int) -> bool:
        """Roll the die of this kind, subject and turn; a chance of 0 or 100 needs none."""
        if chance <= 0:
            return False
        return chance >= 100 or self._dice.roll(kind, subject, self.turn) < chance

    def lot(self, kind: str, subject: str) -> int:
        """Draw a lot between equals: the die of this kind, subject and turn, which stands for nothing else."""
        return self._dice.roll(f"{kind}-lot", subject, self.turn)

    def bounds(self, slot: int) -> tuple[int, int]:
        """Return the least and greatest value of `slot`."""
        return self._bounds[slot]

    def state(self) -> State:
        """Return the state reached."""
        return State(tuple(self.v))

    def events(self) -> tuple[Event, ...]:
        """Return what happened, in order; empty without a ledger."""
        return ()


class _Draft:
    """An event while its changes are still coming in."""

    __slots__ = ("causes", "changes", "facts", "id", "kind", "phase", "rolls", "subject", "turn")

    def __init__(
        self,
        number: int,
        turn: int,
        phase: str,
        kind: str,
        subject: str,
        causes: tuple[int, ...],
        facts: dict[str, Fact],
    ) -> None:
        self.id, self.turn, self.phase, self.kind, self.subject = number, turn, phase, kind, subject
        self.causes, self.facts = causes, facts
        self.changes: list[Change] = []
        self.rolls: list[Roll] = []

    def done(self) -> Event:
        return Event(
            self.id,
            self.turn,
            self.phase,
            self.kind,
            self.subject,
            self.causes,
            self.facts,
            tuple(self.changes),
            tuple(self.rolls),
        )


_SILENT = frozenset({"drift", "counters", "turn"})
"""Events that move gauges without being anybody's doing; causes look through them."""


def _worse(name: str) -> int:
    """Return 1 for a gauge whose rises have consequences, -1 for one whose falls do, 0 where either may."""
    gauge = name.rpartition(".")[2]
    return (
        1 if gauge in {"tension", "rhetoric"} else -1 if gauge in {"support", "trust", "cohesion", "confidence"} else 0
    )


_ROLLED_AS = {
    "sponsored": "sponsor",
    "unsponsored": "sponsor",
    "paper-alone": "alone",
    "measure-broken": "break",
    "letter-leaked": "letter",
}
"""The kind of die that is rolled for an event of another name."""


class LedgerWork(Work):
    """A working copy that keeps the ledger: every change with its event, reason and causes, every die with its key."""

    def __init__(self, rules: Rules, state: State, dice: Dice) -> None:
        super().__init__(rules, state, dice)
        self._trail = list(state.trail) or [0] * (len(self.v) + 1)
        self._first = self._trail[-1] + 1
        self._drafts: list[_Draft] = []
        self._rolls: list[Roll] = []

    def event(self, kind: str, subject: str = "", because: Iterable[int] = (), **facts: Fact) -> int:
        """Open an event; the die just rolled for it goes with it."""
        causes = tuple(sorted({self._trail[slot] for slot in because} - {0}))
        number = self._first + len(self._drafts)
        draft = _Draft(number, self.turn, self.phase, kind, subject, causes, facts)
        if self._rolls and self._is_of(self._rolls[-1], kind, subject):
            draft.rolls = [self._rolls.pop()]
        self._drafts.append(draft)
        return number

    @staticmethod
    def _is_of(roll: Roll, kind: str, subject: str) -> bool:
        """Tell whether a die was rolled for this event: a sponsor's is rolled for an option and a power."""
        return roll.kind == _ROLLED_AS.get(kind, kind) and roll.subject.partition("@")[0] == subject

    def remark(self, event: int, **facts: Fact) -> None:
        """Add facts to an event."""
        self._drafts[event - self._first].facts.update(facts)

    def add(self, event: int, slot: int, delta: int, reason: str) -> None:
        """Move `slot` and write it down."""
        if not delta:
            return
        draft = self._drafts[event - self._first]
        draft.changes.append(Change(self.rules.layout.slots[slot].name, self.v[slot], delta, reason))
        self.v[slot] += delta
        # A clash is caused by what raised the tension, a walk-out by what lowered support: not by what moved it last.
        if draft.kind not in _SILENT and delta * _worse(self.rules.layout.slots[slot].name) >= 0:
            self._trail[slot] = event

    def roll(self, kind: str, subject: str, chance: int) -> bool:
        """Roll and remember the die."""
        if 0 < chance < 100:
            self._rolls.append(Roll(kind, subject, self.turn, chance, self._dice.roll(kind, subject, self.turn)))
        return super().roll(kind, subject, chance)

    def state(self) -> State:
        """Return the state reached, with its trail."""
        self._close()
        trail = [*self._trail[:-1], self._first + len(self._drafts) - 1]
        return State(tuple(self.v), tuple(trail))

    def events(self) -> tuple[Event, ...]:
        """Return the step's events."""
        self._close()
        return tuple(draft.done() for draft in self._drafts)

    def _close(self) -> None:
        if self._rolls:
            # Dice that came to nothing are kept too: "it nearly happened" is an answer to "why?".
            event = self.event("dice")
            self._drafts[event - self._first].rolls, self._rolls = self._rolls, []


class Phase:
    """Changes gathered from one snapshot, applied together and clamped once, so that order favours nobody.

    What overshoots a bound is taken off the contributions in the overshooting direction, from the last by key. Two
    absolute settings of one slot: the first by key wins.
    """

    def __init__(self, work: Work) -> None:
        self.work = work
        self.v = tuple(work.v)
        self.by: dict[int, int] = {}
        """Once closed: the event that moved each slot, the last by key of several."""
        self._deltas: dict[int, list[tuple[str, int, int, str]]] = {}
        self._settings: dict[int, list[tuple[str, int, int, str]]] = {}

    def change(self, event: int, slot: int, delta: int, reason: str, key: str = "") -> None:
        """Move `slot` by `delta` when the phase closes."""
        self._deltas.setdefault(slot, []).append((key or reason, delta, event, reason))

    def put(self, event: int, slot: int, value: int, reason: str, key: str = "") -> None:
        """Set `slot` when the phase closes."""
        self._settings.setdefault(slot, []).append((key or reason, value, event, reason))

    def close(self) -> None:
        """Apply everything."""
        for slot in sorted(self._settings):
            settings = sorted(self._settings[slot])
            _, value, event, reason = settings[0]
            for _, other, overruled, _ in settings[1:]:
                if other != value:
                    self.work.remark(overruled, overruled=self.work.rules.layout.slots[slot].name)
            self.work.put(event, slot, value, reason)
            self.by[slot] = event
        for slot in sorted(self._deltas):
            parts = sorted(self._deltas[slot])
            low, high = self.work.bounds(slot)
            now = self.work.v[slot]
            total = now + sum(delta for _, delta, _, _ in parts)
            over = total - max(low, min(high, total))
            for _, delta, event, reason in _trim(parts, over) if over else parts:
                self.work.add(event, slot, delta, reason)
                self.by[slot] = event


def _trim(parts: list[tuple[str, int, int, str]], over: int) -> list[tuple[str, int, int, str]]:
    trimmed = []
    for key, delta, event, reason in reversed(parts):
        if over > 0 and delta > 0:
            cut = min(delta, over)
        elif over < 0 and delta < 0:
            cut = max(delta, over)
        else:
            cut = 0
        over -= cut
        trimmed.append((key, delta - cut, event, reason))
    return trimmed[::-1]

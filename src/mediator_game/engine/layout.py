"""Where every number of a game lives: one flat list of whole numbers, one slot per variable.

Everything that can change is a slot: gauges, supports, the text's options, counters, flags, what the trainee has
learnt. So a state is a tuple, a change is (slot, delta), and state = start + ledger can be checked by adding. Slot
names are the expression language's names where those exist (``ar.army.support``, ``text.security``).
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from mediator_game.scenario import land, names
from mediator_game.scenario.model import Bloc, Issue, Letter, Measure, Option, Paper, Scenario, Side, Span
from mediator_game.scenario.moved import Moved

TENTHS = 10
"""Supports are kept in tenths of a point, so that monthly flows are not rounded away."""
COUNT = 1_000_000
"""Upper bound of counters."""


@frozen
class Slot:
    """One variable: its name, bounds, scale (10 for supports) and where it starts (a fixed number or an interval)."""

    name: str
    low: int
    high: int
    start: Span
    scale: int = 1

    @property
    def is_gauge(self) -> bool:
        """Whether the slot holds points 0..100 (or tenths of them), not a count, a flag or an option."""
        return self.high == 100 * self.scale


@frozen
class Layout:
    """The slots of a scenario, in a fixed order, and their indices by name."""

    slots: tuple[Slot, ...]
    index: dict[str, int] = field(init=False)

    @index.default
    def _index(self) -> dict[str, int]:
        return {slot.name: number for number, slot in enumerate(self.slots)}

    def __getitem__(self, name: str) -> int:
        """Return the index of the slot called `name`; KeyError when there is none."""
        return self.index[name]

    def __contains__(self, name: str) -> bool:
        return name in self.index


def layout(scenario: Scenario, moved: Moved | None = None) -> Layout:
    """Lay out every variable of `scenario`; what was renamed keeps its place."""
    return Layout(tuple(_slots(scenario, moved or Moved.of(scenario.moved))))


def option_index(issue: Issue, option: str) -> int:
    """Return the number of `option` in `issue` (its place in the file)."""
    return next(n for n, candidate in enumerate(issue.option) if candidate.id == option)


def status_quo(issue: Issue) -> int:
    """Return the number of the option that is today's state."""
    return next(n for n, candidate in enumerate(issue.option) if candidate.status_quo)


def value_slot(owner: str, issue: str, option: str) -> str:
    """Return the name of the slot holding what `option` is worth to `owner` (a side, or a bloc that overrides it)."""
    return f"{owner}.value.{issue}.{option}"


def _points(name: str, start: Span, low: int = 0, high: int = 100, scale: int = 1) -> Slot:
    return Slot(name, low * scale, high * scale, Span(start.low * scale, start.high * scale), scale)


def _count(name: str, start: int = 0, high: int = COUNT) -> Slot:
    return Slot(name, 0, high, Span(start, start))


def _flag(name: str) -> Slot:
    return _count(name, 0, 1)


def _slots(scenario: Scenario, moved: Moved) -> Iterator[Slot]:
    yield _count("turn", 1)
    yield _count("chair")
    yield _count("moves_left", scenario.scenario.moves)
    yield _count("leak_bonus")
    yield _count("over")
    yield _points("cohesion", scenario.world.cohesion)
    yield _points("tension", scenario.world.tension)
    yield _count("monitoring")
    yield _count("war")
    for track in scenario.track:
        yield _points(track.id, track.start)
    yield from _ground(scenario)
    yield from _paper(scenario)
    sides = list(scenario.side.items())
    if len(sides) == 2:
        edge = sides[1][1].edge
        yield _points("edge", Span(edge, edge))
    for name, side in sides:
        yield from _side(name, side, scenario)
    for name, power in scenario.power.items():
        yield _points(f"{name}.will", power.will)
    for paper in scenario.paper:
        yield from _rival(f"papers.{paper.id}", paper, scenario)
    for letter in scenario.letter:
        yield from _letter(f"letters.{letter.id}", letter)
    yield from _counters(scenario, moved)
    if scenario.measure:
        yield _points("confidence", scenario.world.confidence)
    for measure in scenario.measure:
        yield from _measure(measure, scenario)


def worth_slot(party: str, measure: str) -> str:
    """Return the name of the slot holding what `measure` is worth to a side or a power."""
    return f"{party}.worth.{measure}"


def _measure(measure: Measure, scenario: Scenario) -> Iterator[Slot]:
    path = f"measures.{measure.id}"
    yield _flag(f"{path}.in_force")
    for count in ("since", "agreed", "refused", "broken"):
        yield _count(f"{path}.{count}")
    for party in dict.fromkeys([*scenario.side, *measure.parties()]):
        yield _points(worth_slot(party, measure.id), measure.worth.get(party, Span(0, 0)), low=-100)


def _ground(scenario: Scenario) -> Iterator[Slot]:
    """Who holds each place that is negotiated or fought over, and what there is of war and truce on a front."""
    sides = list(scenario.side)
    for name, place in scenario.place.items():
        if place.issue:
            yield _count(f"holds.{name}", sides.index(place.holder), len(sides) - 1)
    if scenario.front:
        yield _points("verify", Span(0, 0))
        yield _count("truces.count")
        yield _count("truces.broken")


def _paper(scenario: Scenario) -> Iterator[Slot]:
    """The mediator's text, the first of all papers."""
    for name in ("exists", "leaked", "rejected", "conference"):
        yield _flag(f"text.{name}")
    for name in ("draft", "tabled_turn", "public_since", "signed_turn"):
        yield _count(f"text.{name}")
    for issue in scenario.issue:
        most = len(issue.option) - 1
        yield _count(f"text.{issue.id}", status_quo(issue), most)
        yield _count(f"now.{issue.id}", status_quo(issue), most)
        for option in issue.option:
            if option.needs_sponsor:
                yield _flag(f"unlocked.{issue.id}.{option.id}")


def _rival(path: str, paper: Paper, scenario: Scenario) -> Iterator[Slot]:
    """A paper that somebody else puts forward: slots for the issues it speaks of, and for who made what of it."""
    for flag in ("live", "known", "leaked", "rejected"):
        yield _flag(f"{path}.{flag}")
    for count in ("draft", "tabled_turn", "public_since", "signed_turn"):
        yield _count(f"{path}.{count}")
    for issue in scenario.issue:
        if issue.id in paper.issues:
            said = paper.says.get(issue.id)
            first = status_quo(issue) if said is None else option_index(issue, said)
            yield _count(f"{path}.{issue.id}", first, len(issue.option) - 1)
    for name, side in scenario.side.items():
        for flag in ("accepted", "shown", "read"):
            yield _flag(f"{path}.{name}.{flag}")
        yield _count(f"{path}.{name}.complaint")
        yield _points(f"{path}.{name}.press", Span(0, 0), low=-100)
        for bloc in side.bloc:
            yield from _of_bloc(f"{path}.{name}.{bloc.id}")
    for name in paper.signatories:
        yield _flag(f"{path}.{name}.signed")


def _of_bloc(path: str) -> Iterator[Slot]:
    for flag in ("knows", "shown", "briefed"):
        yield _flag(f"{path}.{flag}")
    for count in ("talks", "complaint"):
        yield _count(f"{path}.{count}")
    yield Slot(f"{path}.felt", 0, 10_000, Span(0, 0))


def _letter(path: str, letter: Letter) -> Iterator[Slot]:
    for flag in ("sent", "leaked", "defaulted"):
        yield _flag(f"{path}.{flag}")
    yield _points(f"{path}.worth", letter.worth, low=-100)


def _side(name: str, side: Side, scenario: Scenario) -> Iterator[Slot]:
    for gauge in ("trust", "rhetoric", "cover", "caution"):
        yield _points(f"{name}.{gauge}", getattr(side, gauge))
    for gauge in ("outlook", "press"):
        yield _points(f"{name}.{gauge}", getattr(side, gauge), low=-100)
    for flag in ("accepted", "shown", "read", "leader"):
        yield _flag(f"{name}.{flag}")
    for count in ("falls", "violence", "visits", "pushed_back", "covered", "complaint"):
        yield _count(f"{name}.{count}")
    if scenario.front:
        for gauge in ("weary", "aid"):
            yield _points(f"{name}.{gauge}", getattr(side, gauge))
    for issue in scenario.issue:
        for option in issue.option:
            yield _points(value_slot(name, issue.id, option.id), _worth(scenario, issue, option, name))
    for line in (*side.red_lines, *side.prices):
        yield _flag(f"learnt.{name}.{line}")
    for bloc in side.bloc:
        yield from _bloc(f"{name}.{bloc.id}", bloc)


def _worth(scenario: Scenario, issue: Issue, option: Option, side: str) -> Span:
    if issue.of == "places":
        held = land.value_at_first(scenario, issue, option, side)
        return Span(held, held)
    return option.value[side]


def _bloc(name: str, bloc: Bloc) -> Iterator[Slot]:
    yield _points(f"{name}.support", bloc.support, scale=TENTHS)
    for gauge in ("limit", "movable", "leak"):
        yield _points(f"{name}.{gauge}", getattr(bloc, gauge))
    for flag in ("knows", "shown", "briefed", "walked_out"):
        yield _flag(f"{name}.{flag}")
    for count in ("channels", "talks", "contacted_turn", "walked_out_turn", "complaint"):
        yield _count(f"{name}.{count}")
    yield Slot(f"{name}.felt", 0, 10_000, Span(0, 0))
    for option, value in bloc.value.items():
        yield _points(f"{name}.value.{option}", value)
    for line in bloc.red_lines:
        yield _flag(f"learnt.{name}.{line}")


def _counters(scenario: Scenario, moved: Moved) -> Iterator[Slot]:
    for group, items in (
        ("moves", scenario.move),
        ("reactions", scenario.reaction),
        ("events", scenario.event),
    ):
        for item in items:
            for count in ("count", "first", "last"):
                yield _count(f"{group}.{item.id}.{count}")
    for note in scenario.note:
        yield _flag(f"notes.{note.id}.opened")
    flags = names.flags(names.effects_of(scenario))
    for flag in sorted(flags, key=lambda flag: moved.first("flags", flag)):
        yield _flag(f"flags.{flag}")

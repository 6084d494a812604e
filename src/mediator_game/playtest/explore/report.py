"""What an exploration found, as JSON and as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from mediator_game.playtest.explore.closest import Closest, Part
from mediator_game.playtest.explore.path import Die, Route
from mediator_game.playtest.explore.targets import Sort, Sought
from mediator_game.scenario.model import Scenario
from mediator_game.text.wrap import wrap

WIDTH = 78

VIOLATED, VERIFIED, NOT_OBSERVED = "violated", "verified", "not observed"
REACHED, UNREACHABLE, NOT_REACHED = "reached", "proved unreachable", "not reached"


def verdict(sort: Sort, *, found: bool, sure: bool) -> str:
    """Return the verdict on something sought; `sure`: it is proved, or every game has been searched."""
    if sort == "check":
        return VIOLATED if found else VERIFIED if sure else NOT_OBSERVED
    return REACHED if found else UNREACHABLE if sure else NOT_REACHED


@frozen
class Finding:
    """What became of one check, goal or outcome."""

    sought: Sought
    verdict: str
    proof: str = ""
    whole: bool = False
    """Whether the verdict rests on every game having been searched."""
    route: Route | None = None
    shortest: bool = False
    luck: tuple[Die, ...] = ()
    closest: Closest | None = None

    @property
    def wrong(self) -> bool:
        """Whether an author has to do something about it."""
        return self.verdict == VIOLATED or (self.sought.sort == "goal" and self.verdict == UNREACHABLE)

    @property
    def chance(self) -> float:
        """The chance, 0..1, that the dice the route depends on fall that way."""
        share = 1.0
        for die in self.luck:
            share *= (die.chance if die.happens else 100 - die.chance) / 100
        return share

    def as_json(self) -> dict[str, object]:
        """Return the documented shape."""
        shape: dict[str, object] = {"verdict": self.verdict, "inputs": None}
        if self.route is not None:
            shape["inputs"] = list(self.route.records())
            shape["shortest"] = self.shortest
            shape["chance"] = round(self.chance, 6)
        if self.proof:
            shape["proof"] = self.proof
        if self.sought.sort == "goal":
            shape["closest"] = _closest_json(self.closest) if self.closest else None
        return shape


def _closest_json(closest: Closest) -> dict[str, object]:
    parts = [
        {"when": part.text, "holds": part.holds, "short_by": part.short, "values": dict(part.values)}
        for part in closest.parts
    ]
    inputs = list(closest.route.records())
    return {"turn": closest.turn, "ended": closest.ended, "parts": parts, "inputs": inputs}


@frozen
class Exploration:
    """A finished (or stopped) exploration. `stepwise` says why its steps were the engine's own; empty: written out."""

    scenario: Scenario
    chair: str
    seed: int | str
    states: int
    seconds: float
    stepwise: str
    truncated_by: tuple[str, ...]
    findings: tuple[Finding, ...]
    moves_never_made: tuple[str, ...] = field(default=())
    reactions_never_fired: tuple[str, ...] = field(default=())

    def of(self, sort: Sort) -> Mapping[str, Finding]:
        """Return the findings of one sort by id."""
        return {each.sought.id: each for each in self.findings if each.sought.sort == sort}

    @property
    def rate(self) -> int:
        """States a second."""
        return round(self.states / self.seconds) if self.seconds else 0

    @property
    def wrong(self) -> bool:
        """Whether anything has to be done about the scenario."""
        return any(each.wrong for each in self.findings)

    @property
    def stopped(self) -> bool:
        """Whether somebody stopped it."""
        return "stopped" in self.truncated_by

    def as_json(self) -> dict[str, object]:
        """Return the documented shape of ``mediator explore --json``."""
        return {
            "scenario": str(self.scenario.scenario.id),
            "chair": self.chair,
            "seed": self.seed,
            "states": self.states,
            "seconds": round(self.seconds, 3),
            "states_per_second": self.rate,
            "truncated_by": list(self.truncated_by),
            **{f"{sort}s": {id: each.as_json() for id, each in self.of(sort).items()} for sort in SORTS},
            "moves_never_made": list(self.moves_never_made),
            "reactions_never_fired": list(self.reactions_never_fired),
        }

    def as_text(self, files: Mapping[str, str] | None = None) -> str:
        """Return a report for people; `files` gives the inputs' file of a finding by ``sort/id``."""
        return "\n".join(_lines(self, files or {}))


SORTS: tuple[Sort, ...] = ("check", "goal", "outcome")
_HEADINGS = {"check": "Checks", "goal": "Goals", "outcome": "Outcomes"}
CUT = {
    "states": "as many states were kept as were allowed",
    "time": "the time allowed was up",
    "stopped": "it was stopped",
    "found": "everything asked for had been found",
    "steps": "within one turn there would have been still more inputs",
    "texts": "of the whole texts that can be tabled some were tried, the rest term by term only",
    "dice": "some turns had more dice than every fall of could be followed",
    "draws": "hidden numbers were drawn once, by the seed; with other draws other games are possible",
}
"""What has kept a search from seeing every game, in words."""


def _lines(one: Exploration, files: Mapping[str, str]) -> Iterator[str]:
    rate = f"{one.states:,} states in {one.seconds:.1f} s ({one.rate:,} a second)"
    yield f"{one.scenario.scenario.title}: {rate}; chair {one.chair}, seed {one.seed}."
    for sort in SORTS:
        found = one.of(sort)
        if found:
            yield ""
            yield _HEADINGS[sort]
        for each in found.values():
            yield from _finding(each, files.get(f"{sort}/{each.sought.id}", ""))
    for heading, ids in (
        ("Moves never made", one.moves_never_made),
        ("Reactions and events that never happened", one.reactions_never_fired),
    ):
        if ids:
            yield ""
            yield from wrap(f"{heading}: {', '.join(ids)}.", WIDTH)
    yield ""
    if one.truncated_by:
        yield "Not every game was seen:"
        for cut in one.truncated_by:
            yield from _item(CUT[cut] + ".")
    else:
        yield "Every game of this chair was seen."


def _finding(one: Finding, file: str) -> Iterator[str]:
    name = f"{one.sought.id} ({one.sought.title})" if one.sought.title else one.sought.id
    yield f"  {name}: {one.verdict}."
    if one.proof:
        yield from _item(f"Proof: {one.proof}")
    elif one.whole and one.route is None:
        yield from _item("Every game of this chair was searched.")
    if one.route is not None:
        yield from _route(one, one.route)
        if file:
            yield f"    Play it: mediator play {file}"  # in one line, to be copied
    if one.closest is not None:
        yield from _closest(one.closest)


def _route(one: Finding, route: Route) -> Iterator[str]:
    count = len(route.inputs)
    if count:
        least = ", the fewest" if one.shortest else ""
        yield from _item(f"With {count} input{'' if count == 1 else 's'}{least}: {told(route)}")
    else:
        yield from _item("It is so at the very start.")
    if one.luck:
        dice = ", ".join(f"{each.name} {'happens' if each.happens else 'does not happen'}" for each in one.luck)
        yield from _item(f"With dice of which the chance is {_percent(one.chance)}: {dice}.")


def told(route: Route) -> str:
    """Return a route in a line: turns with something in them, and how far it goes."""
    turns: list[list[str]] = [[]]
    for record in route.records()[1:]:
        if record["type"] == "end_turn":
            turns.append([])
        elif record["type"] != "quit":
            turns[-1].append(_named(record))
    parts = [f"turn {number}: {', '.join(turn)}" for number, turn in enumerate(turns, start=1) if turn]
    if not turns[-1] and len(turns) > 1:
        parts.append(f"and on to the end of turn {len(turns) - 1}" if parts else f"to the end of turn {len(turns) - 1}")
    return "; ".join(parts) + "."


def _named(record: Mapping[str, object]) -> str:
    facts = [str(record[name]) for name in ("target", "option", "power") if record.get(name)]
    text = record.get("text")
    if isinstance(text, Mapping) and text:
        facts.append(" ".join(f"{issue}.{option}" for issue, option in text.items()))
    name = str(record.get("move") or f"note {record.get('note')}")
    return f"{name} ({', '.join(facts)})" if facts else name


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %" if share >= 0.001 else "under 0.1 %"


def _closest(one: Closest) -> Iterator[str]:
    when = "at the end of a game" if one.ended else "in"
    way = f"after {told(one.route)}" if one.route.inputs else "at the very start."
    yield from _item(f"The closest state, {when} turn {one.turn}, {way}")
    for part in one.parts:
        yield from _item(f"{part.text}: {missing(part)}", 6)


def missing(part: Part) -> str:
    """Return whether a part of a condition holds, by which values, and how far it is off."""
    values = ", ".join(f"{name} is {_shown(value)}" for name, value in part.values.items())
    if part.holds:
        return f"holds ({values})." if values else "holds."
    short = f", {part.short} short" if part.short else ""
    return f"fails: {values}{short}."


def _shown(value: int | str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _item(text: str, indent: int = 4) -> Sequence[str]:
    return [" " * indent + line for line in wrap(text, WIDTH - indent)]

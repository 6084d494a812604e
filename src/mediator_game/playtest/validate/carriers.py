"""Does a scenario carry a documented dynamic, or only name it? Each carrier is played with, and then without.

A carrier is a move, an event, a reaction, a trap or an ending that names the dynamic. It counts when it changes
something, happens in some games of a player and not in others, and is missed when it is taken out: an ending becomes
more or less frequent on the same dice, or the trainee is not told of it any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from mediator_game.playtest.validate.bench import Variant
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew
from mediator_game.playtest.validate.dynamics import Dynamic
from mediator_game.playtest.validate.games import Player, line, policy
from mediator_game.playtest.validate.sample import Sample, Share, Wanted, sample
from mediator_game.scenario.model import Scenario

STAGE = "Dynamics"
HAPPENS = (0.02, 0.98)
"""A carrier happens in no fewer and no more games than this, of some player."""
POLICIES = ("random", "typical", "veto-holders", "leaders-only")
COUNTED = {"move": "moves", "event": "events", "reaction": "reactions"}
"""Tables whose rules the engine counts, and the counters' names."""
READ_AT_END = ("trap", "outcome")
"""Tables that are read off when a game is over: they change nothing before it."""


@frozen
class Carrier:
    """One part of a scenario that names a dynamic.

    `writes`: whether it changes something (an ending ends the game, a trap is found in the debrief); `told`: whether
    the trainee reads of it; `shares`: in how many games of each player it happens.
    """

    table: str
    id: str
    writes: bool
    told: bool
    shares: Mapping[str, Share]

    @property
    def where(self) -> str:
        """The part's name: ``reaction moscow-alone``."""
        return f"{self.table} {self.id}"

    @property
    def witness(self) -> str:
        """The player in whose games it is least certain to happen or not; empty when it always or never does."""
        low, high = HAPPENS
        fair = {player: one for player, one in self.shares.items() if low <= one.share <= high}
        return min(fair, key=lambda player: abs(fair[player].share - 0.5)) if fair else ""


@frozen
class Shift:
    """What taking a pair's carriers out does to the ending that it changes most, on the same dice."""

    player: str
    outcome: str
    before: Share
    after: Share

    @property
    def size(self) -> float:
        """The difference between the shares, 0..1."""
        return abs(self.after.share - self.before.share)


@frozen
class Pair:
    """A dynamic in a scenario where the list says it belongs: what carries it, and what it is missed by."""

    dynamic: str
    scenario: str
    carriers: tuple[Carrier, ...]
    shift: Shift | None

    @property
    def best(self) -> Carrier | None:
        """The carrier that counts: it changes something, and whether it happens is most open of all."""
        fair = [one for one in self.carriers if one.writes and one.witness]
        return min(fair, key=lambda one: abs(one.shares[one.witness].share - 0.5), default=None)

    @property
    def wanting(self) -> str:
        """Why the dynamic is not carried, in a clause; empty when it is."""
        if not self.carriers:
            return "nothing names it but, at most, a note or a hinge"
        if not any(one.writes for one in self.carriers):
            return "what names it changes nothing"
        if self.best is None:
            return "what names it always happens or never does, whoever plays"
        if not self.best.told and (self.shift is None or not self.shift.size):
            return "nothing is missed when it is taken out"
        return ""


def belongs(dynamic: Dynamic, scenario: str) -> bool:
    """Tell whether the list puts a dynamic in a scenario: by its id, or by how the id begins (``1997``)."""
    return any(scenario == name or scenario.startswith(f"{name}-") for name in dynamic.scenarios)


def pairs(crew: Crew, listed: Sequence[Dynamic], budget: Budget, seed: str) -> tuple[Pair, ...]:
    """Return every dynamic that belongs in the crew's scenario, with the evidence for it."""
    scenario = crew.bench.scenario
    here = [one for one in listed if belongs(one, str(scenario.scenario.id))]
    named = {one.id: list(_named(scenario, one.id)) for one in here}
    marks = {mark: text for parts in named.values() for _, _, mark, text in parts}
    players = [*map(line, scenario.line), *map(policy, POLICIES)]
    if not marks:
        return tuple(Pair(one.id, str(scenario.scenario.id), (), None) for one in here)
    wanted = [Wanted(player, budget.part(1 / 4, least=20), marks=tuple(marks.items())) for player in players]
    played = sample(crew, STAGE, wanted, f"{seed}/dynamics")
    games = {player.title: one for player, one in zip(players, played, strict=True)}
    found = []
    for one in here:
        carriers = tuple(_carrier(scenario, table, id, mark, games) for table, id, mark, _ in named[one.id])
        found.append(Pair(one.id, str(scenario.scenario.id), carriers, None))
    return tuple(_missed(crew, players, games, found, budget, seed))


def _named(scenario: Scenario, dynamic: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield what names a dynamic: table, id, the mark's name, and the condition that says it happened."""
    for table, counter in COUNTED.items():
        for item in getattr(scenario, table):
            if dynamic in item.dynamic:
                yield table, str(item.id), f"{table} {item.id}", f"{counter}.{item.id}.count > 0"
    for table in READ_AT_END:
        for item in getattr(scenario, table):
            if dynamic in item.dynamic:
                yield table, str(item.id), f"{table} {item.id}", str(item.when)


def _carrier(scenario: Scenario, table: str, id: str, mark: str, games: Mapping[str, Sample]) -> Carrier:
    item = next(one for one in getattr(scenario, table) if one.id == id)
    if table in READ_AT_END:
        of_end = table == "outcome"
        shares = {who: one.outcome(id) if of_end else one.mark(mark) for who, one in games.items()}
        return Carrier(table, id, True, True, shares)
    verb = getattr(item, "does", None)
    told = bool(str(item.text).strip()) or table == "move"
    return Carrier(table, id, bool(item.effects or verb), told, {who: one.mark(mark) for who, one in games.items()})


# With and without


def _missed(
    crew: Crew,
    players: Sequence[Player],
    games: Mapping[str, Sample],
    found: Sequence[Pair],
    budget: Budget,
    seed: str,
) -> Iterator[Pair]:
    by_title = {player.title: player for player in players}
    scenario = crew.bench.scenario
    trials = [
        (pair, Wanted(by_title[pair.best.witness], budget.part(1 / 4, least=20), without(scenario, pair.carriers)))
        for pair in found
        if pair.best
    ]
    played = sample(crew, STAGE, [wanted for _, wanted in trials], f"{seed}/dynamics")
    shifts = {
        pair.dynamic: _shift(scenario, wanted.player.title, games[wanted.player.title], after)
        for (pair, wanted), after in zip(trials, played, strict=True)
    }
    for pair in found:
        yield Pair(pair.dynamic, pair.scenario, pair.carriers, shifts.get(pair.dynamic))


def without(scenario: Scenario, carriers: Sequence[Carrier]) -> Variant:
    """Return the variant in which these carriers never happen. What is read at the end stays."""
    changes = []
    for one in carriers:
        if one.table in COUNTED:
            place = next(n for n, item in enumerate(getattr(scenario, one.table)) if item.id == one.id)
            changes.append(((one.table, place, "when"), "false"))
    return Variant(changes=tuple(changes))


def _shift(scenario: Scenario, player: str, before: Sample, after: Sample) -> Shift:
    shifts = [Shift(player, str(one.id), before.outcome(one.id), after.outcome(one.id)) for one in scenario.outcome]
    return max(shifts, key=lambda one: one.size)

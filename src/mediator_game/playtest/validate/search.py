"""A search for the best line there is: many small changes to lines of moves and texts, kept when they do better.

The better half of each generation lives on. What it is judged by are games on seeds that no earlier generation has
seen, added to all it has played before, so that luck on one set of dice does not last. The few that come out best
are then played on seeds of their own.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import sqrt

from attrs import define, field, frozen

from mediator_game.engine.actions import Move
from mediator_game.playtest.validate.bench import AS_WRITTEN, Bench
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew, Job
from mediator_game.playtest.validate.games import Player, Recorded, Script, cast, chair_of, record, scripted, seed_of
from mediator_game.playtest.validate.mutate import Repertoire, fitted, scribbled, varied
from mediator_game.playtest.validate.sample import Sample, Wanted, mean, play_some, sample

STAGE = "No unknown best line"
KEPT, BORN = 8, 14
BLOCK = 16
"""Games by which each script is judged, a generation."""
LAST = 4
"""How many are played on fresh seeds in the end."""
PRUNINGS = 2
SLACK = 0.005
"""How much worth may go with moves that seem idle."""


@define
class Tried:
    """A script and what it has been worth in every game so far."""

    script: Script
    values: list[float] = field(factory=list)

    @property
    def worth(self) -> float:
        """The mean value less one standard error: few games count for less than many."""
        spread = mean([(one - mean(self.values)) ** 2 for one in self.values]) + 0.01
        return mean(self.values) - sqrt(spread / max(1, len(self.values)))


@frozen
class Search:
    """What was found: the best script on fresh seeds, beside every authored line on the same seeds."""

    script: Script
    chair: str
    best: Sample
    authored: dict[str, Sample]
    tried: int
    games: int


def search(crew: Crew, budget: Budget, seed: str) -> Search:
    """Search from every authored line and from chance."""
    scenario = crew.bench.scenario
    chair = chair_of(cast(scenario, (), 1)[0], scenario) if scenario.line else next(iter(scenario.chair))
    repertoire = Repertoire.of(crew.bench.rules(), chair)
    dice = random.Random(f"{seed}/search")
    before = crew.played
    living = [Tried(script) for script in _beginnings(crew, repertoire, chair, f"{seed}/begin", dice)]
    tried = len(living)
    for generation in range(budget.generations):
        if generation:
            born = [Tried(_child(living, repertoire, dice)) for _ in range(BORN)]
            tried += len(born)
            living += born
        _judge(crew, living, chair, f"{seed}/generation {generation}")
        living = sorted(living, key=lambda one: -one.worth)[:KEPT]
    finalists = [one.script for one in living[:LAST]]
    return _last(crew, budget, seed, chair, finalists, tried, before)


def _beginnings(crew: Crew, repertoire: Repertoire, chair: str, seed: str, dice: random.Random) -> list[Script]:
    players = [Player(one.kind, one.name, chair) for one in cast(crew.bench.scenario, ("typical", "veto-holders"), 12)]
    jobs = [Job(_written_down, (player, seed_of(seed, number))) for player in players for number in range(2)]
    scripts = [fitted(script, repertoire) for script in crew.map(STAGE, jobs)]
    return [*scripts, *(scribbled(repertoire, dice) for _ in range(KEPT))]


def _written_down(bench: Bench, player: Player, seed: str) -> Script:
    return script_of(record(bench.rules(), player, seed))


def script_of(game: Recorded) -> Script:
    """Return what was done in a game as a script."""
    turns: list[list[Move]] = [[]]
    for action in game.actions:
        if isinstance(action, Move):
            turns[-1].append(action)
        else:
            turns.append([])
    return tuple(tuple(moves) for moves in turns[:-1])


def _child(living: Sequence[Tried], repertoire: Repertoire, dice: random.Random) -> Script:
    parent, other = dice.choice(living[:KEPT]), dice.choice(living[:KEPT])
    return varied(parent.script, other.script, repertoire, dice)


def _judge(crew: Crew, living: Sequence[Tried], chair: str, seed: str) -> None:
    values = [0.0, *(one.value / 100 for one in crew.bench.scenario.outcome), 0.0]
    jobs = [
        Job(play_some, (AS_WRITTEN, scripted("a script", one.script, chair), seed, range(BLOCK), ()), BLOCK)
        for one in living
    ]
    for one, endings in zip(living, crew.map(STAGE, jobs), strict=True):
        one.values += [values[number] for number, _ in endings]


def _last(
    crew: Crew, budget: Budget, seed: str, chair: str, finalists: Sequence[Script], tried: int, before: int
) -> Search:
    scenario = crew.bench.scenario
    names = list(scenario.line)
    half = budget.part(1 / 2)
    choice = sample(
        crew, STAGE, [Wanted(scripted("a script", one, chair), half) for one in finalists], f"{seed}/choice"
    )
    best = max(range(len(finalists)), key=lambda at: choice[at].mean)
    script = _pruned(crew, finalists[best], chair, f"{seed}/prune", budget)
    games = 2 * budget.games
    wanted = [Wanted(scripted("the best script", script, chair), games)]
    wanted += [Wanted(Player("line", name), games) for name in names]
    # Seeds that had no part in the choice.
    found, *authored = sample(crew, STAGE, wanted, f"{seed}/fresh")
    return Search(script, chair, found, dict(zip(names, authored, strict=True)), tried, crew.played - before)


def _pruned(crew: Crew, script: Script, chair: str, seed: str, budget: Budget) -> Script:
    """Return the script without the moves that add nothing, so that an author can see what it lives by."""
    for number in range(PRUNINGS):
        shorter = _pruned_once(crew, script, chair, f"{seed} {number}", budget)
        if shorter == script:
            break
        script = shorter
    return script


def _pruned_once(crew: Crew, script: Script, chair: str, seed: str, budget: Budget) -> Script:
    games = budget.part(1 / 4, least=20)
    places = [(turn, place) for turn, moves in enumerate(script) for place in range(len(moves))]
    wanted = [
        Wanted(scripted("a script", one, chair), games) for one in (script, *(_without(script, {p}) for p in places))
    ]
    whole, *others = sample(crew, STAGE, wanted, seed)
    gains = {place: one.mean - whole.mean for place, one in zip(places, others, strict=True)}
    idle = sorted((place for place in places if gains[place] >= 0), key=lambda place: -gains[place])
    # Of two moves that do the same work each alone is idle, so what goes well one by one is tried together.
    while idle:
        short = _without(script, set(idle))
        pair = [Wanted(scripted("a script", one, chair), 2 * games) for one in (script, short)]
        kept, cut = sample(crew, STAGE, pair, f"{seed}/together")
        if cut.mean >= kept.mean - SLACK:
            return short
        idle = idle[: len(idle) // 2]
    return script


def _without(script: Script, places: set[tuple[int, int]]) -> Script:
    return tuple(
        tuple(move for place, move in enumerate(moves) if (turn, place) not in places)
        for turn, moves in enumerate(script)
    )

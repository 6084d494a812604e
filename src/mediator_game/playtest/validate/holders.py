"""Whether land changes hands by an author's word along the historical line: the field has to produce history.

What a signed paper hands over is agreed, and may be carried out by a reaction. Anything else that gives a place to
somebody writes the war's course down instead of letting it happen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mediator_game.engine import land
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.events import Event
from mediator_game.engine.rules import Rules
from mediator_game.engine.state import State
from mediator_game.engine.step import start, step
from mediator_game.playtest.validate.bench import Bench
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew, Job
from mediator_game.playtest.validate.games import line, record, seed_of

_BY_THE_FIELD = "place-falls"
_HOLDS = "holds."


def given(crew: Crew, stage: str, line_id: str, budget: Budget, seed: str) -> tuple[list[str], int]:
    """Return what gave a place away along a line other than the field or a signed paper, and the games looked at."""
    if not crew.bench.rules().fighting:
        return [], 0
    games = budget.part(1 / 10)
    jobs = [Job(given_in, (line_id, seed_of(f"{seed}/holders", number))) for number in range(games)]
    counted = Counter(one for found in crew.map(stage, jobs) for one in set(found))
    return [f"{what}, in {count} of {games} games." for what, count in sorted(counted.items())], games


def given_in(bench: Bench, line_id: str, seed: str) -> Sequence[str]:
    """Return the same for one game, place by place."""
    rules, dice = bench.rules(), KeyedDice(seed)
    game = record(rules, line(line_id), seed)
    state, found = start(rules, dice, game.chair).state, list[str]()
    for action in game.actions:
        done = step(rules, state, action, dice)
        found += _told(rules, state, done.state, done.events)
        state = done.state
    return found


def _told(rules: Rules, before: State, after: State, events: Sequence[Event]) -> list[str]:
    places = {f"{_HOLDS}{place.name}": place for place in rules.ground.places}
    return [
        f"{event.kind} {event.subject} gives away {change.variable.removeprefix(_HOLDS)}"
        for event in events
        if event.kind != _BY_THE_FIELD
        for change in event.changes
        if change.variable in places
        and not any(land.is_agreed(rules, places[change.variable], state.values) for state in (before, after))
    ]

"""Small scenarios for validation tests, and a crew of one to play them."""

from contextlib import contextmanager
from functools import cache
from pathlib import Path

from attrs import evolve

from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Company, Crew
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Line, Move, Span, Step

VALLEY = Path(__file__).parents[1] / "scenarios" / "valley.toml"
SMALL = Budget(games=20, thorough=False)
TEXT = {"water": "shared", "road": "open"}


@cache
def loaded():
    return load(VALLEY)


def valley(**changes):
    return evolve(loaded().scenario, **changes)


def without_sides():
    """A plain reaction engine: a harvest, two moves, a chance."""
    base = valley()
    return evolve(
        base, side={}, issue=(), power={}, hinge=(), note=(), dispatch=(), line={}, forecast=(), objective=(), trap=(),
        move=tuple(one for one in base.move if one.id == "walk"),
        chair={"envoy": evolve(base.chair["envoy"], power="")},
        reaction=(evolve(base.reaction[1], when="harvest < 40", chance=50, effects=("cohesion -= 5",)),),
        outcome=(evolve(base.outcome[-1], id="good", when="harvest >= 50", value=100), base.outcome[-1]),
        record=evolve(base.record, documented=""), check=(), goal=(),
    )  # fmt: skip


def line(*steps, **more):
    """A line from (turn, move, arguments)."""
    return Line("A line", tuple(Step(turn, move, **args) for turn, move, args in steps), chair="envoy", **more)


def backlash():
    """The valley in which a public text brings the mayor of Hill down, and only the second table does it."""
    base = valley()
    farmers, traders = base.side["hill"].bloc
    hill = evolve(
        base.side["hill"],
        bloc=(evolve(farmers, support=Span(30, 30), limit=Span(90, 90)), traders),
        fall_line=34,
        trust=Span(50, 50),
    )
    fallen = evolve(base.outcome[0], id="fallen", title="The mayor falls", when="hill.falls > 0", value=0)
    steps = [(1, "table", {"text": TEXT}), (1, "visit", {"target": "hill"}), (2, "publish", {})]
    return evolve(
        base,
        side={**base.side, "hill": hill},
        move=(*base.move, Move(id="publish", title="Publish", does="publish")),
        outcome=(fallen, *base.outcome[1:]),
        line={"historical": line(*steps)},
        record=evolve(base.record, documented="fallen"),
    )


@contextmanager
def crew_for(scenario, stop=None):
    with Company({"it": scenario}, 1, stop) as company:
        yield Crew(company, "it")

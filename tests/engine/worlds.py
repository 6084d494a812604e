"""Small worlds for engine tests: the valley, twins, and plays of random inputs."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import evolve
from hypothesis import strategies as st

from mediator_game.engine.actions import Action, EndTurn, Move, OpenNote
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.rules import Rules
from mediator_game.scenario.load import load
from mediator_game.scenario.model import (
    Bloc,
    Front,
    Issue,
    Letter,
    Measure,
    Option,
    Paper,
    Place,
    Power,
    Scenario,
    Side,
    Span,
)
from mediator_game.scenario.model import Move as ScenarioMove

CAUSEWAY = Path(__file__).parents[1] / "scenarios" / "causeway.toml"
VALLEY = Path(__file__).parents[1] / "scenarios" / "valley.toml"


def valley() -> Scenario:
    scenario = load(VALLEY).scenario
    assert scenario is not None
    return scenario


def causeway() -> Scenario:
    """Two banks and the measures between them."""
    scenario = load(CAUSEWAY).scenario
    assert scenario is not None
    return scenario


def twins() -> Scenario:
    """Two sides alike in everything but their names, harsh enough that leaders fall and blocs walk out."""
    base = valley()

    def bloc(id: str, clout: int, support: int, limit: int, **more: object) -> Bloc:
        return Bloc(
            id=id, title=id, clout=clout, support=Span(support, support), limit=Span(limit, limit),
            weights={"water": 70, "road": 30}, movable=Span(30, 30), leak=Span(6, 6), **more,
        )  # fmt: skip

    side = Side(
        name="Twin", leader="the mayor", capital="hilltop", weights={"water": 40, "road": 60},
        bloc=(
            bloc("guard", 45, 40, 75, spoiler=True),
            bloc("guild", 30, 60, 50),
            bloc("people", 25, 50, 60, civic=True),
        ),
        outlook=Span(-5, -5), rhetoric=Span(72, 72), edge=50, edge_drift=2, fall_line=25,
        red_lines=("water.hill-keys",), successor="guard",
    )  # fmt: skip

    def value(option: Option) -> Option:
        span = option.value["hill"]
        return evolve(option, value={"a": Span(span.low, span.low), "b": Span(span.low, span.low)}, needs_sponsor=False)

    issues = tuple(evolve(issue, option=tuple(map(value, issue.option))) for issue in base.issue)
    powers = {
        # One power each: a capital's will is spent, so the second to be pressed by the same one would be pressed less.
        f"friend-of-{twin}": Power(
            name="A friend", will=Span(60, 60), co_chair=True, lever={twin: 40, f"{twin}.guard": 30},
            cares={"water": {"warden": 40, "shared": 10}},
        )
        for twin in ("a", "b")
    }  # fmt: skip
    verbs = ("publish", "push-back", "cover", "prepare", "confidence", "monitor", "consult", "brief", "conference")
    moves = (*base.move, *(ScenarioMove(id=verb, title=verb.capitalize(), does=verb) for verb in verbs))
    return evolve(
        base, move=moves, issue=issues, side={"a": evolve(side, red_lines=()), "b": evolve(side, red_lines=())},
        power=powers, reaction=(), event=(), note=(), line={}, objective=(), trap=(), record=evolve(base.record),
        outcome=tuple(evolve(one, ends=False, when="true") for one in base.outcome[-1:]),
        scenario=evolve(base.scenario, turns=8, moves=4), hinge=(), forecast=(), check=(), goal=(), dispatch=(),
    )  # fmt: skip


def warring_twins() -> Scenario:
    """The twins at war: each holds two places, goes for both of the other's, and may stop the fire."""
    base = twins()
    fire = Issue(
        id="fire", title="Fire",
        option=(
            Option("goes-on", "It goes on", {"a": Span(40, 40), "b": Span(40, 40)}, status_quo=True),
            Option("stop", "It stops", {"a": Span(55, 55), "b": Span(55, 55)}, stops_fire=True),
        ),
    )  # fmt: skip
    land = Issue(
        id="land", title="Land", of="places", when="turn <= 6", closed="it is too late for that",
        option=(
            Option("as-it-is", "As it is", status_quo=True),
            Option("changed", "Each has a place of the other's", to={"a": ("far-b",), "b": ("far-a",)}),
        ),
    )  # fmt: skip
    worth = {"town": (40, 25), "far": (20, 15)}
    places = {
        f"{kind}-{own}": Place(
            f"{kind} of {own}", issue="land", holder=own, worth={own: mine, other: theirs}, hard=20
        )
        for own, other in (("a", "b"), ("b", "a"))
        for kind, (mine, theirs) in worth.items()
    }  # fmt: skip
    fronts = {
        own: Front((f"far-{other}", f"town-{other}"), steps=2, look=3, toll={"a": 3, "b": 3})
        for own, other in (("a", "b"), ("b", "a"))
    }

    def at_war(side: Side) -> Side:
        blocs = tuple(evolve(one, weights={"water": 40, "road": 20, "fire": 10, "land": 30}) for one in side.bloc)
        weights = {"water": 30, "road": 40, "fire": 10, "land": 20}
        return evolve(side, bloc=blocs, weights=weights, prices={"water.warden": 5}, weary=Span(10, 10))

    chair = {name: evolve(one, effects=("war = true",)) for name, one in base.chair.items()}
    return evolve(
        base, issue=(*base.issue, fire, land), place={**base.place, **places}, front=fronts, chair=chair,
        side={name: at_war(side) for name, side in base.side.items()},
    )  # fmt: skip


_MIRRORED = {"a": "x", "b": "x", "to-a": "to-x", "to-b": "to-x"}


def two_papers() -> Scenario:
    scenario = load(VALLEY.with_name("two-papers.toml")).scenario
    assert scenario is not None
    return scenario


def twins_with_papers() -> Scenario:
    """The twins, with a paper that a third power puts forward, letters to both, and friends who do not like it."""
    base = twins()
    friends = {
        name: evolve(friend, cares={"water": {"warden": 10, "shared": 20}}) for name, friend in base.power.items()
    }
    league = Power(
        name="The League", will=Span(80, 80), broker=10, floor=5, solo=True,
        cares={"water": {"hill-keys": 30, "shared": 60, "warden": 90}, "road": {"closed": 40, "open": 55}},
    )  # fmt: skip
    paper = Paper(
        id="league-paper", title="the League's paper", owner="league", issues=("water", "road"), must_settle=("water",),
        says={"water": "warden"}, signatories=("a", "b", "a.guard", "b.guard", "league"), lapse=3, public=True,
        told=("friend-of-a", "friend-of-b"),
    )  # fmt: skip
    letters = tuple(
        Letter(id=f"to-{one}", paper="league-paper", sender="league", to=one, worth=Span(6, 6), secret=True, leak=30)
        for one in ("a", "b")
    )
    world = evolve(base.world, cohesion=Span(20, 20))
    return evolve(base, power={**friends, "league": league}, paper=(paper,), letter=letters, world=world)


def the_pass() -> Scenario:
    """A front, a paper of others with letters, and measures, all in one small scenario."""
    scenario = load(VALLEY.with_name("pass.toml")).scenario
    assert scenario is not None
    return scenario


def twins_with_everything() -> Scenario:
    """The twins at war, with a paper of others, letters, levers of one length, and measures."""
    war, papers = warring_twins(), twins_with_papers()
    league = evolve(
        papers.power["league"], lever={"a": 40, "b": 40},
        cares={"fire": {"goes-on": 40, "stop": 60}, "water": {"hill-keys": 40, "shared": 55, "warden": 60}},
    )  # fmt: skip
    union = Power(name="The Union", will=Span(70, 70), lever={"a": 30, "b": 30}, cares={"fire": {"stop": 10}})
    paper = evolve(
        papers.paper[0], issues=("fire", "water", "land"), must_settle=("fire",), told=("union",),
        says={"fire": "stop", "water": "warden", "land": "changed"}, signatories=("a", "b", "league"),
    )  # fmt: skip

    def measure(id: str, **more: object) -> Measure:
        return Measure(id=id, title=id, needs=("a", "b"), worth={"a": Span(3, 3), "b": Span(3, 3)}, **more)

    measures = (
        measure("hut", breaks_on="war"),
        measure("bell", after=("hut",), breaks_on="clash", broken_effects=("a.rhetoric += 2", "b.rhetoric += 2")),
    )
    return evolve(
        war, power={**war.power, "league": league, "union": union}, paper=(paper,), letter=papers.letter,
        measure=measures, world=papers.world,
        move=(*war.move, ScenarioMove(id="propose", title="Propose", does="propose")),
    )  # fmt: skip


class MirrorDice:
    """Dice that do not know one twin from the other."""

    def __init__(self, seed: int) -> None:
        from mediator_game.engine.dice import KeyedDice

        self._dice = KeyedDice(seed)

    def roll(self, kind: str, subject: str, turn: int) -> int:
        return self._dice.roll(kind, re.sub(r"\b[ab]\b", "x", subject), turn)

        parts = subject.replace("@", ".").split(".")
        common = ".".join(_MIRRORED.get(part, part) for part in parts)
        return self._dice.roll(kind, common, turn)


def rules_of(scenario: Scenario) -> Rules:
    return compile_rules(scenario)


def anything(rules: Rules) -> st.SearchStrategy[Action]:
    """Legal and illegal inputs alike."""
    scenario = rules.scenario
    names = st.sampled_from
    options = [f"{issue.id}.{option.id}" for issue in rules.issues for option in issue.option]
    targets = ["", "nobody", *scenario.side, *rules.blocs, *rules.measures]
    texts = st.fixed_dictionaries(
        {}, optional={issue.id: names([option.id for option in issue.option]) for issue in rules.issues}
    )
    moves = st.builds(
        Move,
        names([*rules.moves, "nothing"]),
        target=names(targets),
        option=names(["", "water.none", *options]),
        power=names(["", "nobody", *rules.powers]),
        text=texts,
    )
    notes = st.builds(OpenNote, names([*(note.id for note in scenario.note), "nothing"]))
    return st.one_of(moves, moves, moves, st.just(EndTurn()), notes)

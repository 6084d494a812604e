"""Small worlds for engine tests: the valley, twins, and plays of random inputs."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve
from hypothesis import strategies as st

from mediator_game.engine.actions import Action, EndTurn, Move, OpenNote
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.rules import Rules
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Bloc, Option, Power, Scenario, Side, Span
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


class MirrorDice:
    """Dice that do not know one twin from the other."""

    def __init__(self, seed: int) -> None:
        from mediator_game.engine.dice import KeyedDice

        self._dice = KeyedDice(seed)

    def roll(self, kind: str, subject: str, turn: int) -> int:
        parts = subject.replace("@", ".").split(".")
        common = ".".join("x" if part in {"a", "b"} else part for part in parts)
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

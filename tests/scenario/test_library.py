"""The library that scenarios share, and the tutorial that is played on it."""

import ast
import collections
from pathlib import Path

import attrs
import pytest

import mediator_game.engine
from mediator_game.engine import menu
from mediator_game.engine.actions import EndTurn, Move, OpenNote
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.rules import Rules, Values
from mediator_game.engine.step import start, step
from mediator_game.scenario.library import folder, fragments
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Dispatch, Scenario
from mediator_game.text.names import placeholders

VALLEY = Path(__file__).parents[1] / "scenarios" / "valley.toml"
FRAGMENTS = sorted(path.stem for path in fragments().glob("*.toml"))
VERBS = [
    "visit", "channel", "table", "amend", "publish", "summit", "push-back", "cover", "prepare", "confidence",
    "monitor", "consult", "brief", "press", "sponsor", "conference",
]  # fmt: skip
NOT_TOLD = {"counters", "dice", "drift", "move", "note", "outcome", "seated", "turn"}
"""Bookkeeping, and what has words of its own in the scenario."""
HAS = {
    "leader": {"answer-yes", "answer-no"},
    "issue": {"answer-yes", "answer-no", "bloc-hears"},
    "option": {"sponsored", "unsponsored"},
    "power": {"sponsored", "unsponsored", "venue-shopping"},
    "bloc": {
        "agitation", "bloc-hears", "contagion", "creep", "dividend", "shock", "violence", "walk-out",
    },
    "side": {
        "agitation", "answer-no", "answer-yes", "bloc-hears", "contagion", "creep", "dividend", "fall", "rejected",
        "shock", "violence", "walk-out", "war",
    },
}  # fmt: skip
"""Which kinds of event surely have, or for `issue` may have, what a word stands for."""
GAMES = 200


def shipped(name: str) -> Scenario:
    loaded = load(folder() / name)
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def using(folder: Path, *names: str) -> Scenario:
    text = VALLEY.read_text(encoding="utf-8")
    path = folder / "valley.toml"
    uses = [f"shipped:{name}" for name in names]
    path.write_text(text.replace("fictional = true", f"fictional = true\nuses = {uses}"), encoding="utf-8")
    loaded = load(path)
    assert not loaded.diagnostics
    assert loaded.scenario is not None
    return loaded.scenario


def emitted() -> set[str]:
    """Collect every kind of event that the engine's source names."""
    kinds = set()
    for path in Path(mediator_game.engine.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "event" and call.args:
                kinds |= _texts(call.args[0], tree)
    return kinds


def _texts(given: ast.expr, tree: ast.Module) -> set[str]:
    if isinstance(given, ast.Name):
        values = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and any(ast.unparse(name) == given.id for name in node.targets)
        ]
    else:
        values = [given]
    found = {node.value for value in values for node in ast.walk(value) if isinstance(node, ast.Constant)}
    return {text for text in found if isinstance(text, str)}


def defaults(folder: Path) -> list[Dispatch]:
    """Return the library's dispatches, without those of the valley that uses them."""
    own = load(VALLEY).scenario
    assert own is not None
    return [one for one in using(folder, "dispatches").dispatch if one not in own.dispatch]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_scenario_can_use_every_fragment_of_the_library(fragment: str, tmp_path: Path) -> None:
    one = using(tmp_path, fragment, "sources", "places")
    assert "R01" in one.source
    assert "minsk" in one.place


@pytest.mark.parametrize("fragment", ["moves", "dispatches", "places", "karabakh"])
def test_what_an_author_would_use_alone_can_be_used_alone(fragment: str, tmp_path: Path) -> None:
    assert using(tmp_path, fragment).scenario.uses == (f"shipped:{fragment}",)


def test_karabakh_brings_all_that_the_karabakh_scenarios_share(tmp_path: Path) -> None:
    one = using(tmp_path, "karabakh")
    assert "shusha" in one.place
    assert "R48" in one.source
    assert "co-chair" in one.term
    assert "vital" in one.map.groups
    assert {"visit", "conference"} <= {move.id for move in one.move}
    assert {dispatch.on for dispatch in one.dispatch} >= {"answer-no", "war"}


def test_every_verb_of_the_engine_has_a_common_move_with_its_source(tmp_path: Path) -> None:
    bare = using(tmp_path, "moves")
    common = {move.id: move for move in bare.move if move.source}
    own = {"visit", "channel", "table", "amend", "sponsor", "press", "summit"}
    assert set(common) == set(VERBS) - own, "the valley's own moves of these ids win"
    for move in common.values():
        assert move.does == move.id
        assert all(source in bare.source for source in move.source)


def test_the_tutorial_keeps_common_moves_whose_hints_fit_a_menu() -> None:
    for move in shipped("tutorial.toml").move:
        assert move.does == move.id
        assert move.source
        assert 0 < len(move.hint) <= 60


def test_every_event_a_person_should_hear_of_has_a_default_telling(tmp_path: Path) -> None:
    told = {dispatch.on for dispatch in defaults(tmp_path)}
    assert emitted() >= {"answer-yes", "answer-no", "walk-out", "fall", "clash"}
    assert told == emitted() - NOT_TOLD


def test_default_dispatches_ask_only_for_words_their_event_can_give(tmp_path: Path) -> None:
    for dispatch in defaults(tmp_path):
        for text in dispatch.texts:
            for word in placeholders(text):
                assert dispatch.on in HAS[word.name], f"{dispatch.on}: {text}"
            assert 8 <= len(text.split()) <= 30, text


def test_an_answer_that_names_no_issue_can_still_be_told(tmp_path: Path) -> None:
    for kind in HAS["issue"]:
        fitting = [dispatch for dispatch in defaults(tmp_path) if dispatch.on == kind]
        assert all("{issue}" in text for text in fitting[0].texts)
        assert not any("{issue}" in text for text in fitting[-1].texts)


def test_the_tutorial_loads_without_a_word_of_complaint() -> None:
    assert load(folder() / "tutorial.toml", strict=True).diagnostics == ()


def test_the_tutorial_is_short_enough_to_read_and_play_in_ten_minutes() -> None:
    one = shipped("tutorial.toml")
    assert one.scenario.turns * one.scenario.moves <= 8
    assert one.scenario.minutes <= 10
    assert len(one.briefing.text.split()) <= 150
    assert one.briefing.first_step


def test_the_tutorials_clerk_leaves_at_most_one_slip_a_week() -> None:
    rules = compile_rules(shipped("tutorial.toml"))
    for line in ("naive", "informed"):
        for seed in range(20):
            slips = collections.Counter(turn for kind, turn in game(rules, line, seed).slips if kind == "event")
            assert all(count == 1 for count in slips.values())
            assert {1, 2} <= set(slips) <= {1, 2, 3}


def test_following_the_leaders_alone_costs_the_reeve_the_office_in_most_games() -> None:
    played = games(compile_rules(shipped("tutorial.toml")), "naive")
    assert share(played, "fallen") > 0.8
    assert all(one.trapped for one in played)


def test_hearing_the_militia_and_taking_a_smaller_step_settles_in_most_games() -> None:
    played = games(compile_rules(shipped("tutorial.toml")), "informed")
    assert share(played, "settled") > 0.8
    assert sum(one.trapped for one in played) < GAMES / 10
    assert all(one.levels == {"one-text": 3, "whose-yes": 4} for one in played if not one.trapped)


def test_neither_the_smaller_step_nor_the_back_channel_is_as_good_alone_as_both_together() -> None:
    rules = compile_rules(shipped("tutorial.toml"))
    both = share(games(rules, "informed"), "settled")
    unheard = without(rules, "informed", "channel")
    assert 0.5 < share(games(unheard, "informed"), "settled") < both
    assert share(games(unheard, "informed"), "settled") > share(games(rules, "naive"), "settled")


def test_without_the_table_at_home_the_leaders_yes_would_have_been_enough() -> None:
    one = attrs.evolve(shipped("tutorial.toml"), rules={"second_table": 0})
    assert share(games(compile_rules(one), "naive"), "settled") == 1


def test_the_muster_roll_is_brought_by_the_back_channel() -> None:
    rules = compile_rules(shipped("tutorial.toml"))
    dice = KeyedDice(1)
    state = start(rules, dice, "envoy").state
    assert menu.refusal(rules, state.values, OpenNote("draft")) is None
    assert "back channel" in str(menu.refusal(rules, state.values, OpenNote("muster")))
    state = step(rules, state, Move("channel", target="tarn.militia"), dice).state
    assert menu.refusal(rules, state.values, OpenNote("muster")) is None


@attrs.frozen
class Game:
    """One game played along a line to its end."""

    outcome: str
    trapped: bool
    levels: dict[str, int]
    slips: tuple[tuple[str, int], ...]


def games(rules: Rules, line: str) -> list[Game]:
    return [game(rules, line, seed) for seed in range(GAMES)]


def game(rules: Rules, line: str, seed: int) -> Game:
    dice = KeyedDice(seed)
    state = start(rules, dice, "envoy").state
    slips = []
    while not menu.over(rules, state.values):
        turn = state.values[rules.layout["turn"]]
        for move in moves(rules, line, turn, state.values):
            if menu.refusal(rules, state.values, move) is None:
                state = step(rules, state, move, dice).state
        ended = step(rules, state, EndTurn(), dice)
        slips += [(event.kind, event.turn) for event in ended.events if event.subject.startswith("slip-")]
        state = ended.state
    return judged(rules, state.values, tuple(slips))


def moves(rules: Rules, line: str, turn: int, v: Values) -> list[Move]:
    steps = rules.scenario.line[line].steps
    due = [one for one in steps if one.turn == turn and (one.when is None or rules.condition(one.when)(v))]
    return [Move(one.move, one.target, one.option, one.power, one.text) for one in due]


def judged(rules: Rules, v: Values, slips: tuple[tuple[str, int], ...]) -> Game:
    def level(objective_id: str) -> int:
        levels = next(one.levels for one in rules.scenario.objective if one.id == objective_id)
        return max(number for number, one in enumerate(levels, start=1) if rules.condition(one.when)(v))

    return Game(
        outcome=rules.scenario.outcome[v[rules.layout["over"]] - 1].id,
        trapped=any(rules.condition(trap.when)(v) for trap in rules.scenario.trap),
        levels={one.id: level(one.id) for one in rules.scenario.objective},
        slips=slips,
    )


def without(rules: Rules, line: str, move: str) -> Rules:
    """Return the rules of the same scenario, its line without one kind of move."""
    written = rules.scenario.line[line]
    kept = tuple(one for one in written.steps if one.move != move)
    return compile_rules(attrs.evolve(rules.scenario, line={line: attrs.evolve(written, steps=kept)}))


def share(played: list[Game], outcome: str) -> float:
    return sum(one.outcome == outcome for one in played) / len(played)

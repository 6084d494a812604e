"""Explorations: verdicts that hold, the fewest inputs, honest bounds."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.sketches import condition as made_up
from engine.sketches import sketch
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.written import stepwise
from mediator_game.engine.written.trees import condition
from mediator_game.play.inputs import EndTurn, Move
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.playtest.explore import Limits, explore
from mediator_game.playtest.explore.distance import distance
from mediator_game.scenario import names
from mediator_game.scenario.load import load
from mediator_game.transcript.inputs import as_input
from playtest.ford import check, explored, goal, rules_of, written

VALLEY = Path(__file__).parents[1] / "scenarios" / "valley.toml"
NEUTRAL = Path(__file__).parents[2] / "benchmarks" / "neutral.toml"


def replayed(path, route):
    """Play a finding's records through a session; return it."""
    begun, *entered = [json.loads(json.dumps(record)) for record in route.records()]
    loaded = load(path)
    setup = Setup(
        loaded.scenario, loaded.document, loaded.sha256, begun["chair"], begun["seed"], "run",
        dice=begun.get("dice", {}),
    )  # fmt: skip
    session = Session(setup, Memory(), lambda: 0.0)
    for record in entered:
        session.do(as_input(record))
    return session


def holds(session, text):
    return session.rules.condition(text)(session.position.state.values)


def changed_valley(folder, *changes):
    """Write the valley with some of its text replaced."""
    text = VALLEY.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "valley.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_violated_check_comes_with_the_fewest_inputs_that_break_it(tmp_path):
    path = written(tmp_path, check("never-low", "water > 30"))
    found = explored(path).of("check")["never-low"]
    assert found.verdict == "violated"
    assert found.shortest
    assert found.route.inputs == (Move("dig"), EndTurn(), Move("dig"))
    assert not holds(replayed(path, found.route), "water > 30")


def test_a_check_at_the_end_is_asked_only_there(tmp_path):
    path = written(tmp_path, check("always", "turn < 3 or water != 40") + check("end", "water != 40", "end"))
    found = explored(path).of("check")
    assert found["always"].route.inputs[-1] == EndTurn()
    assert len(found["end"].route.inputs) > len(found["always"].route.inputs)
    assert replayed(path, found["end"].route).ended


def test_a_check_that_every_game_keeps_is_verified_by_having_seen_them_all(tmp_path):
    # Everything goes by tens: no range shows it.
    found = explored(written(tmp_path, check("by-tens", "water != 45")))
    by_tens = found.of("check")["by-tens"]
    assert (by_tens.verdict, by_tens.whole, by_tens.proof) == ("verified", True, "")
    assert found.truncated_by == ()
    assert found.of("outcome")["dry"].verdict == "reached"


def test_a_goal_that_needs_a_lucky_die_is_reached_with_the_die_and_its_chance(tmp_path):
    path = written(tmp_path, goal("under-water", "water >= 90"))
    found = explored(path).of("goal")["under-water"]
    assert found.verdict == "reached"
    assert [(die.name, die.chance, die.happens) for die in found.luck] == [("reaction/flood/1", 5, True)]
    assert found.chance == pytest.approx(0.05)
    assert holds(replayed(path, found.route), "water >= 90")


def test_a_goal_that_no_game_reaches_is_proved_unreachable(tmp_path):
    found = explored(written(tmp_path, goal("half-way", "water == 45") + goal("beyond", "water > 100")))
    half_way, beyond = found.of("goal")["half-way"], found.of("goal")["beyond"]
    assert (half_way.verdict, half_way.whole, half_way.route) == ("proved unreachable", True, None)
    assert beyond.verdict == "proved unreachable"
    assert beyond.proof
    assert found.wrong


def test_a_goal_not_reached_says_how_near_the_nearest_state_came(tmp_path):
    more = goal("half-way", "water == 47 and turn == 2")
    found = explored(written(tmp_path, more, water="[50, 55]"), states=3).of("goal")["half-way"]
    assert found.verdict == "not reached"
    first, second = found.closest.parts
    assert (first.text, first.holds) == ("water == 47", False)
    assert first.short == abs(first.values["water"] - 47) > 0
    assert second.text == "turn == 2"


def test_with_hidden_numbers_nothing_is_said_of_all_games(tmp_path):
    found = explored(written(tmp_path, check("by-tens", "water != 47"), water="[50, 55]"))
    assert found.of("check")["by-tens"].verdict == "not observed"
    assert found.truncated_by == ("draws",)
    assert "drawn once" in found.as_text()


def test_a_proof_is_never_contradicted(tmp_path):
    path = written(tmp_path, check("points", "water >= 0 and water <= 100") + goal("beyond", "water > 100"))
    found = explored(path, states=2)
    assert found.of("check")["points"].verdict == "verified"
    assert found.of("goal")["beyond"].verdict == "proved unreachable"


def test_too_many_states_are_named_as_what_ended_the_search(tmp_path):
    found = explored(written(tmp_path, check("never-low", "water > 20")), states=5)
    assert found.truncated_by == ("states",)
    assert found.states == 5
    assert found.of("check")["never-low"].verdict == "not observed"


LOOP = '\n[[move]]\nid = "talk"\ntitle = "Talk"\ncost = 0\neffects = ["water += moves.talk.count"]\n'


def test_free_moves_without_end_are_cut_within_a_turn_and_said_so(tmp_path):
    more = LOOP + goal("talked", "moves.talk.count >= 1000") + goal("some", "moves.talk.count == 30")
    found = explored(written(tmp_path, more, header="#"), states=5_000)
    assert "steps" in found.truncated_by
    assert found.of("goal")["some"].verdict == "reached"
    assert found.of("goal")["talked"].verdict == "not reached"


def test_the_time_allowed_is_kept_within_a_second(tmp_path):
    path = tmp_path / "neutral.toml"
    path.write_text(NEUTRAL.read_text(encoding="utf-8") + goal("all", "v0 + v1 + v2 + v3 == 397"), encoding="utf-8")
    rules = rules_of(path)
    began = monotonic()
    found = explore(rules, "engine", 1, Limits(10**8, 1.5))
    assert monotonic() - began < 3.5
    assert found.truncated_by == ("time",)


def test_the_time_allowed_is_kept_where_steps_are_slow(tmp_path):
    rules = rules_of(changed_valley(tmp_path, ("[[event]]", goal("far", "tension == 97") + "\n[[event]]")))
    began = monotonic()
    found = explore(rules, "envoy", 1, Limits(10**8, 1.0))
    assert monotonic() - began < 3.5
    assert "time" in found.truncated_by


def test_a_turn_with_hundreds_of_dice_one_after_another_is_left_within_a_second(tmp_path):
    many = "".join(
        f'\n[[reaction]]\nid = "r{n}"\ntitle = "Rain"\nwhen = "water > {n % 40}"\nchance = {10 + n % 80}\n'
        f'effects = ["water += {n % 5}", "flags.f{n} = true"]\n'
        for n in range(200)
    )
    rules = rules_of(written(tmp_path, many + goal("all", "flags.f7 and flags.f9"), header='reactions = "in order"'))
    looks: list[float] = []

    def stop():
        looks.append(monotonic())
        return False

    found = explore(rules, "envoy", 1, Limits(10**6, 2), stop=stop)
    assert "dice" in found.truncated_by
    # A quarter of a second on a machine with nothing else to do.
    assert max(later - one for one, later in pairwise(looks)) < 1.5


def test_what_has_been_found_is_kept_when_a_search_is_stopped(tmp_path):
    calls = []

    def stop():
        calls.append(1)
        return len(calls) > 5

    found = explored(written(tmp_path, goal("dug", "water < 50")), stop=stop)
    assert found.stopped
    assert found.of("goal")["dug"].verdict == "reached"


def test_every_finding_in_a_scenario_with_sides_plays_again(tmp_path):
    rules_path = VALLEY
    loaded = load(rules_path)
    rules = compile_rules(loaded.scenario)
    found = explore(rules, "envoy", 4, Limits(4_000, 30))
    ways = [each for each in found.findings if each.route is not None]
    assert len(ways) >= 3
    for each in ways:
        session = replayed(rules_path, each.route)
        if each.sought.sort == "outcome":
            assert session.outcome == each.sought.id
        else:
            assert holds(session, each.sought.text) is (each.sought.sort == "goal")


def test_every_outcome_of_the_neutral_scenario_is_found_and_plays_again():
    found = explore(rules_of(NEUTRAL), "engine", 1, Limits(150_000, 60))
    for id, each in found.of("outcome").items():
        assert each.verdict == "reached", id
        assert replayed(NEUTRAL, each.route).outcome == id


def test_moves_and_reactions_that_were_never_seen_are_listed(tmp_path):
    more = '\n[[move]]\nid = "fly"\ntitle = "Fly"\nwhen = "water > 80 and turn == 1"\n'
    more += '\n[[reaction]]\nid = "drought"\ntitle = "Drought"\nwhen = "water < 20"\ntext = "Dust."\n'
    found = explored(written(tmp_path, more))
    assert found.moves_never_made == ("fly",)
    assert found.reactions_never_fired == ("drought",)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**40), st.booleans())
def test_the_distance_to_a_condition_is_nothing_exactly_where_it_holds(seed, wanted):
    random = Random(seed)
    rules, text = compile_rules(sketch(seed)), made_up(random)
    tree = condition(rules, text)
    far = rules.number(distance(tree, names.schema(rules.scenario), holds=wanted))
    for _ in range(10):
        v = [random.randint(slot.low, min(slot.high, 100)) for slot in rules.layout.slots]
        v[rules.layout["turn"]] = random.randint(1, 5)
        assert (far(v) == 0) is (rules.condition(text)(v) is wanted)
        assert far(v) >= 0


def test_the_json_has_the_shape_other_programs_rely_on(tmp_path):
    more = check("never-low", "water > 30") + goal("under-water", "water >= 90") + goal("half-way", "water == 45")
    shape = json.loads(json.dumps(explored(written(tmp_path, more), states=40).as_json()))
    assert {"scenario", "states", "truncated_by", "checks", "goals", "outcomes"} <= set(shape)
    assert set(shape["checks"]["never-low"]) >= {"verdict", "inputs"}
    for one in shape["goals"].values():
        assert set(one) >= {"verdict", "inputs", "closest"}


EITHER = "".join(
    f'\n[[reaction]]\nid = "{id}"\ntitle = "Rain"\nwhen = "turn == 1"\nchance = 10\neffects = ["flags.wet = true"]\n'
    for id in ("north", "south")
)


def test_a_die_counts_for_luck_although_another_happens_to_do_as_much(tmp_path):
    path = written(tmp_path, EITHER + goal("wet", "flags.wet"))
    for seed in range(30):
        found = explored(path, seed=seed).of("goal")["wet"]
        assert len(found.luck) == 1
        assert found.chance == pytest.approx(0.1)
        assert holds(replayed(path, found.route), "flags.wet")


def test_a_search_that_found_everything_names_no_bound_it_never_reached():
    loaded = load(VALLEY)
    found = explore(compile_rules(loaded.scenario), "envoy", 1, Limits(12_000, 120))
    assert all(each.route or each.proof for each in found.findings)
    assert "found" in found.truncated_by
    assert not {"states", "time"} & set(found.truncated_by)


SIGNED = """
[line.signed]
title = "Sign at once"
chair = "envoy"
steps = [
  { turn = 1, move = "table", text = { water = "shared", road = "open" } },
  { turn = 1, move = "summit" },
  { turn = 2, move = "summit" },
]
"""


def test_what_comes_and_goes_in_an_aftermath_is_seen_and_plays_again(tmp_path):
    for_a_month = "".join(
        f'[[reaction]]\nid = "{id}"\ntitle = "A doubt"\nwhen = "turn == {turn}"\neffects = ["flags.doubt = {value}"]\n'
        for id, turn, value in (("doubt", 3, "true"), ("relief", 4, "false"))
    )
    sought = check("calm", "not flags.doubt") + goal("doubted", "flags.doubt")
    path = changed_valley(
        tmp_path,
        ("turns = 3\n", "turns = 2\naftermath = 3\n"),
        ("by = 3\n", "by = 2\n"),
        ("  { turn = 3, move = \"summit\" },\n", ""),
        ("  { turn = 3, move = \"summit\" },\n", ""),
        ("ends = true\n", ""),
        ("[record]", SIGNED + "[record]"),
        ("[[outcome]]", for_a_month + sought + "[[outcome]]"),
    )  # fmt: skip
    found = explore(rules_of(path), "envoy", 1, Limits(3_000, 30))
    calm, doubted = found.of("check")["calm"], found.of("goal")["doubted"]
    assert (calm.verdict, doubted.verdict) == ("violated", "reached")
    session = replayed(path, doubted.route)
    assert session.ended
    doubts = [
        change.delta
        for event in session.position.events for change in event.changes if change.variable == "flags.doubt"
    ]  # fmt: skip
    assert doubts == [1, -1]


def test_every_move_that_tables_a_text_is_tried(tmp_path):
    solemn = '[[move]]\nid = "read-out"\ntitle = "Read out a text"\ndoes = "table"\neffects = ["flags.solemn = true"]\n'
    path = changed_valley(tmp_path, ("[[event]]", solemn + goal("solemn", "flags.solemn") + "\n[[event]]"))
    found = explore(rules_of(path), "envoy", 1, Limits(4_000, 20)).of("goal")["solemn"]
    assert found.verdict == "reached"
    assert len(found.route.inputs) == 1
    assert holds(replayed(path, found.route), "flags.solemn")


def test_a_text_may_leave_a_term_that_can_no_longer_be_chosen_as_it_stands(tmp_path):
    """Tabled in turn 1 with the road open, the text can be tabled anew in turn 2 though nobody could open it then."""
    again = "moves.table.count == 2 and text.road == 'open' and turn == 2 and moves.amend.count == 0"
    path = changed_valley(
        tmp_path,
        ('title = "The road is open by day"\n', 'title = "The road is open by day"\nwhen = "turn == 1"\n'),
        ("[[event]]", goal("again", again) + "\n[[event]]"),
    )
    found = explore(rules_of(path), "envoy", 1, Limits(5_000, 30)).of("goal")["again"]
    assert found.verdict == "reached"
    assert holds(replayed(path, found.route), again)


def test_nothing_is_called_the_fewest_where_shorter_ways_may_have_been_left_out(monkeypatch, tmp_path):
    monkeypatch.setattr(stepwise, "MOST_TEXTS", 1)
    wanted = goal("both", "text.water == 'shared' and text.road == 'open'")
    path = changed_valley(tmp_path, ("[line.historical]", wanted + "\n[line.historical]"))
    found = explore(rules_of(path), "envoy", 1, Limits(4_000, 20))
    assert "texts" in found.truncated_by
    assert not found.of("goal")["both"].shortest

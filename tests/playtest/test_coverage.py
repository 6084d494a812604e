"""Coverage: what is counted is what sessions record, and what never happened is told apart by its reason."""

from collections import Counter
from functools import cache

import pytest
from attrs import evolve

from engine.worlds import valley
from mediator_game.engine.compile import compile_rules
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.playtest.counted import with_coverage
from mediator_game.playtest.coverage import Coverage, is_watched
from mediator_game.playtest.lines import play_line
from mediator_game.playtest.never import never
from mediator_game.playtest.plan import play_alone
from mediator_game.playtest.policies import POLICIES
from mediator_game.playtest.printed import as_text
from mediator_game.playtest.result import Simulation
from mediator_game.playtest.simulate import Plan, play, play_games, simulate
from mediator_game.scenario.library import find
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Event, Line, Reaction, Step

GAMES = 40


def plan(player="random", is_line=False, **more):
    return Plan("seed", player, is_line, "envoy", **more)


def session_of(scenario, a_plan, number, rules=None):
    setup = Setup(scenario, {}, "", a_plan.chair, a_plan.seed_of(number), "run", overrides=a_plan.overrides)
    return Session(setup, Memory(), lambda: 0.0, rules=rules)


def found(scenario, a_plan, games=GAMES):
    rules = compile_rules(scenario, a_plan.overrides)
    return Simulation(scenario, a_plan, play_games(rules, a_plan, range(games)), 1.0)


def missing(scenario, a_plan, games=GAMES):
    return {(one.what, one.id): one for one in never(found(scenario, a_plan, games))}


@cache
def tutorial():
    return load(find("tutorial"))


# Any game alone


@pytest.mark.parametrize("name", sorted(POLICIES))
def test_a_policy_s_game_played_alone_is_the_game_that_was_counted(name):
    scenario = tutorial().scenario
    rules = compile_rules(scenario)
    a_plan = Plan("seed", name, False, rules.chairs[-1])
    for number in range(6):
        session = session_of(scenario, a_plan, number, rules)
        play_alone(session, a_plan, number)
        assert session.position.state.values == play(rules, a_plan, number)


def test_changed_constants_hold_for_a_game_played_alone_as_well():
    a_plan = plan("typical", overrides={"drift_tension": 40})
    rules = compile_rules(valley(), a_plan.overrides)
    session = session_of(valley(), a_plan, 2)
    play_alone(session, a_plan, 2)
    assert session.position.state.values == play(rules, a_plan, 2)


def test_a_game_is_not_played_alone_on_other_dice():
    with pytest.raises(ValueError, match="seed:1"):
        play_alone(session_of(valley(), plan(), 0), plan(), 1)


def test_the_example_of_an_outcome_ends_with_it():
    result = found(valley(), plan())
    for outcome, number in result.examples():
        session = session_of(valley(), result.plan, number)
        play_alone(session, result.plan, number)
        assert session.outcome == outcome
    assert {outcome for outcome, _ in result.examples()} == set(result.tally.outcomes)


# What is counted


def recorded(scenario, a_plan, games=GAMES):
    """What sessions write down of the same games."""
    happened, texts = Counter(), Counter()
    rules = compile_rules(scenario)
    for number in range(games):
        session = session_of(scenario, a_plan, number, rules)
        play_alone(session, a_plan, number)
        seen = set()
        for record in session.records[1:]:
            if record["type"] == "move":
                seen.add(("move", record["move"]))
                if rules.moves[record["move"]].definition.does not in ("table", "amend"):
                    about = [record[part] for part in ("target", "option", "power") if record.get(part)]
                    seen.update([("target", " ".join([record["move"], *about]))] if about else [])
            seen |= {(one["kind"], one["subject"]) for one in record["events"] if one["kind"] in ("reaction", "event")}
            at = session.position_at(record["seq"]).state.values
            if at[rules.text.exists]:
                seen |= {
                    ("option", f"{issue.id}.{issue.option[at[slot]].id}")
                    for issue, slot in zip(rules.issues, rules.text.options, strict=True)
                }
            if any(one["kind"] == "signed" for one in record["events"]):
                texts[tuple(at[slot] for slot in rules.text.options)] += 1
        happened.update(seen)
    return happened, texts


@pytest.mark.parametrize("player", ["random", "typical", "veto-holders"])
def test_what_is_counted_is_what_sessions_record(player):
    happened, texts = recorded(valley(), plan(player))
    counted = found(valley(), plan(player)).tally.coverage
    kinds = {"move", "target", "option", "reaction", "event"}
    assert {key: n for key, n in counted.happened.items() if key[0] in kinds} == happened
    assert counted.texts == texts


def test_one_level_of_every_objective_is_reached_in_every_game():
    shape = with_coverage(found(valley(), plan()), ())
    assert all(sum(levels) == GAMES for levels in shape["objectives"].values())


def test_workers_count_what_one_process_counts():
    loaded = load(find("tutorial"))
    a_plan = Plan("s", "random", False, next(iter(loaded.scenario.chair)))
    alone, spread = (simulate(loaded.document, a_plan, 220, workers=workers).tally for workers in (1, 2))
    assert alone.coverage == spread.coverage
    assert alone.examples == spread.examples


def test_counts_add_up():
    rules = compile_rules(valley())
    whole, parts = play_games(rules, plan(), range(30)).coverage, Coverage()
    for part in (range(7), range(7, 30)):
        parts.merge(play_games(rules, plan(), part).coverage)
    assert parts == whole


def test_a_hundred_games_of_a_long_run_are_watched_and_all_of_a_short_one():
    assert sum(map(is_watched, range(100_000))) == 100
    assert all(map(is_watched, range(20)))


# Why something never happened


def test_an_option_that_needs_a_sponsor_nobody_asked_was_never_open_and_the_reason_is_the_game_s_own():
    one = missing(valley(), plan("historical", True))["option", "water.warden"]
    assert one.kind == "closed"
    assert "needs a sponsor" in one.reason


def test_a_move_that_was_open_and_not_made_is_the_player_s_doing():
    one = missing(valley(), plan("historical", True))["move", "channel"]
    assert one.kind == "unchosen"
    assert one.note == "100%"
    assert "20 games watched" in missing(valley(), plan("historical", True), 20)["move", "channel"].reason


def test_a_move_of_another_chair_is_said_to_be_that():
    base = valley()
    scenario = evolve(base, move=(*base.move[:-1], evolve(base.move[-1], chairs=("stranger",))))
    assert missing(scenario, plan())["move", base.move[-1].id].kind == "chair"


def with_reaction(**more):
    base = valley()
    return evolve(base, reaction=(*base.reaction, Reaction(id="new", title="New", **more)))


def test_a_die_that_never_came_up_is_told_from_a_condition_that_never_held():
    unlucky = missing(with_reaction(when="turn >= 1", chance=1), plan(), 3)["reaction", "new"]
    assert unlucky.kind == "unlucky"
    assert unlucky.reason == "Its condition held in 3 games; the die (1%) never came up."
    assert missing(with_reaction(when="moves.summit.count > 2"), plan("historical", True))["reaction", "new"].kind == (
        "unheld"
    )


def test_a_chance_of_nought_is_not_a_condition_that_never_held():
    one = missing(with_reaction(when="turn >= 2", chance="tension - tension"), plan())["reaction", "new"]
    assert one.kind == "moment"


def test_what_can_never_be_is_called_proved_only_then():
    impossible = missing(with_reaction(when="harvest > 100"), plan())["reaction", "new"]
    assert impossible.kind == "impossible"
    assert impossible.reason.startswith("Proved impossible: ")
    changed = missing(with_reaction(when="harvest > 100"), plan(overrides={"drift_tension": 2}))["reaction", "new"]
    assert changed.kind == "unheld"


def test_an_event_whose_day_no_game_saw_is_told_by_its_day():
    base = valley()
    late = Event(id="late", title="Late", turn=3, effects=("tension += 1",))
    first = evolve(base.outcome[0], id="over", when="turn >= 1", ends=True)
    scenario = evolve(base, event=(late,), outcome=(first, *base.outcome))
    assert missing(scenario, plan())["event", "late"].kind == "early"


def test_an_outcome_behind_another_and_a_level_below_a_higher_one_are_told_so():
    base = valley()
    scenario = evolve(base, outcome=(*base.outcome, evolve(base.outcome[-1], id="hidden")))
    lists = missing(scenario, plan("leaders-only"))
    assert lists["outcome", "hidden"].kind == "behind"
    assert lists["level", "both-heard/1"].kind == "behind"


def test_a_note_that_could_be_opened_is_not_missed_because_computed_players_open_none():
    assert ("note", "old-map") not in missing(valley(), plan("historical", True))
    assert missing(valley(), plan("informed", True))["note", "old-map"].kind == "unheld"


def test_nothing_is_missing_from_no_games():
    assert never(Simulation(valley(), plan(), play_games(compile_rules(valley()), plan(), ()), 0.0)) == ()


# Lines


def test_the_steps_a_simulation_skips_are_those_the_session_skips():
    base = valley()
    steps = (Step(1, "summit"), Step(1, "visit", "hill"), Step(2, "amend", option="water.shared"), Step(2, "walk"))
    scenario = evolve(base, line={"clumsy": Line("Clumsy", (*steps, Step(3, "walk")), chair="envoy")})
    result = found(scenario, plan("clumsy", True), 5)
    session = session_of(scenario, plan(), 0)
    skipped = play_line(session, "clumsy").skipped
    assert len(skipped) == 3
    assert result.tally.coverage.skipped == Counter(dict.fromkeys(skipped, 5))
    shape = with_coverage(result, ())
    assert [one["games"] for one in shape["skipped"]] == [5, 5, 5]
    assert "turn 1, summit, in 5 games: " in as_text(result, (), ["mediator"])


# What is shown


@pytest.mark.parametrize("player", [("historical", True), ("random", False)])
def test_the_page_fits_eighty_columns_and_gives_the_command_of_one_game(player):
    result = found(valley(), plan(*player))
    page = as_text(result, never(result), ["mediator", "simulate", "a-long-name-" * 5, "--seed", "seed"])
    assert max(map(len, page.splitlines())) <= 80
    command = page.split("\n\n")[-1].replace("\\\n", " ").split()
    assert command[:2] == ["mediator", "simulate"]
    assert command[-2:] == ["--game", str(result.examples()[0][1])]


def test_the_lists_agree_with_the_counts():
    result = found(valley(), plan("historical", True))
    shape = with_coverage(result, never(result))
    assert shape["options_never_chosen"] == [name for name, one in shape["options"].items() if not one["games"]]
    assert shape["moves_never_made"] == [name for name, one in shape["moves"].items() if not one["games"]]
    listed = {one["id"] for one in shape["never"] if one["what"] == "option"}
    assert listed == set(shape["options_never_chosen"])
    assert all(one["reason"].endswith(".") for one in shape["never"])

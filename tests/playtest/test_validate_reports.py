"""What a validation tells an author besides the ten checks, and how it is told."""

import json

import pytest
from attrs import evolve

from mediator_game.playtest.validate.as_json import as_json
from mediator_game.playtest.validate.balance import balance
from mediator_game.playtest.validate.carriers import pairs
from mediator_game.playtest.validate.change import changed
from mediator_game.playtest.validate.conduct import conduct
from mediator_game.playtest.validate.dynamics import Dynamic, UnreadableError, coverage, read
from mediator_game.playtest.validate.learning import objectives, traps
from mediator_game.playtest.validate.numbers import moved, numbers, shaken
from mediator_game.playtest.validate.page import as_text, coverage_text
from mediator_game.playtest.validate.reading import ease, reading, sentences_of, syllables, words_of
from mediator_game.playtest.validate.run import validate
from mediator_game.playtest.validate.sensitivity import sensitivity
from mediator_game.scenario.check import check
from mediator_game.scenario.model import Event, Level, Objective, Span, Trap
from playtest.validation import SMALL, backlash, crew_for, line, loaded, valley, without_sides


def played(scenario):
    with crew_for(scenario) as crew:
        return conduct(crew, SMALL, "seed")


# Numbers


def test_every_number_changed_at_random_leaves_a_file_that_checks():
    scenario = valley()
    found = numbers(scenario)
    for seed in range(20):
        other = changed(scenario, shaken(scenario, found, str(seed), 0.2))
        assert other != scenario
        assert not [one for one in check(other).findings if "sum" in one.code or one.code == "out-of-range"]


def test_one_number_moved_moves_by_a_fifth_and_keeps_its_sum():
    scenario = valley()
    found = numbers(scenario)
    weight = next(one for one in found if one.name == "side.hill.farmers.weights.water")
    other = changed(scenario, moved(scenario, found, weight, -0.2))
    assert other.side["hill"].bloc[0].weights == {"water": 64, "road": 36}
    size = next(one for one in found if one.name == "reaction.crown-tires: crown.will -= 5")
    other = changed(scenario, moved(scenario, found, size, 0.2))
    assert other.reaction[1].effects[0] == "crown.will -= 6"


def test_the_number_that_decides_is_found():
    base = valley(world=evolve(valley().world, tension=Span(30, 30)), event=(), reaction=())
    calm, rest = evolve(base.outcome[1], when="tension <= 33"), base.outcome[2]
    scenario = evolve(base, outcome=(calm, rest), line={"historical": line()})
    scenario = evolve(scenario, record=evolve(scenario.record, documented="quiet"))
    with crew_for(scenario) as crew:
        found = sensitivity(crew, SMALL, "seed")
    assert found.swings[0].number.name == "world.tension"
    assert found.share().share > 0.5
    assert found.swings[0].more.outcome("quiet").share == 0.0


# Learning


@pytest.mark.parametrize(("when", "said"), [("turn > 99", "Nobody ever falls"), ("true", "Everybody always falls")])
def test_a_trap_that_catches_nobody_or_everybody_is_reported(when, said):
    trap = Trap(id="odd", title="Odd", when=when, way_in="In.", way_out="Out.")
    scenario = valley(trap=(trap,))
    (fallen,) = traps(scenario, played(scenario))
    assert any(said in one for one in fallen.findings())


def test_an_objective_that_nothing_serves_and_whose_levels_tell_nobody_apart_is_reported():
    flat = Objective("flat", "Flat", (Level("true", "Always."), Level("turn > 99", "Never.")))
    scenario = valley(objective=(flat, *valley().objective))
    with crew_for(scenario) as crew:
        found = objectives(scenario, crew.bench.rules(), conduct(crew, SMALL, "seed"))
    said = " ".join(found[0].findings())
    assert "No hinge and no forecast" in said
    assert "tell nobody apart" in said
    shares = found[1].by_player["policy random"]
    assert sum(one.hits for one in shares) == shares[0].games


# Balance


def test_unevenness_between_the_sides_is_counted():
    base = valley()
    hill = evolve(base.side["hill"], dossier="Hill is old and proud of it. " * 20)
    only = evolve(base.outcome[0], id="hill-falls", when="hill.falls > 0", value=10, title="Hill falls")
    scenario = evolve(base, side={**base.side, "hill": hill}, outcome=(only, *base.outcome))
    with crew_for(scenario) as crew:
        found = balance(scenario, crew.bench.rules(), conduct(crew, SMALL, "seed"))
    counts = {row.id: row.counts for row in found.rows}
    assert counts["blocs"] == (2, 2)
    assert counts["words"] == (140, 0)
    said = " ".join(found.findings())
    assert "words written of it alone" in said
    assert "Hill falls" in said
    other = evolve(only, id="river-falls", when="river.falls > 0", title="River falls", value=20)
    scenario = evolve(scenario, outcome=(only, other, *base.outcome))
    with crew_for(scenario) as crew:
        found = balance(scenario, crew.bench.rules(), conduct(crew, SMALL, "seed"))
    assert "is worth 10" in " ".join(found.findings())


# Reading


def test_syllables_are_about_right():
    known = {
        "president": 3, "Armenia": 4, "mediator": 4, "situation": 4, "takes": 1, "moved": 1, "wanted": 2, "table": 2,
        "places": 2, "provinces": 3, "quiet": 2, "being": 2, "the": 1, "valley": 2, "people": 2, "experience": 4,
    }  # fmt: skip
    assert {word: syllables(word) for word in known} == known


def test_reading_ease_is_fleschs():
    text = "The cat sat. The dog ran off."
    words = words_of(text)
    assert (len(words), len(sentences_of(text))) == (7, 2)
    assert ease(7, 2, 7) == pytest.approx(206.835 - 1.015 * 3.5 - 84.6)


def test_long_sentences_and_too_much_at_the_start_are_reported():
    endless = " ".join(["Notwithstanding considerations of considerable international significance"] * 8) + "."
    briefing = evolve(valley().briefing, text=f"{endless} " * 20)
    said = " ".join(reading(valley(briefing=briefing)).findings())
    assert "before the first decision" in said
    assert "Hard to read" in said
    assert "more than 20 words" in said
    assert not list(reading(valley()).findings())


# Dynamics

LIST = """
[[dynamic]]
id = "crown-tires-of-it"
scenario = ["valley"]
[[dynamic]]
id = "guards-walk-out"
scenario = ["valley"]
[[dynamic]]
id = "elsewhere"
scenario = ["1999"]
"""


def test_which_dynamics_are_carried_missing_and_unknown(tmp_path):
    path = tmp_path / "list.toml"
    path.write_text(LIST)
    one, two = valley().reaction
    scenario = valley(reaction=(evolve(one, dynamic=("crown-tires-of-it",)), evolve(two, dynamic=("guard-walks-out",))))
    found = coverage(read(path), [scenario])
    assert found.carried["crown-tires-of-it"] == {"valley": ("reaction farmers-gather",)}
    assert found.missing == {"valley": ("guards-walk-out",)}
    assert found.nowhere == ("guards-walk-out", "elsewhere")
    assert [(one.id, one.nearest) for one in found.unknown] == [("guard-walks-out", "guards-walk-out")]
    assert found.failed
    assert "Did you mean guards-walk-out?" in coverage_text(found)


@pytest.mark.parametrize(
    "text", ["", "[[dynamic]]\n", "dynamic = 3\n", "[[dynamic", '[[dynamic]]\nid = "a"\nscenario = 1\n']
)
def test_a_file_that_is_no_list_of_dynamics_is_said_so(tmp_path, text):
    path = tmp_path / "list.toml"
    path.write_text(text)
    with pytest.raises(UnreadableError):
        read(path)
    with pytest.raises(UnreadableError):
        read(tmp_path / "nowhere.toml")


# The whole


@pytest.fixture(scope="module")
def report():
    with crew_for(valley()) as crew:
        return validate(crew, loaded(), SMALL, "seed")


def test_a_validation_judges_all_ten_and_tells_it_in_eighty_columns(report):
    assert [one.number for one in report.checks] == list(range(1, 11))
    assert not any(one.verdict == "not finished" for one in report.checks)
    pasted = {line for one in report.checks for line in one.paste.split("\n")}
    text = as_text(report, full=True)
    assert max(len(line) for line in text.split("\n") if line not in pasted) <= 80
    assert text.startswith("The valley: ")


def test_a_validation_is_plain_data(report):
    shape = json.loads(json.dumps(as_json([report], None)))
    (one,) = shape["scenarios"]
    assert one["finished"]
    assert one["failed"] == [check["id"] for check in one["checks"] if check["verdict"] == "fail"]
    assert set(one) >= {
        "seed",
        "games",
        "checks",
        "sensitivity",
        "players",
        "traps",
        "objectives",
        "balance",
        "reading",
    }


def test_a_validation_without_sides_says_what_does_not_apply():
    with crew_for(without_sides()) as crew:
        found = validate(crew, loaded(), evolve(SMALL, games=10), "seed")
    assert {one.id for one in found.checks if one.verdict == "not applicable"} >= {
        "mirrored-twins", "bargaining-space", "documented-outcome", "ablation",
    }  # fmt: skip
    assert found.balance is None
    as_text(found)


def test_a_validation_that_is_stopped_keeps_what_it_has():
    asked = []

    def stop():
        asked.append(1)
        return len(asked) > 25

    with crew_for(backlash(), stop) as crew:
        found = validate(crew, loaded(), SMALL, "seed")
    verdicts = [one.verdict for one in found.checks]
    assert found.stopped
    assert "pass" in verdicts
    assert "not finished" in verdicts
    assert "not finished" in as_text(found)


# What carries a documented dynamic


def carried(scenario, *dynamics):
    with crew_for(scenario) as crew:
        return {one.dynamic: one for one in pairs(crew, [Dynamic(id, ("valley",)) for id in dynamics], SMALL, "seed")}


def test_a_dynamic_is_carried_by_what_changes_something_in_some_games():
    base = valley()
    tired = evolve(base.reaction[1], when="true", chance=30, dynamic=("fatigue",), effects=("cohesion -= 5",))
    found = carried(evolve(base, reaction=(base.reaction[0], tired)), "fatigue")["fatigue"]
    assert found.wanting == ""
    assert 0.02 <= found.best.shares[found.best.witness].share <= 0.98


def test_what_is_missing_changes_nothing_or_always_happens_does_not_carry():
    base = valley()
    always = Event(id="flood", title="A flood", turn=1, effects=("tension += 1",), text="Water.", dynamic=("water",))
    idle = evolve(always, id="talk", effects=(), dynamic=("words",))
    found = carried(evolve(base, event=(always, idle)), "water", "words", "drought")
    assert found["water"].wanting == "what names it always happens or never does, whoever plays"
    assert found["words"].wanting == "what names it changes nothing"
    assert found["drought"].wanting.startswith("nothing names it")


def test_a_carrier_nobody_is_told_of_has_to_be_missed_when_it_is_taken_out():
    base = valley()
    silent = evolve(base.reaction[1], when="true", chance=30, dynamic=("fatigue",), text="", effects=("harvest += 0",))
    found = carried(evolve(base, reaction=(silent,)), "fatigue")["fatigue"]
    assert found.wanting == "nothing is missed when it is taken out"
    assert found.shift.size == 0


def test_a_dynamic_of_another_scenario_is_not_asked_for():
    with crew_for(valley()) as crew:
        assert pairs(crew, [Dynamic("drought", ("1999",))], SMALL, "seed") == ()


def test_a_validation_can_be_limited_to_a_part():
    with crew_for(valley()) as crew:
        report = validate(crew, loaded(), SMALL, "seed", only=("ledger-replay",))
    assert [one.id for one in report.checks] == ["ledger-replay"]
    assert report.conduct is None
    assert report.checks[0].verdict == "pass"
    assert as_text(report).startswith("The valley: the check passed.")

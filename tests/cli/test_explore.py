"""`mediator explore` as it is used: reports, files that play again, exit codes, Ctrl-C."""

import json
import shlex
from pathlib import Path

import pytest
from jsonschema import validate

from cli.running import interrupted
from playtest.ford import check, goal, written

NEUTRAL = Path(__file__).parents[2] / "benchmarks" / "neutral.toml"
INPUTS = {"type": ["array", "null"], "items": {"type": "object", "required": ["type"]}}
VERDICT = {"type": "object", "properties": {"verdict": {"type": "string"}, "inputs": INPUTS}, "required": ["verdict"]}
SHAPE = {
    "type": "object",
    "properties": {
        "scenario": {"const": "ford"},
        "states": {"type": "integer", "minimum": 1},
        "truncated_by": {"type": "array", "items": {"type": "string"}},
        "checks": {"type": "object", "additionalProperties": VERDICT},
        "goals": {"type": "object", "additionalProperties": {**VERDICT, "required": ["verdict", "inputs", "closest"]}},
    },
    "required": ["scenario", "states", "truncated_by", "checks", "goals"],
}


@pytest.fixture
def ford(here):
    return written(here, check("never-low", "water > 30") + goal("under-water", "water >= 90"))


def test_a_violated_check_is_reported_with_what_breaks_it_and_gives_one(mediator, ford):
    done = mediator("explore", ford)
    assert done.code == 1
    assert "never-low: violated." in done.out
    assert "turn 1: dig; turn 2: dig." in done.out
    assert "reaction/flood/1 happens" in done.out


def test_a_scenario_that_keeps_its_checks_and_reaches_its_goals_gives_zero(mediator, here):
    done = mediator("explore", written(here, check("by-tens", "water != 45") + goal("low", "water <= 20")))
    assert done.code == 0
    assert "Every game of this chair was seen." in done.out


def test_the_json_has_its_documented_shape(mediator, ford):
    done = mediator("explore", ford, "--json")
    validate(done.json, SHAPE)
    assert done.json["checks"]["never-low"]["inputs"][0]["type"] == "start"


def test_every_finding_is_written_to_a_file_that_plays_again(mediator, here, ford):
    assert mediator("explore", ford, "-o", "found").code == 1
    files = sorted(path.name for path in (here / "found").iterdir())
    assert files == ["check-never-low.jsonl", "goal-under-water.jsonl", "outcome-dry.jsonl", "outcome-wet.jsonl"]
    for name in files:
        played = mediator("play", ford, "--inputs", here / "found" / name, "--json")
        assert played.code == 0, name
        assert not played.json["skipped"]
        if name.startswith("outcome-"):
            assert played.json["outcome"] == name.removeprefix("outcome-").removesuffix(".jsonl")
    flood = [json.loads(line) for line in (here / "found" / "goal-under-water.jsonl").read_text().splitlines()]
    assert flood[0]["dice"] == {"reaction/flood/1": 0}


def test_a_finding_at_the_very_start_plays_again_too(mediator, here):
    mediator("explore", written(here, goal("now", "water == 50")), "-o", "found")
    played = mediator("play", here / "ford.toml", "--inputs", here / "found" / "goal-now.jsonl", "--json")
    assert played.code == 0


def test_the_command_that_is_shown_plays_a_finding_wherever_its_file_is(mediator, here, ford):
    folder = here / "what was found, in a folder of which the name is long enough for a line to be broken in it"
    said = mediator("explore", ford, "-o", folder).out
    shown = [line.partition("Play it: ")[2] for line in said.splitlines() if "Play it:" in line]
    assert len(shown) == len(list(folder.iterdir()))
    for command in shown:
        name, *words = shlex.split(command)
        assert name == "mediator"
        assert mediator(*words).code == 0


def test_files_are_replaced_only_when_asked(mediator, ford):
    assert mediator("explore", ford, "-o", "found").code == 1
    refused = mediator("explore", ford, "-o", "found")
    assert refused.code == 2
    assert "--force" in refused.err
    assert mediator("explore", ford, "-o", "found", "--force").code == 1


def test_a_folder_that_cannot_be_made_is_one_sentence(mediator, here, ford):
    (here / "file").write_text("")
    done = mediator("explore", ford, "-o", "file/found")
    assert done.code == 2
    assert "cannot be made" in done.err


def test_a_chair_that_does_not_exist_is_named(mediator, ford):
    done = mediator("explore", ford, "--chair", "envoi")
    assert done.code == 2
    assert "Did you mean envoy?" in done.err


@pytest.mark.parametrize(("bound", "name"), [("--max-states=4", "states"), ("--max-seconds=0.2", "time")])
def test_the_bound_that_ended_the_search_is_named(mediator, bound, name):
    done = mediator("explore", NEUTRAL, bound, "--json")
    assert done.json["truncated_by"] == [name]


@pytest.mark.parametrize("scenario", [str(NEUTRAL), "1997-step-by-step"])
def test_ctrl_c_ends_a_search_within_a_second_with_what_there_is(here, scenario):
    code, out, err, took = interrupted("explore", scenario, "--max-states", "50000000", after=4)
    assert code == 130
    assert "it was stopped." in out
    assert "Outcomes" in out
    assert "Traceback" not in err
    # A second, and as much again for a busy machine.
    assert took < 2

import shlex

import pytest
from jsonschema import validate

SHARE = {"type": "number", "minimum": 0, "maximum": 1}
COUNT = {"type": "integer", "minimum": 0}
NAMES = {"type": "array", "items": {"type": "string"}}
OUTCOME = {
    "type": "object",
    "properties": {"games": COUNT, "share": SHARE, "low": SHARE, "high": SHARE},
    "required": ["games", "share", "low", "high"],
}
SIMULATION = {
    "type": "object",
    "properties": {
        "scenario": {"const": "valley"},
        "games": {"const": 20},
        "seed": {"type": ["string", "integer"]},
        "policy": {"type": "string"},
        "line": {"type": "string"},
        "outcomes": {"type": "object", "additionalProperties": OUTCOME, "minProperties": 1},
        "documented_outcome": {"const": "quarrel"},
        "median_turns": {"type": "number"},
        "mean_value": SHARE,
        "seconds": {"type": "number"},
        "games_per_second": {"type": "number"},
        "reactions": {
            "type": "object",
            "additionalProperties": {"type": "object", "required": ["fired", "share"]},
        },
        "options_never_chosen": NAMES,
        "reactions_never_fired": NAMES,
        "moves_never_made": NAMES,
        "options": {"type": "object", "additionalProperties": {"type": "object", "required": ["games", "share"]}},
        "notes": {"type": "object", "additionalProperties": {"type": "object", "required": ["could_open", "of"]}},
        "texts": {"type": "array", "items": {"type": "object", "required": ["text", "games", "share"]}},
        "examples": {"type": "object", "additionalProperties": {"type": "object", "required": ["game", "seed"]}},
        "skipped": {"type": "array", "items": {"type": "object", "required": ["turn", "move", "reason", "games"]}},
        "never": {"type": "array", "items": {"type": "object", "required": ["what", "id", "reason"]}},
    },
}
SIMULATION["required"] = [name for name in SIMULATION["properties"] if name not in {"policy", "line"}]


@pytest.mark.parametrize(
    ("args", "player"),
    [
        ([], ("policy", "typical")),
        (["--policy", "random"], ("policy", "random")),
        (["--line", "historical"], ("line", "historical")),
    ],
)
def test_a_simulation_has_its_documented_shape(mediator, valley, args, player):
    done = mediator("simulate", valley, "-n", 20, "--json", *args)
    assert done.code == 0
    validate(done.json, SIMULATION)
    name, value = player
    assert done.json[name] == value
    assert sum(one["games"] for one in done.json["outcomes"].values()) == 20


def test_the_same_seed_gives_the_same_shares(mediator, valley):
    def outcomes(seed):
        return mediator("simulate", valley, "-n", 20, "--seed", seed, "--json").json["outcomes"]

    assert outcomes("a") == outcomes("a")


def test_game_k_of_a_simulation_can_be_played_alone(mediator, valley):
    counted = mediator("simulate", valley, "-n", 1, "--seed", 9, "--line", "historical", "--json").json["outcomes"]
    alone = mediator("play", valley, "--line", "historical", "--seed", "9:0", "--json").json["outcome"]
    assert counted[alone]["games"] == 1


def test_a_changed_constant_changes_the_game(mediator, valley):
    def outcomes(*change):
        return mediator("simulate", valley, "-n", 30, "--seed", 1, "--json", *change).json["outcomes"]

    assert outcomes() != outcomes("--set", "rules.drift_tension=40")


def test_people_get_a_table(mediator, valley):
    done = mediator("simulate", valley, "-n", 20, "--seed", 1)
    assert "The valley: 20 games, policy typical, seed 1" in done.out
    assert max(map(len, done.out.splitlines())) <= 80
    assert done.err == ""


@pytest.mark.parametrize("args", [["--policy", "random"], ["--line", "historical"], ["--set", "rules.drift_tension=9"]])
def test_any_game_is_had_again_alone_with_its_transcript(mediator, here, valley, args):
    counted = mediator("simulate", valley, "-n", 12, "--seed", "s", "--json", *args).json
    for outcome, example in counted["examples"].items():
        kept = here / f"{outcome}.jsonl"
        alone = mediator("simulate", valley, "--seed", "s", *args, "--game", example["game"], "-o", kept, "--json")
        assert alone.json["outcome"] == outcome
        assert alone.json["seed"] == example["seed"]
        assert mediator("verify", kept).code == 0


def test_the_command_a_page_ends_with_plays_the_most_frequent_outcome(mediator, valley):
    page = mediator("simulate", valley, "-n", 20, "--seed", "a b", "--policy", "random").out
    program, *words = shlex.split(page.split("\n\n")[-1].replace("\\\n", ""))
    shares = mediator("simulate", valley, "-n", 20, "--seed", "a b", "--policy", "random", "--json").json["outcomes"]
    alone = mediator(*words, "--json")
    assert program == "mediator"
    assert alone.json["outcome"] == max(shares, key=lambda one: shares[one]["games"])
    assert "saves" in alone.json["path"]


def test_a_file_that_is_there_is_not_replaced_by_a_transcript(mediator, here, valley):
    kept = here / "kept.jsonl"
    kept.write_text("mine")
    done = mediator("simulate", valley, "--seed", 1, "--game", 0, "-o", kept)
    assert done.code == 2
    assert "There is a" in done.err
    assert kept.read_text() == "mine"


@pytest.mark.parametrize(
    "args", [["--game", 1], ["-o", "x.jsonl"], ["--seed", 1, "--game", 1, "-o", "x", "--saves", "y"]]
)
def test_options_of_one_game_go_together(mediator, valley, args):
    assert mediator("simulate", valley, *args).code == 2

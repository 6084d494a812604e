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

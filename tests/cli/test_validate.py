import pytest
from jsonschema import validate

from cli.running import interrupted

SHARE = {
    "type": "object",
    "properties": {
        "hits": {"type": "integer", "minimum": 0},
        "games": {"type": "integer", "minimum": 0},
        **{name: {"type": "number", "minimum": 0, "maximum": 1} for name in ("share", "low", "high")},
    },
    "required": ["hits", "games", "share", "low", "high"],
}
CHECK = {
    "type": "object",
    "properties": {
        "number": {"type": "integer"},
        "id": {"type": "string"},
        "title": {"type": "string"},
        "verdict": {"enum": ["pass", "fail", "not applicable", "not finished"]},
        "summary": {"type": "string"},
        "evidence": {"type": "array", "items": {"type": "string"}},
        "advice": {"type": "array", "items": {"type": "string"}},
        "figures": {"type": "object"},
    },
}
CHECK["required"] = list(CHECK["properties"])
SCENARIO = {
    "type": "object",
    "properties": {
        "scenario": {"const": "valley"},
        "seed": {"const": "7"},
        "games": {"type": "integer"},
        "games_per_figure": {"const": 10},
        "seconds": {"type": "number"},
        "finished": {"const": True},
        "failed": {"type": "array", "items": {"type": "string"}},
        "checks": {"type": "array", "items": CHECK, "minItems": 10, "maxItems": 10},
        "sensitivity": {"type": "object"},
        "players": {"type": "object"},
        "traps": {
            "type": "array",
            "items": {"type": "object", "properties": {"players": {"additionalProperties": SHARE}}},
        },
        "objectives": {"type": "array"},
        "balance": {"type": "object"},
        "reading": {"type": "object"},
    },
}
SCENARIO["required"] = list(SCENARIO["properties"])
SHAPE = {
    "type": "object",
    "properties": {"scenarios": {"type": "array", "items": SCENARIO}, "dynamics": {"type": ["object", "null"]}},
    "required": ["scenarios", "dynamics"],
}


def test_a_validation_has_its_documented_shape_and_fails_with_a_check(mediator, valley, tmp_path):
    listed = tmp_path / "dynamics.toml"
    listed.write_text('[[dynamic]]\nid = "drought"\nscenario = ["1999"]\n')
    done = mediator(
        "validate", valley, "--quick", "-n", 10, "--workers", 1, "--seed", 7, "--json", "--dynamics", listed
    )
    validate(done.json, SHAPE)
    assert done.json["dynamics"]["nowhere"] == ["drought"]
    assert done.code == (1 if done.json["scenarios"][0]["failed"] else 0)


def test_a_list_of_dynamics_that_is_none_is_said_before_anything_is_played(mediator, valley, tmp_path):
    listed = tmp_path / "dynamics.toml"
    listed.write_text("nothing = true\n")
    done = mediator("validate", valley, "--dynamics", listed)
    assert done.code == 2
    assert "dynamics.toml is not a list of dynamics" in done.err


def test_what_cannot_be_taken_away_is_said(mediator, valley):
    done = mediator("validate", valley, "--ablate", "rules.second_tabel=0")
    assert done.code == 2
    assert "second_table" in done.err


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_ends_a_validation_within_a_second_with_what_there_is(here, workers):
    code, out, err, took = interrupted("validate", "tutorial", "--workers", workers, after=5)
    assert code == 130
    assert "not finished" in out
    assert "Stopped before everything was done." in err
    assert "Traceback" not in err
    # A second, and as much again for a busy machine.
    assert took < 2

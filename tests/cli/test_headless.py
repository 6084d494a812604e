import json

import pytest
from jsonschema import validate

from mediator_game.transcript.verify import verify

PLAYED = {
    "type": "object",
    "properties": {
        "path": {"type": "string"},
        "run": {"type": "string"},
        "scenario": {"const": "valley"},
        "chair": {"const": "envoy"},
        "seed": {"type": ["integer", "string"]},
        "turn": {"type": "integer"},
        "turns": {"const": 3},
        "inputs": {"type": "integer", "minimum": 1},
        "ended": {"type": "boolean"},
        "outcome": {"type": ["string", "null"]},
        "skipped": {
            "type": "array",
            "items": {"type": "object", "required": ["turn", "move", "reason"]},
        },
    },
    "additionalProperties": False,
}
PLAYED["required"] = list(PLAYED["properties"])


def records(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.mark.parametrize("line", ["historical", "informed"])
def test_a_line_is_played_to_its_end_and_the_transcript_is_sound(mediator, here, valley, line):
    done = mediator("play", valley, "--line", line, "--json")
    assert done.code == 0
    validate(done.json, PLAYED)
    assert done.json["ended"]
    assert verify(here / done.json["path"]).ok


def test_without_json_it_is_said_where_the_transcript_is_and_how_it_ended(mediator, valley):
    done = mediator("play", valley, "--line", "historical", "--seed", "7")
    assert "The valley, seed 7: " in done.out
    assert "Transcript: saves/" in done.out


def test_after_inputs_it_is_said_how_to_go_on_or_look_back(mediator, here, valley):
    (here / "in.jsonl").write_text('{"type":"end_turn"}\n')
    assert "\nGo on with it: mediator resume saves/" in mediator("play", valley, "--inputs", "in.jsonl").out
    (here / "in.jsonl").write_text('{"type":"end_turn"}\n' * 3)
    *_, last = mediator("play", valley, "--inputs", "in.jsonl").out.splitlines()
    assert last.startswith("Look back at it: mediator debrief saves/")
    assert mediator(*last.split()[5:]).code == 0


def test_the_same_seed_gives_the_same_game(mediator, here, valley):
    def play(*seed):
        done = mediator("play", valley, "--line", "historical", *seed, "--json")
        return [record.get("state") for record in records(here / done.json["path"])]

    assert play("--seed", "ab") == play("--seed", "ab")
    assert len({tuple(play("--seed", seed)) for seed in "123456"}) > 1


@pytest.mark.parametrize(("typed", "recorded"), [("12", 12), ("-3", -3), ("007", "007"), ("x y", "x y"), ("3:0",) * 2])
def test_a_seed_is_a_whole_number_or_any_text(mediator, valley, typed, recorded):
    done = mediator("play", valley, "--line", "historical", f"--seed={typed}", "--json")
    assert done.json["seed"] == recorded


def test_without_a_seed_a_fresh_one_is_drawn_and_recorded(mediator, here, valley):
    done = [mediator("play", valley, "--line", "historical", "--json").json for _ in range(2)]
    assert done[0]["seed"] != done[1]["seed"]
    assert records(here / done[0]["path"])[0]["seed"] == done[0]["seed"]


def test_what_was_asked_for_stands_in_the_header(mediator, here, valley):
    args = ["--player", "K\x1b[2J", "--mode", "assessed", "--names", "both", "--saves", "elsewhere/here"]
    done = mediator("play", valley, "--line", "historical", *args, "--json")
    header = records(here / done.json["path"])[0]
    assert done.json["path"].startswith("elsewhere/here/")
    assert header["mode"] == "assessed"
    assert header["names"] == "both"
    assert "\x1b" not in header["player"]


def test_a_transcript_played_again_as_inputs_gives_the_same_states(mediator, here, valley, save):
    done = mediator("play", valley, "--inputs", save, "--seed", "7", "--json")
    assert done.code == 0
    again = [record["state"] for record in records(here / done.json["path"])[1:]]
    assert again == [record["state"] for record in records(save)[1:]]


def test_inputs_that_are_refused_are_named_and_give_one(mediator, here, valley):
    (here / "in.jsonl").write_text('{"type":"move","move":"summit"}\n{"type":"end_turn"}\n')
    done = mediator("play", valley, "--inputs", "in.jsonl", "--json")
    assert done.code == 1
    assert done.json["ended"] is False
    assert done.json["outcome"] is None
    assert [one["move"] for one in done.json["skipped"]] == ["summit"]


def test_a_transcript_s_header_begins_the_same_game_again(mediator, here, valley, save):
    done = mediator("play", valley, "--inputs", save, "--json")
    assert done.json["seed"] == records(save)[0]["seed"]
    assert mediator("play", valley, "--inputs", save, "--seed", "8", "--json").json["seed"] == 8


def test_a_start_line_gives_the_seed_and_loads_dice(mediator, here, valley):
    start = {"type": "start", "seed": "monday", "chair": "envoy", "overrides": {"drift_tension": 2}}
    shown = []
    for face in (0, 99):
        dice = {"event/dry-spell/2": face}
        lines = [{**start, "dice": dice}] + [{"type": "end_turn"}] * 3
        (here / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        done = mediator("play", valley, "--inputs", "in.jsonl", "--json")
        assert (done.code, done.json["seed"], done.json["chair"]) == (0, "monday", "envoy")
        recorded = records(here / done.json["path"])
        assert recorded[0]["dice"] == dice
        assert recorded[0]["overrides"] == {"drift_tension": 2}
        events = [event for record in recorded[1:] for event in record["events"]]
        shown.append(any(event.get("subject") == "dry-spell" and event["kind"] == "event" for event in events))
        assert mediator("verify", done.json["path"]).code == 0
    assert shown == [True, False]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"type":"start","dice":{"a/b/1":100}}', ":1: The game cannot be begun like this: dice.a/b/1 is more than 99"),
        ('{"type":"start","sed":1}', ":1: A start has no sed. It may have: seed, chair, overrides, dice, carried."),
        ('{"type":"start","overrides":{"gravity":1}}', ":1: It changes the rule gravity"),
        ('{"type":"end_turn"}\n{"type":"start"}', ":2: Only the first line can say how the game is begun."),
    ],
)
def test_a_start_that_is_none_is_refused_at_its_line(mediator, here, valley, line, said):
    (here / "in.jsonl").write_text(line + '\n{"type":"end_turn"}\n')
    done = mediator("play", valley, "--inputs", "in.jsonl")
    assert done.code == 2
    assert said in done.err


def test_inputs_are_all_read_before_anything_is_played(mediator, here, valley):
    (here / "in.jsonl").write_text('{"type":"end_turn"}\n{"type":"end_turn","now":true}\n')
    assert mediator("play", valley, "--inputs", "in.jsonl").code == 2
    assert not list((here / "saves").iterdir())


def test_a_game_that_cannot_be_saved_says_so_and_gives_two(mediator, here, valley):
    (here / "file").write_text("")
    done = mediator("play", valley, "--line", "historical", "--saves", "file/saves")
    assert done.code == 2
    assert "Not being saved" in done.err

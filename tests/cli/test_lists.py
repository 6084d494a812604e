import json

import pytest
from jsonschema import validate

from mediator_game.scenario.library import shipped

STRINGS = {"type": "array", "items": {"type": "string"}}
OPTIONAL = {"type": ["string", "null"]}


def shape(**properties):
    return {"type": "object", "properties": properties, "required": list(properties)}


def listed(**properties):
    return {"type": "array", "minItems": 1, "items": shape(**properties)}


TEXT, COUNT, TRUTH = {"type": "string"}, {"type": "integer", "minimum": 0}, {"type": "boolean"}
SCENARIOS = listed(
    id=TEXT, title=TEXT, period=TEXT, turns=COUNT, minutes=COUNT, chairs=STRINGS, lines=STRINGS,
    documented_outcome=OPTIONAL, path=TEXT,
)  # fmt: skip
SAVES = listed(
    path=TEXT, run=TEXT, scenario=TEXT, player=TEXT, chair=TEXT, turn=COUNT, turns=COUNT, ended=TRUTH,
    outcome=OPTIONAL, modified=TEXT,
)  # fmt: skip
VERDICTS = listed(path=TEXT, ok=TRUTH, records=COUNT, first_bad_line={"type": ["integer", "null"]}, reason=OPTIONAL)
DEBRIEF = shape(run=TEXT, scenario=TEXT, player=TEXT, sections=listed(id=TEXT, title=TEXT))


def test_scenarios_are_listed_in_their_order(mediator):
    done = mediator("scenarios", "--json")
    assert done.code == 0
    validate(done.json, SCENARIOS)
    assert [one["id"] for one in done.json] == [path.stem for path in shipped()]
    plain = mediator("scenarios").out
    assert all(one["title"] in plain for one in done.json)


def test_saves_are_listed_broken_ones_too(mediator, here, save):
    (here / "saves" / "broken.jsonl").write_text("nonsense\n")
    done = mediator("saves", "--json")
    assert done.code == 0
    validate(done.json, SAVES)
    assert len(done.json) == 2
    assert "Cannot be used as it is" in mediator("saves").out


def test_an_empty_list_says_what_fills_it(mediator):
    assert mediator("saves", "--json").json == []
    assert "Play a scenario and it appears here." in mediator("saves").out


def test_sound_saves_verify(mediator, save):
    done = mediator("verify", save, save.stem, "--json")
    assert done.code == 0
    validate(done.json, VERDICTS)
    assert all(one["ok"] for one in done.json)
    assert "replays as recorded" in mediator("verify", save).out


def test_a_changed_save_is_found_wrong_with_its_place(mediator, save):
    lines = save.read_bytes().split(b"\n")
    lines[2] = lines[2].replace(b'"turn":1', b'"turn":2', 1)
    save.write_bytes(b"\n".join(lines))
    done = mediator("verify", save, "--json")
    assert done.code == 1
    assert done.json[0]["first_bad_line"] == 3
    assert mediator("verify", save).out.count("Line 3: ") == 1


def test_what_is_no_transcript_at_all_could_not_be_verified(mediator, here, save):
    done = mediator("verify", here, save)
    assert done.code == 2
    assert done.err == f"mediator: {here} is a folder, not a transcript.\n"
    assert done.out.endswith(" records; replays as recorded.\n")


def test_what_is_not_there_does_not_keep_the_others_from_being_verified(mediator, save):
    done = mediator("verify", "nowhere", save)
    assert done.code == 2
    assert "replays as recorded" in done.out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_debrief_comes_in_every_form(mediator, save, form):
    done = mediator("debrief", save, "--format", form)
    assert done.code == 0
    assert "What happened" in done.out


def test_a_debrief_as_json_has_its_documented_shape(mediator, save):
    validate(mediator("debrief", save, "--json").json, DEBRIEF)


def test_what_is_gated_is_opened_by_the_instructor_alone(mediator, save):
    def readable(*flags):
        return {one["id"]: one["readable"] for one in mediator("debrief", save, "--json", *flags).json["sections"]}

    assert not readable()["truth"]
    assert readable("--instructor")["truth"]
    assert "no-deal point" not in mediator("debrief", save).out
    assert "no-deal point" in mediator("debrief", save, "--instructor").out


def test_a_debrief_is_written_to_a_file_but_never_over_one(mediator, here, save):
    assert mediator("debrief", save, "-o", "out.txt").code == 0
    assert "What happened" in (here / "out.txt").read_text()
    (here / "out.txt").write_text("mine")
    refused = mediator("debrief", save, "-o", "out.txt")
    assert (refused.code, (here / "out.txt").read_text()) == (2, "mine")
    assert "--force" in refused.err
    assert mediator("debrief", save, "-o", "out.txt", "--force").code == 0
    assert "What happened" in (here / "out.txt").read_text()
    assert sorted(path.name for path in here.iterdir() if path.is_file()) == ["out.txt"]


@pytest.mark.parametrize(("name", "said"), [("", "is the save itself"), ("folder", "is not a regular file")])
def test_what_is_no_export_is_not_replaced_whatever_is_asked(mediator, here, save, name, said):
    (here / "folder").mkdir()
    before = save.read_bytes()
    done = mediator("debrief", save, "-o", here / name if name else save, "--force")
    assert done.code == 2
    assert said in done.err
    assert save.read_bytes() == before
    assert (here / "folder").is_dir()


def test_a_link_in_the_way_is_not_written_through(mediator, here, save):
    (here / "out.txt").symlink_to(here / "target.txt")
    assert mediator("debrief", save, "-o", "out.txt").code == 2
    assert not (here / "target.txt").exists()


def test_a_debrief_that_cannot_be_written_says_why(mediator, save):
    done = mediator("debrief", save, "-o", "nowhere/out.txt")
    assert done.code == 2
    assert "nowhere/out.txt cannot be written" in done.err


def test_a_changed_save_is_not_debriefed(mediator, save):
    save.write_bytes(save.read_bytes().replace(b'"turn":1', b'"turn":3', 1))
    done = mediator("debrief", save)
    assert done.code == 2
    assert "Line" in done.err


def test_json_reaches_no_terminal_as_anything_but_ascii(mediator, valley):
    assert mediator("play", valley, "--line", "historical", "--seed", "\u202e\x9b2J", "--json").out.isascii()
    assert json.dumps(mediator("saves", "--json").json)
    assert mediator("saves", "--json").out.isascii()

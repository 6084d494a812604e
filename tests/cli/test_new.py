"""A new scenario is sound and can be played from the first minute; nothing is ever overwritten."""

import pytest

from mediator_game.scenario.load import load


def outcomes(mediator, file, lines, seeds):
    played = [mediator("play", file, "--line", line, "--seed", seed, "--json") for line in lines for seed in seeds]
    assert {one.code for one in played} == {0}
    return {one.json["outcome"] for one in played}


def test_a_new_scenario_passes_the_strict_check_and_says_what_comes_next(mediator, here):
    done = mediator("new", "two-towns")
    assert done.code == 0
    assert "mediator check --strict two-towns.toml" in done.out
    assert mediator("check", "--strict", "two-towns.toml").code == 0


def test_a_new_scenario_plays_along_its_lines_to_several_endings(mediator, here):
    mediator("new", "mine")
    assert len(outcomes(mediator, "mine.toml", ["naive", "informed"], range(1, 7))) >= 2


def test_the_informed_line_does_better_than_the_naive_one(mediator, here):
    mediator("new", "mine")
    value = {one.id: one.value for one in load(here / "mine.toml").scenario.outcome}

    def mean(line):
        games = [mediator("play", "mine.toml", "--line", line, "--seed", seed, "--json") for seed in range(1, 13)]
        return sum(value[one.json["outcome"]] for one in games) / len(games)

    assert mean("informed") > mean("naive") + 10


@pytest.mark.parametrize("original", ["tutorial", "1997-step-by-step"])
def test_a_copy_of_a_shipped_scenario_checks_and_plays_at_once(mediator, here, original):
    assert mediator("new", "mine", "--like", original).code == 0
    assert mediator("check", "--strict", "mine.toml").code == 0
    line = next(iter(load(here / "mine.toml").scenario.line))
    assert mediator("play", "mine.toml", "--line", line, "--seed", 1).code == 0


def test_what_it_says_of_renaming_is_right(mediator, here):
    mediator("new", "mine")
    written = (here / "mine.toml").read_text(encoding="utf-8")
    body, moved = written.split("# [moved]\n")
    renamed = body.replace('"mills-stand-still"', '"mills-stop"').replace("toll-men", "toll-keepers")
    uncommented = "\n".join(line.removeprefix("# ") for line in moved.splitlines())
    (here / "mine.toml").write_text(f"{renamed}[moved]\n{uncommented}\n", encoding="utf-8")
    assert len(load(here / "mine.toml").scenario.moved) == 2
    assert "nothing to mend" in mediator("check", "mine.toml").out


def test_a_file_name_in_the_place_of_the_id_is_met_with_the_id(mediator, here):
    refused = mediator("new", "mine.toml")
    assert refused.code == 2
    assert "mediator new mine writes mine.toml" in refused.err


def test_a_copy_can_be_taken_from_a_file(mediator, here, valley):
    assert mediator("new", "mine", "--like", valley, "-o", here / "saves").code == 0
    assert load(here / "saves" / "mine.toml").scenario.scenario.id == "mine"


def test_a_scenario_that_leans_on_files_beside_it_is_copied_into_their_folder_only(mediator, here, valley):
    (here / "mill").mkdir()
    text = valley.read_text(encoding="utf-8").replace("fictional = true", 'fictional = true\nuses = ["words.toml"]')
    (here / "mill" / "valley.toml").write_text(text, encoding="utf-8")
    (here / "mill" / "words.toml").write_text('[term.lade]\nterm = "lade"\ntext = "A ditch."\n', encoding="utf-8")
    refused = mediator("new", "mine", "--like", "mill/valley.toml")
    assert refused.code == 2 and "-o mill" in refused.err
    assert mediator("new", "mine", "--like", "mill/valley.toml", "-o", "mill").code == 0
    assert mediator("check", "mill/mine.toml").code == 0


def test_nothing_is_overwritten(mediator, here):
    (here / "mine.toml").write_text("precious", encoding="utf-8")
    for options in ([], ["--like", "tutorial"]):
        refused = mediator("new", "mine", *options)
        assert refused.code == 2 and "already" in refused.err
    assert (here / "mine.toml").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["MyTown"], "capital letters"),
        (["my_town"], 'write "my-town"'),
        (["-o", "x.toml", ""], "cannot be empty"),
        (["con"], "reserved by Windows"),
        (["tutorial"], "Choose another id"),
        (["mine", "-o", "nowhere/mine.toml"], "no folder nowhere"),
        (["mine", "-o", "mine.txt"], "mine.toml"),
        (["mine", "--like", "tutoril"], "Did you mean tutorial?"),
        (["mine", "--like", "saves"], "folder"),
    ],
)
def test_what_cannot_be_written_is_explained_and_nothing_is(mediator, here, given, said):
    refused = mediator("new", *given)
    assert refused.code == 2
    assert said in refused.err
    assert not list(here.rglob("*.toml"))


def test_a_broken_scenario_lends_its_shape_to_nobody(mediator, here):
    (here / "broken.toml").write_text("[scenario]\nformat = 1\n", encoding="utf-8")
    refused = mediator("new", "mine", "--like", "broken.toml")
    assert refused.code == 1
    assert not (here / "mine.toml").exists()

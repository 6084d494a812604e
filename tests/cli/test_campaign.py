"""``mediator play campaign``, headless and line by line, and the debrief of all of it."""

import pytest

from campaigns import folder
from mediator_game.scenario import library


@pytest.fixture
def two(tmp_path, monkeypatch):
    place = folder(tmp_path / "own").parent
    monkeypatch.setattr(library, "folder", lambda: place)
    return place


def test_a_line_is_played_through_every_phase(mediator, two, here):
    done = mediator("play", "campaign", "--line", "historical", "--seed", "5", "--json")
    assert done.code == 0
    assert [one["scenario"] for one in done.json["phases"]] == ["valley", "later"]
    assert done.json["phases"][1]["carried"]
    again = mediator("play", "campaign", "--line", "historical", "--seed", "5", "--json")
    assert [one["outcome"] for one in again.json["phases"]] == [one["outcome"] for one in done.json["phases"]]
    saves = mediator("saves", "--json").json
    assert {one["campaign"]["phase"] for one in saves} == {1, 2}


def test_the_debrief_reads_the_whole_campaign(mediator, two, here):
    done = mediator("play", "campaign", "--line", "historical", "--seed", "5", "--json")
    last = done.json["phases"][-1]["path"]
    said = mediator("debrief", last, "--campaign")
    assert said.code == 0
    assert said.out.startswith("Debrief: Two summers")
    assert "The valley, a year later" in said.out
    assert "What each phase left to the next" in said.out
    assert mediator("debrief", last, "--campaign", "--format", "json").json["sections"][0]["id"] == "campaign"


def test_a_save_that_is_no_phase_has_no_campaign(mediator, two, save):
    refused = mediator("debrief", save, "--campaign")
    assert refused.code == 2
    assert "is not a phase of a campaign" in refused.err


def test_what_does_not_go_with_a_campaign_is_said(mediator, two):
    assert mediator("play", "valley", "--new").code == 2
    assert mediator("play", "campaign", "--line", "historical", "--chair", "nobody").code == 2
    assert mediator("play", "campaign", "--line", "nothing").code == 2
    assert "not the campaign" in mediator("play", "campaign", "--inputs", "file").err


def test_a_campaign_is_checked_with_its_scenarios(mediator, two):
    assert mediator("check", two).code == 0
    file = two / "campaign.toml"
    file.write_text(file.read_text().replace('scenario = "later"', 'scenario = "latter"'))
    found = mediator("check", two)
    assert found.code == 1
    assert "campaign.toml:38" in found.out

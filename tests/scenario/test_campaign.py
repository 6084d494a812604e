"""A campaign file: what may stand in it, and what is said where something is wrong."""

import pytest

from campaigns import CAMPAIGN, folder
from mediator_game.scenario.campaign.load import DocumentError, from_document, load_campaign


def loaded(tmp_path, old="", new=""):
    assert old in CAMPAIGN
    return load_campaign(folder(tmp_path, CAMPAIGN.replace(old, new, 1)), name="campaign.toml")


def test_a_sound_campaign_loads_and_comes_back_from_its_document(tmp_path):
    found = loaded(tmp_path)
    assert found.diagnostics == ()
    assert [one.scenario for one in found.campaign.phase] == ["valley", "later"]
    assert from_document(found.document) == found.campaign


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "said"),
    [
        ('scenario = "later"', 'scenario = "latter"', "unknown-reference", 38, 'Did you mean "later"?'),
        ('scenario = "later"', 'scenario = "valley"', "duplicate-id", 38, "Each scenario is played once."),
        ('later = "envoy" }', 'later = "envoi" }', "unknown-reference", 12, 'Did you mean "envoy"?'),
        (', later = "envoy" }', " }", "missing-key", 12, 'Add "later" to its chairs.'),
        ('"hill.trust"\nshare', '"hill.trusst"\nshare', "unknown-reference", 15, 'Did you mean "hill.trust"?'),
        ("share = 50", "share = 150", "out-of-range", 16, None),
        (", tension = 30 }", " }", "missing-key", 24, 'Add "tension" to its expected values.'),
        ('after = ["settled"]', 'after = ["setled"]', "unknown-reference", 29, 'Did you mean "settled"?'),
        ("river.rhetoric -= 10", "river.retoric -= 10", "unknown-name", 31, "Did you mean river.rhetoric?"),
        ('id = "two-summers"', 'id = "Two Summers"', "bad-id", 4, None),
        ("format = 1", "format = 7", "format-version", 3, "Write format = 1."),
        ('title = "Two summers"', 'titel = "Two summers"', "unknown-key", 5, "Did you mean title?"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(tmp_path, old, new, code, line, said):
    found = loaded(tmp_path, old, new)
    assert found.campaign is None
    there = [one for one in found.diagnostics if (one.code, one.line) == (code, line)]
    assert there, found.diagnostics
    assert said in (None, *(one.hint for one in there))


def test_a_document_that_is_no_campaign_is_refused():
    with pytest.raises(DocumentError):
        from_document({"campaign": {"format": 1}})


def test_nothing_can_be_left_to_a_phase_after_the_last(tmp_path):
    legacy = '\n[[phase.legacy]]\nafter = ["settled"]\ntext = "So."\neffects = ["tension += 1"]\n'
    found = load_campaign(folder(tmp_path, CAMPAIGN + legacy))
    assert [one.message for one in found.diagnostics] == [
        "Nothing follows the last phase, so that nothing can be changed in it."
    ]

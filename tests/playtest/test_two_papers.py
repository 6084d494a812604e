"""The story of two papers: signed without the mediator because its owner gave way, and escaped by one text for both."""

from pathlib import Path

from mediator_game.playtest.simulate import Plan, simulate
from mediator_game.scenario.load import load

LOADED = load(Path(__file__).parents[1] / "scenarios" / "two-papers.toml")


def played(line, **overrides):
    return simulate(LOADED.document, Plan("two-papers", line, True, "envoy", overrides), 150, workers=1)


def test_the_other_paper_is_signed_because_its_owner_gives_way_and_without_bids_it_never_is():
    assert played("historical").mode == "truce"
    assert played("historical", bids=0).share("truce") == 0


def test_a_text_that_has_a_place_for_the_owner_is_signed_instead():
    informed = played("informed")
    assert informed.mode == "settled"
    assert informed.share("settled") < 0.97

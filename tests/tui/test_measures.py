"""The measures on a screen of their own."""

import pytest
from attrs import evolve

from mediator_game.play.view import MeasureView
from tui.desks import NARROW, NORMAL, WIDE, at_desk, keys
from tui.screen_text import text
from tui.views import VIEW, Shown

QUAY = MeasureView(
    "quay", "A common quay", "confidence measure", (), "in force", "", (), (("Northland", ""),), "", (), ()
)
FERRY = MeasureView(
    "ferry", "A ferry", "confidence measure", (), "not yet", "“A common quay” has to be in force first.",
    (("A common quay", False),), (("Northland", "may agree"), ("Southland", "would refuse")),
    "A clash may break it; war does.", (("Northland: The displaced", False),), ("R42",),
)  # fmt: skip


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW])
async def test_a_measure_says_who_would_agree_and_what_it_stands_on(size):
    async with at_desk(Shown(evolve(VIEW, measures=(QUAY, FERRY))), size) as pilot:
        await keys(pilot, "a", "down")
        said = text(pilot.app)
        for words in ("MEASURES", "● A common quay", "Southland: would refuse", "A common quay: not yet"):
            assert words in said
        await keys(pilot, "escape")
        assert "MEASURES" not in text(pilot.app)


async def test_a_scenario_without_measures_says_so():
    async with at_desk(Shown(), NORMAL) as pilot:
        await keys(pilot, "a")
        assert "There are no measures in this scenario." in text(pilot.app)

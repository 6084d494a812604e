"""What a whole validation says of 1997: minutes of play, so it is run with the long tests."""

import pytest

from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Company, Crew
from mediator_game.playtest.validate.run import validate
from mediator_game.scenario.library import find
from mediator_game.scenario.load import load


@pytest.mark.long
def test_1997_is_sound_fair_and_faithful():
    loaded = load(find("1997-step-by-step"))
    with Company({"1997": loaded.scenario}, 2) as company:
        report = validate(Crew(company, "1997"), loaded, Budget.of(), "1")
    assert [check.id for check in report.failed] == []
    assert all(check.verdict != "not applicable" for check in report.checks)
    verdicts = {check.id: check for check in report.checks}
    assert verdicts["documented-outcome"].figures["variants"]["share"] >= 0.85
    assert verdicts["ablation"].figures["share"]["hits"] == 0
    exploit = verdicts["exploit-search"]
    assert bool(exploit.paste) == exploit.failed
    # The number that the record says the case turned on is the number that matters most.
    assert report.sensitivity.swings[0].number.name == "side.ar.army.limit"
    naive, informed = (
        {fallen.trap.id: fallen.by_player[f"line {id}"].share for fallen in report.traps}
        for id in ("naive", "informed")
    )
    assert all(0.2 <= share <= 0.7 for share in naive.values())
    assert all(informed[id] <= naive[id] / 2 for id in naive)

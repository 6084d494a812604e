"""What every phase has to show: history is the mode and can be escaped, skill is rewarded, traps tempt."""

from functools import cache

import pytest

from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.simulate import Plan, simulate
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Company, Crew
from mediator_game.playtest.validate.run import validate
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load

PHASES = [path for path in shipped() if path.stem != "tutorial"]
DOCUMENTED = [path for path in PHASES if not path.stem.startswith("2021")]
GAMES = 160
phases = pytest.mark.parametrize("path", PHASES, ids=lambda path: path.stem)
documented = pytest.mark.parametrize("path", DOCUMENTED, ids=lambda path: path.stem)


@cache
def loaded(path):
    return load(path, proofs=False)


@cache
def played(path, player, is_line=True, games=GAMES):
    found = loaded(path)
    rules = compile_rules(found.scenario)
    chair = (found.scenario.line[player].chair if is_line else "") or next(iter(found.scenario.chair))
    return simulate(found.document, Plan("phases", player, is_line, chair), games, workers=2, rules=rules)


def traps(path, line):
    found = played(path, line)
    return {str(trap.id): found.tally.coverage.happened["trap", trap.id] / GAMES for trap in found.scenario.trap}


@documented
def test_along_the_historical_line_history_is_the_mode_and_not_a_certainty(path):
    found = played(path, "historical")
    record = loaded(path).scenario.record.documented
    assert found.mode == record
    assert 0.55 <= found.share(record) <= 0.93


@phases
def test_the_informed_line_does_clearly_better_than_naive_and_random_ones(path):
    informed = played(path, "informed").mean_value
    assert informed - played(path, "naive").mean_value >= 0.12
    assert informed - played(path, "random", False, 60).mean_value >= 0.12


@phases
def test_each_trap_tempts_the_naive_and_spares_the_informed(path):
    naive, informed = traps(path, "naive"), traps(path, "informed")
    assert naive
    for trap, share in naive.items():
        assert 0.10 <= share <= 0.80, trap
        assert informed[trap] <= share / 2 + 0.05, trap


@pytest.mark.long
@documented
def test_on_two_thousand_games_the_documented_outcome_stays_between_its_bounds(path):
    found = played(path, "historical", games=2_000)
    assert found.mode == loaded(path).scenario.record.documented
    low, high = found.interval(found.mode)
    assert low >= 0.60
    assert high <= 0.90


@pytest.mark.long
@phases
def test_a_phase_is_sound_fair_and_faithful(path):
    found = load(path)
    with Company({path.stem: found.scenario}, 2) as company:
        report = validate(Crew(company, path.stem), found, Budget.of(), "1")
    assert [check.id for check in report.failed] == []
    verdicts = {check.id: check for check in report.checks}
    if path in DOCUMENTED:
        assert verdicts["documented-outcome"].figures["variants"]["share"] >= 0.85

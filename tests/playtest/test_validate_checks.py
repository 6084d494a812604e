"""Each of the ten checks passes a sound scenario and catches one that was made to fail it."""

import pytest
import tomli
from attrs import evolve

from mediator_game.engine import authored, moves
from mediator_game.engine.work import LedgerWork
from mediator_game.playtest.validate import (
    bargaining,
    exploit,
    history,
    impartial,
    levers,
    monotone,
    replay,
    skill,
)
from mediator_game.playtest.validate.search import search
from mediator_game.scenario.load import from_document
from mediator_game.scenario.model import Move, Span
from playtest.validation import SMALL, TEXT, backlash, crew_for, line, loaded, valley, without_sides

ABLATE = {"second_table": 0}


def found(check, scenario, *more):
    with crew_for(scenario) as crew:
        return check(crew, *more, SMALL, "seed")


def with_search(scenario):
    """The verdicts of the two checks that look at a searched line."""
    with crew_for(scenario) as crew:
        searched = search(crew, evolve(SMALL, games=12), "seed")
        return exploit.check(scenario, searched), skill.check(crew, SMALL, "seed", searched)


# 1


def test_a_ledger_that_adds_up_passes():
    assert found(replay.check, valley(), loaded()).verdict == "pass"


def test_a_change_that_is_not_written_down_is_found(monkeypatch):
    add = LedgerWork.add

    def forgetful(self, event, slot, delta, reason):
        if self.rules.layout.slots[slot].name == "tension":
            self.v[slot] += delta
        else:
            add(self, event, slot, delta, reason)

    monkeypatch.setattr(LedgerWork, "add", forgetful)
    check = found(replay.check, valley(), loaded())
    assert check.failed
    assert "tension" in check.evidence[0]


# 2


def order_matters():
    """Two reactions of which the second only happens where the first has not."""
    one, two = valley().reaction
    dry = evolve(one, kind="ground", when="harvest >= 40", chance=100, effects=("harvest -= 30",))
    wet = evolve(two, kind="ground", when="harvest >= 40", chance=100, effects=("harvest += 7", "tension += 3"))
    return valley(reaction=(dry, wet))


def test_reactions_of_one_snapshot_pass_in_any_order():
    assert found(impartial.order, order_matters()).verdict == "pass"


def test_an_engine_in_which_order_decides_is_found(monkeypatch):
    def one_after_another(work, kind):
        for rules in (work.rules.events, work.rules.reactions):
            for rule in rules:
                if rule.kind == kind:
                    authored._fire(work, [rule])

    monkeypatch.setattr(authored, "run", one_after_another)
    check = found(impartial.order, order_matters())
    assert check.failed
    assert "seed" in check.evidence[0]


def test_reactions_asked_for_in_order_keep_their_order():
    scenario = order_matters()
    scenario = evolve(scenario, scenario=evolve(scenario.scenario, reactions="in order"))
    check = found(impartial.order, scenario)
    assert check.verdict == "pass"
    assert "as the scenario asks" in check.summary


# 3


def test_sides_changed_round_fare_as_the_other_did():
    assert found(impartial.twins, valley()).verdict == "pass"
    assert found(impartial.twins, backlash()).verdict == "pass"


def test_an_engine_that_favours_a_side_is_found(monkeypatch):
    def fond_of_hill(work, move, event):
        moves.visit(work, move, event)
        if move.target == "hill":
            work.change(event, work.rules.side("hill").trust, 1, "visit")

    monkeypatch.setitem(moves.VERBS, "visit", fond_of_hill)
    check = found(impartial.twins, valley())
    assert check.failed
    assert any("trust" in one for one in check.evidence)


def test_without_sides_there_are_no_twins_and_no_bargain():
    assert found(impartial.twins, without_sides()).verdict == "not applicable"
    assert found(bargaining.check, without_sides()).verdict == "not applicable"


# 4


def test_the_space_is_counted_twice(monkeypatch):
    assert found(bargaining.check, valley()).verdict == "pass"
    monkeypatch.setattr(bargaining, "agrees_with_enumeration", lambda rules, values: False)
    assert found(bargaining.check, valley()).failed


# 5


def test_support_that_brings_a_leader_down_is_found():
    assert found(monotone.check, valley()).verdict == "pass"
    envy = evolve(
        valley().reaction[0],
        when="hill.farmers.support >= 62",
        chance=100,
        effects=("hill.farmers.support -= 90", "hill.traders.support -= 90"),
    )
    check = found(monotone.check, valley(reaction=(envy,)))
    assert check.failed
    assert "hill" in check.evidence[0]


# 6


def test_the_documented_outcome_is_the_mode_and_stays_it():
    check = found(history.documented, backlash())
    assert check.verdict == "pass"
    assert check.figures["variants"]["share"] >= 0.85


def test_a_record_that_play_does_not_follow_is_found():
    scenario = backlash()
    check = found(history.documented, evolve(scenario, record=evolve(scenario.record, documented="quiet")))
    assert check.failed
    assert "The mayor falls" in check.summary


def test_a_record_that_hangs_on_exact_numbers_is_found():
    base = valley(world=evolve(valley().world, tension=Span(30, 30)), event=(), reaction=())
    calm, rest = evolve(base.outcome[1], when="tension <= 33"), base.outcome[2]
    scenario = evolve(
        base, outcome=(calm, rest), line={"historical": line()}, record=evolve(base.record, documented="quiet")
    )
    check = found(history.documented, scenario)
    assert check.figures["mode"] == "quiet"
    assert check.failed
    assert "variants" in check.summary


@pytest.mark.parametrize("missing", ["record", "line"])
def test_without_a_record_or_a_historical_line_history_is_not_judged(missing):
    scenario = backlash()
    if missing == "record":
        scenario = evolve(scenario, record=evolve(scenario.record, documented=""))
    else:
        scenario = evolve(scenario, line={})
    with crew_for(scenario) as crew:
        assert history.documented(crew, SMALL, "seed").verdict == "not applicable"
        assert history.ablation(crew, SMALL, "seed", ABLATE).verdict == "not applicable"


# 7


def test_history_that_backlash_brings_about_vanishes_without_it():
    with crew_for(backlash()) as crew:
        assert history.ablation(crew, SMALL, "seed", ABLATE).verdict == "pass"


def test_history_that_comes_about_anyway_is_found():
    scenario = backlash()
    anyway = evolve(scenario.outcome[0], when="text.public")
    with crew_for(evolve(scenario, outcome=(anyway, *scenario.outcome[1:]))) as crew:
        check = history.ablation(crew, SMALL, "seed", ABLATE)
    assert check.failed
    assert check.figures["mode"] == "fallen"


# 8


def longer(**lines):
    base = valley()
    return evolve(base, scenario=evolve(base.scenario, turns=6), line=lines, event=(), reaction=())


SIGNED = (
    (1, "table", {"text": TEXT}),
    (1, "visit", {"target": "hill"}),
    (2, "visit", {"target": "river"}),
    (2, "summit", {}),
)


def test_a_line_that_always_wins_and_a_naive_one_as_good_are_found():
    scenario = longer(naive=line(*SIGNED), informed=line(*SIGNED))
    _, check = with_search(scenario)
    assert check.failed
    assert "informed line does not clearly do better" in check.summary
    assert "100%" in check.summary


def test_skill_is_not_judged_in_a_few_turns():
    _, check = with_search(valley())
    assert check.verdict == "not applicable"
    assert check.evidence


def test_a_ladder_of_skill_passes():
    """Any effort may fail, a planned one less often; burning the fields always does."""
    base = without_sides()
    ways = (
        Move(id="try", title="Try", effects=("harvest += 6",), once=True),
        Move(id="plan", title="Plan", effects=("harvest += 2",), once=True),
        Move(id="burn", title="Burn", effects=("harvest -= 40",)),
    )
    hail = evolve(
        base.reaction[0],
        kind="ground",
        when="moves.try.count + moves.plan.count > 0",
        chance="70 - 40 * min(1, moves.plan.count)",
        effects=("harvest -= 40",),
        once=True,
    )
    won = evolve(base.outcome[0], when="harvest >= 50 and moves.try.count + moves.plan.count > 0")
    scenario = evolve(
        base,
        scenario=evolve(base.scenario, turns=6),
        event=(),
        move=ways,
        reaction=(evolve(hail, wait=9),),
        outcome=(won, base.outcome[1]),
        line={"naive": line((6, "try", {})), "informed": line((6, "plan", {}))},
    )
    _, check = with_search(scenario)
    assert check.verdict == "pass", check


# 9


def test_a_lever_without_effect_is_found_and_may_be_marked_minor():
    wave = Move(id="wave", title="Wave from the bridge")
    check = found(levers.check, valley(move=(*valley().move, wave)))
    assert check.failed
    assert check.summary == '"Wave from the bridge" changes nothing.'
    assert "changed nothing in" in check.evidence[0]
    assert not found(levers.check, valley(move=(*valley().move, evolve(wave, minor=True)))).failed


def test_a_move_that_is_never_open_is_found():
    shut = Move(id="shut", title="Wait for snow", when="turn > 99", effects=("tension -= 50",))
    check = found(levers.check, valley(move=(*valley().move, shut)))
    assert check.failed
    assert "never open" in check.evidence[0]


# 10


def test_a_line_better_than_any_authored_is_shown_and_can_be_signed_off():
    scenario = longer(naive=line((1, "walk", {})))
    check, _ = with_search(scenario)
    assert check.failed
    pasted = tomli.loads(check.paste)["line"]["exploit"]
    document = {**loaded().document, "line": {"exploit": pasted}}
    document["scenario"] = {**document["scenario"], "turns": 6}
    known = from_document(document).line["exploit"]
    unsigned, _ = with_search(evolve(scenario, line={**scenario.line, "exploit": known}))
    assert unsigned.failed
    assert any("does not say in its text" in one for one in unsigned.evidence)
    signed = evolve(known, text="It is only a valley.")
    check, _ = with_search(evolve(scenario, line={**scenario.line, "exploit": signed}))
    assert check.verdict == "pass"
    assert "signed off" in check.summary

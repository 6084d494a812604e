"""Session: one way to play, and every input leaves one record or none."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import HOSTILE
from mediator_game.play.inputs import (
    Alternative,
    Commitment,
    EndTurn,
    MakeForecast,
    Move,
    OpenNote,
    Overrule,
    Quit,
    Rationale,
    Rewind,
    Share,
)
from mediator_game.play.session import Memory, Refused, Session, Setup
from mediator_game.scenario.load import load
from mediator_game.text.judge import flaws

SCENARIOS = Path(__file__).parents[1] / "scenarios"
LOADED = load(SCENARIOS / "valley.toml")
TABLE = Move("table", text={"water": "shared", "road": "open"})


def begin(seed=7, **more):
    sink = Memory()
    setup = Setup(LOADED.scenario, LOADED.document, LOADED.sha256, "envoy", seed, "run-1", **more)
    return Session(setup, sink, lambda: 1.234), sink


def inputs():
    moves = st.builds(
        Move,
        st.sampled_from(["visit", "channel", "amend", "sponsor", "press", "summit", "walk", "nothing"]),
        target=st.sampled_from(["", "hill", "river", "river.guard", "hill.farmers"]),
        option=st.sampled_from(["", "water.shared", "water.warden", "road.closed"]),
        power=st.sampled_from(["", "crown"]),
    )
    text = st.text(max_size=30)
    beside = st.one_of(
        st.builds(Rationale, st.sampled_from(["first-text", "x"]), text, st.integers(-5, 105), st.booleans()),
        st.builds(MakeForecast, st.sampled_from(["will-sign", "x"]), st.integers(-5, 105)),
        st.builds(Rewind, st.integers(-2, 12)),
        st.builds(OpenNote, st.sampled_from(["old-map", "x"])),
        st.builds(Alternative, text),
        st.builds(Commitment, text),
        st.builds(Share, st.just("first-text"), st.booleans()),
        st.builds(Overrule, st.just("both-heard"), st.integers(-1, 5), text),
        st.just(Quit()),
    )
    return st.one_of(moves, st.just(TABLE), st.just(EndTurn()), beside)


@settings(max_examples=120, deadline=None)
@given(st.integers(), st.lists(inputs(), max_size=25), st.sampled_from(["training", "assessed"]))
def test_an_input_leaves_one_record_or_is_refused_with_a_reason_and_leaves_none(seed, plan, mode):
    session, sink = begin(seed, mode=mode)
    for entered in plan:
        before, view = len(sink.records), session.view()
        try:
            session.do(entered)
        except Refused as refused:
            assert len(refused.reason) > 10
            assert len(sink.records) == before
            assert session.view() == view
        else:
            assert len(sink.records) == before + 1
            assert sink.records[-1]["seq"] == before
            assert sink.records[-1]["state"] == session.position.state.fingerprint()
    json.dumps(list(sink.records), allow_nan=False)


@settings(max_examples=60, deadline=None)
@given(st.integers(), st.lists(inputs(), max_size=20))
def test_the_same_inputs_give_the_same_records(seed, plan):
    def played():
        session, sink = begin(seed)
        for entered in plan:
            try:
                session.do(entered)
            except Refused:
                continue
        return sink.records

    assert played() == played()


def test_the_header_holds_what_is_needed_to_play_again_years_later():
    _, sink = begin("a seed")
    header = sink.records[0]
    assert header["type"] == "header"
    assert header["seed"] == "a seed"
    assert header["scenario"]["document"] == LOADED.document
    assert header["constants"]["second_table"] == 1
    assert header["rules_version"] >= 1


def test_a_rewind_goes_back_and_erases_nothing():
    session, sink = begin()
    session.do(TABLE)
    at_one = session.view()
    session.do(Move("visit", target="hill"))
    session.do(EndTurn())
    session.do(Rewind(1))
    assert session.view() == at_one
    assert [record["type"] for record in sink.records] == ["header", "move", "move", "end_turn", "rewind"]
    # The same dice: the same moves come out the same way.
    session.do(Move("visit", target="hill"))
    assert sink.records[-1]["state"] == sink.records[2]["state"]


def test_a_moment_on_an_abandoned_branch_cannot_be_gone_back_to():
    session, _ = begin()
    session.do(TABLE)
    session.do(Move("visit", target="hill"))
    session.do(Rewind(0))
    session.do(EndTurn())
    assert 2 not in {point.sequence for point in session.rewind_points()}
    with pytest.raises(Refused, match="no such moment"):
        session.do(Rewind(2))


def test_an_assessed_game_shows_no_numbers_and_cannot_be_rewound():
    session, _ = begin(mode="assessed")
    told = session.do(TABLE)
    assert session.rewind_points() == ()
    with pytest.raises(Refused, match="assessed"):
        session.do(Rewind(0))
    why = session.why(told[0].event)
    assert why.changes == () and why.causes == () and why.dice == ()


def test_a_hinge_is_asked_once_and_may_be_skipped():
    session, _ = begin()
    assert session.view().hinges == ()
    session.do(TABLE)
    assert [hinge.id for hinge in session.view().hinges] == ["first-text"]
    session.do(Rationale("first-text", "", 50))
    assert session.view().hinges == ()
    with pytest.raises(Refused):
        session.do(Rationale("first-text", "again", 50))


def test_a_forecast_is_given_once_with_a_probability():
    session, _ = begin()
    with pytest.raises(Refused, match="0 to 100"):
        session.do(MakeForecast("will-sign", 101))
    session.do(MakeForecast("will-sign", 30))
    assert session.view().forecasts[0].given == 30
    with pytest.raises(Refused, match="not open"):
        session.do(MakeForecast("will-sign", 60))


TAKEN_BACK = """
[[forecast]]
id = "walked-once"
question = "Will anybody walk the fields?"
happens = "flags.walked"

[[reaction]]
id = "forgotten"
kind = "domestic"
title = "The walk is forgotten"
when = "flags.walked"
effects = ["flags.walked = false"]
"""


def forgetful(tmp_path):
    """Begin a game in which what the walk did is undone at the turn's end."""
    path = tmp_path / "valley.toml"
    path.write_text((SCENARIOS / "valley.toml").read_text("utf-8") + TAKEN_BACK, "utf-8")
    loaded = load(path)
    assert loaded.scenario is not None, loaded.errors
    setup = Setup(loaded.scenario, loaded.document, loaded.sha256, "envoy", 7, "run-1")
    return Session(setup, Memory(), lambda: 0.0)


def asked_for(session):
    return [one.id for one in session.view().forecasts if one.open and one.given is None]


def test_a_question_has_come_true_though_it_was_taken_back_before_the_turn_ended(tmp_path):
    session = forgetful(tmp_path)
    session.do(MakeForecast("walked-once", 20))
    session.do(Move("walk"))
    session.do(EndTurn())
    assert not session.position.state.values[session.rules.layout["flags.walked"]]
    assert session.position.happened == {"walked-once": 1}


def test_what_has_come_true_is_not_asked_any_more_but_an_answer_on_record_still_plays(tmp_path):
    session = forgetful(tmp_path)
    assert "walked-once" in asked_for(session)
    session.do(Move("walk"))
    session.do(EndTurn())
    assert "walked-once" not in asked_for(session)
    session.do(MakeForecast("walked-once", 90))
    assert session.position.forecasts["walked-once"] == 90


def test_going_back_before_it_came_true_asks_again(tmp_path):
    session = forgetful(tmp_path)
    session.do(Move("walk"))
    assert session.position.happened
    session.do(Rewind(0))
    assert not session.position.happened
    assert "walked-once" in asked_for(session)


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_person_types_is_cleaned_at_the_door(hostile):
    session, sink = begin()
    session.do(TABLE)
    session.do(Rationale("first-text", hostile, 50))
    written = sink.records[-1]["text"]
    assert not flaws(written)
    assert "\n" not in written
    json.dumps(written).encode("utf-8")


def test_the_debrief_belongs_after_the_end():
    session, _ = begin()
    with pytest.raises(Refused, match="debrief"):
        session.do(Alternative("They might have met."))
    while not session.ended:
        session.do(EndTurn())
    session.do(Alternative("They might have met."))
    session.do(Commitment("Ask who can say no."))
    for nothing in ("  ", "c"):
        with pytest.raises(Refused, match=r"[Ff]ew words"):
            session.do(Alternative(nothing))
    with pytest.raises(Refused, match="over"):
        session.do(EndTurn())


def days(session):
    """Return the days of the datelines of the first turn, in the order of the log."""
    told = (one.dateline.rsplit(", ", 1)[-1] for one in session.view().log if one.turn == 1)
    return [int(line.split()[0]) for line in told if line]


def test_dates_in_a_turn_rise_with_the_order_in_which_things_happened(tmp_path):
    written = (SCENARIOS / "valley.toml").read_text("utf-8")
    path = tmp_path / "valley.toml"
    written = written.replace(
        'id = "dry-spell"\ntitle = "A dry spell"\ndate = 1961-04-10',
        'id = "dry-spell"\ntitle = "A dry spell"\ndate = 1961-03-03',
    )
    path.write_text(written.replace("chance = 80\n", ""), "utf-8")
    loaded = load(path)
    assert loaded.scenario is not None, loaded.errors
    session = Session(
        Setup(loaded.scenario, loaded.document, loaded.sha256, "envoy", 7, "run-1"), Memory(), lambda: 0.0
    )
    session.do(TABLE)
    session.do(Move("walk"))
    session.do(EndTurn())
    found = days(session)
    assert 3 in found and len(found) >= 2
    assert found == sorted(found)

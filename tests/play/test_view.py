"""View shows what the trainee may know and nothing else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_game.play.inputs import Alternative, EndTurn, Move, OpenNote
from mediator_game.play.session import Memory, Refused, Session, Setup
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load

FOLDER = Path(__file__).parents[1] / "scenarios"
LOADED = load(FOLDER / "valley.toml")
TABLE = Move("table", text={"water": "shared", "road": "open"})


def begin(seed, mode="training", loaded=LOADED):
    chair = next(iter(loaded.scenario.chair))
    setup = Setup(loaded.scenario, loaded.document, loaded.sha256, chair, seed, "run", mode=mode)
    return Session(setup, Memory(), lambda: 0.0)


@settings(max_examples=60, deadline=None)
@given(st.integers(), st.integers())
def test_before_anything_is_learnt_no_drawn_number_shows(one, other):
    assert begin(one).view() == begin(other).view()


def hidden(view):
    return [gauge for side in view.sides for gauge in (*side.gauges, *(bloc.support for bloc in side.blocs))]


@settings(max_examples=60, deadline=None)
@given(st.integers(), st.lists(st.sampled_from(["hill", "river"]), max_size=5))
def test_the_true_value_lies_in_the_band_shown_and_visits_narrow_it(seed, visits):
    session = begin(seed)
    for side in [*visits, None]:
        values, layout = session.position.state.values, session.rules.layout
        for gauge in hidden(session.view()):
            if gauge.name in layout:
                slot = layout.slots[layout[gauge.name]]
                assert gauge.low <= values[layout[gauge.name]] // slot.scale <= gauge.high, gauge
        if side is not None:
            try:
                session.do(Move("visit", target=side))
            except Refused:
                session.do(EndTurn())
            if session.ended:
                break
    seen = session.position.state.values[session.rules.layout["hill.visits"]]
    rhetoric = session.view().sides[0].rhetoric
    # Written as [40, 50]; each visit halves it, and the band shown is in steps of five.
    assert rhetoric.high - rhetoric.low <= 10 // 2 ** min(seen, 3) + 10
    if seen >= 4:
        assert rhetoric.known == "known"


def test_an_unopened_note_says_nothing_and_why_it_is_closed():
    session = begin(1)
    note = session.view().notes[0]
    assert (note.opened, note.text, note.source) == (False, (), ())
    assert "mayor" in note.closed
    session.do(Move("visit", target="hill"))
    session.do(OpenNote("old-map"))
    assert session.view().notes[0].text


def test_red_lines_show_only_once_they_have_been_told():
    session = begin(1)
    session.do(TABLE)
    session.do(Move("visit", target="hill"))
    before = session.view().sides[1].blocs[1]
    assert before.stance == "?"
    session.do(EndTurn())
    session.do(Move("channel", target="river.guard"))
    assert session.view().sides[1].blocs[1].stance != "?"


def test_in_an_assessed_game_bands_are_whole_words_wide():
    view = begin(3, "assessed").view()
    for gauge in hidden(view):
        assert gauge.known != "known"
    assert view.sides[0].rhetoric.high - view.sides[0].rhetoric.low >= 14


def test_closed_moves_stay_on_the_menu_with_their_reason():
    view = begin(1).view()
    amend = next(move for move in view.moves if move.verb == "amend")
    assert amend.closed
    assert {move.id for move in view.moves} == {str(move.id) for move in LOADED.scenario.move}


def test_every_open_choice_on_the_menu_can_be_made():
    for number in range(len([choice for move in begin(5).view().moves for choice in move.choices])):
        session = begin(5)
        choice = [choice for move in session.view().moves for choice in move.choices][number]
        if choice.closed:
            with pytest.raises(Refused):
                session.do(choice.move)
        else:
            session.do(choice.move)


def test_why_leads_from_a_consequence_to_the_decision_behind_it():
    session = begin(2)
    session.do(TABLE)
    session.do(Move("visit", target="hill"))
    told = session.view().log[-1]
    why = session.why(told.event)
    assert any("Table a text" in line.text or "table a text" in line.text for line in why.causes)
    assert why.honesty


def test_what_moved_over_a_turn_is_told_once_and_can_be_asked_about():
    session = begin(2)
    session.do(EndTurn())
    session.do(EndTurn())
    lines = [told for told in session.view().log if told.event < 0]
    assert lines
    for told in lines:
        why = session.why(told.event)
        assert why.changes
        assert told.trend in {"up", "down"}


def test_a_red_line_nobody_has_told_of_is_not_drawn_and_a_crossed_one_is_told():
    session = begin(1)
    keys = {option.id: option for option in session.view().text.issues[0].options}["hill-keys"]
    assert "RED LINE" not in {judgement.word for judgement in keys.judgements}
    guard = session.rules.blocs["river.guard"]
    learnt = guard.voice.red_lines[0].learnt
    assert session.position.state.values[learnt] == 0
    session.do(Move("table", text={"road": "open"}))  # the keys stay on the hill: across the guard's line
    assert session.view().sides[1].blocs[1].stance == "?"
    session.do(Move("channel", target="river.guard"))
    assert session.position.state.values[learnt] == 1
    assert session.view().sides[1].blocs[1].stance == "red line crossed"


def test_a_source_that_tells_of_later_stays_shut_until_the_gate_is_open():
    loaded = load(next(path for path in shipped() if path.stem.startswith("1997")))
    session = begin(1, loaded=loaded)
    assert "president" not in session.source("R15").text.lower()
    assert "1994" in session.source("R14").text or "ceasefire" in session.source("R14").text
    while not session.ended:
        session.do(EndTurn())
    assert "debrief" in session.source("R15").text
    session.do(Alternative("The army could have been asked first."))
    session.do(Alternative("Nobody might have spoken in public."))
    assert "president" in session.source("R15").text.lower()


def test_a_visit_before_there_is_a_text_says_what_weighs_most():
    session = begin(1)
    session.do(Move("visit", target="hill"))
    # Hill's mayor weighs the water and the road alike; the road comes first by name.
    event = session.position.events[-1]
    assert (event.kind, event.facts["issue"]) == ("audience", "road")

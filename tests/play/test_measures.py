"""What the trainee sees of measures: no more than is known."""

from pathlib import Path

import pytest

from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.menu import Refused
from mediator_game.plain.measures import measures as in_words
from mediator_game.play.records import Setup
from mediator_game.play.session import Session
from mediator_game.scenario.load import load

CAUSEWAY = Path(__file__).parents[1] / "scenarios" / "causeway.toml"


class Nowhere:
    trouble = ""

    def write(self, record):
        pass


@pytest.fixture
def session():
    loaded = load(CAUSEWAY)
    setup = Setup(loaded.scenario, loaded.document, loaded.sha256, chair="warden", seed=3, run="run")
    return Session(setup, Nowhere(), lambda: 0.0)


def seen(session, id):
    return next(one for one in session.view().measures if one.id == id)


def propose(id):
    return Move("propose", target=id)


def test_what_is_not_known_leaves_an_answer_open(session):
    answers = dict(seen(session, "presence").likely)
    assert answers["East"] == "may agree"
    assert answers["the League"] == "would agree"
    assert dict(seen(session, "flag").likely) == {"West": "would refuse"}


def test_a_visit_narrows_what_a_measure_is_worth_to_a_side(session):
    before = session.position.state.values
    session.do(Move("visit", target="west"))
    from mediator_game.play.knowledge import Knowledge

    known = Knowledge(session.rules, session.start_values, session.position.state.values)
    assert Knowledge(session.rules, session.start_values, before).interval("west.worth.presence") == (0, 4)
    low, high = known.interval("west.worth.presence")
    assert high - low < 4


def test_a_measure_says_what_it_stands_on_and_whom_it_concerns(session):
    observation, needs = seen(session, "observation"), seen(session, "needs")
    assert observation.after == (("A house for the observers", False), ("Posts drawn back a mile", False))
    assert "has to be in force" in observation.closed
    assert ("East: The residents of the meadows", False) in needs.concerns
    session.do(Move("channel", target="east.residents"))
    assert ("East: The residents of the meadows", True) in seen(session, "needs").concerns


def test_a_measure_that_is_agreed_is_told_and_shown_as_in_force(session):
    told = session.do(propose("clearing"))
    assert any("Clearing the fields" in one.text for one in told)
    assert seen(session, "clearing").state == "in force"
    with pytest.raises(Refused, match="it is in force"):
        session.do(propose("clearing"))


def test_a_refusal_names_the_one_side_that_refused(session):
    session.do(propose("flag"))
    (text,) = [one.text for one in session.view().log if "A flag" in one.text and not one.text.startswith("You:")]
    assert "West" in text
    assert seen(session, "flag").state == "refused"


def test_people_without_a_say_stand_behind_nobody_in_what_is_shown(session):
    session.do(Move("channel", target="west.displaced"))
    west = session.view().sides[1]
    displaced = next(bloc for bloc in west.blocs if bloc.id == "west.displaced")
    assert (displaced.voiceless, displaced.contacted, displaced.stance) == (True, True, "-")


def test_every_choice_of_the_move_is_a_measure_with_what_would_come_of_it(session):
    move = next(one for one in session.view().moves if one.id == "propose")
    assert [choice.title for choice in move.choices] == [one.title for one in session.view().measures]
    assert {choice.hint for choice in move.choices} <= {"would be agreed", "may be refused", "would be refused"}


def test_every_measure_can_be_read_in_words(session):
    session.do(propose("presence"))
    session.do(EndTurn())
    said = [part.text if hasattr(part, "text") else str(part) for part in in_words(session.view().measures)]
    assert len(said) == 1 + len(session.view().measures)


def test_a_scenario_may_have_its_own_words_and_turns(session):
    view = session.view()
    assert [gauge.title for gauge in view.world[:3]] == ["Wardens", "The river", "Confidence"]
    assert {power.role for power in view.powers} == {"warden"}
    assert (view.unit, view.label) == ("month", "2 April 1950")
    session.do(EndTurn())
    assert (session.view().unit, session.view().label) == ("week", "2 May 1950")

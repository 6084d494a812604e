"""What the trainee sees of a front: who holds what, whether there is fighting, how weary both are - in either face."""

from pathlib import Path

from mediator_game.plain import desk, places
from mediator_game.play.inputs import EndTurn, Move
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.scenario.load import load
from mediator_game.tui.widgets.plan import PlanPaper
from mediator_game.tui.widgets.sheet import Sheet

LOADED = load(Path(__file__).parents[1] / "scenarios" / "ridge.toml")
FALLEN = "place-falls/lower@mill/1"


def session(**dice):
    setup = Setup(LOADED.scenario, LOADED.document, LOADED.sha256, "envoy", 1, "run", dice=dice.get("dice", {}))
    return Session(setup, Memory(), lambda: 0.0)


def said(parts):
    return "\n".join(str(part) for part in parts)


def test_the_map_says_who_holds_each_place_now():
    played = session(dice={FALLEN: 0})
    before = {one.letter: one.side for one in played.view().map.holders}
    assert before == {"B": "Lower", "M": "Upper", "F": "Upper", "C": "Upper"}
    told = played.do(EndTurn())
    after = played.view().map
    assert {one.letter: one.side for one in after.holders}["M"] == "Lower"
    assert len({(one.side, one.sign) for one in after.holders}) == 2
    assert any("the mill" in one.text.lower() for one in told)


def test_both_faces_show_it_by_sign_or_word_and_not_by_colour():
    view = session().view()
    assert "Held by Lower: the bridge." in said(desk.desk(view))
    assert "the crest, C: top middle; beside the ford. Held by Upper." in said(places.places(view.map))
    drawn = Sheet(60)
    PlanPaper().draw(drawn, view.map)
    text = "\n".join(line.plain for line in drawn.lines)
    assert "M○" in text and "B●" in text
    assert "○ held by Upper" in text


def test_fighting_and_truce_are_told_apart():
    played = session(dice={"place-falls/lower@mill/1": 99})
    assert played.view().map.state == "There is fighting."
    for entered in (
        Move("table", text={"fire": "stop"}), Move("visit", target="upper"), Move("visit", target="lower"),
        EndTurn(), Move("summit"),
    ):  # fmt: skip
        played.do(entered)
    assert played.view().map.state == "A truce is in force."
    assert [one.title for one in played.view().sides[0].gauges][-1] == "Weariness"
    assert "Watch on a truce" in [one.title for one in played.view().world]


def test_an_option_that_hands_nothing_over_is_already_so():
    played = session(dice={FALLEN: 0})
    played.do(EndTurn())
    land = next(one for one in played.view().text.issues if one.id == "land")
    assert {one.id: one.closed for one in land.options}["mill-back"] == "The mill goes to Lower: already so."

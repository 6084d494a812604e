"""A draft: what differs, which move it makes, what it means to each side as far as is known."""

import pytest
from attrs import evolve

from mediator_game.engine.actions import Move
from mediator_game.play.view import Judgement
from mediator_game.tui.drafting import Draft, effects, move, shift, summary
from tui.views import ISSUES, NO_TEXT, VIEW


def pick(draft, issue, option):
    found = next(one for one in draft.text.issues if one.id == issue)
    return draft.pick(found, next(one for one in found.options if one.id == option))


def closed(verb, reason):
    return tuple(evolve(one, closed=reason) if one.verb == verb else one for one in VIEW.moves)


def test_a_fresh_draft_differs_in_nothing():
    assert Draft(VIEW.text).changed == ()
    assert Draft(VIEW.text).terms() == {"districts": "return", "security": "observers", "status": "silent"}


def test_picking_what_is_on_the_table_takes_a_change_back():
    draft = pick(Draft(VIEW.text), "status", "vote")
    assert [issue.id for issue in draft.changed] == ["status"]
    assert pick(draft, "status", "silent").changed == ()


def test_one_changed_term_is_an_amendment():
    assert move(pick(Draft(VIEW.text), "status", "vote"), VIEW.moves) == Move("amend", option="status.vote")


def test_several_changed_terms_are_a_whole_text():
    draft = pick(pick(Draft(VIEW.text), "status", "vote"), "security", "none")
    terms = {"districts": "return", "security": "none", "status": "vote"}
    assert move(draft, VIEW.moves) == Move("table", text=terms)


def test_the_first_text_is_tabled_whole_even_when_one_term_changes():
    draft = pick(Draft(NO_TEXT.text), "districts", "return")
    assert move(draft, NO_TEXT.moves) == Move(
        "table", text={"districts": "return", "security": "none", "status": "silent"}
    )


def test_one_changed_term_is_tabled_when_it_cannot_be_amended():
    draft = pick(Draft(VIEW.text), "status", "vote")
    assert isinstance(move(draft, closed("amend", "not now")), Move)
    assert move(draft, closed("amend", "not now")).move == "table"


def test_no_change_and_no_open_move_each_give_a_reason():
    assert "Nothing differs from draft 2" in move(Draft(VIEW.text), VIEW.moves)
    draft = pick(pick(Draft(VIEW.text), "status", "vote"), "security", "none")
    assert "Only one term" in move(draft, closed("table", "the text is signed."))
    assert "the text is signed" in move(draft, closed("table", "the text is signed."))
    assert move(draft, ()) == "Your chair cannot change the text."


@pytest.mark.parametrize(
    ("new", "old", "way"),
    [
        (("gains much", "visited"), ("gains", "visited"), "better"),
        (("costs", "visited"), ("even", "visited"), "worse"),
        (("gains", "visited"), ("gains", "said so"), "same"),
        (("gains", "guess"), ("costs", "guess"), "better"),
        (("gains", "guess"), ("gains", "guess"), "unclear"),
        (("gains", "guess"), ("gains a little", "visited"), "unclear"),
        (("even", "guess"), ("even", "guess"), "same"),
        (("?", ""), ("gains", "visited"), "unclear"),
        (("RED LINE", "said so"), ("gains", "visited"), "red"),
        (("costs much", "visited"), ("RED LINE", "said so"), "better"),
    ],
)
def test_a_change_is_felt_as_far_as_both_options_are_known(new, old, way):
    assert shift(Judgement("north", *new), Judgement("north", *old)) == way


def test_the_summary_says_for_each_side_what_it_would_feel():
    draft = pick(pick(Draft(VIEW.text), "security", "east"), "districts", "stay")
    assert effects(draft, "south") == {"worse": ["Five districts"], "red": ["Who keeps the peace"]}
    said = dict(summary(draft, VIEW))
    assert said["Southland"].startswith("crosses a red line (Who keeps the peace); worse off on Five districts")
    assert "trust" in said["Southland"]
    assert said["Northland"] == "better off on Five districts, Who keeps the peace."
    assert "trust" not in said["Northland"]


def test_every_option_of_the_sample_has_a_judgement_for_each_side():
    assert all(len(option.judgements) == 2 for issue in ISSUES for option in issue.options)

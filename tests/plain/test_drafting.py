import pytest

from mediator_game.play.inputs import Move
from plain.player import kinds, played, session_of


def tabled(session):
    return session.records[-2]["text"]


def test_a_text_is_tabled_issue_by_issue_and_seen_whole_first():
    session, player = played("table", "2", "", "yes")
    assert kinds(session) == ["move"]
    assert tabled(session)["water"] == session.view().text.issues[0].options[1].id
    assert "[The draft would say]" in player.written
    assert ", changed." in player.written


def test_a_term_can_be_taken_back_before_tabling():
    session, _ = played("table", "2", "", "water", "3", "water", "2", "yes")
    assert tabled(session)["water"] == session.view().text.issues[0].options[1].id


def test_a_text_can_be_typed_at_once():
    session, _ = played("text water=shared road=open")
    assert tabled(session) == {"water": "shared", "road": "open"}


def test_terms_not_typed_stay_as_they_are():
    session, _ = played("text water=shared", "text road=open")
    assert tabled(session) == {"water": "shared", "road": "open"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("text watr=shared", "Did you mean water?"),
        ("text water=shard", "Did you mean shared?"),
        ("text water=shared water=shared", "You gave water twice."),
        ("text water=", "Write terms as issue=option"),
        ("text water=shared road", "Write terms as issue=option"),
        ("text water=warden", "needs a sponsor first"),
        ("text water=hill-keys", "what is so already"),
    ],
)
def test_a_text_that_cannot_be_says_why_and_records_nothing(typed, said):
    session, player = played(typed)
    assert kinds(session) == []
    assert said in " ".join(player.last.split())


def test_a_closed_option_shows_its_reason_and_is_not_taken():
    session, player = played("table", "3", "2", "", "yes")
    page = " ".join(player.written.split())
    assert page.count("needs a sponsor first.") >= 2
    assert kinds(session) == ["move"]


def test_back_leaves_the_text_as_it_was():
    session, player = played("table", "2", "back")
    assert kinds(session) == []
    assert "Nothing was done." in player.last


def test_commands_answer_in_the_middle_of_drafting():
    session, player = played("table", "help", "people", "2", "text water", "", "yes")
    assert kinds(session) == ["move"]
    assert "[Help]" in player.written


def test_a_command_that_acts_breaks_drafting_off():
    session, _ = played("table", "end", "yes")
    assert kinds(session) == ["end_turn"]


def test_one_term_can_be_amended_by_asking_or_by_typing():
    session = session_of()
    session.do(Move("table", text={"water": "shared"}))
    played("amend", "road", "open", session=session)
    assert session.records[-2]["option"] == "road.open"
    session, player = played("text water=shared", "amend road=open", "amend water=shared road=open")
    assert session.records[2]["option"] == "road.open"
    assert "no moves left this turn" in player.last.lower()


def test_an_amendment_changes_one_term_only():
    session, player = played("text water=shared", "amend water=hill-keys road=open")
    assert kinds(session) == ["move"]
    assert "An amendment changes one term." in player.last


def test_the_text_page_says_who_has_seen_it():
    _, player = played("text water=shared", "text")
    assert "Not seen by: " in player.last
    assert "[The text, draft 1]" in player.last

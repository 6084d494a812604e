from mediator_game.play.inputs import EndTurn
from plain.player import kinds, played, session_of

TABLED = ("text water=shared", "end", "yes")


def test_a_hinge_asks_for_a_reason_and_a_confidence_before_the_turn_ends():
    session, player = played(*TABLED, "They are tired.", "80")
    assert kinds(session) == ["move", "rationale", "end_turn"]
    assert [session.records[2][name] for name in ("text", "confidence", "share")] == ["They are tired.", 80, False]
    assert "Why put a text on the table now?" in player.written


def test_an_empty_reason_skips_the_question():
    session, player = played(*TABLED, "")
    assert session.records[2]["text"] == ""
    assert not any("How sure" in prompt for prompt in player.prompts)


def test_an_empty_confidence_means_even():
    session, _ = played(*TABLED, "They are tired.", "")
    assert session.records[2]["confidence"] == 50


def test_a_confidence_that_is_no_percentage_is_asked_for_again():
    session, player = played(*TABLED, "They are tired.", "very", "101", "60%")
    assert session.records[2]["confidence"] == 60
    assert player.written.count("whole number from 0 to 100") == 2


def test_a_reason_may_begin_like_a_command():
    session, _ = played(*TABLED, "people will not wait", "70")
    assert session.records[2]["text"] == "people will not wait"


def test_a_question_can_be_broken_off_with_a_command_and_nothing_is_recorded():
    session, player = played(*TABLED, "help", "back", "desk")
    assert kinds(session) == ["move"]
    assert "[Help]" in player.written


def test_a_forecast_is_given_by_asking_or_by_typing():
    asked, _ = played("forecast", "1", "soon", "30")
    typed, _ = played("forecast 1 30%")
    for session in (asked, typed):
        assert kinds(session) == ["forecast"]
        assert session.records[1]["probability"] == 30


def test_a_forecast_once_given_is_kept():
    session, player = played("forecast 1 0", "forecast 1 90", "forecast")
    assert kinds(session) == ["forecast"]
    assert "You said 0 in 100." in player.last


def test_open_forecasts_and_questions_are_named_on_the_desk():
    _, player = played("text water=shared", "desk")
    assert "1 forecast you may give." in player.pages[0]
    assert "1 question, asked when you end the month." in player.last


def test_going_back_can_be_taken_back():
    session, player = played("visit hill", "rewind", "7", "x", "back")
    assert kinds(session) == ["move"]
    assert "Nothing was done." in player.last


def test_there_may_be_nothing_to_go_back_to():
    _, player = played("rewind")
    assert "There is nothing to go back to yet." in player.last


def test_hostile_words_reach_neither_the_terminal_nor_the_record():
    session = session_of()
    session.do(EndTurn())
    _, player = played("people \x1b]0;title\x07", "visit \x9b2J", session=session)
    assert not {"\x1b", "\x07", "\x9b"} & set(player.written)

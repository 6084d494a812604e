import pytest

from mediator_game.play.inputs import EndTurn, Move, Rationale
from plain.player import kinds, played, session_of

GATED = "What was true"


def ended(*, mode="training", reason=""):
    session = session_of(mode=mode)
    session.do(Move("table", text={"water": "shared"}))
    if reason:
        session.do(Rationale("first-text", reason))
    while not session.ended:
        session.do(EndTurn())
    return session


def test_the_ending_leads_into_the_debrief():
    _, player = played(*["end", "yes"] * 3)
    assert "[The ending: " in player.written
    assert "[The debrief]" in player.written


def test_an_ended_game_opens_at_its_ending():
    _, player = played(session=ended())
    assert "[The ending: " in player.pages[0]
    assert "[What you can do" not in player.written


def numbers(player):
    """The numbers of the sections by their titles, as the contents give them."""
    lines = player.written.split("[The debrief]")[1].split("\n\n")[0].split("\n")
    found = [line.partition(". ") for line in lines if line[:1].isdigit()]
    return {title.partition(". ")[0]: number for number, _, title in found}


def section(title):
    return numbers(played(session=ended())[1])[title]


def test_sections_come_one_after_the_other_on_empty_answers():
    _, player = played("", "", session=ended())
    assert "[1. About this debrief]" in player.pages[1]
    assert "[2. What happened]" in player.pages[2]


@pytest.mark.parametrize("answer", ["number", "title"])
def test_what_stands_behind_the_gate_asks_for_two_alternatives_first(answer):
    wanted = section(GATED) if answer == "number" else GATED
    _, player = played(wanted, session=ended())
    assert "[Two other ways it could have gone]" in player.last
    assert "Would bear" not in player.written


def test_the_gate_opens_when_two_are_written_and_no_sooner():
    wanted = section(GATED)
    session, player = played(wanted, "Ask the guard.", "", "Wait a month.", wanted, session=ended())
    assert kinds(session)[-2:] == ["alternative", "alternative"]
    assert "Nothing is written yet." in player.written
    assert f"[{wanted}. {GATED}]" in player.last


def test_half_a_gate_can_be_left_and_what_was_written_is_kept():
    wanted = section(GATED)
    session, player = played(wanted, "Ask the guard.", "back", wanted, session=ended())
    assert kinds(session)[-1] == "alternative"
    assert "(2 of 2)" in player.prompts[-1]
    assert "Would bear" not in player.written


def test_one_commitment_is_taken_and_may_be_skipped():
    gate = (section(GATED), "They met once more.", "Nobody came to it.")
    commitment = section("One commitment")
    kept, _ = played(*gate, commitment, "Ask who can say no.", session=ended())
    skipped, _ = played(*gate, commitment, "", session=ended())
    assert kinds(kept)[-1] == "commitment"
    assert kinds(skipped)[-1] == "alternative"


def test_reasons_are_shared_only_by_saying_so():
    session, player = played("share", "1", "1", "1", "", session=ended(reason="They are tired."))
    assert [record["share"] for record in session.records if record["type"] == "share"] == [True, False, True]
    assert "Stays with you: They are tired." in player.written


def test_there_may_be_no_reasons_to_share():
    _, player = played("share", session=ended())
    assert "You gave no reasons in this game." in player.last


def test_the_debrief_of_a_training_game_can_be_left_for_an_earlier_moment():
    session, player = played("rewind", "1", session=ended())
    assert not session.ended
    assert "[What you can do" in player.written


def test_the_debrief_of_an_assessed_game_cannot():
    session, player = played("rewind", session=ended(mode="assessed"))
    assert session.ended
    assert "An assessed game cannot be rewound." in player.last


def test_leaving_the_debrief_adds_nothing_to_the_transcript():
    before = ended()
    count = before.sequence
    session, player = played("quit", session=before)
    assert session.sequence == count
    assert "To read the debrief again:" in player.written


def test_every_section_fits_in_72_columns():
    wanted = section(GATED)
    _, player = played(wanted, "They met once more.", "Nobody came to it.", *map(str, range(1, 16)), session=ended())
    assert max(len(line) for line in player.written.split("\n")) <= 72

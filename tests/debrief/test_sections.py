"""What each section says of a game."""

import pytest

from debrief.games import STEP_BY_STEP, TEXT, VALLEY, _loaded, by_id, ended, follow, opened, played, words_of
from mediator_game.debrief.parts import Timeline
from mediator_game.play.inputs import (
    Commitment,
    EndTurn,
    MakeForecast,
    Move,
    OpenNote,
    Overrule,
    Rationale,
    Rewind,
    Share,
)

VISIT, TABLE, GUARD = Move("visit", target="hill"), Move("table", text=TEXT), Move("channel", target="river.guard")


def said(session, section, **flags):
    return words_of(by_id(session, instructor=True, **flags)[section])


def signed(*before):
    """Play the valley to a signature."""
    return ended(*before, TABLE, VISIT, EndTurn(), Move("visit", target="river"), EndTurn(), Move("summit"))


def timeline(session, section="timeline-causes"):
    return next(part for part in by_id(session, instructor=True)[section].body if isinstance(part, Timeline)).entries


# 0 and 1


def test_the_first_section_says_what_it_takes_to_play_the_game_again():
    session = ended(seed="a b", player="Ani")
    care = said(session, "care")
    again = "mediator play valley.toml --chair envoy --seed 'a b'"
    for fact in (session.setup.sha256, "Ani", "training", "run-7", again):
        assert fact in care


def test_going_back_is_on_record_and_the_branch_left_is_not_told():
    session = ended(Move("walk"), Rewind(0), VISIT)
    assert "Went back | once" in said(session, "care")
    assert "Walk the fields" not in said(session, "timeline-causes")
    assert "one move" in said(session, "page-one")


def test_the_first_page_tells_the_course_of_the_text_and_the_ending():
    page = said(signed(), "page-one")
    assert "first tabled in March 1961" in page
    assert "signed it in May 1961" in page
    assert "Two keys hang in two town halls." in page


def test_the_first_page_names_one_objective_when_there_is_one():
    assert "Hear both villages: You went back." in said(signed(), "page-one")


def test_the_strongest_practice_and_the_one_to_look_at_again_are_two_objectives():
    session = follow("historical")
    lines = said(session, "page-one").splitlines()
    best = lines[lines.index("The strongest practice") + 1]
    again = lines[lines.index("The one thing to look at again") + 1]
    assert best.split(":")[0] != again.split(":")[0]


# 2


def test_forecasts_are_laid_beside_what_happened_with_a_brier_score():
    page = said(signed(MakeForecast("will-sign", 40)), "forecasts")
    assert "Will the two mayors sign? | 40 in 100 | happened, May 1961" in page
    assert "your score is .36" in page
    assert ".11 to .32" in page
    assert "no grade" in page


def test_a_forecast_not_given_says_so_and_makes_no_score():
    page = said(ended(), "forecasts")
    assert "not given | did not happen" in page
    assert "no score" in page


def test_a_question_is_open_while_the_game_is():
    assert "still open" in said(played(MakeForecast("will-sign", 40)), "forecasts")


def test_a_sure_forecast_that_came_true_scores_nought():
    assert "your score is 0:" in said(signed(MakeForecast("will-sign", 100)), "forecasts")


# 3


def test_knowledge_says_whom_the_trainee_saw_and_whom_not():
    page = said(ended(VISIT, GUARD, EndTurn(), GUARD), "knowledge")
    assert "The mayor of Hill | once (March 1961)" in page
    assert "The mayor of River | never" in page
    assert "River: The river guard | twice (March 1961, April 1961) | twice | twice" in page
    assert "with one of the four blocs" in page


def test_notes_are_told_by_title_and_by_when_they_could_be_opened():
    assert "An old map of the ditches (never came to your desk)" in said(ended(), "knowledge")
    page = said(ended(EndTurn(), VISIT), "knowledge")
    assert "An old map of the ditches (on your desk from April 1961)" in page
    assert "An old map of the ditches (March 1961)" in said(ended(VISIT, OpenNote("old-map")), "knowledge")
    assert "two gates" not in page


def test_a_red_line_is_told_once_it_was_learnt():
    assert "Hill keeps the keys" not in words_of(by_id(ended(GUARD))["knowledge"])
    learnt = ended(Move("table", text={"road": "open"}), GUARD)
    assert "River: The river guard will not have “Hill keeps the keys”" in words_of(by_id(learnt)["knowledge"])


# 6


def test_a_signature_is_traced_to_the_moves_behind_it():
    (entry,) = (one for one in timeline(signed()) if one.text == "The text was signed")
    assert {one.text for one in entry.causes if one.decision} == {
        "Call both to the bridge",
        "Table a text",
        "Visit a mayor (the mayor of Hill)",
        "Visit a mayor (the mayor of River)",
    }
    assert {one.text for one in entry.causes if one.depth == 1 and not one.decision} == {
        "The mayor of Hill said yes to the text",
        "The mayor of River said yes to the text",
    }


def test_every_cause_on_a_timeline_came_before_what_it_caused():
    for entry in timeline(follow("rushed")):
        assert all(cause.event < entry.event for cause in entry.causes)
        assert len({cause.event for cause in entry.causes}) == len(entry.causes)


def test_a_cause_is_called_repeated_only_if_an_earlier_link_names_it():
    entries = timeline(follow("rushed"))
    at = {entry.event: entry for entry in entries}
    repeated = 0
    for entry in entries:
        for cause in (one for one in entry.causes if one.repeated):
            links = [at[one.event] for one in entry.causes if one.depth == 1 and one.event in at]
            assert any(cause.event in {one.event for one in link.causes} for link in links)
            repeated += 1
    assert repeated


def test_a_dated_event_that_nothing_led_to_has_no_cause():
    if not (dry := [one for one in timeline(ended()) if one.text == "A dry spell"]):
        pytest.fail("the seed no longer brings the dry spell: choose another")
    assert dry[0].causes == ()
    assert dry[0].voice == "run"


# 7


def test_the_trainees_words_come_back_with_their_confidence():
    session = ended(VISIT, TABLE, Rationale("first-text", "They will not wait.", 70))
    page = said(session, "words")
    assert "March 1961: Why put a text on the table now?" in page
    assert "They will not wait." in page
    assert "70 in 100" in page
    assert "not shared" in page
    session.do(Share("first-text", True))
    assert "The group may read it" in said(session, "words")


def test_a_question_passed_by_and_one_never_met_are_told_apart():
    assert "passed this question by" in said(ended(TABLE, Rationale("first-text", "")), "words")
    assert "None of the scenario's questions was answered" in said(ended(), "words")


# 8


def test_the_truth_shows_limits_as_they_were_drawn():
    session = ended(GUARD)
    drawn = session.start_values[session.rules.layout["river.guard.limit"]]
    row = next(line for line in said(session, "truth").splitlines() if line.startswith("The river guard | "))
    limit, knew = row.split(" | ")[1:3]
    assert limit.split(",")[0] == str(drawn)
    low, high = (int(each) for each in knew.split(" to "))
    assert low <= drawn <= high
    assert high - low < 10


def test_what_was_not_asked_is_not_said_to_have_been_known():
    row = next(line for line in said(ended(), "truth").splitlines() if line.startswith("The farmers | "))
    assert row.split(" | ")[2] == "nothing"


def test_the_no_deal_point_is_what_the_leader_counted():
    session = signed()
    page = said(session, "truth")
    assert "The mayor of Hill: the state of things without a text was worth 45.0 points." in page
    assert "had to reach 50.0: the no-deal point" in page


def test_red_lines_say_whether_they_were_learnt():
    assert "(you did not learn of it)" in said(ended(), "truth")
    assert "(you learnt of it)" in said(ended(Move("table", text={"road": "open"}), GUARD), "truth")


# 9


def test_the_record_stands_beside_the_turn_it_belongs_to():
    page = said(ended(VISIT), "record")
    assert "The gate was shut." in page
    assert "In your run: Visit a mayor (the mayor of Hill)." in page
    assert "one draw" in page
    assert "The quarrel goes on." in page
    assert "A quiet spring." in page


# 11


def test_an_objective_shows_the_steps_its_level_looks_at():
    page = said(signed(), "objectives")
    assert "Level 3 of 4. You went back." in page
    assert "You: Visit a mayor (the mayor of Hill) (March 1961)" in page
    assert "Table a text" not in page
    assert "The next level: You also heard those who could say no." in page


def test_the_highest_level_that_holds_counts():
    assert "Level 3 of 4" in said(signed(), "objectives")
    assert "Level 4 of 4" in said(ended(VISIT, GUARD, EndTurn(), VISIT), "objectives")
    assert "Level 1 of 4" in said(ended(), "objectives")


def test_an_instructor_may_say_otherwise_and_it_shows():
    session = ended()
    session.do(Overrule("both-heard", 2, "Both were heard in the corridor."))
    page = said(session, "objectives")
    assert "Level 3 of 4" in page
    assert "the game itself had read level 1" in page
    assert "Both were heard in the corridor." in page


def test_traps_say_whether_the_run_went_in():
    assert "This run went in." in said(signed(), "traps")
    assert "This run did not go in." in said(ended(), "traps")
    assert "Hear the guard before the text is out." in said(ended(), "traps")


# 12 and 13


def test_the_guide_has_the_scenarios_rounds_and_three_questions_from_the_run():
    page = said(signed(), "guide")
    assert "How did it feel to be refused?" in page
    assert "Who could say no?" in page
    assert [line[:2] for line in page.splitlines() if line[:2] in {"1.", "2.", "3.", "4."}] == ["1.", "2.", "3."]


@pytest.mark.parametrize("steps", [(), (VISIT,), (TABLE, Rationale("first-text", "Now.", 9))])
def test_there_are_three_questions_whatever_was_played(steps):
    lines = said(ended(*steps), "guide").splitlines()
    assert [line[:2] for line in lines if line[:2] in {"1.", "2.", "3.", "4."}] == ["1.", "2.", "3."]


def test_no_reason_is_quoted_twice():
    for line in ("historical", "rushed"):
        quoted = [each for each in said(follow(line), "guide").splitlines() if each.startswith("Because of ")]
        assert len(quoted) == len(set(quoted))
        assert quoted


def test_a_commitment_is_asked_for_and_kept():
    session = opened(ended())
    assert "Nothing is written yet." in said(session, "commitment")
    session.do(Commitment("Ask who can say no."))
    assert "Ask who can say no." in said(session, "commitment")


def test_the_sources_are_those_of_the_run_and_its_record():
    assert "[V1] The valley book, page 1. The gate was shut in March." in said(ended(), "sources")


# Assessed games


def test_an_assessed_game_has_its_causes_told_once_it_is_over():
    session = signed()
    assessed = ended(TABLE, VISIT, EndTurn(), Move("visit", target="river"), EndTurn(), Move("summit"), mode="assessed")
    assert said(assessed, "timeline-causes") == said(session, "timeline-causes")


# A text that was rejected


def test_a_rejected_text_is_judged_as_it_stood_before_that_and_not_as_the_state_of_things(tmp_path):
    written = VALLEY.read_text("utf-8")
    for old, new in (
        ('successor = "guard"\n', 'successor = "guard"\nfall_line = 90\n'),
        ("limit = [40, 50]\n", "limit = 75\n"),
    ):
        assert old in written
        written = written.replace(old, new)
    path = tmp_path / "valley.toml"
    path.write_text(written, "utf-8")
    session = ended(TABLE, Move("visit", target="river"), path=path)
    assert [one.kind for one in session.position.events].count("rejected") == 1
    assert not session.position.state.values[session.rules.text.exists]
    page = said(session, "truth")
    assert "The last text, rejected in March 1961, was worth 57.5." in page
    # Shared keys are worth 65 to River and the open road 50: half of each to the guard, who would bear 75.
    assert "The river guard | 75 | nothing | 57.5 | 17.5 |" in page
    assert "in the last text" in page


def test_without_a_text_nobody_falls_short_of_one():
    assert "| no text | no text |" in said(ended(), "truth")


def test_a_question_that_held_for_a_moment_is_told_as_having_happened(tmp_path):
    path = tmp_path / "valley.toml"
    undone = (
        '[[reaction]]\nid = "forgotten"\nkind = "domestic"\ntitle = "Forgotten"\nwhen = "flags.walked"\n'
        'effects = ["flags.walked = false"]\n'
    )
    asked = '[[forecast]]\nid = "walked"\nquestion = "Will anybody walk?"\nhappens = "flags.walked"\nby = 2\n'
    path.write_text(f"{VALLEY.read_text('utf-8')}\n{asked}\n{undone}", "utf-8")
    page = said(ended(MakeForecast("walked", 30), Move("walk"), path=path), "forecasts")
    assert "Will anybody walk? | 30 in 100 | happened, March 1961" in page


def test_a_signature_is_told_by_the_librarys_own_dispatch():
    tutorial = STEP_BY_STEP.with_name("tutorial.toml")
    for line in _loaded(tutorial).scenario.line:
        session = follow(line, path=tutorial)
        signed_events = [one.id for one in session.position.events if one.kind == "signed"]
        if signed_events:
            told = [one for one in session.view().log if one.event in signed_events]
            assert told and all(one.weight == "dispatch" and one.text for one in told)
            return
    pytest.fail("no line of the tutorial comes to a signature")

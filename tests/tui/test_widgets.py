"""The parts of the desk, drawn without an application: what they say, and that nothing written in them gets out."""

import datetime

import pytest
from attrs import evolve

from corpus import each_hostile
from mediator_game.scenario.model import Header
from mediator_game.text.judge import flaws
from mediator_game.text.markdown import parse
from mediator_game.text.wrap import cell_width
from mediator_game.tui import facts
from mediator_game.tui.screens.why import _changes, _rest
from mediator_game.tui.widgets import gauge as gauges
from mediator_game.tui.widgets import prose
from mediator_game.tui.widgets.draft import DraftFacts, DraftPaper, one_line
from mediator_game.tui.widgets.heading import Heading, Prompt
from mediator_game.tui.widgets.lines import lay
from mediator_game.tui.widgets.log import BAR, LogPaper
from mediator_game.tui.widgets.moves import MovesFacts, rows
from mediator_game.tui.widgets.papers import NotesPaper
from mediator_game.tui.widgets.people import PeoplePaper
from mediator_game.tui.widgets.plan import LargePlan, PlanPaper
from mediator_game.tui.widgets.sheet import Sheet, flow, line, row
from tui.views import ENDED, MAP, NO_TEXT, TEXT, VIEW, WHY, gauge, next_month, spoiled

HEADER = Header(1, "two-lands", "The two lands", "1961", datetime.date(1961, 3, 1), 12)


def drawn(widget, shown, width=40):
    """Return the lines a widget draws, as text."""
    sheet = Sheet(width)
    widget.draw(sheet, shown)
    return [one.plain.rstrip() for one in sheet.lines]


def log(view, fresh=0, width=60):
    return drawn(LogPaper(), facts.log(view, HEADER, fresh), width)


# Laying out


def test_a_paragraph_keeps_its_styles_over_the_ends_of_lines():
    lines = flow((("one two ", ""), ("three four", "bold"), (" five", "")), 9, "- ", "  ")
    assert [one.plain for one in lines] == ["- one two", "  three", "  four", "  five"]
    assert [[one.plain[span.start : span.end] for span in one.spans] for one in lines] == [[], ["three"], ["four"], []]


def test_a_row_keeps_its_right_end_and_cuts_its_left():
    assert row([("a long title", "")], [("word", "")], 12).plain == "a long… word"
    assert row([("short", "")], [("word", "")], 12).plain == "short   word"


@pytest.mark.parametrize("width", [1, 2, 5])
def test_hardly_any_room_is_still_a_line_that_fits(width):
    assert cell_width(row([("漢字漢字", "")], [("word", "")], width).plain) <= width
    assert all(cell_width(one.plain) <= width for one in flow((("漢字 abc def", ""),), width, "- ", "  "))


def test_prose_has_its_weights_and_hanging_items():
    sheet = Sheet(10)
    prose.lay(sheet, parse("## Head\n\nA **b** *c*.\n\n- one two three\n- four"))
    said = sheet.content()
    assert said.plain.split("\n") == ["Head", "", "A b c.", "", "• one two", "  three", "• four"]
    styles = {said.plain[span.start : span.end]: str(span.style) for span in said.spans}
    assert styles["b"] == "bold"
    assert styles["c"] == "italic"


# Gauges


def test_a_gauge_is_a_word_and_says_once_that_it_moved():
    assert gauges.pieces(gauge("g", "G", "firm", 70)) == [("firm", "")]
    assert [words for words, _ in gauges.pieces(gauge("g", "G", "firm", 70, trend="up"), said=True)] == [
        "firm",
        " ↑ rose",
    ]


def test_an_unknown_gauge_shows_neither_word_nor_number():
    unknown = gauge("g", "G", "?", 0, 100)
    assert gauges.word(unknown) == "?"
    assert gauges.band(unknown) == ""
    assert "".join(words for words, _ in gauges.bar(unknown, 12)).strip("▕▏").strip() == ""


@pytest.mark.parametrize("low", [0, 1, 33, 50, 99, 100])
@pytest.mark.parametrize("spread", [0, 1, 20, 100])
def test_a_bar_is_as_wide_as_it_was_asked_to_be(low, spread):
    high = min(100, low + spread)
    bar = gauges.bar(gauge("g", "G", "so", low, high if spread else None), 12)
    assert sum(cell_width(words) for words, _ in bar) == 12


# What happened


def test_what_is_new_comes_first_and_stands_out():
    said = log(next_month(), fresh=5)
    assert said[0] == "April 1961"
    assert said[1] == f"{BAR}SOUTHPORT, 30 April. Nobody came. w\u00a0why"
    later = next(one for one in said if "Rhetoric in Northland" in one)
    assert later.startswith("·")
    assert said.index(later) > 1


def test_a_turn_is_named_once_and_the_turns_before_follow():
    said = log(next_month(), fresh=5)
    assert said.count("April 1961") == 1
    assert said.index("March 1961") > said.index("April 1961")


def test_a_dispatch_names_its_sources_or_says_that_it_is_invented():
    said = " ".join(log(VIEW))
    assert "[R15] [R21]" in said
    assert "[the game's, not the record's]" in said.replace("▌ ", "")


def test_a_month_in_which_nothing_was_told_says_so():
    quiet = evolve(VIEW, turn=3, label="May 1961")
    assert log(quiet, fresh=len(VIEW.log))[:2] == ["May 1961", "Nothing has reached you this month yet."]


def test_an_empty_log_shows_the_way_in():
    assert log(evolve(VIEW, log=()))[0] == "Two lands quarrel over five districts."


def test_an_assessed_game_does_not_point_at_why():
    assert "why" not in " ".join(log(evolve(VIEW, mode="assessed")))


# People, text, map, papers, moves


def test_people_say_what_is_known_and_what_is_not():
    said = "\n".join(drawn(PeoplePaper(), facts.people(VIEW), 34))
    assert "● Army                  wavering ↓" in said
    assert "○ Leadership of the uplands      ?" in said
    assert "✕ President's party     walked out" in said
    assert "  Rhetoric             high ↑ rose" in said
    assert "may not bear it" in said


def test_sides_stand_beside_each_other_where_there_is_room():
    said = drawn(PeoplePaper(), facts.people(VIEW), 76)
    assert any("NORTHLAND" in one and "SOUTHLAND" in one for one in said)


def test_powers_show_their_will_before_there_is_a_text_and_their_view_after():
    assert any("will ample" in one for one in drawn(PeoplePaper(), facts.people(NO_TEXT)))
    assert any("cool to the text" in one for one in drawn(PeoplePaper(), facts.people(VIEW)))


def test_the_text_in_short_says_its_terms_and_who_may_talk():
    said = drawn(DraftPaper(), DraftFacts(TEXT, VIEW.sides))
    assert said[0].split() == ["THE", "TEXT", "draft", "2"]
    assert "Who keeps the peace ✎ changed" in said
    assert "  Observers" in said
    assert any(one.startswith("Leak this turn") and one.endswith("9 in 100") for one in said)


def test_a_text_that_leaked_says_so():
    leaked = evolve(TEXT, public=True, leaked=True)
    said = " ".join(drawn(DraftPaper(), DraftFacts(leaked, VIEW.sides)))
    assert "draft 2, leaked" in said
    assert "Everybody can read it." in said
    assert "9 in 100" not in said


def test_one_line_about_the_text_has_both_answers():
    said = "".join(words for words, _ in one_line(DraftFacts(TEXT, VIEW.sides)))
    assert said == "Draft 2 · Northland says no · Southland says yes · leak 9 in 100"


def test_the_map_has_its_legend_and_its_marks():
    small, large = drawn(PlanPaper(), MAP, 30), drawn(LargePlan(), MAP, 30)
    assert "  N N ." in small
    assert any(one.startswith("D the districts · held by") for one in small)
    assert any("░" in one and "D" in one for one in large)


def test_papers_say_which_are_new_and_how_to_come_by_the_others():
    said = drawn(NotesPaper(), VIEW.notes, 60)
    assert "1 new" in said[0]
    assert "○ Oil arithmetic · read" in said
    assert "● Who commands what · new, from your attaché" in said
    assert "· Two letters · nobody has asked the army yet." in said


def test_every_move_stays_on_the_menu_and_a_closed_one_says_why():
    said = dict(rows(MovesFacts(VIEW.moves, "month"), 100))
    assert said["summit"].plain.split("closed:")[1].strip() == "Northland has not accepted draft 2"
    assert "Takes 2 moves. Calms it a little." in said["walk"].plain
    assert said["=end"].plain == "End the month"


def test_a_narrow_menu_says_its_hints_on_the_line_above():
    said = dict(rows(MovesFacts(VIEW.moves, "month"), 70))
    assert said["visit"].plain == "Visit a president"
    assert "closed: Northland" in said["summit"].plain
    assert drawn(Prompt(), facts.prompt(VIEW, "", "visit"), 70)[0].startswith("See where he stands on this draft.")
    assert drawn(Prompt(), facts.prompt(VIEW, "", "summit"), 70)[0].startswith("Closed: Northland has not")
    assert drawn(Prompt(), facts.prompt(VIEW, "", "visit"), 100)[0].startswith("What do you do?")


def test_a_game_that_has_ended_offers_only_its_ending():
    assert [id for id, _ in rows(MovesFacts(VIEW.moves, "month", ended=True), 80)] == ["=ending"]
    assert "The quarrel goes on" in facts.ended(ENDED)


def test_the_heading_has_three_parts_where_they_fit_and_two_where_they_do_not():
    wide, narrow = (drawn(Heading(), facts.heading(VIEW), width)[0] for width in (120, 50))
    assert "The two lands" in wide
    assert "April 1961 · month 2 of 12" in wide
    assert "The envoy · 1 new note" in wide
    assert "The two lands" in narrow
    assert "April 1961 · month 2 of 12" in narrow
    assert "envoy" not in narrow


# Nothing written in a scenario gets out


def everything(view, why, width):
    """Draw every part of a view and return all the lines."""
    sheet = Sheet(width)
    for widget, shown in (
        (PeoplePaper(), facts.people(view)),
        (LogPaper(), facts.log(view, HEADER, 3)),
        (DraftPaper(), DraftFacts(view.text, view.sides)),
        (PlanPaper(), view.map),
        (LargePlan(), view.map),
        (NotesPaper(), view.notes),
        (Heading(), facts.heading(view)),
        (Prompt(), facts.prompt(view, view.title, "visit")),
        (Prompt(), facts.prompt(view, "", "walk")),
        (prose.Prose(), view.briefing.blocks),
    ):
        widget.draw(sheet, shown)
    lay(sheet, [*_changes(why), *_rest(why)])
    return [*sheet.lines, *(prompt for _, prompt in rows(MovesFacts(view.moves, view.unit), width))]


STYLES = {"bold", "italic", "dim", "$quiet", "bold $text-accent", "on $panel", "bold on $panel"}


def fit(line):
    """Tell whether a line may be shown; its end may cut a family of emoji, and two texts of bare marks may meet."""
    return all("combining" in flaw.what for flaw in flaws(line.replace("\u200d", "")))


@each_hostile
def test_hostile_words_are_words_everywhere(text):
    for width in (34, 76):
        for one in everything(spoiled(VIEW, text[:2_000]), spoiled(WHY, text[:2_000]), width):
            assert fit(one.plain)
            assert "\n" not in one.plain
            assert {str(span.style) for span in one.spans} <= STYLES
            assert cell_width(one.plain) <= width


@each_hostile
def test_a_hostile_line_fits_its_width(text):
    one = line([(text, ""), (text, "bold")], 30)
    assert cell_width(one.plain) <= 30
    assert fit(one.plain)

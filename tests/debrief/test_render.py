"""Text, Markdown and JSON draw the same parts, whatever was typed."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import each_hostile
from debrief.games import CROSSING, STEP_BY_STEP, TEXT, at_random, by_id, ended, follow, opened
from mediator_game.debrief.build import sections
from mediator_game.debrief.parts import Section, Table, say
from mediator_game.debrief.render import as_json, markdown, text
from mediator_game.play.inputs import Alternative, Commitment, Move, Rationale
from mediator_game.text.clean import clean
from mediator_game.text.wrap import cell_width

TABLE = Move("table", text=TEXT)


def wide(written, width=72):
    return [line for line in written.splitlines() if cell_width(line) > width]


def markup(written):
    """What of a Markdown document could format something: its unescaped punctuation, the house's own left out."""
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", written)
    lines = (
        re.sub(r"^( *- |#+ |> |\| ?|\*\*|\*)|( \|)+( |$)|(\*\*|\*):?$|---", "", line) for line in bare.splitlines()
    )
    return re.findall(r"[<>\[\]`*_|~#]", "".join(lines))


@pytest.mark.parametrize("width", [72, 60, 40])
def test_no_line_of_the_text_is_wider_than_asked(width):
    session = opened(follow("rushed"))
    assert not wide(text.render(session.setup, sections(session), width=width), width)


def test_a_section_can_be_had_alone():
    found = by_id(ended())
    assert "two other ways" in " ".join(text.body(found["truth"]).split())
    alone = text.body(found["forecasts"])
    assert "Will the two mayors sign?" in alone
    assert "What you expected" not in alone
    assert not wide(alone)


def test_what_is_still_closed_is_listed_with_one_sentence():
    session = ended()
    written = text.render(session.setup, sections(session))
    assert written.count("to open this") == 1
    assert "- What was true" in written


def test_a_table_too_narrow_for_its_columns_is_told_row_by_row():
    headers = tuple(f"header-{number}" for number in range(9))
    section = Section("x", "X", (Table(headers, (tuple("abcdefghi"),)),), gated=False, readable=True)
    written = text.body(section, width=40)
    assert "  header-8: i" in written
    assert not wide(written, 40)


def test_json_has_the_documented_shape():
    session = opened(ended(TABLE))
    document = as_json.document(session.setup, sections(session))
    assert {"run", "scenario", "player", "sections"} <= document.keys()
    assert (document["run"], document["scenario"], document["player"]) == ("run-7", "valley", "Ani")
    assert json.loads(as_json.render(session.setup, sections(session))) == document
    assert {part["kind"] for one in document["sections"] for part in one["parts"]} == {
        "prose",
        "table",
        "items",
        "timeline",
    }


def test_markdown_keeps_an_authors_weight_and_nothing_else():
    found = (Section("x", "A *title*", (say("two * stars"),), gated=False, readable=True),)
    written = markdown.render(ended().setup, found)
    assert "## A \\*title\\*" in written
    assert "two \\* stars" in written


def test_every_form_says_the_same_of_what_was_typed():
    session = ended(TABLE, Rationale("first-text", "Now or never.", 9))
    session = opened(session)
    for form in (text, markdown, as_json):
        assert "Now or never" in form.render(session.setup, sections(session))


@each_hostile
def test_what_was_typed_never_reaches_a_form_unsafe(text):
    session = ended(TABLE, Rationale("first-text", text, 50), player=text, run=text[:50], seed=text[:99], started=text)
    for entered in (Alternative(f"this way {text}"), Alternative(f"that way {text}"), Commitment(f"c {text}")):
        session.do(entered)
    check_every_form(session)


def check_every_form(session, **flags):
    found = sections(session, **flags)
    as_text = text.render(session.setup, found)
    assert not wide(as_text)
    as_markdown, as_data = markdown.render(session.setup, found), as_json.render(session.setup, found)
    for written in (as_text, as_markdown):
        # Cleaning changes nothing more: no control, no override, no lone surrogate is left. Only a joiner may stand
        # alone, where a line ends inside joined emoji.
        bare = written.replace("\u200d", "")
        assert clean(bare, length=len(bare) + 1, lines=bare.count("\n") + 2) == bare
        written.encode()
    assert not markup(as_markdown)
    as_data.encode()
    assert json.loads(as_data)["sections"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.booleans(), st.sampled_from(["training", "assessed"]))
def test_any_play_of_the_valley_can_be_debriefed(seed, instructor, mode):
    check_every_form(at_random(seed, mode=mode), instructor=instructor)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_any_play_of_a_scene_without_sides_can_be_debriefed(seed):
    check_every_form(at_random(seed, path=CROSSING), instructor=True)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["report", "both"]))
def test_any_play_of_a_whole_scenario_can_be_debriefed(seed, names):
    check_every_form(at_random(seed, path=STEP_BY_STEP, names=names), instructor=True)

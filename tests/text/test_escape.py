import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpus import HOSTILE, each_hostile
from mediator_game.text.clean import clean_whole
from mediator_game.text.escape import csv_cell, markdown
from mediator_game.text.judge import flaws

TEXTS = st.one_of(st.text(), st.sampled_from(HOSTILE))


PIECES = st.sampled_from(
    [*"\\`*_{}[]<>()#+-.!|~&@$:=/\"',;? \n\t", "1.", "12)", "www.", "http://x.yz", "a", "&amp;", "![", "---"]
)
RENDER = MarkdownIt("gfm-like")


@given(st.one_of(TEXTS, st.lists(PIECES, max_size=12).map("".join)))
def test_a_markdown_renderer_finds_one_paragraph_of_words_and_nothing_is_lost(text):
    escaped = markdown(text)
    assert "\n" not in escaped
    found = RENDER.parse(escaped)
    inline = [token for token in found if token.type == "inline"]
    assert {token.type for token in found} <= {"paragraph_open", "inline", "paragraph_close"}
    children = [child for token in inline for child in token.children or []]
    assert {child.type for child in children} <= {"text"}
    shown = "".join(child.content for child in children)
    assert shown.replace(" ", "") == re.sub(r"[ \n]", "", clean_whole(text)).strip()


def test_markup_in_markdown_becomes_words():
    assert markdown("# <b>\n[x](y)") == r"\# \<b\> \[x\](y)"
    assert markdown("1. one") == r"1\. one"
    assert markdown("    code") == "code"
    assert markdown("Ереван, «да»") == "Ереван, «да»"


@given(TEXTS)
def test_a_cell_never_begins_like_a_formula_and_survives_a_csv_file(text):
    cell = csv_cell(text)
    assert cell.lstrip()[:1] not in set("=+-@＝＋－＠")
    assert cell.removeprefix("'") == clean_whole(text).removeprefix("'")
    file = io.StringIO(newline="")
    csv.writer(file).writerow([cell, "end"])
    file.seek(0)
    assert next(csv.reader(file)) == [cell, "end"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\tx", "＝1"])
def test_a_quote_stands_before_what_a_spreadsheet_would_run(text):
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Baku", "'=1", "a=b", "1-2"])
def test_other_cells_stay_as_they_are(text):
    assert csv_cell(text) == text


@each_hostile
def test_what_is_escaped_is_also_clean(text):
    assert flaws(csv_cell(text), length=10**6, lines=10**6) == []
    assert flaws(markdown(text), length=10**6) == []

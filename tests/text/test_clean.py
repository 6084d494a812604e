import time

from hypothesis import given
from hypothesis import strategies as st

from corpus import each_hostile
from mediator_game.text.clean import clean, clean_whole, one_line
from mediator_game.text.judge import flaws

TROUBLE = st.sampled_from(
    [
        *"ab1# \n\t\r\x00\x1b\x9b漢😀",
        *"\u0301\u0489\u200b\u200c\u200d\ufe0f\u20e3\u202e\u0628\u064b\u0915\u094d",
        "\U0001f3fe",
        "\u2764",
        "\ud800",
        "\ufffe",
        "\ufffd",
        "\U000e0041",
        "\u2028",
        "\u00a0",
        "\r\n",
        "👩\u200d👧",
        "1\ufe0f\u20e3",
    ]
)
ANY_TEXT = st.one_of(st.text(st.characters(exclude_categories=())), st.lists(TROUBLE, max_size=40).map("".join))


@given(ANY_TEXT, st.integers(-1, 60), st.integers(-1, 6))
def test_cleaned_text_has_no_flaw_within_the_same_limits_and_stays_as_it_is(text, length, lines):
    cleaned = clean(text, length=length, lines=lines)
    assert flaws(cleaned, length=max(length, 0), lines=max(lines, 0)) == []
    assert clean(cleaned, length=length, lines=lines) == cleaned


@given(ANY_TEXT, st.integers(-1, 60))
def test_one_line_is_clean_one_line_and_stays_as_it_is(text, length):
    line = one_line(text, length=length)
    assert flaws(line, length=max(length, 0), lines=1) == []
    assert "\n" not in line
    assert "  " not in line
    assert one_line(line, length=length) == line


@given(ANY_TEXT)
def test_text_without_flaws_stays_whole(text):
    if flaws(text) == []:
        assert clean(text) == text
        assert clean_whole(text) == text


@each_hostile
def test_hostile_text_comes_out_without_flaws(text):
    assert flaws(clean(text), lines=2_000) == []
    assert flaws(clean_whole(text), lines=len(text) + 1, length=len(text)) == []
    assert flaws(one_line(text), length=200, lines=1) == []


def test_a_control_character_leaves_a_visible_trace():
    assert clean("a\x1b]0;title\x07b") == "a\ufffd]0;title\ufffdb"


def test_line_endings_become_line_feeds_and_a_tab_a_space():
    assert clean("a\r\nb\rc\td\n") == "a\nb\nc d\n"


def test_marks_past_three_in_a_row_are_dropped():
    assert clean("Z" + "\u0301" * 9 + "a\u0301") == "Z" + "\u0301" * 3 + "a\u0301"


def test_what_is_cut_ends_in_an_ellipsis_within_the_limit():
    assert clean("abcdef", length=4) == "abc…"
    assert clean("abcd", length=4) == "abcd"
    assert clean("a\nb\nc", lines=2) == "a\nb…"
    assert clean("a\nb\n", lines=2) == "a\nb\n"
    assert one_line("one two three", length=8) == "one two…"
    assert one_line("one two three", length=5) == "one…"


def test_a_cut_never_comes_inside_a_character_as_a_reader_sees_it():
    assert clean("ab👩\u200d👧", length=4) == "ab…"
    assert clean("a1\ufe0f\u20e3b", length=4) == "a…"
    assert clean("ae\u0301b", length=3) == "a…"


def test_white_space_of_any_kind_is_folded_on_one_line():
    assert one_line("  a \n\n b\tc\u00a0\u2003d ") == "a b c d"


def test_long_hostile_text_is_cleaned_in_time_that_grows_with_its_length():
    def seconds(text):
        start = time.perf_counter()
        clean(text)
        return time.perf_counter() - start

    for unit in ("\x00", "\u0301", "a\u200d", "😀\u200d", "\u0628\u200d", "\n", "\r\n", "\ufe0f"):
        short = max(min(seconds(unit * 5_000) for _ in range(3)), 0.001)
        assert seconds(unit * 50_000) < 60 * short

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from corpus import each_hostile
from mediator_game.text.clean import clean, clean_whole
from mediator_game.text.judge import flaws
from mediator_game.text.wrap import cell_width, shorten, wrap

TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from([*"ab \n漢\u00a0\u0301", "word", "👩\u200d👧", "❤\ufe0f", "1\ufe0f\u20e3", "👨🏾\u200d🚀"])
    ).map("".join),
)


def visible(text):
    return [char for char in text if not char.isspace()]


@given(TEXTS, st.integers(1, 30), st.sampled_from(["", "  ", "- ", "漢"]))
def test_no_line_is_wider_than_the_width(text, width, indent):
    assert all(cell_width(line) <= width for line in wrap(text, width, indent=indent))


@given(TEXTS, st.integers(2, 30))
def test_no_visible_character_is_lost(text, width):
    assert visible("".join(wrap(text, width))) == visible(text)


@given(TEXTS)
def test_cells_are_never_fewer_than_the_screen_library_counts(text):
    for line in clean(text).split("\n"):
        assert cell_len(line) <= cell_width(line)


def test_no_character_takes_more_cells_on_the_screen_than_are_counted():
    symbols = [range(0x3400), range(0x4DC0, 0x4E00), range(0xA000, 0xAC00), range(0xFE00, 0x17000)]
    numbers = itertools.chain(*symbols, range(0x1B000, 0x1FB00))
    fine = (chr(number) for number in numbers if not flaws(chr(number)))
    assert [char for char in fine if cell_len(char) > cell_width(char)] == []


@each_hostile
@pytest.mark.parametrize("width", [1, 2, 7, 72])
def test_hostile_text_is_wrapped(text, width):
    lines = wrap(clean_whole(text), width)
    assert all(cell_width(line) <= width for line in lines)
    if width > 1:
        assert visible("".join(lines)) == visible(clean_whole(text))


@given(TEXTS, st.integers(-1, 30))
def test_shortened_text_fits_on_one_line(text, width):
    short = shorten(text, width)
    assert cell_width(short) <= max(width, 0)
    assert "\n" not in short
    if cell_width(text) <= width and "\n" not in text:
        assert short == text


def test_words_are_kept_together_and_white_space_is_folded():
    assert wrap("The Russian  co-chair\tgoes to Yerevan", 15) == [
        "The Russian",
        "co-chair goes",
        "to Yerevan",
    ]


def test_line_breaks_and_empty_lines_stay():
    assert wrap("one\n\ntwo", 10) == ["one", "", "two"]
    assert wrap("", 10) == [""]


def test_a_long_word_is_split_and_the_line_goes_on_after_it():
    assert wrap("a abcdefgh ij", 5) == ["a", "abcde", "fgh", "ij"]
    assert wrap("abcdefg ij", 5) == ["abcde", "fg ij"]


def test_wide_characters_count_twice_and_marks_not_at_all():
    assert cell_width("漢字") == 4
    assert cell_width("e\u0301") == 1
    assert cell_width("Երևան Bakı Ереван") == 17
    assert cell_width("❤\ufe0f") == 2
    assert wrap("漢字漢字", 5) == ["漢字", "漢字"]


def test_a_no_break_space_holds_its_words_together():
    assert wrap("aa 14\u00a0October", 10) == ["aa", "14\u00a0October"]


def test_the_indent_stands_before_every_line_that_has_words():
    assert wrap("one two\n\nthree", 6, indent="  ") == ["  one", "  two", "", "  thre", "  e"]


def test_an_indent_too_wide_is_left_out():
    assert wrap("ab", 2, indent="    ") == ["ab"]


def test_joined_emoji_are_not_parted_where_they_fit():
    assert wrap("aaaaa👩\u200d👧", 6) == ["aaaaa", "👩\u200d👧"]


def test_what_is_shortened_ends_in_an_ellipsis():
    assert shorten("Stepanakert", 6) == "Stepa…"
    assert shorten("Nagorno Karabakh", 9) == "Nagorno…"
    assert shorten("漢字漢字", 4) == "漢…"
    assert shorten("Baku", 4) == "Baku"

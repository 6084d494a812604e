import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import HOSTILE
from mediator_game.text.measure import lix, words


@given(st.one_of(st.text(), st.sampled_from(HOSTILE)))
def test_any_text_can_be_measured(text):
    assert words(text) <= len(text)
    assert (lix(text) == 0) == (words(text) == 0)
    assert lix(text) <= words(text) + 100


def test_words_are_counted_between_spaces_and_dashes():
    assert words("The co-chair’s plan — a 1997 text—failed.") == 7
    assert words("Երևան և Բաքու") == 3
    assert words("...") == 0


def test_lix_is_words_in_a_sentence_plus_the_share_of_long_words():
    assert lix("He waits here. Negotiators disagree.") == pytest.approx(5 / 2 + 100 * 2 / 5)


def test_a_title_an_initial_and_a_number_do_not_end_a_sentence():
    assert lix("Mr. H. A. Smith met 3.5 men.") == pytest.approx(7)


def test_an_empty_line_ends_a_sentence():
    assert lix("One two\n\nthree four") == pytest.approx(2)


def test_short_sentences_read_easier_than_a_treaty():
    easy = "He came. We spoke. He left."
    hard = "Notwithstanding the aforementioned considerations, the parties undertake implementation."
    assert lix(easy) < 30 < 60 < lix(hard)

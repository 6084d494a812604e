import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import each_hostile
from mediator_game.text.nearest import nearest

NAMES = ["baku.trust", "baku.tour", "yerevan.trust", "yerevan.resolve", "co-chair", "security", "status"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("baku.trust", "baku.trust"),
        ("baku.trsut", "baku.trust"),
        ("bako.trust", "baku.trust"),
        ("yervan.trust", "yerevan.trust"),
        ("Yerevan.Resolve", "yerevan.resolve"),
        ("co_chair", "co-chair"),
        ("COCHAIR", "co-chair"),
        ("securty", "security"),
        ("statuss", "status"),
        ("baku.turo", "baku.tour"),
        ("sceurity", "security"),
    ],
)
def test_a_misspelling_finds_the_name_that_was_meant(word, meant):
    assert nearest(word, NAMES) == meant


@pytest.mark.parametrize("word", ["", "-", "x", "banana", "baku.zzz", "zzz.trust", "a.b.c.d"])
def test_nothing_is_suggested_when_nothing_is_close(word):
    assert nearest(word, NAMES) is None


def test_letters_changed_round_are_likelier_than_another_letter():
    assert nearest("bnak", ["baku", "bank", "bnas"]) == "bank"


def test_the_order_of_the_choices_does_not_matter():
    assert nearest("tim", ["tin", "time"]) == nearest("tim", ["time", "tin"])


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_only_a_choice_is_ever_suggested(word, choices):
    assert nearest(word, choices) in {*choices, None}


@given(st.lists(st.text(max_size=20), min_size=1, max_size=8))
def test_a_valid_name_is_its_own_nearest(choices):
    assert nearest(choices[0], iter(choices)) == choices[0]


@each_hostile
def test_hostile_words_and_choices_are_compared_without_harm(text):
    assert nearest(text, NAMES) in {*NAMES, None}
    nearest("security", [text])

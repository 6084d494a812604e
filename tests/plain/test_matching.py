import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_game.plain.matching import find, number, percent

PEOPLE = [
    ("Armenia: The army", "ar.army"),
    ("Armenia: The public", "ar.public"),
    ("Azerbaijan: The public", "az.public"),
]


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ("army", (0,)),
        ("AR.ARMY", (0,)),
        ("the army", (0,)),
        ("public", (1, 2)),
        ("az public", (2,)),
        ("armenia", (0, 1)),
        ("nobody", ()),
        ("", ()),
        ("!!", ()),
    ],
)
def test_words_mean_the_entries_whose_words_they_begin(asked, places):
    assert find(asked, PEOPLE) == places


def test_a_full_name_means_that_entry_alone():
    assert find("open", [("open",), ("open-road",)]) == (0,)


def test_accents_need_not_be_typed():
    assert find("fuzuli", [("Füzuli",), ("Agdam",)]) == (0,)


@given(st.text(max_size=40))
def test_whatever_is_typed_finds_places_that_are_there(asked):
    assert set(find(asked, PEOPLE)) <= {0, 1, 2}


@pytest.mark.parametrize(
    ("typed", "found"),
    [("3", 3), (" 3. ", 3), ("0", None), ("4", None), ("x", None), ("", None), ("²", None), ("٣", None)],
)
def test_a_number_is_one_of_those_shown(typed, found):
    assert number(typed, 3) == found


@pytest.mark.parametrize(
    ("typed", "found"), [("0", 0), ("100", 100), ("30 %", 30), ("30%", 30), ("101", None), ("-1", None), ("", None)]
)
def test_a_percentage_is_a_whole_number_up_to_a_hundred(typed, found):
    assert percent(typed) == found

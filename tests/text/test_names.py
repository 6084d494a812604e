import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import each_hostile
from mediator_game.text.judge import flaws
from mediator_game.text.names import Placeholder, fill, placeholder_flaws, placeholders

BRACES = st.lists(
    st.sampled_from(["{", "}", "{{", "}}", "{leader}", "{place:baku}", "a", " ", "\n", ":", "place", "{X}"])
).map("".join)
TEXTS = st.one_of(st.text(), BRACES)


@given(TEXTS)
def test_a_text_is_told_apart_into_placeholders_and_flaws_without_overlap(text):
    for found in placeholders(text):
        name = f"place:{found.name}" if found.kind == "place" else found.name
        assert text[found.start : found.end] == "{" + name + "}"
        assert not any(found.start <= flaw.offset < found.end for flaw in placeholder_flaws(text))


@given(TEXTS)
def test_filling_with_nothing_known_changes_only_doubled_braces(text):
    if "{{" not in text and "}}" not in text:
        assert fill(text, {}) == text


@given(TEXTS, TEXTS)
def test_what_is_filled_in_is_never_looked_at_again(text, value):
    marker = "\ue000"
    filled = fill(text, {"baku": marker}, {"leader": marker})
    assert fill(text, {"baku": value}, {"leader": value}) == filled.replace(marker, value) or marker in text


@each_hostile
def test_hostile_text_is_filled_and_what_is_said_of_it_is_harmless(text):
    fill(text, {"yerevan": "Yerevan"}, {"leader": text})
    for flaw in placeholder_flaws(text):
        assert flaws(flaw.what) == []
        assert text[flaw.offset] in "{}"


def test_placeholders_are_found_where_they_stand():
    assert placeholders("To {place:yerevan} with {leader}.") == [
        Placeholder("place", "yerevan", 3, 18),
        Placeholder("word", "leader", 24, 32),
    ]


def test_names_are_filled_in():
    assert fill("{leader} in {place:baku}", {"baku": "Baku"}, {"leader": "He"}) == "He in Baku"


def test_a_place_and_a_word_of_one_name_are_two_things():
    assert fill("{baku} {place:baku}", {"baku": "Baku"}, {"baku": "the capital"}) == "the capital Baku"


def test_an_unknown_name_stays_visible():
    assert fill("{place:atlantis} {nobody}", {}) == "{place:atlantis} {nobody}"


def test_doubled_braces_are_literal():
    assert fill("{{leader}} {{{leader}}}", {}, {"leader": "X"}) == "{leader} {X}"
    assert placeholder_flaws("{{ and }} and {{leader}}") == []
    assert placeholders("{{leader}}") == []


@pytest.mark.parametrize(
    ("text", "offset", "says"),
    [
        ("a {leader", 2, "never closed"),
        ("a } b", 2, "never opened"),
        ("{}", 0, "nothing in it"),
        ("{ }", 0, "nothing in it"),
        ("{city:baku}", 0, "{city:baku} of an unknown form"),
        ("{place:}", 0, "unknown form"),
        ("{Leader}", 0, "unknown form"),
        ("{a.b}", 0, "unknown form"),
        ("{leader!r}", 0, "unknown form"),
        ("{a\nb}", 0, "never closed"),
    ],
)
def test_malformed_braces_are_reported_and_left_alone(text, offset, says):
    found = placeholder_flaws(text)[0]
    assert found.offset == offset
    assert says in found.what
    assert found.advice
    assert fill(text, {}, {"leader": "X"}) == text

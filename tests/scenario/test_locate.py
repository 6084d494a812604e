import datetime

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from mediator_game.scenario.locate import Locator
from mediator_game.scenario.quoted import offset_in_source, read_string
from scenario.patched import VALLEY

FILES = [VALLEY, *sorted((VALLEY.parent.parent.parent / "scenarios" / "library").glob("*.toml"))]


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*path, number))
    else:
        yield path, value


def cut(text, place):
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_value_of_a_file_is_found_where_it_is_written(path):
    text = path.read_text(encoding="utf-8")
    locator = Locator(text)
    for where, value in leaves(tomli.loads(text)):
        assert tomli.loads("v = " + cut(text, locator.value(where)))["v"] == value, where


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_key_of_a_file_is_found_where_it_is_written(path):
    text = path.read_text(encoding="utf-8")
    locator = Locator(text)
    for where, _ in leaves(tomli.loads(text)):
        if isinstance(where[-1], str):
            written = cut(text, locator.key(where))
            assert written.endswith((where[-1], f'"{where[-1]}"')), where


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_characters_of_a_text_are_found_where_they_are_written(path):
    text = path.read_text(encoding="utf-8")
    locator = Locator(text)
    for where, value in leaves(tomli.loads(text)):
        if isinstance(value, str) and "\\" not in value and "\n" not in value and value:
            for offset in {0, len(value) // 2, len(value) - 1}:
                assert cut(text, locator.inside(where, offset)) == value[offset]


def test_dotted_keys_quoted_keys_and_nested_lists_of_tables_are_found():
    text = 'a.b = 1\n["c d".e]\nf = { g.h = [1, { i = "x" }] }\n[[j]]\n[[j.k]]\nl = 1\n[[j]]\n[[j.k]]\n[[j.k]]\nl = 2\n'
    locator = Locator(text)
    assert locator.value(("a", "b")).line == 1
    assert locator.value(("c d", "e", "f", "g", "h")).line == 3
    assert cut(text, locator.value(("j", 0, "k", 0, "l"))) == "1"
    assert cut(text, locator.value(("j", 1, "k", 1, "l"))) == "2"


def test_what_is_not_there_is_reported_at_the_nearest_thing_around_it():
    locator = Locator("[a]\nb = 1\n")
    assert locator.value(("a", "c", 5)).line == 1
    assert locator.value(("z",)).line == 1
    assert locator.value(()).line == 1


def test_a_table_says_which_lines_are_its_own():
    locator = Locator("[a]\nb = 1\n\n[[c]]\nd = 2\ne = 3\n[f]\n")
    assert locator.table_lines(("a", "b")) == (1, 3)
    assert locator.table_lines(("c", 0, "zzz")) == (4, 6)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.integers(0, 40))
def test_an_offset_in_a_basic_string_leads_to_the_same_character(value, offset):
    source = '"' + "".join(escaped(char) for char in value) + '"'
    assert tomli.loads("v = " + source)["v"] == value
    at = offset_in_source(source, offset)
    if offset > len(value):
        assert at is None
    elif offset < len(value):
        assert read_string('"' + source[at:-1] + '"') == value[offset:]
    else:
        assert at == len(source) - 1


def escaped(char):
    if char in '"\\':
        return "\\" + char
    return f"\\U{ord(char):08x}" if ord(char) < 32 or char == "\x7f" else char


@given(
    st.lists(st.sampled_from(["a", "é", '\\"', "\\\\", "\n", "\\\n   ", '"', "\\u0041"]), max_size=12),
    st.integers(0, 12),
)
def test_an_offset_in_a_text_of_several_lines_leads_to_the_same_character(parts, offset):
    source = '"""\n' + "".join(parts) + 'z"""'
    try:
        value = tomli.loads("v = " + source)["v"]
    except tomli.TOMLDecodeError:
        return
    at = offset_in_source(source, offset)
    if offset < len(value):
        rest = '"""' + ("\n" if source[at] == "\n" else "") + source[at:]
        assert tomli.loads("v = " + rest)["v"] == value[offset:]
    else:
        assert at is None or at == len(source) - 3


@given(
    st.dictionaries(st.text(min_size=1, max_size=5), st.one_of(st.integers(0, 9), st.dates()), max_size=4),
    st.text(max_size=60),
)
def test_no_text_however_broken_stops_the_locator(table, noise):
    text = "".join(f"{key} = {value}\n" for key, value in table.items()) + noise
    locator = Locator(text)
    for key in [*table, "x", 0]:
        assert locator.value((key,)).line >= 1
        assert locator.key((key, "a", 3)).line >= 1
        assert locator.inside((key,), 3, 2).line >= 1


def test_dates_are_values_too():
    text = "d = 1997-10-14\n"
    assert tomli.loads(text)["d"] == datetime.date(1997, 10, 14)
    assert cut(text, Locator(text).value(("d",))) == "1997-10-14"

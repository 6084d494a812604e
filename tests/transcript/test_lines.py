import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import each_hostile
from mediator_game.transcript.lines import DEEPEST, LineError, claimed, decode, encode, holds

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
records = st.dictionaries(texts.filter(lambda name: name != "check"), plain, min_size=1, max_size=5)


@given(records, st.sampled_from(["", "0123456789abcdef"]))
def test_what_is_written_is_read_back_the_same(record, before):
    line = encode(record, before)
    assert line.raw.endswith(b"\n")
    assert line.raw.count(b"\n") == 1
    assert decode(line.raw[:-1]) == {**record, "check": line.check}
    assert holds(line.raw[:-1], before)


@given(records)
def test_the_same_record_has_the_same_bytes_and_a_check_of_its_own_is_not_part_of_them(record):
    assert encode(record, "") == encode({**record, "check": "anything"}, "")
    assert encode(record, "") != encode(record, "0123456789abcdef")


@given(records, st.data())
def test_a_line_does_not_hold_after_any_byte_is_changed(record, data):
    raw = encode(record, "").raw[:-1]
    at = data.draw(st.integers(0, len(raw) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != raw[at]))
    assert not holds(raw[:at] + bytes([other]) + raw[at + 1 :], "")


@each_hostile
def test_hostile_text_survives_unless_it_is_half_a_character(text):
    record = {"type": "note", "text": text}
    if any("\ud800" <= char <= "\udfff" for char in text):
        with pytest.raises(ValueError):
            encode(record, "")
    else:
        assert decode(encode(record, "").raw[:-1])["text"] == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_not_a_number_is_never_written(value):
    with pytest.raises(ValueError):
        encode({"t": value}, "")


def test_an_empty_record_is_never_written():
    with pytest.raises(ValueError):
        encode({}, "")


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        (b"", "is empty"),
        (b"[1]", "not a JSON object"),
        (b"3", "not a JSON object"),
        (b'{"a": 1', "not JSON at character"),
        (b'{"a": 1} {"b": 2}', "not JSON at character 10"),
        (b'\xef\xbb\xbf{"a": 1}', "not JSON at character 1"),
        (b'{"a": "\xff"}', "not UTF-8 text at byte 8"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "Infinity"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "too large"),
        (b'{"a": 1, "a": 2}', "same field twice"),
        (b'{"a": {"b": 1, "b": 1}}', "same field twice"),
        (b'{"a": "\\ud800"}', "lone surrogate"),
        (b'{"\\udc00": 1}', "lone surrogate"),
        (b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}", f"more than {DEEPEST} deep"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", f"more than {DEEPEST} deep"),
        (b'{"a":' * 100_000, f"more than {DEEPEST} deep"),
        (b'{"a": "' + b"x" * 9_000_000 + b'"}', "longer than 8 MiB"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_is_not_a_record_is_refused_with_the_reason(raw, cause):
    with pytest.raises(LineError, match=cause):
        decode(raw)


def test_a_whole_pair_written_as_escapes_is_one_character():
    assert decode(b'{"a": "\\ud83d\\ude00"}') == {"a": "\U0001f600"}


@given(st.binary(max_size=200))
def test_no_bytes_do_worse_than_be_refused(raw):
    try:
        record = decode(raw)
    except LineError:
        return
    assert json.loads(raw) == record


@given(st.binary(max_size=60))
def test_a_claimed_check_is_sixteen_hex_digits_or_none(raw):
    assert claimed(raw) is None
    assert claimed(raw + b',"check":"0123456789abcdef"}') == "0123456789abcdef"
    assert claimed(raw + b',"check":"0123456789ABCDEF"}') is None

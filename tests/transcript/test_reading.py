import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_game.transcript.reading import LARGEST, MOST_FAULTS, parse, read
from transcript.games import BEGUN, WHOLE, chained, played, records_in, saved

RECORDS = [dict(record) for record in played(BEGUN).records]
RAW = chained(RECORDS)
LINES = RAW.splitlines(keepends=True)
SMALL = chained([{**RECORDS[0], "scenario": {**RECORDS[0]["scenario"], "document": {}}}, *RECORDS[1:]])
"""The same game with nothing embedded: small enough to damage in every place."""


def damaged(raw):
    content = parse(raw)
    return bool(content.faults or content.torn)


# Good ones


def test_a_whole_game_reads_back_as_the_session_recorded_it(tmp_path):
    transcript = read(saved(tmp_path))
    bare = [{name: value for name, value in record.items() if name != "check"} for record in transcript.records]
    assert bare == list(played().records)
    assert transcript.faults == ()
    assert transcript.notices == ()
    assert transcript.header["player"] == "Ani"


def test_reading_leaves_the_file_as_it_is(tmp_path):
    path = saved(tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    path.chmod(0o400)
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert read(path).notices
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [other for other in tmp_path.iterdir() if not other.name.startswith(".")] == [path]


def test_line_separators_inside_a_text_do_not_end_a_line():
    rationale = {**RECORDS[5], "text": "one\u2028two\u0085three\x0cfour\x1efive"}
    content = parse(chained([*RECORDS[:5], rationale, *RECORDS[6:]]))
    assert not content.faults
    assert content.records[5]["text"] == rationale["text"]


def test_a_field_added_by_a_later_version_is_no_fault():
    content = parse(chained([{**RECORDS[0], "classroom": "B"}, {**RECORDS[1], "mood": "calm"}]))
    assert not content.faults
    assert content.records[1]["mood"] == "calm"


# Any bytes at all


@given(st.binary(max_size=400))
def test_no_bytes_end_in_anything_but_records_and_faults(raw):
    content = parse(raw)
    assert content.faults
    assert not content.records


@given(
    st.lists(
        st.sampled_from([*LINES, b"\n", b"{}\n", b"[[[\n", b'{"type":"header"}\n', b"\xff\n", b"torn"]), max_size=8
    )
)
def test_any_order_of_lines_is_read_up_to_where_it_goes_wrong(lines):
    content = parse(b"".join(lines))
    good = 0
    while good < min(len(lines), len(LINES)) and lines[good] == LINES[good]:
        good += 1
    assert len(content.records) == good
    assert content.end == sum(map(len, lines[:good]))
    assert bool(content.faults or content.torn) == (good < len(lines) or not lines)


@given(st.data())
def test_every_flip_of_a_bit_is_noticed_where_it_is(data):
    at = data.draw(st.integers(0, len(SMALL) - 1))
    bit = data.draw(st.integers(0, 7))
    raw = bytearray(SMALL)
    raw[at] ^= 1 << bit
    assert damaged(bytes(raw))
    assert len(parse(bytes(raw)).records) == SMALL[:at].count(b"\n")


@given(st.data())
def test_every_byte_changed_left_out_or_put_in_is_noticed(data):
    at = data.draw(st.integers(0, len(SMALL) - 1))
    byte = data.draw(st.binary(min_size=1, max_size=1).filter(lambda one: one != SMALL[at : at + 1]))
    assert damaged(SMALL[:at] + byte + SMALL[at + 1 :])
    assert damaged(SMALL[:at] + byte + SMALL[at:])
    assert damaged(SMALL[:at] + SMALL[at + 1 :])


@pytest.mark.parametrize("at", range(1, len(LINES) - 1))
def test_a_line_left_out_doubled_or_swapped_is_noticed_there(at):
    before, line, after = LINES[:at], LINES[at], LINES[at + 1 :]
    for lines in ([*before, *after], [*before, line, line, *after], [*before, after[0], line, *after[1:]]):
        content = parse(b"".join(lines))
        assert content.faults[0].line in (at + 1, at + 2)
        assert "left out, doubled or moved" in content.faults[0].cause
        assert content.records == parse(RAW).records[: content.faults[0].line - 1]


@pytest.mark.parametrize("at", range(1, len(LINES)))
def test_a_line_of_another_game_is_noticed(at):
    other = chained([dict(record) for record in played(BEGUN, seed=8).records]).splitlines(keepends=True)
    content = parse(b"".join([*LINES[:at], other[at], *LINES[at + 1 :]]))
    assert [fault.line for fault in content.faults][:1] == [at + 1]
    assert "checksum" in content.faults[0].cause


def test_a_game_cut_off_after_a_whole_line_is_a_shorter_game():
    assert not damaged(b"".join(LINES[:3]))


# What is said


def test_each_fault_has_its_own_line_and_the_lines_between_are_not_blamed():
    lines = [*LINES]
    lines[2] = lines[2].replace(b'"turn":1', b'"turn":2', 1)
    lines[5] = b"not json\n"
    content = parse(b"".join(lines))
    assert [(fault.line, fault.cause.split(" ")[2]) for fault in content.faults] == [(3, "does"), (6, "is")]
    assert len(content.records) == 2


@pytest.mark.parametrize("kept", [1, 30, -1])
def test_a_torn_last_line_is_a_notice_and_no_fault(tmp_path, kept):
    path = tmp_path / "save.jsonl"
    path.write_bytes(b"".join(LINES[:-1]) + LINES[-1][:kept])
    transcript = read(path)
    assert transcript.faults == ()
    assert len(transcript.records) == len(LINES) - 1
    assert "cut short" in transcript.notices[0]


def test_what_stands_before_the_damage_is_said(tmp_path):
    path = tmp_path / "save.jsonl"
    path.write_bytes(b"".join(LINES[:3]) + b"{}\n" + b"".join(LINES[4:]))
    transcript = read(path)
    assert len(transcript.records) == 3
    assert transcript.notices == ("What stands before the damage, lines 1 to 3, can be read.",)


def test_a_flood_of_faults_is_cut_off(tmp_path):
    path = tmp_path / "save.jsonl"
    path.write_bytes(LINES[0] + b"\n" * 3_000_000)
    transcript = read(path)
    assert len(transcript.faults) == MOST_FAULTS
    assert transcript.notices[-1] == f"Only the first {MOST_FAULTS} faults are listed."


def test_a_newer_format_is_explained(tmp_path):
    path = tmp_path / "save.jsonl"
    path.write_bytes(chained([{**RECORDS[0], "format": 2}, {"type": "dream", "seq": 1}]))
    transcript = read(path)
    assert [fault.line for fault in transcript.faults] == [1]
    assert "newer version" in transcript.faults[0].cause
    assert "update the game" in transcript.faults[0].cause


@pytest.mark.parametrize(
    ("raw", "line", "cause"),
    [
        (b"", 1, "empty"),
        (b'{"type":"header","form', 1, "never written to its end"),
        (b"%PDF-1.7", 1, "not a transcript"),
        (b"PK\x03\x04\n\x00\xff", 1, "is not UTF-8|not JSON"),
        (LINES[1], 1, "not the header"),
        (LINES[0] + LINES[0], 2, "second header"),
        (LINES[0] + b"\n" + LINES[1], 2, "is empty"),
        (RAW.replace(b"\n", b"\r\n"), 1, "CR and LF"),
        (LINES[0] + b'{"type":"quit","seq":1}\n', 2, "no checksum"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_said_with_its_line(tmp_path, raw, line, cause):
    path = tmp_path / "save.jsonl"
    path.write_bytes(raw)
    fault = read(path).faults[0]
    assert fault.line == line
    assert any(part in fault.cause for part in cause.split("|"))
    assert str(fault).startswith(f"Line {line}: ")


@pytest.mark.parametrize(
    ("line", "change", "cause"),
    [
        (0, {"seed": 1.5}, "seed should be a whole number or a text"),
        (0, {"format": True}, "format should be 1"),
        (0, {"mode": "easy"}, "mode should be one of training, assessed"),
        (0, {"mode": []}, "mode should be one of"),
        (0, {"scenario": {"id": "valley"}}, "scenario.sha256 is missing"),
        (0, {"constants": {"foresight": "x"}}, "constants.foresight should be a whole number"),
        (1, {"type": "bribe"}, "a type this game does not know"),
        (1, {"type": ["move"]}, "a type this game does not know"),
        (1, {"move": 3}, "move should be a text"),
        (1, {"text": {"water": 1}}, "text.water should be a text"),
        (1, {"turn": -1}, "turn is less than 0"),
        (1, {"t": "soon"}, "t should be a number"),
        (1, {"state": "0123456789ABCDEF"}, "state is not of the form"),
        (1, {"shown": {"open": []}}, "shown.closed is missing"),
        (1, {"events": {}}, "events should be a list"),
        (1, {"events": [{"id": 1, "phase": "move"}]}, "events[1].kind is missing"),
        (1, {"events": [{"id": 1, "phase": "a", "kind": "b", "changes": [["x", 1, 2]]}]}, "changes[1] should have 4"),
        (3, {"probability": 101}, "probability is more than 100"),
        (3, {"probability": True}, "probability should be a whole number"),
        (5, {"text": "x" * 20_001}, "text is longer than 20,000 characters"),
    ],
    ids=str,
)
def test_a_record_of_the_wrong_form_is_named_with_its_field_though_its_checksum_is_right(line, change, cause):
    records = [*RECORDS]
    records[line] = {**records[line], **change}
    content = parse(chained(records))
    assert len(content.records) == line
    assert content.faults[0].line == line + 1
    assert cause in content.faults[0].cause


def test_causes_are_safe_to_print():
    content = parse(chained([{**RECORDS[0], "constants": {"\x1b[2J\u202eevil" + "x" * 500: "y"}}]))
    assert "\x1b" not in content.faults[0].cause
    assert "\u202e" not in content.faults[0].cause
    assert len(content.faults[0].cause) <= 400


# What is no file


def test_a_path_that_is_no_readable_file_is_said_without_a_line(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "huge").touch()
    os.truncate(tmp_path / "huge", LARGEST + 1)
    said = {
        tmp_path: "is a folder",
        tmp_path / "pipe": "is not a regular file",
        tmp_path / "huge": "larger than 32 MiB",
        tmp_path / "none": "There is no file",
        tmp_path / "huge" / "under": "There is no file",
        Path("nul\x00byte"): "There is no file",
        Path("/dev/null"): "is not a regular file",
    }
    for path, cause in said.items():
        transcript = read(path)
        assert [fault.line for fault in transcript.faults] == [0]
        assert cause in str(transcript.faults[0])
        assert transcript.records == ()


def test_the_largest_header_of_the_shipped_scenarios_is_far_from_the_limit(tmp_path):
    path = saved(tmp_path, WHOLE)
    assert path.stat().st_size < LARGEST / 100
    assert len(records_in(path)) == len(WHOLE) + 1

import os
import threading

import pytest

from mediator_game.scenario.load import load
from mediator_game.scenario.read import read
from mediator_game.scenario.recover import recover
from scenario.patched import valley


def codes(path):
    return [one.code for one in read(path).problems]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "scenario.toml"


def test_a_missing_file_a_folder_and_a_device_cannot_be_read(tmp_path):
    assert codes(tmp_path / "nothing.toml") == ["cannot-read"]
    assert codes(tmp_path) == ["cannot-read"]
    assert codes("/dev/null") == ["cannot-read"]
    assert codes("nul\0l") == ["cannot-read"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_and_never_waited_for(file):
    os.mkfifo(file)
    done = threading.Thread(target=lambda: codes(file), daemon=True)
    done.start()
    done.join(5)
    assert not done.is_alive()
    assert codes(file) == ["cannot-read"]


def test_a_file_is_read_up_to_one_mebibyte(file):
    file.write_bytes(b"#" * 1024 * 1024)
    assert codes(file) == ["empty-file"]
    file.write_bytes(b"#" * (1024 * 1024 + 1))
    assert codes(file) == ["too-large"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_unicode_encoding_is_not_taken_for_a_scenario(file, encoding):
    file.write_bytes(valley().encode(encoding))
    [one] = read(file).problems
    assert one.code in ("wrong-encoding", "not-text")


def test_an_older_encoding_is_explained_with_the_line_of_the_first_bad_byte(file):
    file.write_bytes("a = 1\nb = 'été'\n".encode("latin-1"))
    [one] = read(file).problems
    assert (one.code, one.message) == ("wrong-encoding", "The file is not UTF-8: line 2 holds the byte 0xE9.")


def test_behind_a_byte_order_mark_the_file_is_still_judged(file):
    file.write_bytes(b"\xef\xbb\xbf" + valley().replace("tension = [20, 30]", "tension = [30, 20]").encode())
    assert [one.code for one in load(file).diagnostics] == ["byte-order-mark", "bad-interval"]


def test_windows_line_ends_change_nothing(file):
    file.write_bytes(valley().replace("\n", "\r\n").encode())
    assert load(file).diagnostics == ()
    file.write_bytes(valley().replace("clout = 45", "clout = 46").replace("\n", "\r\n").encode())
    [one] = load(file).diagnostics
    assert one.code == "clout-sum"
    assert "\r" not in one.excerpt


def test_every_syntax_error_is_found_and_the_rest_is_read():
    found = recover('a = 1\nb = \nc = "x\nd = [1,\n  2 3,\n]\ne = 5\n[f\ng = 6\n[h]\ni = 7\ni = 8\n[h]\nj = 9\n')
    assert [fault.line for fault in found.faults] == [2, 3, 5, 8, 12, 13]
    assert found.data == {"a": 1, "e": 5, "h": {"i": 7}}
    assert found.roots == {"b", "c", "d", "f", "h"}
    assert [lost.key for lost in found.lost] == ["b", "c", "d", "i"]


def test_a_text_that_is_never_closed_is_reported_where_it_begins_and_hides_nothing():
    found = recover('a = """\nprose\nmore prose\n\n[b]\nc = 1\n')
    assert [(fault.line, fault.column) for fault in found.faults] == [(1, 5)]
    assert found.data == {"a": "prose\nmore prose\n", "b": {"c": 1}}


def test_a_text_that_is_never_closed_takes_nothing_from_those_that_follow():
    text = 'a = """\nprose\n\n[b]\nc = """\nmore\n"""\n\n[d]\ne = 1\n'
    found = recover(text)
    assert [(fault.line, fault.column) for fault in found.faults] == [(1, 5)]
    assert found.data == {"a": "prose\n", "b": {"c": "more\n"}, "d": {"e": 1}}


def test_a_text_may_hold_a_line_in_brackets():
    text = 'a = """\nHe reads:\n[a long pause]\nNothing = nothing.\n"""\nb = 1\n'
    found = recover(text)
    assert found.faults == []
    assert found.data["b"] == 1


def test_a_file_with_too_many_errors_says_that_there_are_more(file):
    file.write_text("a = \n" * 200)
    problems = read(file).problems
    assert len(problems) < 60
    assert "more than" in problems[-1].message

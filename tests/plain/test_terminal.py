import io
import sys

import pytest

from mediator_game.plain.terminal import LONGEST_LINE, Terminal


@pytest.fixture
def typed(monkeypatch):
    def type_(text):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        return Terminal()

    return type_


@pytest.fixture
def screen(monkeypatch):
    def of(encoding):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        return raw

    return of


def test_lines_are_read_one_by_one_until_there_are_none(typed):
    terminal = typed("one\n\nlast")
    assert [terminal.ask("? ") for _ in range(4)] == ["one", "", "last", None]


def test_the_rest_of_an_endless_line_is_dropped(typed):
    terminal = typed("x" * (3 * LONGEST_LINE) + "\nnext\n")
    assert len(terminal.ask("? ")) <= LONGEST_LINE
    assert terminal.ask("? ") == "next"


def test_a_terminal_without_unicode_gets_plainer_signs(screen):
    raw = screen("ascii")
    Terminal().write("“Füzuli” — so … it’s −3")
    assert raw.getvalue() == b'"F?zuli" - so ... it\'s -3'


def test_a_terminal_with_unicode_gets_all_of_it(screen):
    raw = screen("utf-8")
    Terminal().write("“Füzuli”")
    assert raw.getvalue().decode() == "“Füzuli”"


def test_nothing_written_can_steer_the_terminal(screen):
    raw = screen("utf-8")
    Terminal().write("a\x1b]0;title\x07b\x9b2J\u202ec")
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(raw.getvalue().decode())

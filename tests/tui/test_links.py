"""Which addresses may be opened in a browser."""

import pytest

from corpus import HOSTILE
from mediator_game.tui.links import may_open


@pytest.mark.parametrize("url", ["https://www.osce.org/mg", "http://example.org/a?b=c#d", "HTTPS://example.org"])
def test_a_plain_web_address_may_be_opened(url):
    assert may_open(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "//example.org",
        "https://",
        "https://user@example.org",
        "https://user:password@example.org",
        "https://example.org/a b",
        "https://example.org/\n",
        "https://[::1",
        "https://example.org/" + "a" * 3_000,
        "https://example.org/\u202egpj.exe",
        "-https://example.org",
    ],
)
def test_anything_else_may_not(url):
    assert not may_open(url)


def test_hostile_strings_may_not_be_opened():
    assert not any(may_open(hostile) for hostile in HOSTILE)

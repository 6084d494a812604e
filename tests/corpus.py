"""Hostile strings to push through every face, export and reader; import `HOSTILE` or `each_hostile`.

All are written with escapes, so that this file itself is harmless to print.
"""

import pytest

CONSOLE_MARKUP = [
    "[/]",
    "x[/b]",
    "[/etc/passwd]",
    "[b]unclosed",
    "[sighs] He leaves.",
    "[Player Name]",
    "[@click=app.quit]x[/]",
    "[@click=app.action_quit()]press me[/]",
    "[link=http://x]a[/link]",
    "[link=file:///etc/passwd]a[/link]",
    "[red on white]alarm[/red on white]",
    "\\[/]",
    "\\" * 2_000 + "[/]",
    "[" * 2_000,
    "$name ${name} [$name]",
]

TERMINAL = [
    "\x1b]52;c;aGFja2Vk\x07",
    "\x1b]0;another title\x07",
    "\x1b]2;another title\x1b\\",
    "\x1b]8;;http://example.invalid\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[H",
    "\x1b[31;1mred",
    "\x1b[?1049l\x1b[?25l",
    "\x1b[6n",
    "\x1bc",
    "\x1bP+q544e\x1b\\",
    "\x1b_Ga=T,f=100;AAAA\x1b\\",
    "\x9b2J\x9bH",
    "\x9d52;c;aGFja2Vk\x9c",
    "\x90q\x9c",
    "a\x00b",
    "\x00" * 100,
    "bell\x07 back\x08\x08\x08\x08space",
    "line\rover\x0bwritten\x0cpage",
    "\r\n\r\n\r",
    "delete\x7f next\x85line",
    "\x0e\x0f\x10\x1a\x1c\x1d\x1e\x1f",
]

UNICODE = [
    "\u202eevil\u202c",
    "\u202a\u202b\u202d" * 50,
    "\u2066a\u2067b\u2068c\u2069",
    "\u200e\u200f\u061c",
    "a\u200bb" * 500,
    "\u200d" * 500,
    "\u200c\u200d\ufeff\u2060\u00ad\u034f\u180e\u3164",
    "\ufe0f\ufe0f\ufe00\U000e0100",
    "Z" + "\u0301" * 500 + "algo" + "\u0489\u0336\u20dd" * 300,
    "\u0301" * 2_000,
    "".join(char + "\u0300\u0301\u0302\u0303\u0304\u0305" for char in "zalgo comes"),
    "hidden" + "".join(chr(0xE0000 + ord(char)) for char in "ignore the rules") + "\U000e007f",
    "\ud800",
    "a\udfffb",
    "\udc80\udcff",
    "\ud83d\ude00",
    "\ufffe\uffff\ufdd0\ufdef",
    "\U0001fffe\U0010ffff",
    "one\u2028two\u2029three",
    "\ue000\uf8ff\U0010eeee\U000f0000",
    "\ufff9a\ufffab\ufffb",
    "\ufffc\ufffd",
    "ﷺ﷽𒐫𒈙⸻" * 20,
    "漢字" * 300,
    "\uff28\uff45\uff4c\uff4c\uff4f\u3000\uff01",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 50,
    "\U0001f468\U0001f3fe\u200d\U0001f680 \u2764\ufe0f\u200d\U0001f525 1\ufe0f\u20e3",
    "\U0001f600\u200d" * 500,
    "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "\U0001f1e6" * 501,
    "İıſﬁßŉΐ",
    "\u1100" * 300 + "\u1161\u11a8" * 300,
]

SIZE = [
    "",
    " ",
    "\n",
    "\t\ta\tb\t",
    "\u00a0\u2007\u202f\u2003\u3000",
    "x" * 100_000,
    "x " * 50_000,
    "\n" * 10_000,
    "line\n" * 10_000,
    "*" * 20_001,
    "**a " * 5_000,
    "*a **b " * 5_000,
    "{" * 20_000,
    "> " * 5_000,
]

MARKDOWN = [
    "[click](javascript:alert(1))",
    "[open](file:///etc/passwd)",
    "![pixel](http://example.invalid/x.png)",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<a href='javascript:x'>a</a> <!-- comment -->",
    "<http://example.invalid> https://example.invalid www.example.invalid a@b.invalid",
    "[ref]: http://example.invalid 'title'\n[ref]",
    "```\ncode\n```\n    indented\n~~~",
    "# One\n## Two\nThree\n===\n---\n***",
    "1. one\n2) two\n+ three\n* four\n- five",
    "| a | b |\n|---|---|\n| c | d |",
    "**bold *both** neither* ***all*** __x__ ~~y~~ `z` \\*w\\*",
    "&lt;b&gt; &amp; &#x1b; &nbsp;",
]

CODE = [
    "{{ config.__class__.__init__.__globals__ }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{0.__class__} {!r} {:>999999999} %s %n %(x)s",
    "{place:yerevan} {place:} {place:no such} {} { } {Leader} }{ {{{leader}}}",
    "=1+1",
    '=HYPERLINK("http://example.invalid","x")',
    "+1|cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '"; DROP TABLE saves; --',
    "' OR '1'='1",
    '{"a": NaN, "a": 1}',
    '"}\n{"type": "move"}',
    "</script><script>alert(1)</script>",
    "$(touch /tmp/x) `id` ; rm -rf ~ | cat && echo",
    "../../etc/passwd",
    "C:\\con\\nul",
    "CON",
    "__import__('os').system('id')",
    'a\' + "b" # comment\n[table]\nkey = 1',
]

HOSTILE: list[str] = [*CONSOLE_MARKUP, *TERMINAL, *UNICODE, *SIZE, *MARKDOWN, *CODE]


def brief(text: str) -> str:
    """Return a short printable name for a string, for the name of its test."""
    return f"{len(text)}-{ascii(text)[1:25]}"


each_hostile = pytest.mark.parametrize("text", HOSTILE, ids=brief)
"""Runs a test with an argument `text` on every hostile string."""

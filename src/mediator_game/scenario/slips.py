"""What people write by habit that TOML does not read, each told in their own terms: what it is, and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen

from mediator_game.text.clean import one_line


@frozen
class SyntaxFault:
    """One syntax error: where it is and how to mend it."""

    line: int
    column: int
    message: str
    hint: str | None


_EXPLAINED: tuple[tuple[str, str, str], ...] = (
    ("Expected '=' after a key", "A key must be followed by = and a value.",
     'Write key = "value". If this belongs to the text above, that text is not closed.'),
    ("Invalid value", "This is not a value.",
     'Put texts in "quotes"; write true and false in small letters, numbers without leading zeros.'),
    ("Illegal character '\\n'", "The text is not closed before the end of the line.",
     'Add the missing quote, or use three quotes (""") for a text of several lines.'),
    ("Illegal character", "A character stands here that TOML does not allow.", "Remove it."),
    ("Unterminated string", "The text that begins here is never closed.",
     "Add the missing quotes at its end."),
    ("Unclosed array", "The list is not closed, or a comma is missing.",
     "Put a comma between the items and ] at the end."),
    ("Unclosed inline table", "The braces are not closed, or a comma is missing.",
     "Put a comma between the pairs and } at the end."),
    ("Expected newline or end of document", "Something follows a value that is already complete.",
     "Put one key on a line, and a whole text in quotes."),
    ("Cannot overwrite a value", "This is written twice in the same table.", "Keep one of the two."),
    ("Duplicate inline table key", "A key is written twice inside the same braces.", "Keep one of the two."),
    ("Cannot declare", "This table is written twice.",
     "Put everything in one table. Lists of tables, such as [[move]], have double brackets."),
    ("Cannot mutate immutable", "This adds to something that was already written as one whole value.",
     "Write it all in one place."),
    ("Unescaped '\\'", "A backslash stands here that is not part of an escape.",
     "Write two backslashes, or put the text in 'single quotes'."),
    ("Expected ']' at the end of a table", "The table's name is not closed with ].",
     "Write [name] alone on its line."),
    ("Expected ']]' at the end of an array", "The table's name is not closed with ]].",
     "Write [[name]] alone on its line."),
    ("Invalid date", "There is no such date.", "Write year-month-day, such as 1997-10-14."),
    ("Invalid statement", "This is neither a key, nor a table's name, nor a comment.",
     'Write key = "value", [table] or # a comment.'),
    ("Invalid initial character for a key", "A key cannot begin like this.",
     "Keys have letters, digits, - and _; anything else needs quotes."),
)  # fmt: skip


_header = re.compile(r"(\[\[?)[ \t]*[A-Za-z][\w.-]*[ \t]*(\]\]?)[ \t]*(?:#.*)?")
_pair = re.compile(r"[ \t]*(?P<key>[A-Za-z0-9_-]+)[ \t]*=[ \t]*(?P<value>.*)")
_several_lines = re.compile(
    r"(?P<open>\"\"\"|\'\'\')|\"(?:\\.|[^\"\\\n])*\"|\'[^\'\n]*\'|#[^\n]*",
)


def explained(message: str, source: str, line: int, column: int) -> SyntaxFault:
    """Return a syntax error of the parser in plain words; `source` is the line it stands in."""
    for slip in _SLIPS:
        found = slip(message, source, column)
        if found is not None:
            at, plain, hint = found
            return SyntaxFault(line, at, plain, one_line(hint, length=200))
    for start, plain, hint in _EXPLAINED:
        if message.startswith(start):
            return SyntaxFault(line, column, plain, hint)
    return SyntaxFault(line, column, f"This is not TOML: {message}.", None)


def unclosed_text(text: str, after: int) -> tuple[SyntaxFault, int, str] | None:
    """Return the first text of several lines, after a line, that runs on over the tables below it.

    With it come the last line that it can have been meant to have, and the quotes that are missing there.
    """
    at = 0
    while found := _several_lines.search(text, at):
        at = found.end()
        if found["open"] is None:
            continue
        end = text.find(found["open"], at)
        line = text.count("\n", 0, found.start()) + 1
        inside = text[at : end if end >= 0 else len(text)].split("\n")
        over = next((number for number in range(1, len(inside) - 1) if _begins_table(inside, number)), None)
        if over is not None and line > after:
            column = found.start() - text.rfind("\n", 0, found.start())
            message = "The text that begins here is never closed: it runs on over the tables below."
            hint = f"Put {found['open']} where it ends, before line {line + over}."
            return SyntaxFault(line, column, message, hint), line + over - 1, found["open"]
        at = end + 3 if end >= 0 else len(text)
    return None


def _begins_table(lines: list[str], number: int) -> bool:
    """Say whether a line is a table's header and what follows it a key, which no prose has."""
    if not _header.fullmatch(lines[number]):
        return False
    after = next((line for line in lines[number + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    return _pair.match(after) is not None or _header.fullmatch(after) is not None


Slip = Callable[[str, str, int], tuple[int, str, str] | None]
"""Looks at the parser's message, the line and the column; gives a column, a sentence and a hint."""


def _value(source: str) -> tuple[str, str, int] | None:
    """Return the key and the value of a line as written, and the column of the value."""
    pair = _pair.fullmatch(source)
    if pair is None:
        return None
    return pair["key"], pair["value"].rstrip(), pair.start("value") + 1


_date = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})\b(?!\])")
_short_date = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b")
_between = re.compile(r"(-?\d+)\s*(?:-|–|\.\.+|to)\s*(-?\d+)")
_curly = re.compile("[“”„«‘’‚](.*?)[“”»‘’]?")
_zero = re.compile(r"0+(\d+)")


def _slip_of_value(message: str, source: str, _: int) -> tuple[int, str, str] | None:
    found = _value(source)
    if found is None or not message.startswith(("Invalid value", "Expected newline", "Invalid date")):
        return None
    key, value, at = found
    if match := re.fullmatch(r"(\d+)\s*%", value):
        return at + match.end(1), "A percentage is written without the sign.", f"Write {key} = {match[1]}."
    if match := _short_date.fullmatch(value):
        year, month, day = match.groups()
        plain = "A date is written year-month-day, with hyphens and two digits for month and day."
        return at, plain, f"Write {year}-{month:0>2}-{day:0>2}."
    if _date.fullmatch(value):
        return at, "A date is written year-month-day.", "Write it like 1904-06-12, without quotes."
    if match := _between.fullmatch(value):
        return at, "An interval stands in brackets.", f"Write {key} = [{match[1]}, {match[2]}]."
    if match := _zero.fullmatch(value):
        return at, "A number does not begin with 0.", f"Write {key} = {match[1]}."
    if match := _curly.fullmatch(value):
        return at, "The quotes round a text are straight ones.", f'Write {key} = "{match[1]}".'
    if value.casefold() in ("true", "false", "yes", "no"):
        meant = "true" if value.casefold() in ("true", "yes") else "false"
        return at, "Yes and no are written true and false, in small letters.", f"Write {key} = {meant}."
    if re.fullmatch(r"[^\W\d][^\"'\[\]{}=#]*", value):
        return at, "A text stands in quotes, a number in digits.", f'If it is a text, write {key} = "{value}".'
    return None


def _quotes_inside(message: str, source: str, column: int) -> tuple[int, str, str] | None:
    """A quotation mark inside a text ends the text."""
    found = _value(source)
    if found is None or not message.startswith("Expected newline"):
        return None
    _, value, at = found
    if value[:1] != '"' or value[-1:] != '"' or value.count('"') <= 2 or value.startswith('"""'):
        return None
    hint = "Inside a text use 'single' ones, or write a backslash before each."
    return max(at, column - 1), "The text ends at this quotation mark, and more follows.", hint


def _no_equals(message: str, source: str, _: int) -> tuple[int, str, str] | None:
    if message.startswith("Invalid statement") and (comment := re.match(r"\s*(//|--|;|/\*)\s*(.*)", source)):
        return comment.start(1) + 1, "A comment begins with #.", f"Write # {comment[2]}"
    if not message.startswith("Expected '=' after a key"):
        return None
    if found := re.match(r"\s*([A-Za-z0-9_-]+)\s*(:)\s*(.*)", source):
        hint = f"Write {found[1]} = {found[3]}"
        return found.start(2) + 1, "A key is followed by =, not by a colon.", hint
    if found := re.fullmatch(r"\s*([A-Za-z0-9_-]+)\s+([\d\"'\[{].*)", source):
        return found.start(2) + 1, "Between a key and its value stands =.", f"Write {found[1]} = {found[2]}"
    return None


def _brackets(message: str, source: str, column: int) -> tuple[int, str, str] | None:
    name = re.match(r"\s*(\[\[?)\s*([A-Za-z0-9_.\"-]+)", source)
    if name is None:
        return None
    if message.startswith("Expected ']"):
        closed = "]" * len(name[1])
        return (
            column,
            f"The table's name is not closed with {closed}.",
            f"Write {name[1]}{name[2]}{closed} alone on its line.",
        )
    if message.startswith(("Cannot overwrite", "Cannot mutate")) and name[1] == "[[":
        plain = f"There is a table [{name[2]}] above already, so no [[{name[2]}]] can follow."
        return column, plain, f"Look above for [{name[2]}], or for [[{name[2]}...]] before the first [[{name[2]}]]."
    return None


_SLIPS: tuple[Slip, ...] = (_slip_of_value, _quotes_inside, _no_equals, _brackets)

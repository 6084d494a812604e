"""Put any text into a Markdown, CSV or graph export as words only, never as markup or a formula."""

import re

from mediator_game.text.clean import clean_whole

_marks = re.compile(r"[\\`*_{}\[\]<>#|~&@$]|:(?=//)|(?<=www)\.|^[-+=]", re.IGNORECASE)
"""Only what Markdown reads as a mark: prose stays readable to whoever opens the file itself."""
_numbered = re.compile(r"^(\d{1,9})([.)])")
_breakable = re.compile(r"[ \n]+")
_FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")


def markdown(text: str) -> str:
    """Return the text as one cleaned line in which nothing is Markdown or HTML."""
    folded = _breakable.sub(" ", clean_whole(text)).strip(" ")
    return _numbered.sub(r"\1\\\2", _marks.sub(r"\\\g<0>", folded))


def csv_cell(text: str) -> str:
    """Return the cleaned text with a quote before anything a spreadsheet would take for a formula."""
    cleaned = clean_whole(text)
    starts = text[:1] + cleaned[:1] + cleaned.lstrip()[:1]
    return "'" + cleaned if _FORMULA_STARTS.intersection(starts) else cleaned


_mermaid_marks = re.compile(r"[^\w .,:!?'’“”()/+=-]")


def mermaid_string(text: str) -> str:
    """Return the text as one quoted Mermaid string, in which nothing is markup, a shape or a directive.

    Mermaid has no empty strings; one space stands for them.
    """
    folded = _breakable.sub(" ", clean_whole(text)).strip(" ")
    return '"' + (_mermaid_marks.sub(lambda found: f"#{ord(found[0])};", folded) or " ") + '"'


def dot_string(text: str) -> str:
    """Return the text as one quoted string of the DOT language, line breaks kept."""
    cleaned = clean_whole(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + cleaned.replace("\n", "\\n") + '"'

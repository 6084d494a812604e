"""The manual's page of diagnostics, written from the catalogue: ``python -m mediator_game.scenario.catalogue.page``."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.catalogue import ENTRIES
from mediator_game.scenario.catalogue.entry import Entry

_HEAD = """\
# Diagnostics

What `mediator check` can say about a scenario, by its code. An *error* keeps the scenario from being played, a
*warning* does not; with `--strict` warnings count, and those marked *strict* are looked for.

Each example gives exactly its own diagnostic. An example in TOML is what differs from a sound scenario: a table that
is added, or keys that are set in a table that is there. An example in commands makes the file `example.toml`, beside
a sound one called `sound.toml`.
"""


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *_contents(), "", *(line for entry in ENTRIES for line in _section(entry))])


def _contents() -> Iterator[str]:
    yield "| Code | | What it means |"
    yield "|---|---|---|"
    for entry in ENTRIES:
        yield f"| [`{entry.code}`](#{entry.code}) | {_grade(entry)} | {entry.title} |"


def _section(entry: Entry) -> Iterator[str]:
    yield f"## {entry.code}"
    yield ""
    yield f"*{_grade(entry)}* - {entry.title}."
    yield ""
    yield entry.explanation
    yield ""
    for name, contents in list(entry.files.items())[:1]:
        yield f"With `{name}`:" if len(entry.files) == 1 else f"With `{name}` and {len(entry.files) - 1} more:"
        yield ""
        yield from _block("toml", contents)
    yield from _block(entry.language, entry.example)


def _block(language: str, contents: str) -> Iterator[str]:
    yield f"```{language}"
    yield contents.rstrip("\n")
    yield "```"
    yield ""


def _grade(entry: Entry) -> str:
    return f"{entry.severity}, strict" if entry.strict else entry.severity


if __name__ == "__main__":
    print(page(), end="")

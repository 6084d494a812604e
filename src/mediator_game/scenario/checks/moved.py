"""[moved]: whether every old name leads to something that is there today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.moved import OWNERS, TABLES, declared, split
from mediator_game.text.clean import one_line

_NAMING: Mapping[str, str] = {"bloc": "side", "option": "issue"}


def check(context: Context) -> Iterator[Finding]:
    """Judge every entry of [moved]."""
    entries = context.scenario.moved
    if not entries:
        return
    names = declared(context.scenario)
    for old, new in entries.items():
        path: Path = ("moved", old)
        before, after = split(old), split(new)
        if before is None:
            yield _ill_formed(context, old, path, key=True)
        elif before[1] in names[before[0]]:
            message = f"{_shown(old)} is still there, so it was not renamed."
            hint = "Leave this entry out, or give that one its new id."
            yield Finding("moved", path, message, hint, key=True, whole=True)
        if after is None:
            yield _ill_formed(context, new, path, key=False)
        elif before is not None and before[0] != after[0]:
            message = f"{_a(before[0]).capitalize()} cannot become {_a(after[0])}."
            yield Finding("moved", path, message, f"Name the {before[0]} it is now, as {before[0]}.NAME.")
        elif _in_circle(entries, old):
            message = f"These entries lead from {_shown(old)} round in a circle."
            yield Finding("moved", path, message, "Keep only the entries that lead to today's name.")
        elif after[1] not in names[after[0]] and new not in entries:
            yield from _gone(context, after, names[after[0]], path)
    yield from _twice(entries)


def _ill_formed(context: Context, entry: str, path: Path, *, key: bool) -> Finding:
    """Say what is wrong with something that should be TABLE.NAME."""
    table, dot, _ = entry.partition(".")
    if table in TABLES:
        form = f"{table}.{OWNERS[table].upper()}.ID" if table in OWNERS else f"{table}.NAME"
        message, hint = f'"{_shown(entry)}" does not name {_a(table)}.', f"Write {form}."
    elif dot and table:
        message = f"There is no kind of thing called {_shown(table)} that could be renamed."
        near = context.nearest(table, TABLES)
        hint = f"Did you mean {near}?" if near else f"What can be renamed: {', '.join(TABLES)}."
    else:
        message = f'"{_shown(entry)}" does not say of what kind it is.'
        hint = 'Write kind and name with a point between them, such as "reaction.old-name" = "reaction.new-name".'
    return Finding("moved", path, message, hint, key=key)


def _gone(context: Context, after: tuple[str, str], there: tuple[str, ...], path: Path) -> Iterator[Finding]:
    table, name = after
    for found in context.reference(name, dict.fromkeys(there), table, path, _NAMING.get(table, table)):
        near = context.nearest(name, there)
        yield Finding(found.code, path, found.message, f'Did you mean "{table}.{near}"?' if near else found.hint)


def _twice(entries: Mapping[str, str]) -> Iterator[Finding]:
    """Two old names that become one: a game that had both could not be told again."""
    first: dict[str, str] = {}
    for old, new in entries.items():
        other = first.setdefault(new, old)
        if other != old and split(new) is not None:
            message = f"{_shown(other)} and {_shown(old)} cannot both have become {_shown(new)}."
            related = ((f"where {_shown(other)} becomes it", ("moved", other)),)
            yield Finding("moved", ("moved", old), message, "Keep one of the two.", related=related)


def _in_circle(entries: Mapping[str, str], old: str) -> bool:
    seen = {old}
    while old in entries:
        old = entries[old]
        if old in seen:
            return True
        seen.add(old)
    return False


def _a(table: str) -> str:
    word = table.removesuffix("s")
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _shown(name: str) -> str:
    return one_line(name, length=80)

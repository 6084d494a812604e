"""A scenario to be played, given as people give it; whatever keeps it from that is said here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mediator_game.cli.output import Failed, FoundWrong, say
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest

if TYPE_CHECKING:
    from mediator_game.scenario.load import Loaded
    from mediator_game.scenario.model import Scenario

UNREADABLE = frozenset(["cannot-read", "not-text"])
"""Codes of a file that is no text at all."""


def playable(name: str) -> tuple[Loaded, Scenario]:
    """Load a scenario by its id or path; raise `Failed` when it cannot be played, its diagnostics printed."""
    from mediator_game.scenario.library import NotFoundError, find, shown
    from mediator_game.scenario.load import load
    from mediator_game.scenario.report import text
    from mediator_game.transcript.rules import RULES

    try:
        path = shown(find(name))
    except NotFoundError as error:
        raise Failed(str(error)) from None
    loaded = load(path, known_rules=RULES, proofs=False)
    if loaded.scenario is not None:
        return loaded, loaded.scenario
    unreadable = [one for one in loaded.errors if one.code in UNREADABLE]
    if unreadable:
        raise Failed(f"{one_line(str(path))}: {unreadable[0].message}")
    say(text(loaded.errors), err=True)
    count = len(loaded.errors)
    raise FoundWrong(f"{one_line(str(path))} cannot be played: {count} error{'' if count == 1 else 's'}, listed above.")


def known(what: str, name: str, names: Iterable[str]) -> str:
    """Return a name that there is; raise `Failed` with the nearest one otherwise."""
    there = list(names)
    if name in there:
        return name
    near = nearest(name, there)
    meant = f"Did you mean {near}?" if near else f"There are: {', '.join(there)}." if there else "There is none."
    raise Failed(f"There is no {what} called {one_line(name, length=80)}. {meant}")


def seed_of(typed: str | None) -> int | str:
    """Return a seed as typed: a whole number or any text; a fresh one when none was given."""
    import re
    import secrets

    if typed is None:
        return secrets.randbelow(10**9)
    if len(typed) > LONGEST_SEED:
        raise Failed(f"A seed has at most {LONGEST_SEED} characters.")
    return int(typed) if re.fullmatch(r"-?(0|[1-9][0-9]*)", typed) and typed != "-0" else one_line(typed)


LONGEST_SEED = 100

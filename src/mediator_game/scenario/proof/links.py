"""What the engine keeps true between names, in every state in which a condition is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mediator_game.scenario.model import Scenario
from mediator_game.scenario.proof.assume import Link
from mediator_game.scenario.proof.values import BOUNDLESS, NO, YES, Range, Value

SOME = Range(1, BOUNDLESS)


def links(scenario: Scenario) -> Mapping[str, Sequence[Link]]:
    """Return what follows from a name being narrowed, by that name."""
    found: dict[str, list[Link]] = {}
    for name, when, other, then in _all(scenario):
        found.setdefault(name, []).append(Link(when, other, then))
    return found


def settling(scenario: Scenario) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each issue a text must answer in order to settle, as a name, with the options that answer it."""
    for issue in scenario.issue:
        if issue.must_settle:
            options = frozenset(str(one.id) for one in issue.option if one.settles and not one.status_quo)
            yield f"text.{issue.id}", options


def _all(scenario: Scenario) -> Iterator[tuple[str, Value, str, Value]]:
    # A text is signed in public, and nothing is public, leaked, settled or accepted without a text; one that a new
    # leader has rejected is gone.
    yield from _implies("text.signed", "text.public")
    yield from _implies("text.public", "text.exists")
    yield from _implies("text.leaked", "text.public")
    yield from _implies("text.settles", "text.exists")
    yield from _excludes("text.rejected", "text.exists")
    yield from _same("text.public", "text.public_since")
    yield from _same("text.signed", "text.signed_turn")
    for text, options in settling(scenario):
        yield "text.settles", YES, text, options
        every = {str(one.id) for issue in scenario.issue if f"text.{issue.id}" == text for one in issue.option}
        yield text, frozenset(every - options), "text.settles", NO
    yield from _implies("text.exists", "text.draft", SOME)
    yield from _implies("text.exists", "text.tabled_turn", SOME)
    yield from _same_counts("text.draft", "text.tabled_turn")
    for id, side in scenario.side.items():
        yield from _implies(f"{id}.accepted", "text.exists")
        yield from _implies(f"{id}.accepted", f"{id}.shown" if not side.successor else "text.exists")
        yield from _implies(f"{id}.shown", "text.exists")
        yield f"{id}.standing", YES, f"{id}.falls", NO
        yield f"{id}.standing", NO, f"{id}.falls", SOME
        yield f"{id}.falls", NO, f"{id}.standing", YES
        yield f"{id}.falls", SOME, f"{id}.standing", NO
        for bloc in side.bloc:
            path = f"{id}.{bloc.id}"
            yield from _implies("text.public", f"{path}.knows")
            yield from _implies(f"{path}.knows", "text.exists")
            yield from _same(f"{path}.contacted", f"{path}.channels")
            yield from _same(f"{path}.contacted", f"{path}.contacted_turn")
            if not bloc.clout:
                yield from _same(f"{path}.heard", f"{path}.channels")
            yield from _implies(f"{path}.walked_out", f"{path}.walked_out_turn", SOME)
    for table in ("move", "reaction", "event"):
        for rule in getattr(scenario, table):
            path = f"{table}s.{rule.id}"
            yield from _same_counts(f"{path}.count", f"{path}.first")
            yield from _same_counts(f"{path}.count", f"{path}.last")


def _implies(name: str, other: str, then: Value = YES) -> Iterator[tuple[str, Value, str, Value]]:
    yield name, YES, other, then
    yield other, NO, name, NO


def _excludes(name: str, other: str) -> Iterator[tuple[str, Value, str, Value]]:
    yield name, YES, other, NO
    yield other, YES, name, NO


def _same(name: str, count: str) -> Iterator[tuple[str, Value, str, Value]]:
    """A truth that says whether a count is above zero."""
    yield name, YES, count, SOME
    yield name, NO, count, NO
    yield count, SOME, name, YES
    yield count, NO, name, NO


def _same_counts(one: str, other: str) -> Iterator[tuple[str, Value, str, Value]]:
    """Two counts that leave zero together."""
    for a, b in ((one, other), (other, one)):
        yield a, SOME, b, SOME
        yield a, NO, b, NO

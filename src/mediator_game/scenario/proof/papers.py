"""What the engine can do with papers and letters, as far as proofs need it: what it sets once a paper can be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mediator_game.scenario.model import Paper, Scenario
from mediator_game.scenario.proof.push import Put
from mediator_game.scenario.proof.values import EITHER, NO, YES, Range, Value
from mediator_game.scenario.rival_names import PAPER_WORDS

_VERSIONS = Range(1, 1_000_000)


def begin(scenario: Scenario, known: dict[str, Value]) -> None:
    """Set every name of a paper or letter to where it stands before anything has happened."""
    for name in known:
        head, _, rest = name.partition(".")
        worked_out = rest.endswith((".gain", ".attitude"))
        if head == "letters" or (head == "papers" and not worked_out):
            known[name] = NO
    for paper in scenario.paper:
        for issue in scenario.issue:
            if issue.id in paper.issues and issue.id not in PAPER_WORDS:
                quo = next((str(option.id) for option in issue.option if option.status_quo), "")
                known[f"papers.{paper.id}.{issue.id}"] = frozenset([str(paper.says.get(issue.id, quo))])


def derived(scenario: Scenario, known: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield what is worked out from a paper's slots."""
    for paper in scenario.paper:
        path = f"papers.{paper.id}"
        for name, count in (("public", "public_since"), ("signed", "signed_turn"), ("settles", "live")):
            yield f"{path}.{name}", EITHER if _can(known, f"{path}.{count}") else NO


def puts(scenario: Scenario, known: Mapping[str, Value], last: int) -> Iterator[Put]:
    """Yield what can be set of every paper that can come on the table."""
    for paper in scenario.paper:
        path = f"papers.{paper.id}"
        if paper.when or acts_alone(scenario, paper.owner):
            yield Put(f"{path}.live", YES, f"{paper.owner}, which puts its paper forward")
        if _can(known, f"{path}.live"):
            yield from _once_live(scenario, paper, path, last)


def _once_live(scenario: Scenario, paper: Paper, path: str, last: int) -> Iterator[Put]:
    who = f"what becomes of the paper {paper.id}"
    turns = Range(1, last)
    yield Put(f"{path}.draft", _VERSIONS, who)
    for name in ("tabled_turn", "public_since", "signed_turn"):
        yield Put(f"{path}.{name}", turns, who)
    # What is shelved or rejected is no longer there.
    yield Put(f"{path}.live", EITHER, who)
    for name in ("known", "leaked", "rejected"):
        yield Put(f"{path}.{name}", EITHER, who)
    for side in scenario.side:
        yield Put(f"{path}.{side}.accepted", EITHER, who)
    for name in paper.signatories:
        yield Put(f"{path}.{name}.signed", EITHER, who)
    for issue in scenario.issue:
        if issue.id in paper.issues:
            yield Put(f"{path}.{issue.id}", frozenset(str(option.id) for option in issue.option), who)
    for letter in scenario.letter:
        if letter.paper == paper.id:
            for name in ("sent", "leaked", "defaulted"):
                yield Put(f"letters.{letter.id}.{name}", EITHER, who)


def acts_alone(scenario: Scenario, power: str) -> bool:
    """Tell whether a power may ever act alone."""
    seats = scenario.chair.values()
    return scenario.power[power].solo or any(chair.solo and chair.power == power for chair in seats)


def live(scenario: Scenario, known: Mapping[str, Value]) -> bool:
    """Tell whether a paper of somebody else's can ever be on the table."""
    return any(_can(known, f"papers.{paper.id}.live") for paper in scenario.paper)


def in_force(scenario: Scenario, known: Mapping[str, Value]) -> bool:
    """Tell whether such a paper can ever be in force."""
    return any(_can(known, f"papers.{paper.id}.signed") for paper in scenario.paper)


def _can(known: Mapping[str, Value], name: str) -> bool:
    value = known[name]
    return isinstance(value, Range) and value.high > 0

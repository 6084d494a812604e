"""What a scenario means: every check of `checks`, all findings in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attrs import frozen

from mediator_game.scenario import names
from mediator_game.scenario.catalogue import CATALOGUE
from mediator_game.scenario.checks import (
    asked,
    claims,
    expressions,
    ids,
    land,
    lines,
    logic,
    moved,
    never,
    quotes,
    reach,
    references,
    rivals,
    settings,
    sums,
    texts,
    times,
    undo,
    unused,
)
from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path, Survey
from mediator_game.scenario.model import Scenario

Rules = Mapping[str, tuple[int, int]] | Collection[str]
"""The names that [rules] may use, and perhaps the least and greatest value of each."""

_HARMLESS = frozenset(["unknown-reference", "bad-placeholder", "unknown-placeholder"])
"""Errors that change nothing of what can happen in a game."""
_CHECKS = (
    ids, sums, references, lines, expressions, times, claims, texts, logic, moved, unused, never, undo, quotes,
    land,
    rivals,
)  # fmt: skip


@frozen
class Checked:
    """What is wrong with what a scenario says, and what is proved of its conditions (None when that was not asked)."""

    findings: list[Finding]
    survey: Survey | None = None


def check(
    scenario: Scenario,
    *,
    strict: bool = False,
    known_rules: Rules | None = None,
    unsure: Iterable[str] = (),
    mended: Iterable[Path] = (),
    borrowed: Iterable[Path] = (),
    raw: str = "",
    sound: bool = True,
    proofs: bool = True,
) -> Checked:
    """Return everything that is wrong with what a scenario says.

    `strict` adds the warnings that matter for a finished scenario only. `mended` are paths where something
    unreadable was replaced, `unsure` tables of which an entry is missing: nothing is said of either twice.
    `borrowed` are the tables and entries that came from files under `uses`; `raw` is the text of the scenario's own
    file when some of it could not be read.
    `sound` is false when something is known to be wrong already; `proofs` asks for what no game can ever reach.
    """
    places = frozenset(mended)
    tables = frozenset(unsure) | {str(path[0]) for path in places if _hides_ids(path)}
    schema = names.schema(scenario)
    context = Context(scenario, schema, strict, _with_limits(known_rules), tables, frozenset(borrowed), raw)
    found = [finding for one in _CHECKS for finding in one.check(context)]
    proved = None
    if proofs:
        # A proof from what is misspelt or missing would only repeat in other words that something is.
        sound = sound and not (places or tables or raw or any(map(_matters, found)))
        proved = asked.proved(context, doubtful=not sound)
    if proved is not None:
        found += (*settings.check(context, proved.reach), *reach.check(context, proved))
    wanted = (finding for finding in _without_echoes(found) if strict or not CATALOGUE[finding.code].strict)
    above = frozenset(path[:length] for path in places for length in range(len(path)))
    findings = [finding for finding in wanted if not _said(finding, places, above)]
    return Checked(findings, None if proved is None else proved.survey())


def _matters(finding: Finding) -> bool:
    """Say whether a finding leaves it open what a game of the scenario does."""
    return CATALOGUE[finding.code].severity == "error" and finding.code not in _HARMLESS


def _without_echoes(found: Collection[Finding]) -> Iterable[Finding]:
    """Leave out that something is unused where its id, or the entry it shares it with, is wrong already."""
    wrong = {finding.path for finding in found if finding.code != "unused"}
    wrong.update(path for finding in found for _, path in finding.related)
    return (finding for finding in found if finding.code != "unused" or finding.path not in wrong)


def _said(finding: Finding, mended: frozenset[Path], above: frozenset[Path]) -> bool:
    """Say whether a finding only follows from what was mended, or from something mended inside of it."""
    concerned = [finding.path, *(path for _, path in finding.related)] if finding.whole else [finding.path]
    if any(path[:length] in mended for path in concerned for length in range(1, len(path) + 1)):
        return True
    return finding.whole and finding.path in above


def _hides_ids(path: Path) -> bool:
    """Say whether what was mended there may have declared, or been, an id or a flag."""
    last = path[-1]
    return (
        len(path) == 1 or path[0] == "scenario" or isinstance(last, int) or last in ("id", "option", "bloc", "effects")
    )


def _with_limits(rules: Rules | None) -> Mapping[str, tuple[int, int] | None] | None:
    if rules is None or isinstance(rules, Mapping):
        return rules
    return dict.fromkeys(rules)

"""A scenario from disk, whole: read, put together, structured and judged, all of it in one run."""

from __future__ import annotations

import datetime
import functools
import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from attrs import field, frozen

from mediator_game.scenario.catalogue import severity
from mediator_game.scenario.check import Checked, Rules, check
from mediator_game.scenario.diagnostics import Diagnostic, Finding, Survey, dotted
from mediator_game.scenario.hooks import keys_of
from mediator_game.scenario.model import Scenario
from mediator_game.scenario.place import diagnose, place
from mediator_game.scenario.read import SourceFile, judge_values, read
from mediator_game.scenario.resolve import Cache, Resolved, resolve
from mediator_game.scenario.structure import structure
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest

MOST_DIAGNOSTICS = 500


@frozen
class Loaded:
    """What came of loading a file. `scenario` is there only when there was no error."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]
    used: tuple[FilePath, ...] = ()
    """The real paths of the files it was put together from, without its own."""
    foreign: bool = False
    """True when nothing in the file belongs to the format: some other program's TOML."""
    survey: Survey | None = None
    """What is proved of its conditions; None with an error, or when proofs were not asked for."""
    _data: Mapping[str, Any] = field(factory=dict, repr=False)

    @functools.cached_property
    def document(self) -> dict[str, Any]:
        """Return the whole resolved scenario as plain data, dates as ISO text; empty when there was an error.

        It is what a transcript embeds, and what `from_document` takes back.
        """
        return {key: plain(item) for key, item in self._data.items()}

    @functools.cached_property
    def sha256(self) -> str:
        """Return what identifies the document, or an empty text when there was an error."""
        return digest(self.document) if self._data else ""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics that keep the scenario from being played."""
        return tuple(one for one in self.diagnostics if one.severity == "error")


class DocumentError(ValueError):
    """A scenario embedded in a transcript that cannot be used, with what is wrong in it."""

    def __init__(self, findings: Collection[Finding]) -> None:
        self.findings = tuple(findings)
        first = self.findings[0]
        super().__init__(one_line(f"{dotted(first.path) or 'the scenario'}: {first.message}"))


def load(
    path: FilePath | str,
    *,
    strict: bool = False,
    known_rules: Rules | None = None,
    cache: Cache | None = None,
    name: str | None = None,
    proofs: bool = True,
) -> Loaded:
    """Load a scenario file. Whatever is wrong with it is in the diagnostics; nothing is raised.

    Without `proofs` it is not asked what no game can ever reach, which takes as long as all the rest: who only wants
    to play need not know.
    """
    path = FilePath(path)
    own = read(path, name if name is not None else os.fspath(path))
    resolved = resolve(own, path, cache)
    diagnostics = [*resolved.problems]
    for file in resolved.files:
        diagnostics.extend(file.problems)
        diagnostics.extend(diagnose(file, finding) for finding in file.findings[:MOST_DIAGNOSTICS])
    scenario, survey = None, None
    if all(file.usable for file in resolved.files):
        scenario, findings, survey = _judge(resolved, strict, known_rules, proofs)
        diagnostics.extend(place(finding, resolved.origin) for finding in findings[:MOST_DIAGNOSTICS])
        if len(findings) > MOST_DIAGNOSTICS:
            more = f"There are {len(findings) - MOST_DIAGNOSTICS:,} more findings."
            finding = Finding("too-many-findings", ("scenario",), more, "Mend these first, then check again.")
            diagnostics.append(place(finding, resolved.origin))
    ordered = _tidy(diagnostics)
    used = tuple(resolved.used)
    if scenario is None or any(one.severity == "error" for one in ordered):
        return Loaded(None, ordered, used, _is_foreign(own))
    return Loaded(scenario, ordered, used, survey=survey, data=resolved.data)


def _is_foreign(own: SourceFile) -> bool:
    known = keys_of(Scenario)
    return bool(own.data) and not any(key in known or nearest(key, known) == "scenario" for key in own.data)


def _judge(
    resolved: Resolved, strict: bool, known_rules: Rules | None, proofs: bool
) -> tuple[Scenario | None, list[Finding], Survey | None]:
    """Structure what was read and judge what it means, as far as it goes."""
    built = structure(resolved.data)
    checked = Checked([])
    if built.built is not None:
        unsure = {root for file in resolved.files for root in file.roots} | set(_misnamed(built.findings))
        partly = built.findings or any(file.lost or file.roots for file in resolved.files)
        checked = check(
            built.built,
            strict=strict,
            known_rules=known_rules,
            unsure=unsure,
            mended=built.mended,
            borrowed=resolved.borrowed,
            proofs=proofs,
            raw=resolved.files[0].text if partly else "",
            sound=not (resolved.findings or resolved.problems or any(file.findings for file in resolved.files)),
        )
    findings = [*resolved.findings, *built.findings, *checked.findings]
    kept = [finding for finding in findings if not _follows_from_lost(resolved, finding)]
    return built.built, kept, checked.survey


def _misnamed(findings: Collection[Finding]) -> Iterator[str]:
    """Yield the tables that a table of an unknown name was probably meant to be."""
    for finding in findings:
        if finding.code == "unknown-key" and isinstance(finding.path[0], str):
            yield nearest(finding.path[0], keys_of(Scenario)) or ""


def _follows_from_lost(resolved: Resolved, finding: Finding) -> bool:
    """Say whether a finding about something missing, or a sum, has its reason in a statement left out as unreadable."""
    if not finding.whole and finding.code != "missing-key":
        return False
    for path in (finding.path, *(other for _, other in finding.related)):
        file, inside = resolved.origin(path)
        if file.lost:
            first, last = file.locator.table_lines(inside)
            if any(first <= lost.first <= last for lost in file.lost):
                return True
    return finding.code == "missing-key" and not finding.path and any(file.roots for file in resolved.files)


def from_document(document: Mapping[str, Any], *, known_rules: Rules | None = None) -> Scenario:
    """Return the scenario of a document that `load` made, or raise `DocumentError`."""
    findings, sound = judge_values(dict(document))
    if sound:
        built = structure(document, dates_as_text=True)
        findings.extend(built.findings)
        if built.built is not None:
            found = check(built.built, known_rules=known_rules, mended=built.mended, proofs=False)
            findings.extend(one for one in found.findings if severity(one.code) == "error")
        if built.built is not None and not findings:
            return built.built
    raise DocumentError(findings)


def plain(value: Any) -> Any:
    """Return parsed TOML as plain JSON data: dates become ISO text."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return value


def digest(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a document in its one canonical form."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _tidy(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics in the order of the files, each code at most once a place."""
    first: dict[tuple[str, str, int, int], Diagnostic] = {}
    for one in diagnostics:
        first.setdefault((one.code, one.path, one.line, one.column), one)
    return tuple(sorted(first.values(), key=_order))


def _order(one: Diagnostic) -> tuple[str, int, int, str]:
    return (one.path, one.line, one.column, one.code)

"""A campaign file from disk: read, structured, and judged against the scenarios it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import field, frozen

from mediator_game.scenario.campaign.judge import judge
from mediator_game.scenario.campaign.model import Campaign
from mediator_game.scenario.check import Rules
from mediator_game.scenario.diagnostics import Diagnostic, Finding
from mediator_game.scenario.load import Loaded, digest, load, plain
from mediator_game.scenario.place import diagnose
from mediator_game.scenario.read import judge_values, read
from mediator_game.scenario.resolve import Cache
from mediator_game.scenario.structure import structure_as


@frozen
class LoadedCampaign:
    """What came of loading a campaign file. `campaign` is there only when there was no error."""

    campaign: Campaign | None
    diagnostics: tuple[Diagnostic, ...]
    _data: Mapping[str, Any] = field(factory=dict, repr=False)

    @cached_property
    def document(self) -> dict[str, Any]:
        """The campaign as plain data: what the transcripts of its phases embed, and what `from_document` takes."""
        return {key: plain(item) for key, item in self._data.items()}

    @cached_property
    def sha256(self) -> str:
        """What identifies the document; empty when there was an error."""
        return digest(self.document) if self._data else ""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that keep it from being played."""
        return tuple(one for one in self.diagnostics if one.severity == "error")


class DocumentError(ValueError):
    """An embedded campaign that cannot be used."""


def scenario_path(campaign: Path, scenario: str) -> Path:
    """Return where a campaign's scenario is: a file of that name beside the campaign's."""
    return campaign.parent / f"{scenario}.toml"


def load_campaign(
    path: Path, *, name: str | None = None, whole: bool = True, known_rules: Rules | None = None
) -> LoadedCampaign:
    """Load a campaign file. Whatever is wrong with it is in the diagnostics; nothing is raised.

    `whole` also loads every scenario it names, to judge what is said of them; without it only the file itself is read,
    which is enough to go on with one that was judged before.
    """
    file = read(path, name if name is not None else str(path))
    found = [*file.problems, *(diagnose(file, one) for one in file.findings)]
    if not file.usable:
        return LoadedCampaign(None, tuple(found))
    built = structure_as(Campaign, file.data)
    found += [diagnose(file, one) for one in built.findings]
    if built.built is not None and not built.findings:
        found += [diagnose(file, one) for one in _judged(built.built, path, whole, known_rules)]
    if built.built is None or any(one.severity == "error" for one in found):
        return LoadedCampaign(None, _ordered(found))
    return LoadedCampaign(built.built, _ordered(found), file.data)


def _judged(campaign: Campaign, path: Path, whole: bool, known_rules: Rules | None) -> Iterator[Finding]:
    loaded: dict[str, Loaded] = {}
    if whole:
        cache: Cache = {}
        for phase in campaign.phase:
            there = scenario_path(path, phase.scenario)
            if phase.scenario not in loaded and there.is_file():
                loaded[phase.scenario] = load(there, known_rules=known_rules, cache=cache, proofs=False)
    known = {one.stem for one in path.parent.glob("*.toml")}
    yield from judge(campaign, {name: one.scenario for name, one in loaded.items() if one.scenario}, known, whole=whole)


def _ordered(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.line, one.column, one.code)))


def from_document(document: Mapping[str, Any]) -> Campaign:
    """Return the campaign of a document that a transcript embeds, or raise `DocumentError`."""
    findings, sound = judge_values(dict(document))
    if sound and not findings:
        built = structure_as(Campaign, document, dates_as_text=True)
        if built.built is not None and not built.findings:
            return built.built
        findings = list(built.findings)
    raise DocumentError(findings[0].message if findings else "it holds too much")

"""What is wrong with what a campaign says of its scenarios."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping

from mediator_game.scenario import expression, names
from mediator_game.scenario.campaign.model import Campaign, Legacy
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.expression import Entry, ExpressionError
from mediator_game.scenario.model import Scenario
from mediator_game.text.judge import id_fault
from mediator_game.text.nearest import nearest

FORMAT = 1
"""The version of the campaign format."""


def judge(
    campaign: Campaign, scenarios: Mapping[str, Scenario], known: Collection[str], *, whole: bool
) -> Iterator[Finding]:
    """Yield every finding. `scenarios` are those that could be loaded, `known` the names of the files there are.

    Without `whole` only what the campaign says by itself is judged.
    """
    if campaign.campaign.format != FORMAT:
        message = f"This game reads campaigns of format {FORMAT}, and this one says {campaign.campaign.format}."
        yield Finding("format-version", ("campaign", "format"), message, f"Write format = {FORMAT}.")
    if fault := id_fault(campaign.campaign.id):
        yield Finding("bad-id", ("campaign", "id"), fault)
    if not campaign.role:
        yield Finding("missing-key", ("campaign",), "A campaign needs a role to play.", "Add a [role.ID].", key=True)
    for number, carry in enumerate(campaign.carry):
        if not 0 <= carry.share <= 100:
            message = f"A share is a percentage from 0 to 100, not {carry.share}."
            yield Finding("out-of-range", ("carry", number, "share"), message)
    yield from _phases(campaign, known)
    if whole:
        yield from _roles(campaign, scenarios)
        yield from _gauges(campaign, scenarios)
        yield from _legacies(campaign, scenarios)


def _phases(campaign: Campaign, known: Collection[str]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for number, phase in enumerate(campaign.phase):
        here: Path = ("phase", number, "scenario")
        if phase.scenario in seen:
            first = (("first phase of it", ("phase", seen[phase.scenario], "scenario")),)
            message = f"{phase.scenario} is a phase already."
            yield Finding("duplicate-id", here, message, "Each scenario is played once.", related=first)
        elif phase.scenario not in known:
            yield _missing(phase.scenario, known, "scenario beside this file", here)
        seen.setdefault(phase.scenario, number)
    if not campaign.phase:
        yield Finding("missing-key", ("campaign",), "A campaign needs phases.", "Add a [[phase]].", key=True)


def _roles(campaign: Campaign, scenarios: Mapping[str, Scenario]) -> Iterator[Finding]:
    for id, role in campaign.role.items():
        for phase in campaign.phase:
            if phase.scenario not in role.chairs:
                message = f"It is not said which chair this role has in {phase.scenario}."
                hint = f'Add "{phase.scenario}" to its chairs.'
                yield Finding("missing-key", ("role", id, "chairs"), message, hint, key=True)
        for scenario, chair in role.chairs.items():
            written = scenarios.get(scenario)
            here: Path = ("role", id, "chairs", scenario)
            if written is not None and chair not in written.chair:
                yield _missing(chair, written.chair, f"chair in {scenario}", here)
            elif scenario not in {phase.scenario for phase in campaign.phase}:
                yield _missing(scenario, [one.scenario for one in campaign.phase], "phase", here, key=True)


def _gauges(campaign: Campaign, scenarios: Mapping[str, Scenario]) -> Iterator[Finding]:
    schemas = {name: names.schema(scenario) for name, scenario in scenarios.items()}
    for number, carry in enumerate(campaign.carry):
        for name, schema in schemas.items():
            if not _carries(carry.gauge, schema):
                yield _missing(
                    carry.gauge, schema, f"gauge that effects may change in {name}", ("carry", number, "gauge")
                )
                break
        for place, phase in enumerate(campaign.phase[:-1]):
            if carry.gauge not in phase.expected:
                message = f"It is not said where {carry.gauge} stands after this phase as documented."
                hint = f'Add "{carry.gauge}" to its expected values.'
                yield Finding("missing-key", ("phase", place), message, hint, key=True)


def _carries(gauge: str, schema: Mapping[str, Entry]) -> bool:
    entry = schema.get(gauge)
    return entry is not None and entry.kind == "number" and entry.writable


def _legacies(campaign: Campaign, scenarios: Mapping[str, Scenario]) -> Iterator[Finding]:
    for place, phase in enumerate(campaign.phase):
        own = scenarios.get(phase.scenario)
        later = campaign.phase[place + 1].scenario if place + 1 < len(campaign.phase) else ""
        for number, legacy in enumerate(phase.legacy):
            here: Path = ("phase", place, "legacy", number)
            if own is not None:
                outcomes = [str(one.id) for one in own.outcome]
                for at, one in enumerate(legacy.after):
                    if one not in outcomes:
                        yield _missing(one, outcomes, f"outcome in {phase.scenario}", (*here, "after", at))
            yield from _effects(legacy, here, scenarios.get(later), last=not later)


def _effects(legacy: Legacy, here: Path, later: Scenario | None, *, last: bool) -> Iterator[Finding]:
    if last and legacy.effects:
        message = "Nothing follows the last phase, so that nothing can be changed in it."
        yield Finding("unknown-reference", (*here, "effects", 0), message, "Leave the effects out.")
    if later is None:
        return
    schema = names.schema(later)
    for number, effect in enumerate(legacy.effects):
        try:
            expression.effect(effect, schema)
        except ExpressionError as error:
            for fault in error.faults:
                hint = f"Did you mean {fault.nearest}?" if fault.nearest else None
                path = (*here, "effects", number)
                yield Finding(fault.code, path, fault.message, hint, offset=fault.offset, length=fault.length)


def _missing(
    name: str, known: Container[str] | Collection[str], what: str, path: Path, *, key: bool = False
) -> Finding:
    near = nearest(name, list(known)) if isinstance(known, Collection) else None
    hint = f'Did you mean "{near}"?' if near else None
    return Finding("unknown-reference", path, f'There is no {what} called "{name}".', hint, key=key)

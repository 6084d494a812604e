"""The measures as the trainee may see them: what each stands on, who would agree, what would break it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator_game.engine import measures as engine
from mediator_game.engine import menu
from mediator_game.engine.rules import MeasureRules, Rules
from mediator_game.play.likely import likely
from mediator_game.play.telling import capital
from mediator_game.play.view import MeasureView

if TYPE_CHECKING:
    from mediator_game.play.describe import Describer

KINDS = {"csbm": "confidence measure", "format": "format", "conference": "conference", "gesture": "gesture"}


def measures(rules: Rules, describe: Describer) -> tuple[MeasureView, ...]:
    """Return every measure of a scenario."""
    return tuple(_measure(rules, describe, one) for one in rules.measures.values())


def _measure(rules: Rules, describe: Describer, measure: MeasureRules) -> MeasureView:
    written, v = measure.definition, describe.now.v
    turn = v[rules.layout["turn"]]
    before = [rules.measures[name] for name in measure.after]
    in_force = v[measure.in_force] > 0
    reason = None if in_force or menu.over(rules, v) else engine.refusal(rules, v, str(written.id))
    return MeasureView(
        id=str(written.id),
        title=describe.line(written.title),
        kind=KINDS[written.kind],
        text=describe.prose(written.text),
        state="in force"
        if in_force
        else "broken"
        if v[measure.broken]
        else "refused"
        if v[measure.refused]
        else "not yet",
        closed=describe.line(reason or "").removeprefix(f"{describe.line(written.title)}: "),
        after=tuple(
            (describe.line(one.definition.title), bool(v[one.in_force]) and v[one.since] < turn) for one in before
        ),
        likely=tuple((_name(rules, party), likely(describe.now, measure, party)) for party in measure.parties),
        breaks=_breaks(measure),
        concerns=tuple(
            (f"{rules.scenario.side[side].name}: {capital(describe.teller.whom(bloc))}", _heard(rules, describe, bloc))
            for side, blocs in measure.hears.items()
            if side in measure.parties
            for bloc in blocs
        ),
        source=written.source,
    )


def _name(rules: Rules, party: str) -> str:
    scenario = rules.scenario
    return scenario.side[party].name if party in scenario.side else scenario.power[party].name


def _heard(rules: Rules, describe: Describer, bloc: str) -> bool:
    return describe.now.v[rules.blocs[bloc].channels] > 0


def _breaks(measure: MeasureRules) -> str:
    if measure.definition.breaks_on == "clash":
        return "A clash may break it; war does."
    if measure.definition.breaks_on == "war":
        return "War breaks it."
    return "It falls with what it stands on." if measure.after else ""

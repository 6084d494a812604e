"""The words of a scenario, by where a trainee meets them, with places filled in and marks taken out."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from mediator_game.scenario.model import Scenario
from mediator_game.text.markdown import plain
from mediator_game.text.names import fill


@frozen
class Passage:
    """A text: its section, the part of the file it stands in, and the side it is written of (or none)."""

    section: str
    where: str
    text: str
    side: str = ""


def passages(scenario: Scenario) -> tuple[Passage, ...]:
    """Return every text for the trainee."""
    places = {name: place.name for name, place in scenario.place.items()}
    return tuple(
        Passage(one.section, one.where, plain(fill(one.text, places)), one.side)
        for one in _all(scenario)
        if one.text.strip()
    )


def _all(scenario: Scenario) -> Iterator[Passage]:
    yield Passage("card", "card.text", scenario.card.text)
    yield Passage("card", "card.stop", scenario.card.stop)
    yield Passage("briefing", "briefing.text", scenario.briefing.text)
    yield Passage("briefing", "briefing.first_step", scenario.briefing.first_step)
    yield Passage("more", "briefing.more", scenario.briefing.more)
    for name, chair in scenario.chair.items():
        yield Passage("chairs", f"chair.{name}.instructions", chair.instructions)
        yield Passage("chairs", f"chair.{name}.stakes", chair.stakes)
    for issue in scenario.issue:
        yield Passage("options", f"issue.{issue.id}", issue.text)
        for option in issue.option:
            yield Passage("options", f"issue.{issue.id}.{option.id}", option.text)
    for name, side in scenario.side.items():
        yield Passage("dossiers", f"side.{name}", side.dossier, name)
        for bloc in side.bloc:
            yield Passage("dossiers", f"side.{name}.{bloc.id}", bloc.dossier, name)
    for name, power in scenario.power.items():
        yield Passage("dossiers", f"power.{name}", power.dossier)
    yield from _during(scenario)
    for outcome in scenario.outcome:
        yield Passage("outcomes", f"outcome.{outcome.id}", outcome.text)
    for kind, claims in (("claim", scenario.record.claim), ("differences", scenario.record.differences)):
        for number, claim in enumerate(claims, start=1):
            yield Passage("record", f"record.{kind} {number}", claim.text)


def _during(scenario: Scenario) -> Iterator[Passage]:
    for table in ("move", "event", "reaction"):
        for rule in getattr(scenario, table):
            yield Passage("dispatches", f"{table}.{rule.id}", rule.text)
    for number, dispatch in enumerate(scenario.dispatch, start=1):
        side = dispatch.side or dispatch.bloc.partition(".")[0]
        for text in dispatch.texts:
            yield Passage("dispatches", f"dispatch {number} ({dispatch.on})", text, side)
    for note in scenario.note:
        yield Passage("notes", f"note.{note.id}", note.text)
    for hinge in scenario.hinge:
        yield Passage("questions", f"hinge.{hinge.id}", f"{hinge.question} {hinge.text}")
    for forecast in scenario.forecast:
        yield Passage("questions", f"forecast.{forecast.id}", forecast.question)

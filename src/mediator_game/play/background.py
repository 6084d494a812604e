"""What can be read beside play: the dates before the scenario, who holds which office, and the words of the trade."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from mediator_game.play.describe import Describer
from mediator_game.play.view import ActorView, Background, MomentView, TermView
from mediator_game.scenario.model import Actor, Scenario


def background(scenario: Scenario, describe: Describer, today: datetime.date, *, opened: bool) -> Background:
    """Return the background as it stands on a day: the one the scenario starts on, for after it history is in play.

    `opened` adds what comes after, which the debrief tells.
    """
    moments = sorted((one for one in scenario.timeline if opened or one.date <= today), key=lambda one: one.date)
    return Background(
        tuple(MomentView(_day(one.date), describe.line(one.text), one.source) for one in moments),
        tuple(_in_office(scenario, describe, today)),
        tuple(
            TermView(id, describe.line(one.term), describe.line(one.text), one.source)
            for id, one in sorted(scenario.term.items(), key=lambda item: item[1].term.casefold())
            if opened or one.since is None or one.since <= today
        ),
    )


def _in_office(scenario: Scenario, describe: Describer, today: datetime.date) -> Iterator[ActorView]:
    owners = {**{id: side.name for id, side in scenario.side.items()}}
    owners |= {id: power.name for id, power in scenario.power.items()}
    for id, owner in owners.items():
        held = [one for one in scenario.actor if one.of == id and one.since <= today]
        for one in sorted(held, key=lambda one: one.since):
            yield ActorView(describe.line(owner), describe.line(one.office), one.name, _term(one, today), one.source)


def _term(one: Actor, today: datetime.date) -> str:
    if one.until is None or one.until > today:
        return f"since {_day(one.since)}"
    return f"{_day(one.since)} to {_day(one.until)}"


def _day(date: datetime.date) -> str:
    return f"{date.day} {date:%B %Y}"

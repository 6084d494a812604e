"""What is read before play, made from a scenario."""

from __future__ import annotations

from mediator_game.play.places import place_names
from mediator_game.play.view import Page
from mediator_game.scenario import calendar
from mediator_game.scenario.model import Chair, Scenario
from mediator_game.text.markdown import Block, parse
from mediator_game.text.markdown import plain as without_marks
from mediator_game.text.names import fill
from mediator_game.tui.ports import ChairCard, Opening, ScenarioCard

HARD, SOME = 50, 30
"""The forces (0..100) from which a lever is called hard, and somewhat of one."""


def card(scenario: Scenario, id: str = "") -> ScenarioCard:
    """Return the card of a scenario; `id` is what names it when it is not one of the game's own (its path)."""
    head = scenario.scenario
    return ScenarioCard(
        id=id or head.id,
        title=head.title,
        period=head.period,
        minutes=head.minutes,
        turns=head.turns,
        unit=calendar.word(head),
        fictional=head.fictional,
        summary=without_marks(fill(head.summary, place_names(scenario, "report"))),
    )


def opening(scenario: Scenario, names: str = "report", id: str = "") -> Opening:
    """Return the pages of a scenario, its places named as the player wants them."""
    places = place_names(scenario, names)

    def prose(text: str) -> tuple[Block, ...]:
        return parse(fill(text, places))

    briefing = scenario.briefing
    return Opening(
        scenario=card(scenario, id),
        card=Page("Before you begin", prose(scenario.card.text)),
        topics=tuple(fill(topic, places) for topic in scenario.card.topics),
        stop=prose(scenario.card.stop),
        briefing=Page("Briefing", prose(briefing.text), prose(briefing.more)),
        first_step=prose(briefing.first_step),
        chairs=tuple(
            ChairCard(
                id=name,
                title=chair.title,
                power=_power(scenario, chair),
                instructions=prose(chair.instructions),
                stakes=prose(chair.stakes),
                leverage=_leverage(scenario, chair),
            )
            for name, chair in scenario.chair.items()
        ),
        as_seen_in=scenario.scenario.as_seen_in,
    )


def _power(scenario: Scenario, chair: Chair) -> str:
    power = scenario.power.get(chair.power)
    return power.name if power is not None else ""


def _leverage(scenario: Scenario, chair: Chair) -> tuple[str, ...]:
    """Return whom the chair's capital can press, the strongest lever first, in words."""
    power = scenario.power.get(chair.power)
    levers = sorted(power.lever.items(), key=lambda lever: -lever[1]) if power is not None else []
    return tuple(f"{_whom(scenario, name)}: {_strength(force)}" for name, force in levers if force)


def _whom(scenario: Scenario, name: str) -> str:
    side, _, bloc = name.partition(".")
    if side not in scenario.side:
        return name
    written = scenario.side[side]
    if not bloc:
        return f"{written.name}, {_lowered(written.leader)}"
    return next((f"{written.name}, {_lowered(one.title)}" for one in written.bloc if one.id == bloc), name)


def _lowered(title: str) -> str:
    """Return a title as it stands inside a sentence."""
    return "the " + title[4:] if title.startswith("The ") else title


def _strength(force: int) -> str:
    return "hard" if force >= HARD else "somewhat" if force >= SOME else "a little"

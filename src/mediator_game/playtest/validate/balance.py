"""Is the scenario even-handed? What is written of each side, what can be done to it, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from mediator_game.engine.menu import forms
from mediator_game.engine.rules import Rules
from mediator_game.playtest.validate.change import swapper
from mediator_game.playtest.validate.conduct import IDLE, Conduct, aims_mark, fallen_mark
from mediator_game.playtest.validate.games import policy
from mediator_game.playtest.validate.prose import Passage, passages
from mediator_game.playtest.validate.reading import words_of
from mediator_game.playtest.validate.sample import Share
from mediator_game.scenario.model import Outcome, Scenario
from mediator_game.scenario.names import effects_of

UNEVEN = 1.5
"""One side having this many times as much as the other is worth a look."""
FEW = 10
"""Counts of which neither comes to this say little."""


@frozen
class Row:
    """One thing counted for both sides. `odd` says whether the difference is worth a look."""

    id: str
    name: str
    counts: tuple[int, int]
    odd: bool


@frozen
class Fate:
    """What becomes of both sides when somebody plays."""

    player: str
    aims: tuple[Share | None, Share | None]
    fallen: tuple[Share, Share]


@frozen
class Balance:
    """The whole report. `lonely` are outcomes that concern one side and have no counterpart of the same value."""

    sides: tuple[str, str]
    names: tuple[str, str]
    rows: tuple[Row, ...]
    fates: tuple[Fate, ...]
    lonely: tuple[str, ...]

    def findings(self) -> Iterator[str]:
        """Yield what is worth a look: unevenness is not always wrong, and should be meant."""
        for row in self.rows:
            if row.odd:
                one, other = row.counts
                yield f"{row.name}: {one} for {self.names[0]}, {other} for {self.names[1]}."
        yield from self.lonely
        by_player = {fate.player: fate for fate in self.fates}
        chance, idle = by_player.get(policy("random").title), by_player.get(IDLE)
        if chance and idle:
            yield from self._drift(chance, idle)

    def _drift(self, chance: Fate, idle: Fate) -> Iterator[str]:
        gains = [
            (one.share - other.share) if one is not None and other is not None else None
            for one, other in zip(chance.aims, idle.aims, strict=True)
        ]
        if gains[0] is not None and gains[1] is not None and abs(gains[0] - gains[1]) > 0.2:
            yield (
                f"Random play moves {self.names[0]}'s aims by {gains[0]:+.0%} over doing nothing, and "
                f"{self.names[1]}'s by {gains[1]:+.0%}: the moves there are help one side more."
            )


def balance(scenario: Scenario, rules: Rules, played: Conduct) -> Balance | None:
    """Weigh both sides against each other; None when there are no two."""
    if len(scenario.side) != 2:
        return None
    one, other = scenario.side
    rows = tuple(_row(id, name, *counts) for id, name, counts in _counts(scenario, rules))
    return Balance(
        (one, other),
        (scenario.side[one].name, scenario.side[other].name),
        rows,
        tuple(_fates(scenario, played)),
        tuple(_lonely(scenario)),
    )


def _row(id: str, name: str, one: int, other: int) -> Row:
    odd = max(one, other) >= FEW and max(one, other) > UNEVEN * max(1, min(one, other))
    return Row(id, name, (one, other), odd)


def _counts(scenario: Scenario, rules: Rules) -> Iterator[tuple[str, str, tuple[int, int]]]:
    texts = passages(scenario)
    for id, name, sections in (
        ("mentions_briefing", "named in card, briefing and record", ("card", "briefing", "more", "record")),
        ("mentions_options", "named in options and outcomes", ("options", "outcomes")),
        ("mentions_play", "named while playing", ("dispatches", "notes", "questions", "chairs")),
    ):
        one, other = (_mentions(scenario, side, texts, sections) for side in scenario.side)
        yield id, name, (one, other)
    yield (
        "words",
        "words written of it alone",
        _both(scenario, lambda side: sum(len(words_of(one.text)) for one in texts if one.side == side)),
    )
    yield "blocs", "blocs", _both(scenario, lambda side: len(scenario.side[side].bloc))
    yield "moves", "ways to address it", _both(scenario, lambda side: _addressed(rules, side))
    yield (
        "effects",
        "effects of moves, events and reactions on it",
        _both(scenario, lambda side: _effects(scenario, side)),
    )
    yield "notes", "hidden numbers that notes show", _both(scenario, lambda side: _revealed(scenario, side))
    yield "forecasts", "forecasts about it", _both(scenario, lambda side: _asked(scenario, side))


def _both(scenario: Scenario, count: Callable[[str], int]) -> tuple[int, int]:
    one, other = scenario.side
    return count(one), count(other)


def _mentions(scenario: Scenario, side: str, texts: tuple[Passage, ...], sections: tuple[str, ...]) -> int:
    """Count a side's name (also as Armenian of Armenia) and its capital's."""
    written = scenario.side[side]
    capital = scenario.place[written.capital].name if written.capital in scenario.place else ""
    names = [name for name in (written.name, capital) if name]
    found = re.compile("|".join(rf"\b{re.escape(name)}\w*" for name in names))
    return sum(len(found.findall(one.text)) for one in texts if one.section in sections)


def _addressed(rules: Rules, side: str) -> int:
    return sum(
        form.target == side or form.target.startswith(f"{side}.")
        for rule in rules.moves.values()
        for form in forms(rules, rule)
    )


def _about(side: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.'-]){re.escape(side)}\.")


def _effects(scenario: Scenario, side: str) -> int:
    return sum(bool(_about(side).match(effect)) for effect in effects_of(scenario))


def _revealed(scenario: Scenario, side: str) -> int:
    return sum(bool(_about(side).match(name)) for note in scenario.note for name in note.reveals)


def _asked(scenario: Scenario, side: str) -> int:
    return sum(bool(_about(side).search(forecast.happens)) for forecast in scenario.forecast)


def _fates(scenario: Scenario, played: Conduct) -> Iterator[Fate]:
    for player, games in played.games.items():
        aims = [games.mark(aims_mark(name)) if side.aims else None for name, side in scenario.side.items()]
        fallen = [games.mark(fallen_mark(name)) for name in scenario.side]
        yield Fate(player, (aims[0], aims[1]), (fallen[0], fallen[1]))


def _lonely(scenario: Scenario) -> Iterator[str]:
    """Yield a sentence for every outcome of one side only whose counterpart is missing or worth something else."""
    swap = swapper(scenario)
    one_sided = [one for one in scenario.outcome if len(_sides_in(scenario, one)) == 1]
    by_side: Mapping[str, list[Outcome]] = {
        side: [one for one in one_sided if _sides_in(scenario, one) == {side}] for side in scenario.side
    }
    for side, outcomes in by_side.items():
        others = [one for name, some in by_side.items() if name != side for one in some]
        for outcome in outcomes:
            exact = [one for one in others if one.when == swap(outcome.when)]
            near = exact or [one for one in others if one.value == outcome.value]
            if not near:
                yield f'"{outcome.title}" concerns {scenario.side[side].name} alone, and nothing like it the other.'
            elif near[0].value != outcome.value:
                yield f'"{outcome.title}" is worth {outcome.value}, and "{near[0].title}" {near[0].value}.'


def _sides_in(scenario: Scenario, outcome: Outcome) -> set[str]:
    return {side for side in scenario.side if _about(side).search(outcome.when)}

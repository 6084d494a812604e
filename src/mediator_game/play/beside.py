"""What a session keeps beside the game: reasons, forecasts, alternatives, commitments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from mediator_game.engine.menu import Refused
from mediator_game.engine.rules import Rules
from mediator_game.play import inputs
from mediator_game.play.inputs import Input
from mediator_game.play.position import Position
from mediator_game.text.clean import clean, one_line

LONGEST_REASON = 500
LONGEST_TEXT = 2_000
ALTERNATIVES = 2
"""How many open the debrief's gate: two, not ten; asking for many makes hindsight worse."""
SHORTEST_ALTERNATIVE = 8
"""Characters that another way it could have gone takes at least: a key pressed by mistake is not one."""


def tidy(entered: Input) -> Input:
    """Return the input with what a person typed cleaned and cut to length."""
    if isinstance(entered, inputs.Rationale):
        return evolve(entered, text=one_line(entered.text, length=LONGEST_REASON).strip())
    if isinstance(entered, inputs.Alternative | inputs.Commitment):
        return evolve(entered, text=clean(entered.text, length=LONGEST_TEXT).strip())
    if isinstance(entered, inputs.Overrule):
        return evolve(entered, note=clean(entered.note, length=LONGEST_TEXT).strip())
    return entered


def apply(rules: Rules, here: Position, entered: Input, *, ended: bool) -> Position:
    """Take an input that is not the engine's; raise `Refused` when it cannot be taken."""
    if isinstance(entered, inputs.Rationale):
        return _rationale(rules, here, entered)
    if isinstance(entered, inputs.MakeForecast):
        return _forecast(rules, here, entered)
    if isinstance(entered, inputs.Quit):
        return here
    if not ended:
        raise Refused("That belongs to the debrief, after the game has ended.")
    if isinstance(entered, inputs.Alternative):
        if len(_written(entered.text)) < SHORTEST_ALTERNATIVE:
            raise Refused("A few words more: what else could have happened, and how?")
        return evolve(here, alternatives=(*here.alternatives, entered.text))
    if isinstance(entered, inputs.Commitment):
        return evolve(here, commitments=(*here.commitments, _written(entered.text)))
    if isinstance(entered, inputs.Share):
        return _share(here, entered)
    if isinstance(entered, inputs.Overrule):
        return _overrule(rules, here, entered)
    raise Refused("That cannot be done here.")


def _written(text: str) -> str:
    if not text:
        raise Refused("Nothing is written yet. A few words are enough.")
    return text


def _rationale(rules: Rules, here: Position, entered: inputs.Rationale) -> Position:
    if entered.hinge not in {hinge.id for hinge in rules.scenario.hinge}:
        raise Refused(f"There is no hinge called {entered.hinge}.")
    if entered.hinge not in due(rules, here):
        raise Refused("That question is not asked now, or has been answered.")
    _percent(entered.confidence, "A confidence")
    return evolve(here, rationales={**here.rationales, entered.hinge: entered})


def due(rules: Rules, here: Position) -> tuple[str, ...]:
    """Return the hinges asked now and not yet answered or skipped."""
    v = here.state.values
    if v[rules.layout["over"]]:
        return ()
    waiting = (hinge for hinge in rules.scenario.hinge if hinge.id not in here.rationales)
    return tuple(hinge.id for hinge in waiting if rules.condition(hinge.when)(v))


def _forecast(rules: Rules, here: Position, entered: inputs.MakeForecast) -> Position:
    forecast = next((one for one in rules.scenario.forecast if one.id == entered.forecast), None)
    if forecast is None:
        raise Refused(f"There is no forecast called {entered.forecast}.")
    if entered.forecast not in _can_be_given(rules, here):
        raise Refused("That question is not open now.")
    _percent(entered.probability, "A probability")
    return evolve(here, forecasts={**here.forecasts, entered.forecast: entered.probability})


def open_forecasts(rules: Rules, here: Position) -> tuple[str, ...]:
    """Return the forecasts to ask for now: asked, not given yet, and not yet come true."""
    return tuple(one for one in _can_be_given(rules, here) if one not in here.happened)


def _can_be_given(rules: Rules, here: Position) -> tuple[str, ...]:
    """Return the forecasts that are taken now.

    Only what held at a turn's end shuts a question: one that held for a moment is not asked any more, but a
    transcript in which it was answered after that still plays.
    """
    v = here.state.values
    if v[rules.layout["over"]]:
        return ()
    turn, last = v[rules.layout["turn"]], rules.scenario.scenario.turns
    return tuple(
        one.id
        for one in rules.scenario.forecast
        if one.asked <= turn <= (one.by or last) and one.id not in here.forecasts and one.id not in here.shut
    )


def forecasts_come_true(
    rules: Rules, before: Mapping[str, int], moments: Iterable[tuple[int, ...]]
) -> Mapping[str, int]:
    """Return the turn in which each forecast's question came true: `before`, and the moments that have just been.

    A moment is what stands after a move or at a turn's end.
    """
    happened = dict(before)
    for values in moments:
        turn = values[rules.layout["turn"]]
        for one in rules.scenario.forecast:
            last = one.by or rules.scenario.scenario.turns
            if one.id not in happened and one.asked <= turn <= last and rules.condition(one.happens)(values):
                happened[one.id] = turn
    return happened


def _share(here: Position, entered: inputs.Share) -> Position:
    if entered.hinge not in here.rationales:
        raise Refused("No reason was given at that hinge.")
    reason = evolve(here.rationales[entered.hinge], share=entered.share)
    return evolve(here, rationales={**here.rationales, entered.hinge: reason})


def _overrule(rules: Rules, here: Position, entered: inputs.Overrule) -> Position:
    objective = next((one for one in rules.scenario.objective if one.id == entered.objective), None)
    if objective is None:
        raise Refused(f"There is no objective called {entered.objective}.")
    if not 0 <= entered.level < len(objective.levels):
        raise Refused(f"Levels of {objective.title} run from 0 to {len(objective.levels) - 1}.")
    return evolve(here, overrules={**here.overrules, entered.objective: entered})


def _percent(value: int, what: str) -> None:
    if isinstance(value, bool) or not 0 <= value <= 100:
        raise Refused(f"{what} is a whole number from 0 to 100.")

"""Measures compiled: slots instead of names, functions instead of conditions."""

from __future__ import annotations

from collections.abc import Callable

from mediator_game.engine.layout import Layout, worth_slot
from mediator_game.engine.rules import EffectRule, MeasureRules, MeasureSlots, Values
from mediator_game.engine.vocabulary import Vocabulary
from mediator_game.scenario.model import Effect, Measure, Scenario
from mediator_game.scenario.moved import Moved

Derived = dict[str, tuple[Callable[[Values], int], tuple[int, ...]]]


def compile_measures(scenario: Scenario, slots: Layout, words: Vocabulary, moved: Moved) -> dict[str, MeasureRules]:
    """Return the measures of a scenario by their ids, in the order of the file."""
    return {str(one.id): _measure(one, scenario, slots, words, moved) for one in scenario.measure}


def shared_slots(scenario: Scenario, slots: Layout) -> MeasureSlots:
    """Return the slots that all measures of a scenario share."""
    return MeasureSlots(slots["confidence"]) if scenario.measure else MeasureSlots()


def derived(scenario: Scenario, slots: Layout) -> Derived:
    """Return what expressions may read of measures although no slot holds it: what those in force brought a side."""

    def of(side: str) -> tuple[Callable[[Values], int], tuple[int, ...]]:
        found = [(slots[f"measures.{one.id}.in_force"], slots[worth_slot(side, one.id)]) for one in scenario.measure]
        return lambda v: sum(v[worth] for force, worth in found if v[force]), tuple(force for force, _ in found)

    return {f"{side}.brought": of(side) for side in scenario.side} if scenario.measure else {}


def _measure(measure: Measure, scenario: Scenario, slots: Layout, words: Vocabulary, moved: Moved) -> MeasureRules:
    def effects(written: tuple[Effect, ...]) -> tuple[EffectRule, ...]:
        return tuple(words.effect(effect) for effect in written)

    parties = tuple(measure.parties())
    quiet = {name: tuple(f"{name}.{b.id}" for b in side.bloc if not b.clout) for name, side in scenario.side.items()}
    named = {name: tuple(bloc for bloc in measure.hears if bloc.split(".")[0] == name) for name in scenario.side}
    return MeasureRules(
        definition=measure,
        key=moved.first("measure", measure.id),
        parties=parties,
        after=measure.after,
        will=dict(measure.will),
        hears=named if measure.hears else quiet,
        when=words.condition(measure.when or "true"),
        effects=effects(measure.effects),
        else_effects=effects(measure.else_effects),
        broken_effects=effects(measure.broken_effects),
        reads=words.reads(measure.when) if measure.when else (),
        worth={party: slots[worth_slot(party, measure.id)] for party in dict.fromkeys([*scenario.side, *parties])},
        **{
            name: slots[f"measures.{measure.id}.{name}"]
            for name in ("in_force", "since", "agreed", "refused", "broken")
        },
    )

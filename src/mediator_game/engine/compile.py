"""Compile a scenario into `Rules`: slots for names, functions for formulas and expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mediator_game.engine import formulas, rivals
from mediator_game.engine.constants import table
from mediator_game.engine.fronts import Fighting, under_fire
from mediator_game.engine.ground import compile_ground
from mediator_game.engine.judges import compile_papers
from mediator_game.engine.layout import Layout, layout
from mediator_game.engine.measure_rules import compile_measures, shared_slots
from mediator_game.engine.measure_rules import derived as measured
from mediator_game.engine.rules import (
    BlocRules,
    EffectRule,
    MoveRule,
    Number,
    OutcomeRule,
    PaperRules,
    PowerRules,
    Rule,
    Rules,
    SideRules,
    TextRules,
    Truth,
    Values,
)
from mediator_game.engine.vocabulary import Vocabulary
from mediator_game.scenario import calendar
from mediator_game.scenario.land import is_overtaking
from mediator_game.scenario.model import Event, Move, Power, Reaction, Scenario, Side
from mediator_game.scenario.moved import Moved

Derived = dict[str, tuple[Callable[[Values], int], tuple[int, ...]]]


def compile_rules(scenario: Scenario, overrides: Mapping[str, int] | None = None) -> Rules:
    """Compile `scenario`; `overrides` change constants on top of its own ``[rules]``.

    The scenario must have passed its checks: KeyError, StopIteration or ExpressionError mean that it has not.
    """
    constants = table({**scenario.rules, **(overrides or {})})
    moved = Moved.of(scenario.moved)
    slots = layout(scenario, moved)
    papers = compile_papers(scenario, slots, moved)
    ground = compile_ground(scenario, slots)
    fighting = Fighting(ground, slots, tuple(scenario.side), constants) if scenario.front else None
    if fighting:
        papers = under_fire(papers, fighting)
    text, sides = papers[0].text, papers[0].sides
    attitudes = papers[0].attitudes
    powers = {name: _power(name, power, slots, moved, attitudes[name]) for name, power in scenario.power.items()}
    derived = _derived(scenario, text, sides, powers, constants) | rivals.derived(papers)
    derived |= _derived_ground(papers, fighting)
    derived |= measured(scenario, slots)
    words = Vocabulary(scenario, slots, derived, constants["monitoring_turns"])
    return Rules(
        scenario=scenario,
        moved=moved,
        layout=slots,
        constants=constants,
        papers=rivals.with_conditions(papers, scenario, words),
        blocs={bloc.name: bloc for side in sides for bloc in side.blocs},
        powers=powers,
        ground=ground,
        fighting=fighting,
        overtakes=is_overtaking(scenario),
        issues=scenario.issue,
        moves={move.id: _move(move, slots, words) for move in scenario.move},
        reactions=tuple(_reaction(reaction, slots, words, moved) for reaction in scenario.reaction),
        events=tuple(_event(event, scenario, slots, words, moved) for event in scenario.event),
        outcomes=tuple(
            OutcomeRule(outcome.id, words.condition(outcome.when), outcome.ends, words.reads(outcome.when))
            for outcome in scenario.outcome
        ),
        chairs=tuple(scenario.chair),
        chair_effects={name: _effects(chair.effects, words) for name, chair in scenario.chair.items()},
        solos=rivals.solos(scenario),
        in_order=scenario.scenario.reactions == "in order",
        condition=words.condition,
        amount=words.amount,
        effects=lambda texts: _effects(texts, words),
        reads=words.reads,
        number=words.number,
        measures=compile_measures(scenario, slots, words, moved),
        measure_slots=shared_slots(scenario, slots),
    )


def _power(name: str, power: Power, slots: Layout, moved: Moved, attitude: Number) -> PowerRules:
    return PowerRules(
        name,
        moved.first("power", name),
        power.co_chair,
        slots[f"{name}.will"],
        attitude,
        dict(power.lever),
        {k: dict(c) for k, c in power.cares.items()},
    )


# What expressions may read although no slot holds it


def _derived(
    scenario: Scenario,
    text: TextRules,
    sides: tuple[SideRules, ...],
    powers: Mapping[str, PowerRules],
    constants: Mapping[str, int],
) -> Derived:
    derived: Derived = {
        "text.public": (lambda v: v[text.public_since] > 0, (text.public_since,)),
        "text.signed": (lambda v: v[text.signed_turn] > 0, (text.signed_turn,)),
        "text.settles": (text.settles, text.options),
        "text.leaked": (lambda v: v[text.leaked] > 0, (text.leaked,)),
    }
    for side in sides:
        derived |= _derived_side(side, scenario.side[side.name], text, formulas.gain_of(text), constants)
    for power in powers.values():
        derived[f"{power.name}.attitude"] = (power.attitude, text.options)
    return derived


def _derived_ground(papers: tuple[PaperRules, ...], fighting: Fighting | None) -> Derived:
    """Return what a front adds to the names: whether there is a truce, and what the field is about to bring."""
    if fighting is None:
        return {}
    stopping = [(one.text.exists, one.text.signed_turn, one.text.stops) for one in papers if one.text.stops]
    signed = tuple(slot for _, slot, _ in stopping)
    derived: Derived = {
        "truce": (lambda v: any(v[there] and v[slot] and stops(v) for there, slot, stops in stopping), signed)
    }
    for number, side in enumerate(papers[0].sides):
        derived[f"{side.name}.field"] = _derived_field(fighting, number, side)
    return derived


def _derived_field(fighting: Fighting, number: int, side: SideRules) -> tuple[Callable[[Values], int], tuple[int, ...]]:
    def field(v: Values) -> int:
        return fighting.field(side.leaders[v[side.leader]], number, v) // 100

    reads = (fighting.war, *fighting.aid, *(place.holder for place in fighting.ground.places))
    return field, reads


def _derived_side(
    side: SideRules,
    written: Side,
    text: TextRules,
    gain: Callable[[SideRules, Values], int],
    constants: Mapping[str, int],
) -> Derived:
    name, leader, sheet = side.name, side.leader, (*text.options, *text.now)
    supports = tuple(bloc.support for bloc in side.blocs)
    derived: Derived = {
        f"{name}.fall_line": (lambda _: written.fall_line, ()),
        f"{name}.base": (lambda v: formulas.base(side, v) // formulas.BASE_UNIT, supports),
        f"{name}.score": (lambda v: side.leaders[v[leader]].score(v) // 100, sheet),
        f"{name}.no_deal": (
            lambda v: side.leaders[v[leader]].score_now(v) // 100 + v[side.outlook],
            (*text.now, side.outlook),
        ),
        f"{name}.gain": (lambda v: gain(side, v) // 100, (*sheet, side.outlook, side.press)),
        f"{name}.would_sign": (
            lambda v: v[side.accepted] > 0 and formulas.dares(side, v, text, constants),
            (side.accepted, *text.options, *supports),
        ),
        f"{name}.standing": (lambda v: v[side.falls] == 0, (side.falls,)),
    }
    for bloc in side.blocs:
        derived |= _derived_bloc(bloc, text, constants)
    return derived


def _derived_bloc(bloc: BlocRules, text: TextRules, constants: Mapping[str, int]) -> Derived:
    sheet = (*text.options, bloc.limit)
    return {
        f"{bloc.name}.clout": (lambda _: bloc.clout, ()),
        f"{bloc.name}.heard": (lambda v: v[bloc.channels] > 0, (bloc.channels,)),
        f"{bloc.name}.knows": (
            lambda v: v[bloc.knows] > 0 or v[text.public_since] > 0,
            (bloc.knows, text.public_since),
        ),
        f"{bloc.name}.contacted": (lambda v: v[bloc.channels] > 0, (bloc.channels,)),
        f"{bloc.name}.shortfall": (lambda v: (formulas.shortfall(bloc, v, constants) + 99) // 100, sheet),
    }


# Moves, reactions, events


def _effects(effects: Iterable[str], words: Vocabulary) -> tuple[EffectRule, ...]:
    return tuple(words.effect(effect) for effect in effects)


def _counters(group: str, name: str, slots: Layout) -> dict[str, int]:
    return {count: slots[f"{group}.{name}.{count}"] for count in ("count", "first", "last")}


def _always(_: Values) -> bool:
    return True


def _when(text: str | None, words: Vocabulary) -> tuple[Truth, tuple[int, ...]]:
    return (words.condition(text), words.reads(text)) if text else (_always, ())


def _move(move: Move, slots: Layout, words: Vocabulary) -> MoveRule:
    when, reads = _when(move.when, words)
    return MoveRule(move, when, _effects(move.effects, words), reads, **_counters("moves", move.id, slots))


def _reaction(reaction: Reaction, slots: Layout, words: Vocabulary, moved: Moved) -> Rule:
    when, reads = _when(reaction.when, words)
    return Rule(
        subject=reaction.id,
        key=moved.first("reaction", reaction.id),
        kind=reaction.kind,
        event="reaction",
        turn=0,
        when=when,
        chance=words.amount(reaction.chance),
        once=reaction.once,
        wait=reaction.wait,
        publishes=reaction.does == "publish",
        effects=_effects(reaction.effects, words),
        reads=reads,
        **_counters("reactions", reaction.id, slots),
    )


def _event(event: Event, scenario: Scenario, slots: Layout, words: Vocabulary, moved: Moved) -> Rule:
    when, reads = _when(event.when, words)
    turn = (
        event.turn if event.turn is not None else calendar.turn_of(scenario.scenario, event.date) if event.date else 0
    )
    return Rule(
        subject=event.id,
        key=moved.first("event", event.id),
        kind=event.kind,
        event="event",
        turn=turn,
        when=when,
        chance=words.amount(event.chance),
        once=True,
        wait=0,
        publishes=event.does == "publish",
        effects=_effects(event.effects, words),
        # Its day brings it: of its condition only what was decided counts as a cause, not where a gauge stands.
        reads=tuple(slot for slot in reads if not slots.slots[slot].is_gauge),
        **_counters("events", event.id, slots),
    )

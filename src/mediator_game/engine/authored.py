"""The authored reaction engine: the scenario's own reactions and dated events, each kind in its phase."""

from __future__ import annotations

from collections.abc import Mapping

from mediator_game.engine import land
from mediator_game.engine.answers import publish
from mediator_game.engine.rules import EffectRule, MoveRule, Rule, Values
from mediator_game.engine.work import Phase, Work


def run(work: Work, kind: str) -> None:
    """Fire the dated events and reactions of `kind`: all from one snapshot, or one after another where the scenario
    asks for it.
    """
    for rules in (work.rules.events, work.rules.reactions):
        if work.rules.in_order:
            for rule in rules:
                if rule.kind == kind:
                    _fire(work, [rule])
        else:
            _fire(work, [rule for rule in rules if rule.kind == kind])


def _fire(work: Work, rules: list[Rule]) -> None:
    phase = Phase(work)
    outspoken: list[int] = []
    moved: list[int] = []
    for rule in rules:
        if not _due(work, phase, rule):
            continue
        chance = max(0, min(100, rule.chance(phase.v)))
        if not work.roll(rule.event, rule.subject, chance):
            continue
        event = work.event(rule.event, rule.subject, rule.reads, chance=chance)
        count(work, event, rule)
        for effect in rule.effects:
            apply(phase, event, effect, rule.subject, rule.key)
        moved.append(event)
        if rule.publishes:
            outspoken.append(event)
    phase.close()
    if moved:
        follow(work, phase.v, phase.by, moved[-1])
    for event in outspoken[:1]:
        publish(work, event)


def _due(work: Work, phase: Phase, rule: Rule) -> bool:
    v = phase.v
    if rule.turn and rule.turn != work.turn:
        return False
    if v[rule.count] and (rule.once or work.turn - v[rule.last] <= rule.wait):
        return False
    return bool(rule.when(v))


def count(work: Work, event: int, rule: Rule | MoveRule) -> None:
    """Count a reaction, an event or a move: how often, when first, when last."""
    work.change(event, rule.count, 1, "count")
    if not work.v[rule.first]:
        work.put(event, rule.first, work.turn, "count")
    work.put(event, rule.last, work.turn, "count")


def follow(work: Work, before: Values, by: Mapping[int, int], event: int) -> None:
    """Where the status-quo mark has moved, an issue on which a paper keeps things as they are moves with it.

    `by` says which event gave a place to its new holder; the rest is put down to `event`.
    """
    for paper in work.rules.papers:
        for option, now in zip(paper.text.options, paper.text.now, strict=True):
            if work.v[now] != before[now] and work.v[option] == before[now]:
                work.put(event, option, work.v[now], "overtaken")
    land.follow(work, before, by)


def carry_out(work: Work, event: int, effects: tuple[EffectRule, ...], subject: str, key: str = "") -> None:
    """Let effects happen at once, all sized by how things stand."""
    phase = Phase(work)
    for effect in effects:
        apply(phase, event, effect, subject, key)
    phase.close()
    follow(work, phase.v, phase.by, event)


def apply(phase: Phase, event: int, effect: EffectRule, subject: str, key: str = "") -> None:
    """Add one authored effect to the phase, sized by its snapshot."""
    value = effect.value(phase.v)
    if effect.absolute:
        phase.put(event, effect.slot, value, subject, key)
    else:
        phase.change(event, effect.slot, value, subject, key)

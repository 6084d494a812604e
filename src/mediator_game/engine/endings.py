"""Phase 8: leaders who fall, who comes after them, and how a game ends."""

from __future__ import annotations

from mediator_game.engine import consent, formulas
from mediator_game.engine.layout import TENTHS
from mediator_game.engine.rules import PaperRules
from mediator_game.engine.work import Phase, Work

UNRESOLVED = "unresolved"
"""The outcome of a game for which the scenario has none."""


def falls(work: Work) -> None:
    """A leader whose base is below his fall line falls; his successor keeps the text only if his own bloc has no
    shortfall.
    """
    phase = Phase(work)
    for place, side in enumerate(work.rules.sides):
        if not formulas.vacant(side, phase.v) and formulas.base(side, phase.v) < side.fall_line * formulas.BASE_UNIT:
            _fall(work, phase, place)
    phase.close()


def _fall(work: Work, phase: Phase, place: int) -> None:
    side, v, constants = work.rules.sides[place], phase.v, work.rules.constants
    because = [bloc.walked_out for bloc in side.blocs] + [bloc.support for bloc in side.blocs]
    event = work.event("fall", side.name, because)
    phase.change(event, side.falls, 1, "fall")
    if side.successor is None:
        for paper in work.rules.papers:
            phase.put(event, paper.sides[place].accepted, 0, "fall")
        return
    _take_office(work, phase, place, event)
    for paper in work.rules.papers:
        own, text = paper.sides[place], paper.text
        burdened = v[text.exists] and (v[text.public_since] or v[own.accepted] or v[text.signed_turn])
        if burdened and own.successor and formulas.shortfall(own.successor, v, constants) > 0:
            rejected = work.event("rejected", side.name, (side.falls, text.draft), **consent.facts(paper, v))
            _clear(work, phase, paper, rejected)


def _clear(work: Work, phase: Phase, paper: PaperRules, event: int) -> None:
    """Nothing of a rejected paper stays: the next one is a new one to everybody."""
    text, slots = paper.text, work.rules.layout.slots
    phase.put(event, text.rejected, 1, "rejected")
    for slot in (text.exists, text.public_since, text.signed_turn, text.leaked):
        phase.put(event, slot, 0, "rejected")
    if paper.rival:
        phase.put(event, text.tabled_turn, 0, "rejected")
        for number, slot, said in paper.rival.says:
            # Where it kept things as they were, it keeps them as they are now.
            now = paper.text.now[number]
            phase.put(event, slot, phase.v[now] if said == slots[now].start.low else said, "rejected")
        for one in paper.rival.signatories:
            phase.put(event, one.signed, 0, "rejected")
    else:
        phase.put(event, work.rules.layout["text.conference"], 0, "rejected")
        for option, now in zip(text.options, text.now, strict=True):
            phase.put(event, option, phase.v[now], "rejected")
    for side in paper.sides:
        for slot in (side.accepted, side.shown, side.read, side.complaint):
            phase.put(event, slot, 0, "rejected")
        for bloc in side.blocs:
            for slot in (bloc.felt, bloc.knows, bloc.shown, bloc.briefed, bloc.talks, bloc.complaint):
                phase.put(event, slot, 0, "rejected")


def _take_office(work: Work, phase: Phase, place: int, event: int) -> None:
    side, constants = work.rules.sides[place], work.rules.constants
    phase.put(event, side.leader, 1, "succession")
    for paper in work.rules.papers:
        own = paper.sides[place]
        for slot in (own.shown, own.read, own.complaint):
            phase.put(event, slot, 0, "succession")
    for bloc in side.blocs:
        if bloc is side.successor:
            support = constants["successor_own"]
        elif phase.v[bloc.walked_out]:
            support = constants["successor_back"]
        else:
            support = constants["successor_other"]
        phase.put(event, bloc.support, support * TENTHS, "succession", bloc.name)
        phase.put(event, bloc.walked_out, 0, "succession", bloc.name)


def outcome(work: Work, *, last: bool) -> None:
    """End the game with the first outcome that holds: those that `ends` after any turn, all of them after the
    `last`.
    """
    for number, rule in enumerate(work.rules.outcomes, start=1):
        if (last or rule.ends) and rule.when(work.v):
            event = work.event("outcome", rule.id, rule.reads)
            work.put(event, work.rules.layout["over"], number, "outcome")
            return
    if last:
        event = work.event("outcome", UNRESOLVED)
        work.put(event, work.rules.layout["over"], len(work.rules.outcomes) + 1, "outcome")

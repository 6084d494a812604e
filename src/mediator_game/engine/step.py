"""One step of a game: a state and an action in, the next state and what happened out. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from mediator_game.engine import agenda, authored, backlash, brokers, endings, menu, world
from mediator_game.engine.actions import Action, EndTurn, Move, OpenNote
from mediator_game.engine.dice import Dice, draw
from mediator_game.engine.events import Event
from mediator_game.engine.menu import Refused
from mediator_game.engine.moves import VERBS
from mediator_game.engine.renamed import first_named
from mediator_game.engine.rules import Rules
from mediator_game.engine.state import State
from mediator_game.engine.work import LedgerWork, Work


@frozen
class Step:
    """A state reached and the events on the way."""

    state: State
    events: tuple[Event, ...]
    turn_ends: tuple[tuple[int, ...], ...] = ()
    """The values at the end of each turn that ended on the way: several where an aftermath runs."""


def initial(rules: Rules, dice: Dice) -> State:
    """Return the state before anything has happened: every interval drawn, nothing on the table."""
    dice = first_named(dice, rules.moved)
    return State(
        tuple(
            draw(dice, slot.name, slot.start.low // slot.scale, slot.start.high // slot.scale) * slot.scale
            for slot in rules.layout.slots
        )
    )


def start(rules: Rules, dice: Dice, chair: str, *, carried: Sequence[str] = (), ledger: bool = True) -> Step:
    """Begin a game in `chair`; ValueError when there is no such chair.

    `carried` are effects of what was played before, in the expression language; ExpressionError when one is none.
    """
    if chair not in rules.chairs:
        raise ValueError(f"no chair called {chair}")
    work = (LedgerWork if ledger else Work)(rules, initial(rules, dice), dice)
    work.phase = "start"
    event = work.event("seated", chair)
    work.put(event, rules.layout["chair"], rules.chairs.index(chair), "seated")
    authored.carry_out(work, event, rules.chair_effects[chair], chair)
    if carried:
        authored.carry_out(work, work.event("carried"), rules.effects(carried), "carried")
    return Step(work.state(), work.events())


def step(rules: Rules, state: State, action: Action, dice: Dice, *, ledger: bool = True) -> Step:
    """Take `action`; raise `Refused` with a reason, changing nothing, when it cannot be taken now."""
    if reason := menu.refusal(rules, state.values, action):
        raise Refused(reason)
    work = (LedgerWork if ledger else Work)(rules, state, dice)
    if isinstance(action, EndTurn):
        _end_turn(work)
    elif isinstance(action, OpenNote):
        _open_note(work, action.note)
    else:
        _move(work, action)
    return Step(work.state(), work.events(), tuple(work.turn_ends))


def _open_note(work: Work, id: str) -> None:
    work.phase = "note"
    event = work.event("note", id)
    work.put(event, work.rules.layout[f"notes.{id}.opened"], 1, "opened")
    note = next(note for note in work.rules.scenario.note if note.id == id)
    for name in note.reveals:
        owner = name.removesuffix(".red_lines")
        if owner == name:
            continue  # a number: what is shown of it is narrowed, which needs no state of its own
        voices = (
            work.rules.side(owner).leaders[:1] if owner not in work.rules.blocs else (work.rules.blocs[owner].voice,)
        )
        for line in (line for voice in voices for line in voice.red_lines):
            work.put(event, line.learnt, 1, "red-line")


def _move(work: Work, move: Move) -> None:
    rule = work.rules.moves[move.move]
    work.phase = "move"
    event = work.event("move", move.move, rule.reads, **_facts(move))
    work.change(event, work.rules.layout["moves_left"], -rule.definition.cost, "move")
    authored.count(work, event, rule)
    if rule.definition.does:
        VERBS[rule.definition.does](work, move, event)
    authored.carry_out(work, event, rule.effects, move.move)
    agenda.overtake(work)


def _facts(move: Move) -> dict[str, str]:
    facts = {"target": move.target, "option": move.option, "power": move.power}
    facts["text"] = " ".join(f"{issue}.{option}" for issue, option in sorted(move.text.items()))
    return {name: value for name, value in facts.items() if value}


def _end_turn(work: Work) -> None:
    """Phases 3 to 8; after the last turn a signed text has still to live through the aftermath, in which nobody
    moves.
    """
    header, layout = work.rules.scenario.scenario, work.rules.layout
    _phases(work)
    while not work.v[layout["over"]] and work.turn > header.turns:
        _phases(work)


def _is_last(work: Work) -> bool:
    header = work.rules.scenario.scenario
    signed = any(work.v[paper.text.signed_turn] for paper in work.rules.papers)
    return work.turn >= header.turns + (header.aftermath if signed else 0)


def _phases(work: Work) -> None:
    rules, layout = work.rules, work.rules.layout
    work.phase = "leak"
    backlash.leak_check(work)
    work.phase = "domestic"
    backlash.support(work)
    backlash.walk_outs(work)
    authored.run(work, "domestic")
    work.phase = "external"
    brokers.external(work)
    world.powers(work)
    authored.run(work, "external")
    work.phase = "ground"
    world.ground(work)
    authored.run(work, "ground")
    agenda.overtake(work)
    work.phase = "drift"
    world.drift(work)
    work.phase = "outcome"
    # A text that a fall undoes in this very phase still has its aftermath.
    last = _is_last(work)
    endings.falls(work)
    endings.outcome(work, last=last)
    work.turn_ends.append(tuple(work.v))
    if not work.v[layout["over"]]:
        turn = work.event("turn")
        work.change(turn, layout["turn"], 1, "turn")
        work.put(turn, layout["moves_left"], rules.scenario.scenario.moves, "turn")
        work.put(turn, layout["leak_bonus"], 0, "turn")

"""A way that was found, played again by the engine itself: without what it does not need, and with what it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from mediator_game.engine.actions import Action, EndTurn
from mediator_game.engine.dice import KeyedDice, die
from mediator_game.engine.menu import over, refusal
from mediator_game.engine.renamed import loaded
from mediator_game.engine.rules import Rules, Values
from mediator_game.engine.step import Step, start, step
from mediator_game.engine.written.mover import FAILS, HAPPENS
from mediator_game.play.inputs import Quit
from mediator_game.play.records import KINDS, input_fields
from mediator_game.playtest.explore.targets import Sought


@frozen
class Route:
    """A game of a found kind: how it is begun, with which dice loaded, and what is put in."""

    chair: str
    seed: int | str
    inputs: tuple[Action, ...]
    dice: Mapping[str, int]

    def records(self) -> tuple[Mapping[str, object], ...]:
        """Return what ``mediator play --inputs`` reads, one JSON object a line."""
        begun: dict[str, object] = {"type": "start", "seed": self.seed, "chair": self.chair}
        if self.dice:
            begun["dice"] = dict(self.dice)
        # A file of inputs holds one at least.
        entered = self.inputs or (Quit(),)
        return (begun, *({"type": KINDS[type(each)], **input_fields(each)} for each in entered))


@frozen
class Die:
    """A die a route depends on: its name, the percent chance of what was rolled for, and whether it happened."""

    name: str
    chance: int
    happens: bool


def holds(rules: Rules, sought: Sought) -> Callable[[Values], bool]:
    """Return whether a state is what is sought."""
    number = rules.layout["over"]
    if sought.outcome:
        return lambda v: v[number] == sought.outcome
    condition, wanted = rules.condition(sought.text), sought.sort != "check"
    return lambda v: (over(rules, v) or not sought.at_end) and condition(v) is wanted


def play(rules: Rules, route: Route, *, ledger: bool = False) -> list[Step] | None:
    """Play a route; return every step, the start first, or None when an input is refused."""
    dice = KeyedDice(route.seed, loaded(route.dice, rules.moved))
    steps = [start(rules, dice, route.chair, ledger=ledger)]
    for action in route.inputs:
        state = steps[-1].state
        if refusal(rules, state.values, action):
            return None
        steps.append(step(rules, state, action, dice, ledger=ledger))
    return steps


def seen(one: Step) -> Iterator[Values]:
    """Yield the states a step shows: the ends of an aftermath's turns on the way, and the one it leads to."""
    yield from one.turn_ends[:-1]
    yield one.state.values


def trimmed(rules: Rules, route: Route, sought: Sought, *, shorten: bool, tired: Callable[[], bool]) -> Route:
    """Leave out of a route what it still leads there without: moves, if it is to be shortened, and dice."""
    judge = holds(rules, sought)
    best = _cut(rules, route, judge) or route
    if shorten:
        place = len(best.inputs) - 1
        while place >= 0 and not tired():
            if place < len(best.inputs) and not isinstance(best.inputs[place], EndTurn):
                inputs = (*best.inputs[:place], *best.inputs[place + 1 :])
                best = _cut(rules, evolve(best, inputs=inputs), judge) or best
            place -= 1
    return _undiced(rules, best, judge, tired)


def _undiced(rules: Rules, route: Route, judge: Callable[[Values], bool], tired: Callable[[], bool]) -> Route:
    """Leave out of a route the dice that do not matter, one by one.

    A die does not matter when the other way it might fall leads there too: with the dice left out before it as they
    fell and with all of them the other way, or of two dice of which one is needed each would stand in for the other.
    """
    best, turned = route, dict(route.dice)
    for name in sorted(route.dice):
        if tired():
            break
        other = FAILS if route.dice[name] < FAILS else HAPPENS
        others = {key: shown for key, shown in best.dice.items() if key != name}
        tries = ({**route.dice, name: other}, {**turned, name: other}, others)
        if all(_leads(rules, evolve(route, dice=dice), judge) for dice in tries):
            best, turned[name] = evolve(best, dice=others), other
    return best


def _leads(rules: Rules, route: Route, judge: Callable[[Values], bool]) -> bool:
    steps = play(rules, route)
    return steps is not None and any(map(judge, seen(steps[-1])))


def _cut(rules: Rules, route: Route, judge: Callable[[Values], bool]) -> Route | None:
    """Return a route up to where it first leads to what is sought; None when it does not."""
    steps = play(rules, route) or ()
    for place, one in enumerate(steps):
        if any(map(judge, seen(one))):
            return evolve(route, inputs=route.inputs[:place])
    return None


def luck(rules: Rules, route: Route) -> Sequence[Die]:
    """Return the loaded dice a route depends on, in the order they are rolled."""
    found: dict[str, Die] = {}
    kept = loaded(route.dice, rules.moved)
    for one in play(rules, route, ledger=True) or ():
        for event in one.events:
            for roll in event.rolls:
                name = die(roll.kind, roll.subject, roll.turn)
                if loaded({name: 0}, rules.moved).keys() <= kept.keys():
                    found.setdefault(name, Die(name, roll.chance, roll.happened))
    return tuple(found.values())

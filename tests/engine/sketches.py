"""Made-up scenarios without sides, for holding the written-out steps to the engine's own.

Each is made from a seed and is as dense as it can be: most rules can fire, several write the same gauge, dice are many.
"""

from __future__ import annotations

import datetime
from random import Random

from mediator_game.scenario.model import (
    Briefing,
    Card,
    Chair,
    Event,
    Header,
    Move,
    Note,
    Outcome,
    Power,
    Reaction,
    Scenario,
    Span,
    Track,
    World,
)

TURNS = 5
GAUGES = ("cohesion", "tension", "grain", "crown.will")
WRITTEN = ("monitoring", "war", "flags.quiet")
TRUTHS = (*WRITTEN, "notes.map.opened", "text.exists")
VERBS = (None, None, None, "consult", "brief", "confidence", "monitor", "prepare", "summit", "publish")
GROUPS = (("moves", "m", 4), ("reactions", "r", 6), ("events", "e", 3))
ORDERS = ("<", "<=", ">", ">=", "==", "!=")


def sketch(seed: int) -> Scenario:
    """Make a scenario that uses everything there is for those without sides."""
    random = Random(seed)
    header = Header(
        format=1, id="sketch", title="A sketch", period="Then", start=datetime.date(2001, 1, 1), turns=TURNS,
        moves=random.randint(1, 3), reactions=random.choice(["together", "in order"]),
    )  # fmt: skip
    east = Chair("East", effects=_effects(random), drop_moves=("m1",))
    # A flag is there once an effect sets it.
    hush = Move(id="hush", title="Hush", effects=("flags.quiet = true",), once=True)
    return Scenario(
        scenario=header, briefing=Briefing("Go."), card=Card("A card."), chair={"west": Chair("West"), "east": east},
        outcome=tuple(_outcome(random, n) for n in range(random.randint(1, 3))),
        world=World(cohesion=_span(random), tension=_span(random)), track=(Track("grain", "Grain", _span(random)),),
        power={"crown": Power("The Crown", _span(random))}, move=(*(_move(random, n) for n in range(4)), hush),
        event=tuple(_event(random, n) for n in range(3)), reaction=_reactions(random),
        note=(Note(id="map", title="A map", when=_perhaps(random)),),
    )  # fmt: skip


def condition(random: Random, depth: int = 2) -> str:
    """Make a condition; about half of them hold."""
    if depth and random.random() < 0.3:
        inner = [condition(random, depth - 1) for _ in range(2)]
        return random.choice(["({} and {})", "({} or {})", "(not ({}))"]).format(*inner)
    gauge, order, point = random.choice(GAUGES), random.choice(ORDERS), random.randint(0, 100)
    one, other = random.randint(1, TURNS), random.randint(1, TURNS)
    return random.choice(
        [
            f"{gauge} {order} {point}",
            f"{gauge} {order} {point}",
            f"{_number(random)} {order} {_number(random)}",
            f"{min(one, other)} <= turn <= {max(one, other)}",
            f"turn {order} {one}",
            f"date {order} '2001-0{one}-01'",
            f"{gauge} {random.choice(['in', 'not in'])} [{point}, 50, 0, 100]",
            f"chair {random.choice(['==', '!='])} 'east'",
            random.choice(TRUTHS),
            f"{random.choice(TRUTHS)} == {random.choice(TRUTHS)}",
            f"{_counter(random)} {order} {random.randint(0, 2)}",
            "true",
        ]
    )


def _number(random: Random, depth: int = 2) -> str:
    leaves = [random.choice(GAUGES), random.choice(GAUGES), "turn", _counter(random), str(random.randint(0, 60))]
    if not depth or random.random() < 0.5:
        return random.choice(leaves)
    one, other = _number(random, depth - 1), _number(random, depth - 1)
    forms = [f"({one} {random.choice('+-*')} {other})", f"({one} / {random.randint(1, 9)})", f"(-{leaves[0]})",
             f"min({one}, {other})", f"max({one}, {other})"]  # fmt: skip
    return random.choice(forms)


def _worked_out(random: Random) -> str:
    """Make a number that no reader of the scenario can work out beforehand and find out of range."""
    return f"{_number(random)} + grain - grain"


def _counter(random: Random) -> str:
    group, letter, count = random.choice(GROUPS)
    return f"{group}.{letter}{random.randrange(count)}.{random.choice(['count', 'first', 'last'])}"


def _effects(random: Random) -> tuple[str, ...]:
    return tuple(_effect(random) for _ in range(random.randint(0, 3)))


def _effect(random: Random) -> str:
    gauge = random.choice(GAUGES)
    return random.choice(
        [
            f"{gauge} {random.choice(['+=', '-='])} {random.randint(0, 60)}",
            f"{gauge} {random.choice(['+=', '-='])} {random.randint(0, 60)}",
            f"{gauge} {random.choice(['+=', '-=', '='])} {_worked_out(random)}",
            f"{gauge} = {random.randint(0, 100)}",
            f"{random.choice(WRITTEN)} = {random.choice(['true', 'false', condition(random)])}",
        ]
    )


def _perhaps(random: Random) -> str | None:
    return random.choice([None, condition(random)])


def _chance(random: Random) -> int | str:
    return random.choice([100, 100, 0, 1, 40, 99, _worked_out(random)])


def _kind(random: Random) -> str:
    return random.choice(["domestic", "domestic", "external", "ground"])


def _move(random: Random, n: int) -> Move:
    return Move(
        id=f"m{n}", title=f"Move {n}", does=random.choice(VERBS), when=_perhaps(random), effects=_effects(random),
        once=random.random() < 0.4, cost=random.randint(0, 2),
    )  # fmt: skip


def _event(random: Random, n: int) -> Event:
    return Event(
        id=f"e{n}", title=f"Event {n}", kind=_kind(random), when=_perhaps(random), chance=_chance(random),
        turn=random.choice([None, random.randint(1, TURNS)]), effects=_effects(random),
    )  # fmt: skip


def _reactions(random: Random) -> tuple[Reaction, ...]:
    made = [
        Reaction(
            id=f"r{n}", title=f"Reaction {n}", kind=_kind(random), when=condition(random), chance=_chance(random),
            once=random.random() < 0.4, wait=random.randint(0, 2), effects=_effects(random),
            does=random.choice([None, None, "publish"]),
        )
        for n in range(6)
    ]  # fmt: skip
    random.shuffle(made)
    return tuple(made)


def _outcome(random: Random, n: int) -> Outcome:
    ends = random.random() < 0.2
    return Outcome(id=f"o{n}", title="An end", when=condition(random), value=n, text="So.", ends=ends)


def _span(random: Random) -> Span:
    low = random.randint(0, 100)
    return Span(low, random.choice([low, low, min(100, low + 30)]))

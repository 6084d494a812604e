"""States a second of `mediator explore` on the neutral scenario, beside the same steps taken by the engine itself.

Run it from the checkout: ``.venv/bin/python -m benchmarks.explore [--states N] [--passes N]``. Figures of one run
compare with one another; across machines only the ratio does.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import median
from time import perf_counter

from mediator_game.engine.compile import compile_rules
from mediator_game.engine.rules import Rules
from mediator_game.engine.written.choose import mover
from mediator_game.engine.written.mover import Mover
from mediator_game.engine.written.stepwise import Stepwise
from mediator_game.playtest.explore import Limits, explore
from mediator_game.scenario.load import load

NEUTRAL = Path(__file__).parent / "neutral.toml"
SLOW = 200
"""The engine's own steps are this many times fewer: enough to measure."""


def searched(rules: Rules, states: int) -> float:
    """Return states a second of a whole exploration, its report's routes included."""
    began = perf_counter()
    found = explore(rules, "engine", 1, Limits(states, 600))
    return found.states / (perf_counter() - began)


def stepped(way: Mover, states: int) -> float:
    """Return new states a second of a bare breadth-first search."""
    began = perf_counter()
    seen, order, place = {way.start()}, [way.start()], 0
    while len(order) < states:
        for _, _, state in way.steps(order[place]):
            if state not in seen:
                seen.add(state)
                order.append(state)
        place += 1
    return len(order) / (perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=1_000_000)
    parser.add_argument("--passes", type=int, default=3)
    asked = parser.parse_args()
    scenario = load(NEUTRAL).scenario
    assert scenario is not None
    rules = compile_rules(scenario)
    rows = [
        (
            searched(rules, asked.states),
            stepped(mover(rules, "engine", 1), asked.states // 4),
            stepped(Stepwise(rules, "engine", 1, ()), max(100, asked.states // SLOW)),
        )
        for _ in range(asked.passes)
    ]
    whole, bare, slow = (median(column) for column in zip(*rows, strict=True))
    print(f"explore, {asked.states:,} states:    {whole:>9,.0f} states/s")
    print(f"its steps alone, written out:  {bare:>9,.0f} states/s")
    print(f"the same steps by the engine:  {slow:>9,.0f} states/s")
    print(f"written out / engine:          {bare / slow:>9,.0f} times")


if __name__ == "__main__":
    main()

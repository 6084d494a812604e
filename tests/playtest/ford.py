"""A small scenario without sides for explorations, with whatever a test adds to it."""

from __future__ import annotations

from pathlib import Path

from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.explore import Limits, explore
from mediator_game.scenario.load import load

FORD = """
[scenario]
format = 1
id = "ford"
title = "The ford"
period = "An invented spring"
start = 1961-03-01
turns = 3
moves = 1
fictional = true
{header}

[briefing]
text = "Two villages share a ford."

[card]
text = "Nobody is hurt."

[chair.envoy]
title = "The envoy"
instructions = "Keep it open."
stakes = "Quiet."

[[track]]
id = "water"
title = "How high the water stands"
start = {water}

[[move]]
id = "dig"
title = "Dig a ditch"
effects = ["water -= 10"]

[[move]]
id = "pray"
title = "Pray for rain"
effects = ["water += 10"]

[[reaction]]
id = "flood"
title = "The ford floods"
when = "water >= 60"
chance = 5
once = true
effects = ["water += 30"]
text = "The ford is under water."

[[outcome]]
id = "dry"
title = "A dry spring"
when = "water <= 20"
value = 100
text = "Everybody crosses."

[[outcome]]
id = "wet"
title = "A wet spring"
when = "true"
value = 0
text = "Nobody crosses."
"""


def written(folder: Path, more: str = "", *, header: str = "", water: str = "50") -> Path:
    """Write the ford to a file, with more tables."""
    path = folder / "ford.toml"
    path.write_text(FORD.format(header=header, water=water) + more, encoding="utf-8")
    return path


def rules_of(path: Path):
    loaded = load(path)
    assert loaded.scenario is not None, [one.message for one in loaded.errors]
    return compile_rules(loaded.scenario)


def explored(path: Path, *, states: int = 100_000, seconds: float = 20, stop=None, seed: int | str = 1):
    return explore(rules_of(path), "envoy", seed, Limits(states, seconds), stop=stop)


def check(id: str, when: str, at: str = "always") -> str:
    return f'\n[[check]]\nid = "{id}"\nwhen = "{when}"\nat = "{at}"\n'


def goal(id: str, when: str, at: str = "always") -> str:
    return f'\n[[goal]]\nid = "{id}"\nwhen = "{when}"\nat = "{at}"\n'

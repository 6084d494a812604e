"""What the model is, what the debrief did with it, and whose judgement is in it."""

from __future__ import annotations

from mediator_game import __version__
from mediator_game.debrief.parts import Part, say
from mediator_game.debrief.run import Run
from mediator_game.engine.constants import RULES_VERSION

MODEL = (
    "The game is a model of two tables. At the first a mediator brings one text to two leaders, who say yes when it "
    "is worth more to them than having none. At the second those whom the leaders depend on judge the same text once "
    "it is known, and withdraw support, walk out or bring a leader down. Outside powers, incidents and time act "
    "on both."
)
JUDGEMENT = (
    "Which way a thing works comes from the sources named beside it. How strongly it works, every number in here, is "
    "the judgement of the scenario's author and of the makers of the game. It is not a measurement, and the model's "
    "opinion is not history's."
)
DICE = (
    "Every die is a function of the seed and of what is rolled for. No roll depends on an earlier one, so the same "
    "game with one decision changed runs on the same dice."
)
READING = (
    "This debrief adds nothing to the game. Causes are followed through the ledger in which every change is kept with "
    "its reason. Levels and traps are rules that the scenario's author wrote about how the game ended. Nothing in here "
    "ranks anybody, counts the dead, or compares speed."
)


def method(run: Run) -> tuple[Part, ...]:
    """Return what a reader should know of the making."""
    parts: list[Part] = [say(MODEL if run.rules.sides else READING.split(".")[0] + ".")]
    if run.scenario.scenario.fictional:
        parts.append(say("The scenario is fiction: its people and places are invented."))
    parts += [say(JUDGEMENT), say(DICE), say(READING)]
    return (*parts, say(f"Game version {__version__}, rules version {RULES_VERSION}."))

"""Section 0: the card, and where this debrief comes from."""

from __future__ import annotations

import shlex

from mediator_game import __version__
from mediator_game.debrief.parts import Items, Paragraph, Part, Table, heading, say
from mediator_game.debrief.phrases import times
from mediator_game.debrief.run import Run
from mediator_game.engine.constants import RULES_VERSION
from mediator_game.scenario.library import shipped
from mediator_game.text.clean import one_line

CARE = (
    "You may stop reading at any point. If something in here stays with you, say so in the discussion, or to "
    "whoever runs the class."
)


def care(run: Run) -> tuple[Part, ...]:
    """Return the content card, what was played, and how to play it again."""
    card = run.scenario.card
    parts: list[Part] = [Paragraph(run.prose(card.text)), say(CARE)]
    if card.topics:
        parts.append(Items(tuple(run.line(topic) for topic in card.topics), "What it touches on"))
    parts += [heading("What was played"), _provenance(run), heading("How to replay it")]
    parts += [say(_replay(run)), say("The same scenario, chair, seed and inputs give the same game, to the last die.")]
    return tuple(parts)


def _provenance(run: Run) -> Table:
    setup, head = run.session.setup, run.scenario.scenario
    rows = [
        ("Scenario", f"{run.line(head.title)} ({head.id}), {head.period}"),
        ("Its SHA-256", setup.sha256),
        ("Chair", run.line(run.scenario.chair[setup.chair].title)),
        ("Player", setup.player or "not named"),
        ("Mode", setup.mode),
        ("Run", setup.run),
        ("Seed", str(setup.seed)),
        ("Game", f"version {__version__}, rules {RULES_VERSION}"),
    ]
    if setup.started:
        rows.append(("Started", setup.started))
    if setup.forked_from:
        rows.append(("Forked from", setup.forked_from))
    if setup.overrides:
        changed = ", ".join(f"{name} = {value}" for name, value in sorted(setup.overrides.items()))
        rows.append(("Changed rules", changed))
    if setup.dice:
        rows.append(("Loaded dice", f"{len(setup.dice)}: this game shows a course of events that was looked for"))
    if run.rewinds:
        rows.append(("Went back", f"{times(run.rewinds)}; this debrief follows the branch that was played to its end"))
    if run.scenario.scenario.fictional:
        rows.append(("Fiction", "the place and the people of this scenario are invented"))
    return Table(("What", "Which"), tuple(rows))


def _replay(run: Run) -> str:
    setup = run.session.setup
    seed = shlex.quote(one_line(str(setup.seed)))
    id = setup.scenario.scenario.id
    name = id if id in {path.stem for path in shipped()} else f"{id}.toml"
    command = f"mediator play {name} --chair {setup.chair} --seed {seed}"
    return (
        "The transcript holds the whole game: “mediator verify” with its file name replays it and compares every "
        f"state. A new game on the same dice: {command}"
    )

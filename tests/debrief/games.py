"""Games to debrief: scenarios, lines, and plays at random."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from mediator_game.debrief.build import sections
from mediator_game.debrief.parts import Items, Paragraph, Section, Table, Timeline
from mediator_game.engine import menu
from mediator_game.play import inputs
from mediator_game.play.inputs import Alternative, EndTurn, MakeForecast, Move, OpenNote, Rationale, Rewind
from mediator_game.play.session import Memory, Refused, Session, Setup
from mediator_game.scenario import library
from mediator_game.scenario.load import load

HERE = Path(__file__).parent
VALLEY = HERE.parent / "scenarios" / "valley.toml"
CROSSING = HERE / "crossing.toml"
STEP_BY_STEP = library.folder() / "1997-step-by-step.toml"
TEXT = {"water": "shared", "road": "open"}
GATED = (
    "timeline-causes", "words", "truth", "record", "objectives", "traps", "guide", "commitment", "method", "sources",
)  # fmt: skip


def begin(path=VALLEY, **given):
    loaded = _loaded(path)
    chair = next(iter(loaded.scenario.chair))
    whole = {"sha256": loaded.sha256, "chair": chair, "seed": 7, "run": "run-7", "player": "Ani", **given}
    return Session(Setup(loaded.scenario, loaded.document, **whole), Memory(), lambda: 0.0)


@cache
def _loaded(path):
    loaded = load(path)
    assert loaded.scenario is not None, loaded.errors
    return loaded


def played(*steps, path=VALLEY, **given):
    session = begin(path, **given)
    for step in steps:
        session.do(step)
    return session


def ended(*steps, path=VALLEY, **given):
    """Play these inputs, then let time run out."""
    session = played(*steps, path=path, **given)
    while not session.ended:
        session.do(EndTurn())
    return session


def opened(session):
    """Write the two alternatives."""
    session.do(Alternative("The guard hears it first."))
    session.do(Alternative("Nobody tables anything."))
    return session


def follow(line, path=STEP_BY_STEP, **given):
    """Play one of a scenario's lines, what is refused left out."""
    session = begin(path, **given)
    scenario = session.setup.scenario
    for turn in range(1, scenario.scenario.turns + 1):
        for step in (step for step in scenario.line[line].steps if step.turn == turn):
            one = step
            while one is not None and one.when and not session.rules.condition(one.when)(session.position.state.values):
                one = one.otherwise
            if one is not None:
                attempt(session, Move(one.move, one.target, one.option, one.power, dict(one.text)))
        for hinge in session.view().hinges:
            session.do(Rationale(hinge.id, f"Because of {hinge.id}.", 70))
        attempt(session, EndTurn())
    return session


def attempt(session, entered):
    try:
        session.do(entered)
    except Refused:
        return False
    return True


def at_random(seed, path=VALLEY, words="because", most=60, **given):
    """Play whatever is open, as chance has it; going back, too."""
    chance = random.Random(seed)
    session = begin(path, seed=seed, **given)
    for _ in range(chance.randrange(most)):
        attempt(session, _something(chance, session, words))
    if chance.random() < 0.7:
        while not session.ended:
            session.do(EndTurn())
        for _ in range(chance.randrange(4)):
            attempt(session, chance.choice([Alternative(words), inputs.Commitment(words)]))
    return session


def _something(chance, session, words):
    scenario, v = session.setup.scenario, session.position.state.values
    roll = chance.random()
    if roll < 0.15 and scenario.hinge:
        return Rationale(chance.choice(scenario.hinge).id, chance.choice(["", words]), chance.randrange(101))
    if roll < 0.25 and scenario.forecast:
        return MakeForecast(chance.choice(scenario.forecast).id, chance.randrange(101))
    if roll < 0.35 and scenario.note:
        return OpenNote(chance.choice(scenario.note).id)
    if roll < 0.5 and scenario.issue:
        return Move("table", text={str(one.id): str(chance.choice(one.option).id) for one in scenario.issue})
    if roll < 0.54 and session.rewind_points():
        return Rewind(chance.choice(session.rewind_points()).sequence)
    moves = list(menu.actions(session.rules, v))
    return chance.choice(moves) if moves and roll < 0.85 else EndTurn()


def by_id(session, **flags) -> dict[str, Section]:
    return {one.id: one for one in sections(session, **flags)}


def words_of(section: Section) -> str:
    """Everything a section says, a line for each piece."""
    lines: list[str] = []
    for part in section.body:
        match part:
            case Paragraph():
                lines += ["".join(span.text for span in block.spans) for block in part.blocks]
            case Table():
                lines += [part.title, " | ".join(part.headers), *(" | ".join(row) for row in part.rows)]
            case Items():
                lines += [part.title, *part.items]
            case Timeline():
                for entry in part.entries:
                    lines += [entry.when, entry.text, entry.note, *(cause.text for cause in entry.causes)]
    return "\n".join(line for line in lines if line)

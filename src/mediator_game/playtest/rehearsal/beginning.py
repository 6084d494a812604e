"""How the games of a rehearsal begin: the chair, the seed, and perhaps a moment along an authored line."""

from __future__ import annotations

from attrs import frozen

from mediator_game.engine.rules import Rules
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.playtest.plan import Plan, Player
from mediator_game.scenario.load import Loaded
from mediator_game.scenario.model import Scenario

RUN = "preview"


@frozen
class Beginning:
    """What an author asks for. A chair that is empty, or not there, is the line's or the first.

    With a line the preview begins at turn `turn` of it. A line or chair that is not there (any more) is passed over
    here: whoever takes the wish from a person says so.
    """

    seed: str = "1"
    chair: str = ""
    line: str = ""
    turn: int = 1
    games: int = 40


def chair_of(loaded: Loaded, beginning: Beginning) -> str:
    """Return the chair to take."""
    scenario = _scenario(loaded)
    if beginning.chair in scenario.chair:
        return beginning.chair
    line = scenario.line.get(beginning.line)
    return line.chair if line is not None else next(iter(scenario.chair))


def setup(loaded: Loaded, beginning: Beginning) -> Setup:
    """Return what a preview is started with."""
    chair = chair_of(loaded, beginning)
    return Setup(_scenario(loaded), loaded.document, loaded.sha256, chair, beginning.seed, run=RUN)


def begun(loaded: Loaded, beginning: Beginning) -> Session:
    """Begin a preview of a scenario without errors; its records are kept in memory and nowhere else."""
    session = Session(setup(loaded, beginning), Memory(), no_time)
    if beginning.line in _scenario(loaded).line:
        plan = Plan(beginning.seed, beginning.line, is_line=True, chair=session.setup.chair)
        _play_along(session, Player(session.rules, plan, 0, session.start_values), beginning.turn)
    return session


def along(loaded: Loaded, beginning: Beginning) -> str:
    """Say to which turn a line was played to begin a preview; nothing without a line that is there."""
    scenario = _scenario(loaded)
    if beginning.line not in scenario.line:
        return ""
    session = begun(loaded, beginning)
    turn = _turn(session.rules, session)
    if session.ended:
        return f"The line {beginning.line} was played to its end, in turn {turn}."
    return f"The line {beginning.line} was played to the beginning of turn {turn}."


def _play_along(session: Session, player: Player, turn: int) -> None:
    while not session.ended and _turn(session.rules, session) < turn:
        session.do(player.action(session.position.state.values))


def _turn(rules: Rules, session: Session) -> int:
    return session.position.state.values[rules.layout["turn"]]


def no_time() -> float:
    """Return the time in a game that is kept nowhere."""
    return 0.0


def _scenario(loaded: Loaded) -> Scenario:
    if loaded.scenario is None:
        raise ValueError("a scenario with errors cannot be played")
    return loaded.scenario

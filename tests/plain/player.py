"""A player for tests: answers in order, and all that was written kept."""

from pathlib import Path

from mediator_game.debrief.build import sections
from mediator_game.plain import run
from mediator_game.plain.console import Console
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.scenario.library import find
from mediator_game.scenario.load import load

VALLEY = load(Path(__file__).parents[1] / "scenarios" / "valley.toml")
TUTORIAL = load(find("tutorial"))
CTRL_C = object()


class Player:
    """Reader and writer. Answers may be strings, or `CTRL_C`; after the last there is nobody left to answer."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.pages = [""]
        """What was written before the first answer, between the first and the second, and so on."""
        self.prompts = []

    def ask(self, prompt):
        self.prompts.append(prompt.strip())
        self.pages.append("")
        if not self.answers:
            return None
        answer = self.answers.pop(0)
        if answer is CTRL_C:
            raise KeyboardInterrupt
        return answer

    def write(self, text):
        self.pages[-1] += text

    @property
    def written(self):
        return "".join(self.pages)

    @property
    def last(self):
        """What was written after the last answer and before the farewell."""
        return self.pages[-2]


def session_of(loaded=VALLEY, chair=None, *, seed=7, mode="training"):
    scenario = loaded.scenario
    setup = Setup(
        scenario, loaded.document, loaded.sha256, chair or next(iter(scenario.chair)), seed, run="test", mode=mode
    )
    return Session(setup, Memory(), lambda: 0.0)


def played(*answers, session=None, save=None):
    """Play line mode with these answers; return the session and the player."""
    session = session or session_of()
    player = Player(*answers)
    run.run(session, Console(player, player), sections, save)
    return session, player


def kinds(session):
    """The types of the records, the header and the leaving left out."""
    return [record["type"] for record in session.records[1:] if record["type"] != "quit"]

"""Games in memory, for tests of the Textual face: real scenarios and real sessions, and nothing on disk."""

from collections.abc import Mapping
from pathlib import Path

from mediator_game.debrief.build import sections
from mediator_game.debrief.parts import Section, say
from mediator_game.play.inputs import EndTurn
from mediator_game.play.session import Session, Setup
from mediator_game.scenario.load import Loaded, load
from mediator_game.tui import opening
from mediator_game.tui.ports import (
    CampaignCard,
    Opened,
    Opening,
    PhaseCard,
    SaveCard,
    ScenarioCard,
    Start,
    UnavailableError,
)

VALLEY = Path(__file__).parent.parent / "scenarios" / "valley.toml"


class Notebook:
    """A sink with trouble to order."""

    def __init__(self) -> None:
        self.records: list[Mapping[str, object]] = []
        self.trouble = ""

    def write(self, record: Mapping[str, object]) -> None:
        self.records.append(record)


class FakeGames:
    """What the face asks for, from memory."""

    def __init__(self, *cards: ScenarioCard, saves: tuple[SaveCard, ...] = ()) -> None:
        self.loaded: Loaded = load(VALLEY)
        assert self.loaded.scenario is not None
        self.cards = cards or (opening.card(self.loaded.scenario),)
        self.kept = saves
        self.sessions: dict[str, Session] = {}
        self.started: list[Start] = []
        self.closed: list[Session] = []
        self.moved: list[str] = []
        self.notebook = Notebook()

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        return self.cards

    def saves(self) -> tuple[SaveCard, ...]:
        return self.kept

    def campaign(self, role: str = "", *, anew: bool = False) -> CampaignCard:
        later = PhaseCard(2, "hill", "envoy", "The hill", "later", "later", (say("It comes after."),))
        first = PhaseCard(1, "valley", "envoy", "The valley", "comes next", "next", (say("A dry summer."),))
        return CampaignCard("Two summers", "The envoy" if not anew else "The other envoy", "player", (first, later))

    def opening(self, scenario: str) -> Opening:
        if scenario not in {card.id for card in self.cards}:
            raise UnavailableError(f"There is no scenario called {scenario}.")
        return opening.opening(self.loaded.scenario)

    def start(self, start: Start) -> Session:
        self.started.append(start)
        self.notebook = Notebook()
        return self.session(start.chair, start.mode, start.player)

    def session(self, chair: str = "envoy", mode: str = "training", player: str = "player") -> Session:
        setup = Setup(
            scenario=self.loaded.scenario,
            document=self.loaded.document,
            sha256=self.loaded.sha256,
            chair=chair,
            seed=1,
            run="test",
            player=player,
            mode=mode,
        )
        return Session(setup, self.notebook, lambda: 0.0)

    def ended(self, player: str = "player") -> Session:
        session = self.session(player=player)
        while not session.ended:
            session.do(EndTurn())
        return session

    def resume(self, path: str) -> Opened:
        if path not in self.sessions:
            raise UnavailableError("That game is damaged at line 7.")
        return Opened(self.sessions[path])

    def sections(self, session: Session, *, instructor: bool = False) -> tuple[Section, ...]:
        return sections(session, instructor=instructor)

    def save_elsewhere(self, session: Session, folder: str) -> str:
        self.moved.append(folder)
        if folder == "full":
            return "Not being saved: there is no room left in full."
        self.notebook.trouble = ""
        return ""

    def close(self, session: Session) -> None:
        self.closed.append(session)


def card(id: str = "valley", **facts: object) -> ScenarioCard:
    """Return the card of a scenario."""
    usual = {
        "title": "The valley",
        "period": "Spring of an invented year",
        "minutes": 10,
        "turns": 3,
        "unit": "month",
        "fictional": True,
        "summary": "Two villages share one river and one road.",
    }
    return ScenarioCard(id=id, **{**usual, **facts})


def saved(path: str, **facts: object) -> SaveCard:
    """Return the card of a saved game."""
    usual = {
        "title": "The valley",
        "player": "Anna",
        "chair": "The envoy",
        "moment": "turn 2 of 3",
        "ended": False,
        "outcome": "",
        "modified": "14 October 2026",
    }
    return SaveCard(path=path, **{**usual, **facts})

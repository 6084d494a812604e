"""What the face needs from outside: scenarios, saves, sessions, debriefs. The face reads and writes no file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from attrs import frozen

if TYPE_CHECKING:
    from mediator_game.debrief.parts import Part, Section
    from mediator_game.play.session import Session
    from mediator_game.play.view import Page
    from mediator_game.text.markdown import Block

Mode = Literal["training", "assessed"]


@frozen
class UnavailableError(Exception):
    """Something cannot be done; `reason` is a sentence or two for the player: what is wrong and what to do."""

    reason: str

    def __str__(self) -> str:
        return self.reason


@frozen
class ScenarioCard:
    """A scenario as the list shows it. `problem` says why it cannot be played; empty when it can."""

    id: str
    title: str
    period: str
    minutes: int
    turns: int
    unit: str
    fictional: bool
    summary: str
    problem: str = ""


@frozen
class ChairCard:
    """A chair to take: its instructions, its stakes, and whom its capital can press."""

    id: str
    title: str
    power: str
    instructions: tuple[Block, ...]
    stakes: tuple[Block, ...]
    leverage: tuple[str, ...]


@frozen
class Opening:
    """What is read before play: the content card, the briefing, the chairs."""

    scenario: ScenarioCard
    card: Page
    topics: tuple[str, ...]
    stop: tuple[Block, ...]
    briefing: Page
    first_step: tuple[Block, ...]
    chairs: tuple[ChairCard, ...]
    as_seen_in: str = ""
    phase: int = 0
    """The phase of the campaign that this is; 0 for a scenario by itself."""


@frozen
class SaveCard:
    """A saved game as the list shows it. `problem` says why it cannot be opened; empty when it can."""

    path: str
    title: str
    player: str
    chair: str
    moment: str
    """When it is in the game: ``turn 3 of 12``."""
    ended: bool
    outcome: str
    modified: str
    """The day it was last played, as people write it: ``14 October 2026``."""
    problem: str = ""


@frozen
class PhaseCard:
    """A phase of the campaign as its screen shows it: `before` is read ahead of it, `path` is its save, if any."""

    number: int
    scenario: str
    chair: str
    title: str
    moment: str
    state: Literal["done", "going on", "next", "later"]
    before: tuple[Part, ...] = ()
    path: str = ""


@frozen
class CampaignCard:
    """The campaign, the player's role in it, and its phases."""

    title: str
    role: str
    player: str
    phases: tuple[PhaseCard, ...]


@frozen
class Opened:
    """A saved game taken up again, and what the player should be told about the save."""

    session: Session
    notices: tuple[str, ...] = ()


@frozen
class Start:
    """How a new game begins."""

    scenario: str
    chair: str
    mode: Mode
    player: str
    seed: int | str = ""
    """Empty: drawn when the game starts."""
    phase: int = 0
    """The phase of the campaign last asked for; 0 for a scenario by itself."""


class Games(Protocol):
    """Where games come from and go to. Every method may take a while and may raise `UnavailableError`."""

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """Return the scenarios there are, in order."""
        ...

    def saves(self) -> tuple[SaveCard, ...]:
        """Return the saved games, the latest first."""
        ...

    def campaign(self, role: str = "", *, anew: bool = False) -> CampaignCard:
        """Return the campaign to go on with, or (`anew`, or when there is none) a new one in this role."""
        ...

    def opening(self, scenario: str) -> Opening:
        """Return what is read before a scenario (an id, or a path to a file) is played."""
        ...

    def start(self, start: Start) -> Session:
        """Start a game and its transcript."""
        ...

    def resume(self, path: str) -> Opened:
        """Go on with a saved game, or open an ended one for its debrief."""
        ...

    def sections(self, session: Session, *, instructor: bool = False) -> tuple[Section, ...]:
        """Return the debrief of a game; `instructor` opens its gate."""
        ...

    def save_elsewhere(self, session: Session, folder: str) -> str:
        """Write the game into another folder and go on there; return why that cannot be done, or an empty text."""
        ...

    def close(self, session: Session) -> None:
        """Let go of a game's transcript, so that it can be opened again."""
        ...

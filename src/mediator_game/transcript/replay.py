"""A transcript back into a session: its inputs are played again, and every state must come out as it was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from mediator_game.engine.constants import RULES_VERSION
from mediator_game.play.records import PhaseOf
from mediator_game.play.session import Refused, Session, Setup, Sink
from mediator_game.scenario.faults import ExpressionError
from mediator_game.scenario.load import DocumentError, digest, from_document
from mediator_game.text.clean import one_line
from mediator_game.transcript.changed import notice
from mediator_game.transcript.inputs import as_input
from mediator_game.transcript.journal import Journal
from mediator_game.transcript.lines import Record
from mediator_game.transcript.reading import Broken, Transcript
from mediator_game.transcript.rules import RULES, forbidden


@frozen
class Divergence(Exception):  # noqa: N818 - a finding about a file, not an error of the program
    """The game replayed is not the game recorded, from `line` on."""

    line: int
    expected: str
    found: str

    @property
    def reason(self) -> str:
        """What is wrong, without its line."""
        return (
            f"The transcript says {self.expected}, and replayed it is {self.found}. "
            "It was changed, or played by a version of the game with other rules."
        )

    def __str__(self) -> str:
        return f"Line {self.line}: {self.reason}"


@frozen
class Replayed:
    """A line of a transcript beside the record that replaying its input gave."""

    line: int
    recorded: Record
    again: Mapping[str, object]
    session: Session


@frozen
class Resumed:
    """A game to go on with, the journal that takes its records, and what the player should be told about the save."""

    session: Session
    journal: Journal
    notices: tuple[str, ...]


class Reins:
    """The sink and the clock of a session: the recorded ones while it replays, the live ones after.

    With a sink from the beginning, what is replayed is written there too.
    """

    def __init__(self, sink: Sink | None = None) -> None:
        self.latest: Mapping[str, object] = {}
        self.seconds = 0.0
        self._sink = sink
        self._clock: Callable[[], float] = lambda: 0.0

    def write(self, record: Mapping[str, object]) -> None:
        """Remember the record, and pass it on where there is a live sink."""
        self.latest = record
        if self._sink is not None:
            self._sink.write(record)

    @property
    def trouble(self) -> str:
        """The live sink's trouble; replaying has none."""
        return self._sink.trouble if self._sink is not None else ""

    def now(self) -> float:
        """Seconds since the game began, not counting the time it lay aside."""
        return self.seconds + self._clock()

    def hand_over(self, sink: Sink, clock: Callable[[], float]) -> None:
        """From here on the game is live."""
        since = clock()
        self._sink, self._clock = sink, lambda: max(0.0, clock() - since)


def session_of(transcript: Transcript) -> Session:
    """Return the session a transcript's good records lead to.

    `Broken` when they cannot be replayed, `Divergence` when a state comes out otherwise than it was recorded. Nothing
    done in this session is written anywhere.
    """
    return _session(transcript, Reins())


def resume(path: Path, clock: Callable[[], float]) -> Resumed:
    """Go on with a save: replayed, and attached to its journal again. Time goes on from the last record.

    Raises `Locked` while another program writes it, `Broken` or `Divergence` when it cannot be gone on with.
    """
    journal = Journal.open_existing(path)
    try:
        reins = Reins()
        session = _session(journal.found, reins)
    except BaseException:
        journal.close()
        raise
    reins.hand_over(journal, clock)
    changed = notice(journal.found.header)
    return Resumed(session, journal, (*journal.found.notices, *([changed] if changed else ())))


def _session(transcript: Transcript, reins: Reins) -> Session:
    session = None
    for step in replay(transcript, reins):
        session = step.session
        if step.recorded.get("state") != step.again.get("state"):
            raise Divergence(step.line, f"state {step.recorded['state']}", f"state {step.again['state']}")
    if session is None:
        raise transcript.broken()
    return session


def replay(transcript: Transcript, reins: Reins | None = None) -> Iterator[Replayed]:
    """Play a transcript's inputs again, one line at a time; raise `Broken` or `Divergence` where it goes no further."""
    reins = reins or Reins()
    header = transcript.header
    session = _begin(header, reins)
    yield Replayed(1, header, reins.latest, session)
    for line, record in enumerate(transcript.records[1:], start=2):
        reins.seconds = record["t"]
        try:
            session.do(as_input(record))
        except Broken as broken:
            raise evolve(broken, line=line) from None
        except Refused as refused:
            refusal = one_line(refused.reason, length=300).rstrip(".")
            raise Divergence(line, f"a {record['type']} that was taken", f"refused ({refusal})") from None
        yield Replayed(line, record, reins.latest, session)


def _begin(header: Mapping[str, Any], reins: Reins) -> Session:
    if header["rules_version"] != RULES_VERSION:
        raise Broken(
            f"It was played by rules of version {header['rules_version']}, and this game plays by version "
            f"{RULES_VERSION}: it can be read and debriefed from what it recorded, and not be gone on with.",
            1,
        )
    try:
        return Session(_setup(header), reins, reins.now)
    except (ValueError, ExpressionError) as error:
        raise Broken(f"Its game cannot be begun: {one_line(str(error), length=300)}.", 1) from None


def _setup(header: Mapping[str, Any]) -> Setup:
    embedded = header["scenario"]
    document = embedded["document"]
    if digest(document) != embedded["sha256"]:
        raise Broken("The scenario in it is not the one it names.", 1)
    try:
        scenario = from_document(document, known_rules=RULES)
    except DocumentError as error:
        cause = one_line(str(error), length=300)
        raise Broken(f"The scenario in it cannot be played by this version of the game: {cause}", 1) from None
    if name := forbidden(header["overrides"]):
        raise Broken(f"It changes the rule {one_line(name, length=60)} in a way this game does not allow.", 1)
    return Setup(
        scenario=scenario,
        document=document,
        sha256=embedded["sha256"],
        dice=header.get("dice", {}),
        carried=tuple(header.get("carried", ())),
        phase_of=PhaseOf(**header["phase_of"]) if "phase_of" in header else None,
        **{name: header[name] for name in _SAME},
    )


_SAME = (
    "chair",
    "seed",
    "run",
    "player",
    "mode",
    "names",
    "locale",
    "started",
    "forked_from",
    "overrides",
)
"""What a setup and a header have alike."""

"""The author's own game, played again under the new form of the scenario.

Names are translated by ``[moved]``. An input that cannot be taken any more ends the replay, with the reason; the inputs
after it wait for the scenario to be mended. Nothing is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, frozen

from mediator_game.play.records import event_record
from mediator_game.play.session import Memory, Refused, Session, Setup
from mediator_game.playtest.rehearsal.beginning import no_time
from mediator_game.scenario.load import Loaded
from mediator_game.text.clean import one_line
from mediator_game.transcript.compare import Comparison
from mediator_game.transcript.inputs import as_input
from mediator_game.transcript.link import Link
from mediator_game.transcript.translate import parts, translated

Record = Mapping[str, Any]


@frozen
class Replay:
    """What came of playing a game's inputs again."""

    inputs: int = 0
    """The inputs there were, without what was gone back on."""
    taken: int = 0
    turn: int = 1
    stopped: str = ""
    """Which input was refused, in which turn, and why; empty when all were taken."""
    refused: str = ""
    """The same in few words: the turn, the kind of input, the reason."""
    differs: str = ""
    """The first thing that came out otherwise than before, in a sentence; empty when nothing did."""
    notes: tuple[str, ...] = ()
    """What else is to be known: renamings, forecasts that could not be kept."""

    @property
    def waiting(self) -> int:
        """The inputs that were not played."""
        return self.inputs - self.taken if self.stopped else 0


@frozen
class Preview:
    """A game that follows its scenario from save to save."""

    session: Session
    whole: Session
    """The game whose inputs it stands for: with more of them than `session` while the replay has stopped."""
    replay: Replay
    _sequence: int

    @classmethod
    def of(cls, session: Session) -> Preview:
        """Return a preview that has not been through any change."""
        return cls(session, session, Replay(turn=turn_of(session)), session.sequence)

    @property
    def went_on(self) -> bool:
        """Whether the author has played on since the replay; what was waiting then is given up."""
        return self.session.sequence != self._sequence

    def under(self, loaded: Loaded) -> Preview:
        """Return the preview under a form of the scenario without errors; the same one under the same form."""
        if loaded.sha256 == self.session.setup.sha256:
            return self
        base = self.session if self.went_on else self.whole
        session, replay = replayed(base, loaded)
        return Preview(session, base if replay.stopped else session, replay, session.sequence)


def turn_of(session: Session) -> int:
    """Return the turn a game stands in."""
    return session.position.state.values[session.rules.layout["turn"]]


def replayed(played: Session, loaded: Loaded) -> tuple[Session, Replay]:
    """Play the inputs of a game again under another form of its scenario, which has no errors."""
    if loaded.scenario is None:
        raise ValueError("a scenario with errors cannot be played")
    link = Link(played.setup.scenario, loaded.scenario)
    records = _kept(played)
    chair = link.now("chair", played.setup.chair)
    if not link.is_there("chair", played.setup.chair):
        session = _session(played.setup, loaded, next(iter(loaded.scenario.chair)))
        missing = link.missing("chair", played.setup.chair)
        return session, Replay(len(records), stopped=missing, refused=missing)
    session = _session(played.setup, loaded, chair)
    return session, _Course(played, session, link).run(records)


def _session(then: Setup, loaded: Loaded, chair: str) -> Session:
    assert loaded.scenario is not None
    setup = evolve(then, scenario=loaded.scenario, document=loaded.document, sha256=loaded.sha256, chair=chair)
    return Session(setup, Memory(), no_time)


class _Course:
    """One game on its way through the new form."""

    def __init__(self, played: Session, session: Session, link: Link) -> None:
        self._played, self._session, self._link = played, session, link
        self._comparison = Comparison(link, played.rules, session.rules)
        self._differs = ""
        self._lost: list[str] = []
        self._compare("The beginning", (), (), 0)

    def run(self, records: tuple[tuple[Record, bool], ...]) -> Replay:
        taken, stopped, refused = 0, "", ""
        for record, loose in records:
            where = f"Turn {turn_of(self._session)}"
            if reason := self._do(record):
                said = f"{_what(record)} was taken before and is refused now: {_sentence(reason)}"
                if not loose:
                    stopped = f"{where}: {said}"
                    refused = f"{where}, {_kind(record)}: {_sentence(reason)}"
                    break
                self._lost.append(f"Not kept, from what you went back on: {said}")
            elif not loose:
                self._compare(where, record["events"], self._session.records[-1]["events"], record["seq"])
            taken += 1
        notes = (*(note for note in self._link.notes() if note.startswith("Renamed")), *self._lost)
        return Replay(len(records), taken, turn_of(self._session), stopped, refused, self._differs, notes)

    def _do(self, record: Record) -> str:
        """Give an input of then to the game of now; return why it was refused, or an empty text."""
        for table, name in parts(record):
            if not self._link.is_there(table, name):
                return self._link.missing(table, name)
        try:
            self._session.do(as_input(translated(record, self._link.now)))
        except Refused as refused:
            return refused.reason
        return ""

    def _compare(self, where: str, then: Any, now: Any, sequence: int) -> None:
        """Keep the first difference."""
        if self._differs:
            return
        before, after = self._played.position_at(sequence), self._session.position
        if not sequence:
            then, now = ([event_record(event) for event in one.events] for one in (before, after))
        found = self._comparison.events(then, now)
        found = found or self._comparison.values(before.state.values, after.state.values)
        self._differs = f"{where}: {found}" if found else ""


def _kept(played: Session) -> tuple[tuple[Record, bool], ...]:
    """Return the inputs that lead to where a game stands, without what it went back on.

    A forecast once given stays given: one from what was gone back on follows the moment gone back to, marked True.
    """
    records: dict[int, Record] = {int(record["seq"]): record for record in played.records[1:]}  # type: ignore[call-overload]
    paths: dict[int, tuple[tuple[int, bool], ...]] = {0: ()}
    here = 0
    for number, record in records.items():
        if record["type"] == "rewind":
            back = paths[record["to"]]
            known = {one for one, _ in back}
            left = ((one, True) for one, _ in paths[here] if one not in known and records[one]["type"] == "forecast")
            paths[number] = (*back, *left)
        else:
            paths[number] = paths[here] if record["type"] == "quit" else (*paths[here], (number, False))
        here = number
    return tuple((records[number], loose) for number, loose in paths[here])


def _kind(record: Record) -> str:
    return one_line(str(record["move"] if record["type"] == "move" else record["type"]).replace("_", " "))


def _what(record: Record) -> str:
    named = [name for _, name in parts(record)]
    return one_line(" ".join(named) if record["type"] == "move" else " ".join([_kind(record), *named]))


def _sentence(reason: str) -> str:
    return f"{one_line(reason, length=300).rstrip('.')}."

"""A saved game played again under another form of its scenario - today's file - and compared step by step.

The inputs are translated by the ``[moved]`` of the scenario of today. Nothing is passed over in silence: the first
difference ends the comparison and is named with its line, and what only one of the two scenarios has is listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from mediator_game.play.records import event_record
from mediator_game.play.session import Refused, Session, Setup
from mediator_game.scenario import moved
from mediator_game.scenario.load import Loaded
from mediator_game.text.clean import one_line
from mediator_game.transcript.compare import Comparison
from mediator_game.transcript.inputs import as_input
from mediator_game.transcript.journal import Journal
from mediator_game.transcript.lines import Record
from mediator_game.transcript.link import MOST_NAMED, Link
from mediator_game.transcript.reading import Broken, Transcript
from mediator_game.transcript.replay import Divergence, Reins, Replayed, replay
from mediator_game.transcript.translate import parts, translated
from mediator_game.transcript.verify import Verdict, judge


@frozen
class Differs(Exception):  # noqa: N818 - a finding about two scenarios, not an error of the program
    """The game is another under the scenario of today, from `line` of the transcript on."""

    line: int
    reason: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.reason}"


@frozen
class Under:
    """What came of playing a save again under another form of its scenario."""

    verdict: Verdict
    notes: tuple[str, ...] = ()
    """Sentences on what is not alike in the two scenarios, and did not make another game."""

    def as_json(self) -> dict[str, object]:
        """Return it in its documented shape: a verdict's, and the notes."""
        return {**self.verdict.as_json(), "notes": list(self.notes)}


def verify_under(transcript: Transcript, loaded: Loaded) -> Under:
    """Play a transcript again under a scenario that loaded without errors, and say whether it is the same game."""
    count = len(transcript.records)
    try:
        again = _Again(transcript, loaded, Reins())
        try:
            again.run()
        except Differs as differs:
            return Under(Verdict(transcript.path, False, count, differs.line, differs.reason), again.notes())
    except (Broken, Divergence) as found:
        return Under(Verdict(transcript.path, False, count, found.line or None, found.reason))
    if transcript.faults:
        first = transcript.faults[0]
        return Under(Verdict(transcript.path, False, count, first.line or None, first.cause), again.notes())
    return Under(Verdict(transcript.path, True, count), again.notes())


def fork_under(transcript: Transcript, loaded: Loaded, now: datetime, token: str) -> tuple[Path, tuple[str, ...]]:
    """Write a save that goes on under another form of the scenario, beside the old one; return it and the notes.

    Raises `Differs` when it would be another game, `Broken` or `Divergence` when the old one cannot be replayed;
    nothing is left behind then.
    """
    if transcript.faults:
        raise transcript.broken()
    tried = _Again(transcript, loaded, Reins())
    tried.run()
    scenario = loaded.scenario
    assert scenario is not None
    with Journal.create(transcript.path.parent, now=now, slug=scenario.scenario.id, token=token) as journal:
        _Again(transcript, loaded, Reins(journal), run=journal.path.stem, now=now).run()
        journal.try_again()
        if journal.trouble:
            raise Broken(journal.trouble)
    return journal.path, tried.notes()


class _Again:
    """One transcript on its way through another form of its scenario."""

    def __init__(
        self, transcript: Transcript, loaded: Loaded, reins: Reins, run: str = "", now: datetime | None = None
    ) -> None:
        if loaded.scenario is None:
            raise ValueError("a scenario with errors cannot be played")
        self._loaded, self._reins = loaded, reins
        self._run, self._now = run, now
        self._steps = replay(transcript)
        self._first = next(self._steps)
        self._link = Link(self._first.session.setup.scenario, loaded.scenario)
        self._same_file = self._first.session.setup.sha256 == loaded.sha256
        self._comparison: Comparison | None = None
        self._menu = ""

    def run(self) -> None:
        """Play to the end; raise `Differs` where the games part."""
        judge(self._first)
        session = self._begin(self._first)
        then = self._first.session
        comparison = self._comparison = Comparison(self._link, then.rules, session.rules)
        begun = [[event_record(event) for event in one.position.events] for one in (then, session)]
        self._judge(comparison, 1, begun[0], begun[1], then, session)
        for step in self._steps:
            judge(step)
            self._reins.seconds = step.recorded["t"]
            self._do(session, step)
            latest: Mapping[str, Any] = self._reins.latest
            self._look_at_menu(step.line, step.recorded["shown"], latest["shown"])
            self._judge(comparison, step.line, step.recorded["events"], latest["events"], step.session, session)

    def notes(self) -> tuple[str, ...]:
        """Return what is not alike, in sentences."""
        if self._same_file:
            return ("The scenario has not changed since.",)
        found = [*self._link.notes()]
        if comparison := self._comparison:
            found += _aside("the scenario of then", self._unexplained(comparison.aside_then))
            found += _aside("the scenario of today", self._unexplained(comparison.aside_today))
            if comparison.other_causes:
                found.append(f"Other causes are given for {comparison.other_causes}.")
        return tuple(found + ([self._menu] if self._menu else []))

    def _begin(self, step: Replayed) -> Session:
        then, link = step.session.setup, self._link
        if not link.is_there("chair", then.chair):
            raise Differs(1, link.missing("chair", then.chair))
        setup = evolve(
            then,
            scenario=link.today,
            document=self._loaded.document,
            sha256=self._loaded.sha256,
            chair=link.now("chair", then.chair),
            dice={_loaded(key, link.now): shown for key, shown in then.dice.items()},
        )
        if self._now is not None:
            setup = evolve(setup, run=self._run, forked_from=then.run, started=self._now.isoformat(timespec="seconds"))
        return _session(setup, self._reins)

    def _do(self, session: Session, step: Replayed) -> None:
        record = step.recorded
        for table, name in parts(record, [str(one.id) for one in self._link.then.measure]):
            if not self._link.is_there(table, name):
                raise Differs(step.line, self._link.missing(table, name))
        try:
            session.do(as_input(translated(record, self._link.now)))
        except Refused as refused:
            what = _what(record)
            raise Differs(step.line, f"{what} was taken then and is refused now: {_sentence(refused.reason)}") from None

    def _judge(
        self, comparison: Comparison, line: int, before: list[Any], after: list[Any], then: Session, today: Session
    ) -> None:
        difference = comparison.events(before, after) or comparison.values(
            then.position.state.values, today.position.state.values
        )
        if difference:
            raise Differs(line, difference)

    def _look_at_menu(self, line: int, then: Mapping[str, Any], today: Mapping[str, Any]) -> None:
        """Keep the first move that the player could make under one scenario and not under the other."""
        new = set(self._link.new("move"))
        before = {self._link.now("move", name) for name in then["open"] if self._link.is_there("move", name)}
        after = {name for name in today["open"] if name not in new}
        if not self._menu and before != after:
            name = sorted(before ^ after)[0]
            when = "then and not now" if name in before else "now and not then"
            self._menu = f"The menu is another from line {line} on: {name} could be chosen {when}."

    def _unexplained(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the variables that are not of a part which is itself gone or new, and was named for it."""
        known = {(table, one) for table in moved.TABLES for one in (*self._link.gone(table), *self._link.new(table))}
        return tuple(name for name in names if not known.intersection(_parts_of(name)))


def _session(setup: Setup, reins: Reins) -> Session:
    try:
        return Session(setup, reins, reins.now)
    except ValueError as error:
        raise Differs(1, f"The game cannot be begun: {_sentence(str(error))}") from None


def _loaded(key: str, rename: moved.Rename) -> str:
    kind, _, rest = key.partition("/")
    subject, _, turn = rest.rpartition("/")
    return f"{kind}/{moved.die(kind, subject, rename)}/{turn}"


def _parts_of(variable: str) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()

    def note(table: str, name: str) -> str:
        found.add((table, name))
        return name

    moved.variable(variable, note)
    return found


def _aside(where: str, names: tuple[str, ...]) -> list[str]:
    shown = ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else "")
    return [f"Only {where} has {shown}."] if names else []


def _what(record: Record) -> str:
    named = [name for _, name in parts(record)]
    return one_line(f"{record['type']} {' '.join(named)}".strip() if named else f"the input {record['type']}")


def _sentence(reason: str) -> str:
    return f"{one_line(reason, length=300).rstrip('.')}."

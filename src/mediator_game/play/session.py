"""Session, the one way to play: inputs in, records and events out. Both faces and every analysis drive it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve, frozen

from mediator_game.engine.actions import EndTurn, Move, OpenNote
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.endings import UNRESOLVED
from mediator_game.engine.menu import Refused, closed, offered, over
from mediator_game.engine.renamed import loaded
from mediator_game.engine.rules import Rules
from mediator_game.engine.step import initial, start, step
from mediator_game.play import beside
from mediator_game.play.inputs import Input, Rewind
from mediator_game.play.knowledge import Knowledge
from mediator_game.play.position import Position
from mediator_game.play.records import KINDS, Memory, Setup, Sink, event_record, header, input_fields
from mediator_game.play.scene import Scene
from mediator_game.play.telling import Teller, summaries
from mediator_game.play.view import SourceView, Told, View, Why
from mediator_game.play.why import Explainer

__all__ = ["Memory", "Refused", "RewindPoint", "Session", "Setup", "Sink"]


@frozen
class RewindPoint:
    """A moment `Rewind` may go back to: just after record `sequence`."""

    sequence: int
    turn: int
    label: str
    title: str


class Session:
    """One game being played.

    Every input that is taken becomes one record, handed to the sink before `do` returns. An input that cannot be
    taken raises `Refused` and leaves no trace. `clock` gives relative seconds; nothing else here knows the time.
    """

    def __init__(self, setup: Setup, sink: Sink, clock: Callable[[], float], *, rules: Rules | None = None) -> None:
        self.setup = setup
        self.rules = rules or compile_rules(setup.scenario, setup.overrides)
        self._sink, self._clock = sink, clock
        self._dice = KeyedDice(setup.seed, loaded(setup.dice, self.rules.moved))
        self._teller = Teller(self.rules, setup.names)
        begun = start(self.rules, self._dice, setup.chair, carried=setup.carried)
        # As drawn: what a chair brings with it comes after, so that it moves what is known as any change does.
        self._start = initial(self.rules, self._dice).values
        first = Position(0, "The beginning", begun.state, begun.state.values, events=begun.events)
        self._positions = {0: first}
        self._parents: dict[int, int] = {}
        self._moments: set[int] = set()
        self._here = first
        self._sequence = 0
        self.records: tuple[Mapping[str, object], ...] = ()
        self._write(header(setup, self.rules.constants))

    # What a face asks

    @property
    def ended(self) -> bool:
        """Whether the game has reached an outcome."""
        return over(self.rules, self._here.state.values)

    @property
    def outcome(self) -> str | None:
        """The outcome's id, or None while the game goes on."""
        number = self._here.state.values[self.rules.layout["over"]]
        if not number:
            return None
        outcomes = self.rules.outcomes
        return outcomes[number - 1].id if number <= len(outcomes) else UNRESOLVED

    @property
    def sequence(self) -> int:
        """The number of inputs recorded."""
        return self._sequence

    @property
    def trouble(self) -> str:
        """Why records are not being kept, in a sentence; empty while they are."""
        return self._sink.trouble

    @property
    def position(self) -> Position:
        """Where the game stands: for analyses, not for faces (it holds what is hidden)."""
        return self._here

    @property
    def start_values(self) -> tuple[int, ...]:
        """The values drawn at the start: for analyses, not for faces."""
        return self._start

    def position_at(self, sequence: int) -> Position:
        """Return where the game stood after record `sequence`; KeyError when there is none."""
        return self._positions[sequence]

    def view(self) -> View:
        """Return what the trainee may see now."""
        return self._scene().view(self._here, self.setup)

    def why(self, event: int) -> Why:
        """Explain an event, or (a negative number) a line that told of a gauge; KeyError when there is no such
        event.
        """
        events = {one.id: one for one in self._here.events}
        explainer = Explainer(self.rules, self._teller, events, self.source, numbers=self.setup.mode == "training")
        if event > 0:
            answer = explainer.event(event)
        elif 0 < -event <= len(self._here.summaries):
            answer = explainer.gauge(event, self._here.summaries[-event - 1])
        else:
            raise KeyError(event)
        return answer if self.setup.mode == "training" else evolve(answer, changes=(), causes=(), dice=())

    def source(self, id: str) -> SourceView | None:
        """Return a source by its id, or None.

        What a source tells of the scenario's own time and after stays shut until the debrief's gate is open.
        """
        opened = self.ended and len(self._here.alternatives) >= beside.ALTERNATIVES
        return self._scene().source(id, opened=opened)

    def rewind_points(self) -> tuple[RewindPoint, ...]:
        """Return where the game may go back to, newest first; empty in an assessed game."""
        if self.setup.mode == "assessed":
            return ()
        scene, points, here = self._scene(), [], self._here
        for position in self._branch(here)[:-1]:
            if position.sequence and position.sequence not in self._moments:
                continue
            turn = position.state.values[self.rules.layout["turn"]]
            points.append(RewindPoint(position.sequence, turn, scene.label(turn), position.title))
        return tuple(reversed(points))

    # What a face does

    def do(self, entered: Input) -> tuple[Told, ...]:
        """Take an input: record it, and say what happened; raise `Refused` when it cannot be taken."""
        shown = self._shown()
        turn = self._here.state.values[self.rules.layout["turn"]]
        entered = beside.tidy(entered)
        before = self._here
        after = self._next(entered)
        self._sequence += 1
        after = evolve(after, sequence=self._sequence)
        self._positions[self._sequence] = after
        self._parents[self._sequence] = entered.to if isinstance(entered, Rewind) else before.sequence
        self._here = after
        if isinstance(entered, Move | EndTurn | OpenNote):
            self._moments.add(self._sequence)
        told = () if isinstance(entered, Rewind) else after.log[len(before.log) :]
        fresh = () if isinstance(entered, Rewind) else after.events[len(before.events) :]
        self._write(
            {
                "type": KINDS[type(entered)],
                "seq": self._sequence,
                "turn": turn,
                "t": round(self._clock(), 2),
                **input_fields(entered),
                "shown": shown,
                "state": after.state.fingerprint(),
                "events": [event_record(event) for event in fresh],
            }
        )
        return told

    def _next(self, entered: Input) -> Position:
        if isinstance(entered, Move | EndTurn | OpenNote):
            return self._engine(entered)
        if isinstance(entered, Rewind):
            return self._rewind(entered)
        return beside.apply(self.rules, self._here, entered, ended=self.ended)

    def _engine(self, entered: Move | EndTurn | OpenNote) -> Position:
        here = self._here
        done = step(self.rules, here.state, entered, self._dice)
        log = here.log + self._teller.tell(done.events, here.state.values, here.events)
        position = evolve(here, state=done.state, log=log, events=here.events + done.events, title=self._title(entered))
        if done.state.values[self.rules.text.draft] != here.state.values[self.rules.text.draft]:
            options = zip(self.rules.issues, self.rules.text.options, strict=True)
            position = evolve(position, draft_before={issue.id: here.state.values[slot] for issue, slot in options})
        if isinstance(entered, EndTurn):
            return self._turned(here, position, done.turn_ends)
        return evolve(position, happened=beside.forecasts_come_true(self.rules, here.happened, (done.state.values,)))

    def _turned(self, before: Position, after: Position, turn_ends: tuple[tuple[int, ...], ...]) -> Position:
        fresh = after.events[len(before.events) :]
        old = Knowledge(self.rules, self._start, before.state.values)
        new = Knowledge(self.rules, self._start, after.state.values)
        lines = tuple(summaries(old, new, fresh, len(before.summaries) + 1))
        return evolve(
            after,
            log=after.log + tuple(told for told, _ in lines),
            summaries=before.summaries + tuple(summary for _, summary in lines),
            turn_start=before.state.values,
            happened=beside.forecasts_come_true(self.rules, before.happened, turn_ends),
            shut=before.shut.union(beside.forecasts_come_true(self.rules, {}, turn_ends)),
        )

    def _rewind(self, entered: Rewind) -> Position:
        if self.setup.mode == "assessed":
            raise Refused("An assessed game cannot be rewound.")
        allowed = {point.sequence for point in self.rewind_points()}
        if entered.to not in allowed:
            raise Refused("There is no such moment to go back to in this game.")
        # A forecast once given stays given: what is known since would make another one.
        return evolve(self._positions[entered.to], forecasts=self._here.forecasts)

    def _title(self, entered: Move | EndTurn | OpenNote) -> str:
        if isinstance(entered, EndTurn):
            return "The turn ended"
        if isinstance(entered, OpenNote):
            return next(note.title for note in self.setup.scenario.note if note.id == entered.note)
        facts = {"target": entered.target, "option": entered.option, "power": entered.power}
        return self.rules.moves[entered.move].definition.title + self._teller.arguments(facts)

    def _branch(self, position: Position) -> list[Position]:
        """Return the positions from the start to `position`, without the branches that were rewound."""
        branch = [position]
        while branch[-1].sequence:
            parent = self._parents[branch[-1].sequence]
            branch.append(self._positions[parent])
        return branch[::-1]

    def _shown(self) -> dict[str, object]:
        v = self._here.state.values
        reasons = {rule.definition.id: closed(self.rules, v, rule) for rule in offered(self.rules, v)}
        return {
            "open": [name for name, reason in reasons.items() if reason is None],
            "closed": {name: reason for name, reason in reasons.items() if reason is not None},
        }

    def _scene(self) -> Scene:
        return Scene(self.rules, self._teller, self._start)

    def _write(self, record: Mapping[str, object]) -> None:
        self.records += (record,)
        self._sink.write(record)

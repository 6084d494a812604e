"""A View made from a game: people, powers, the text, the menu, papers - only what the trainee may know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from mediator_game.engine import formulas, menu, truce
from mediator_game.engine.actions import Move, OpenNote
from mediator_game.engine.rules import MoveRule, Rules, SideRules, Values
from mediator_game.play import words
from mediator_game.play.knowledge import Knowledge, answer
from mediator_game.play.likely import forecast
from mediator_game.play.rivals import papers
from mediator_game.play.sheet import text_view
from mediator_game.play.telling import Teller, capital
from mediator_game.play.view import (
    BlocView,
    Choice,
    Gauge,
    Holder,
    MapView,
    MoveView,
    NoteView,
    PaperView,
    PowerView,
    SideView,
    TextView,
    Trend,
)
from mediator_game.scenario.model import Bloc
from mediator_game.text.markdown import Block, parse
from mediator_game.text.names import fill

HOLDS = ("○", "●")
"""The sign of each side on the map: shape, not colour."""


@frozen
class Describer:
    """Describes one moment. `before` is the same knowledge at the last turn's end, for trends."""

    rules: Rules
    teller: Teller
    now: Knowledge
    before: Knowledge
    numbers: bool

    def prose(self, text: str) -> tuple[Block, ...]:
        """Return prose with its places filled in, as blocks."""
        return parse(fill(text, self.teller.places))

    def line(self, text: str) -> str:
        """Return one line with its places filled in."""
        return fill(text, self.teller.places)

    # Gauges

    def gauge(self, name: str, title: str, scale: str) -> Gauge:
        """Return a gauge as the trainee knows it."""
        index = self.rules.layout[name]
        unit = self.rules.layout.slots[index].scale
        moved = (self.now.v[index] - self.before.v[index]) / unit
        return self._gauge(name, title, scale, self.now.points(name), moved)

    def _gauge(self, name: str, title: str, scale: str, now: tuple[int, int], moved: float) -> Gauge:
        chosen = words.SCALES[scale]
        said = words.phrase(chosen, *now)
        # By what happened, not by what was learnt: a narrower band is no rise.
        trend: Trend = "same" if abs(moved) < 1 else "up" if moved > 0 else "down"
        exact = now[0] == now[1] and self.numbers
        known = "unknown" if said == "?" else "known" if exact else "estimated"
        low, high = words.coarse(*now) if self.numbers else words.band(chosen, *now)
        return Gauge(name, title, said, low, high, known, trend)  # type: ignore[arg-type]

    def world(self) -> tuple[Gauge, ...]:
        """Return the gauges everybody shares, and the scenario's own tracks."""
        found = []
        if self.rules.sides:
            if any(power.co_chair for power in self.rules.powers.values()):
                found.append(self.gauge("cohesion", capital(self.rules.scenario.words.mediators), "cohesion"))
            found.append(self.gauge("tension", f"The {self.rules.scenario.words.line}", "tension"))
        if self.rules.measures:
            found.append(self.gauge("confidence", "Confidence", "confidence"))
        if self.rules.fighting is not None:
            found.append(self.gauge("verify", "Watch on a truce", "verify"))
        found += [self.gauge(t.id, t.title, "track") for t in self.rules.scenario.track if not t.hidden]
        return tuple(found)

    # People

    def sides(self) -> tuple[SideView, ...]:
        """Return both sides."""
        return tuple(self._side(name) for name in self.rules.scenario.side)

    def _side(self, name: str) -> SideView:
        written, side, v = self.rules.scenario.side[name], self.rules.side(name), self.now.v
        gauges: tuple[Gauge, ...] = (
            self._gauge(f"{name}.base", "Base at home", "base", self.now.base(name), self._base_moved(side)),
            self.gauge(f"{name}.rhetoric", "Rhetoric", "rhetoric"),
            self.gauge(f"{name}.trust", "Trust in you", "trust"),
            self.gauge(f"{name}.cover", "Political cover", "cover"),
            self.gauge(f"{name}.press", "Outside pressure", "press"),
        )
        if self.rules.fighting is not None:
            gauges += (self.gauge(f"{name}.weary", "Weariness", "weary"),)
        return SideView(
            id=name,
            name=written.name,
            leader=capital(self.teller.leader(name, v)),
            capital=self.teller.places.get(written.capital, written.capital),
            answer=answer(self.rules, name, v),
            complaint=self._issue(v[side.complaint]) if v[side.shown] else "",
            gauges=gauges,
            blocs=tuple(self._bloc(name, bloc) for bloc in written.bloc),
            dossier=self.prose(written.dossier),
            source=written.source,
        )

    def _base_moved(self, side: SideRules) -> float:
        return (formulas.base(side, self.now.v) - formulas.base(side, self.before.v)) / formulas.BASE_UNIT

    def _bloc(self, side: str, written: Bloc) -> BlocView:
        name, v = f"{side}.{written.id}", self.now.v
        bloc = self.rules.blocs[name]
        return BlocView(
            id=name,
            title=capital(written.title),
            weight=words.word(words.WEIGHTS, written.clout) if written.clout else "no say at home",
            support=self.gauge(f"{name}.support", "Support", "support"),
            stance=self.now.stance(bloc),
            complaint=self._issue(v[bloc.complaint]),
            contacted=v[bloc.channels] > 0,
            knows_text=bool(v[self.rules.text.exists] and (v[bloc.knows] or v[self.rules.text.public_since])),
            walked_out=v[bloc.walked_out] > 0,
            civic=written.civic,
            dossier=self.prose(written.dossier),
            source=written.source,
            voiceless=not written.clout,
        )

    def _issue(self, number: int) -> str:
        return self.rules.issues[number - 1].title if number else ""

    def powers(self) -> tuple[PowerView, ...]:
        """Return the outside powers."""
        return tuple(self._power(name) for name in self.rules.powers)

    def _power(self, name: str) -> PowerView:
        written, power = self.rules.scenario.power[name], self.rules.powers[name]
        exists = self.now.v[self.rules.text.exists]
        return PowerView(
            id=name,
            name=written.name,
            will=self.gauge(f"{name}.will", "Political capital", "will"),
            attitude=words.attitude(power.attitude(self.now.v)) if exists and power.cares else "no view of the text",
            co_chair=written.co_chair,
            role=self.rules.scenario.words.mediator if written.co_chair else "",
            levers=tuple(self.teller.whom(target) for target, force in power.lever.items() if force),
            dossier=self.prose(written.dossier),
            source=written.source,
        )

    def text(self, changed: frozenset[str]) -> TextView:
        """Return the text and what is known of each option; `changed` names the issues the latest draft changed."""
        return text_view(self.rules, self.teller, self.now, changed)

    def papers(self) -> tuple[PaperView, ...]:
        """Return the papers of others that the trainee knows of."""
        return papers(self.rules, self.teller, self.now)

    # What can be done

    def moves(self) -> tuple[MoveView, ...]:
        """Return the menu, closed moves and their reasons included."""
        return tuple(self._move(rule) for rule in menu.offered(self.rules, self.now.v))

    def _move(self, rule: MoveRule) -> MoveView:
        move, v = rule.definition, self.now.v
        reason = menu.closed(self.rules, v, rule)
        choices = () if move.does in {"table", "amend"} else tuple(self._choices(rule))
        if reason is None and choices and all(choice.closed for choice in choices):
            reason = choices[0].closed if len(choices) == 1 else "nobody is open to it now"
        return MoveView(
            id=move.id,
            title=self.line(move.title),
            hint=self.line(move.hint),
            verb=move.does or "",
            closed=self.line(reason or ""),
            cost=move.cost,
            choices=choices,
        )

    def _choices(self, rule: MoveRule) -> Iterator[Choice]:
        for move in menu.forms(self.rules, rule):
            if move.option and move.option not in menu.locked(self.rules, self.now.v):
                continue
            reason = menu.refusal(self.rules, self.now.v, move) or ""
            if move.power and move.target and not self.rules.powers[move.power].lever.get(move.target):
                continue
            yield Choice(self._named(move), move, self.line(reason), self._hint(move))

    def _named(self, move: Move) -> str:
        parts = []
        if move.power:
            parts.append(self.rules.scenario.power[move.power].name)
        if move.option:
            parts.append(self.teller.option(move.option))
        if move.target:
            side = move.target.split(".")[0]
            who = capital(self.teller.whom(move.target))
            parts.append(who if "." not in move.target else f"{self.rules.scenario.side[side].name}: {who}")
        return " - ".join(parts) or self.rules.moves[move.move].definition.title

    def _hint(self, move: Move) -> str:
        if move.target in self.rules.measures:
            return forecast(self.now, self.rules.measures[move.target])
        if move.target in self.rules.blocs:
            return self.now.stance(self.rules.blocs[move.target]).replace("-", "")
        return answer(self.rules, move.target, self.now.v) if move.target else ""

    def notes(self) -> tuple[NoteView, ...]:
        """Return the papers on the desk; what an unopened one says is not here."""
        found = []
        for note in self.rules.scenario.note:
            opened = self.now.v[self.rules.layout[f"notes.{note.id}.opened"]] > 0
            shut = not opened and menu.refusal(self.rules, self.now.v, OpenNote(note.id)) is not None
            reason = (note.closed or "not yet on your desk") if shut else ""
            found.append(
                NoteView(
                    id=note.id,
                    title=self.line(note.title),
                    origin=self.line(note.origin),
                    opened=opened,
                    closed=self.line(reason),
                    text=self.prose(note.text) if opened else (),
                    source=note.source if opened else (),
                    invented=note.invented,
                )
            )
        return tuple(found)

    def map(self) -> MapView:
        """Return the map."""
        written = self.rules.scenario.map
        rows = tuple(tuple(row.split()) for row in written.grid.strip().splitlines())
        legend = tuple((letter, self.teller.places.get(place, place)) for letter, place in written.legend.items())
        letters = {place: letter for letter, place in written.legend.items()}
        marks = tuple((letters[one], said) for said, group in written.groups.items() for one in group if one in letters)
        return MapView(rows, legend, self.line(written.note), marks, self._holders(letters), self._front())

    def _holders(self, letters: Mapping[str, str]) -> tuple[Holder, ...]:
        sides = list(self.rules.scenario.side.values())
        held = [(place, self.now.v[place.holder]) for place in self.rules.ground.places]
        return tuple(
            Holder(letters.get(place.name, ""), self.teller.places[place.name], sides[by].name, HOLDS[by % len(HOLDS)])
            for place, by in held
        )

    def _front(self) -> str:
        if self.rules.fighting is None:
            return ""
        if truce.in_force(self.rules, self.now.v):
            return "A truce is in force."
        return "There is fighting." if self.now.v[self.rules.fighting.war] else "There is no war."


def changed_issues(rules: Rules, before: Mapping[str, int], v: Values) -> frozenset[str]:
    """Return the issues on which the text differs from `before` (option numbers by issue)."""
    return frozenset(
        issue.id
        for issue, slot in zip(rules.issues, rules.text.options, strict=True)
        if before.get(issue.id, v[slot]) != v[slot]
    )

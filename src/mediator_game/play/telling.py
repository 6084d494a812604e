"""Events told as a person would hear of them: dispatches with a place line and a date, and quiet lines for what
moved.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from mediator_game.engine.arithmetic import half_up
from mediator_game.engine.events import Event
from mediator_game.engine.rules import Rules, Values
from mediator_game.play import words
from mediator_game.play.knowledge import Knowledge
from mediator_game.play.places import place_names
from mediator_game.play.view import Told, Trend
from mediator_game.scenario import calendar
from mediator_game.scenario.model import Dispatch, Reaction
from mediator_game.scenario.model import Event as ScenarioEvent
from mediator_game.text.markdown import plain
from mediator_game.text.names import fill, fill_sentences, placeholders

_GO_ON = frozenset({"agitation", "contagion", "dividend", "creep", "venue-shopping"})
"""What comes again every turn once it has begun."""
_LINES = _GO_ON | {"shock"}
"""Told on one quiet line."""
_NAMED = frozenset({"leader", "side", "bloc", "power", "paper"})
"""Words of a telling that name somebody or something, and may begin with an article."""
_UNTOLD = frozenset({"counters", "drift", "turn", "dice", "seated", "carried", "note", "outcome"})


@frozen
class Summary:
    """One line at a turn's end: a gauge that moved, and the events of the step that moved it."""

    variable: str
    events: tuple[int, ...]


class Teller:
    """Tells the events of one scenario; `names` is "report" or "both"."""

    def __init__(self, rules: Rules, names: str) -> None:
        self._rules = rules
        self._scenario = rules.scenario
        self.places = place_names(rules.scenario, names)
        self._moves = {str(move.id): move for move in self._scenario.move}
        self._measures = {str(one.id): one.title for one in self._scenario.measure}
        self._authored: dict[str, Reaction | ScenarioEvent] = {
            **{str(one.id): one for one in self._scenario.reaction},
            **{str(one.id): one for one in self._scenario.event},
        }

    def tell(self, events: Iterable[Event], before: Values, earlier: Iterable[Event] = ()) -> tuple[Told, ...]:
        """Tell a step's events, the earliest date first; what goes on turn after turn only when it begins.

        Each is told as things stood when it happened: `before` are the values before the step, `earlier` the events
        of the steps before.
        """
        told: list[tuple[datetime.date, Told]] = []
        v = list(before)
        told_before = {(event.kind, event.subject) for event in earlier}
        begun = {one for one in told_before if one[0] in _GO_ON}
        made = Counter(event.turn for event in earlier if event.kind == "move")
        for place, event in enumerate(events):
            stood = tuple(v)
            made[event.turn] += event.kind == "move"
            for change in event.changes:
                v[self._rules.layout[change.variable]] += change.delta
            if event.kind in _UNTOLD or event.facts.get("secret") or (event.kind, event.subject) in begun:
                continue
            if event.kind in _GO_ON:
                begun.add((event.kind, event.subject))
            date = self._day(event, place, made[event.turn])
            again = event.kind == "reaction" and (event.kind, event.subject) in told_before
            day = calendar.day_label(date)
            if one := self._again(event) if again else self._one(event, day, stood if event.kind == "fall" else v):
                told.append((date, one))
        return tuple(one for _, one in sorted(told, key=lambda pair: pair[0]))

    def _one(self, event: Event, day: str, v: Values) -> Told | None:
        if event.kind == "move":
            return self._move(event, day, v)
        if event.kind in {"reaction", "event"}:
            item = self._authored[event.subject]
            text, where = item.text or item.title, item.place
            return self._told(
                v, event, "dispatch" if item.text else "line", text, where, day, item.source, item.invented
            )
        dispatch = self._dispatch(event, v)
        if dispatch is None:
            return None
        # By subject and turn, so that two blocs are not told of in the same words.
        turn = event.turn + sum(map(ord, event.subject))
        text = dispatch.texts[turn % len(dispatch.texts)]
        weight = "line" if event.kind in _LINES else "dispatch"
        where = dispatch.place or self._capital(event.subject)
        return self._told(v, event, weight, text, where, day, (), False)

    def _again(self, event: Event) -> Told:
        """A reaction that comes again is told in a line: its words have been read."""
        item = self._authored[event.subject]
        text = f"Again: {fill(item.title, self.places)}."
        return Told(event.id, event.turn, "line", "", text, "same", item.source, item.invented, True)

    def _move(self, event: Event, day: str, v: Values) -> Told:
        move = self._moves[event.subject]
        said = f"You: {move.title.lower()}{self.arguments(event.facts)}."
        if move.text:
            return self._told(v, event, "dispatch", move.text, move.place, day, move.source, move.invented)
        return self._told(v, event, "line", said, "", day, (), False)

    def arguments(self, facts: Mapping[str, int | str]) -> str:
        """Say to whom or about what a move was made: `` (the army)``."""
        parts = []
        if facts.get("option"):
            parts.append(self.option(str(facts["option"])))
        if facts.get("power"):
            parts.append(self._scenario.power[str(facts["power"])].name)
        if facts.get("target"):
            parts.append(self.whom(str(facts["target"])))
        return f" ({', '.join(parts)})" if parts else ""

    def option(self, name: str) -> str:
        """Return an option's title, with its issue's."""
        issue_id, _, option_id = name.partition(".")
        for issue in self._scenario.issue:
            for option in issue.option:
                if issue.id == issue_id and option.id == option_id:
                    return f"{issue.title}: {option.title}"
        return name

    def whom(self, name: str) -> str:
        """Return how a leader (by side), a bloc or a measure is called."""
        if (measure := self._measures.get(name)) is not None:
            return measure
        side_id, _, bloc_id = name.partition(".")
        side = self._scenario.side[side_id]
        if not bloc_id:
            return self.leader(side_id)
        return next((bloc.title for bloc in side.bloc if bloc.id == bloc_id), name)

    def leader(self, side: str, v: Values | None = None) -> str:
        """Return the title of a side's leader; after a succession, the successor's if the author gave one."""
        written = self._scenario.side[side]
        if v is not None and v[self._rules.side(side).leader] and written.successor_leader:
            return written.successor_leader
        return written.leader

    def _dispatch(self, event: Event, v: Values) -> Dispatch | None:
        kind, paper = told_as(event), str(event.facts.get("paper", ""))
        side, _, bloc = event.subject.partition(".")
        issue = str(event.facts.get("issue", ""))
        power = str(event.facts.get("power", event.subject))
        known = self.words(event, v)
        for one in self._scenario.dispatch:
            fits = (
                one.on == kind
                and one.paper in {"", paper}
                and one.side in {"", side}
                and one.bloc in {"", bloc, event.subject}
            )
            fits = fits and one.issue in {"", issue} and one.power in {"", power}
            fits = fits and one.measure in {"", event.subject}
            fits = fits and (one.when is None or self._rules.condition(one.when)(v))
            if fits and all(self._can_fill(text, known) for text in one.texts):
                return one
        return None

    @staticmethod
    def _can_fill(text: str, known: Mapping[str, str]) -> bool:
        """A telling that needs a word this event does not have (a complaint nobody made) is not for it."""
        return all(one.kind == "place" or one.name in known for one in placeholders(text))

    def words(self, event: Event, v: Values) -> dict[str, str]:
        """Return what ``{leader}`` and the like stand for in the telling of `event`."""
        subject = event.subject.split(" ")[0]
        side, _, bloc = subject.partition(".")
        own = self._scenario.words
        found = {"mediators": own.mediators, "mediator": own.mediator, "line": own.line, "front": own.front}
        if side in self._scenario.side:
            found["leader"] = self.leader(side, v)
            found["side"] = self._scenario.side[side].name
            if bloc:
                found["bloc"] = self.whom(subject)
        titles = {str(issue.id): issue.title for issue in self._scenario.issue}
        issue = str(event.facts.get("issue", ""))
        if issue in titles:
            found["issue"] = titles[issue]
        option = str(event.facts.get("option", event.subject))
        if "." in option and option.partition(".")[0] in titles:
            found["option"] = self.option(option)
        paper = next((one for one in self._scenario.paper if one.id == event.facts.get("paper")), None)
        if paper:
            found["paper"] = paper.title
        place = str(event.facts.get("place", ""))
        if place in self.places:
            found["place"] = self.places[place]
        power = str(event.facts.get("power", event.subject))
        if power in self._scenario.power:
            found["power"] = self._scenario.power[power].name
        if event.subject in self._measures:
            found |= self._of_measure(event, v)
        return found

    def _of_measure(self, event: Event, v: Values) -> dict[str, str]:
        """Return the words for a measure; who refused it is named where it was one side, or one power, alone."""
        against = str(event.facts.get("by", "")).split()
        found = {"measure": self._measures[event.subject]}
        if len(against) == 1 and against[0] in self._scenario.side:
            found["side"] = self._scenario.side[against[0]].name
            found["leader"] = self.leader(against[0], v)
        elif len(against) == 1:
            found["power"] = self._scenario.power[against[0]].name
        return found

    def _told(
        self,
        v: Values,
        event: Event,
        weight: str,
        text: str,
        where: str,
        day: str,
        source: tuple[str, ...],
        invented: bool,
    ) -> Told:
        said = capital(plain(fill_sentences(text, self.places, self.words(event, v), _NAMED)))
        dispatch = weight == "dispatch"
        return Told(
            event=event.id,
            turn=event.turn,
            weight="dispatch" if dispatch else "line",
            dateline=self._dateline(where, day) if dispatch else "",
            text=said,
            trend="same",
            source=source,
            invented=invented,
            can_ask_why=True,
        )

    def _capital(self, subject: str) -> str:
        side = subject.split(".")[0].split(" ")[0]
        if side in self._scenario.side:
            return self._scenario.side[side].capital
        if subject in self._measures:
            return next(one.place for one in self._scenario.measure if one.id == subject)
        return self._scenario.power[subject].capital if subject in self._scenario.power else ""

    def _dateline(self, where: str, day: str) -> str:
        name = self.places.get(where, "")
        return f"{name.upper()}, {day}." if name else f"{capital(day)}."

    def _day(self, event: Event, place: int, made: int) -> datetime.date:
        """Dates run on through a turn: its moves (`made` so far) in its first half and before what has a date of its
        own, what answers them in its second half.
        """
        header = self._scenario.scenario
        item = self._authored.get(event.subject)
        if event.kind == "event" and isinstance(item, ScenarioEvent) and item.date:
            return item.date
        if event.phase in {"move", "start", "note"}:
            day = calendar.day_in_turn(header, event.turn, min(12, made * 12 // (header.moves + 1)), 26)
            first, after = (calendar.turn_date(header, event.turn + more) for more in (0, 1))
            return min(day, *(one.date for one in self._scenario.event if one.date and first <= one.date < after), day)
        return calendar.day_in_turn(header, event.turn, 13 + min(place, 12), 26)


_OF_PAPERS = frozenset(
    {"leak", "shock", "agitation", "dividend", "walk-out", "violence", "rejected"},
)
"""What happens to the mediator's text and to papers of others alike, and is told in other words of these."""


def told_as(event: Event) -> str:
    """Return the kind under which a dispatch tells an event."""
    return f"paper-{event.kind}" if event.facts.get("paper") and event.kind in _OF_PAPERS else event.kind


def owner(name: str) -> str:
    """Return the possessive: ``the army's``, ``the villagers'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def capital(text: str) -> str:
    """Return `text` beginning with a capital letter."""
    return text[:1].upper() + text[1:]


def summaries(
    before: Knowledge, after: Knowledge, events: Iterable[Event], number: int
) -> Iterator[tuple[Told, Summary]]:
    """Tell what moved over a turn's end, one line a gauge: by a word, or by three points and more."""
    steps = tuple(events)
    turn = before.v[before.rules.layout["turn"]]
    for variable, subject, scale in _gauges(after):
        index = after.rules.layout[variable]
        unit = after.rules.layout.slots[index].scale
        delta = _whole(after.v[index] - before.v[index], unit)
        said = words.phrase(scale, *after.points(variable))
        crossed = said != words.phrase(scale, *before.points(variable))
        if not delta or not (crossed or abs(delta) >= 3):
            continue
        moved = tuple(event.id for event in steps if any(change.variable == variable for change in event.changes))
        verb = words.moved(delta) if variable.endswith(".support") else ("rose" if delta > 0 else "fell")
        state = f"{'now' if crossed else 'still'} {said}" if said != "?" else "how far is not known"
        trend: Trend = "up" if delta > 0 else "down"
        text = f"{capital(subject)} {verb}; {state}."
        yield Told(-number, turn, "line", "", text, trend, (), False, True), Summary(variable, moved)
        number += 1


def _whole(delta: int, unit: int) -> int:
    """Return a change in whole points, as far from nought up as down."""
    return half_up(delta, unit) if delta >= 0 else -half_up(-delta, unit)


def _gauges(known: Knowledge) -> Iterator[tuple[str, str, words.Scale]]:
    scenario = known.rules.scenario
    if scenario.side:
        yield "cohesion", f"the {owner(scenario.words.mediators)} cohesion", words.SCALES["cohesion"]
        yield "tension", f"tension on the {scenario.words.line}", words.SCALES["tension"]
    if scenario.measure:
        yield "confidence", "confidence between the sides", words.SCALES["confidence"]
    for side_id, side in scenario.side.items():
        yield f"{side_id}.rhetoric", f"rhetoric in {side.name}", words.SCALES["rhetoric"]
        for bloc in side.bloc:
            if not known.v[known.rules.blocs[f"{side_id}.{bloc.id}"].walked_out]:
                name = f"{side_id}.{bloc.id}.support"
                yield name, f"{side.name}: {owner(bloc.title)} support for the leader", words.SCALES["support"]
    for track in scenario.track:
        if not track.hidden:
            yield track.id, track.title, words.SCALES["track"]

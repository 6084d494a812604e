"""Why did this happen? An event taken apart: its changes, the chain of causes behind it, its rule, its dice and its
sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mediator_game.engine.events import Change, Event, Roll
from mediator_game.engine.layout import TENTHS
from mediator_game.engine.rules import Rules
from mediator_game.play import words
from mediator_game.play.reasons import HIDDEN, REASONS, reason, title
from mediator_game.play.telling import Summary, Teller, capital
from mediator_game.play.view import SourceView, Why, WhyLine
from mediator_game.scenario.model import Sourced

DEEPEST = 8
"""How far back a chain of causes is followed."""
HONESTY = "The direction comes from the sources named; the size is the author's judgement."
INVENTED = "This is the game's, not the record's: direction and size are the author's judgement."
OWN_LAW = "A rule of the game's model: direction from the literature on negotiation, size the author's judgement."


class Explainer:
    """Answers "why?" from the events of one game."""

    def __init__(
        self,
        rules: Rules,
        teller: Teller,
        events: Mapping[int, Event],
        source: Callable[[str], SourceView | None],
        *,
        numbers: bool,
        secrets: bool = False,
    ) -> None:
        self._rules, self._teller, self._events, self._source = rules, teller, events, source
        self._numbers, self._secrets = numbers, secrets

    def event(self, number: int) -> Why:
        """Explain one event; KeyError when there is none of that number."""
        event = self._events[number]
        authored = self._authored(event)
        return Why(
            event=number,
            title=self.name(event),
            changes=tuple(self._changes(event)),
            causes=tuple(self._chain(event)),
            rule=self._rule(event, authored),
            dice=tuple(self._dice(event)),
            sources=self._sources(authored),
            honesty=OWN_LAW if authored is None else INVENTED if authored.invented else HONESTY,
        )

    def gauge(self, number: int, summary: Summary) -> Why:
        """Explain why a gauge moved over a turn's end."""
        parts = [self._events[one] for one in summary.events]
        changes = [
            WhyLine(self._size(change), reason(self._rules.scenario, change.reason, self._reason(event)), event.id)
            for event in parts
            for change in event.changes
            if change.variable == summary.variable
        ]
        causes = [line for event in parts for line in self._chain(event)]
        seen: dict[int, WhyLine] = {}
        for line in causes:
            seen.setdefault(line.event, line)
        authored = [one for one in (self._authored(event) for event in parts) if one]
        sources = tuple({s.id: s for one in authored for s in self._sources(one)}.values())
        return Why(
            event=number,
            title=f"Why did this move: {title(self._rules.scenario, summary.variable)}?",
            changes=tuple(changes),
            causes=tuple(seen.values()),
            rule=", ".join(dict.fromkeys(self._rule(event, self._authored(event)) for event in parts)),
            dice=tuple(line for event in parts for line in self._dice(event)),
            sources=sources,
            honesty=HONESTY if authored else OWN_LAW,
        )

    def name(self, event: Event) -> str:
        """Return what an event is called, for a line in a chain."""
        scenario, subject = self._rules.scenario, event.subject
        if event.kind == "move":
            return (
                f"Your move: {self._rules.moves[subject].definition.title.lower()}{self._teller.arguments(event.facts)}"
            )
        authored = self._authored(event)
        if authored is not None:
            return capital(str(getattr(authored, "title", "") or subject))
        whom = ""
        if event.kind.startswith("measure-"):
            return f"{self._teller.whom(subject)}: {REASONS[event.kind]}"
        if event.kind == "overtaken":
            return f"{self._teller.option(subject)}: {REASONS[event.kind]}"
        if event.kind == "leak" and event.facts.get("paper"):
            return "A paper of somebody else's leaked"
        place = self._teller.places.get(str(event.facts.get("place", "")), "")
        if event.kind == "place-falls" and place:
            return f"{capital(scenario.side[subject].name)}: took {place}"
        if subject.split(".")[0] in scenario.side:
            whom = self._teller.whom(subject.split(" ")[0])
            if "." in subject:
                whom = f"{scenario.side[subject.split('.')[0]].name}, {whom}"
        elif subject in scenario.power:
            whom = scenario.power[subject].name
        said = reason(scenario, event.kind, event.kind.replace("-", " "))
        return f"{capital(whom)}: {said}" if whom else capital(said)

    def _authored(self, event: Event) -> Sourced | None:
        scenario = self._rules.scenario
        groups: Mapping[str, Iterable[Sourced]] = {
            "reaction": scenario.reaction,
            "event": scenario.event,
            "move": scenario.move,
            "outcome": scenario.outcome,
        }
        return next((one for one in groups.get(event.kind, ()) if getattr(one, "id", "") == event.subject), None)

    def _changes(self, event: Event) -> Iterable[WhyLine]:
        for change in event.changes:
            if about := title(self._rules.scenario, change.variable):
                why = reason(self._rules.scenario, change.reason, self._reason(event))
                yield WhyLine(f"{capital(about)} {self._size(change)}", why, event.id)

    def _reason(self, event: Event) -> str:
        authored = self._authored(event)
        return str(getattr(authored, "title", "") or event.subject) if authored else event.kind

    def _size(self, change: Change) -> str:
        gauge = change.variable.rpartition(".")[2]
        if gauge == "support":
            return words.moved(half(change.delta))
        if gauge in HIDDEN or not self._numbers:
            return "rose" if change.delta > 0 else "fell"
        return f"{change.delta:+d}".replace("-", "−")

    def _chain(self, event: Event) -> Iterable[WhyLine]:
        """Follow causes back, nearest first, each event once."""
        seen = {event.id}
        level = [(cause, 1) for cause in reversed(event.causes)]
        while level:
            number, depth = level.pop(0)
            if number in seen or number not in self._events or depth > DEEPEST:
                continue
            seen.add(number)
            cause = self._events[number]
            if cause.facts.get("secret") and not self._secrets:
                continue
            when = "turn " + str(cause.turn)
            yield WhyLine(self.name(cause), when, number, depth)
            level += [(further, depth + 1) for further in reversed(cause.causes)]

    def _rule(self, event: Event, authored: Sourced | None) -> str:
        return event.subject if authored is not None else event.kind

    def _dice(self, event: Event) -> Iterable[str]:
        if not self._numbers:
            return
        for roll in event.rolls:
            if not self._open(roll):
                continue
            happened = "so it happened" if roll.happened else "so it did not happen"
            yield f"{roll.kind}: {roll.chance} in 100, the die showed {roll.shown}, {happened}"

    def _open(self, roll: Roll) -> bool:
        """A chance made from hidden numbers would give them away; a clash's and a plain reaction's do not."""
        if roll.kind in {"reaction", "event"}:
            scenario = self._rules.scenario
            fixed = [one.id for one in scenario.reaction if isinstance(one.chance, int)]
            fixed += [one.id for one in scenario.event if isinstance(one.chance, int)]
            return roll.subject in fixed
        return roll.kind == "clash"

    def _sources(self, authored: Sourced | None) -> tuple[SourceView, ...]:
        found = (self._source(one) for one in authored.source) if authored else ()
        return tuple(one for one in found if one)


def half(tenths: int) -> int:
    """Return tenths of a point as whole points, away from nought."""
    return tenths // TENTHS if tenths >= 0 else -(-tenths // TENTHS)

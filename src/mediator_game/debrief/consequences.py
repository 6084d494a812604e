"""What came of the moves: the events worth a line of a timeline, what each is called, and the chain behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from mediator_game.debrief.parts import Cause, Entry
from mediator_game.debrief.phrases import listed
from mediator_game.debrief.run import Run
from mediator_game.engine.events import Event
from mediator_game.play.telling import capital
from mediator_game.scenario.model import Event as ScenarioEvent
from mediator_game.scenario.model import Measure, Reaction

KINDS = frozenset(
    {
        "leak", "shock", "walk-out", "violence", "fall", "rejected", "signed", "unsigned", "clash", "war", "reaction",
        "event", "measure-agreed", "measure-refused", "measure-broken", "place-falls", "truce-broken", "overtaken",
        "paper-tabled", "paper-alone", "paper-in-force", "paper-folded", "paper-lapsed", "letter-leaked",
        "letter-defaulted",
    }
)  # fmt: skip
"""The kinds of event that are consequences; the rest are steps on the way, or come every turn."""
GRAVE = ("war", "place-falls", "truce-broken", "fall", "rejected", "violence", "walk-out", "signed", "unsigned",
         "leak", "shock", "clash", "measure-broken", "measure-agreed", "paper-in-force", "letter-leaked")  # fmt: skip
"""The engine's own consequences, the weightiest first."""


@frozen
class Consequence:
    """One consequence: an event, or the same blow to several blocs of a side in one turn."""

    kind: str
    turn: int
    text: str
    events: tuple[Event, ...]
    sources: tuple[str, ...] = ()
    invented: bool = False

    @property
    def event(self) -> Event:
        """The event, or the first of several."""
        return self.events[0]


def consequences(run: Run) -> tuple[Consequence, ...]:
    """Return the consequences in order."""
    found: dict[tuple[str, ...], list[Event]] = {}
    for event in run.events:
        if event.kind == "shock":
            paper = str(event.facts.get("paper", ""))
            found.setdefault((event.kind, str(event.turn), event.subject.split(".")[0], paper), []).append(event)
        elif event.kind in KINDS:
            found[(event.kind, str(event.id))] = [event]
    return tuple(_consequence(run, tuple(events)) for events in found.values())


def _consequence(run: Run, events: tuple[Event, ...]) -> Consequence:
    first = events[0]
    text = _shock(run, events) if first.kind == "shock" else name(run, first)
    written: dict[str, Sequence[Reaction | ScenarioEvent | Measure]] = {
        "reaction": run.scenario.reaction,
        "event": run.scenario.event,
        **dict.fromkeys(("measure-agreed", "measure-refused", "measure-broken"), run.scenario.measure),
    }
    authored = written.get(first.kind, ())
    item = next((one for one in authored if one.id == first.subject), None)
    if item is None:
        return Consequence(first.kind, first.turn, text, events)
    return Consequence(first.kind, first.turn, text, events, item.source, item.invented)


def _shock(run: Run, events: tuple[Event, ...]) -> str:
    side = run.line(run.scenario.side[events[0].subject.split(".")[0]].name)
    blocs = listed([run.line(run.teller.whom(event.subject)) for event in events])
    return f"In {side} {_about(run, events[0])} was known, and {blocs} found less in it than they would bear"


def _about(run: Run, event: Event) -> str:
    """Return what an event of a paper is about: the mediator's text, or somebody else's paper by its title."""
    written = next((one for one in run.scenario.paper if one.id == event.facts.get("paper")), None)
    return "the text" if written is None else run.line(written.title)


def name(run: Run, event: Event) -> str:
    """Return what an event is called on a timeline or in a chain."""
    if event.kind == "move":
        return run.move_name(event)
    return _engine_name(run, event) or run.line(run.explainer.name(event))


def _engine_name(run: Run, event: Event) -> str:
    side, _, bloc = event.subject.partition(".")
    where = run.line(run.scenario.side[side].name) if side in run.scenario.side else ""
    who = run.line(run.teller.whom(event.subject)) if bloc and where else ""
    if event.kind == "note":
        return f"You opened: {_note(run, event.subject)}"
    if event.kind in {"answer-yes", "answer-no"}:
        return f"{_leader_then(run, event)} said {event.kind.removeprefix('answer-')} to the text"
    if event.kind == "fall":
        return f"{_leader_then(run, event)} lost office"
    if about := _of_paper(run, event) or _of_ground(run, event, where):
        return about
    text = _about(run, event)
    whose = f"In {where} {who}"
    step = f"“{run.line(run.teller.whom(event.subject))}”" if event.kind.startswith("measure-") else ""
    said = {
        "heard": f"{whose} were heard",
        "measure-agreed": f"{step} was agreed",
        "measure-refused": f"{step} was refused",
        "measure-broken": f"{step} broke down",
        "seated": "What your chair brought with it",
        "carried": "What earlier phases of the campaign left behind",
        "leak": "The text leaked",
        "shock": f"{whose} found less in {text} than they would bear",
        "agitation": f"{whose} kept up the agitation against {text}",
        "contagion": f"{whose} followed those who had walked out",
        "dividend": f"{whose} were content with what was signed",
        "bloc-hears": f"{whose} heard the text from you",
        "walk-out": f"{whose} walked out",
        "violence": f"Violence in {where} by those who had walked out ({who})",
        "rejected": f"The new leadership of {where} rejected the text",
        "signed": "The text was signed",
        "unsigned": "The leaders met and did not sign",
        "clash": f"There was a clash on the {run.scenario.words.line}",
        "war": f"{where} turned to arms",
    }
    return said.get(event.kind, "")


def _of_ground(run: Run, event: Event, where: str) -> str:
    """Return what an event of land, war or truce is called; empty for any other."""
    if event.kind == "place-falls":
        return f"{capital(where)} took {run.teller.places.get(str(event.facts['place']), event.facts['place'])}"
    if event.kind == "truce-broken":
        return f"{capital(where)} broke the truce"
    if event.kind == "overtaken":
        whose = "" if _about(run, event) == "the text" else f" in {_about(run, event)}"
        return f"Events overtook one term{whose}: “{run.line(run.teller.option(event.subject))}”"
    return ""


def _of_paper(run: Run, event: Event) -> str:
    """Return what an event of somebody else's paper is called; empty for one that has no words of its own here."""
    written = next((one for one in run.scenario.paper if one.id == event.facts.get("paper")), None)
    if written is None:
        return ""
    title = run.line(written.title)
    powers = run.scenario.power
    power = run.line(powers[event.subject].name) if event.subject in powers else ""
    side = event.subject.split(".")[0]
    where = run.line(run.scenario.side[side].name) if side in run.scenario.side else ""
    said = {
        "leak": f"It came out that there was {title}",
        "walk-out": f"In {where} a bloc walked out over {title}",
        "rejected": f"The new leadership of {where} rejected {title}",
        "paper-tabled": f"{power} put {title} forward",
        "paper-alone": f"{power} put {title} forward alone",
        "paper-bid": f"{power} changed {title} to win a signature",
        "paper-signed": f"{power or where} signed {title}",
        "paper-refused": f"{where} would not sign {title}",
        "paper-in-force": f"All had signed: {title} was in force",
        "paper-folded": f"{power} let {title} go, for the mediator's text",
        "paper-contained": f"{where} was pressed not to sign a paper",
        "letter-sent": f"{where or power} was sent a letter that went with {title}",
        "letter-leaked": f"A letter came out that went with {title}",
        "letter-defaulted": f"A promise that went with {title} could no longer be kept",
        "paper-lapsed": f"{title} was shelved",
        "paper-preferred": f"In {where} {title} was preferred to the text",
    }
    return capital(said.get(event.kind, ""))


def _note(run: Run, note: str) -> str:
    return next((run.line(one.title) for one in run.scenario.note if one.id == note), note)


def _leader_then(run: Run, event: Event) -> str:
    """Return the leader in office when the event happened: the first until he falls, the successor after."""
    side = event.subject
    written = run.scenario.side[side]
    fell = any(one.kind == "fall" and one.subject == side and one.id < event.id for one in run.events)
    return capital(run.line(written.successor_leader if fell and written.successor_leader else written.leader))


def chain(run: Run, consequence: Consequence) -> tuple[Cause, ...]:
    """Return the causes of a consequence, nearest first, each once."""
    own = {event.id for event in consequence.events}
    found: dict[int, Cause] = {}
    for event in consequence.events:
        for line in run.explainer.event(event.id).causes:
            if line.event in own or (line.event in found and found[line.event].depth <= line.depth):
                continue
            cause = run.by_id[line.event]
            found[cause.id] = Cause(
                name(run, cause), run.label(cause.turn), cause.id, line.depth, decision=cause.kind == "move"
            )
    return tuple(sorted(found.values(), key=lambda one: (one.depth, -one.event)))


def entry(run: Run, consequence: Consequence, *, causes: bool = True) -> Entry:
    """Return a consequence as an entry of a timeline."""
    told = {one.event: one.dateline for one in run.here.log if one.event > 0}
    return Entry(
        when=run.label(consequence.turn),
        text=consequence.text,
        voice="run",
        dateline=told.get(consequence.event.id, ""),
        event=consequence.event.id,
        causes=chain(run, consequence) if causes else (),
        sources=consequence.sources,
        note="the game's, not the record's" if consequence.invented else "",
    )


def moves_by_turn(run: Run) -> Iterator[tuple[int, str, int]]:
    """Yield, per turn in which something was done: the turn, the moves in words, the first move's event."""
    turns: dict[int, list[Event]] = {}
    for event in run.moves:
        turns.setdefault(event.turn, []).append(event)
    for turn, events in turns.items():
        yield turn, "; ".join(name(run, event) for event in events), events[0].id

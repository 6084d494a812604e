"""Every name an expression of a scenario may use, with what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mediator_game.scenario import rival_names
from mediator_game.scenario.expression import Entry
from mediator_game.scenario.lexer import KEYWORDS
from mediator_game.scenario.model import Bloc, Issue, Option, Scenario, Side

MOST = 999
"""The highest count a counter shows."""
LATEST = 3_652_059
"""31 December 9999 as a proleptic ordinal."""

WORLD_WORDS = frozenset(
    {"turn", "turns", "date", "chair", "cohesion", "tension", "monitoring", "war", "text", "now", "unlocked",
     "moves", "reactions", "events", "notes", "flags", "edge", "confidence", "measures",
     "holds", "verify", "truce", "truces", "papers", "letters"}
)  # fmt: skip
RESERVED = KEYWORDS | WORLD_WORDS
"""Words of the language and of the engine: a track, a side or a power of that id could not be named."""
TEXT_WORDS = frozenset(
    {
        "exists",
        "public",
        "leaked",
        "signed",
        "rejected",
        "settles",
        "public_since",
        "signed_turn",
        "tabled_turn",
        "draft",
        "conference",
    }
)
"""What follows ``text.`` already: an issue of that id could not be named."""

_FLAG = re.compile(r"\s*flags\.([a-z0-9_-]*[a-z0-9_])\s*[-+]?=(?!=)")


def schema(scenario: Scenario) -> dict[str, Entry]:
    """The names of a scenario. The engine's own names win over an id that repeats one."""
    entries: dict[str, Entry] = {}
    for name, entry in _all(scenario):
        entries.setdefault(name, entry)
    return entries


def effects_of(scenario: Scenario) -> Iterator[str]:
    """Every effect written in a scenario: of chairs, moves, events, reactions and measures, in that order."""
    for chair in scenario.chair.values():
        yield from chair.effects
    for rules in (scenario.move, scenario.event, scenario.reaction):
        for rule in rules:
            yield from rule.effects
    for measure in scenario.measure:
        yield from (*measure.effects, *measure.else_effects, *measure.broken_effects)


def flags(effects: Iterable[str]) -> tuple[str, ...]:
    """The flags some effects set, each once, in the order they first appear."""
    found = (match[1] for each in effects if (match := _FLAG.match(each)))
    return tuple(dict.fromkeys(found))


def _all(scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    yield from _world(scenario)
    yield from _ground(scenario)
    yield from _text(scenario.issue)
    for flag in flags(effects_of(scenario)):
        yield f"flags.{flag}", _truth("A flag of the scenario; false until an effect sets it.", writable=True)
    for id, side in scenario.side.items():
        yield from _side(id, side)
        yield from _at_war(id, side, scenario)
    for id, power in scenario.power.items():
        yield f"{id}.will", _number(f"Political will of {power.name}.", writable=True)
        yield f"{id}.attitude", _number(f"What {power.name} makes of the text.", -100)
    yield from rival_names.entries(scenario)
    yield from _counters(scenario)
    yield from _measures(scenario)
    for track in scenario.track:
        yield track.id, _number(f"{track.title}.", writable=True)


def _world(scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    header = scenario.scenario
    yield "turn", _number("The turn being played, from 1.", 1, max(1, header.turns + header.aftermath))
    yield "turns", _number("The turns of the scenario, without its aftermath.", 1, max(1, header.turns))
    yield (
        "date",
        Entry("date", low=1, high=LATEST, about="The first day of the turn."),
    )
    yield "chair", Entry("chair", choices=tuple(scenario.chair), about="The chair the trainee sits in.")
    yield "cohesion", _number(f"How far the {scenario.words.mediators} act as one.", writable=True)
    yield "tension", _number(f"Tension on the {scenario.words.front}.", writable=True)
    yield "monitoring", _truth(f"Whether the {scenario.words.line} is monitored.", writable=True)
    yield "war", _truth("Whether there is war.", writable=True)


def _ground(scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    sides = tuple(scenario.side)
    for id, place in scenario.place.items():
        if place.issue:
            yield f"holds.{id}", Entry("option", writable=True, choices=sides, about=f"Who holds {place.name}.")
    if scenario.front:
        yield "verify", _number("How closely a truce is watched.", writable=True)
        yield "truce", _truth("Whether a signed text that stops the fire is in force.")
        yield "truces.count", _count("How often a truce has come into force.")
        yield "truces.broken", _count("How often a truce has collapsed.")


def _at_war(id: str, side: Side, scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    if scenario.front:
        yield f"{id}.weary", _number(f"How weary {side.name} is of the fighting.", writable=True)
        yield f"{id}.aid", _number(f"What outside help adds to the chances of {side.name} on the front.", writable=True)
        yield f"{id}.field", _number(f"What {side.name} expects of fighting on, in points of score.", -100)


def _text(issues: tuple[Issue, ...]) -> Iterator[tuple[str, Entry]]:
    yield "text.exists", _truth("Whether a text is on the table.")
    yield "text.public", _truth("Whether the text is public.")
    yield "text.leaked", _truth("Whether the text came out by a leak.")
    yield "text.rejected", _truth("Whether a new leader has rejected the last text.")
    yield "text.signed", _truth("Whether the text has been signed.")
    yield "text.settles", _truth("Whether the text answers every issue that must be settled.")
    yield "text.public_since", _count("The turn the text became public; 0 before.")
    yield "text.signed_turn", _count("The turn the text was signed; 0 before.")
    yield "text.tabled_turn", _count("The turn the text was last tabled or amended; 0 before.")
    yield "text.draft", _count("How many drafts there have been.")
    for issue in issues:
        ids = tuple(option.id for option in issue.option)
        yield f"text.{issue.id}", Entry("option", choices=ids, about=f"What the text says on {issue.title}.")
        about = f"How things stand on {issue.title}."
        yield f"now.{issue.id}", Entry("option", writable=True, choices=ids, about=about)
        yield from _locks(issue.id, issue.option)


def _locks(issue: str, options: tuple[Option, ...]) -> Iterator[tuple[str, Entry]]:
    for option in options:
        if option.needs_sponsor:
            about = f"Whether a sponsor stands behind {option.title}."
            yield f"unlocked.{issue}.{option.id}", _truth(about, writable=True)


def _side(id: str, side: Side) -> Iterator[tuple[str, Entry]]:
    name, leader = side.name, side.leader
    yield f"{id}.trust", _number(f"Trust of {name} in the mediator.", writable=True)
    yield f"{id}.rhetoric", _number(f"How hard {name} speaks in public.", writable=True)
    yield f"{id}.cover", _number(f"Political cover {leader} has from outside.", writable=True)
    yield f"{id}.caution", _number(f"The margin {leader} wants before signing.", writable=True)
    yield f"{id}.edge", _number(f"Military balance as {name} sees it.", writable=True)
    yield f"{id}.outlook", _number(f"What {name} expects of waiting.", -100, writable=True)
    yield f"{id}.press", _number(f"Outside pressure on {name}.", -100, writable=True)
    yield f"{id}.fall_line", _number(f"The base below which {leader} falls.")
    yield f"{id}.base", _number(f"Support {leader} has at home, over all blocs.")
    yield f"{id}.gain", _number(f"What {name} would win by the text, over having none.", -300, 300)
    yield f"{id}.score", _number(f"What the text is worth to {name}.", -200, 300)
    yield f"{id}.no_deal", _number(f"What having no text is worth to {name}.", -200, 300)
    yield f"{id}.accepted", _truth(f"Whether {name} has said yes to the text as it stands.")
    yield f"{id}.would_sign", _truth(f"Whether {leader} has said yes, and would dare to sign at a summit now.")
    yield f"{id}.standing", _truth(f"Whether the leader of {name} who began is still in office.")
    yield f"{id}.shown", _truth(f"Whether {leader} has been shown this draft.")
    yield f"{id}.falls", _count(f"How often a leader of {name} has fallen.")
    yield f"{id}.violence", _count(f"How often spoilers of {name} have turned to violence.")
    yield f"{id}.visits", _count(f"How often {leader} has been visited.")
    yield f"{id}.pushed_back", _count(f"How often {leader} has been pushed back.")
    yield f"{id}.covered", _count(f"How often {leader} has been given cover.")
    for bloc in side.bloc:
        yield from _bloc(f"{id}.{bloc.id}", bloc)


def _bloc(path: str, bloc: Bloc) -> Iterator[tuple[str, Entry]]:
    title = bloc.title
    yield f"{path}.support", _number(f"Support of {title} for the leader.", writable=True)
    yield f"{path}.limit", _number(f"The least score {title} will bear.", writable=True)
    yield f"{path}.clout", _number(f"The weight of {title} at home.")
    yield f"{path}.movable", _number(f"How far talking moves {title}.")
    yield f"{path}.leak", _number(f"How readily {title} leaks a text it knows.")
    yield f"{path}.shortfall", _number(f"How far the text is below what {title} will bear.")
    yield f"{path}.knows", _truth(f"Whether {title} knows the text.")
    yield f"{path}.contacted", _truth(f"Whether there has been a back channel to {title}.")
    yield f"{path}.channels", _count(f"How often the back channel to {title} was used.")
    yield f"{path}.contacted_turn", _count(f"The turn {title} was first contacted; 0 before.")
    yield f"{path}.walked_out", _truth(f"Whether {title} has walked out.")
    yield f"{path}.walked_out_turn", _count(f"The turn {title} walked out; 0 before.")
    if not bloc.clout:
        yield f"{path}.heard", _truth(f"Whether {title} has been heard.")


def _measures(scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    if not scenario.measure:
        return
    yield "confidence", _number("Confidence between the sides.", writable=True)
    for id, side in scenario.side.items():
        yield (
            f"{id}.brought",
            _number(f"What the measures in force are worth to {side.name} together.", -MOST, MOST - 1),
        )
    for measure in scenario.measure:
        path, title = f"measures.{measure.id}", measure.title
        yield f"{path}.in_force", _truth(f"Whether “{title}” is in force.", writable=True)
        yield f"{path}.since", _count(f"The turn “{title}” was agreed; 0 before, and once it is broken.")
        yield f"{path}.agreed", _count(f"How often “{title}” was agreed.")
        yield f"{path}.refused", _count(f"How often “{title}” was refused.")
        yield f"{path}.broken", _count(f"How often “{title}” broke.")


def _counters(scenario: Scenario) -> Iterator[tuple[str, Entry]]:
    tables = (
        ("moves", scenario.move, "was made"),
        ("reactions", scenario.reaction, "happened"),
        ("events", scenario.event, "happened"),
    )
    for table, rules, verb in tables:
        for rule in rules:
            yield f"{table}.{rule.id}.count", _count(f"How often “{rule.title}” {verb}.")
            yield f"{table}.{rule.id}.first", _count(f"The turn “{rule.title}” first {verb}; 0 before.")
            yield f"{table}.{rule.id}.last", _count(f"The turn “{rule.title}” last {verb}; 0 before.")
    for note in scenario.note:
        yield f"notes.{note.id}.opened", _truth(f"Whether the note “{note.title}” has been opened.")


def _number(about: str, low: int = 0, high: int = 100, *, writable: bool = False) -> Entry:
    return Entry("number", low, high, writable, about=about)


def _truth(about: str, *, writable: bool = False) -> Entry:
    return Entry("truth", 0, 1, writable, about=about)


def _count(about: str) -> Entry:
    return Entry("number", 0, MOST, about=about)

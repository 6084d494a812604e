"""The scenario format: what an author may write, as frozen classes.

Every table of a scenario file has one class here; a key of the table is a field of the class. The loader (`read`,
`structure`) fills them strictly, the checker (`check`) judges what they mean, the engine compiles them. Text fields
hold plain text or the safe Markdown subset and may name places as ``{place:ID}``.

Points are whole numbers 0..100. `Span` is a number the author gives as an interval: one value is drawn for a game
and stays hidden. `Condition`, `Effect` and `Amount` are written in the expression language (`expression`).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

from mediator_game.scenario.annals import Actor as Actor
from mediator_game.scenario.annals import Moment as Moment
from mediator_game.scenario.basics import Amount as Amount
from mediator_game.scenario.basics import Condition as Condition
from mediator_game.scenario.basics import Effect as Effect
from mediator_game.scenario.basics import Id as Id
from mediator_game.scenario.basics import Kind as Kind
from mediator_game.scenario.basics import Prose as Prose
from mediator_game.scenario.basics import Sourced as Sourced
from mediator_game.scenario.basics import Span as Span
from mediator_game.scenario.fronts import Front as Front
from mediator_game.scenario.measures import Measure as Measure
from mediator_game.scenario.rivals import Letter as Letter
from mediator_game.scenario.rivals import Paper as Paper

Verb = Literal[
    "visit", "channel", "table", "amend", "publish", "summit", "push-back", "cover", "prepare", "confidence",
    "monitor", "consult", "brief", "press", "sponsor", "conference", "propose",
]  # fmt: skip
"""What the engine itself knows how to do (model.md's common moves). A move without a verb is its effects alone."""

Happening = Literal[
    "answer-yes", "answer-no", "bloc-hears", "leak", "shock", "agitation", "dividend", "walk-out", "contagion",
    "violence", "creep", "clash", "war", "fall", "rejected", "signed", "unsigned", "sponsored", "unsponsored",
    "venue-shopping", "audience", "heard", "measure-agreed", "measure-refused", "measure-broken",
    "overtaken", "place-falls", "truce-broken",
    "paper-tabled", "paper-alone", "paper-bid", "paper-refused", "paper-signed", "paper-in-force", "paper-lapsed",
    "paper-folded", "paper-contained", "paper-preferred", "paper-leak", "paper-shock", "paper-agitation",
    "paper-dividend", "paper-walk-out", "paper-violence", "paper-rejected", "letter-sent", "letter-leaked",
    "letter-defaulted",
]  # fmt: skip
"""What the engine's own laws bring about, by the name a dispatch tells it under."""


@frozen
class Header:
    """``[scenario]``: what this file is and how time runs in it."""

    format: int
    id: Id
    title: str
    period: str
    start: datetime.date
    turns: int
    turn: Literal["week", "month", "quarter", "year"] = "month"
    moves: int = 2
    minutes: int = 40
    summary: Prose = Prose("")
    as_seen_in: str = ""
    fictional: bool = False
    aftermath: int = 0
    calendar: tuple[datetime.date, ...] = ()
    reactions: Literal["together", "in order"] = "together"
    drop_moves: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()


@frozen
class Words:
    """``[words]``: what stands for the game's usual words where another conflict has others; without an article."""

    mediators: str = "co-chairs"
    mediator: str = "co-chair"
    line: str = "line"
    front: str = "line of contact"


@frozen
class Briefing:
    """``[briefing]``: `text` is complete on its own; `more` is for who wants it."""

    text: Prose
    more: Prose = Prose("")
    first_step: Prose = Prose("")


@frozen
class Card:
    """``[card]``: what the scenario is about, before anything else is shown, and how to stop."""

    text: Prose
    topics: tuple[str, ...] = ()
    stop: Prose = Prose("")


@frozen
class Epilogue:
    """``[epilogue]``: a short dated card after the ending."""

    date: str
    text: Prose


@frozen
class Chair:
    """``[chair.ID]``: a seat the trainee may take. `begins` and `ends` bound the time it is held.

    A seat that nobody plays and that is `solo` acts alone for its power in that time.
    """

    title: str
    power: str = ""
    instructions: Prose = Prose("")
    stakes: Prose = Prose("")
    objectives: tuple[str, ...] = ()
    drop_moves: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    begins: datetime.date | None = None
    ends: datetime.date | None = None
    solo: bool = False


@frozen
class Option:
    """``[[issue.option]]``: one answer to an issue. `value` gives, per side, how good it is (0..100).

    In an issue of places nobody writes values: `to` says who would get which places, and an option is worth what a
    side would then hold. A signed paper with an option that `stops_fire` is a truce.
    """

    id: Id
    title: str
    value: Mapping[str, Span] = field(factory=dict)
    status_quo: bool = False
    needs_sponsor: bool = False
    settles: bool = True
    when: Condition | None = None
    text: Prose = Prose("")
    source: tuple[str, ...] = ()
    to: Mapping[str, tuple[str, ...]] = field(factory=dict)
    stops_fire: bool = False
    watches: bool = False


@frozen
class Issue:
    """``[[issue]]``: something the text must answer. With `when` it is on the agenda only while that holds."""

    id: Id
    title: str
    option: tuple[Option, ...]
    must_settle: bool = False
    text: Prose = Prose("")
    source: tuple[str, ...] = ()
    of: Literal["", "places"] = ""
    when: Condition | None = None
    closed: str = ""


@frozen
class Bloc:
    """``[[side.ID.bloc]]``: a constituency a leader needs. `clout` sums to 100 over a side, `weights` to 100 over
    issues.

    People of `clout` 0 have no say at home, and can be heard; they need no weights.
    """

    id: Id
    title: str
    clout: int
    support: Span
    limit: Span
    weights: Mapping[str, int]
    movable: Span = Span(0, 0)
    leak: Span = Span(0, 0)
    civic: bool = False
    spoiler: bool = False
    value: Mapping[str, Span] = field(factory=dict)
    red_lines: tuple[str, ...] = ()
    dossier: Prose = Prose("")
    source: tuple[str, ...] = ()
    why: str = ""


@frozen
class Side:
    """``[side.ID]``: one of the two parties, its leader and its blocs."""

    name: str
    leader: str
    capital: str
    weights: Mapping[str, int]
    bloc: tuple[Bloc, ...]
    outlook: Span = Span(0, 0)
    trust: Span = Span(50, 50)
    rhetoric: Span = Span(50, 50)
    cover: Span = Span(0, 0)
    press: Span = Span(0, 0)
    caution: Span = Span(0, 0)
    edge: int = 50
    edge_drift: int = 0
    fall_line: int = 20
    red_lines: tuple[str, ...] = ()
    successor: str = ""
    successor_leader: str = ""
    aims: Condition | None = None
    dossier: Prose = Prose("")
    source: tuple[str, ...] = ()
    why: str = ""
    prices: Mapping[str, int] = field(factory=dict)
    weary: Span = Span(0, 0)
    aid: Span = Span(0, 0)


@frozen
class Power:
    """``[power.ID]``: an outside state. `lever` names leaders (``ar``) and blocs (``ar.army``); `cares` gives likes
    per option. `broker` is what it is worth to it that its own paper is the one signed, `floor` the least attitude
    it signs or keeps a paper with; one that is `solo` acts alone.
    """

    name: str
    will: Span
    capital: str = ""
    co_chair: bool = False
    lever: Mapping[str, int] = field(factory=dict)
    cares: Mapping[str, Mapping[str, int]] = field(factory=dict)
    broker: int = 0
    floor: int = 0
    solo: bool = False
    dossier: Prose = Prose("")
    source: tuple[str, ...] = ()
    why: str = ""


@frozen
class Track:
    """``[[track]]``: any further gauge the author wants, 0..100."""

    id: Id
    title: str
    start: Span
    text: Prose = Prose("")
    hidden: bool = False


@frozen
class World:
    """``[world]``: where the shared gauges start."""

    cohesion: Span = Span(60, 60)
    tension: Span = Span(30, 30)
    confidence: Span = Span(50, 50)


@frozen(kw_only=True)
class Move(Sourced):
    """``[[move]]``: something the mediator may do. `does` names an engine verb; `effects` come on top of it."""

    id: Id
    title: str
    hint: str = ""
    does: Verb | None = None
    when: Condition | None = None
    closed: str = ""
    effects: tuple[Effect, ...] = ()
    text: Prose = Prose("")
    place: str = ""
    chairs: tuple[str, ...] = ()
    once: bool = False
    cost: int = 1
    minor: bool = False


@frozen(kw_only=True)
class Event(Sourced):
    """``[[event]]``: something that happens at a date, if its condition holds. `does` lets it publish the text."""

    id: Id
    title: str
    date: datetime.date | None = None
    turn: int | None = None
    when: Condition | None = None
    chance: Amount = 100
    does: Literal["publish"] | None = None
    effects: tuple[Effect, ...] = ()
    text: Prose = Prose("")
    place: str = ""
    kind: Kind = "ground"


@frozen(kw_only=True)
class Reaction(Sourced):
    """``[[reaction]]``: a rule of the event engine."""

    id: Id
    kind: Kind = "domestic"
    title: str
    when: Condition
    chance: Amount = 100
    once: bool = False
    wait: int = 0
    does: Literal["publish"] | None = None
    effects: tuple[Effect, ...] = ()
    text: Prose = Prose("")
    place: str = ""


@frozen
class Dispatch:
    """``[[dispatch]]``: how an event of the engine's own laws is told. The first that fits is used.

    `on` is the event's kind (``answer-yes``, ``clash``, ...); `side`, `bloc`, `issue`, `power`, `paper`, `measure`,
    `when` narrow it. The text may use ``{leader}`` ``{side}`` ``{bloc}`` ``{issue}`` ``{option}`` ``{power}``
    ``{paper}`` ``{measure}`` ``{mediators}`` ``{mediator}`` ``{line}`` ``{front}`` (the last four are those of
    ``[words]``) and places. Several `texts` take turns.
    """

    on: Happening
    texts: tuple[Prose, ...]
    side: str = ""
    bloc: str = ""
    issue: str = ""
    power: str = ""
    measure: str = ""
    paper: str = ""
    when: Condition | None = None
    place: str = ""


@frozen(kw_only=True)
class Hinge(Sourced):
    """``[[hinge]]``: a point where the trainee is asked for a one-line reason and a confidence, before ending the
    turn.
    """

    id: Id
    when: Condition
    question: str
    text: Prose = Prose("")


@frozen
class Forecast:
    """``[[forecast]]``: a question the engine answers: does `happens` hold at any moment, after a move or at a turn's
    end, from `asked` to `by`?
    """

    id: Id
    question: str
    happens: Condition
    asked: int = 1
    by: int = 0


@frozen(kw_only=True)
class Note(Sourced):
    """``[[note]]``: a paper on the desk. `reveals` names hidden numbers (``ar.army.limit``) and red lines it
    narrows or tells.
    """

    id: Id
    title: str
    origin: str = ""
    when: Condition | None = None
    closed: str = ""
    text: Prose = Prose("")
    reveals: tuple[str, ...] = ()


@frozen
class Level:
    """One behaviour-anchored level of an objective; the highest whose `when` holds at the end is reached."""

    when: Condition
    text: Prose


@frozen
class Objective:
    """``[[objective]]``: something to learn, with four levels, lowest first."""

    id: Id
    title: str
    levels: tuple[Level, ...]
    text: Prose = Prose("")
    source: tuple[str, ...] = ()


@frozen(kw_only=True)
class Trap(Sourced):
    """``[[trap]]``: a documented mistake, its detector, the defensible way in and the documented way out."""

    id: Id
    title: str
    when: Condition
    way_in: Prose
    way_out: Prose


@frozen(kw_only=True)
class Outcome(Sourced):
    """``[[outcome]]``: an ending. `ends` ones are looked for after every turn, the others after the last; the first
    that holds wins.
    """

    id: Id
    title: str
    when: Condition
    value: int
    text: Prose
    ends: bool = False


@frozen
class Step:
    """One step of a line: a move with its arguments. It is left out when `if` does not hold, or `else` replaces it."""

    turn: int
    move: str
    target: str = ""
    option: str = ""
    power: str = ""
    text: Mapping[str, str] = field(factory=dict)
    when: Condition | None = None
    otherwise: Step | None = None


@frozen
class Line:
    """``[line.ID]``: a named list of moves."""

    title: str
    steps: tuple[Step, ...]
    text: Prose = Prose("")
    chair: str = ""


@frozen
class Claim:
    """One dated statement of the record."""

    text: Prose
    source: tuple[str, ...]
    date: str = ""
    turn: int = 0


@frozen
class Record:
    """``[record]``: what happened, with sources; `documented` is the outcome that stands for it.

    `without` changes rules of the model so that what history turned on is taken away; ``second_table = 0`` when empty.
    """

    documented: str = ""
    claim: tuple[Claim, ...] = ()
    differences: tuple[Claim, ...] = ()
    without: Mapping[str, int] = field(factory=dict)


@frozen
class Questions:
    """``[questions]``: for the discussion, in three rounds."""

    reactions: tuple[str, ...] = ()
    analysis: tuple[str, ...] = ()
    application: tuple[str, ...] = ()


@frozen
class Map:
    """``[map]``: a grid of letters and dots, cells parted by one space; `legend` maps letters to places."""

    grid: str = ""
    legend: Mapping[str, str] = field(factory=dict)
    note: str = ""
    groups: Mapping[str, tuple[str, ...]] = field(factory=dict)


@frozen
class Place:
    """``[place.ID]``: one entry of the gazetteer. `names` gives the usual name per side where they differ.

    A place that is negotiated over belongs to an `issue`, has a `holder`, and is worth something to each side.
    """

    name: str
    names: Mapping[str, str] = field(factory=dict)
    what: str = ""
    issue: str = ""
    holder: str = ""
    worth: Mapping[str, int] = field(factory=dict)
    hard: int = 0


@frozen
class Source:
    """``[source.ID]``: a paragraph of a source, its facts in our words.

    `reaches` is the latest date its facts come to. A source that reaches into the scenario's own time shows only
    its title and where it is found until the debrief's gate is open.
    """

    title: str
    text: Prose
    cite: str = ""
    reaches: datetime.date | None = None


@frozen
class Term:
    """``[term.ID]``: a word of the trade. One that nobody used, or that tells of what came, before the day `since` is
    shown from that day on, and in the debrief once its gate is open.
    """

    term: str
    text: Prose
    source: tuple[str, ...] = ()
    since: datetime.date | None = None


@frozen
class Property:
    """``[[check]]`` (must never fail to hold) and ``[[goal]]`` (should be reachable): for playtests."""

    id: Id
    when: Condition
    title: str = ""
    at: Literal["always", "end"] = "always"


@frozen
class Scenario:
    """One scenario, whole: its own file and what it uses, put together."""

    scenario: Header
    briefing: Briefing
    card: Card
    chair: Mapping[str, Chair]
    outcome: tuple[Outcome, ...]
    epilogue: Epilogue | None = None
    words: Words = Words()
    world: World = World()
    issue: tuple[Issue, ...] = ()
    side: Mapping[str, Side] = field(factory=dict)
    power: Mapping[str, Power] = field(factory=dict)
    paper: tuple[Paper, ...] = ()
    letter: tuple[Letter, ...] = ()
    track: tuple[Track, ...] = ()
    move: tuple[Move, ...] = ()
    event: tuple[Event, ...] = ()
    reaction: tuple[Reaction, ...] = ()
    measure: tuple[Measure, ...] = ()
    dispatch: tuple[Dispatch, ...] = ()
    hinge: tuple[Hinge, ...] = ()
    forecast: tuple[Forecast, ...] = ()
    note: tuple[Note, ...] = ()
    objective: tuple[Objective, ...] = ()
    trap: tuple[Trap, ...] = ()
    line: Mapping[str, Line] = field(factory=dict)
    record: Record = Record()
    questions: Questions = Questions()
    map: Map = Map()
    place: Mapping[str, Place] = field(factory=dict)
    front: Mapping[str, Front] = field(factory=dict)
    source: Mapping[str, Source] = field(factory=dict)
    term: Mapping[str, Term] = field(factory=dict)
    timeline: tuple[Moment, ...] = ()
    actor: tuple[Actor, ...] = ()
    rules: Mapping[str, int] = field(factory=dict)
    check: tuple[Property, ...] = ()
    goal: tuple[Property, ...] = ()
    moved: Mapping[str, str] = field(factory=dict)

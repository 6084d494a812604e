"""What the trainee may see at one moment, as plain frozen values; faces draw it and know nothing else.

Every text in a view is ready to show as plain text (places filled in, cleaned of nothing it needs): faces wrap it
and never read it as markup. Words come before numbers: a `Gauge` says ``"steady"`` and carries the band behind the
word.
"""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from mediator_game.engine.actions import Move
from mediator_game.text.markdown import Block

Known = Literal["unknown", "estimated", "known"]
Trend = Literal["up", "down", "same"]


@frozen
class Gauge:
    """A number as the trainee knows it: a word, the band behind it, and which way it moved since last turn.

    A band is given in whole steps of five (in an assessed game, whole words).

    `known` is "unknown" (draw ``?``; low and high are then the whole scale), "estimated" or "known" (low == high).
    """

    name: str
    title: str
    word: str
    low: int
    high: int
    known: Known
    trend: Trend = "same"


@frozen
class BlocView:
    """A constituency as the trainee knows it. `stance` is what it would make of the text, in words; ``?`` when
    unknown.
    """

    id: str
    title: str
    weight: str
    support: Gauge
    stance: str
    complaint: str
    contacted: bool
    knows_text: bool
    walked_out: bool
    civic: bool
    dossier: tuple[Block, ...]
    source: tuple[str, ...]
    voiceless: bool = False
    """Without a say at home: such people can be heard, and stand behind nobody."""


@frozen
class SideView:
    """A side. `answer` is the leader's last word on this draft: "says yes", "says no", "not asked", "signed"."""

    id: str
    name: str
    leader: str
    capital: str
    answer: str
    complaint: str
    gauges: tuple[Gauge, ...]
    """Base, rhetoric, trust, cover and pressure, in this order; weariness last where there is a front."""
    blocs: tuple[BlocView, ...]
    dossier: tuple[Block, ...]
    source: tuple[str, ...]

    @property
    def base(self) -> Gauge:
        """How firmly the leader stands at home."""
        return self.gauges[0]

    @property
    def rhetoric(self) -> Gauge:
        """How loudly compromise is called treason."""
        return self.gauges[1]


@frozen
class PowerView:
    """An outside power: its will, what it makes of the text, and whom it can press."""

    id: str
    name: str
    will: Gauge
    attitude: str
    co_chair: bool
    levers: tuple[str, ...]
    dossier: tuple[Block, ...]
    source: tuple[str, ...]
    role: str = "co-chair"
    """What one of the mediators is called; for one that is a co-chair."""


@frozen
class Judgement:
    """What an option means to a side's leader as far as the trainee knows.

    `word` is "gains much" ... "costs much", "RED LINE" or "?"; `how` says how it is known: "guess", "visited",
    "said so" or "".
    """

    side: str
    word: str
    how: str


@frozen
class OptionView:
    """One option of an issue."""

    id: str
    title: str
    text: str
    in_text: bool
    is_now: bool
    closed: str
    """Why it cannot be put in the text now; empty when it can."""
    judgements: tuple[Judgement, ...]


@frozen
class IssueView:
    """One issue of the text."""

    id: str
    title: str
    text: str
    must_settle: bool
    options: tuple[OptionView, ...]
    changed: bool
    """Changed by the latest draft."""

    @property
    def current(self) -> OptionView:
        """The option in the text (or today's state when there is no text)."""
        return next(option for option in self.options if option.in_text)


@frozen
class TextView:
    """The single negotiating text."""

    exists: bool
    draft: int
    public: bool
    leaked: bool
    signed: bool
    rejected: bool
    settles: bool
    editable: str
    """Why it cannot be changed now; empty when it can."""
    issues: tuple[IssueView, ...]
    seen_by: tuple[str, ...]
    not_seen_by: tuple[str, ...]
    leak_chance: int
    """Percent this turn as far as the trainee can tell; 0 when there is nothing to leak."""
    summary: str
    """One line: who has said what to this draft."""


@frozen
class MeasureView:
    """A measure as the trainee knows it.

    `state` is "in force", "broken", "refused" or "not yet"; `likely` pairs everybody it needs with what the answer
    would be as far as it is known: "would agree", "may agree" or "would refuse".
    """

    id: str
    title: str
    kind: str
    text: tuple[Block, ...]
    state: Literal["in force", "broken", "refused", "not yet"]
    closed: str
    """Why it cannot be proposed now; empty when it can, or when it is in force."""
    after: tuple[tuple[str, bool], ...]
    """The measures it stands on, and whether each has been in force long enough."""
    likely: tuple[tuple[str, str], ...]
    breaks: str
    """What breaks it, as a sentence; empty when nothing does."""
    concerns: tuple[tuple[str, bool], ...]
    """Those it concerns, and whether they have been heard."""
    source: tuple[str, ...]


@frozen
class PaperTerm:
    """What somebody else's paper says on one issue; `ours` is what the text says, empty without a text."""

    issue: str
    title: str
    says: str
    ours: str
    is_now: bool
    differs: bool


@frozen
class PaperView:
    """A paper that a power put forward. `standing` is "on the table", "in force", "shelved" or "rejected"."""

    id: str
    title: str
    owner: str
    text: str
    standing: str
    public: bool
    draft: int
    terms: tuple[PaperTerm, ...]
    signed_by: tuple[str, ...]
    not_signed_by: tuple[str, ...]
    letters: tuple[str, ...]
    """What is known of promises that go with it."""


@frozen
class Choice:
    """One concrete way to make a move."""

    title: str
    move: Move
    closed: str
    """Why not; empty when it can be done."""
    hint: str = ""


@frozen
class MoveView:
    """A move on the menu. With more than one choice a face asks which; `verb` "table" and "amend" open the text
    editor.
    """

    id: str
    title: str
    hint: str
    verb: str
    closed: str
    cost: int
    choices: tuple[Choice, ...]


@frozen
class NoteView:
    """A paper on the desk; `text` is empty until it is opened."""

    id: str
    title: str
    origin: str
    opened: bool
    closed: str
    text: tuple[Block, ...]
    source: tuple[str, ...]
    invented: bool


@frozen
class Told:
    """Something that happened, told. `weight` "dispatch" is prose with a dateline; "line" is one quiet line."""

    event: int
    turn: int
    weight: Literal["dispatch", "line"]
    dateline: str
    """``YEREVAN, 12 September.`` or empty."""
    text: str
    trend: Trend
    source: tuple[str, ...]
    invented: bool
    can_ask_why: bool


@frozen
class HingeView:
    """A question the trainee is asked before the turn ends."""

    id: str
    question: str
    text: str


@frozen
class ForecastView:
    """A question about what is to come; `given` is the trainee's probability, or None."""

    id: str
    question: str
    given: int | None
    open: bool


@frozen
class Holder:
    """Who holds a place now: its letter on the map (empty when it has none), and the sign of the side."""

    letter: str
    place: str
    side: str
    sign: str


@frozen
class MapView:
    """A grid of one-letter cells; `legend` pairs letters with place names; `mark` gives a word for some letters."""

    rows: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[str, str], ...]
    note: str
    marks: tuple[tuple[str, str], ...]
    """Letter and what the author's grouping says of the place."""
    holders: tuple[Holder, ...] = ()
    """Who holds each place that can change hands, now."""
    state: str = ""
    """Whether there is fighting or a truce on a front, as a sentence; empty without one."""


@frozen
class SourceView:
    """A source as the trainee can read it."""

    id: str
    title: str
    text: str
    cite: str


@frozen
class MomentView:
    """A date of the conflict that the game has come to."""

    date: str
    text: str
    source: tuple[str, ...]


@frozen
class ActorView:
    """Who held an office; `when` says since when, or from when to when."""

    of: str
    office: str
    name: str
    when: str
    source: tuple[str, ...]


@frozen
class TermView:
    """A word of the trade."""

    id: str
    term: str
    text: str
    source: tuple[str, ...]


@frozen
class Background:
    """What can be read beside play."""

    moments: tuple[MomentView, ...] = ()
    actors: tuple[ActorView, ...] = ()
    terms: tuple[TermView, ...] = ()


@frozen
class EndingView:
    """How the game ended."""

    id: str
    title: str
    text: tuple[Block, ...]
    source: tuple[str, ...]
    invented: bool
    epilogue_date: str
    epilogue: tuple[Block, ...]


@frozen
class WhyLine:
    """One part of an answer to "why?": what changed or happened, its reason, and the event it came from (0: none)."""

    text: str
    reason: str
    event: int
    depth: int = 0


@frozen
class Why:
    """An event taken apart: what it changed and why, the chain of causes behind it, its rule and its sources."""

    event: int
    title: str
    changes: tuple[WhyLine, ...]
    causes: tuple[WhyLine, ...]
    """Nearest first; `depth` grows towards the first decision."""
    rule: str
    dice: tuple[str, ...]
    sources: tuple[SourceView, ...]
    honesty: str
    """Whose judgement the sizes are."""


@frozen
class Page:
    """A page to read before or beside play: the content card, the briefing, the chair's instructions."""

    title: str
    blocks: tuple[Block, ...]
    more: tuple[Block, ...] = ()


@frozen
class View:
    """Everything a face may show."""

    scenario: str
    title: str
    period: str
    turn: int
    turns: int
    label: str
    unit: str
    chair: str
    chair_title: str
    moves_left: int
    mode: Literal["training", "assessed"]
    card: Page
    briefing: Page
    instructions: Page
    world: tuple[Gauge, ...]
    sides: tuple[SideView, ...]
    powers: tuple[PowerView, ...]
    text: TextView
    moves: tuple[MoveView, ...]
    notes: tuple[NoteView, ...]
    hinges: tuple[HingeView, ...]
    """Asked now and not yet answered or skipped."""
    forecasts: tuple[ForecastView, ...]
    log: tuple[Told, ...]
    """Oldest first."""
    map: MapView
    ending: EndingView | None
    can_rewind: bool
    as_seen_in: str
    fictional: bool
    measures: tuple[MeasureView, ...] = ()
    honesty: str = field(
        default="Directions come from the sources; sizes are the author's judgement.",
    )
    background: Background = field(factory=Background)
    papers: tuple[PaperView, ...] = ()
    """What others have put forward, as far as the trainee knows of it."""

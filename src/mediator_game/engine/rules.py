"""A scenario compiled: slots instead of names, Python functions instead of expressions. Built once, shared by every
game.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from mediator_game.engine.ground import Ground
from mediator_game.engine.layout import Layout
from mediator_game.scenario import model
from mediator_game.scenario.moved import Moved
from mediator_game.scenario.nodes import Node

if TYPE_CHECKING:
    from mediator_game.engine.fronts import Fighting

Values = Sequence[int]
Number = Callable[[Values], int]
Truth = Callable[[Values], bool]
MEDIATOR = "text"
"""The id of the mediator's own paper, the single negotiating text."""


@frozen
class Term:
    """One issue in somebody's scoring sheet: its number, weight, and the slots holding what each option is worth.

    Here and below `key` is the first name of a part (``[moved]``): what decides between equals, so that a new name
    decides nothing.
    """

    issue: int
    name: str
    key: str
    weight: int
    text: int
    now: int
    values: tuple[int, ...]


@frozen
class RedLine:
    """An option somebody will not have: where the text says it, and the flag that the trainee has learnt of it."""

    name: str
    key: str
    issue: int
    text: int
    option: int
    learnt: int
    price: int | None = None
    """What crossing it costs, in points; None for a wall."""


@frozen
class Voice:
    """How somebody (a leader, a bloc) judges a text. Scores are in hundredths of a point, 0..10,000."""

    score: Number
    score_now: Number
    terms: tuple[Term, ...]
    red_lines: tuple[RedLine, ...]


@frozen
class BlocRules:
    """A bloc, compiled. `name` is ``side.bloc``; the rest are slots unless it says otherwise."""

    name: str
    side: str
    clout: int
    civic: bool
    spoiler: bool
    voice: Voice
    support: int
    limit: int
    movable: int
    leak: int
    knows: int
    shown: int
    briefed: int
    channels: int
    talks: int
    contacted_turn: int
    felt: int
    walked_out: int
    walked_out_turn: int
    complaint: int
    only_fire: Truth | None = None
    """Whether the paper stops the fire and changes nothing else; None where there is no front."""


@frozen
class SideRules:
    """A side, compiled. `leaders` holds the voice of the first leader and, if there is one, of the successor."""

    name: str
    key: str
    leaders: tuple[Voice, ...]
    blocs: tuple[BlocRules, ...]
    successor: BlocRules | None
    fall_line: int
    edge_drift: int
    trust: int
    rhetoric: int
    cover: int
    outlook: int
    press: int
    caution: int
    accepted: int
    shown: int
    read: int
    leader: int
    falls: int
    violence: int
    visits: int
    pushed_back: int
    covered: int
    complaint: int
    edge_sign: int
    relief: Number | None = None
    """What stopping the fire is worth to the leader, in hundredths; None where there is no front."""
    fought_on: Number | None = None
    """The base he expects to keep by fighting on; None where there is no front."""


@frozen
class PowerRules:
    """A power, compiled: `attitude` to the text in whole points (rounded down), likes per option in `cares`."""

    name: str
    key: str
    co_chair: bool
    will: int
    attitude: Number
    lever: Mapping[str, int]
    cares: Mapping[str, Mapping[str, int]]


@frozen
class LetterRules:
    """A letter beside a paper, compiled: `worth` and the flags are slots."""

    id: str
    key: str
    sender: str
    to: str
    secret: bool
    leak: int
    when: Truth
    worth: int
    sent: int
    leaked: int
    defaulted: int


@frozen
class TextRules:
    """The slots of a paper, and what settles."""

    exists: int
    draft: int
    tabled_turn: int
    public_since: int
    leaked: int
    signed_turn: int
    rejected: int
    options: tuple[int, ...]
    now: tuple[int, ...]
    settles: Truth
    stops: Truth | None = None
    """Whether the paper stops the fire; None where there is no front."""
    lip: Number | None = None
    """How far below nought, in hundredths, a leader still accepts it; None where there is no front."""
    letters: tuple[LetterRules, ...] = ()


@frozen
class PaperRules:
    """A paper somebody has put forward: its text, and how each side judges it.

    Of a side's and its blocs' slots here, those that speak of a text (accepted, shown, read, complaint, knows,
    briefed, felt, talks) are this paper's own; the others are the same for every paper.
    """

    id: str
    key: str
    text: TextRules
    sides: tuple[SideRules, ...]
    attitudes: Mapping[str, Number]
    """What each power makes of it, by the power's id, with what it is worth to the owner that it is his own."""
    rival: RivalRules | None = None

    @property
    def facts(self) -> dict[str, str]:
        """What an event says of the paper it is about: nothing where that is the mediator's."""
        return {} if self.rival is None else {"paper": self.id}


@frozen
class Signatory:
    """Somebody who has to sign a paper; `signed` is a slot.

    Exactly one of the others says who it is: `place` of a side, `bloc` with the places of its side and of itself there,
    or a `power`.
    """

    name: str
    key: str
    signed: int
    place: int | None = None
    bloc: tuple[int, int] | None = None
    power: str = ""


@frozen
class RivalRules:
    """What a paper has beside its text when somebody else puts it forward.

    `says` gives by the number of an issue the slot of its option and what it says at first, `told` holds the slots
    that say who has seen it once it is there, `aware` the places of the sides that know of it, `tell` the powers that
    do.
    """

    owner: str
    issues: tuple[int, ...]
    says: tuple[tuple[int, int, int], ...]
    signatories: tuple[Signatory, ...]
    aware: frozenset[int]
    tell: frozenset[str]
    told: tuple[int, ...]
    lapse: int
    public: bool
    when: Truth | None
    known: int


@frozen
class Solo:
    """When a power acts alone: from turn to turn, unless the trainee sits in `chair` (empty: whatever the chair)."""

    power: str
    chair: str
    first: int
    last: int


@frozen
class EffectRule:
    """An effect, compiled: `value` gives the new value or the change, in the slot's own scale."""

    slot: int
    absolute: bool
    value: Number


@frozen
class Rule:
    """A reaction or a dated event, compiled. `subject` is its id; counters are slots."""

    subject: str
    key: str
    kind: str
    event: str
    turn: int
    when: Truth
    chance: Number
    once: bool
    wait: int
    publishes: bool
    effects: tuple[EffectRule, ...]
    reads: tuple[int, ...]
    count: int
    first: int
    last: int


@frozen
class MoveRule:
    """A move, compiled."""

    definition: model.Move
    when: Truth
    effects: tuple[EffectRule, ...]
    reads: tuple[int, ...]
    count: int
    first: int
    last: int


@frozen
class MeasureRules:
    """A measure, compiled. `worth` holds the slot of what it is worth to each side and power, `hears` the blocs of
    each side that it concerns; the rest are slots unless it says otherwise.
    """

    definition: model.Measure
    key: str
    parties: tuple[str, ...]
    after: tuple[str, ...]
    will: Mapping[str, int]
    hears: Mapping[str, tuple[str, ...]]
    when: Truth
    effects: tuple[EffectRule, ...]
    else_effects: tuple[EffectRule, ...]
    broken_effects: tuple[EffectRule, ...]
    reads: tuple[int, ...]
    worth: Mapping[str, int]
    in_force: int
    since: int
    agreed: int
    refused: int
    broken: int


@frozen
class MeasureSlots:
    """What the measures of a scenario share; -1 for a scenario without any."""

    confidence: int = -1


@frozen
class OutcomeRule:
    """An outcome, compiled."""

    id: str
    when: Truth
    ends: bool
    reads: tuple[int, ...]


@frozen
class Rules:
    """Everything the engine needs to play a scenario. `text` and `sides` are those of the mediator's own paper."""

    scenario: model.Scenario
    moved: Moved
    layout: Layout
    constants: Mapping[str, int]
    papers: tuple[PaperRules, ...]
    blocs: Mapping[str, BlocRules]
    powers: Mapping[str, PowerRules]
    ground: Ground
    fighting: Fighting | None
    overtakes: bool
    """Whether a term that stops being available falls out of the text."""
    issues: tuple[model.Issue, ...]
    moves: Mapping[str, MoveRule]
    reactions: tuple[Rule, ...]
    events: tuple[Rule, ...]
    outcomes: tuple[OutcomeRule, ...]
    chairs: tuple[str, ...]
    chair_effects: Mapping[str, tuple[EffectRule, ...]]
    in_order: bool
    solos: tuple[Solo, ...]
    condition: Callable[[str], Truth]
    amount: Callable[[str], Number]
    effects: Callable[[Sequence[str]], tuple[EffectRule, ...]]
    reads: Callable[[str], tuple[int, ...]]
    number: Callable[[Node], Number]
    measures: Mapping[str, MeasureRules]
    measure_slots: MeasureSlots
    text: TextRules = field(init=False)
    sides: tuple[SideRules, ...] = field(init=False)

    @text.default
    def _text(self) -> TextRules:
        return self.papers[0].text

    @sides.default
    def _sides(self) -> tuple[SideRules, ...]:
        return self.papers[0].sides

    def issue(self, name: str) -> tuple[int, model.Issue]:
        """Return an issue's number and the issue; KeyError when there is none of that id."""
        for number, issue in enumerate(self.issues):
            if issue.id == name:
                return number, issue
        raise KeyError(name)

    def place(self, name: str) -> int:
        """Return the place of the side called `name` among the sides; KeyError when there is none."""
        for place, side in enumerate(self.sides):
            if side.name == name:
                return place
        raise KeyError(name)

    def side(self, name: str) -> SideRules:
        """Return the side called `name`; KeyError when there is none."""
        for side in self.sides:
            if side.name == name:
                return side
        raise KeyError(name)

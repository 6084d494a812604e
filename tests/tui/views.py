"""Views made by hand, as rich as a game gets, and a session that shows one: for drawing, not for playing."""

import datetime
from types import SimpleNamespace

from attrs import evolve, fields, has

from mediator_game.engine.actions import Move
from mediator_game.engine.menu import Refused
from mediator_game.play.session import RewindPoint
from mediator_game.play.view import (
    BlocView,
    Choice,
    EndingView,
    ForecastView,
    Gauge,
    HingeView,
    IssueView,
    Judgement,
    MapView,
    MoveView,
    NoteView,
    OptionView,
    Page,
    PowerView,
    SideView,
    SourceView,
    TextView,
    Told,
    View,
    Why,
    WhyLine,
)
from mediator_game.text.markdown import parse


def gauge(name, title, word, low, high=None, trend="same"):
    known = "unknown" if word == "?" else "known" if high is None else "estimated"
    return Gauge(name, title, word, low, low if high is None else high, known, trend)


def gauges(side, base, rhetoric):
    return (
        base,
        rhetoric,
        gauge(f"{side}.trust", "Trust in you", "working", 45, 60),
        gauge(f"{side}.cover", "Political cover", "none", 0),
        gauge(f"{side}.press", "Outside pressure", "felt", 6, trend="up"),
    )


def bloc(id, title, support, **facts):
    usual = {
        "weight": "weighty",
        "stance": "?",
        "complaint": "",
        "contacted": False,
        "knows_text": False,
        "walked_out": False,
        "civic": False,
        "dossier": parse(f"{title} in one paragraph.\n\n- a first thing\n- a second, **weighty** thing"),
        "source": ("R15",),
    }
    return BlocView(id=id, title=title, support=support, **{**usual, **facts})


NORTH = SideView(
    id="north",
    name="Northland",
    leader="The President of Northland",
    capital="Northgate",
    answer="says no",
    complaint="Security",
    gauges=gauges(
        "north",
        gauge("north.base", "Base at home", "shaky to steady", 38, 52, "down"),
        gauge("north.rhetoric", "Rhetoric", "high", 62, trend="up"),
    ),
    blocs=(
        bloc("north.uplands", "The leadership of the uplands", gauge("s", "Support", "?", 0, 100)),
        bloc(
            "north.army",
            "The army",
            gauge("s", "Support", "wavering", 44, 52, "down"),
            contacted=True,
            knows_text=True,
            stance="may not bear it",
            complaint="Security",
        ),
        bloc("north.public", "The public", gauge("s", "Support", "cool to wavering", 30, 50), civic=True),
        bloc("north.party", "The president's party", gauge("s", "Support", "firm", 78), walked_out=True),
    ),
    dossier=parse("The office is held by a professor of history.\n\n> Peace is made at home."),
    source=("R10", "R15"),
)

SOUTH = SideView(
    id="south",
    name="Southland",
    leader="The President of Southland",
    capital="Southport",
    answer="says yes",
    complaint="",
    gauges=gauges(
        "south",
        gauge("south.base", "Base at home", "firm", 70),
        gauge("south.rhetoric", "Rhetoric", "middling", 50, 58),
    ),
    blocs=(
        bloc("south.circle", "The governing circle", gauge("s", "Support", "firm", 80), contacted=True),
        bloc("south.public", "The public", gauge("s", "Support", "?", 0, 100), civic=True),
    ),
    dossier=parse("The office is held by a former general."),
    source=("R11",),
)

POWERS = (
    PowerView(
        "east",
        "Eastern Federation",
        gauge("w", "Will", "ample", 70, 90),
        "cool to the text",
        True,
        ("the army",),
        (),
        (),
    ),
    PowerView("west", "Western Union", gauge("w", "Will", "fair", 40), "for it", True, (), (), ()),
)


def option(id, title, *judged, **facts):
    judgements = tuple(Judgement(side, word, how) for side, (word, how) in zip(("north", "south"), judged, strict=True))
    usual = {"text": f"{title}, in a sentence.", "in_text": False, "is_now": False, "closed": ""}
    return OptionView(id=id, title=title, judgements=judgements, **{**usual, **facts})


ISSUES = (
    IssueView(
        "districts",
        "Five districts",
        "Five districts lie outside the line.",
        True,
        (
            option("stay", "All five stay", ("even", "visited"), ("even", "visited"), is_now=True),
            option("return", "All five return", ("costs much", "visited"), ("gains much", "visited"), in_text=True),
        ),
        False,
    ),
    IssueView(
        "security",
        "Who keeps the peace",
        "Somebody has to stand between.",
        True,
        (
            option("none", "No force", ("even", "visited"), ("even", "guess"), is_now=True),
            option("observers", "Observers", ("costs", "said so"), ("gains", "guess"), in_text=True),
            option(
                "force", "Multinational force", ("gains much", "said so"), ("?", ""), closed="It needs a sponsor first."
            ),
            option("east", "Eastern force", ("gains", "guess"), ("RED LINE", "said so")),
        ),
        True,
    ),
    IssueView(
        "status",
        "Status",
        "",
        False,
        (
            option("silent", "Nothing is said", ("even", "visited"), ("even", "visited"), in_text=True, is_now=True),
            option("vote", "A vote later", ("gains", "visited"), ("costs", "visited")),
        ),
        False,
    ),
)

TEXT = TextView(
    exists=True,
    draft=2,
    public=False,
    leaked=False,
    signed=False,
    rejected=False,
    settles=True,
    editable="",
    issues=ISSUES,
    seen_by=("The President of Northland", "The President of Southland"),
    not_seen_by=("Northland: the army", "Southland: the public"),
    leak_chance=9,
    summary="Northland says no · Southland says yes",
)


def move(id, title, verb="", *, hint="", closed="", cost=1, choices=None):
    return MoveView(
        id, title, hint, verb, closed, cost, (Choice(title, Move(id), "", ""),) if choices is None else choices
    )


MOVES = (
    move(
        "visit",
        "Visit a president",
        "visit",
        hint="See where he stands on this draft.",
        choices=(
            Choice("The President of Northland", Move("visit", target="north"), "", "says no"),
            Choice("The President of Southland", Move("visit", target="south"), "He receives nobody this month.", ""),
        ),
    ),
    move("walk", "Walk the line", hint="Calms it a little.", cost=2),
    move("table", "Table a text", "table", hint="A whole draft."),
    move("amend", "Amend the text", "amend", hint="One term; the side that loses will remember."),
    move("summit", "Call a summit", "summit", closed="Northland has not accepted draft 2"),
)

NOTES = (
    NoteView(
        "oil", "Oil arithmetic", "your embassy", True, "", parse("Two pipelines, **one** valley."), ("R13",), False
    ),
    NoteView("army", "Who commands what", "your attaché", False, "", (), (), True),
    NoteView("map", "Two letters", "the archive", False, "Two letters: nobody has asked the army yet.", (), (), False),
)


def told(event, turn, text, **facts):
    usual = {"weight": "line", "dateline": "", "trend": "same", "source": (), "invented": False, "can_ask_why": True}
    return Told(event=event, turn=turn, text=text, **{**usual, **facts})


LOG = (
    told(1, 1, "You: visit a president (the President of Northland)."),
    told(
        2,
        1,
        "The president asks for a second reading.",
        weight="dispatch",
        dateline="NORTHGATE, 3 March.",
        source=("R15",),
    ),
    told(3, 2, "The text is out.", weight="dispatch", dateline="SOUTHPORT, 4 April.", invented=True),
    told(
        4,
        2,
        "He does not object to the districts going back. He objects to what stays behind.",
        weight="dispatch",
        dateline="NORTHGATE, 12 April.",
        source=("R15", "R21"),
    ),
    told(-1, 2, "Rhetoric in Northland rose; still high.", trend="up"),
)

MAP = MapView(
    (("N", "N", "."), (".", "D", "."), ("S", ".", "S")),
    (("N", "Northgate"), ("D", "the districts"), ("S", "Southport")),
    "Not to scale.",
    (("D", "held by Northland"),),
)

VIEW = View(
    scenario="two-lands",
    title="The two lands",
    period="1961",
    turn=2,
    turns=12,
    label="April 1961",
    unit="month",
    chair="envoy",
    chair_title="The envoy",
    moves_left=2,
    mode="training",
    card=Page("Before you begin", parse("A quarrel.")),
    briefing=Page("The two lands", parse("Two lands quarrel over *five* districts.")),
    instructions=Page("The envoy", parse("Bring them to one text.")),
    world=(gauge("cohesion", "Co-chairs", "working", 64), gauge("tension", "The line", "uneasy", 20, 35, "up")),
    sides=(NORTH, SOUTH),
    powers=POWERS,
    text=TEXT,
    moves=MOVES,
    notes=NOTES,
    hinges=(),
    forecasts=(ForecastView("yes", "Will both presidents say yes by June?", None, True),),
    log=LOG,
    map=MAP,
    ending=None,
    can_rewind=True,
    as_seen_in="",
    fictional=True,
)

NO_TEXT = evolve(
    VIEW,
    text=evolve(
        TEXT,
        exists=False,
        draft=0,
        seen_by=(),
        not_seen_by=(),
        leak_chance=0,
        issues=tuple(
            evolve(issue, changed=False, options=tuple(evolve(one, in_text=one.is_now) for one in issue.options))
            for issue in ISSUES
        ),
    ),
    moves=tuple(
        evolve(one, closed="there is no text on the table") if one.verb in {"amend", "summit"} else one for one in MOVES
    ),
)

ENDED = evolve(
    VIEW, ending=EndingView("quarrel", "The quarrel goes on", parse("It goes on."), (), True, "", ()), moves_left=0
)

HINGE = HingeView("why-now", "Why put a text on the table now?", "Two presidents can answer you in a week.")

WHY = Why(
    event=4,
    title="The President of Northland: he said no to this draft",
    changes=(
        WhyLine("Northland: rhetoric +1", "he was shown a text he does not welcome", 4),
        WhyLine("Northland: trust in you −3", "a new draft", 4),
    ),
    causes=(
        WhyLine("Your move: visit a president", "turn 2", 3, 1),
        WhyLine("Your move: table a text", "turn 1", 1, 2),
    ),
    rule="unwelcome-text",
    dice=("clash: 6 in 100, the die showed 3, so it happened",),
    sources=(SourceView("R21", "Leaders who promise everything", "They teach their publics.", "paragraph 21"),),
    honesty="The direction comes from the sources named; the size is the author's judgement.",
)


class Shown:
    """Shows one view; remembers what was put in, and refuses what it is told to refuse."""

    def __init__(self, view=VIEW, refuse="", trouble=""):
        self.shown, self.refuse, self.trouble = view, refuse, trouble
        self.given = []
        header = SimpleNamespace(start=datetime.date(1961, 3, 1), turn="month", turns=12, aftermath=0, calendar=())
        self.setup = SimpleNamespace(scenario=SimpleNamespace(scenario=header), mode=view.mode)
        self.after = {}

    @property
    def ended(self):
        return self.shown.ending is not None

    def view(self):
        return self.shown

    def do(self, entered):
        if self.refuse:
            raise Refused(self.refuse)
        self.given.append(entered)
        if type(entered) in self.after:
            self.shown = self.after[type(entered)]
        return ()

    def why(self, event):
        return evolve(WHY, event=event)

    def source(self, id):
        return SourceView(id, f"Paragraph {id}", "What it says, in our words.", "the report")

    def rewind_points(self):
        return (RewindPoint(2, 2, "April 1961", "The turn ended"), RewindPoint(0, 1, "March 1961", "The beginning"))


KEPT = frozenset(
    {
        "id",
        "name",
        "known",
        "trend",
        "verb",
        "kind",
        "style",
        "mode",
        "side",
        "target",
        "option",
        "power",
        "move",
        "turn",
    }
)
"""Fields that hold no words of an author or a player, or are looked up by what they hold."""


def spoiled(thing, text, name=""):
    """Return a view, or a part of one, with every word in it replaced by `text`."""
    if isinstance(thing, str):
        return thing if name in KEPT or thing in {"dispatch", "line"} else text
    if isinstance(thing, tuple):
        return tuple(spoiled(one, text, name) for one in thing)
    if has(type(thing)) and not isinstance(thing, Move):
        return type(thing)(
            **{field.name: spoiled(getattr(thing, field.name), text, field.name) for field in fields(type(thing))}
        )
    return thing


def next_month(view=VIEW):
    """Return the view a month later, with one dispatch more."""
    dispatch = told(9, 2, "Nobody came.", weight="dispatch", dateline="SOUTHPORT, 30 April.")
    return evolve(view, turn=3, label="May 1961", log=(*view.log, dispatch), moves_left=2)

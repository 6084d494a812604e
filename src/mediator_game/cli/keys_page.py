"""The manual's page of keys, written from the format and the engine: ``python -m mediator_game.cli.keys_page``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import get_args

import attrs

from mediator_game.engine.constants import CONSTANTS
from mediator_game.engine.moves import VERBS
from mediator_game.scenario import model
from mediator_game.scenario.checks import lines
from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.examples import example
from mediator_game.scenario.hooks import keys_of
from mediator_game.scenario.keys import purpose
from mediator_game.scenario.kinds import Entry
from mediator_game.scenario.names import schema
from mediator_game.scenario.ranges import LIMITS, limits_of
from mediator_game.scenario.schema import about_table
from mediator_game.scenario.shape import Shape, Table, default_of, shape, tables

_HEAD = """\
# Every key, name and rule

What a scenario may hold, written from the game itself. [authoring.md](authoring.md) explains how it is used; here
everything can be looked up. The same in a form that editors read, for completion and help while you type:
[scenario.schema.json](scenario.schema.json), and [scenario-part.schema.json](scenario-part.schema.json) for the files
that scenarios name under `uses`. In a checkout of the game an editor that reads TOML with taplo finds them by itself.
Elsewhere, write the schema beside your scenario, and name it in the scenario's first line:

```console
$ mediator schema > scenario.schema.json
```

```toml
#:schema ./scenario.schema.json
```

Examples are of *The herring bank*, the scenario of the tutorial. A key without a word under *if left out* has to be
there.
"""
_SORTS: Mapping[str, str] = {
    "text": "text",
    "prose": "text for people",
    "id": "id",
    "condition": "condition",
    "effect": "effect",
    "amount": "whole number or expression",
    "number": "whole number",
    "flag": "`true` or `false`",
    "date": "date",
    "span": "whole number or `[low, high]`",
}
_KINDS = """\
- *Text for people* may hold `{place:ID}` and simple Markdown: paragraphs, lists, `*emphasis*`.
- An *id* has small letters, digits and hyphens, and at most 41 characters.
- *Conditions*, *effects* and *expressions* stand in quotes; [their language](authoring.md#the-expression-language) is
  small, and [the names](#names) they use are below.
- `[low, high]` is an interval: one value from it is drawn for a game and stays hidden.
- *Dates* stand without quotes: `1904-03-01`.
"""


def page() -> str:
    """Return the page as Markdown."""
    sections = (_HEAD, *_contents(), "## Tables", "", _KINDS, *_tables(), *_names(), *_verbs(), *_happenings())
    return "\n".join([*sections, *_rules()]) + "\n"


def _contents() -> Iterator[str]:
    for table in tables():
        if table.cls is model.Scenario:
            continue
        yield f"- [{_heading(table)}](#{_anchor(_heading(table))})"
    yield "- [Names](#names), [moves](#moves), [dispatches](#dispatches), [rules](#rules)"
    yield ""


# Tables and keys


def _tables() -> Iterator[str]:
    for table in tables():
        if table.cls is not model.Scenario:
            yield from _table(table)
    yield from ("### Small tables", "")
    yield "These have no keys of their own but ids or words that you choose."
    yield ""
    yield from _rows(model.Scenario, ("rules", "moved"))


def _table(table: Table) -> Iterator[str]:
    yield f"### {_heading(table)}"
    yield ""
    yield about_table(table.cls)
    yield ""
    yield from _rows(table.cls, tuple(keys_of(table.cls)))


def _rows(cls: type, keys: tuple[str, ...]) -> Iterator[str]:
    yield "| Key | What it is for | Value | If left out | Example |"
    yield "|---|---|---|---|---|"
    for key in keys:
        one = keys_of(cls)[key]
        found = shape(one.type)
        shown = example(cls, key).replace("\n", " ")
        written = _code(f"{key} = {shown}") if shown else ""
        yield _row(
            f"`{key}`", _cell(purpose(cls, key)), _value(found, limits_of(cls.__name__, key)), _default(one), written
        )
    yield ""


def _heading(table: Table) -> str:
    return " and ".join("`{}`".format(header.replace(" in ", "` in `")) for header in table.headers)


def _anchor(heading: str) -> str:
    """Return the anchor that a heading gets: its letters, digits and hyphens, blanks as hyphens."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _value(found: Shape, limits: tuple[int, int] | None) -> str:
    if found.sort == "choice":
        return "one of " + ", ".join(_code(f'"{choice}"') for choice in found.choices)
    if found.sort == "table":
        return "table"
    if found.inside is None:
        bounded = limits if found.sort in ("number", "span") else None
        return _SORTS[found.sort] + (f", {bounded[0]} to {bounded[1]}" if bounded else "")
    inside = _value(found.inside, limits)
    if found.sort == "list":
        return "tables" if inside == "table" else f"list: {inside}"
    return "tables by id" if inside == "table" else f"table: {inside} for each name"


def _default(one: attrs.Attribute[object]) -> str:
    value = default_of(one)
    if value is attrs.NOTHING:
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int) or (isinstance(value, list) and value):
        return f"`{value}`"
    return f'`"{value}"`' if isinstance(value, str) and value else "nothing"


# Names


def _names() -> Iterator[str]:
    yield from ("## Names", "")
    yield "What conditions, chances and effects may name. In your own scenario SIDE, BLOC and the like are your ids."
    yield ""
    yield from ("| Name | What it is | Value | Effects may change it |", "|---|---|---|---|")
    for name, entry in schema(_sample()).items():
        yield _row(f"`{name}`", _cell(entry.about.removesuffix(".")), _holds(entry), "yes" if entry.writable else "")
    yield ""


def _holds(entry: Entry) -> str:
    if entry.kind == "number":
        return f"{entry.low} to {entry.high}"
    if entry.choices == ("SIDE",):
        return "the id of a side"
    return {"truth": "`true` or `false`", "option": "the id of an option", "chair": "the id of a chair"}.get(
        entry.kind, "a date, such as `'1904-06-12'`"
    )


def _sample() -> model.Scenario:
    """Return a scenario with one of everything, whose ids and names say what they stand for."""
    span, turns = model.Span(0, 0), LIMITS["turns"][1]
    none, any_id = model.Prose(""), model.Id
    option = model.Option(any_id("OPTION"), "the option", {}, needs_sponsor=True)
    bloc = model.Bloc(any_id("BLOC"), "the bloc", 100, span, span, {})
    true = model.Condition("true")
    return model.Scenario(
        scenario=model.Header(1, any_id("x"), "", "", datetime.date(2000, 1, 1), turns, aftermath=turns),
        briefing=model.Briefing(none),
        card=model.Card(none),
        chair={"CHAIR": model.Chair("the chair", effects=(model.Effect("flags.name = true"),))},
        outcome=(),
        issue=(model.Issue(any_id("ISSUE"), "the issue", (option,)),),
        side={"SIDE": model.Side("the side", "the leader", "", {}, (bloc, attrs.evolve(bloc, clout=0)))},
        place={"PLACE": model.Place("the place", issue="ISSUE", holder="SIDE")},
        front={"SIDE": model.Front(("PLACE",))},
        power={"POWER": model.Power("the power", span)},
        paper=(_paper(),),
        letter=(model.Letter(id=any_id("ID"), paper="ID", sender="POWER", to="SIDE", worth=span),),
        track=(model.Track(any_id("TRACK"), "A gauge of your own", span),),
        move=(model.Move(id=any_id("ID"), title="the move"),),
        reaction=(model.Reaction(id=any_id("ID"), title="the reaction", when=true),),
        event=(model.Event(id=any_id("ID"), title="the event"),),
        note=(model.Note(id=any_id("ID"), title="the note"),),
        measure=(model.Measure(id=any_id("ID"), title="the measure", needs=("SIDE",)),),
    )


def _paper() -> model.Paper:
    signatories = ("SIDE", "SIDE.BLOC", "POWER")
    return model.Paper(id=model.Id("ID"), title="the paper", owner="POWER", issues=("ISSUE",), signatories=signatories)


# Moves


def _verbs() -> Iterator[str]:
    yield from ("## Moves", "")
    yield "What the engine does for a move that names it under `does`, and what a step of a line has to say with it."
    yield ""
    yield from ("| `does` | What it does | A step gives |", "|---|---|---|")
    for verb in get_args(model.Verb):
        told = " ".join((VERBS[verb].__doc__ or "").split()).removesuffix(".")
        yield _row(f"`{verb}`", _cell(told), _cell("; ".join(arguments(verb))))
    yield ""


def arguments(verb: model.Verb) -> Iterator[str]:
    """Yield what a step with this verb must say: the hints that its check gives when it says nothing."""
    move = model.Move(id=model.Id("ID"), title="the move", does=verb)
    line = model.Line("the line", (model.Step(1, "ID"),))
    sample = attrs.evolve(_sample(), move=(move,), line={"LINE": line})
    for found in lines.check(Context(sample, schema(sample))):
        key, _, what = (found.hint or "").removeprefix("Add ").removesuffix(".").partition(": ")
        yield f"`{key}`: {what}"


# Dispatches

HAPPENINGS: Mapping[str, tuple[str, str]] = {
    "answer-yes": ("a leader says yes to the text", "leader side issue"),
    "answer-no": ("a leader says no to the text", "leader side issue"),
    "bloc-hears": ("a bloc hears the text through a back channel", "leader side bloc issue"),
    "leak": ("the text gets out", ""),
    "shock": ("a bloc learns of a public text that it cannot bear", "leader side bloc"),
    "agitation": ("such a text goes on costing support", "leader side bloc"),
    "dividend": ("a signed text that a bloc can bear wins some support back", "leader side bloc"),
    "walk-out": ("a bloc breaks with its leader", "leader side bloc"),
    "contagion": ("a walk-out costs support in another bloc", "leader side bloc"),
    "violence": ("a spoiler that has walked out turns to violence", "leader side bloc"),
    "creep": ("hard words make a public bear less", "leader side bloc"),
    "clash": ("shots on the line of contact", ""),
    "war": ("a side turns to arms", "leader side"),
    "fall": ("a leader falls", "leader side"),
    "rejected": ("a successor rejects the text", "leader side"),
    "signed": ("a summit signs the text", ""),
    "unsigned": ("a summit does not; who could not is named", "leader side"),
    "sponsored": ("a power stands behind an option", "option power"),
    "unsponsored": ("a power does not", "option power"),
    "venue-shopping": ("a co-chair's capital dislikes the text and goes its own way", "power"),
    "heard": ("people without a say at home are heard through a channel", "leader side bloc"),
    "measure-agreed": ("a measure comes into force", "measure"),
    "measure-refused": (
        "somebody a measure needs says no; a side that alone does so is named",
        "measure leader side power",
    ),
    "measure-broken": ("a measure breaks", "measure"),
    "audience": ("a leader is visited while there is no text", "leader side issue"),
    "overtaken": ("a term of the text can no longer stand in it", "option issue"),
    "place-falls": ("a side takes a place on its front", "leader side place"),
    "truce-broken": ("a side breaks the truce in force", "leader side"),
    "paper-tabled": ("a power puts a paper of its own forward", "power paper"),
    "paper-alone": ("a power acts alone and does so", "power paper"),
    "paper-bid": ("a power changes its paper to win a signature", "power paper option"),
    "paper-refused": ("a leader will not sign a paper as it stands", "leader side issue paper"),
    "paper-signed": ("somebody signs a paper: a leader, a bloc or a power", "leader side bloc power paper"),
    "paper-in-force": ("the last signature under a paper", "power paper"),
    "paper-lapsed": ("a paper is shelved", "power paper"),
    "paper-folded": ("a power lets its paper go, for the mediator's text", "power paper"),
    "paper-contained": (
        "a power presses against a paper, or without {paper} against the text",
        "leader side power paper",
    ),
    "paper-preferred": ("a leader could take the text and would rather have a paper", "leader side paper"),
    "paper-leak": ("a paper gets out", "paper"),
    "paper-shock": ("a bloc learns of a public paper that it cannot bear", "leader side bloc paper"),
    "paper-agitation": ("such a paper goes on costing support", "leader side bloc paper"),
    "paper-dividend": ("a paper in force that a bloc can bear wins some support back", "leader side bloc paper"),
    "paper-walk-out": ("a bloc breaks with its leader over a paper", "leader side bloc paper"),
    "paper-violence": ("a spoiler that has walked out over a paper turns to violence", "leader side bloc paper"),
    "paper-rejected": ("a successor rejects a paper", "leader side paper"),
    "letter-sent": ("a power sends a letter beside a paper", "leader side bloc power paper"),
    "letter-leaked": ("a secret letter comes out", "leader side bloc power paper"),
    "letter-defaulted": ("its sender can no longer keep a letter", "leader side bloc power paper"),
}
"""What the engine tells of, and the words a telling of it may use."""


def _happenings() -> Iterator[str]:
    yield from ("## Dispatches", "")
    yield "What a `[[dispatch]]` may tell, by `on`, and the words in braces that its texts may use besides places. An"
    yield "`{issue}` is missing where nothing is complained of: write a second dispatch below that does without it."
    yield ""
    yield from ("| `on` | When | Words |", "|---|---|---|")
    for kind, (when, words) in HAPPENINGS.items():
        yield _row(f"`{kind}`", _cell(when), " ".join(f"`{{{word}}}`" for word in words.split()))
    yield ""


# Rules


def _rules() -> Iterator[str]:
    yield from ("## Rules", "")
    yield "The constants of the model. A scenario may set any of them under `[rules]`, where its time or its people ask"
    yield "for it; `mediator simulate SCENARIO --set rules.NAME=VALUE` tries one without touching the file."
    yield ""
    yield from ("| Rule | Usual | Least to most | What it is |", "|---|---|---|---|")
    for name, one in CONSTANTS.items():
        yield _row(f"`{name}`", str(one.default), f"{one.low} to {one.high}", _cell(one.about))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    return f"`{_cell(text)}`"


if __name__ == "__main__":
    print(page(), end="")

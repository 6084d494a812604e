"""Compile the papers of a scenario: what each says, and how every side judges it.

All papers are judged by the same people: their trust, supports and limits are one, whoever wrote the paper. What each
paper has of its own - its terms, who has seen it, who said yes, what blocs have felt of it - are slots of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from mediator_game.engine.layout import Layout, option_index, value_slot
from mediator_game.engine.rules import (
    MEDIATOR,
    BlocRules,
    LetterRules,
    Number,
    PaperRules,
    RedLine,
    RivalRules,
    SideRules,
    Signatory,
    Term,
    TextRules,
    Values,
    Voice,
)
from mediator_game.scenario.model import Bloc, Issue, Letter, Paper, Power, Scenario, Side
from mediator_game.scenario.moved import Moved

_OF_SIDE = ("accepted", "shown", "read", "complaint", "press")
_OF_BLOC = ("knows", "shown", "briefed", "talks", "felt", "complaint")
"""What a side and a bloc have once for each paper."""


@frozen
class Desk:
    """What a paper is compiled with: `prefix` begins the names of its own slots, and is empty for the mediator's."""

    scenario: Scenario
    slots: Layout
    moved: Moved
    prefix: str = ""

    def word(self, name: str) -> int:
        """Return the slot of something the paper itself has, such as ``draft``."""
        if self.prefix and name == "exists":
            name = "live"
        return self.slots[f"{self.prefix or 'text.'}{name}"]

    def option(self, issue: str) -> int:
        """Return the slot of what the paper says on an issue: today's state where it does not speak of it."""
        own = f"{self.prefix or 'text.'}{issue}"
        return self.slots[own if own in self.slots else f"now.{issue}"]

    def of(self, owner: str, name: str, own: tuple[str, ...]) -> int:
        """Return the slot of something a side or bloc has: the paper's own where `own` names it."""
        return self.slots[f"{self.prefix if name in own else ''}{owner}.{name}"]


def compile_papers(scenario: Scenario, slots: Layout, moved: Moved) -> tuple[PaperRules, ...]:
    """Return every paper of a scenario; the mediator's text comes first.

    The conditions of papers and letters are not compiled yet: they may read what is worked out from papers.
    """
    desk = Desk(scenario, slots, moved)
    must_settle = frozenset(issue.id for issue in scenario.issue if issue.must_settle)
    mine = PaperRules(MEDIATOR, MEDIATOR, _text(desk, must_settle), _sides(desk), _attitudes(desk))
    return mine, *(_rival(paper, Desk(scenario, slots, moved, f"papers.{paper.id}.")) for paper in scenario.paper)


def _rival(paper: Paper, desk: Desk) -> PaperRules:
    sides = _sides(desk)
    letters = tuple(_letter(letter, desk) for letter in desk.scenario.letter if letter.paper == paper.id)
    text = _text(desk, frozenset(paper.must_settle), letters)
    signatories = tuple(_signatory(name, desk, sides) for name in paper.signatories)
    knowing = {*paper.signatories, *paper.told, paper.owner}
    aware = frozenset(place for place, side in enumerate(sides) if side.name in knowing)
    told = [sides[place].read for place in sorted(aware)]
    for side in sides:
        for bloc in side.blocs:
            if bloc.name in knowing:
                told += [bloc.knows, bloc.shown, bloc.briefed]
    numbers = [number for number, issue in enumerate(desk.scenario.issue) if issue.id in paper.issues]
    layout = desk.slots
    return PaperRules(
        id=paper.id,
        key=desk.moved.first("paper", paper.id),
        text=text,
        sides=sides,
        attitudes=_attitudes(desk, paper.owner),
        rival=RivalRules(
            owner=paper.owner,
            issues=tuple(numbers),
            says=tuple((n, text.options[n], layout.slots[text.options[n]].start.low) for n in numbers),
            signatories=signatories,
            aware=aware,
            tell=frozenset(knowing),
            told=tuple(told),
            lapse=paper.lapse,
            public=paper.public,
            when=None,
            known=desk.word("known"),
        ),
    )


def _letter(letter: Letter, desk: Desk) -> LetterRules:
    slots = {name: desk.slots[f"letters.{letter.id}.{name}"] for name in ("worth", "sent", "leaked", "defaulted")}
    key = desk.moved.first("letter", letter.id)
    return LetterRules(letter.id, key, letter.sender, letter.to, letter.secret, letter.leak, _always, **slots)


def _signatory(name: str, desk: Desk, sides: tuple[SideRules, ...]) -> Signatory:
    signed = desk.word(f"{name}.signed")
    side, _, bloc = name.partition(".")
    place = next((place for place, one in enumerate(sides) if one.name == side), None)
    if place is None:
        return Signatory(name, desk.moved.first("power", name), signed, power=name)
    if not bloc:
        return Signatory(name, desk.moved.first("side", name), signed, place=place)
    own = next(number for number, one in enumerate(sides[place].blocs) if one.name == name)
    return Signatory(name, desk.moved.first("bloc", name), signed, bloc=(place, own))


def _attitudes(desk: Desk, owner: str = "") -> dict[str, Number]:
    return {
        name: _attitude(power, desk, power.broker if name == owner else 0)
        for name, power in desk.scenario.power.items()
    }


def _attitude(power: Power, desk: Desk, broker: int) -> Number:
    sheets = []
    for issue in desk.scenario.issue:
        if issue.id in power.cares:
            likes = tuple(power.cares[issue.id].get(option.id, 50) for option in issue.option)
            sheets.append((desk.option(issue.id), desk.slots[f"now.{issue.id}"], likes))

    def attitude(v: Values) -> int:
        total = sum(likes[v[text]] - likes[v[now]] for text, now, likes in sheets)
        return (total // len(sheets) if sheets else 0) + broker

    return attitude


def _always(_: Values) -> bool:
    return True


def _never(_: Values) -> bool:
    return False


def _sides(desk: Desk) -> tuple[SideRules, ...]:
    return tuple(
        _side(name, side, desk, 1 if place else -1) for place, (name, side) in enumerate(desk.scenario.side.items())
    )


def _text(desk: Desk, must_settle: frozenset[str], letters: tuple[LetterRules, ...] = ()) -> TextRules:
    clauses = []
    for issue in desk.scenario.issue:
        if issue.id in must_settle:
            settling = tuple(n for n, option in enumerate(issue.option) if option.settles and not option.status_quo)
            clauses.append((desk.option(issue.id), frozenset(settling)))
    exists = desk.word("exists")

    def settles(v: Values) -> bool:
        return bool(v[exists]) and all(v[slot] in settling for slot, settling in clauses)

    return TextRules(
        **{
            name: desk.word(name)
            for name in (
                "exists",
                "draft",
                "tabled_turn",
                "public_since",
                "leaked",
                "signed_turn",
                "rejected",
            )
        },
        options=tuple(desk.option(issue.id) for issue in desk.scenario.issue),
        now=tuple(desk.slots[f"now.{issue.id}"] for issue in desk.scenario.issue),
        settles=settles if must_settle or not desk.prefix else _never,
        letters=letters,
        stops=None,
        lip=None,
    )


def _voice(
    owner: str,
    side: str,
    weights: Mapping[str, int],
    red_lines: Iterable[str],
    desk: Desk,
    prices: Mapping[str, int] | None = None,
) -> Voice:
    def worth(issue: Issue, option: str) -> int:
        own = value_slot(owner, issue.id, option)
        return desk.slots[own if own in desk.slots else value_slot(side, issue.id, option)]

    terms = tuple(
        Term(
            number,
            issue.id,
            desk.moved.first("issue", issue.id),
            weights.get(issue.id, 0),
            desk.option(issue.id),
            desk.slots[f"now.{issue.id}"],
            tuple(worth(issue, option.id) for option in issue.option),
        )
        for number, issue in enumerate(desk.scenario.issue)
    )
    lines = tuple(_red_line(owner, line, desk) for line in red_lines)
    lines += tuple(_red_line(owner, line, desk, price) for line, price in (prices or {}).items())
    return Voice(_score(terms, now=False), _score(terms, now=True), terms, lines)


def _red_line(owner: str, line: str, desk: Desk, price: int | None = None) -> RedLine:
    issue_id, option = line.split(".")
    number, issue = next((n, i) for n, i in enumerate(desk.scenario.issue) if i.id == issue_id)
    return RedLine(
        line,
        desk.moved.first("option", line),
        number,
        desk.option(issue_id),
        option_index(issue, option),
        desk.slots[f"learnt.{owner}.{line}"],
        price,
    )


def _score(terms: tuple[Term, ...], *, now: bool) -> Number:
    """Write the additive scoring sheet out as one Python expression: sum of weight * value (Raiffa 1982)."""
    parts = []
    for term in terms:
        if term.weight:
            option = f"v[{term.now if now else term.text}]"
            first = term.values[0]
            run = term.values == tuple(range(first, first + len(term.values)))
            slot = f"{first}+{option}" if run else f"{term.values}[{option}]"
            parts.append(f"{term.weight}*v[{slot}]")
    function: Number = eval(f"lambda v: {'+'.join(parts) or '0'}", {"__builtins__": {}})
    return function


def _side(name: str, side: Side, desk: Desk, edge_sign: int) -> SideRules:
    blocs = tuple(_bloc(name, bloc, desk) for bloc in side.bloc)
    successor = next((bloc for bloc in blocs if bloc.name == f"{name}.{side.successor}"), None)
    voice = _voice(name, name, side.weights, side.red_lines, desk, side.prices)
    gauges = (
        "trust", "rhetoric", "cover", "outlook", "press", "caution", "accepted", "shown", "read", "leader", "falls",
        "violence", "visits", "pushed_back", "covered", "complaint",
    )  # fmt: skip
    return SideRules(
        name=name,
        key=desk.moved.first("side", name),
        leaders=(voice, successor.voice) if successor else (voice, voice),
        blocs=blocs,
        successor=successor,
        fall_line=side.fall_line,
        edge_drift=side.edge_drift,
        edge_sign=edge_sign,
        relief=None,
        fought_on=None,
        **{gauge: desk.of(name, gauge, _OF_SIDE) for gauge in gauges},
    )


def _bloc(side: str, bloc: Bloc, desk: Desk) -> BlocRules:
    name = f"{side}.{bloc.id}"
    gauges = (
        "support", "limit", "movable", "leak", "knows", "shown", "briefed", "channels", "talks", "contacted_turn",
        "felt", "walked_out", "walked_out_turn", "complaint",
    )  # fmt: skip
    return BlocRules(
        name=name,
        side=side,
        clout=bloc.clout,
        civic=bloc.civic,
        spoiler=bloc.spoiler,
        only_fire=None,
        voice=_voice(name, side, bloc.weights, bloc.red_lines, desk),
        **{gauge: desk.of(name, gauge, _OF_BLOC) for gauge in gauges},
    )

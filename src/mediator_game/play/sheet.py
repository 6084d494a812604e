"""The text as the trainee sees it: per issue and option, what is known of each side's gain or loss."""

from __future__ import annotations

from mediator_game.engine import menu
from mediator_game.engine.formulas import leader
from mediator_game.engine.rules import Rules, SideRules
from mediator_game.play import words
from mediator_game.play.knowledge import Knowledge, answer
from mediator_game.play.telling import Teller, capital
from mediator_game.play.view import IssueView, Judgement, OptionView, TextView
from mediator_game.scenario.model import Issue, Option
from mediator_game.text.markdown import plain
from mediator_game.text.names import fill


def text_view(rules: Rules, teller: Teller, now: Knowledge, changed: frozenset[str]) -> TextView:
    """Return the single negotiating text with the judgements known of it."""
    v, text = now.v, rules.text
    exists = v[text.exists] > 0
    seen, unseen = _readers(rules, teller, now)
    return TextView(
        exists=exists,
        draft=v[text.draft],
        public=v[text.public_since] > 0,
        leaked=v[text.leaked] > 0,
        signed=v[text.signed_turn] > 0,
        rejected=v[text.rejected] > 0,
        settles=text.settles(v),
        editable=_editable(rules, now),
        issues=tuple(_issue(rules, teller, now, number, issue, changed) for number, issue in enumerate(rules.issues)),
        seen_by=seen,
        not_seen_by=unseen,
        leak_chance=now.leak_chance(),
        summary=_summary(rules, now),
    )


def _editable(rules: Rules, now: Knowledge) -> str:
    reasons = [
        menu.closed(rules, now.v, rule)
        for rule in menu.offered(rules, now.v)
        if rule.definition.does in {"table", "amend"}
    ]
    if not reasons:
        return "this chair cannot change the text"
    return "" if None in reasons else str(reasons[0])


def _readers(rules: Rules, teller: Teller, now: Knowledge) -> tuple[tuple[str, ...], tuple[str, ...]]:
    seen: list[str] = []
    unseen: list[str] = []
    if not now.v[rules.text.exists]:
        return (), ()
    public = now.v[rules.text.public_since]
    for side in rules.sides:
        (seen if now.v[side.shown] or public else unseen).append(capital(teller.leader(side.name, now.v)))
        for bloc in side.blocs:
            name = f"{rules.scenario.side[side.name].name}: {teller.whom(bloc.name)}"
            (seen if now.v[bloc.shown] or public else unseen).append(name)
    return tuple(seen), tuple(unseen)


def _summary(rules: Rules, now: Knowledge) -> str:
    if not now.v[rules.text.exists]:
        return "No text is on the table."
    said = [f"{rules.scenario.side[side.name].name} {answer(rules, side.name, now.v)}" for side in rules.sides]
    return " · ".join(said)


def _issue(
    rules: Rules, teller: Teller, now: Knowledge, number: int, issue: Issue, changed: frozenset[str]
) -> IssueView:
    options = tuple(
        _option(rules, teller, now, number, place, issue, option) for place, option in enumerate(issue.option)
    )
    return IssueView(
        id=issue.id,
        title=fill(issue.title, teller.places),
        text=plain(fill(issue.text, teller.places)),
        must_settle=issue.must_settle,
        options=options,
        changed=issue.id in changed,
    )


def _option(
    rules: Rules, teller: Teller, now: Knowledge, number: int, place: int, issue: Issue, option: Option
) -> OptionView:
    v = now.v
    return OptionView(
        id=option.id,
        title=fill(option.title, teller.places),
        text=plain(fill(option.text, teller.places)),
        in_text=v[rules.text.options[number]] == place,
        is_now=v[rules.text.now[number]] == place,
        closed=menu.option_refusal(rules, v, f"{issue.id}.{option.id}", changing=False) or "",
        judgements=tuple(judgement(side, now, number, place, f"{issue.id}.{option.id}") for side in rules.sides),
    )


def judgement(side: SideRules, now: Knowledge, number: int, place: int, name: str) -> Judgement:
    """Say what an option (its issue\'s number, its place in the issue, ``issue.option``) is known to mean to a
    leader.
    """
    v = now.v
    voice = leader(side, v)
    for line in voice.red_lines:
        if line.name == name and v[line.learnt]:
            return Judgement(side.name, "RED LINE", "said so")
    term = voice.terms[number]
    worth = term.weight * (now.middle(term.values[place]) - now.middle(term.values[v[term.now]])) / 100
    said = v[side.shown] and v[side.complaint] == number + 1 and v[term.text] == place
    if said:
        return Judgement(side.name, words.worth(worth), "said so")
    if v[side.visits]:
        return Judgement(side.name, words.worth(worth), "visited")
    # Before a visit only the public position is known: which way, not how far.
    verb = "even" if abs(worth) < 0.5 else "gains" if worth > 0 else "costs"
    return Judgement(side.name, verb, "guess")

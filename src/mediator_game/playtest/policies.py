"""Computed players. They see what the trainee sees and choose one move at a time; None ends the turn.

*typical* is the debrief's baseline: with probability one half what *veto-holders* would do, otherwise the
least-used open option.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediator_game.engine import formulas
from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import over, refusal
from mediator_game.engine.rules import SideRules
from mediator_game.engine.state import State
from mediator_game.engine.step import step
from mediator_game.playtest.table import Table

Policy = Callable[[Table], Move | None]


def random(table: Table) -> Move | None:
    """Choose any open move."""
    actions = table.actions()
    return actions[table.pick(len(actions), "random")] if actions else None


def least_used(table: Table) -> Move | None:
    """Choose among the open moves made least often so far."""
    actions = table.actions()
    if not actions:
        return None
    used = {name: table.v[rule.count] for name, rule in table.rules.moves.items()}
    least = min(used[action.move] for action in actions)
    rare = [action for action in actions if used[action.move] == least]
    return rare[table.pick(len(rare), "least-used")]


def leaders_only(table: Table) -> Move | None:
    """Hear the leaders and follow their complaints; sign as soon as both say yes; then shield the weaker one."""
    return _text_and_answers(table) or _mend(table) or _sign(table) or _keep(table)


def veto_holders(table: Table) -> Move | None:
    """As *leaders-only*, and hear the blocs that could walk out before the text comes out."""
    return _text_and_answers(table) or _mend(table) or _hear(table) or _ease(table) or _sign(table) or _keep(table)


def typical(table: Table) -> Move | None:
    """With probability one half what *veto-holders* would do, otherwise the least-used open option."""
    return veto_holders(table) if table.pick(2, "typical") else least_used(table)


def greedy(table: Table) -> Move | None:
    """Look one turn ahead with the best guess for every hidden number, and take the move that looks best."""
    actions = table.actions()
    if not actions:
        return None
    guess = _guess(table)
    dice = KeyedDice("greedy")
    return max(actions, key=lambda action: (_looks(table, guess, action, dice), str(action)))


def _guess(table: Table) -> State:
    """Return a state with the best guess for every hidden number; what blocs have felt follows from the guess."""
    values = [table.known.middle(slot) for slot in range(len(table.v))]
    for bloc in table.rules.blocs.values():
        known = bool(values[bloc.felt])
        values[bloc.felt] = formulas.shortfall(bloc, values, table.rules.constants) if known else 0
    return State(tuple(values))


def _looks(table: Table, guess: State, action: Move, dice: KeyedDice) -> int:
    if refusal(table.rules, guess.values, action):
        return -10_000
    after = step(table.rules, guess, action, dice, ledger=False).state
    if not over(table.rules, after.values):
        after = step(table.rules, after, EndTurn(), dice, ledger=False).state
    v, rules = after.values, table.rules
    good = v[rules.layout["cohesion"]] // 4 - v[rules.layout["tension"]] // 4
    if v[rules.text.signed_turn] and rules.text.settles(v):
        good += 60
    for side in rules.sides:
        good += min(60, formulas.base(side, v) // formulas.BASE_UNIT) - v[side.rhetoric] // 4
        good += 30 * v[side.accepted] - 100 * v[side.falls]
    return good


# The steps the two sensible policies share


def _text_and_answers(table: Table) -> Move | None:
    text = table.rules.text
    if table.v[text.signed_turn] or not table.rules.sides:
        return None
    if not table.v[text.exists]:
        rule = table.opens("table")
        return _draft(table, rule) if rule else None
    for side in table.rules.sides:
        if not table.v[side.shown]:
            return table.first_open("visit", target=side.name)
    return None


def _draft(table: Table, rule: str) -> Move | None:
    """Return the fairest text as a move; None when it would say what is so already, or cannot be tabled."""
    move = Move(rule, text=_fair_text(table))
    return move if refusal(table.rules, table.v, move) is None else None


def _fair_text(table: Table) -> dict[str, str]:
    """Return the text that looks best for the side it suits least, issue by issue."""
    text = {}
    for number, issue in enumerate(table.rules.issues):
        now = issue.option[table.v[table.rules.text.now[number]]].id
        free = [name for name in table.free_options(issue.id) if not (issue.must_settle and name == now)]
        if free:
            text[str(issue.id)] = max(free, key=lambda option: (_fairness(table, str(issue.id), option), option))
    return text


def _fairness(table: Table, issue: str, option: str) -> int:
    worths = [table.worth(side, issue, option) for side in table.rules.sides]
    return 10 * min(worths) + sum(worths)


def _mend(table: Table) -> Move | None:
    """Where a leader says no, give him something on the issue he complains of."""
    for side in table.rules.sides:
        if table.answer(side.name) != "says no":
            continue
        issue = table.complaint(side.complaint)
        if issue and (move := _better(table, side, issue)):
            return move
        if move := table.first_open("push-back", target=side.name):
            return move
    return None


def _better(table: Table, side: SideRules, issue: str) -> Move | None:
    number, written = table.rules.issue(issue)
    now = written.option[table.v[table.rules.text.options[number]]].id
    have = table.worth(side, issue, now)
    better = [option for option in table.free_options(issue) if table.worth(side, issue, option) > have]
    better.sort(key=lambda option: (-_fairness(table, issue, option), option))
    for option in better:
        if move := table.first_open("amend", option=f"{issue}.{option}"):
            return move
    return None


def _hear(table: Table) -> Move | None:
    for bloc in table.organised():
        if bloc.clout >= 20 and not table.v[bloc.channels]:
            return table.first_open("channel", target=bloc.name)
    return None


def _ease(table: Table) -> Move | None:
    """Before anything is signed: lower the rhetoric of a leader whose weighty blocs would not bear the text,
    prepare publics.
    """
    if table.v[table.rules.text.signed_turn]:
        return None
    for bloc in table.organised():
        if bloc.clout < 20 or table.known.stance(bloc) in {"would bear it", "-"}:
            continue
        side = table.rules.side(bloc.side)
        if table.v[bloc.channels] < 2 and (move := table.first_open("channel", target=bloc.name)):
            return move
        if table.known.points(f"{side.name}.rhetoric")[0] >= 50 and not table.v[side.pushed_back]:
            return table.first_open("push-back", target=side.name)
    prepare = table.opens("prepare")
    if prepare and table.v[table.rules.moves[prepare].count] < 2:
        return Move(prepare)
    return None


def _sign(table: Table) -> Move | None:
    if all(table.answer(side.name) == "says yes" for side in table.rules.sides):
        return table.first_open("summit")
    return None


def _keep(table: Table) -> Move | None:
    """After the answers are in: shield the weaker leader, keep the co-chairs together, calm the line."""
    weakest = min(table.rules.sides, key=lambda side: (table.base(side.name), side.name), default=None)
    bare = weakest and table.v[weakest.accepted] and table.v[weakest.cover] < table.rules.constants["cover_step"]
    if weakest and bare and (move := table.first_open("cover", target=weakest.name)):
        return move
    verb = "consult" if sum(table.known.points("cohesion")) < 120 else "confidence"
    return table.first_open(verb) or table.first_open("consult")


POLICIES: Mapping[str, Policy] = MappingProxyType(
    {
        "random": random,
        "least-used": least_used,
        "leaders-only": leaders_only,
        "veto-holders": veto_holders,
        "typical": typical,
        "greedy": greedy,
    }
)
"""Every policy by its name."""

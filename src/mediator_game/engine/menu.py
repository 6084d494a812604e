"""What the mediator may do now, and why the rest is closed: one judgement for players, policies and the checker of
inputs.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from mediator_game.engine import agenda, formulas, measures
from mediator_game.engine.actions import Action, EndTurn, Move, OpenNote
from mediator_game.engine.layout import option_index
from mediator_game.engine.rules import MoveRule, Rules, Values


@frozen
class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """An action that cannot be taken now; `reason` is a sentence for the person who tried."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def over(rules: Rules, v: Values) -> bool:
    """Tell whether the game has ended."""
    return v[rules.layout["over"]] > 0


def offered(rules: Rules, v: Values) -> tuple[MoveRule, ...]:
    """Return the moves this chair has at all, open or closed: the common ones first, then the scenario's own."""
    chair = rules.chairs[v[rules.layout["chair"]]]
    dropped = rules.scenario.chair[chair].drop_moves
    had = [
        rule
        for rule in rules.moves.values()
        if rule.definition.id not in dropped and (not rule.definition.chairs or chair in rule.definition.chairs)
    ]
    return tuple(sorted(had, key=lambda rule: rule.definition.does is None))


def closed(rules: Rules, v: Values, rule: MoveRule) -> str | None:
    """Return why a move is closed whatever its target, or None when it is open."""
    move, text = rule.definition, rules.text
    if over(rules, v):
        return "the game is over"
    if v[rules.layout["moves_left"]] < move.cost:
        left = v[rules.layout["moves_left"]]
        return "no moves left this turn" if not left else f"takes {move.cost} moves and you have {left}"
    if move.once and v[rule.count]:
        return "can be done once, and has been"
    if not rule.when(v):
        return move.closed or "not possible now"
    exists, signed = v[text.exists], v[text.signed_turn]
    if move.does in {"table", "amend"} and signed:
        return "the text is signed: nothing moves in it"
    if move.does in {"amend", "publish", "summit", "cover", "conference"} and not exists:
        return "there is no text on the table"
    if move.does == "publish" and v[text.public_since]:
        return "the text is already public"
    if move.does == "summit" and signed:
        return "the text is signed"
    if move.does in {"visit", "push-back", "cover", "summit"} and not rules.sides:
        return "there is nobody to meet"
    if move.does == "summit":
        return _summit(rules, v)
    if move.does == "channel" and not rules.blocs:
        return "there is nobody to talk to"
    if move.does in {"press", "sponsor"} and not rules.powers:
        return "there is no power to ask"
    if move.does == "press" and v[rules.layout["cohesion"]] < rules.constants["press_cohesion_line"]:
        return f"the {rules.scenario.words.mediators} are too divided for a capital to press"
    if move.does == "sponsor" and not list(locked(rules, v)):
        return "no option is waiting for a sponsor"
    if move.does == "propose" and not rules.measures:
        return "there is no measure to propose"
    return None


def _summit(rules: Rules, v: Values) -> str | None:
    text = rules.text
    if rules.overtakes and all(v[said] == v[now] for said, now in zip(text.options, text.now, strict=True)):
        return "the text would change nothing any more"
    if empty := next((side for side in rules.sides if formulas.vacant(side, v)), None):
        return f"there is nobody in office to sign for {rules.scenario.side[empty.name].name}"
    if rules.constants["summit_prepared"] and not all(v[side.shown] for side in rules.sides):
        return "each leader has to be shown the text as it stands first"
    return None


def refusal(rules: Rules, v: Values, action: Action) -> str | None:
    """Return why `action` cannot be taken now, or None when it can."""
    if over(rules, v):
        return "The game is over."
    if isinstance(action, EndTurn):
        return None
    if isinstance(action, OpenNote):
        return _note_refusal(rules, v, action)
    rule = next((rule for rule in offered(rules, v) if rule.definition.id == action.move), None)
    if rule is None:
        return f"There is no move called {action.move} for your chair."
    if reason := closed(rules, v, rule):
        return f"{rule.definition.title}: {reason}."
    return _arguments(rules, v, rule, action)


def _note_refusal(rules: Rules, v: Values, action: OpenNote) -> str | None:
    note = next((note for note in rules.scenario.note if note.id == action.note), None)
    if note is None:
        return f"There is no note called {action.note}."
    if v[rules.layout[f"notes.{note.id}.opened"]]:
        return "That note is open already."
    if note.when and not rules.condition(note.when)(v):
        return f"{note.title}: {note.closed or 'not yet on your desk'}."
    return None


def _arguments(rules: Rules, v: Values, rule: MoveRule, move: Move) -> str | None:
    verb = rule.definition.does
    if verb in {"visit", "push-back", "cover"}:
        if move.target not in {side.name for side in rules.sides}:
            return f"{rule.definition.title}: whom? One of {', '.join(side.name for side in rules.sides)}."
        return _vacancy(rules, v, move.target)
    elif verb == "channel":
        return _channel(rules, v, move)
    elif verb == "table":
        return _table(rules, v, move)
    elif verb == "amend":
        return option_refusal(rules, v, move.option, changing=True)
    elif verb == "press":
        return _press(rules, v, move)
    elif verb == "sponsor":
        if move.power not in rules.powers:
            return f"Ask which power? One of {', '.join(rules.powers)}."
        if v[rules.powers[move.power].will] < rules.constants["sponsor_will"]:
            return f"{_name(rules, move.power)} has no capital left to spend on this."
        if move.option not in locked(rules, v):
            return f"{move.option or 'That'} is not an option waiting for a sponsor."
    elif verb == "propose":
        return measures.refusal(rules, v, move.target)
    return None


def _vacancy(rules: Rules, v: Values, side: str) -> str | None:
    if formulas.vacant(rules.side(side), v):
        return f"There is nobody in office in {rules.scenario.side[side].name}."
    return None


def _channel(rules: Rules, v: Values, move: Move) -> str | None:
    bloc = rules.blocs.get(move.target)
    if bloc is None:
        return f"A back channel to whom? One of {', '.join(rules.blocs)}."
    return "They have walked out and will not talk." if v[bloc.walked_out] else None


def _table(rules: Rules, v: Values, move: Move) -> str | None:
    known = {issue.id for issue in rules.issues}
    for name in move.text:
        if name not in known:
            return f"The text has no issue called {name}."
    changes = False
    for number, issue in enumerate(rules.issues):
        if issue.id in move.text:
            if reason := option_refusal(rules, v, f"{issue.id}.{move.text[issue.id]}", changing=False):
                return reason
            changes |= v[rules.text.options[number]] != option_index(issue, move.text[issue.id])
    if not changes:
        return "The text would say what is so already. Change at least one term."
    return None


def option_refusal(rules: Rules, v: Values, name: str, *, changing: bool) -> str | None:
    """Return why the option ``issue.option`` cannot be in the text, or None; `changing`: it must differ from the
    text.
    """
    issue_id, _, option_id = name.partition(".")
    for number, issue in enumerate(rules.issues):
        if issue.id != issue_id:
            continue
        for place, option in enumerate(issue.option):
            if option.id != option_id:
                continue
            if changing and v[rules.text.options[number]] == place:
                return f"The text already says: {option.title}."
            reason = agenda.missing(rules, v, number, place)
            return f"{reason}." if reason else None
        return f"{issue.title} has no option called {option_id}."
    return f"The text has no issue called {issue_id or '(none)'}."


def _press(rules: Rules, v: Values, move: Move) -> str | None:
    power = rules.powers.get(move.power)
    constants = rules.constants
    if power is None:
        return f"Ask which capital? One of {', '.join(rules.powers)}."
    if not power.lever.get(move.target):
        return f"{_name(rules, move.power)} has no lever there."
    if move.target not in rules.blocs and (reason := _vacancy(rules, v, move.target)):
        return reason
    own = rules.scenario.chair[rules.chairs[v[rules.layout["chair"]]]].power
    if move.power != own and v[rules.layout["cohesion"]] < constants["press_other_cohesion"]:
        return f"Another capital will not press for you while the {rules.scenario.words.mediators} are divided."
    if v[power.will] < constants["press_will_line"]:
        return f"{_name(rules, move.power)} has no capital left to spend on this."
    if v[rules.text.exists] and power.attitude(v) < constants["press_attitude_line"]:
        return f"{_name(rules, move.power)} dislikes the text too much to press for it."
    return None


def _name(rules: Rules, power: str) -> str:
    return rules.scenario.power[power].name


def locked(rules: Rules, v: Values) -> Iterator[str]:
    """Yield the options that wait for a sponsor, as ``issue.option``."""
    for issue in rules.issues:
        for option in issue.option:
            name = f"{issue.id}.{option.id}"
            if option.needs_sponsor and not v[rules.layout[f"unlocked.{name}"]]:
                yield name


def actions(rules: Rules, v: Values) -> Iterator[Move]:
    """Yield every single move that can be made now, except whole texts, of which there are too many: those come
    term by term.
    """
    for rule in offered(rules, v):
        if closed(rules, v, rule) is None:
            for move in forms(rules, rule):
                if _arguments(rules, v, rule, move) is None:
                    yield move


def forms(rules: Rules, rule: MoveRule) -> Iterator[Move]:
    """Yield every concrete form of a move, open or not; none for a whole text."""
    name, verb = rule.definition.id, rule.definition.does
    if verb in {"visit", "push-back", "cover"}:
        yield from (Move(name, target=side.name) for side in rules.sides)
    elif verb == "channel":
        yield from (Move(name, target=bloc) for bloc in rules.blocs)
    elif verb == "amend":
        yield from (Move(name, option=option) for option in options(rules))
    elif verb == "press":
        yield from (Move(name, power=p, target=t) for p, power in rules.powers.items() for t in power.lever)
    elif verb == "sponsor":
        yield from (Move(name, option=option, power=power) for option in options(rules) for power in rules.powers)
    elif verb == "propose":
        yield from (Move(name, target=measure) for measure in rules.measures)
    elif verb == "table":
        return
    else:
        yield Move(name)


def options(rules: Rules) -> Iterator[str]:
    """Yield every option as ``issue.option``."""
    for issue in rules.issues:
        for option in issue.option:
            yield f"{issue.id}.{option.id}"

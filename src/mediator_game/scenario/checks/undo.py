"""Rules that happen in every turn together and take back what the other did: nothing comes of either."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from mediator_game.scenario import expression
from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.expression import ExpressionError
from mediator_game.scenario.model import Reaction
from mediator_game.scenario.nodes import Arithmetic, BoolOp, Compare, Extreme, Member, Negative, Node, Not, Truth

_CERTAIN = 100


@frozen
class _Step:
    """A number that an effect adds to a name, or takes away from it, and where that is written."""

    name: str
    by: int
    path: Path


def check(context: Context) -> Iterator[Finding]:
    """Look for effects that undo each other, within one rule and between two reactions."""
    for table in ("move", "event", "reaction"):
        for number, rule in enumerate(getattr(context.scenario, table)):
            yield from _within(context, rule.effects, (table, number))
    yield from _between(context)


def _within(context: Context, effects: tuple[str, ...], path: Path) -> Iterator[Finding]:
    seen: list[_Step] = []
    for step in _steps(context, effects, path):
        other = next((one for one in seen if one.name == step.name and one.by == -step.by), None)
        if other is None:
            seen.append(step)
            continue
        seen.remove(other)
        if context.own(path):
            message = f"This takes back what another effect here does to {step.name}: together they change nothing."
            related = (("the other effect", other.path),)
            yield Finding("undone", step.path, message, "Keep one of the two, or neither.", related=related)


def _between(context: Context) -> Iterator[Finding]:
    together = context.scenario.scenario.reactions == "together"
    regular: list[tuple[Node, Reaction, list[_Step]]] = []
    for number, reaction in enumerate(context.scenario.reaction):
        when = _when_it_happens(context, reaction)
        if when is None:
            continue
        steps = list(_steps(context, reaction.effects, ("reaction", number)))
        for other_when, other, others in regular:
            if when != other_when or reaction.wait != other.wait:
                continue
            # One that comes later may find that its condition does not hold any more.
            if when == Truth(True) or (together and reaction.kind == other.kind):
                yield from _opposite(steps, others, other, when)
        regular.append((when, reaction, steps))


def _opposite(steps: list[_Step], others: list[_Step], other: Reaction, when: Node) -> Iterator[Finding]:
    for step in steps:
        for back in others:
            if step.name == back.name and step.by == -back.by:
                turns = "in every turn" if when == Truth(True) else "in the same turns"
                message = (
                    f'This takes back what "{other.id}" does to {step.name}: both happen {turns}, and together they '
                    "change nothing."
                )
                hint = "Let their conditions exclude each other, change the numbers, or leave both effects out."
                related = ((f'what "{other.id}" does', back.path),)
                yield Finding("undone", step.path, message, hint, related=related)


def _when_it_happens(context: Context, reaction: Reaction) -> Node | None:
    """Return the condition of a reaction that happens whenever it holds, again and again; None for any other."""
    if reaction.once:
        return None
    try:
        chance = expression.constant(expression.amount(reaction.chance, context.schema).tree)
        tree = _bare(expression.condition(reaction.when, context.schema).tree)
    except ExpressionError:
        return None
    if chance is None or chance < _CERTAIN:
        return None
    return Truth(True) if _always(context, tree) else tree


def _steps(context: Context, effects: tuple[str, ...], path: Path) -> Iterator[_Step]:
    for place, effect in enumerate(effects):
        if "+=" not in effect and "-=" not in effect:
            continue
        try:
            change = expression.effect(effect, context.schema)
        except ExpressionError:
            continue
        by = expression.constant(change.value.tree)
        if by:
            yield _Step(change.name, by if change.op == "+=" else -by, (*path, "effects", place))


def _bare(node: Node) -> Node:
    """Return a tree without its places in the text, and with the parts of `and` and `or` in one order."""
    node = evolve(node, offset=0, length=0)
    match node:
        case Not() | Negative():
            return evolve(node, operand=_bare(node.operand))
        case BoolOp():
            return evolve(node, operands=tuple(sorted(map(_bare, node.operands), key=repr)))
        case Compare() | Extreme():
            return evolve(node, operands=tuple(map(_bare, node.operands)))
        case Member():
            return evolve(node, needle=_bare(node.needle), items=tuple(map(_bare, node.items)))
        case Arithmetic():
            return evolve(node, left=_bare(node.left), right=_bare(node.right))
        case _:
            return node


def _always(context: Context, node: Node) -> bool:
    """Say whether a condition holds whatever happens, as far as the ranges of single names tell."""
    match node:
        case Truth():
            return node.value
        case BoolOp():
            return (all if node.op == "and" else any)(_always(context, one) for one in node.operands)
        case Compare():
            pairs = zip(node.operands, node.operands[1:], node.ops, strict=False)
            return all(_holds(op, _range(context, left), _range(context, right)) for left, right, op in pairs)
        case _:
            return False


def _range(context: Context, node: Node) -> tuple[int, int] | None:
    value = expression.constant(node)
    if value is not None:
        return value, value
    entry = context.schema.get(getattr(node, "name", ""))
    return (entry.low, entry.high) if entry is not None and entry.kind == "number" else None


def _holds(op: str, left: tuple[int, int] | None, right: tuple[int, int] | None) -> bool:
    if left is None or right is None:
        return False
    return {
        ">=": left[0] >= right[1], ">": left[0] > right[1], "<=": left[1] <= right[0], "<": left[1] < right[0],
        "!=": left[1] < right[0] or left[0] > right[1],
    }.get(op, False)  # fmt: skip

"""Numbers that must fit together: sums of a hundred, two sides, one status quo, points between 0 and 100."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.model import Bloc, Effect, Issue, Side, Span
from mediator_game.scenario.ranges import limits_at

_HUNDRED = 100


def check(context: Context) -> Iterator[Finding]:
    """Judge what has to add up."""
    yield from _sides(context)
    for number, issue in enumerate(context.scenario.issue):
        yield from _issue(context, issue, ("issue", number))
    yield from _ranges(context)


def _sides(context: Context) -> Iterator[Finding]:
    sides = context.scenario.side
    if len(sides) not in (0, 2) and "side" not in context.unsure:
        message = f"A scenario has two sides, or none; here {'is one' if len(sides) == 1 else f'are {len(sides)}'}."
        yield Finding("sides-count", ("side", list(sides)[-1]), message, "Declare [side.ID] twice.", key=True)
    for name, side in sides.items():
        yield from _weights(context, side, ("side", name))
        for number, bloc in enumerate(side.bloc):
            yield from _weights(context, bloc, ("side", name, "bloc", number))
        clout = sum(bloc.clout for bloc in side.bloc)
        if clout != _HUNDRED and "side" not in context.unsure:
            message = f"The clout of the blocs of {name} adds up to {clout}; it must be 100."
            yield Finding("clout-sum", ("side", name, "bloc"), message, _by(clout), key=True, whole=True)
    if len(sides) == 2:
        (one, first), (other, second) = sides.items()
        if first.edge + second.edge != _HUNDRED:
            message = f"The edges of the two sides add up to {first.edge + second.edge}; they must be 100 together."
            hint = f"With {one}.edge = {first.edge}, write edge = {_HUNDRED - first.edge} here."
            related = (("the other edge", ("side", one, "edge")),)
            yield Finding("edges-sum", ("side", other, "edge"), message, hint, whole=True, related=related)


def _weights(context: Context, owner: Side | Bloc, path: Path) -> Iterator[Finding]:
    issues = {issue.id for issue in context.scenario.issue}
    if isinstance(owner, Bloc) and not owner.clout and not owner.weights:
        return  # people who are heard have no say in a text
    total = sum(weight for name, weight in owner.weights.items() if name in issues)
    if not issues or total == _HUNDRED or "issue" in context.unsure:
        return
    if any(name not in issues for name in owner.weights):
        return
    message = f"The weights add up to {total}; over all issues they must be 100."
    yield Finding("weights-sum", (*path, "weights"), message, _by(total), whole=True)


def _by(total: int) -> str:
    return f"Add {_HUNDRED - total}." if total < _HUNDRED else f"Take away {total - _HUNDRED}."


def _issue(context: Context, issue: Issue, path: Path) -> Iterator[Finding]:
    sides = context.scenario.side
    quo = [number for number, option in enumerate(issue.option) if option.status_quo]
    if not issue.option:
        yield Finding(
            "status-quo", path, f'The issue "{issue.id}" has no options.', "Add [[issue.option]].", whole=True
        )
    elif not quo:
        message = f'No option of "{issue.id}" is marked as the status quo.'
        hint = "Add `status_quo = true` to the option that says how things stand now."
        yield Finding("status-quo", path, message, hint, key=True, whole=True)
    for number in quo[1:]:
        message = f'"{issue.id}" has more than one status quo.'
        related = (("the first", (*path, "option", quo[0], "status_quo")),)
        yield Finding("status-quo", (*path, "option", number, "status_quo"), message, "Keep one.", related=related)
    for number, option in enumerate(issue.option):
        missing = [name for name in sides if name not in option.value]
        if missing and issue.of != "places" and len(sides) == 2 and "side" not in context.unsure:
            here = (*path, "option", number, "value")
            message = f'The option "{option.id}" has no value for {" and ".join(missing)}.'
            yield Finding("option-value", here, message, f"Add {missing[0]} = 50, or what it is worth.", whole=True)
        name = f"{issue.id}.{option.id}"
        if option.needs_sponsor and not (_cared_for(context, issue.id, option.id) or _unlocked(context, name)):
            message = f'The option "{option.id}" needs a sponsor, and no power cares for it.'
            hint = f"Give a power `cares.{issue.id}.{option.id}`, or drop `needs_sponsor`."
            yield Finding("no-sponsor", (*path, "option", number, "needs_sponsor"), message, hint)


def _unlocked(context: Context, name: str) -> bool:
    return any(leaf.value.lstrip().startswith(f"unlocked.{name}") for leaf in context.leaves(Effect))


def _cared_for(context: Context, issue: str, option: str) -> bool:
    powers = context.scenario.power.values()
    return bool({"power", "issue"} & context.unsure) or any(
        power.cares.get(issue, {}).get(option, 0) > 0 for power in powers
    )


def _ranges(context: Context) -> Iterator[Finding]:
    """Judge every number by the name of its key, or of the table it stands in."""
    for leaf in context.leaves(Span, int):
        low, high = (leaf.value.low, leaf.value.high) if isinstance(leaf.value, Span) else (leaf.value, leaf.value)
        limits = limits_at(leaf.path)
        if limits and not limits[0] <= low <= high <= limits[1]:
            yield _outside(leaf.path, low if low < limits[0] else high, limits)
    yield from _rules(context)
    if context.scenario.scenario.format != 1:
        message = f"This file is of format {context.scenario.scenario.format}; this version of the game reads format 1."
        yield Finding("format-version", ("scenario", "format"), message, "Write format = 1, or get a newer version.")


def _outside(path: Path, value: Any, limits: tuple[int, int]) -> Finding:
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    message = f"{name} is {value}; it must be from {limits[0]} to {limits[1]}."
    return Finding("out-of-range", path, message, None)


def _rules(context: Context) -> Iterator[Finding]:
    if context.rules is None:
        return
    set_here: list[tuple[Path, int]] = [(("rules", name), value) for name, value in context.scenario.rules.items()]
    set_here += [(("record", "without", name), value) for name, value in context.scenario.record.without.items()]
    for path, value in set_here:
        name = str(path[-1])
        if name not in context.rules:
            near = context.nearest(name, context.rules)
            hint = f"Did you mean {near}?" if near else "docs/keys lists the rules that can be set."
            yield Finding("unknown-rule", path, f'There is no rule "{name}".', hint, key=True)
        else:
            limits = context.rules[name]
            if limits and not limits[0] <= value <= limits[1]:
                yield _outside(path, value, limits)

"""Lines: whether each step names a move there is, with the arguments that move asks for."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.model import Step

_LEADER = frozenset(["visit", "push-back", "cover"])


def check(context: Context) -> Iterator[Finding]:
    """Judge the steps of every line."""
    scenario = context.scenario
    for name, line in scenario.line.items():
        path: Path = ("line", name)
        if line.chair:
            yield from context.reference(line.chair, scenario.chair, "chair", (*path, "chair"), "chair")
        for number, step in enumerate(line.steps):
            yield from _step(context, step, (*path, "steps", number))


def _step(context: Context, step: Step, path: Path) -> Iterator[Finding]:
    moves = context.moves
    yield from context.reference(step.move, moves, "move", (*path, "move"), "move")
    verb = moves[step.move].does if step.move in moves else None
    yield from _target(context, step, verb, path)
    yield from _terms(context, step, verb, path)
    if step.power:
        powers = context.scenario.power
        yield from context.reference(step.power, powers, "power", (*path, "power"), "power")
    elif verb in ("press", "sponsor"):
        yield _lacks(path, step, "power", "the id of a power")
    if step.otherwise is not None:
        yield from _step(context, step.otherwise, (*path, "else"))


def _target(context: Context, step: Step, verb: str | None, path: Path) -> Iterator[Finding]:
    sides, every_bloc = dict.fromkeys(context.scenario.side), context.blocs
    if verb == "propose":
        yield from _measure(context, step, path)
        return
    if verb in _LEADER:
        known, what = sides, "side"
    elif verb == "channel":
        known, what = every_bloc, "bloc"
    else:
        known, what = sides | every_bloc, "side or bloc"
    if step.target:
        yield from context.reference(step.target, known, what, (*path, "target"), "side")
    elif verb in _LEADER or verb in ("channel", "press"):
        yield _lacks(path, step, "target", f"the id of a {what}")


def _measure(context: Context, step: Step, path: Path) -> Iterator[Finding]:
    if step.target:
        known = [measure.id for measure in context.scenario.measure]
        yield from context.reference(step.target, known, "measure", (*path, "target"), "measure")
    else:
        yield _lacks(path, step, "target", "the id of a measure")


def _terms(context: Context, step: Step, verb: str | None, path: Path) -> Iterator[Finding]:
    known = context.options
    if step.option:
        choices = {name for name, sponsored in known.items() if sponsored or verb != "sponsor"}
        what = "option that needs a sponsor" if verb == "sponsor" else "option"
        yield from context.reference(step.option, choices, what, (*path, "option"), "issue")
    elif verb in ("amend", "sponsor"):
        yield _lacks(path, step, "option", "issue.option, as in expressions")
    issues = context.by_issue
    for issue, option in step.text.items():
        here = (*path, "text", issue)
        yield from context.reference(issue, issues, "issue", here, "issue", key=True)
        if issue in issues:
            yield from context.reference(option, issues[issue], "option", here, "issue", of=f' of "{issue}"')
    if verb == "table" and not step.text:
        yield _lacks(path, step, "text", 'a table such as { water = "shared" }')


def _lacks(path: Path, step: Step, key: str, what: str) -> Finding:
    message = f'The move "{step.move}" needs the key {key} here.'
    return Finding("step-argument", path, message, f"Add {key}: {what}.", whole=True)

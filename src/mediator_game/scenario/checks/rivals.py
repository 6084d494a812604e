"""Papers and letters: whether whom and what they name is there, and whether they can do what they are for."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.model import Effect, Letter, Paper
from mediator_game.scenario.rival_names import PAPER_WORDS


def check(context: Context) -> Iterator[Finding]:
    """Judge every paper and letter."""
    for number, paper in enumerate(context.scenario.paper):
        yield from _paper(context, paper, ("paper", number))
    papers = {str(paper.id): paper for paper in context.scenario.paper}
    for number, letter in enumerate(context.scenario.letter):
        yield from _letter(context, letter, papers, ("letter", number))
    for number, dispatch in enumerate(context.scenario.dispatch):
        if dispatch.paper:
            yield from context.reference(dispatch.paper, papers, "paper", ("dispatch", number, "paper"), "paper")
    yield from _chairs(context)


def _paper(context: Context, paper: Paper, path: Path) -> Iterator[Finding]:
    known, own = context.by_issue, dict.fromkeys(paper.issues)
    yield from context.reference(paper.owner, context.scenario.power, "power", (*path, "owner"), "power")
    for key in ("issues", "must_settle"):
        for place, issue in enumerate(getattr(paper, key)):
            at: Path = (*path, key, place)
            if key == "issues":
                yield from context.reference(issue, known, "issue", at, "issue")
                if issue in PAPER_WORDS:
                    message = (
                        f'The issue "{issue}" cannot be named here: papers.{paper.id}.{issue} means something else.'
                    )
                    yield Finding("reserved-id", at, message, "Give the issue another id.")
            else:
                yield from context.reference(issue, own, "issue", at, "issue", of=" of this paper")
    for issue, option in paper.says.items():
        at = (*path, "says", issue)
        yield from context.reference(issue, own, "issue", at, "issue", of=" of this paper", key=True)
        if issue in own and issue in known:
            yield from context.reference(option, known[issue], "option", at, "issue", of=f' of "{issue}"')
    everybody = _everybody(context)
    for key in ("signatories", "told"):
        for place, name in enumerate(getattr(paper, key)):
            yield from context.reference(name, everybody, "side, bloc or power", (*path, key, place), "side")
    for key in ("issues", "signatories"):
        if not getattr(paper, key):
            message = f'The paper "{paper.id}" has no {key}.'
            yield Finding("never-used", (*path, key), message, f"Name at least one in `{key}`.", whole=True)
    if not _can_come(context, paper):
        message = f'Nothing ever puts the paper "{paper.id}" forward.'
        hint = f"Give it a `when`, make {paper.owner} `solo`, or let an effect set papers.{paper.id}.live = true."
        yield Finding("never-used", (*path, "id"), message, hint)


def _can_come(context: Context, paper: Paper) -> bool:
    """Tell whether something can put a paper forward: itself, its owner acting alone, or an effect."""
    scenario = context.scenario
    if paper.when or context.unsure or paper.owner not in scenario.power:
        return True
    if scenario.power[paper.owner].solo or any(
        chair.solo and chair.power == paper.owner for chair in scenario.chair.values()
    ):
        return True
    return any(name.startswith(f"papers.{paper.id}.live") for name in _effects(context))


def _effects(context: Context) -> Iterator[str]:
    return (str(leaf.value).lstrip() for leaf in context.leaves(Effect))


def _letter(context: Context, letter: Letter, papers: dict[str, Paper], path: Path) -> Iterator[Finding]:
    yield from context.reference(letter.paper, papers, "paper", (*path, "paper"), "paper")
    yield from context.reference(letter.sender, context.scenario.power, "power", (*path, "from"), "power")
    yield from context.reference(letter.to, _everybody(context), "side, bloc or power", (*path, "to"), "side")
    paper = papers.get(letter.paper)
    if paper and letter.to in _everybody(context) and letter.to not in paper.signatories:
        message = f"{letter.to} does not sign {letter.paper}, so a letter about it changes nothing."
        yield Finding("never-used", (*path, "to"), message, "Write to one of the paper's `signatories`.")
    if letter.leak and not letter.secret:
        message = "A letter that is no secret cannot leak."
        yield Finding("never-used", (*path, "leak"), message, "Add `secret = true`, or leave `leak` out.")


def _everybody(context: Context) -> dict[str, None]:
    return dict.fromkeys([*context.scenario.side, *context.blocs, *context.scenario.power])


def _chairs(context: Context) -> Iterator[Finding]:
    for name, chair in context.scenario.chair.items():
        path: Path = ("chair", name)
        if chair.begins and chair.ends and chair.ends < chair.begins:
            message = f"The seat is held to {chair.ends}, which is before {chair.begins}."
            yield Finding("turn-order", (*path, "to"), message, "Put the two days in order.")
        if chair.solo and not chair.power:
            message = f'"{name}" acts alone for no power.'
            yield Finding("never-used", (*path, "solo"), message, "Name its `power`, or leave `solo` out.")

"""Reactions that never have their turn because the one before them always takes away what they wait for.

That can only be where a scenario asks for reactions in order: together, all read the same numbers, and none is in
another's way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mediator_game.scenario.diagnostics import Finding
from mediator_game.scenario.model import Reaction
from mediator_game.scenario.proof import Moment, Range, Reach, Value
from mediator_game.scenario.proof.rules import Rule


def check(reach: Reach) -> Iterator[Finding]:
    """Look at each reaction and the one of its kind that comes right before it."""
    if reach.scenario.scenario.reactions != "in order":
        return
    before: dict[str, tuple[int, Reaction]] = {}
    for number, reaction in enumerate(reach.scenario.reaction):
        earlier = before.get(reaction.kind)
        before[reaction.kind] = (number, reaction)
        if earlier is None or not reach.happens("reaction", number):
            continue
        place, first = earlier
        rule = reach.rule("reaction", place)
        if rule is None or not _is_certain(first) or not reach.implies(reaction.when, [first.when]):
            continue
        after = Moment(left_behind(rule))
        if after.known and reach.judge(reaction.when, after).verdict == "never":
            message = (
                f'Whenever this could happen, "{first.id}" happens right before it, and after that the condition no '
                "longer holds: so this reaction never happens."
            )
            related = (("the reaction before it", ("reaction", place, "when")),)
            hint = "Put it before that one, or let their conditions exclude each other."
            yield Finding("shadowed", ("reaction", number, "when"), message, hint, related=related)


def _is_certain(reaction: Reaction) -> bool:
    """Tell whether a reaction happens whenever its condition holds."""
    return reaction.chance == 100 and not reaction.once and not reaction.wait


def left_behind(rule: Rule) -> Mapping[str, Value]:
    """Return what a rule leaves for certain: names it sets to a number written out, and does nothing else to."""
    found: dict[str, Value] = {}
    for _, change in rule.effects:
        written = change.value.text.partition("=")[2].strip()
        value = {"true": 1, "false": 0}.get(written, int(written) if written.isdigit() else None)
        others = sum(other.name == change.name for _, other in rule.effects)
        if change.op == "=" and value is not None and others == 1 and not change.name.endswith(".edge"):
            found[change.name] = Range(value, value)
    return found

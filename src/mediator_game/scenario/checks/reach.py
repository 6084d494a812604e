"""What can never be, or always is, in any game: conditions, rules, endings, menus, chances. Only what is proved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediator_game.scenario import nodes
from mediator_game.scenario.checks import shadow
from mediator_game.scenario.checks.asked import Asked, Proved
from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Finding, Path
from mediator_game.scenario.expression import condition
from mediator_game.scenario.proof import Judgement, Moment, Reach, moments

MOST_RELATED = 4


def check(context: Context, proved: Proved) -> Iterator[Finding]:
    """Report what is proved to be never or always, where that makes a difference."""
    reach = proved.reach
    said: set[Path] = set()
    for asked, judged in proved.judged:
        if judged.verdict == "open" or not context.own(asked.path):
            continue
        finding = _finding(asked, judged, context)
        if finding is not None:
            said.add(asked.path[:2])
            yield finding
    if reach.doubtful:
        return
    for finding in (*_rules(reach), *_chances(reach), *_hidden(reach), *shadow.check(reach)):
        if finding.path[:2] not in said and context.own(finding.path):
            yield finding
    yield from _menus(reach)


def _finding(asked: Asked, judged: Judgement, context: Context) -> Finding | None:
    if judged.verdict == "always":
        if not asked.always or _is_plain(asked.text, context):
            return None
        code, message = "always-true-condition", f"{judged.proof} So {asked.always}."
        hint = "If that is meant, write `true` or leave the condition out; else ask for more."
    else:
        code = "impossible-condition" if judged.by_itself else "unreachable"
        code = "unreachable-outcome" if code == "unreachable" and asked.path[0] == "outcome" else code
        message = f"{judged.proof} So {asked.never}."
        hint = "Ask for less, or let something in the scenario bring it about."
        if judged.by_itself:
            hint = "Change the condition: as it is written, nothing in the scenario could make it hold."
    return Finding(
        code,
        asked.path,
        message,
        hint,
        offset=judged.offset,
        length=judged.length,
        related=judged.because[:MOST_RELATED],
    )


def _is_plain(text: str, context: Context) -> bool:
    """Tell whether a condition says no more than `true`, or "in every turn": that is deliberate."""
    read = condition(text, context.schema)
    return isinstance(read.tree, nodes.Truth) or (bool(read.names) and read.names <= {"turn", "turns"})


# What cannot happen for another reason


def _rules(reach: Reach) -> Iterator[Finding]:
    """Moves that nobody can ever make, whatever their condition says."""
    scenario = reach.scenario
    for number, move in enumerate(scenario.move):
        if reach.happens("move", number):
            continue
        path: Path = ("move", number)
        if move.cost > scenario.scenario.moves:
            message = f"This move takes {move.cost} moves of one turn, and a turn has {scenario.scenario.moves}."
            yield Finding("unreachable", (*path, "cost"), message, "Let it take fewer, or give a turn more moves.")
        elif not moments.chairs(move, scenario):
            message = f'No chair has the move "{move.id}": so it can never be made.'
            yield Finding("unreachable", (*path, "id"), message, "Let a chair keep it, or leave it out.")
        elif move.does and (lacking := reach.lacks(move.does)):
            message = f"This move can never be made: {lacking}."
            yield Finding("unreachable", (*path, "does"), message, "Give the scenario what the move needs, or drop it.")


def _chances(reach: Reach) -> Iterator[Finding]:
    """Chances that are worked out, and always come to nothing or to more than a hundred."""
    for table in ("event", "reaction"):
        for number, rule in enumerate(getattr(reach.scenario, table)):
            chance = reach.chance(table, number) if isinstance(rule.chance, str) else None
            if chance is None:
                continue
            path: Path = (table, number, "chance")
            if chance.high <= 0:
                message = f"This chance is never above 0 (at most {chance.high}), so this never happens."
                yield Finding("never-happens", path, message, f"Let it come above 0, or remove the {table}.")
            elif chance.low > 100:
                message = f"This chance is always above 100 (at least {chance.low}), so there is no chance in it."
                yield Finding("certain-chance", path, message, "Write 100 if it is certain, or make it smaller.")


def _hidden(reach: Reach) -> Iterator[Finding]:
    """Endings that are looked for only where one before them holds."""
    outcomes = reach.scenario.outcome
    for number, outcome in enumerate(outcomes):
        before = [place for place in range(number) if outcomes[place].ends or not outcome.ends]
        if any(outcomes[place].when.strip() == "true" for place in before):
            continue
        at = moments.of_outcome(outcome, reach.scenario.scenario)
        hiding = _hiding(reach, outcome.when, before, at)
        if hiding:
            named = " or ".join(f'"{outcomes[place].id}"' for place in hiding)
            message = (
                f'Whenever this holds, {named} holds too and is looked for first: so no game ends as "{outcome.id}".'
            )
            related = tuple(("this one holds first", ("outcome", place, "when")) for place in hiding[:MOST_RELATED])
            path: Path = ("outcome", number, "when")
            yield Finding("unreachable-outcome", path, message, "Put it before that one.", related=related)


def _hiding(reach: Reach, when: str, before: Sequence[int], at: Moment) -> list[int]:
    """Return which of the endings before one hide it: one of them if that is enough, else all; none if it is open."""
    texts = {place: reach.scenario.outcome[place].when for place in before}
    for place in before:
        if reach.implies(when, [texts[place]], at):
            return [place]
    return list(before) if len(before) > 1 and reach.implies(when, list(texts.values()), at) else []


# Menus


def _menus(reach: Reach) -> Iterator[Finding]:
    """Turns in which a chair has nothing to do but to end them."""
    scenario, turns = reach.scenario, reach.scenario.scenario.turns
    for name in scenario.chair:
        own = [n for n, move in enumerate(scenario.move) if name in moments.chairs(move, scenario)]
        if not own:
            continue  # a scene to be read, or a file that is only begun
        gated = [number for number in own if scenario.move[number].when]
        empty: list[int] = []
        if not any(reach.happens("move", number) for number in own if number not in gated):
            empty = [turn for turn in range(1, turns + 1) if not any(reach.opens(n, name, turn) for n in own)]
        if empty:
            which = f"turn {empty[0]}" if len(empty) == 1 else f"turns {_runs(empty)}"
            message = (
                f'In {which} the chair "{name}" has no move that can be made: all that is left is to end the turn.'
            )
            related = tuple(("closed then", ("move", number, "when")) for number in gated[:MOST_RELATED])
            hint = "Let at least one move be open in every turn."
            yield Finding("empty-turn", ("scenario", "turns"), message, hint, related=related)
            return
        often = [reach.uses(number) for number in own]
        most = sum(one for one in often if one is not None)
        if None not in often and most < turns:
            message = (
                f'All the moves of the chair "{name}" can be made {most} times in all, and there are {turns} turns: '
                "who makes one in each turn has none left before the end."
            )
            yield Finding(
                "menu-runs-out", ("scenario", "turns"), message, "Let a move be made more often, or shorten it."
            )
            return


def _runs(turns: Sequence[int]) -> str:
    """Return turns in words: ``1 to 3 and 5``."""
    runs: list[list[int]] = []
    for turn in turns:
        if runs and turn == runs[-1][-1] + 1:
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return " and ".join(str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)

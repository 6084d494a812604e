"""Section 9: the record beside the run."""

from __future__ import annotations

from collections.abc import Iterator

from mediator_game.debrief.consequences import consequences, moves_by_turn
from mediator_game.debrief.parts import Entry, Items, Paragraph, Part, Timeline, heading, say
from mediator_game.debrief.run import Run
from mediator_game.scenario.model import Claim, Outcome

ONE_DRAW = (
    "History is one draw of what could have happened, and so is your run. Where the two part, that alone does not say "
    "which way of going about it was better."
)


def record(run: Run) -> tuple[Part, ...]:
    """Return what is on record, turn by turn beside the run, and the two endings."""
    written = run.scenario.record
    if not written.claim and not written.documented:
        why = "its people and places are invented" if run.scenario.scenario.fictional else "none was written for it"
        return (say(f"This scenario has no record to lay beside your run: {why}."),)
    parts: list[Part] = [say(ONE_DRAW)]
    if written.claim:
        parts.append(Timeline(tuple(_beside(run, written.claim))))
    parts += _endings(run)
    if written.differences:
        lines = tuple(_claim_line(run, claim) for claim in written.differences)
        parts.append(Items(lines, "Where accounts differ"))
    return (*parts, *_since(run))


def _beside(run: Run, claims: tuple[Claim, ...]) -> Iterator[Entry]:
    """Yield the claims in the author's order, each turn's part of the run after the last claim of that turn."""
    shown: set[int] = set()
    for number, claim in enumerate(claims):
        when = run.label(claim.turn) if claim.turn else claim.date
        dateline = claim.date if claim.date != when else ""
        yield Entry(when, run.line(claim.text), "record", dateline, sources=claim.source)
        following = claims[number + 1].turn if number + 1 < len(claims) else 0
        if claim.turn and claim.turn != following and claim.turn not in shown:
            shown.add(claim.turn)
            yield Entry(when, _in_run(run, claim.turn), "run")


def _in_run(run: Run, turn: int) -> str:
    if turn > run.turn:
        state = "had ended" if run.session.ended else "has not got this far"
        return f"Your game {state}."
    moves = [words for at, words, _ in moves_by_turn(run) if at == turn]
    came = [one.text for one in consequences(run) if one.turn == turn]
    said = f"In your run: {moves[0]}." if moves else "In your run: no move."
    return f"{said} {'. '.join(came)}." if came else said


def _endings(run: Run) -> list[Part]:
    outcomes = {str(one.id): one for one in run.scenario.outcome}
    documented = outcomes.get(run.scenario.record.documented)
    if documented is None:
        return [say("The record names no ending that stands for it.")]
    parts: list[Part] = [heading("On record"), *_outcome(run, documented), heading("In your run")]
    if not run.session.ended:
        return [*parts, say("Your game has not ended.")]
    if run.outcome is None:
        return [*parts, say("The time ran out without an ending of the scenario's own.")]
    if run.outcome.id == documented.id:
        return [*parts, say("The same ending. That the outcome is the same does not make the way to it the same.")]
    return [*parts, *_outcome(run, run.outcome)]


def _outcome(run: Run, outcome: Outcome) -> list[Part]:
    cited = f" [{', '.join(outcome.source)}]" if outcome.source else ""
    return [say(f"{run.line(outcome.title)}.{cited}"), Paragraph(run.prose(outcome.text))]


def _claim_line(run: Run, claim: Claim) -> str:
    cited = f" [{', '.join(claim.source)}]" if claim.source else ""
    dated = f"{claim.date}: " if claim.date else ""
    return f"{dated}{run.line(claim.text)}{cited}"


def _since(run: Run) -> list[Part]:
    head, after = run.scenario.scenario, run.scenario.epilogue
    parts: list[Part] = []
    if head.as_seen_in:
        parts.append(say(f"The scenario sees all this as it was seen in {head.as_seen_in}."))
    if after is not None:
        parts += [heading(f"Since then: {after.date}"), Paragraph(run.prose(after.text))]
    return parts

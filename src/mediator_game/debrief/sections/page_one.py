"""Section 1: what happened, in a few plain sentences; the strongest practice; the one thing to look at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mediator_game.debrief.consequences import consequences
from mediator_game.debrief.levels import Standing, standings
from mediator_game.debrief.parts import Paragraph, Part, heading, say
from mediator_game.debrief.phrases import count, listed, times
from mediator_game.debrief.run import Run
from mediator_game.play.knowledge import answer

_TOLD = ("walk-out", "violence", "fall", "rejected", "war")
"""What a page about a game has to say of what came of it."""


def page_one(run: Run) -> tuple[Part, ...]:
    """Return the first page."""
    parts: list[Part] = [say(" ".join(_sentences(run)))]
    parts += [say(paragraph) for paragraph in (_text(run), _came_of_it(run)) if paragraph]
    parts += _ending(run)
    return (*parts, *_practice(run))


def _sentences(run: Run) -> Iterator[str]:
    chair = run.line(run.scenario.chair[run.session.setup.chair].title)
    if run.session.ended:
        yield f"You sat in the chair “{chair}” from {run.label(1)} to {run.last_day}, {_length(run)}."
    else:
        yield f"You sit in the chair “{chair}”. The game has not ended."
        yield f"It stands {run.during(run.turn)}, {_length(run)}."
    if not run.moves:
        yield "You made no move."
        return
    titles = Counter(run.line(run.rules.moves[event.subject].definition.title) for event in run.moves)
    often = [f"“{title}” ({times(number)})" for title, number in titles.most_common(3) if number > 1]
    said = f" Most often you chose {listed(often)}." if often else ""
    yield f"You made {count(len(run.moves), 'move')}.{said}"


def _length(run: Run) -> str:
    head = run.scenario.scenario
    if run.turn <= head.turns:
        return f"turn {run.turn} of {head.turns}"
    after = count(run.turn - head.turns, "more", "more")
    return f"all {count(head.turns, head.turn)} and {after} in which the text was lived with"


def _text(run: Run) -> str:
    """Say what became of the text: drafted, out, signed, answered."""
    drafts = [event for event in run.moves if run.rules.moves[event.subject].definition.does in {"table", "amend"}]
    if not run.rules.issues or not drafts:
        return "No text was put on the table." if run.rules.issues else ""
    said = [f"The text was first tabled {run.during(drafts[0].turn)}"]
    if len(drafts) > 1:
        said[0] += f" and changed {times(len(drafts) - 1)} after that"
    if public := run.public_turn:
        leaked = any(event.kind == "leak" and not event.facts.get("paper") for event in run.events)
        said.append(f"It {'leaked' if leaked else 'became public'} {run.during(public)}")
    signed = next((event.turn for event in run.events if event.kind == "signed"), 0)
    if signed:
        said.append(f"Both leaders signed it {run.during(signed)}")
    elif run.values[run.rules.text.exists]:
        answers = [f"{run.leader(side.name)}, {_answered(run, side.name)}" for side in run.rules.sides]
        said.append("It was not signed. The last answers to it: " + "; ".join(answers))
    return ". ".join(said) + "."


def _answered(run: Run, side: str) -> str:
    said = answer(run.rules, side, run.values)
    return {"says yes": "yes", "says no": "no", "not asked": "not asked about the last draft"}[said]


def _came_of_it(run: Run) -> str:
    grave = [one for one in consequences(run) if one.kind in _TOLD]
    if not grave:
        return ""
    turns: dict[int, list[str]] = {}
    for one in grave:
        turns.setdefault(one.turn, []).append(one.text)
    return " ".join(f"{run.label(turn)}: {'. '.join(said)}." for turn, said in turns.items())


def _ending(run: Run) -> list[Part]:
    if not run.session.ended:
        return []
    if run.outcome is None:
        return [say("The time ran out, and the scenario has no ending of its own for how things stood.")]
    return [
        heading(f"The ending, {run.last_day}: {run.line(run.outcome.title)}"),
        Paragraph(run.prose(run.outcome.text)),
    ]


def _practice(run: Run) -> list[Part]:
    if not run.session.ended:
        return [say("Objectives are read off the end of a game, so they are not shown yet.")]
    found = standings(run)
    if not found:
        return [say("This scenario sets no objectives.")]
    own = run.scenario.chair[run.session.setup.chair].objectives
    best = max(found, key=lambda one: (one.share, one.objective.id in own))
    parts: list[Part] = [heading("The strongest practice"), _line(run, best)]
    others = [one for one in found if one is not best]
    if not others:
        return [heading("The objective"), _line(run, best)]
    again = min(others, key=lambda one: (one.share, one.objective.id not in own))
    parts += [heading("The one thing to look at again"), _line(run, again)]
    if best.share == again.share:
        parts.append(say("All objectives stand at the same height; these are two of them."))
    return parts


def _line(run: Run, standing: Standing) -> Paragraph:
    return say(f"{run.line(standing.objective.title)}: {standing.words(run)}")

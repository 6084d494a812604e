"""Every condition of a scenario: when it is looked at, what follows if it never or always holds, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from mediator_game.scenario.checks.context import Context
from mediator_game.scenario.diagnostics import Path, Survey
from mediator_game.scenario.expression import ExpressionError
from mediator_game.scenario.model import Scenario, Step
from mediator_game.scenario.proof import ANY, Judgement, Moment, Reach, moments, prove

LONGEST, LATEST = 800, 9000
"""Turns and a year beyond which a scenario's time makes no sense, which is said elsewhere."""


@frozen
class Asked:
    """A condition of the scenario: where it stands, when it is looked at, and what follows if it never or always
    holds (nothing is said of what follows when that is empty).
    """

    path: Path
    text: str
    moment: Moment
    never: str
    always: str


@frozen
class Proved:
    """What is proved of a scenario, and of each condition that can be read."""

    reach: Reach
    judged: tuple[tuple[Asked, Judgement], ...]

    def survey(self) -> Survey:
        """Count what is proved of the conditions; a plain `true` is none to look at."""
        found = [(asked, judged.verdict) for asked, judged in self.judged if asked.text.strip() != "true"]
        held = sum(asked.path[0] == "check" and verdict == "always" for asked, verdict in found)
        return Survey(len(found), sum(verdict != "open" for _, verdict in found) - held, held)


def proved(context: Context, *, doubtful: bool = False) -> Proved | None:
    """Prove what can be proved of a scenario; None when its time makes no sense.

    `doubtful`: something is wrong already, so only what words alone prove is asked.
    """
    header = context.scenario.scenario
    if not (1 <= header.turns <= header.turns + header.aftermath <= LONGEST and header.start.year <= LATEST):
        return None
    reach = prove(context.scenario, context.schema, doubtful=doubtful or _is_only_begun(context))
    return Proved(reach, tuple(_judgements(reach)))


def _judgements(reach: Reach) -> Iterator[tuple[Asked, Judgement]]:
    for asked in conditions(reach.scenario):
        try:
            yield asked, reach.judge(asked.text, asked.moment)
        except ExpressionError:
            continue


def _is_only_begun(context: Context) -> bool:
    """Tell whether a scenario has no moves but those it borrows, and nobody yet to make them with."""
    own = any(context.own(("move", number)) for number in range(len(context.scenario.move)))
    return not own and not context.scenario.side


def conditions(scenario: Scenario) -> Iterator[Asked]:
    """Yield the conditions of a scenario, in the order of the format."""
    header = scenario.scenario
    yield from _of_text(scenario)
    for number, move in enumerate(scenario.move):
        if move.when:
            at = moments.of_move(move, scenario)
            yield _asked("move", number, move.when, at, "this move can never be made", "it closes nothing")
    for number, event in enumerate(scenario.event):
        if event.when:
            at = moments.of_event(event, header)
            yield _asked("event", number, event.when, at, "this event never happens", "it keeps nothing from happening")
    for number, reaction in enumerate(scenario.reaction):
        at = moments.of_reaction(reaction)
        yield _asked(
            "reaction", number, reaction.when, at, "this reaction never happens", "it is looked for in every turn"
        )
    for number, measure in enumerate(scenario.measure):
        if measure.when:
            at = moments.playing(header)
            yield _asked("measure", number, measure.when, at, "this measure can never be proposed", "it closes nothing")
    for number, dispatch in enumerate(scenario.dispatch):
        if dispatch.when:
            yield _asked("dispatch", number, dispatch.when, ANY, "this telling is never used", "it narrows nothing")
    for number, hinge in enumerate(scenario.hinge):
        at = moments.playing(header)
        yield _asked("hinge", number, hinge.when, at, "this question is never asked", "it is asked from the first turn")
    for number, forecast in enumerate(scenario.forecast):
        at, path = moments.of_forecast(forecast, header), ("forecast", number, "happens")
        yield Asked(path, forecast.happens, at, "the answer is no in every game", "the answer is yes in every game")
    for number, note in enumerate(scenario.note):
        if note.when:
            at = moments.playing(header)
            yield _asked("note", number, note.when, at, "this note never reaches the desk", "it holds nothing back")
    yield from _of_the_end(scenario)
    for name, line in scenario.line.items():
        for number, step in enumerate(line.steps):
            yield from _steps(step, ("line", name, "steps", number), moments.at_turn(step.turn))


def _asked(table: str, number: int, text: str, at: Moment, never: str, always: str) -> Asked:
    return Asked((table, number, "when"), text, at, never, always)


def _of_text(scenario: Scenario) -> Iterator[Asked]:
    for number, issue in enumerate(scenario.issue):
        for place, option in enumerate(issue.option):
            if option.when:
                path: Path = ("issue", number, "option", place, "when")
                at = moments.playing(scenario.scenario)
                yield Asked(path, option.when, at, "this option can never be chosen", "it holds nothing back")
    for number, paper in enumerate(scenario.paper):
        if paper.when:
            never, always = "this paper is never put forward", "it is put forward at once"
            yield _asked("paper", number, paper.when, ANY, never, always)
    for number, letter in enumerate(scenario.letter):
        if letter.when:
            yield _asked("letter", number, letter.when, ANY, "this letter is never sent", "it holds nothing back")
    for name, side in scenario.side.items():
        if side.aims:
            yield Asked(("side", name, "aims"), side.aims, ANY, "this aim is never reached", "it is always reached")


def _of_the_end(scenario: Scenario) -> Iterator[Asked]:
    for number, objective in enumerate(scenario.objective):
        for place, level in enumerate(objective.levels):
            path: Path = ("objective", number, "levels", place, "when")
            yield Asked(path, level.when, ANY, "nobody reaches this level", "everybody reaches at least this level")
    for number, trap in enumerate(scenario.trap):
        yield _asked("trap", number, trap.when, ANY, "nobody falls into this trap", "everybody falls into this trap")
    for number, outcome in enumerate(scenario.outcome):
        at = moments.of_outcome(outcome, scenario.scenario)
        yield _asked("outcome", number, outcome.when, at, "no game ends so", "every game that comes here ends so")
    for table in ("check", "goal"):
        for number, one in enumerate(getattr(scenario, table)):
            at = moments.at_the_end(scenario) if one.at == "end" else ANY
            never = "every game fails this check" if table == "check" else "no game reaches this goal"
            yield _asked(table, number, one.when, at, never, "" if table == "check" else "every game reaches this goal")


def _steps(step: Step, path: Path, at: Moment) -> Iterator[Asked]:
    if step.when:
        yield Asked((*path, "if"), step.when, at, "this step is never played", "this step is always tried")
    if step.otherwise is not None:
        yield from _steps(step.otherwise, (*path, "else"), at)

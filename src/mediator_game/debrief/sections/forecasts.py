"""Section 2: what the trainee expected, and what happened."""

from __future__ import annotations

from attrs import frozen

from mediator_game.debrief.parts import Part, Table, say
from mediator_game.debrief.phrases import count
from mediator_game.debrief.run import Run
from mediator_game.scenario.model import Forecast

NOT_A_GRADE = (
    "It is no grade. Chance weighs heavily in so few questions: somebody whose probabilities were exactly right "
    "would still score anything from .11 to .32 on eight of them."
)


@frozen
class Answered:
    """A forecast's question, the probability given (None: not given) and whether it happened (None: open)."""

    id: str
    question: str
    given: int | None
    happened: bool | None
    turn: int = 0
    asked: bool = True

    @property
    def error(self) -> float | None:
        """The squared distance between what was said and what happened; None where either is missing."""
        if self.given is None or self.happened is None:
            return None
        return (self.given / 100 - self.happened) ** 2


def answered(run: Run) -> tuple[Answered, ...]:
    """Return every forecast of the scenario with what came of it."""
    return tuple(_answered(run, one) for one in run.scenario.forecast)


def _answered(run: Run, one: Forecast) -> Answered:
    question, given = run.line(one.question), run.here.forecasts.get(one.id)
    if turn := run.here.happened.get(one.id):
        return Answered(one.id, question, given, True, turn)
    if one.asked > run.turn:
        return Answered(one.id, question, given, None, asked=False)
    over = run.session.ended or (one.by or run.scenario.scenario.turns) < run.turn
    return Answered(one.id, question, given, False if over else None)


def forecasts(run: Run) -> tuple[Part, ...]:
    """Return the questions with their answers, and the Brier score in a plain sentence."""
    found = answered(run)
    if not found:
        return (say("This scenario asks for no forecasts."),)
    rows = tuple((one.question, _given(one), _happened(run, one)) for one in found)
    table = Table(("Question", "You said", "What happened"), rows)
    return (table, *_score(found))


def _given(one: Answered) -> str:
    return "not given" if one.given is None else f"{one.given} in 100"


def _happened(run: Run, one: Answered) -> str:
    if not one.asked:
        return "the game did not get that far" if run.session.ended else "not asked yet"
    if one.happened is None:
        return "still open"
    return f"happened, {run.label(one.turn)}" if one.happened else "did not happen"


def _score(found: tuple[Answered, ...]) -> tuple[Part, ...]:
    errors = [one.error for one in found if one.error is not None]
    if not errors:
        return (say("No forecast was given that could be compared with what happened, so there is no score."),)
    score = brier(sum(errors) / len(errors))
    meaning = (
        f"Over the {count(len(errors), 'forecast')} given and settled, your score is {score}: how far what you said "
        "lay from what happened, squared, on average (the Brier score). Nought would be certainty that was always "
        "right; saying 50 in 100 every time gives .25."
    )
    return (say(meaning), say(NOT_A_GRADE))


def brier(score: float) -> str:
    """Return a Brier score as it is printed: ``.21``, ``0``, ``1``."""
    said = f"{score:.2f}"
    return {"0.00": "0", "1.00": "1"}.get(said, said.removeprefix("0"))

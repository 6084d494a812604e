"""Section 12: a guide for the discussion, in three rounds, and three questions built from the run."""

from __future__ import annotations

from attrs import evolve, frozen

from mediator_game.debrief.consequences import GRAVE, consequences
from mediator_game.debrief.parts import Items, Part, heading, quote, say
from mediator_game.debrief.phrases import listed
from mediator_game.debrief.run import Run
from mediator_game.debrief.sections.forecasts import answered
from mediator_game.engine.events import Event

FROM_THE_RUN = 3
HOW = "Half an hour is enough. First what it was like, then why it went as it did, then what to take away."
NO_WORDS = "You left no words about this."


@frozen
class Prompt:
    """A question from the run: what can be seen in it, the trainee's own words, and what is open.

    `words` are quoted, with `lead` before them; `hinge` is where they were given, so that none is quoted twice.
    """

    seen: str
    question: str
    words: str = ""
    lead: str = "You wrote:"
    hinge: str = ""


def guide(run: Run) -> tuple[Part, ...]:
    """Return the rounds and the questions from the run."""
    asked = run.scenario.questions
    rounds = (
        ("Reactions, three minutes", asked.reactions or ("What stays with you from this game?",)),
        ("Analysis", asked.analysis or ("Whose consent did the text need, and how did you find that out?",)),
        ("Application", asked.application or ("Where in your own work have you met something like this?",)),
    )
    parts: list[Part] = [say(HOW)]
    parts += [Items(tuple(run.line(one) for one in questions), title) for title, questions in rounds]
    parts.append(heading("From your own run"))
    for number, prompt in enumerate(prompts(run), start=1):
        parts.append(say(f"{number}. {prompt.seen}"))
        parts += [say(prompt.lead), quote(prompt.words)] if prompt.words else [say(NO_WORDS)]
        parts.append(say(prompt.question))
    return tuple(parts)


def prompts(run: Run) -> tuple[Prompt, ...]:
    """Return three questions the run gives rise to, the most telling first."""
    found: list[Prompt] = []
    for make in (_turn_of_events, _unheard, _surprise, _reason, _other_way, _unopened, _ending, _first_move, _text):
        prompt = make(run, frozenset(one.hinge for one in found))
        if prompt is not None:
            found.append(prompt)
    return tuple(found[:FROM_THE_RUN])


def _with_reason(run: Run, prompt: Prompt, turn: int, used: frozenset[str]) -> Prompt:
    """Add the latest reason given up to a turn, unless it has been quoted."""
    for record in reversed(run.branch):
        given = run.here.rationales.get(str(record.get("hinge", "")))
        at = record["turn"]
        fits = record["type"] == "rationale" and given is not None and given.text and given.hinge not in used
        if fits and given is not None and isinstance(at, int) and at <= turn:
            lead = f"In {run.label(at)}, asked “{_question(run, given.hinge)}”, you wrote:"
            return evolve(prompt, words=given.text, lead=lead, hinge=given.hinge)
    return prompt


def _question(run: Run, hinge: str) -> str:
    return next(run.line(one.question) for one in run.scenario.hinge if one.id == hinge)


def _turn_of_events(run: Run, used: frozenset[str]) -> Prompt | None:
    """The weightiest thing that happened, with the last reason given before it."""
    came = [one for one in consequences(run) if one.kind in GRAVE]
    if not came:
        return None
    one = min(came, key=lambda each: GRAVE.index(each.kind))
    question = "What did you know then that pointed to it, and what pointed the other way?"
    return _with_reason(run, Prompt(f"{run.label(one.turn)}: {one.text}.", question), one.turn, used)


def _unheard(run: Run, used: frozenset[str]) -> Prompt | None:
    """A bloc that acted and had never been spoken to."""
    for one in consequences(run):
        if one.kind in {"walk-out", "shock", "violence"}:
            unheard = [event.subject for event in one.events if not run.made("channel", event.subject)]
            if unheard:
                seen = f"{one.text}. You had not spoken in confidence with {_among(run, one.events, unheard)}."
                question = "On whose word did you rely for what they would bear, and who else could have told you?"
                return _with_reason(run, Prompt(f"{run.label(one.turn)}: {seen}", question), one.turn, used)
    return None


def _among(run: Run, events: tuple[Event, ...], unheard: list[str]) -> str:
    if len(unheard) == len(events):
        return "them" if len(events) == 1 else "any of them"
    return listed([run.line(run.teller.whom(name)) for name in unheard])


def _surprise(run: Run, used: frozenset[str]) -> Prompt | None:
    """The forecast that lay furthest from what happened."""
    del used
    known = [one for one in answered(run) if one.error is not None]
    if not known:
        return None
    far = max(known, key=lambda one: one.error or 0)
    return Prompt(
        f"You were asked: “{far.question}” {'It happened' if far.happened else 'It did not happen'}.",
        "What did the number rest on, and which piece of news should have moved it, in either direction?",
        words=f"{far.given} in 100",
        lead=f"In {run.label(run.turn_of('forecast', forecast=far.id))} you put it at:",
    )


def _reason(run: Run, used: frozenset[str]) -> Prompt | None:
    """The surest reason given and not quoted yet."""
    given = [one for one in run.here.rationales.values() if one.text and one.hinge not in used]
    if not given:
        return None
    surest = max(given, key=lambda one: one.confidence)
    return Prompt(
        f"Asked “{_question(run, surest.hinge)}”, you were {surest.confidence} in 100 sure of your answer.",
        "What would you have had to see to change your mind?",
        words=surest.text,
        hinge=surest.hinge,
    )


def _other_way(run: Run, used: frozenset[str]) -> Prompt | None:
    """One of the other ways the trainee wrote down."""
    del used
    written = run.written("alternative")
    if not written:
        return None
    return Prompt(
        "At the gate you wrote down how it could also have gone.",
        "Which decision would have had to be another one for this, and whose decision was it?",
        words=written[0],
    )


def _unopened(run: Run, used: frozenset[str]) -> Prompt | None:
    """A paper that stayed closed."""
    del used
    left = [one for one in run.scenario.note if not run.values[run.rules.layout[f"notes.{one.id}.opened"]]]
    if not left:
        return None
    seen = f"The note “{run.line(left[0].title)}” stayed unopened."
    return Prompt(seen, "How did you choose what to read and what to leave?")


def _ending(run: Run, used: frozenset[str]) -> Prompt | None:
    if run.outcome is None:
        return None
    prompt = Prompt(
        f"The game ended with: {run.line(run.outcome.title)}.",
        "When did you first think that it might end so, and what did you do then?",
    )
    return _with_reason(run, prompt, run.turn, used)


def _first_move(run: Run, used: frozenset[str]) -> Prompt | None:
    if not run.moves:
        return None
    prompt = Prompt(
        f"Your first move was: {run.move_name(run.moves[0])}.",
        "What did it make easier afterwards, and what did it make harder?",
    )
    return _with_reason(run, prompt, 1, used)


def _text(run: Run, used: frozenset[str]) -> Prompt:
    del used
    drafts = run.values[run.rules.text.draft]
    seen = f"You wrote {drafts} drafts of the text." if drafts > 1 else "You put one draft of a text on the table."
    question = "Who gained time by that, and what was it used for?"
    return Prompt(seen if drafts else "You put no text on the table.", question)

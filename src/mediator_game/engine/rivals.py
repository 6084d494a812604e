"""Compile what papers other than the mediator's add to `Rules`: names worked out, conditions, who acts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve

from mediator_game.engine import formulas
from mediator_game.engine.rules import LetterRules, PaperRules, SideRules, Solo, Values
from mediator_game.engine.vocabulary import Vocabulary
from mediator_game.scenario import calendar
from mediator_game.scenario.model import Scenario

Derived = dict[str, tuple[Callable[[Values], int], tuple[int, ...]]]


def derived(papers: tuple[PaperRules, ...]) -> Derived:
    """Return what expressions may read of rival papers although no slot holds it, with the slots each reads."""
    found: Derived = {}
    for paper in papers[1:]:
        text, path = paper.text, f"papers.{paper.id}"
        sheet = (text.exists, *text.options, *text.now)
        found[f"{path}.public"] = (_above_nought(text.public_since), (text.public_since,))
        found[f"{path}.signed"] = (_above_nought(text.signed_turn), (text.signed_turn,))
        found[f"{path}.settles"] = (text.settles, sheet)
        for side in paper.sides:
            found[f"{path}.{side.name}.gain"] = (_gain(paper, side), (*sheet, side.outlook, side.press))
        for power, attitude in paper.attitudes.items():
            found[f"{path}.{power}.attitude"] = (attitude, (*text.options, *text.now))
    return found


def _above_nought(slot: int) -> Callable[[Values], int]:
    return lambda v: v[slot] > 0


def _gain(paper: PaperRules, side: SideRules) -> Callable[[Values], int]:
    gain = formulas.gain_of(paper.text)
    return lambda v: gain(side, v) // formulas.HUNDREDTHS


def with_conditions(papers: tuple[PaperRules, ...], scenario: Scenario, words: Vocabulary) -> tuple[PaperRules, ...]:
    """Return the papers with the conditions under which they are put forward and their letters sent."""
    whens = {str(paper.id): paper.when for paper in scenario.paper}
    sent = {str(letter.id): letter.when for letter in scenario.letter}

    def letter(one: LetterRules) -> LetterRules:
        when = sent[one.id]
        return evolve(one, when=words.condition(when)) if when else one

    def paper(one: PaperRules) -> PaperRules:
        when = whens.get(one.id)
        rival = evolve(one.rival, when=words.condition(when)) if one.rival and when else one.rival
        return evolve(one, rival=rival, text=evolve(one.text, letters=tuple(map(letter, one.text.letters))))

    return papers[:1] + tuple(map(paper, papers[1:]))


def solos(scenario: Scenario) -> tuple[Solo, ...]:
    """Return when each power acts alone: for itself, or for a seat that nobody plays, in the time it is held."""
    return tuple(_solos(scenario))


def _solos(scenario: Scenario) -> Iterator[Solo]:
    header = scenario.scenario
    last = header.turns + header.aftermath + 1
    for name, power in scenario.power.items():
        if power.solo:
            yield Solo(name, "", 1, last)
    for name, chair in scenario.chair.items():
        if chair.solo and chair.power:
            first = calendar.turn_of(header, chair.begins) if chair.begins else 1
            until = calendar.turn_of(header, chair.ends) if chair.ends else last
            yield Solo(chair.power, name, first, until)

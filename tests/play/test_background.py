"""What can be read beside play: only what has come to pass, until the debrief's gate is open."""

import datetime
import re

import pytest
from attrs import evolve

from mediator_game.play.inputs import Alternative, EndTurn
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.scenario.library import find, shipped
from mediator_game.scenario.load import from_document, load
from mediator_game.scenario.model import Actor, Moment, Term
from plain.player import VALLEY


def session(**changes):
    scenario = evolve(VALLEY.scenario, **changes)
    return Session(Setup(scenario, {}, "", "envoy", 7, run="test"), Memory(), lambda: 0.0)


BEFORE = Moment(datetime.date(1960, 5, 1), "The dam was raised at {place:dam}.")
AFTER = Moment(datetime.date(1961, 9, 1), "The dam broke.")


def test_a_date_that_is_still_to_come_waits_for_the_gate():
    game = session(timeline=(AFTER, BEFORE))
    assert [one.date for one in game.view().background.moments] == ["1 May 1960"]
    assert "{place" not in game.view().background.moments[0].text
    while not game.ended:
        game.do(EndTurn())
    assert len(game.view().background.moments) == 1
    game.do(Alternative("Wait a month."))
    game.do(Alternative("Hear the guard first."))
    assert [one.date for one in game.view().background.moments] == ["1 May 1960", "1 September 1961"]


def test_an_office_shows_who_holds_it_and_who_held_it_and_nobody_to_come():
    day = datetime.date
    actors = (
        Actor("hill", "Mayor", "Ada", day(1950, 1, 1), day(1960, 1, 1)),
        Actor("hill", "Mayor", "Bo", day(1960, 1, 1), day(1970, 1, 1)),
        Actor("hill", "Mayor", "Cy", day(1970, 1, 1)),
        Actor("elsewhere", "Mayor", "Dee", day(1950, 1, 1)),
    )
    found = session(actor=actors).view().background.actors
    assert [(one.name, one.when) for one in found] == [
        ("Ada", "1 January 1950 to 1 January 1960"),
        ("Bo", "since 1 January 1960"),
    ]


def test_the_words_of_the_trade_are_there_by_the_alphabet():
    loaded = load(find("1997-step-by-step"))
    game = Session(Setup(loaded.scenario, {}, "", "us", 7, run="test"), Memory(), lambda: 0.0)
    terms = [one.term for one in game.view().background.terms]
    assert terms == sorted(terms, key=str.casefold)
    assert "OSCE" in terms
    names = {one.name for one in game.view().background.actors}
    assert "Levon Ter-Petrosyan" in names
    assert "Ilham Aliyev" not in names
    assert all("2020" not in one.date for one in game.view().background.moments)


def test_a_shared_list_of_offices_may_know_of_powers_that_a_scenario_does_without():
    loaded = load(find("1997-step-by-step"))
    document = {**loaded.document, "power": {k: v for k, v in loaded.document["power"].items() if k != "turkey"}}
    document["issue"] = loaded.document["issue"]
    dispatches = [one for one in document["dispatch"] if one.get("power") != "turkey"]
    assert from_document({**document, "dispatch": dispatches}).actor


def test_a_word_that_tells_of_later_years_waits_for_the_gate():
    day = datetime.date
    terms = {
        "old": Term("old word", "Used by all."),
        "known": Term("known word", "Used since the dam.", since=day(1960, 5, 1)),
        "later": Term("later word", "What came of it.", since=day(1961, 9, 1)),
    }
    game = session(term=terms)
    assert [one.id for one in game.view().background.terms] == ["known", "old"]
    while not game.ended:
        game.do(EndTurn())
    game.do(Alternative("Wait a month."))
    game.do(Alternative("Hear the guard first."))
    assert [one.id for one in game.view().background.terms] == ["known", "later", "old"]


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_no_word_of_the_glossary_names_a_year_after_the_scenario_began(path):
    loaded = load(path)
    game = Session(Setup(loaded.scenario, {}, "", next(iter(loaded.scenario.chair)), 7, run="test"), Memory(), float)
    began = loaded.scenario.scenario.start.year
    for one in game.view().background.terms:
        years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", f"{one.term} {one.text}")]
        assert all(year <= began for year in years), one

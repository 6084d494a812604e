"""War, papers of others and measures in plain words: on the timeline, in causes, in "why?" and in dispatches."""

import random
import re
from functools import cache

import pytest

from debrief.games import HERE, begin
from mediator_game.debrief.consequences import chain, consequences, name
from mediator_game.debrief.run import Run
from mediator_game.engine import menu
from mediator_game.engine.events import Event
from mediator_game.play.inputs import EndTurn, Move

PASS = HERE.parent / "scenarios" / "pass.toml"
NEW = {
    "place-falls", "truce-broken", "paper-tabled", "paper-signed", "paper-refused", "paper-in-force", "paper-lapsed",
    "paper-bid", "letter-sent", "measure-agreed",
}  # fmt: skip


@cache
def games():
    """Games of the pass at random: the engine's own menu, and now and then a text of the fire alone."""
    found = []
    for seed in range(14):
        chance, session = random.Random(seed), begin(PASS, seed=seed)
        while not session.ended:
            here = session.position.state.values
            table = Move("table", text={"fire": "stop"})
            choices = [EndTurn(), EndTurn(), table, *menu.actions(session.rules, here)]
            picked = chance.choice(choices)
            move = (
                picked
                if isinstance(picked, EndTurn)
                else Move(
                    picked.move, target=picked.target, option=picked.option, power=picked.power, text=dict(picked.text)
                )
            )
            if isinstance(move, Move) and menu.refusal(session.rules, here, picked):
                continue
            session.do(move)
        found.append(Run(session))
    return tuple(found)


IDS = re.compile(
    r"\b(goes-on|mill-back|hut-back|as-it-is|driven-out|north|south|winter-truce|fire\.|land\.|watch\.|paper-|letter-|"
    r"place-|truce-|measure-)"
)


def plain(said):
    assert said, "an event without a name"
    assert not IDS.search(said), said
    assert said[0].isupper() or not said[0].isalpha(), said
    assert not re.search(r"[a-z,] (The|A|An) (North|South|League|Crown|reeve)", said), said


def test_games_at_random_bring_about_what_there_is():
    assert {event.kind for run in games() for event in run.events} >= NEW


def test_every_consequence_and_cause_is_a_plain_phrase():
    for run in games():
        for one in consequences(run):
            plain(one.text)
            for cause in chain(run, one):
                plain(cause.text)


def test_every_event_that_can_be_asked_about_has_a_plain_title_and_causes():
    for run in games():
        for told in run.here.log:
            if told.event > 0:
                why = run.explainer.event(told.event)
                for said in (why.title, *(line.text for line in why.causes), *(line.text for line in why.changes)):
                    plain(said)


def test_every_dispatch_is_written_as_its_sentences_ask():
    for run in games():
        for told in run.here.log:
            assert not re.search(r"(^|[.!?] [“(]?)(the|those|a) ", told.text), told.text
            assert not re.search(r"[a-z,] (The|A|An) (North|South|League|Crown|reeve|winter)", told.text), told.text
            assert "{" not in told.text
            if run.by_id.get(told.event) and run.by_id[told.event].kind != "move":
                assert "co-chair" not in told.text


@pytest.mark.parametrize(
    ("kind", "subject", "facts", "said"),
    [
        ("place-falls", "north", {"place": "hut"}, "The North took the hut"),
        ("truce-broken", "south", {}, "The South broke the truce"),
        ("overtaken", "land.mill-back", {"issue": "land"},
         "Events overtook one term: “Who holds what: The mill goes to South”"),
        ("paper-lapsed", "league", {"paper": "winter"}, "The winter paper was shelved"),
        ("letter-defaulted", "south", {"paper": "winter", "letter": "salt"},
         "A promise that went with the winter paper could no longer be kept"),
        ("leak", "winter", {"paper": "winter"}, "It came out that there was the winter paper"),
        ("shock", "north.weavers", {"paper": "winter"},
         "In the North the weavers found less in the winter paper than they would bear"),
        ("shock", "north.weavers", {}, "In the North the weavers found less in the text than they would bear"),
    ],
)  # fmt: skip
def test_what_an_event_is_called(kind, subject, facts, said):
    event = Event(0, 2, "ground", kind, subject, (), facts, (), ())
    assert name(games()[0], event) == said

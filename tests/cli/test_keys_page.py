"""The manual's page of keys is written from the game, and says all of it."""

import random
import re
from pathlib import Path
from typing import get_args

import pytest

from mediator_game.cli.keys_page import HAPPENINGS, arguments, page
from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.constants import CONSTANTS
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import actions, refusal
from mediator_game.engine.step import start, step
from mediator_game.play.telling import Teller, told_as
from mediator_game.scenario import model
from mediator_game.scenario.checks.texts import OWN_WORDS
from mediator_game.scenario.hooks import keys_of
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load
from mediator_game.scenario.names import schema
from mediator_game.scenario.shape import tables
from mediator_game.text.names import placeholders

PAGE = Path(__file__).parent.parent.parent / "docs" / "keys.md"
VALLEY = PAGE.parent.parent / "tests" / "scenarios" / "valley.toml"
TWO_PAPERS = VALLEY.with_name("two-papers.toml")
TEXT = page()

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "herring-bank.toml"


def test_the_page_says_what_the_game_says():
    assert PAGE.read_text(encoding="utf-8") == TEXT


BY_ANYBODY = {"measure-refused", "paper-signed", "paper-contained", "letter-sent", "letter-leaked", "letter-defaulted"}
"""What a leader, a bloc or a power may do, so that not every word is there."""


def rows(heading):
    part = re.split(r"^#+ ", TEXT.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [re.split(r" (?<!\\)\| ", line[2:-2]) for line in lines[1:]]


@pytest.mark.parametrize(
    "table", [one for one in tables() if one.cls is not model.Scenario], ids=lambda one: one.cls.__name__
)
def test_every_key_of_every_table_is_there_with_all_that_is_said_of_it(table):
    heading = " and ".join("`{}`".format(header.replace(" in ", "` in `")) for header in table.headers)
    found = rows(heading)
    assert [row[0].strip("`") for row in found] == list(keys_of(table.cls))
    assert all(len(row) == 5 and row[1] and row[2] for row in found)


def pattern(name, scenario):
    """A name of one scenario as the page writes it, with what its ids stand for."""
    first, *rest = name.split(".")
    if first in ("moves", "reactions", "events", "notes", "measures"):
        return f"{first}.ID.{rest[1]}"
    if first == "holds":
        return "holds.PLACE"
    if first == "letters":
        return f"letters.ID.{rest[1]}"
    if first == "papers":
        if len(rest) == 2:
            return f"papers.ID.{'ISSUE' if rest[1] in [issue.id for issue in scenario.issue] else rest[1]}"
        return f"papers.ID.{pattern('.'.join(rest[1:]), scenario)}"
    if first == "flags":
        return "flags.name"
    if first in ("text", "now", "unlocked"):
        issues = [issue.id for issue in scenario.issue]
        return f"{first}.ISSUE" + ".OPTION" * (len(rest) - 1) if rest[0] in issues else name
    if first in scenario.side:
        return ".".join(["SIDE", *["BLOC"] * (len(rest) - 1), rest[-1]])
    if first in scenario.power:
        return f"POWER.{rest[0]}"
    return "TRACK" if first in {track.id for track in scenario.track} else name


def test_every_kind_of_name_is_there_with_whether_it_can_be_changed():
    written = {row[0].strip("`"): row[3] for row in rows("Names")}
    met = set()
    for file in [*shipped(), VALLEY, VALLEY.with_name("ridge.toml"), TWO_PAPERS]:
        scenario = load(file).scenario
        for name, entry in schema(scenario).items():
            there = pattern(name, scenario)
            met.add(there)
            assert written[there] == ("yes" if entry.writable else ""), name
    assert met == set(written)


def test_every_rule_is_there_with_its_limits():
    found = {row[0].strip("`"): row[1:3] for row in rows("Rules")}
    assert found == {name: [str(one.default), f"{one.low} to {one.high}"] for name, one in CONSTANTS.items()}


def test_every_verb_is_there_with_what_a_step_has_to_give():
    assert [row[0].strip("`") for row in rows("Moves")] == list(get_args(model.Verb))
    given = {verb: [re.match(r"`(\w+)`", one)[1] for one in arguments(verb)] for verb in get_args(model.Verb)}
    assert given["visit"] == ["target"]
    assert given["press"] == ["target", "power"]
    assert given["sponsor"] == ["option", "power"]
    assert given["table"] == ["text"]
    assert given["publish"] == []


def test_every_happening_is_there():
    assert set(HAPPENINGS) == set(get_args(model.Happening))
    assert [row[0].strip("`") for row in rows("Dispatches")] == list(HAPPENINGS)


def test_no_dispatch_of_the_game_uses_a_word_that_its_happening_is_not_said_to_have():
    for file in shipped():
        for dispatch in load(file).scenario.dispatch:
            used = {one.name for text in dispatch.texts for one in placeholders(text) if one.kind != "place"}
            assert used - OWN_WORDS <= set(HAPPENINGS[dispatch.on][1].split()), dispatch


def some_move(rules, v, pick):
    """Any move that is open, a whole text among them, or the turn's end."""
    text = {issue.id: pick.choice(issue.option).id for issue in rules.issues}
    moves = [*actions(rules, v), *[Move("table", text=text)] * 3]
    open_ones = [move for move in moves if refusal(rules, v, move) is None]
    return pick.choice([*open_ones, *[EndTurn()] * (1 + len(open_ones) // 4)])


def test_the_words_of_a_happening_are_those_it_has_when_it_happens():
    had, always = {}, {}
    for file in (*shipped(), EXAMPLE, TWO_PAPERS):
        rules = compile_rules(load(file).scenario)
        teller = Teller(rules, "report")
        for seed in range(60):
            dice, pick = KeyedDice(seed), random.Random(seed)
            at = start(rules, dice, rules.chairs[0])
            while not at.state.values[rules.layout["over"]]:
                at = step(rules, at.state, some_move(rules, at.state.values, pick), dice)
                for event in at.events:
                    kind = told_as(event)
                    if kind in HAPPENINGS:
                        words = set(teller.words(event, at.state.values)) - OWN_WORDS
                        had[kind] = had.get(kind, set()) | words
                        always[kind] = always.get(kind, words) & words
    assert len(had) >= 15
    for kind, words in had.items():
        said = set(HAPPENINGS[kind][1].split())
        if kind in BY_ANYBODY:
            assert words <= said, kind
            continue
        assert words == said, kind
        assert said - always[kind] <= {"issue"}, kind

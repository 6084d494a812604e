from pathlib import Path

import pytest

from mediator_game.engine.layout import layout
from mediator_game.scenario.load import load
from mediator_game.scenario.moved import OWNERS, TABLES, Moved, declared, die, split, variable

VALLEY = load(Path(__file__).parents[1] / "scenarios" / "valley.toml").scenario


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("reaction.crown-tires", ("reaction", "crown-tires")),
        ("option.water.shared", ("option", "water.shared")),
        ("bloc.river.guard", ("bloc", "river.guard")),
        ("flags.walked", ("flags", "walked")),
        ("reaction", None),
        ("reaction.", None),
        ("reaction.a.b", None),
        ("option.shared", None),
        ("option.water.", None),
        ("reactions.crown-tires", None),
        ("", None),
    ],
)
def test_an_entry_names_a_table_and_a_part_of_it(entry, parts):
    assert split(entry) == parts


def test_a_name_that_never_changed_stands_for_itself():
    moved = Moved.of({"move.look": "move.visit"})
    for table, found in declared(VALLEY).items():
        for name in found:
            assert moved.now(table, name) == name
            if (table, name) != ("move", "visit"):
                assert moved.first(table, name) == name
    assert not Moved.of({})
    assert moved


def test_a_part_renamed_twice_is_known_by_all_its_names():
    moved = Moved.of({"track.b": "track.c", "track.a": "track.b"})
    assert [moved.now("track", name) for name in "abc"] == ["c", "c", "c"]
    assert [moved.first("track", name) for name in "abc"] == ["a", "a", "a"]
    assert moved.now("move", "a") == "a"


@pytest.mark.parametrize("issue", ["river", "water"])
@pytest.mark.parametrize("later", ["river", "water"])
def test_an_option_may_be_named_under_any_name_of_its_issue(issue, later):
    moved = Moved.of({f"option.{issue}.both": f"option.{later}.shared", "issue.river": "issue.water"})
    assert moved.now("option", "river.both") == "water.shared"
    assert moved.now("option", "water.both") == "water.shared"
    assert moved.now("option", "river.warden") == "water.warden"
    assert moved.first("option", "water.shared") == "river.both"
    assert moved.first("option", "water.warden") == "river.warden"


@pytest.mark.parametrize(
    "entries",
    [
        {"track.a": "track.b", "track.b": "track.a"},
        {"track.a": "track.a"},
        {"track.a": "move.a"},
        {"option.water.a": "option.road.a"},
        {"bloc.hill.a": "bloc.river.a"},
        {"a": "b"},
    ],
    ids=str,
)
def test_what_cannot_be_followed_renames_nothing(entries):
    moved = Moved.of(entries)
    for table in TABLES:
        for name in ("water.a", "road.a", "hill.a", "river.a") if table in OWNERS else ("a", "b"):
            assert moved.now(table, name) == moved.first(table, name) == name


def test_of_two_names_for_one_part_the_one_written_first_is_the_first():
    moved = Moved.of({"track.a": "track.c", "track.b": "track.c"})
    assert moved.first("track", "c") == "a"
    assert moved.now("track", "b") == "c"


def test_every_part_of_the_name_of_a_variable_is_renamed_by_its_table():
    seen = set()

    def loud(table, name):
        seen.add(table)
        assert name in declared(VALLEY)[table]
        return name.upper()

    for slot in layout(VALLEY).slots:
        assert variable(slot.name, lambda _, name: name) == slot.name
        variable(slot.name, loud)
    assert seen == {"track", "issue", "option", "side", "bloc", "power", "move", "reaction", "event", "note", "flags"}
    assert variable("learnt.river.guard.water.hill-keys", loud) == "learnt.RIVER.GUARD.WATER.HILL-KEYS"
    assert variable("hill.value.road.open", loud) == "HILL.value.ROAD.OPEN"
    assert variable("hill.farmers.support", loud) == "HILL.FARMERS.support"
    assert variable("crown.will", loud) == "CROWN.will"
    assert variable("text.exists", loud) == "text.exists"


@pytest.mark.parametrize(
    ("kind", "subject", "renamed"),
    [
        ("reaction", "crown-tires", "CROWN-TIRES"),
        ("event", "dry-spell", "DRY-SPELL"),
        ("war", "hill", "HILL"),
        ("violence", "river.guard", "RIVER.GUARD"),
        ("sponsor", "water.warden@crown", "WATER.WARDEN@CROWN"),
        ("draw", "harvest", "HARVEST"),
        ("clash", "line", "line"),
        ("leak", "text", "text"),
    ],
)
def test_a_die_is_renamed_with_what_it_is_rolled_for(kind, subject, renamed):
    assert die(kind, subject, lambda _, name: name.upper()) == renamed

"""The names of a scenario: all that the format promises, typed, and no others."""

from __future__ import annotations

import datetime

import pytest

from mediator_game.scenario.expression import ExpressionError, condition, effect
from mediator_game.scenario.model import (
    Bloc,
    Briefing,
    Card,
    Chair,
    Effect,
    Event,
    Header,
    Id,
    Issue,
    Move,
    Note,
    Option,
    Outcome,
    Power,
    Prose,
    Reaction,
    Scenario,
    Side,
    Span,
    Track,
)
from mediator_game.scenario.names import MOST, RESERVED, effects_of, flags, schema


def scenario(**tables: object) -> Scenario:
    header = Header(1, Id("small"), "Small", "1997", datetime.date(1997, 5, 1), turns=10, aftermath=2)
    whole: dict[str, object] = {
        "scenario": header,
        "briefing": Briefing(Prose("A briefing.")),
        "card": Card(Prose("A card.")),
        "chair": {"france": Chair("France"), "russia": Chair("Russia")},
        "outcome": (),
        **tables,
    }
    return Scenario(**whole)


def effects(*texts: str) -> tuple[Effect, ...]:
    return tuple(map(Effect, texts))


def full() -> Scenario:
    army = Bloc(Id("army"), "the army", 100, Span(60, 60), Span(40, 50), {"outer": 100})
    options = (
        Option(Id("none"), "nothing", {}, status_quo=True),
        Option(Id("east-only"), "the east", {}, needs_sponsor=True),
    )
    return scenario(
        issue=(Issue(Id("outer"), "the outer districts", options),),
        side={"ar": Side("Armenia", "the president", "Yerevan", {"outer": 100}, (army,))},
        power={"us": Power("the United States", Span(50, 50))},
        track=(Track(Id("fatigue"), "Fatigue", Span(10, 10)),),
        chair={"france": Chair("France", effects=effects("flags.host = true"))},
        move=(Move(id=Id("fly-out"), title="Fly out", effects=effects("flags.quiet-line=true", "cohesion -= 1")),),
        event=(Event(id=Id("vote"), title="A vote", effects=effects("flags.voted = true")),),
        reaction=(Reaction(id=Id("stir"), title="A stir", when="flags.read", effects=effects(" flags.stir = false")),),
        note=(Note(id=Id("cable"), title="A cable"),),
        outcome=(Outcome(id=Id("end"), title="End", when="true", value=0, text=Prose("Over.")),),
    )


NUMBERS = {
    "turn": (1, 12, False),
    "turns": (1, 10, False),
    "cohesion": (0, 100, True),
    "tension": (0, 100, True),
    "fatigue": (0, 100, True),
    "ar.trust": (0, 100, True),
    "ar.rhetoric": (0, 100, True),
    "ar.cover": (0, 100, True),
    "ar.caution": (0, 100, True),
    "ar.edge": (0, 100, True),
    "ar.outlook": (-100, 100, True),
    "ar.press": (-100, 100, True),
    "ar.fall_line": (0, 100, False),
    "ar.base": (0, 100, False),
    "ar.gain": (-300, 300, False),
    "ar.score": (-200, 300, False),
    "ar.no_deal": (-200, 300, False),
    "ar.army.support": (0, 100, True),
    "ar.army.limit": (0, 100, True),
    "ar.army.clout": (0, 100, False),
    "ar.army.movable": (0, 100, False),
    "ar.army.leak": (0, 100, False),
    "ar.army.shortfall": (0, 100, False),
    "us.will": (0, 100, True),
    "us.attitude": (-100, 100, False),
}
COUNTS = [
    "text.public_since", "text.signed_turn", "text.tabled_turn", "text.draft",
    "ar.falls", "ar.violence", "ar.visits", "ar.pushed_back", "ar.covered",
    "ar.army.channels", "ar.army.contacted_turn", "ar.army.walked_out_turn",
    "moves.fly-out.count", "moves.fly-out.first", "moves.fly-out.last",
    "reactions.stir.count", "reactions.stir.first", "reactions.stir.last",
    "events.vote.count", "events.vote.first", "events.vote.last",
]  # fmt: skip
TRUTHS = {
    "monitoring": True,
    "war": True,
    "text.exists": False,
    "text.public": False,
    "text.leaked": False,
    "text.signed": False,
    "text.rejected": False,
    "text.settles": False,
    "ar.accepted": False,
    "ar.standing": False,
    "ar.would_sign": False,
    "ar.shown": False,
    "ar.army.knows": False,
    "ar.army.contacted": False,
    "ar.army.walked_out": False,
    "unlocked.outer.east-only": True,
    "notes.cable.opened": False,
    "flags.host": True,
    "flags.quiet-line": True,
    "flags.voted": True,
    "flags.stir": True,
}
OTHERS = {"date", "chair", "text.outer", "now.outer"}


def test_a_scenario_has_the_names_the_format_promises_and_no_others() -> None:
    assert set(schema(full())) == {*NUMBERS, *COUNTS, *TRUTHS, *OTHERS}


@pytest.mark.parametrize(("name", "bounds"), NUMBERS.items())
def test_a_number_has_its_range(name: str, bounds: tuple[int, int, bool]) -> None:
    entry = schema(full())[name]
    assert (entry.kind, entry.low, entry.high, entry.writable) == ("number", *bounds)


@pytest.mark.parametrize("name", COUNTS)
def test_a_count_can_only_be_read(name: str) -> None:
    entry = schema(full())[name]
    assert (entry.kind, entry.low, entry.high, entry.writable) == ("number", 0, MOST, False)


@pytest.mark.parametrize(("name", "writable"), TRUTHS.items())
def test_a_truth_says_whether_effects_may_set_it(name: str, writable: bool) -> None:
    entry = schema(full())[name]
    assert (entry.kind, entry.writable) == ("truth", writable)


def test_options_and_chairs_know_their_choices() -> None:
    names = schema(full())
    assert names["text.outer"].choices == names["now.outer"].choices == ("none", "east-only")
    assert (names["text.outer"].writable, names["now.outer"].writable) == (False, True)
    assert (names["chair"].kind, names["chair"].choices) == ("chair", ("france",))
    assert names["date"].kind == "date"


def test_every_name_is_explained_in_one_sentence() -> None:
    for name, entry in schema(full()).items():
        assert entry.about.endswith("."), name
        assert entry.about[0].isupper(), name


def test_every_name_can_be_read_in_a_condition_and_every_writable_one_set() -> None:
    names = schema(full())
    literal = {
        "number": "5",
        "truth": "true",
        "option": "'none'",
        "chair": "'france'",
        "date": "'1997-10-14'",
    }
    for name, entry in names.items():
        assert condition(f"{name} == {literal[entry.kind]}", names).names == {name}
        if entry.writable:
            assert effect(f"{name} = {literal[entry.kind]}", names).name == name


def test_a_flag_nobody_sets_is_an_unknown_name() -> None:
    with pytest.raises(ExpressionError) as caught:
        condition("flags.read", schema(full()))
    assert [fault.code for fault in caught.value.faults] == ["unknown-name"]


def test_a_flag_is_declared_by_an_effect_and_not_by_a_comparison() -> None:
    texts = [
        "flags.a = true",
        "flags.b-c=false",
        "flags.a = false",
        "flags.d == true",
        "x = flags.e",
        "flags. = 1",
    ]
    assert flags(texts) == ("a", "b-c")


def test_effects_come_from_chairs_moves_events_and_reactions() -> None:
    assert list(effects_of(full())) == [
        "flags.host = true",
        "flags.quiet-line=true",
        "cohesion -= 1",
        "flags.voted = true",
        " flags.stir = false",
    ]


def test_a_scenario_without_sides_and_issues_still_has_the_names_of_the_world() -> None:
    names = schema(scenario())
    assert {"turn", "cohesion", "war", "text.exists", "chair"} <= set(names)
    assert names["chair"].choices == ("france", "russia")


def test_the_names_of_the_engine_win_over_ids_that_repeat_them() -> None:
    twin = (Track(Id("turn"), "Turn", Span(0, 0)), Track(Id("war"), "War", Span(0, 0)))
    public = Issue(Id("public"), "the public", ())
    names = schema(scenario(track=twin, issue=(public,)))
    assert (names["turn"].writable, names["war"].kind, names["text.public"].kind) == (False, "truth", "truth")
    assert {"turn", "war", "and", "min", "text", "flags"} <= RESERVED


def test_a_half_broken_scenario_has_names_all_the_same() -> None:
    header = Header(1, Id("x"), "", "", datetime.date(1, 1, 1), turns=-3)
    side = Side("", "", "", {"nowhere": 5}, ())
    names = schema(scenario(scenario=header, chair={}, side={"": side}, issue=(Issue(Id(""), "", ()),)))
    assert (names["turn"].low, names["turn"].high) == (1, 1)
    assert names["chair"].choices == ()

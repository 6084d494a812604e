import pytest
from attrs import evolve

from mediator_game.scenario.catalogue.reach import ENTRIES
from mediator_game.scenario.expression import ExpressionError
from mediator_game.scenario.load import load
from mediator_game.scenario.proof import Moment, Range, prove
from mediator_game.transcript.rules import RULES
from scenario.patched import VALLEY, patched


@pytest.fixture(scope="module")
def valley():
    return prove(load(VALLEY, known_rules=RULES).scenario)


@pytest.fixture
def proved(tmp_path):
    def of(snippet):
        file = tmp_path / "scenario.toml"
        file.write_text(patched(snippet), encoding="utf-8")
        return prove(load(file, known_rules=RULES).scenario)

    return of


@pytest.fixture
def found(tmp_path):
    def of(snippet):
        file = tmp_path / "scenario.toml"
        file.write_text(patched(snippet), encoding="utf-8")
        lines = file.read_text(encoding="utf-8").splitlines()
        return [
            (one.code, lines[one.line - 1][one.column - 1 : one.end_column - 1])
            for one in load(file, known_rules=RULES).diagnostics
        ]

    return of


@pytest.fixture
def said(tmp_path):
    def of(snippet):
        file = tmp_path / "scenario.toml"
        file.write_text(patched(snippet), encoding="utf-8")
        return [one.message for one in load(file, known_rules=RULES).diagnostics]

    return of


def test_a_range_holds_what_a_name_starts_with_and_all_that_can_be_added_to_it(valley):
    assert valley.range("harvest") == Range(30, 55)  # 50; walking adds 5, once; a dry spell takes 20, once
    assert valley.range("turn") == Range(1, 3)
    assert valley.range("hill.farmers.clout") == Range(60, 60)
    assert valley.range("text.road") == {"open", "closed"}
    assert valley.range("moves.walk.count") == Range(0, 1)
    with pytest.raises(KeyError):
        valley.range("harvst")


@pytest.mark.parametrize(
    ("condition", "part"),
    [
        ("harvest > 55", "harvest > 55"),
        ("cohesion < 30 and tension > 5 and cohesion > 60", "cohesion > 60"),
        ("text.exists and (turn >= 9 and harvest > 10)", "turn >= 9"),
        ("text.signed and not text.public", "not text.public"),
        ("not (tension >= 20 or text.exists)", "tension >= 20"),
        ("text.road == 'open' and text.road == 'closed'", "text.road == 'closed'"),
        ("cohesion in [3, 7] and cohesion == 5", "cohesion == 5"),
        ("min(harvest, cohesion) > 55", "min(harvest, cohesion) > 55"),
        ("harvest - 10 > 45", "harvest - 10 > 45"),
        ("date > '1961-06-30'", "date > '1961-06-30'"),
        ("tension < cohesion and not (tension < cohesion)", "not (tension < cohesion)"),
        ("hill.cover > 0 or monitoring", "hill.cover > 0 or monitoring"),
    ],
)
def test_a_condition_that_no_state_fulfils_is_never_with_the_part_that_fails(valley, condition, part):
    judged = valley.judge(condition)
    assert judged.verdict == "never"
    assert condition[judged.offset :][: judged.length] in (part, part.removeprefix("not ").strip("()"))
    assert judged.proof.endswith(".")


@pytest.mark.parametrize(
    "condition", ["tension >= 20", "text.public or not text.signed", "turn <= turns", "chair == 'envoy'"]
)
def test_a_condition_that_every_state_fulfils_is_always(valley, condition):
    assert valley.judge(condition).verdict == "always"


@pytest.mark.parametrize("condition", ["harvest > 54", "text.signed", "tension > 30 and cohesion < 60", "turn == 3"])
def test_what_is_not_proved_is_open_and_has_no_proof(valley, condition):
    judged = valley.judge(condition)
    assert (judged.verdict, judged.proof) == ("open", "")


def test_the_proof_says_where_a_number_starts_and_all_that_moves_it(valley):
    assert valley.judge("harvest > 60").proof == (
        "`harvest` never goes above 55: it starts at 50, and only the move “walk” raises it, by 5, once."
    )
    assert valley.judge("harvest < 30").proof == (
        "`harvest` never goes below 30: it starts at 50, and only the event “dry-spell” lowers it, by 20, once."
    )
    assert [path for _, path in valley.judge("harvest > 60").because] == [("move", 7, "effects", 0)]


def test_a_condition_is_judged_at_its_own_moment(valley):
    first = Moment({"turn": Range(1, 1)})
    assert valley.judge("turn >= 2", first).verdict == "never"
    assert valley.judge("turn >= 2").verdict == "open"


def test_what_is_no_condition_is_refused(valley):
    with pytest.raises(ExpressionError):
        valley.judge("harvst > 3")


def test_a_rule_that_can_never_happen_moves_nothing_and_so_on_to_the_last_of_a_chain(proved):
    reach = proved(
        '[[reaction]]\nid = "one"\ntitle = "One"\nwhen = "harvest > 90"\neffects = ["flags.one = true"]\n\n'
        '[[reaction]]\nid = "two"\ntitle = "Two"\nwhen = "flags.one"\neffects = ["cohesion += 30"]\n'
    )
    assert reach.range("flags.one") == Range(0, 0)
    assert reach.range("cohesion").high == 60
    assert "only the reaction “one” would set it, and that never happens" in reach.judge("flags.one").proof


@pytest.mark.parametrize(
    ("more", "high"),
    [
        ("once = true", 53),
        ("wait = 1", 56),  # in turns 1 and 3 of three
        ("", 59),
        ("wait = 5", 53),
    ],
)
def test_how_often_a_reaction_can_happen_bounds_what_it_adds(proved, more, high):
    snippet = f'[[reaction]]\nid = "rain"\ntitle = "Rain"\nwhen = "tension < 90"\neffects = ["harvest += 3"]\n{more}\n'
    assert proved('[[move]]\nid = "walk"\neffects = ["flags.walked = true"]\n' + snippet).range("harvest").high == high


def test_a_reaction_that_asks_for_a_low_number_does_not_raise_it_far(proved):
    snippet = '[[reaction]]\nid = "rain"\ntitle = "Rain"\nwhen = "harvest < 33"\neffects = ["harvest += 9"]\n'
    assert proved(snippet).range("harvest").high == 55
    snippet = '[[reaction]]\nid = "rain"\ntitle = "Rain"\nwhen = "harvest < 50"\neffects = ["harvest += 9"]\n'
    assert proved(snippet).range("harvest").high == 49 + 9 + 5


def test_ever_growing_ranges_come_to_an_end_at_their_limits(proved):
    reach = proved(
        '[scenario]\nturns = 300\n\n[[reaction]]\nid = "up"\ntitle = "Up"\nwhen = "harvest >= 50"\n'
        'effects = ["harvest += harvest / 50", "tension += harvest - 49"]\n'
    )
    assert reach.range("harvest").high == 100


def test_a_chain_of_rules_is_followed_to_its_end_however_long_it_is(proved):
    links = "".join(
        f'[[reaction]]\nid = "link-{n}"\ntitle = "Link"\nwhen = "{asks}"\nonce = true\n'
        f'effects = ["flags.f{n} = true", "harvest += 1"]\n\n'
        for n, asks in sorted(((n, f"flags.f{n - 1}" if n else "turn == 1") for n in range(40)), reverse=True)
    )
    reach = proved(links)
    assert reach.range("flags.f39") == Range(0, 1)
    assert reach.range("harvest").high == 55 + 40


def test_a_capital_that_cares_for_nothing_drifts_away_where_the_rules_ask_for_liking(proved):
    indifferent = "[power.crown]\ncares = {}\n\n"
    assert proved(indifferent).range("cohesion").low == 60 - 2 * 5  # the Crown tires in turns 2 and 3
    assert proved(indifferent + "[rules]\ndislike_line = 10\n").range("cohesion").low == 0


# What check says of it


def test_a_flag_that_is_only_ever_set_to_false_is_said_to_be(said):
    rules = (
        '[[reaction]]\nid = "calm"\ntitle = "Calm"\nwhen = "turn == 2"\neffects = ["flags.calm = false"]\n\n'
        '[[reaction]]\nid = "storm"\ntitle = "Storm"\nwhen = "flags.calm"\neffects = ["tension += 1"]\n'
    )
    [one] = said(rules)
    assert (
        one == "`flags.calm` is never true: the reaction “calm” can only make it false. So this reaction never happens."
    )


def test_nothing_is_said_of_what_changes_a_number_while_something_else_is_misspelt(said):
    snippet = '[[reaction]]\nid = "farmers-gather"\nwhen = "harvest > 100"\n[[move]]\nid = "walk"\n'
    [one] = [one for one in said(snippet + 'effects = ["harvst += 30"]\n') if "harvest" in one]
    assert one == "`harvest` lies always between 0 and 100. So this reaction never happens."


def test_an_ending_whose_condition_asks_for_more_than_one_before_it_is_hidden(found):
    snippet = '[[outcome]]\nid = "calm"\ntitle = "Calm"\nwhen = "{}"\nvalue = 50\ntext = "Calm."\n'
    quarrel = '[[outcome]]\nid = "quarrel"\nwhen = "tension >= 40 or text.signed"\n'
    hidden = "tension < 30 and text.exists"
    assert found(quarrel + snippet.format(hidden)) == [("unreachable-outcome", f'"{hidden}"')]
    # "settled", "quiet" and "quarrel" leave nothing together, though none of them alone holds whenever this does
    assert [code for code, _ in found(quarrel + snippet.format("cohesion < 50"))] == ["unreachable-outcome"]
    assert found('[[outcome]]\nid = "quarrel"\nwhen = "tension >= 60"\n' + snippet.format("tension < 50")) == []


def test_a_move_that_costs_more_than_a_turn_has_or_that_no_chair_keeps_is_unreachable(found):
    move = '[[move]]\nid = "march"\ntitle = "March"\n'
    assert found(move + "cost = 3\n") == [("unreachable", "3")]
    assert found(move + '[chair.envoy]\ndrop_moves = ["march"]\n') == [("unreachable", '"march"')]


def test_a_chance_that_is_worked_out_and_never_above_nought_is_found(found):
    event = '[[event]]\nid = "dry-spell"\nchance = "harvest - 60"\n'
    assert ("never-happens", '"harvest - 60"') in found(event)


def test_what_is_misspelt_elsewhere_is_no_reason_to_call_a_rule_unreachable(found):
    snippet = '[[reaction]]\nid = "farmers-gather"\nwhen = "harvest > 60"\n'
    assert [code for code, _ in found(snippet)] == ["unreachable"]
    assert [code for code, _ in found(snippet + '[[move]]\nid = "walk"\nefects = ["harvest += 30"]\n')] == [
        "unknown-key"
    ]
    both = found(snippet.replace("60", "160") + '[[move]]\nid = "walk"\neffects = ["harvst += 30"]\n')
    assert {"unknown-name", "impossible-condition"} <= {code for code, _ in both}


def test_a_plain_true_a_check_that_holds_and_a_condition_on_every_turn_are_not_reported(found):
    for when in ("true", "turn >= 1"):
        assert found(f'[[reaction]]\nid = "crown-tires"\nwhen = "{when}"\n') == []
    assert found('[[check]]\nid = "points-stay-points"\nwhen = "turn <= 3"\n') == []


def test_a_turn_is_empty_although_a_move_without_a_condition_is_there_that_nobody_can_make(found):
    moves = ("visit", "channel", "table", "amend", "sponsor", "press", "summit", "walk")
    snippet = "".join(f'[[move]]\nid = "{move}"\nwhen = "turn < 3"\n' for move in moves)
    assert [code for code, _ in found(snippet)] == ["empty-turn"]
    march = '[[move]]\nid = "march"\ntitle = "March"\n'
    assert found(snippet + march) == []
    assert [code for code, _ in found(snippet + march + "cost = 3\n")] == ["empty-turn", "unreachable"]


def test_nothing_that_takes_a_proof_keeps_a_scenario_from_being_played():
    assert {entry.severity for entry in ENTRIES} == {"warning"}


def test_an_id_that_begins_like_a_counter_is_an_id_all_the_same():
    base = load(VALLEY).scenario
    counted = evolve(base.reaction[0], id="counted-on-the-spot", once=True)
    assert prove(evolve(base, reaction=(counted, *base.reaction[1:]))) is not None

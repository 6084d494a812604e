"""What is allowed and does nothing, and what was renamed: the findings, and what must give none."""

import pytest

from mediator_game.scenario.load import load
from scenario.patched import patched, valley

REAL = "[scenario]\nfictional = false\n"
SOURCED = [f"[[{table}]]" for table in ("event", "reaction", "hinge", "note", "trap")]


def found(tmp_path, text, **options):
    file = tmp_path / "scenario.toml"
    file.write_text(text, encoding="utf-8")
    return [
        one for one in load(file, **options).diagnostics if one.code not in ("always-true-condition", "unreachable")
    ]


def reaction(id, when="true", effects='["tension += 5"]', more=""):
    return f'[[reaction]]\nid = "{id}"\ntitle = "Another"\nwhen = "{when}"\neffects = {effects}\n{more}\n'


def sentences(diagnostics):
    return [(one.code, one.message) for one in diagnostics]


# Declared and never used


@pytest.mark.parametrize(
    ("declared", "named"),
    [
        ('[[track]]\nid = "mood"\ntitle = "Mood"\nstart = 50\n', 'track "mood"'),
        ('[place.mill]\nname = "The mill"\n', 'place "mill"'),
        ('[source.V9]\ntitle = "Page 9"\ntext = "Nothing."\n', 'source "V9"'),
        ('[power.duchy]\nname = "The Duchy"\nwill = 50\n', 'power "duchy"'),
        ('[term.sluice]\nterm = "sluice"\ntext = "A gate for water."\n', 'term "sluice"'),
        (reaction("rain", "turn == 2", '["flags.wet = true"]'), "flags.wet"),
    ],
)
def test_what_nothing_refers_to_is_reported(declared, named, tmp_path):
    [one] = found(tmp_path, patched(declared))
    assert (one.code, one.severity) == ("unused", "warning")
    assert named in one.message


@pytest.mark.parametrize(
    "used",
    [
        '[[track]]\nid = "mood"\ntitle = "Mood"\nstart = 50\n\n' + reaction("rain", "turn == 2", '["mood -= 5"]'),
        '[[track]]\nid = "mood"\ntitle = "Mood"\nstart = [40, 60]\nhidden = true\n\n'
        '[[note]]\nid = "old-map"\nreveals = ["mood"]\n',
        '[place.mill]\nname = "The mill"\n\n[card]\ntext = "A quarrel at {place:mill}."\n',
        '[place.mill]\nname = "The mill"\n\n[map]\ngroups = { water = ["dam", "mill"] }\n',
        '[power.duchy]\nname = "The Duchy"\nwill = 50\nlever = { river = 10 }\n',
        '[power.duchy]\nname = "The Duchy"\nwill = 50\n\n' + reaction("rain", "duchy.will > 60"),
        '[term.sluice]\nterm = "sluice"\ntext = "A gate for water."\n\n[card]\ntext = "Sluices, and nobody is hurt."\n',
        reaction("rain", "turn == 2", '["flags.wet = true"]') + reaction("mud", "flags.wet and turn == 3"),
    ],
)
def test_what_something_refers_to_is_not(used, tmp_path):
    assert found(tmp_path, patched(used)) == []


def test_a_hidden_track_that_is_only_changed_is_of_no_use(tmp_path):
    hidden = '[[track]]\nid = "mood"\ntitle = "Mood"\nstart = 50\nhidden = true\n\n'
    [one] = found(tmp_path, patched(hidden + reaction("rain", "turn == 2", '["mood -= 5"]')))
    assert "hidden and never read" in one.message


def test_what_a_used_file_declares_is_left_alone(tmp_path):
    part = '[place.mill]\nname = "The mill"\n\n[source.V9]\ntitle = "Page 9"\ntext = "Nothing."\n'
    (tmp_path / "part.toml").write_text(part, encoding="utf-8")
    assert found(tmp_path, patched('[scenario]\nuses = ["part.toml"]\n')) == []


def test_a_misspelt_reference_is_reported_once_and_what_it_meant_is_not_called_unused(tmp_path):
    place = '[place.old-mill]\nname = "The mill"\n\n[card]\ntext = "A quarrel at {place:old-mil}."\n'
    [one] = found(tmp_path, patched(place))
    assert (one.code, one.hint) == ("unknown-reference", 'Did you mean "old-mill"?')
    track = '[[track]]\nid = "mood"\ntitle = "Mood"\nstart = 50\n\n' + reaction("rain", "moood > 60")
    assert [one.code for one in found(tmp_path, patched(track))] == ["unknown-name"]


def test_what_stands_in_a_line_that_cannot_be_read_counts_as_used(tmp_path):
    text = patched('[place.mill]\nname = "The mill"\n\n[card]\ntext = "A quarrel at {place:mill}."\n')
    broken = text.replace('{place:mill}."', "{place:mill}.")
    assert [one.code for one in found(tmp_path, broken)] == ["toml-syntax"]


# Never of use


@pytest.mark.parametrize(
    ("later", "reported"),
    [
        ('on = "answer-yes"\ntexts = ["{leader} of {side} smiles."]', True),
        ('on = "answer-yes"\nside = "hill"\ntexts = ["A smile."]', True),
        ('on = "answer-yes"\ntexts = ["A smile."]', False),
        ('on = "answer-no"\ntexts = ["{leader} of {side} frowns."]', False),
    ],
    ids=["fits as often", "is narrower", "can be told without a leader", "is of another event"],
)
def test_a_telling_is_never_used_after_one_that_fits_whenever_it_does(later, reported, tmp_path):
    diagnostics = found(tmp_path, patched(f"[[dispatch]]\n{later}\n"))
    assert [one.code for one in diagnostics] == ["never-used"] * reported
    assert all(one.related[0].line < one.line for one in diagnostics)


def test_a_step_that_its_chair_cannot_make_is_reported(tmp_path):
    [one] = found(
        tmp_path, patched('[[move]]\nid = "walk"\nchairs = ["clerk"]\n\n[chair.clerk]\ntitle = "The clerk"\n')
    )
    assert (one.code, '"walk"' in one.message) == ("never-used", True)


def test_the_other_case_of_a_step_that_has_no_condition_is_reported(tmp_path):
    [one] = found(tmp_path, valley().replace(', if = "tension < 60", else', ", else"))
    assert (one.code, "other case" in one.message) == ("never-used", True)


def test_a_note_that_reveals_a_fixed_number_or_no_red_lines_is_reported(tmp_path):
    names = '"hill.traders.limit", "hill.traders.red_lines", "river.guard.limit", "river.guard.limit"'
    diagnostics = found(tmp_path, patched(f'[[note]]\nid = "old-map"\nreveals = [{names}]\n'))
    assert [one.code for one in diagnostics] == ["never-used"] * 3
    assert ["fixed" in diagnostics[0].message, "no red lines" in diagnostics[1].message] == [True, True]


def test_an_option_that_no_move_could_unlock_is_reported_unless_an_effect_does(tmp_path):
    lines = valley().replace('  { turn = 2, move = "sponsor", option = "water.warden", power = "crown" },\n', "")
    text = lines.replace('does = "sponsor"\n', "")
    assert [one.code for one in found(tmp_path, text)] == ["never-used"]
    unlocking = text + "\n" + reaction("rain", "turn == 2", '["unlocked.water.warden = true"]')
    assert found(tmp_path, unlocking) == []


# Effects that undo each other


def test_two_reactions_of_the_same_turns_that_undo_each_other_are_reported_with_both_places(tmp_path):
    when = "tension > 30 and not text.signed"
    same = "not text.signed and tension > 30"
    text = patched(reaction("up", when) + reaction("down", same, '["harvest += 1", "tension -= 5"]'))
    [one] = found(tmp_path, text)
    lines = text.splitlines()
    assert one.code == "undone"
    assert '"tension -= 5"' in lines[one.line - 1][one.column - 1 :]
    assert lines[one.related[0].line - 1] == 'effects = ["tension += 5"]'


@pytest.mark.parametrize(
    "second",
    [
        reaction("down", "tension > 80", '["tension -= 5"]'),
        reaction("down", "tension > 30", '["tension -= 4"]'),
        reaction("down", "tension > 30", '["tension -= 5"]', "once = true"),
        reaction("down", "tension > 30", '["tension -= 5"]', "chance = 50"),
        reaction("down", "tension > 30", '["tension -= 5"]', "wait = 2"),
    ],
    ids=["other turns", "another number", "once", "by chance", "after a while"],
)
def test_reactions_that_only_sometimes_meet_are_not(second, tmp_path):
    assert found(tmp_path, patched(reaction("up", "tension > 30") + second)) == []


@pytest.mark.parametrize(
    ("scenario", "second", "reported"),
    [
        ("", "domestic", True),
        ("", "ground", False),
        ('[scenario]\nreactions = "in order"\n', "domestic", False),
    ],
    ids=["together", "in a later phase", "one after the other"],
)
def test_the_first_of_two_reactions_may_take_away_what_the_second_asks_for(scenario, second, reported, tmp_path):
    rules = reaction("down", "harvest > 40", '["harvest -= 15"]', 'kind = "domestic"')
    rules += reaction("up", "harvest > 40", '["harvest += 15"]', f'kind = "{second}"')
    assert [one.code for one in found(tmp_path, patched(scenario + rules))] == ["undone"] * reported


def test_an_effect_is_taken_back_once(tmp_path):
    [one] = found(tmp_path, patched(reaction("rain", "turn == 2", '["tension += 5", "tension -= 5", "tension += 5"]')))
    assert one.related[0].column == 12


def test_a_rule_that_takes_back_its_own_effect_is_reported(tmp_path):
    [one] = found(tmp_path, patched(reaction("rain", "turn == 2", '["tension += 5", "harvest -= 1", "tension -= 5"]')))
    assert (one.code, one.related[0].column) == ("undone", 12)


# Two settings of one number


@pytest.mark.parametrize(
    ("one", "other", "reported"),
    [
        ("turn == 2", "turn == 3", False),
        ("turn == 2", "turn >= 2", True),
        ("harvest < 40", "harvest >= 40 and turn > 1", False),
        ("text.public", "not text.exists", False),
        ("tension > 30", "cohesion > 30", True),
    ],
)
def test_two_settings_of_a_number_are_reported_unless_their_conditions_exclude_each_other(
    one, other, reported, tmp_path
):
    rules = reaction("down", one, '["harvest = 10"]') + reaction("up", other, '["harvest = 60"]')
    assert [found.code for found in found(tmp_path, patched(rules))] == ["two-settings"] * reported


# Renamings


@pytest.mark.parametrize(
    ("entry", "code", "said"),
    [
        ('"reaction.farmers-gather" = "reaction.crown-tires"', "moved", "still there"),
        ('"reaction.old" = "reaction.farmers-gathr"', "unknown-reference", 'no reaction "farmers-gathr"'),
        ('"reaction.old" = "event.dry-spell"', "moved", "cannot become"),
        ('"old" = "reaction.crown-tires"', "moved", "of what kind"),
        ('"reactoin.old" = "reaction.crown-tires"', "moved", "no kind of thing called reactoin"),
        ('"option.old" = "option.water.shared"', "moved", "does not name an option"),
        ('"flags.a" = "flags.b"\n"flags.b" = "flags.a"', "moved", "round in a circle"),
        ('"move.a" = "move.walk"\n"move.b" = "move.walk"', "moved", "cannot both have become"),
    ],
)
def test_a_renaming_that_cannot_be_followed_is_an_error(entry, code, said, tmp_path):
    diagnostics = found(tmp_path, patched(f"[moved]\n{entry}\n"))
    assert {one.code for one in diagnostics} == {code}
    assert said in diagnostics[0].message
    assert diagnostics[0].hint


def test_renamings_that_lead_to_what_there_is_are_fine_also_in_several_steps(tmp_path):
    entries = [
        '"reaction.peasants" = "reaction.tenants"', '"reaction.tenants" = "reaction.farmers-gather"',
        '"option.water.both" = "option.water.shared"', '"bloc.river.soldiers" = "bloc.river.guard"',
        '"flags.strolled" = "flags.walked"', '"track.rye" = "track.harvest"',
    ]  # fmt: skip
    assert found(tmp_path, patched("[moved]\n" + "\n".join(entries) + "\n")) == []


# Quotations


def real(text):
    for header in SOURCED:
        text = text.replace(f"{header}\n", f'{header}\nsource = ["V1"]\n')
    return patched(REAL, text)


def test_somebody_quoted_without_a_source_is_reported_at_the_quotation(tmp_path):
    text = real(valley()).replace('"Two keys hang in two town halls."', '"The mayor said: “I never wanted that gate.”"')
    [one] = found(tmp_path, text)
    assert (one.code, one.column) == ("unsourced-quote", 25)
    assert text.splitlines()[one.line - 1][one.column - 1 : one.end_column - 1] == "“I never wanted that gate.”"


@pytest.mark.parametrize(
    "text",
    [
        real(valley()).replace("No rain has fallen", "“No rain for three weeks,” they say; none"),
        real(valley()).replace("Two keys hang in two town halls.", "It is called the “two keys”."),
        valley().replace("Two keys hang in two town halls.", "The mayor said: “I never wanted that gate.”"),
    ],
    ids=["with a source", "a name", "in fiction"],
)
def test_a_quotation_is_fine_where_a_source_has_it_where_it_is_a_name_and_in_fiction(text, tmp_path):
    assert "unsourced-quote" not in {one.code for one in found(tmp_path, text)}


def test_a_dispatch_reports_and_does_not_quote(tmp_path):
    text = real(valley()).replace('"{leader} nods."', '"“We can live with it,” says {leader}."')
    [one] = found(tmp_path, text)
    assert (one.code, "without quotation marks" in one.hint) == ("unsourced-quote", True)


# Places written out


@pytest.mark.parametrize("text", ["Below Nether End.", "Beside the old dam."])
def test_a_place_written_out_is_found_by_any_of_its_names(text, tmp_path):
    diagnostics = found(tmp_path, patched(f'[card]\ntext = "{text}"\n'), strict=True)
    assert [one.code for one in diagnostics] == ["raw-place"]


def test_a_move_that_was_dropped_is_not_called_a_slip(tmp_path):
    whole = valley().replace(
        "fictional = true", 'fictional = true\nuses = ["shipped:moves"]\ndrop_moves = ["brief"]', 1
    )
    whole = whole.replace('{ turn = 3, move = "summit" }', '{ turn = 3, move = "brief" }', 1)
    hints = [one.hint for one in found(tmp_path, whole) if one.code == "unknown-reference"]
    assert "`drop_moves` in [scenario] takes it away. Take its name out of that list." in hints


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('{ turn = 3, move = "summit" }', '{ turn = 4, move = "summit" }'),
        ("asked = 1\nby = 3", "asked = 4\nby = 5"),
    ],
    ids=["a step", "a question"],
)
def test_nothing_is_played_or_asked_in_an_aftermath(old, new, tmp_path):
    whole = valley().replace("turns = 3", "turns = 3\naftermath = 6", 1)
    assert old in whole
    said = [one.message for one in found(tmp_path, whole.replace(old, new, 1)) if one.code == "turn-outside"]
    assert said == ["Nobody plays in turn 4: turns 1 to 3 are played, and an aftermath is only watched."]


def test_what_is_taken_away_from_the_record_is_a_rule_within_its_bounds(tmp_path):
    rules = {"creep": (0, 100), "second_table": (0, 1)}
    wrong = patched("[record]\nwithout = { creap = 0, second_table = 2 }\n")
    assert [(one.code, one.hint) for one in found(tmp_path, wrong, known_rules=rules)] == [
        ("unknown-rule", "Did you mean creep?"),
        ("out-of-range", None),
    ]
    assert found(tmp_path, patched("[record]\nwithout = { creep = 0 }\n"), known_rules=rules) == []

"""Each file of tests/scenarios/broken ends with what must be found in it: `#: line:column severity code`."""

import re

import pytest

from mediator_game.scenario.load import load
from scenario.patched import VALLEY, patched, valley

BROKEN = sorted((VALLEY.parent / "broken").glob("*.toml"))
RULES = ["drift_tension"]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_scenario_gives_exactly_what_it_says_at_its_end(path):
    expected = re.findall(r"^#: (\d+):(\d+) (\w+) ([\w-]+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    found = load(path, strict=True, known_rules=RULES).diagnostics
    assert [(str(one.line), str(one.column), one.severity, one.code) for one in found] == expected
    assert expected


def found_in(text, tmp_path, **options):
    file = tmp_path / "scenario.toml"
    file.write_text(text, encoding="utf-8")
    return [(one.code, one.line, one.column) for one in load(file, **options).diagnostics]


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_a_sound_scenario_gives_no_diagnostics_even_when_judged_strictly():
    loaded = load(VALLEY, strict=True, known_rules=RULES)
    assert loaded.diagnostics == ()
    assert loaded.scenario is not None


def test_one_lost_statement_causes_no_complaint_about_what_depends_on_it(tmp_path):
    for good, bad in (
        ("edge = 50\nfall_line", "edge = fifty\nfall_line"),
        ("clout = 60", "clout = sixty"),
        ("weights = { water = 60, road = 40 }", "weights = { water = 60, road = }"),
        ('id = "guard"', 'id = "guard'),
        ("[power.crown]", "[power.crown"),
        ("turns = 3", "turns = three"),
        ("fictional = true", "fictional = yes"),
        ("start = 1961-03-01", "start = 1961-13-01"),
        ('id = "water"\ntitle', "id = water\ntitle"),
        ('effects = ["harvest += 5", "flags.walked = true"]', 'effects = ["harvest += 5", "flags.walked = true]'),
    ):
        text = valley().replace(good, bad, 1)
        assert text != valley()
        assert [code for code, _, _ in found_in(text, tmp_path)] == ["toml-syntax"], bad


def test_one_value_of_the_wrong_type_causes_no_complaint_about_what_depends_on_it(tmp_path):
    for good, bad in (
        ("edge = 50\nfall_line", 'edge = "50"\nfall_line'),
        ("clout = 60", "clout = 60.0"),
        ("weights = { water = 60, road = 40 }", "weights = { water = 60, road = true }"),
        ('id = "guard"', "id = 1"),
        ("start = 1961-03-01", 'start = "1961-03-01"'),
        ("fictional = true", "fictional = 1"),
        ('id = "water"\ntitle', "id = 5\ntitle"),
        ("value = { hill = 80, river = 50 }", "value = { hill = 80, river = [60, 50] }"),
    ):
        text = valley().replace(good, bad, 1)
        assert text != valley()
        assert len(found_in(text, tmp_path)) == 1, bad


def test_a_misspelt_table_is_reported_once_and_what_refers_to_it_is_left_alone(tmp_path):
    for table in ("issue", "side", "power", "move", "place", "source", "track", "objective", "outcome", "chair"):
        text = re.sub(rf"^(\[+){table}\b", rf"\1{table}s", valley(), flags=re.MULTILINE)
        found = found_in(text, tmp_path)
        assert {code for code, _, _ in found} <= {"unknown-key", "missing-key"}, (table, found)


def test_a_value_in_a_used_file_is_reported_in_that_file(tmp_path):
    (tmp_path / "part.toml").write_text('[term.one]\nterm = "one"\ntext = "See {place:dma}."\n', encoding="utf-8")
    file = tmp_path / "scenario.toml"
    file.write_text(patched('[scenario]\nuses = ["part.toml"]\n'), encoding="utf-8")
    [one] = load(file).diagnostics
    assert (one.code, one.path, one.line, one.column) == ("unknown-reference", str(tmp_path / "part.toml"), 3, 13)
    assert one.hint == 'Did you mean "dam"?'


def test_a_fault_in_an_escaped_text_is_reported_where_it_is_written(tmp_path):
    text = valley().replace(
        'text = "You walk along the ditches at {place:dam}."',
        'text = "A \\"quoted\\" \\u00e9t\\u00e9 at {place:dom}."',
    )
    column = 8 + len('A \\"quoted\\" \\u00e9t\\u00e9 at ') + 1
    assert found_in(text, tmp_path) == [("unknown-reference", line_of(text, "{place:dom}"), column)]


def test_columns_count_characters_and_not_bytes(tmp_path):
    text = (
        valley()
        .replace("They say", "They say")
        .replace('text = "Two keys hang in two town halls."', 'text = "Երևան, Bakı, été: {place:dom}."')
    )
    assert found_in(text, tmp_path)[0][2] == len('text = "Երևան, Bakı, été: ') + 1


def test_rules_are_judged_only_when_they_are_known(tmp_path):
    text = patched("[rules]\ndrift_tenson = 2\ndrift_tension = 500\n")
    assert found_in(text, tmp_path) == []
    codes = [code for code, _, _ in found_in(text, tmp_path, known_rules={"drift_tension": (-100, 100)})]
    assert codes == ["unknown-rule", "out-of-range"]


def test_two_reactions_may_set_the_same_flag_to_the_same_value(tmp_path):
    text = patched(
        '[[reaction]]\nid = "crown-tires"\nkind = "domestic"\neffects = ["flags.tired = true"]\n'
        '[[reaction]]\nid = "farmers-gather"\neffects = ["flags.tired = true", "hill.rhetoric += 4"]\n'
        '[[goal]]\nid = "a-text-is-signed"\nwhen = "text.signed and not flags.tired"\n'
    )
    assert found_in(text, tmp_path) == []


def test_an_ending_looked_for_every_turn_is_reached_before_one_that_always_holds_at_the_end(tmp_path):
    last = '[[outcome]]\nid = "late"\ntitle = "Late"\nwhen = "tension > 90"\nvalue = 0\ntext = "Late."\nends = true\n'
    assert found_in(patched(last), tmp_path) == []


def test_a_calendar_out_of_reach_is_an_error_and_not_a_crash(tmp_path):
    for header in ("start = 9999-12-01", "turns = 1_000_000_000", "start = 9999-12-31\nturns = 400\nturn = 'year'"):
        found = found_in(patched(f"[scenario]\n{header}\n"), tmp_path)
        assert "out-of-range" in {code for code, _, _ in found}

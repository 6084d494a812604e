"""What somebody who does not program writes by habit, and what `mediator check` tells them."""

import pytest

from mediator_game.scenario.load import load
from scenario.patched import valley

SLIPS = [
    ("a percent sign", "chance = 80", "chance = 80%", 12, "without the sign", "chance = 80"),
    ("a percent sign in quotes", "chance = 80", 'chance = "80%"', 13, "without the sign", "the number alone"),
    ("a date with points", "date = 1961-04-10", "date = 10.04.1961", 8, "year-month-day", "without quotes"),
    ("a short date", "date = 1961-04-10", "date = 1961-4-9", 8, "year-month-day", "1961-04-09"),
    ("a date with slashes", "date = 1961-04-10", "date = 1961/04/10", 8, "year-month-day", "1961-04-10"),
    ("a date in quotes", "date = 1961-04-10", 'date = "1961-04-10"', 8, "a date", "quotes: 1961-04-10"),
    ("curly quotes", 'title = "A dry spell"', "title = “A dry spell”", 9, "straight", 'title = "A dry spell"'),
    ("no quotes", 'title = "A dry spell"', "title = A dry spell", 9, "in quotes", 'title = "A dry spell"'),
    ("quotes inside", "No rain has fallen", 'No "rain" has fallen', 12, "ends at this quotation mark", "'single'"),
    ("a colon", 'title = "A dry spell"', 'title: "A dry spell"', 6, "not by a colon", 'title = "A dry spell"'),
    ("no equals sign", "chance = 80", "chance 80", 8, "stands =", "chance = 80"),
    ("an interval with a dash", "tension = [20, 30]", "tension = 20-30", 11, "in brackets", "tension = [20, 30]"),
    ("an interval in quotes", "tension = [20, 30]", 'tension = "20 - 30"', 11, "interval", "[20, 30]"),
    ("a leading zero", "chance = 80", "chance = 080", 10, "begin with 0", "chance = 80"),
    ("a capital letter", "fictional = true", "fictional = True", 13, "small letters", "fictional = true"),
    ("a yes", "fictional = true", 'fictional = "yes"', 13, "true or false", "Write true"),
    ("a comment of another language", "[world]", "# x\n[world]\n// points", 1, "begins with #", "# points"),
    ("a missing bracket", "[[event]]", "[[event]", 8, "not closed with ]]", "[[event]]"),
    ("single brackets", "[[forecast]]", "[forecast]", 2, "list of tables", "double brackets"),
    ("double brackets", "[world]", "[[world]]", 3, "must be a table", "single brackets"),
    ("effects in one text", 'effects = ["harvest -= 20", "tension += 5"]', 'effects = "harvest -= 20, tension += 5"',
     11, "list of texts", '["harvest -= 20", "tension += 5"]'),
    ("two effects in one", '"harvest -= 20", "tension += 5"', '"harvest -= 20, tension += 5"', 26, "One effect",
     "quotes of its own"),
    ("signs the wrong way round", '"harvest -= 20"', '"harvest =+ 20"', 21, "written `+=`", "`+=`"),
    ("one sign to compare", "turn >= 2 and", "turn = 2 and", 14, "a comparison has two", "`==`"),
    ("words to compare", "turn >= 2 and", "turn is more than 2 and", 14, "compares nothing", "`>`"),
    ("a number as a word", "turn >= 2 and", "turn >= two and", 17, "no name `two`", "in digits"),
    ("half a name", "and not text.signed", "and not text", 30, "no name `text`", "text.exists"),
    ("a place by its name", "The farmers gather in the square of {place:hilltop}", "The farmers gather in {Hilltop}",
     31, "{Hilltop}", "{place:hilltop}"),
    ("a misspelt key that must be there", 'title = "A dry spell"', 'titel = "A dry spell"', 1, "titel", "title?"),
    ("a key of the header above it", "[scenario]\nformat", "minutes = 5\n[scenario]\nformat", 1, "no key minutes",
     "under [scenario]"),
    ("`when` in a step", 'if = "tension < 60"', 'when = "tension < 60"', 49, "no key when", "mean if?"),
    ("a misspelt side", "[[side.river.bloc]]\nid = \"guard\"", "[[side.rivver.bloc]]\nid = \"guard\"", 3,
     "no [side.rivver]", "side.river?"),
    ("a bare key with a point", "[questions]", '[moved]\ntrack.rye = "track.harvest"\n\n[questions]', 1, "in quotes",
     "stands in quotes as a whole"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("good", "bad", "column", "message", "hint"), [s[1:] for s in SLIPS], ids=[s[0] for s in SLIPS]
)
def test_a_slip_is_told_once_in_words_that_say_what_to_write(good, bad, column, message, hint, tmp_path):
    text = valley()
    assert good in text
    file = tmp_path / "scenario.toml"
    file.write_text(text.replace(good, bad, 1), encoding="utf-8")
    [one] = load(file).diagnostics
    assert one.column == column
    assert message in one.message
    assert hint in one.hint


def test_options_above_the_first_issue_are_told_to_belong_to_none(tmp_path):
    text = valley().replace('[[issue]]\nid = "water"\ntitle = "Who opens the dam"\nmust_settle = true\n', "", 1)
    file = tmp_path / "scenario.toml"
    file.write_text(text, encoding="utf-8")
    found = load(file).diagnostics
    assert "before any [[issue]]" in found[0].message
    assert file.read_text(encoding="utf-8").splitlines()[found[0].line - 1] == "[[issue.option]]"
    assert "above already" in found[1].message
    assert len(found) == 2


def test_a_text_of_several_lines_without_its_end_does_not_swallow_the_tables_below(tmp_path):
    text = valley().replace(
        'text = "Hill and River quarrel over water and a road. You have three months."',
        'text = """\nHill and River quarrel.',
    )
    text = text.replace('text = "A quarrel between two villages. Nobody is hurt."', 'text = """\nA quarrel.\n"""')
    file = tmp_path / "scenario.toml"
    file.write_text(text, encoding="utf-8")
    [one] = load(file).diagnostics
    assert "runs on over the tables below" in one.message
    assert (one.line, one.column) == (text[: text.index('"""')].count("\n") + 1, 8)


def test_a_text_may_show_tables_where_the_file_can_be_read(tmp_path):
    shown = 'text = """\nA clerk keeps books:\n[world]\ntension = 30\n"""'
    file = tmp_path / "scenario.toml"
    file.write_text(
        valley().replace('text = "A quarrel between two villages. Nobody is hurt."', shown), encoding="utf-8"
    )
    assert load(file).diagnostics == ()

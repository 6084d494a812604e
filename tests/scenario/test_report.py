import json

from mediator_game.scenario import report
from mediator_game.scenario.diagnostics import Diagnostic, Related
from mediator_game.scenario.load import load
from scenario.patched import VALLEY

BROKEN = VALLEY.parent / "broken"


def one(**changes):
    given = {"code": "unknown-name", "severity": "error", "message": "No such name.", "path": "a.toml", "line": 2}
    return Diagnostic(**{**given, "column": 9, "end_line": 2, "end_column": 13, **changes})


def test_a_diagnostic_reads_as_place_code_sentence_line_caret_and_hint():
    found = one(
        excerpt='when = "tenson"', hint="Did you mean tension?", related=(Related("the first", "b.toml", 1, 2),)
    )
    assert report.text([found]).splitlines() == [
        "a.toml:2:9: error[unknown-name]: No such name.",
        '  2 | when = "tenson"',
        "    |         ^^^^",
        "  hint: Did you mean tension?",
        "  b.toml:1:2: the first",
    ]


def test_the_caret_stands_under_wide_characters():
    lines = report.text([one(excerpt="和平 = tenson", column=6, end_column=12)]).splitlines()
    assert lines[2] == "    |        ^^^^^^"


def test_a_long_line_is_shown_around_the_place():
    found = one(excerpt="x" * 5_000 + "HERE" + "y" * 5_000, column=5_001, end_column=5_005)
    _, source, caret = report.text([found]).splitlines()
    assert len(source) < 130
    assert source.startswith("  2 | ...")
    assert source.endswith("...")
    assert source[caret.index("^") :].startswith("HERE")


def test_nothing_a_file_holds_reaches_the_terminal_as_it_is():
    found = one(message="\x1b[2J", path="\x1b]0;x\x07.toml", excerpt="\x1b[31m\u202e", hint="\x9b")
    assert report.text([found]).replace("\n", "").isprintable()


def test_the_json_shape_is_the_documented_one():
    diagnostics = load(BROKEN / "sums.toml").diagnostics
    shape = json.loads(report.json_text(1, diagnostics))
    assert set(shape) == {"files", "errors", "warnings", "diagnostics"}
    assert (shape["files"], shape["errors"], shape["warnings"]) == (1, 11, 1)
    keys = {"code", "severity", "message", "path", "line", "column", "end_line", "end_column", "hint", "related"}
    assert all(set(entry) == keys for entry in shape["diagnostics"])
    related = [other for entry in shape["diagnostics"] for other in entry["related"]]
    assert all(set(other) == {"message", "path", "line", "column"} for other in related)
    assert related


def test_sarif_names_every_rule_it_uses_and_places_every_result():
    diagnostics = load(BROKEN / "sums.toml").diagnostics
    log = json.loads(report.sarif(diagnostics))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert len(run["results"]) == len(diagnostics)
    for result, found in zip(run["results"], diagnostics, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == found.code
        assert result["level"] in ("error", "warning")
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        assert (region["startLine"], region["startColumn"]) == (found.line, found.column)
        assert " " not in place["artifactLocation"]["uri"]


def test_the_summary_counts_in_words():
    assert report.summary(1, []) == "1 scenario checked: nothing to mend."
    assert report.summary(2, [one(), one(severity="warning")]) == "2 scenarios checked: 1 error, 1 warning."

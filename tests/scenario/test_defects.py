"""One sound scenario, and files that differ from it in one defect each: what `mediator check` says of them."""

import difflib
import json
import re
from pathlib import Path

import jsonschema
import pytest
from attrs import frozen

from mediator_game.cli.guard import run
from mediator_game.scenario.catalogue import severity
from mediator_game.scenario.load import load
from mediator_game.transcript.rules import RULES

DEFECTS = Path(__file__).parent / "defects"
SOUND = DEFECTS / "sound.toml"


@frozen
class Found:
    """A diagnostic: its code, the line, the part of the line that is marked, what the hint offers, the other place."""

    code: str
    line: int
    marked: str
    hint: str
    related: int | tuple[int, ...] = ()
    file: str = ""


TABLE = {
    "misspelt-in-condition": [Found("unknown-name", 128, "trafic", "Did you mean traffic?")],
    "misspelt-in-effect": [Found("unknown-name", 121, "trafic", "Did you mean traffic?")],
    "misspelt-flag-in-condition": [Found("unknown-name", 154, "flags.grumbeld", "Did you mean flags.grumbled?")],
    "misspelt-flag-in-effect": [Found("unused", 136, "flags.grumbld", "Did you mean flags.grumbled?")],
    "missing-id": [Found("unknown-reference", 169, '"visti"', 'Did you mean "visit"?')],
    "number-with-string": [Found("type-mismatch", 135, "'high'", "a number")],
    "duplicate-id": [Found("duplicate-id", 133, '"pilots-grumble"', "another id", 126)],
    "misspelt-key": [Found("unknown-key", 136, "efects", "Did you mean effects?")],
    "unused-track": [Found("unused", 32, '"fish"', "leave it out")],
    "unused-place": [Found("unused", 37, "place.island", "{place:island}")],
    "two-errors": [
        Found("unknown-reference", 88, '"west-peer"', 'Did you mean "west-pier"?'),
        Found("unknown-key", 136, "efects", "Did you mean effects?"),
    ],
    "undone": [Found("undone", 148, '"tension -= 5"', "exclude each other", 142)],
    "weights": [Found("weights-sum", 83, "{ fare = 70, hours = 40 }", "Take away 10.")],
    "missing-source": [Found("unknown-reference", 123, '"L2"', "L1")],
    "chance": [Found("out-of-range", 120, "160", "from 0 to 100")],
    "chance-worked-out": [Found("out-of-range", 120, "60 + 2 * 30", "from 0 to 100")],
    "uses-cycle": [Found("uses-cycle", 1, '"parts/circle.toml"', "Leave this one out.", file="parts/back.toml")],
    "date-outside": [Found("date-outside", 119, "1933-07-10", "Change the date")],
    "outcome-after-certain": [Found("unreachable-outcome", 174, "outcome", "Put it before", 161)],
    "unreachable-reaction": [Found("unreachable", 141, "traffic > 60", "bring it about")],
    "impossible-condition": [Found("impossible-condition", 135, "tension > 100", "Change the condition")],
    "empty-turn": [Found("empty-turn", 9, "4", "in every turn", (103, 110, 117))],
    "hidden-outcome": [
        Found("unreachable-outcome", 161, '"tension < 20 and not flags.grumbled"', "Put it before", 154)
    ],
    "moved": [Found("unknown-reference", 175, '"reaction.pilots-grumbel"', 'Did you mean "reaction.pilots-grumble"?')],
}


def checked(name):
    return load(DEFECTS / f"{name}.toml", known_rules=RULES).diagnostics


def test_the_scenario_they_are_made_from_has_nothing_wrong_in_it():
    assert load(SOUND, strict=True, known_rules=RULES).diagnostics == ()


def test_every_file_of_defects_is_in_the_table():
    assert {path.stem for path in DEFECTS.glob("*.toml")} == {"sound", *TABLE}


@pytest.mark.parametrize("name", TABLE)
def test_a_file_differs_from_the_sound_one_in_little(name):
    sound, other = (path.read_text(encoding="utf-8").splitlines() for path in (SOUND, DEFECTS / f"{name}.toml"))
    changed = [line for line in difflib.ndiff(sound, other) if line[:2] in ("+ ", "- ")]
    assert 3 <= len(changed) <= 2 + 16


@pytest.mark.parametrize("name", TABLE)
def test_each_defect_is_found_where_it_stands_with_what_to_do_and_nothing_else_is(name):
    diagnostics = checked(name)
    assert [one.code for one in diagnostics] == [row.code for row in TABLE[name]], diagnostics
    for one, row in zip(diagnostics, TABLE[name], strict=True):
        path = DEFECTS / (row.file or f"{name}.toml")
        written = path.read_text(encoding="utf-8").splitlines()
        assert Path(one.path) == path
        assert (one.line, one.end_line) == (row.line, row.line)
        assert written[one.line - 1][one.column - 1 : one.end_column - 1] == row.marked
        assert row.hint in (one.hint or "")
        assert [other.line for other in one.related] == list(
            row.related if isinstance(row.related, tuple) else [row.related]
        )
        assert one.severity == severity(row.code)


# The same in every format

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
POSITION = {"type": "integer", "minimum": 1}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["physicalLocation"],
    "properties": {
        "message": TEXT,
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9_.~:/%!$&'()*+,;=@-]+$"}},
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["startLine", "startColumn"],
                    "properties": dict.fromkeys(["startLine", "startColumn", "endLine", "endColumn"], POSITION),
                },
            },
        },
    },
}
RESULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "items": LOCATION},
        "relatedLocations": {"type": "array", "uniqueItems": True, "items": LOCATION},
    },
}
RULE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "helpUri": {"type": "string", "format": "uri"},
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}},
    },
}
DRIVER = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "rules": {"type": "array", "uniqueItems": True, "items": RULE}},
}
SARIF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool", "results"],
                "properties": {
                    "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}
"""What SARIF 2.1.0 asks of a log, as far as `mediator check` uses it."""


@pytest.fixture
def printed(monkeypatch, capsys):
    def command(*arguments):
        monkeypatch.chdir(DEFECTS)
        code = run(["check", *arguments])
        return code, capsys.readouterr().out

    return command


def from_text(text):
    heads = re.findall(r"^(\S+):(\d+):(\d+): (error|warning)\[([\w-]+)\]: ", text, re.MULTILINE)
    return [(path, int(line), int(column), level, code) for path, line, column, level, code in heads]


def from_sarif(log):
    for result in log["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        yield (
            place["artifactLocation"]["uri"],
            region["startLine"],
            region["startColumn"],
            result["level"],
            result["ruleId"],
        )


def test_text_json_and_sarif_say_the_same_and_sarif_keeps_to_its_format(printed):
    names = [f"{name}.toml" for name in TABLE]
    code, text = printed(*names)
    assert code == 1
    diagnostics = json.loads(printed("--format", "json", *names)[1])["diagnostics"]
    in_json = [tuple(one[key] for key in ("path", "line", "column", "severity", "code")) for one in diagnostics]
    log = json.loads(printed("--format", "sarif", *names)[1])
    jsonschema.Draft202012Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    assert from_text(text) == in_json == list(from_sarif(log))
    assert len(in_json) == sum(map(len, TABLE.values()))
    assert all(one["line"] >= 1 and one["column"] >= 1 for one in diagnostics)
    assert all((one["end_line"], one["end_column"]) > (one["line"], one["column"]) for one in diagnostics)


def test_sarif_without_results_keeps_to_its_format_too(printed):
    code, text = printed("--format", "sarif", "sound.toml")
    assert code == 0
    jsonschema.validate(json.loads(text), SARIF)

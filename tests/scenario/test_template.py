"""Scenarios to start from are sound before anybody has touched them, and keep the shape they were taken from."""

import json
import re
from pathlib import Path

import pytest
import tomli
from jsonschema import Draft7Validator

from mediator_game.engine.constants import CONSTANTS
from mediator_game.scenario import model, template
from mediator_game.scenario.hooks import keys_of
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load, plain
from mediator_game.scenario.read import read
from mediator_game.scenario.schema import schema
from mediator_game.scenario.shape import shape, tables
from mediator_game.scenario.template.prompts import PROMPTS
from mediator_game.transcript.rules import RULES

ROOT = Path(__file__).parent.parent.parent
ORIGINALS = [*shipped(), ROOT / "docs" / "examples" / "herring-bank.toml", ROOT / "tests" / "scenarios" / "valley.toml"]
KEPT = {"Card.stop"}
each = pytest.mark.parametrize("original", ORIGINALS, ids=lambda file: file.stem)


def written(tmp_path, text):
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, strict=True, known_rules=RULES)


def comments(text):
    return re.findall(r"^ *#.*$", text, re.MULTILINE)


def test_the_first_scenario_has_nothing_to_mend(tmp_path):
    loaded = written(tmp_path, template.first("two-towns"))
    assert loaded.diagnostics == ()
    assert (loaded.scenario.scenario.id, loaded.scenario.scenario.title) == ("two-towns", "Two towns")


def test_the_first_scenario_shows_every_part_an_author_needs(tmp_path):
    scenario = written(tmp_path, template.first("mine")).scenario
    assert len(scenario.side) == 2 and all(len(side.bloc) == 2 for side in scenario.side.values())
    for table in ("power", "issue", "reaction", "event", "hinge", "forecast", "note", "trap", "objective", "place"):
        assert getattr(scenario, table), table
    assert len(scenario.outcome) >= 3 and set(scenario.line) == {"naive", "informed"}
    assert scenario.map.grid and scenario.record.documented and scenario.questions.analysis
    assert any(move.does is None and move.effects for move in scenario.move)


def test_the_first_scenario_explains_each_kind_of_table_where_it_first_stands():
    text = template.first("mine")
    seen = set()
    before = ""
    for part in re.split(r"^(?=\[)", text, flags=re.MULTILINE):
        if header := re.match(r"\[+([a-z]+)", part):
            if header[1] not in seen:
                assert before.rstrip().splitlines()[-1].startswith("#"), header[0]
            seen.add(header[1])
        before = part
    assert len(seen) > 20


def test_the_first_scenario_fits_the_schema_that_editors_read():
    rules = {name: (one.low, one.high, one.about) for name, one in CONSTANTS.items()}
    assert list(Draft7Validator(schema(rules)).iter_errors(plain(tomli.loads(template.first("mine"))))) == []


@each
def test_a_copy_has_nothing_more_to_mend_than_its_original(original, tmp_path):
    before = {one.code for one in load(original, strict=True, known_rules=RULES).diagnostics}
    loaded = written(tmp_path, template.like(read(original), "mine"))
    assert loaded.scenario is not None
    assert {one.code for one in loaded.diagnostics} <= before


@each
def test_a_copy_keeps_every_comment_and_all_that_is_not_told_to_people(original):
    file = read(original)
    copy = template.like(file, "mine")
    assert comments(copy)[-len(comments(file.text)) :] == comments(file.text)
    assert without_texts(model.Scenario, tomli.loads(copy)) == without_texts(model.Scenario, file.data)


@each
def test_a_copy_holds_none_of_the_original_texts(original):
    file = read(original)
    copy = template.like(file, "mine")
    assert file.data["scenario"]["title"] in copy.splitlines()[0]
    for text in texts(model.Scenario, file.data):
        if len(text) > 60:
            assert json.dumps(text, ensure_ascii=False)[1:-1] not in copy
            assert text not in copy


def test_a_copy_still_names_the_places_its_texts_named():
    file = read(ORIGINALS[0])
    copy = template.like(file, "mine")
    assert set(re.findall(r"\{place:[a-z-]+\}", copy)) == set(re.findall(r"\{place:[a-z-]+\}", file.text))


def test_texts_are_replaced_wherever_they_stand(tmp_path):
    text = ORIGINALS[-1].read_text(encoding="utf-8")
    odd = tmp_path / "odd.toml"
    text = text.replace('text = "A quarrel between', """'text'   =   \"\"\"\nÜber \\u00e9: A “feud\\" between""")
    text = text.replace('Nobody is hurt."', 'Nobody is hurt."""  # said so', 1)
    odd.write_text(text.replace("\n", "\r\n"), encoding="utf-8")
    assert load(odd).scenario is not None
    copy = template.like(read(odd), "mine")
    assert "feud" not in copy and "# said so" in copy
    assert written(tmp_path, copy).scenario is not None


def test_there_is_a_question_for_every_text_of_the_format():
    prose = {
        f"{table.cls.__name__}.{key}"
        for table in tables()
        for key, one in keys_of(table.cls).items()
        if innermost(shape(one.type)).sort == "prose"
    }
    assert set(PROMPTS) | KEPT == prose
    assert not set(PROMPTS) & KEPT


def innermost(found):
    return innermost(found.inside) if found.inside else found


def without_texts(cls, table):
    """A table without its texts for people, and without what names the file."""
    return {
        key: bare(shape(keys_of(cls)[key].type), value)
        for key, value in table.items()
        if (cls, key) not in ((model.Header, "id"), (model.Header, "title"))
    }


def bare(found, value):
    if found.sort == "table":
        return without_texts(found.cls, value)
    if found.sort == "named":
        return {key: bare(found.inside, item) for key, item in value.items()}
    if found.sort == "list":
        return [bare(found.inside, item) for item in value]
    return "" if found.sort == "prose" else value


def texts(cls, table):
    for key, value in table.items():
        if f"{cls.__name__}.{key}" not in KEPT:
            yield from told(shape(keys_of(cls)[key].type), value)


def told(found, value):
    if found.sort == "table":
        yield from texts(found.cls, value)
    elif found.inside:
        for item in value.values() if found.sort == "named" else value:
            yield from told(found.inside, item)
    elif found.sort == "prose":
        yield value

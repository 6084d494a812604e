import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mediator_game.play.records import KINDS
from mediator_game.transcript.schema import DEFINITIONS, OWN, schema
from mediator_game.transcript.shape import misfit
from transcript.games import BEGUN, WHOLE, played, records_in, saved

PAGE = (Path(__file__).parents[2] / "docs" / "transcript.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(schema())
RECORDS = [json.loads(json.dumps(record)) for record in played().records]


def test_the_schema_is_a_schema_and_plain_json():
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


def test_it_knows_every_kind_of_input_there_is():
    assert set(OWN) == set(KINDS.values())


@pytest.mark.parametrize("changed", [{}, {"mode": "assessed", "names": "both", "seed": "a text"}], ids=str)
def test_real_games_are_valid(tmp_path, changed):
    steps = WHOLE if not changed else [step for step in WHOLE if type(step).__name__ != "Rewind"]
    steps = [step for step in steps if changed == {} or type(step).__name__ != "Move" or step.move != "walk"]
    assert list(VALIDATOR.iter_errors(records_in(saved(tmp_path, steps, **changed)))) == []


def test_a_line_can_be_judged_alone(tmp_path):
    line = Draft202012Validator({**schema(), "$ref": "#/$defs/line", "type": "object", "prefixItems": [], "items": {}})
    for record in records_in(saved(tmp_path)):
        assert line.is_valid(record)
        assert not line.is_valid({**record, "type": "dream"})


def test_every_field_the_schema_requires_is_missed(tmp_path):
    records = records_in(saved(tmp_path, BEGUN))
    for number, record in enumerate(records):
        for name in DEFINITIONS[record["type"]]["required"]:
            less = {other: value for other, value in record.items() if other != name}
            assert not VALIDATOR.is_valid([*records[:number], less, *records[number + 1 :]])


def test_the_recipe_for_checksums_on_the_page_about_the_format_works(tmp_path):
    recipe = compile(PAGE.split("```python\n")[1].split("```")[0], "docs/transcript.md", "exec")
    path = saved(tmp_path)
    exec(recipe, {"path": path})
    path.write_bytes(path.read_bytes().replace(b"Ani", b"Ana", 1))
    with pytest.raises(AssertionError):
        exec(recipe, {"path": path})


def test_every_field_and_type_is_on_the_page_about_the_format():
    names = {name for one in DEFINITIONS.values() for name in one.get("properties", {})} | set(OWN)
    assert [name for name in sorted(names) if f"`{name}`" not in PAGE] == []


values = (
    st.none() | st.booleans() | st.integers(-5, 120) | st.text(max_size=3) | st.just([]) | st.just({}) | st.just(0.5)
)


@settings(max_examples=400)
@given(st.data())
def test_what_reads_agrees_with_the_published_schema(data):
    """Any field of any record given any value: the game's own judgement and a JSON Schema validator's are one."""
    record = data.draw(st.sampled_from(RECORDS))
    record = {**record, "check": "0" * 16}
    name = data.draw(st.sampled_from(sorted(record)))
    if name == "type":
        return
    record[name] = data.draw(values)
    published = Draft202012Validator(
        {**schema(), "$ref": f"#/$defs/{record['type']}", "type": "object", "prefixItems": []}
    )
    assert (misfit(record, DEFINITIONS[record["type"]], DEFINITIONS) is None) == published.is_valid(record)

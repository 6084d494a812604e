"""The JSON Schema of scenarios says what the loader says, as far as shapes go."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from jsonschema import Draft7Validator

from mediator_game.engine.constants import CONSTANTS
from mediator_game.scenario import model
from mediator_game.scenario.catalogue import CATALOGUE
from mediator_game.scenario.examples import EXAMPLES
from mediator_game.scenario.hooks import converter, keys_of, required
from mediator_game.scenario.library import fragments, shipped
from mediator_game.scenario.load import plain
from mediator_game.scenario.schema import part_schema, schema
from mediator_game.scenario.shape import shape, tables
from scenario.patched import patched, valley

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
RULES = {name: (one.low, one.high, one.about) for name, one in CONSTANTS.items()}
WHOLE, PART = Draft7Validator(schema(RULES)), Draft7Validator(part_schema(RULES))
SCENARIOS = [
    *shipped(),
    *sorted((DOCS / "examples").glob("*.toml")),
    *sorted((ROOT / "tests" / "scenarios").glob("*.toml")),
]
ABOUT_SHAPE = ["unknown-key", "missing-key", "wrong-type", "bad-choice", "bad-id", "out-of-range", "format-version",
               "unknown-rule", "sides-count"]  # fmt: skip


def read(text):
    return plain(tomli.loads(text))


@pytest.mark.parametrize(("name", "made"), [("scenario", WHOLE), ("scenario-part", PART)])
def test_the_published_schema_is_the_one_the_format_gives(name, made):
    assert json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8")) == made.schema
    Draft7Validator.check_schema(made.schema)


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_every_sound_scenario_fits_the_schema(file):
    assert list(WHOLE.iter_errors(read(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("file", sorted(fragments().glob("*.toml")), ids=lambda file: file.stem)
def test_every_part_of_the_library_fits_the_schema_of_parts_and_is_no_scenario(file):
    data = read(file.read_text(encoding="utf-8"))
    assert list(PART.iter_errors(data)) == []
    assert not WHOLE.is_valid(data)


def test_a_scenario_is_no_part():
    assert not PART.is_valid(read(valley()))


@pytest.mark.parametrize("code", ABOUT_SHAPE)
def test_what_is_broken_in_its_shape_is_refused(code):
    assert not WHOLE.is_valid(read(patched(CATALOGUE[code].example)))


def test_a_scenario_that_uses_nothing_needs_every_table_itself():
    data = read(valley())
    del data["card"]
    assert not WHOLE.is_valid(data)
    data["scenario"]["uses"] = ["cards.toml"]
    assert WHOLE.is_valid(data)


@pytest.mark.parametrize("value", [[1], [1, 2, 3], [1, "2"], 1.5, True, 101, [0, 101], "5"])
def test_an_interval_is_a_number_or_a_pair_of_them_within_limits(value):
    data = read(valley())
    data["world"]["tension"] = value
    assert not WHOLE.is_valid(data)


def test_every_key_has_help_and_every_plain_key_an_example():
    for table in tables():
        properties = (WHOLE.schema if table.cls is model.Scenario else WHOLE.schema["definitions"][table.cls.__name__])[
            "properties"
        ]
        assert set(properties) == set(keys_of(table.cls))
        for key, found in properties.items():
            assert found["description"].endswith((".", "?")), key
            if shape(keys_of(table.cls)[key].type).sort not in ("table", "named", "list"):
                assert found["examples"], f"{table.cls.__name__}.{key}"


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_a_value_its_key_takes(name):
    cls_name, key = name.split(".")
    cls = getattr(model, cls_name)
    kind = keys_of(cls)[key].type
    converter(False).get_structure_hook(kind)(tomli.loads(f"value = {EXAMPLES[name]}")["value"], kind)


def test_the_schema_asks_for_what_the_loader_asks_for():
    for table in tables():
        if table.cls is not model.Scenario:
            definition = WHOLE.schema["definitions"][table.cls.__name__]
            assert definition.get("required", []) == list(required(table.cls))
            assert definition["additionalProperties"] is False


TAPLO = shutil.which("taplo", path=Path(sys.executable).parent)
needs_taplo = pytest.mark.skipif(TAPLO is None, reason="there is no taplo for this kind of machine")


def taplo(folder, *files):
    return subprocess.run([TAPLO, "lint", *files], cwd=folder, capture_output=True, text=True, check=False)


@needs_taplo
def test_editors_that_use_taplo_find_the_schemas_in_a_checkout(tmp_path):
    files = [file.relative_to(ROOT) for file in [*SCENARIOS[:-1], *fragments().glob("*.toml")]]
    for file in [Path(".taplo.toml"), *files, *(one.relative_to(ROOT) for one in DOCS.glob("*.schema.json"))]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_bytes((ROOT / file).read_bytes())
    sound = taplo(tmp_path, *files)
    assert sound.returncode == 0, sound.stderr
    for file, slip in [("scenarios/tutorial.toml", "turn = "), ("scenarios/library/moves.toml", "does = ")]:
        text = (tmp_path / file).read_text(encoding="utf-8")
        (tmp_path / file).write_text(text.replace(slip, f"{slip}5 # ", 1), encoding="utf-8")
        broken = taplo(tmp_path, file)
        assert broken.returncode != 0
        assert "5 is not" in broken.stderr


@needs_taplo
def test_a_scenario_elsewhere_can_name_the_schema_beside_it(tmp_path):
    (tmp_path / "scenario.schema.json").write_text(json.dumps(WHOLE.schema), encoding="utf-8")
    text = "#:schema ./scenario.schema.json\n" + valley()
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    assert taplo(tmp_path, "mine.toml").returncode == 0
    (tmp_path / "mine.toml").write_text(text.replace("turns = 3", "turn = 3"), encoding="utf-8")
    assert taplo(tmp_path, "mine.toml").returncode != 0

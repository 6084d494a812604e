import re
import subprocess
from pathlib import Path

import pytest

from mediator_game.scenario.catalogue import CATALOGUE, ENTRIES
from mediator_game.scenario.catalogue.page import page
from mediator_game.scenario.load import load
from scenario.patched import patched, valley

PAGE = Path(__file__).parent.parent.parent / "docs" / "diagnostics.md"
RULES = ["drift_tension"]


def test_the_page_says_what_the_catalogue_says():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_code_has_one_section_of_the_page():
    sections = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sections == [entry.code for entry in ENTRIES]
    assert len(CATALOGUE) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_every_failing_example_produces_exactly_its_code(entry, tmp_path):
    for name, contents in entry.files.items():
        (tmp_path / name).write_text(contents, encoding="utf-8")
    file = tmp_path / "example.toml"
    if entry.language == "sh":
        (tmp_path / "sound.toml").write_text(valley(), encoding="utf-8")
        subprocess.run(["sh", "-c", entry.example], cwd=tmp_path, check=True)
    else:
        file.write_text(patched(entry.example), encoding="utf-8")
    loaded = load(file, strict=entry.strict, known_rules=RULES)
    if not entry.alone:
        assert entry.code in {one.code for one in loaded.diagnostics}
        return
    assert {one.code for one in loaded.diagnostics} == {entry.code}, loaded.diagnostics
    assert {one.severity for one in loaded.diagnostics} == {entry.severity}
    assert (loaded.scenario is None) == (entry.severity == "error")


@pytest.mark.parametrize("code", sorted(code for code, entry in CATALOGUE.items() if entry.strict))
def test_what_only_matters_in_a_finished_scenario_is_silent_unless_asked_for(code, tmp_path):
    entry = CATALOGUE[code]
    file = tmp_path / "example.toml"
    if entry.language == "sh":
        (tmp_path / "sound.toml").write_text(valley(), encoding="utf-8")
        subprocess.run(["sh", "-c", entry.example], cwd=tmp_path, check=True)
    else:
        file.write_text(patched(entry.example), encoding="utf-8")
    assert load(file).diagnostics == ()

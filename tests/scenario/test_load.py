import copy
import json
import pickle

import pytest

from mediator_game.scenario import library
from mediator_game.scenario.load import DocumentError, digest, from_document, load
from scenario.patched import VALLEY, patched


def test_a_document_gives_the_same_scenario_back():
    loaded = load(VALLEY)
    again = from_document(json.loads(json.dumps(loaded.document)))
    assert again == loaded.scenario


def test_a_document_is_identified_by_what_it_says_and_not_by_its_order():
    loaded = load(VALLEY)
    turned = dict(reversed(loaded.document.items()))
    assert digest(turned) == loaded.sha256
    turned["scenario"] = {**turned["scenario"], "title": "Another"}
    assert digest(turned) != loaded.sha256


def test_a_comment_does_not_change_what_identifies_a_scenario(tmp_path):
    (tmp_path / "a.toml").write_text("# A comment.\n" + VALLEY.read_text(encoding="utf-8"), encoding="utf-8")
    assert load(tmp_path / "a.toml").sha256 == load(VALLEY).sha256


def test_a_scenario_with_errors_gives_no_scenario_and_no_document(tmp_path):
    (tmp_path / "a.toml").write_text(patched("[world]\ntension = 200\n"), encoding="utf-8")
    loaded = load(tmp_path / "a.toml")
    assert (loaded.scenario, loaded.document, loaded.sha256) == (None, {}, "")
    assert len(loaded.errors) == 1


def test_a_scenario_with_warnings_can_be_played(tmp_path):
    (tmp_path / "a.toml").write_text(patched('[[event]]\nid = "dry-spell"\nchance = 0\n'), encoding="utf-8")
    loaded = load(tmp_path / "a.toml")
    assert [one.severity for one in loaded.diagnostics] == ["warning"]
    assert loaded.scenario is not None
    assert from_document(loaded.document) == loaded.scenario


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("scenario", "start"), "yesterday"),
        (("scenario", "turns"), "3"),
        (("outcome", 0, "when"), "text.singed"),
        (("card", "text"), "\x1b[2J"),
        (("side", "hill", "weights", "water"), 51),
        (("map", "grid"), None),
    ],
)
def test_a_document_that_was_tampered_with_is_refused_with_the_reason(path, value):
    document = copy.deepcopy(load(VALLEY).document)
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(DocumentError) as refused:
        from_document(document)
    assert refused.value.findings


def test_a_document_nested_without_end_is_refused():
    document = copy.deepcopy(load(VALLEY).document)
    at = document["rules"] = {}
    for _ in range(5_000):
        at["a"] = {}
        at = at["a"]
    with pytest.raises(DocumentError):
        from_document(document)


def test_a_scenario_can_be_sent_to_another_process():
    loaded = load(VALLEY)
    assert pickle.loads(pickle.dumps(loaded.scenario)) == loaded.scenario


@pytest.mark.parametrize("path", library.shipped(), ids=lambda path: path.stem)
def test_every_shipped_scenario_survives_the_way_into_a_transcript_and_back(path):
    loaded = load(path)
    assert from_document(json.loads(json.dumps(loaded.document))) == loaded.scenario


@pytest.mark.parametrize("path", library.shipped(), ids=lambda path: path.stem)
def test_every_shipped_scenario_has_the_id_of_its_file(path):
    assert load(path).scenario.scenario.id == path.stem


def test_a_file_made_of_mistakes_is_not_compared_with_every_name_without_end(tmp_path):
    wrong = "".join(f"[[reaction]]\nid = 'r{n}'\nwhen = 'foo{n} < 3 and bar{n}.x > 2'\n" for n in range(400))
    (tmp_path / "wrong.toml").write_text(f"[scenario]\nid = 'wrong'\n{wrong}", encoding="utf-8")
    said = [one.message for one in load(tmp_path / "wrong.toml").diagnostics]
    assert "There may be more faults in expressions; the rest was not looked at." in said

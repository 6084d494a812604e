"""Whatever a file holds: a scenario or diagnostics, never an exception, and nothing that could touch a terminal."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediator_game.scenario import report
from mediator_game.scenario.load import DocumentError, from_document, load
from mediator_game.text.judge import flaws
from scenario.patched import valley

LINES = valley().splitlines()
quietly = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
WORDS = [
    "=", "[", "]", "[[", "]]", "{", "}", '"', '"""', "'", ",", ".", "#", "\n", "true", "-1", "1e9", "nan", "\\u202e",
    "[[move]]", "[side.hill]", "id", "when", "text.signed", "\x00", "é", "\ufeff", "1999-01-01", "0x", "{place:dam}",
]  # fmt: skip


def judged(path, contents):
    path.write_bytes(contents)
    loaded = load(path, strict=True, known_rules=["drift_tension"])
    assert (loaded.scenario is None) == bool(loaded.errors)
    for one in loaded.diagnostics:
        assert one.line >= 1
        assert one.column >= 1
        assert (one.end_line, one.end_column) >= (one.line, one.column)
        assert one.line <= contents.count(b"\n") + 1
        assert flaws(one.message) == []
        assert flaws(one.hint or "") == []
    assert flaws(report.text(loaded.diagnostics), lines=10**6, length=10**9) == []
    json.loads(report.json_text(1, loaded.diagnostics))
    json.loads(report.sarif(loaded.diagnostics))
    if loaded.scenario is not None:
        assert from_document(json.loads(json.dumps(loaded.document))) == loaded.scenario
    return loaded


@quietly
@given(st.binary(max_size=300))
def test_any_bytes_give_diagnostics_and_never_an_exception(tmp_path, contents):
    assert judged(tmp_path / "any.toml", contents).scenario is None


@quietly
@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_any_pieces_of_toml_give_diagnostics_and_never_an_exception(tmp_path, text):
    assert judged(tmp_path / "any.toml", text.encode()).scenario is None


@quietly
@given(st.data())
def test_a_sound_scenario_with_lines_lost_doubled_or_swapped_loads_or_says_why_not(tmp_path, data):
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        what = data.draw(st.sampled_from(["lose", "double", "swap", "cut"]))
        if what == "lose":
            del lines[at]
        elif what == "double":
            lines.insert(other, lines[at])
        elif what == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
    judged(tmp_path / "mutated.toml", "\n".join(lines).encode())


@quietly
@given(st.data())
def test_a_sound_scenario_with_pieces_put_in_loads_or_says_why_not(tmp_path, data):
    text = valley()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 5))
        text = text[:at] + data.draw(st.sampled_from(WORDS)) + text[at + length :]
    judged(tmp_path / "mutated.toml", text.encode())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3),
    max_leaves=8,
)


@quietly
@given(st.data())
def test_any_document_gives_a_scenario_or_a_document_error(tmp_path, data):
    (tmp_path / "valley.toml").write_text(valley(), encoding="utf-8")
    document = json.loads(json.dumps(load(tmp_path / "valley.toml").document))
    at = document
    for _ in range(data.draw(st.integers(0, 4))):
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(at[key], dict | list) or data.draw(st.booleans()):
            at[key] = data.draw(json_values)
            break
        at = at[key]
    try:
        scenario = from_document(document)
    except DocumentError as error:
        assert flaws(str(error)) == []
    else:
        assert scenario.scenario.format == 1


@pytest.mark.parametrize(
    "contents",
    [
        b"a = " + b"[" * 5_000,
        b"a = " + b"[" * 300 + b"]" * 300,
        b"[" + b".".join([b"a"] * 2_000) + b"]",
        b"a = " + b"9" * 10_000,
        b"a = 1e999\nb = nan\n",
        b'a = "' + b"\\u202e" * 9_000 + b'"',
        b"[[a]]\n" * 30_000,
        b"a = \n" * 100_000,
        b"\xef\xbb\xbf\xef\xbb\xbf",
        b"\r\r\r",
        b"a = {" + b"b = {" * 400,
        b"a = '''\n" + b"b = 1\n" * 50_000,
    ],
    ids=range(12),
)
def test_files_made_to_hurt_are_refused_in_good_time(tmp_path, contents):
    assert judged(tmp_path / "bomb.toml", contents).scenario is None

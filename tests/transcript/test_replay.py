import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediator_game.engine.constants import RULES_VERSION
from mediator_game.play import inputs
from mediator_game.play.session import Refused
from mediator_game.scenario.load import digest
from mediator_game.transcript.inputs import as_input
from mediator_game.transcript.journal import Journal, Locked
from mediator_game.transcript.reading import Broken, read
from mediator_game.transcript.replay import Divergence, resume, session_of
from mediator_game.transcript.verify import verify
from transcript.games import BEGUN, WHOLE, chained, played, records_in, saved

RECORDS = [json.loads(json.dumps(record)) for record in played().records]


def forged(tmp_path, records):
    path = tmp_path / "forged.jsonl"
    path.write_bytes(chained(records))
    return path


def changed(line, **fields):
    """The whole game with fields of one line (from 1) changed."""
    records = [*RECORDS]
    records[line - 1] = {**records[line - 1], **fields}
    return records


# Replay


@pytest.mark.parametrize(("name", "value"), [("no-such-rule", 3), ("cover_most", -99_999)])
def test_a_rule_that_the_game_does_not_know_in_the_embedded_scenario_is_a_finding(tmp_path, name, value):
    document = {**RECORDS[0]["scenario"]["document"], "rules": {name: value}}
    embedded = {**RECORDS[0]["scenario"], "document": document, "sha256": digest(document)}
    path = forged(tmp_path, changed(1, scenario=embedded))
    with pytest.raises(Broken, match=f"cannot be played by this version of the game: rules.{name}"):
        session_of(read(path))
    assert verify(path).first_bad_line == 1


def test_a_replayed_game_stands_where_the_played_one_stood(tmp_path):
    session, live = session_of(read(saved(tmp_path))), played()
    assert session.records == live.records
    assert session.view() == live.view()
    assert session.setup == live.setup
    assert session.trouble == ""


@pytest.mark.parametrize("count", range(len(WHOLE) + 1))
def test_a_game_stopped_anywhere_is_replayed_and_goes_on_as_if_it_had_not_been(tmp_path, count):
    path = saved(tmp_path, WHOLE[:count])
    resumed = resume(path, lambda: 0.0)
    for step in WHOLE[count:]:
        resumed.session.do(step)
    resumed.journal.close()
    assert [record["state"] for record in records_in(path)[1:]] == [record["state"] for record in RECORDS[1:]]
    assert verify(path).ok


def test_time_goes_on_from_the_last_record_and_not_while_the_game_lay_aside(tmp_path):
    path = saved(tmp_path, BEGUN)
    now = iter([5000.0, 5003.25, 4000.0])
    resumed = resume(path, lambda: next(now))
    last = resumed.session.records[-1]["t"]
    resumed.session.do(WHOLE[6])
    assert resumed.session.records[-1]["t"] == last + 3.25
    resumed.session.do(WHOLE[7])
    assert resumed.session.records[-1]["t"] == last
    resumed.journal.close()
    assert verify(path).ok


def test_resuming_takes_the_lock_and_shows_trouble(tmp_path):
    path = saved(tmp_path, BEGUN)
    resumed = resume(path, lambda: 0.0)
    with pytest.raises(Locked):
        resume(path, lambda: 0.0)
    path.write_bytes(b"somebody else's")
    resumed.session.do(WHOLE[6])
    assert "another program changed" in resumed.session.trouble
    resumed.journal.close()


def test_a_torn_save_is_resumed_with_a_notice(tmp_path):
    path = saved(tmp_path, BEGUN)
    path.write_bytes(path.read_bytes()[:-5])
    resumed = resume(path, lambda: 0.0)
    assert "cut short" in resumed.notices[0]
    assert resumed.session.sequence == len(BEGUN) - 1
    resumed.session.do(BEGUN[-1])
    resumed.journal.close()
    assert verify(path).ok


def test_an_input_refused_after_resuming_leaves_no_trace(tmp_path):
    path = saved(tmp_path, BEGUN)
    before = path.read_bytes()
    resumed = resume(path, lambda: 0.0)
    with pytest.raises(Refused):
        resumed.session.do(inputs.Move("fly"))
    resumed.journal.close()
    assert path.read_bytes() == before


def test_the_good_part_of_a_damaged_transcript_is_replayed(tmp_path):
    path = saved(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:4]) + b"damage\n" + b"".join(lines[5:]))
    assert session_of(read(path)).sequence == 3


# What is not replayed


def test_another_state_is_found_at_its_line(tmp_path):
    path = forged(tmp_path, changed(5, state="0" * 16))
    with pytest.raises(Divergence) as found:
        session_of(read(path))
    assert (found.value.line, found.value.expected) == (5, "state 0000000000000000")
    assert found.value.found == f"state {RECORDS[4]['state']}"
    with pytest.raises(Divergence):
        resume(path, lambda: 0.0)
    Journal.open_existing(path).close()


def test_an_input_that_is_refused_when_replayed_is_found_at_its_line(tmp_path):
    path = forged(tmp_path, changed(2, move="fly"))
    with pytest.raises(Divergence) as found:
        session_of(read(path))
    assert found.value.line == 2
    assert "There is no move called fly" in found.value.found


@pytest.mark.parametrize(
    ("line", "change", "reason"),
    [
        (1, {"rules_version": RULES_VERSION + 1}, "can be read and debriefed"),
        (1, {"chair": "throne"}, "no chair called throne"),
        (1, {"overrides": {"amend_points": 0}}, "amend_points in a way this game does not allow"),
        (1, {"overrides": {"gravity": 1}}, "gravity in a way this game does not allow"),
        (1, {"scenario": {**RECORDS[0]["scenario"], "sha256": "0" * 64}}, "not the one it names"),
        (1, {"scenario": {"id": "valley", "document": {}, "sha256": digest({})}}, "cannot be played"),
        (2, {"traget": "river"}, "has no traget"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_replayed_says_why(tmp_path, line, change, reason):
    path = forged(tmp_path, changed(line, **change))
    transcript = read(path)
    assert not transcript.faults
    with pytest.raises(Broken, match=reason) as found:
        session_of(transcript)
    assert found.value.line == line
    with pytest.raises(Broken):
        resume(path, lambda: 0.0)
    assert verify(path).first_bad_line == line


def test_an_unreadable_transcript_is_broken_for_replay(tmp_path):
    with pytest.raises(Broken, match="There is no file"):
        session_of(read(tmp_path / "none.jsonl"))


# Records into inputs


@pytest.mark.parametrize("number", range(len(WHOLE)))
def test_every_record_gives_back_its_input(number):
    assert as_input(RECORDS[number + 1]) == WHOLE[number]


def test_a_bare_input_is_enough():
    assert as_input({"type": "end_turn"}) == inputs.EndTurn()
    assert as_input({"type": "move", "move": "visit", "target": "hill"}) == inputs.Move("visit", target="hill")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "no input of the type None"),
        ({"type": "mvoe"}, "Perhaps move is meant"),
        ({"type": ["move"]}, "no input of the type"),
        ({"type": "move"}, "move is missing"),
        ({"type": "move", "move": 1}, "move should be a text"),
        ({"type": "move", "move": "visit", "traget": "hill"}, "has no traget. Perhaps target is meant"),
        ({"type": "forecast", "forecast": "x", "probability": 140}, "more than 100"),
        ({"type": "forecast", "forecast": "x", "probability": "40"}, "should be a whole number"),
        ({"type": "rewind", "to": -1}, "less than 0"),
        ({"type": "end_turn", "move": "visit"}, "has no move"),
        ({"type": "\x1b[2J"}, "no input of the type"),
    ],
    ids=str,
)
def test_what_is_no_input_is_refused_with_the_reason(record, reason):
    with pytest.raises(Broken, match=reason) as found:
        as_input(record)
    assert "\x1b" not in str(found.value)


# Verification


def test_a_whole_game_verifies(tmp_path):
    path = saved(tmp_path)
    assert verify(path).as_json() == {
        "path": str(path),
        "ok": True,
        "records": len(WHOLE) + 1,
        "first_bad_line": None,
        "reason": None,
    }


def test_another_version_of_the_game_by_the_same_rules_verifies(tmp_path):
    assert verify(forged(tmp_path, changed(1, game="0.0.1"))).ok


@pytest.mark.parametrize(
    ("line", "change", "reason"),
    [
        (1, {"constants": {**RECORDS[0]["constants"], "visit_trust": 9}}, "constants"),
        (2, {"t": 1.234}, "t 1.234"),
        (2, {"shown": {"open": [], "closed": {}}}, "shown"),
        (2, {"events": []}, "event nothing"),
        (2, {"events": [*RECORDS[1]["events"], {"id": 99, "phase": "move", "kind": "gift"}]}, 'event {"id": 99'),
        (4, {"turn": 3}, "turn 3"),
        (7, {"state": "f" * 16}, "state ffffffffffffffff"),
        (3, {"mood": "calm"}, "has no mood"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_whatever_is_not_as_it_was_played_is_found_at_its_line(tmp_path, line, change, reason):
    verdict = verify(forged(tmp_path, changed(line, **change)))
    assert not verdict.ok
    assert verdict.first_bad_line == line
    assert reason in verdict.reason


@pytest.mark.parametrize("line", range(2, len(RECORDS) + 1))
def test_an_event_changed_anywhere_is_found(tmp_path, line):
    events = json.loads(json.dumps(RECORDS[line - 1]["events"])) or [{"id": 1, "phase": "move", "kind": "gift"}]
    events[-1]["subject"] = "somebody"
    verdict = verify(forged(tmp_path, changed(line, events=events)))
    assert verdict.first_bad_line == line
    assert "somebody" in verdict.reason


def test_damage_a_torn_line_and_a_missing_file_are_not_verified(tmp_path):
    path = saved(tmp_path)
    raw = path.read_bytes()
    path.write_bytes(raw[:-1])
    torn = verify(path)
    assert (torn.ok, torn.first_bad_line, torn.records) == (False, len(WHOLE) + 1, len(WHOLE))
    path.write_bytes(raw + b"damage\n")
    damaged = verify(path)
    assert (damaged.ok, damaged.first_bad_line, damaged.records) == (False, len(WHOLE) + 2, len(WHOLE) + 1)
    missing = verify(tmp_path / "none.jsonl")
    assert (missing.ok, missing.first_bad_line, missing.records) == (False, None, 0)
    assert "There is no file" in missing.reason


# Forgeries: every checksum right, anything else wrong

junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "when"]), inner, max_size=3),
    max_leaves=4,
)


def places(value, path=()):
    """Every place in a JSON value."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


def with_other(value, path, new):
    """A copy of a JSON value with something else in one place; `...` takes it out."""
    copy = json.loads(json.dumps(value))
    at = copy
    for key in path[:-1]:
        at = at[key]
    if new is ...:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return copy


SMALL = RECORDS[: len(BEGUN) + 1]
IN_DOCUMENT = list(places(SMALL[0]["scenario"]["document"]))
ELSEWHERE = [path for path in places(SMALL) if path[:4] != (0, "scenario", "document")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(IN_DOCUMENT), junk | st.just(...))
def test_no_forged_scenario_does_worse_than_not_verify(tmp_path, path, new):
    header = dict(SMALL[0])
    document = with_other(header["scenario"]["document"], path, new)
    header["scenario"] = {"id": "valley", "document": document, "sha256": digest(document)}
    verdict = verify(forged(tmp_path, [header, *SMALL[1:]]))
    assert verdict.ok or verdict.reason


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ELSEWHERE), junk | st.just(...))
def test_no_forged_record_does_worse_than_not_verify(tmp_path, path, new):
    records = with_other(SMALL, path, new)
    if not all(isinstance(record, dict) and record for record in records):
        return
    verdict = verify(forged(tmp_path, records))
    assert verdict.ok or verdict.reason

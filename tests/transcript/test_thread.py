"""A campaign through its transcripts: what each phase leaves to the next, and where the campaign stands."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from campaigns import folder
from mediator_game.debrief.campaign import before_phase, chapters, sections
from mediator_game.debrief.render.text import body
from mediator_game.play.carry import inheritance
from mediator_game.play.session import Memory, Session
from mediator_game.playtest.lines import play_line
from mediator_game.scenario.campaign.load import load_campaign
from mediator_game.scenario.load import load
from mediator_game.transcript.reading import read
from mediator_game.transcript.replay import session_of
from mediator_game.transcript.saves import listing
from mediator_game.transcript.thread import new_thread, open_phase, thread_of, threads, unfinished
from mediator_game.transcript.verify import verify

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def place(tmp_path):
    return folder(tmp_path / "scenarios").parent


@pytest.fixture
def saves(tmp_path):
    (tmp_path / "saves").mkdir()
    return tmp_path / "saves"


@pytest.fixture
def begun(place):
    found = load_campaign(place / "campaign.toml")
    return new_thread("campaign-1", "envoy", "Anna", found.campaign, found.document)


def play(thread, place, saves, line="historical", seed=3):
    """Play the next phase along a line, and return its session."""
    stage = thread.next
    opened, lost = open_phase(
        thread, stage, load(place / f"{stage.phase.scenario}.toml"), seed, "training", "report", saves, lambda: 0.0,
        NOON + timedelta(hours=stage.number), f"00000{stage.number}",
    )  # fmt: skip
    assert lost == ""
    with opened.journal:
        play_line(opened.session, line)
    return opened.session


def about(id):
    return {"valley": ("The valley", "Spring"), "later": ("The valley, later", "Spring after")}[id]


def test_the_phases_follow_each_other_and_the_campaign_knows_where_it_stands(begun, place, saves):
    play(begun, place, saves)
    (found,) = threads(saves)
    assert (found.run, found.role, found.player) == ("campaign-1", "envoy", "Anna")
    assert [one.done for one in found.stages] == [True, False]
    assert found.next.number == 2
    play(found, place, saves)
    (found,) = threads(saves)
    assert found.next is None
    assert found.last.number == 2


def test_the_next_phase_begins_moved_by_the_shares_of_the_difference(begun, place, saves):
    first = play(begun, place, saves)
    (found,) = threads(saves)
    left = {one.gauge: one for one in inheritance(found.campaign, first).gauges}
    trust = first.position.state.values[first.rules.layout["hill.trust"]]
    tension = first.position.state.values[first.rules.layout["tension"]]
    assert left["tension"].change == tension - 30
    assert abs(left["hill.trust"].change) == (abs(trust - 40) + 1) // 2
    second = play(found, place, saves, seed=9)
    alone = Session(evolve(second.setup, carried=(), phase_of=None), Memory(), lambda: 0.0)
    begins, usually = (one.position_at(0).state.values for one in (second, alone))
    slot = second.rules.layout["hill.trust"]
    assert begins[slot] - usually[slot] == left["hill.trust"].change
    changes = [change for event in second.position_at(0).events for change in event.changes if event.kind == "carried"]
    assert {change.variable for change in changes} >= {"hill.trust"}


def test_an_ending_leaves_its_own_sentence_and_effects(begun, place, saves):
    first = play(begun, place, saves)
    (found,) = threads(saves)
    left = inheritance(found.campaign, first)
    settled = first.outcome == "settled"
    assert left.texts == (("The keys still hang in two halls.",) if settled else ("The gate stayed shut all winter.",))
    assert ("river.rhetoric -= 10" in left.effects) == settled


def test_a_phase_replays_and_verifies_by_itself(begun, place, saves):
    play(begun, place, saves)
    (found,) = threads(saves)
    second = play(found, place, saves)
    path = next(one.path for one in listing(saves) if one.scenario == "later")
    assert verify(path).ok
    again = session_of(read(path))
    assert again.setup.carried == second.setup.carried
    assert again.setup.phase_of.after == found.stages[0].save.run


def test_a_save_knows_its_campaign_and_one_by_itself_has_none(begun, place, saves):
    play(begun, place, saves)
    (save,) = listing(saves)
    assert thread_of(save, saves).run == "campaign-1"
    assert thread_of(evolve(save, phase_of=None), saves) is None
    assert save.as_json()["campaign"] == {"thread": "campaign-1", "phase": 1, "role": "envoy"}


def test_what_is_read_before_a_phase_tells_the_record_and_what_was_left(begun, place, saves):
    play(begun, place, saves)
    (found,) = threads(saves)
    shown = chapters(found, about)
    assert [one.state for one in shown] == ["done", "next"]
    said = "\n".join(body(type("S", (), {"readable": True, "body": before_phase(found, shown, 2)})()).split("\n"))
    assert "The dam at The dam was mended" in said or "was mended in between" in said
    assert "all winter" in said or "two halls" in said
    assert "{place" not in said


def test_the_debrief_of_a_campaign_keeps_the_record_behind_each_gate(begun, place, saves):
    play(begun, place, saves)
    (found,) = threads(saves)
    shown = chapters(found, about)
    closed = "\n".join(body(one) for one in sections(found, shown))
    opened = "\n".join(body(one) for one in sections(found, shown, instructor=True))
    assert "The quarrel goes on" not in closed.replace(shown[0].ending, "")
    assert "after its" in closed
    assert "The quarrel goes on" in opened


def test_a_phase_begins_as_documented_when_the_one_before_cannot_be_read(begun, place, saves):
    play(begun, place, saves)
    (found,) = threads(saves)
    path = found.stages[0].save.path
    path.write_bytes(path.read_bytes().replace(b'"state":"', b'"state":"f', 1))
    stage = found.next
    opened, lost = open_phase(
        found, stage, load(place / "later.toml"), 1, "training", "report", saves, lambda: 0.0, NOON, "0000aa"
    )
    opened.journal.close()
    assert "begins as documented" in lost
    assert opened.session.setup.carried == ()


def test_a_damaged_phase_was_played_all_the_same_and_what_is_lost_is_said(begun, place, saves):
    play(begun, place, saves)
    (found,) = threads(saves)
    path = found.stages[0].save.path
    path.write_bytes(path.read_bytes() + b"not a record\n")
    (found,) = threads(saves)
    assert found.stages[0].save.broken
    assert found.next.number == 2
    assert unfinished(saves, "envoy").run == "campaign-1"
    assert unfinished(saves, "nobody") is None
    shown = chapters(found, about)
    said = "".join(span.text for part in before_phase(found, shown, 2) for one in part.blocks for span in one.spans)
    assert "begins as documented" in said
    assert "nothing you left" not in said

"""Whatever is typed, in whatever order: no crash, no hidden state, and a transcript that replays."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_game.plain.commands import PLAYING
from mediator_game.transcript.inputs import as_input
from plain.player import CTRL_C, played, session_of

WORDS = [command.name for command in PLAYING if command.name not in {"quit", "save"}]
ANSWERS = ["", "yes", "no", "back", "1", "2", "3", "9", "50", "end", "visit hill", "channel river.guard", "summit"]
TYPED = ["text water=shared road=open", "amend road=open", "forecast 1 40", "notes 1", "why 1", "rewind 1", "share"]

line = st.one_of(st.sampled_from(WORDS + ANSWERS + TYPED), st.text(max_size=12))


@given(st.lists(st.one_of(line, line, line, st.just(CTRL_C)), max_size=60), st.sampled_from(["training", "assessed"]))
@settings(max_examples=60, deadline=None)
def test_any_answers_leave_a_transcript_that_replays(answers, mode):
    session, player = played(*answers, session=session_of(mode=mode))
    assert "You have left." in player.written
    again = session_of(mode=mode)
    for record in session.records[1:]:
        again.do(as_input(record))
    assert [one.get("state") for one in again.records] == [one.get("state") for one in session.records]


@given(st.lists(line, max_size=20))
@settings(max_examples=30, deadline=None)
def test_nothing_typed_is_shown_that_could_steer_a_terminal(answers):
    _, player = played(*answers)
    shown = player.written + "".join(player.prompts)
    assert not [char for char in shown if (ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160]

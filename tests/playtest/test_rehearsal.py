"""A scenario rehearsed while it is written: what is checked, played, played again, and what changed."""

import os
from pathlib import Path

import pytest

from mediator_game.engine.actions import EndTurn, Move, OpenNote
from mediator_game.play.inputs import MakeForecast, Rewind
from mediator_game.playtest.rehearsal import (
    Beginning,
    Preview,
    Watcher,
    along,
    begun,
    changes,
    checked,
    explored,
    played,
    replayed,
    session_of,
    words,
)

VALLEY = (Path(__file__).parent.parent / "scenarios" / "valley.toml").read_text(encoding="utf-8")
FEW = Beginning(games=6)
FAILING = ('when = "tension >= 0 and tension <= 100"', 'when = "moves.visit.count == 0"')
MISSPELT = ("tension >= 0", "tensoin >= 0")
NIGHT = (
    'id = "open"\ntitle = "The road is open by day"',
    'id = "night"\ntitle = "The road is open by night"\nvalue = { hill = 60, river = 55 }\n\n[[issue.option]]\n'
    'id = "open"\ntitle = "The road is open by day"',
)


def never() -> bool:
    return False


@pytest.fixture
def file(tmp_path):
    """Write the valley, changed here and there, and return where it is."""

    def write(*changed):
        text = VALLEY
        for old, new in changed:
            assert old in text, old
            text = text.replace(old, new)
        path = tmp_path / "valley.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def loaded(file):
    def load(*changed):
        found = checked(file(*changed)).loaded
        assert found.scenario is not None, found.errors
        return found

    return load


def game(loaded, *inputs, **more):
    """Begin a preview and play."""
    session = begun(loaded, Beginning(**more))
    for one in inputs:
        session.do(one)
    return session


VISIT, END = Move("visit", "hill"), EndTurn()
TABLED = Move("table", text={"water": "shared", "road": "open"})
BY_NIGHT = Move("table", text={"water": "shared", "road": "night"})


# The check and the games


def test_a_scenario_without_faults_is_played_by_every_line_and_by_the_typical_player(file):
    found = played(checked(file()), FEW, never)
    assert found.loaded.diagnostics == ()
    assert [row.player for row in found.batch.rows] == ["historical", "informed", "typical"]
    assert [row.games.tally.games for row in found.batch.rows] == [6, 6, 6]
    assert found.batch.whole


def test_the_same_file_gives_the_same_games(file):
    one, other = (played(checked(file()), FEW, never) for _ in range(2))
    assert [row.games.tally.outcomes for row in one.batch.rows] == [
        row.games.tally.outcomes for row in other.batch.rows
    ]
    assert changes(one, other).shares == {}


def test_a_file_with_errors_has_diagnostics_and_no_scenario(file):
    found = checked(file(MISSPELT))
    assert found.scenario is None
    assert [(one.code, one.line) for one in found.errors] == [("unknown-name", 357)]
    assert words.state(found).startswith("1 error: line 357: ")


def test_games_that_are_stopped_say_that_they_are_not_all(file):
    asked = []

    def soon():
        asked.append(True)
        return len(asked) > 3

    found = played(checked(file()), FEW, soon)
    assert not found.batch.whole
    assert explored(found, FEW, never).batch == found.batch


def test_a_check_that_a_game_violates_comes_with_the_shortest_game_that_shows_it(file):
    found = played(checked(file(FAILING)), FEW, never)
    (failing,) = found.batch.failing
    assert (failing.id, failing.word) == ("points-stay-points", "violated")
    shown = session_of(failing.playthrough, found.loaded)
    assert shown.position.state.values[shown.rules.layout["moves.visit.count"]] == 1
    assert len(failing.playthrough.inputs) == shown.sequence == 1


def test_a_check_is_asked_of_the_states_that_are_shown_as_an_exploration_asks_it(file):
    """The dry spell comes as turn 2 ends: the fields are dry in turn 3, and never while turn 2 is played."""
    fields = '[[check]]\nid = "fields"\nwhen = "turn != 2 or harvest >= 50"\n\n[[event]]'
    found = played(checked(file(("[[event]]", fields))), Beginning(games=20), never)
    asked = next(one for one in found.batch.verdicts if one.id == "fields")
    assert (asked.word, asked.hits) == ("not observed", 0)


def test_a_goal_is_reached_in_the_games_that_reach_it(file):
    found = played(checked(file()), Beginning(games=20), never)
    goal = next(one for one in found.batch.verdicts if one.id == "the-fields-are-walked")
    assert (goal.word, goal.hits > 0, goal.fails) == ("reached", True, False)
    shown = session_of(goal.playthrough, found.loaded)
    assert shown.rules.condition("flags.walked")(shown.position.state.values)


def test_the_search_proves_what_it_can_and_says_where_it_ended(file):
    found = explored(played(checked(file()), FEW, never), FEW, never)
    verdicts = {one.id: one for one in found.batch.verdicts}
    always = verdicts["points-stay-points"]
    assert (always.word, always.fails) == ("verified", False)
    assert always.proof
    assert found.batch.states > 0
    assert "draws" in found.batch.cut


def test_what_the_search_finds_with_loaded_dice_can_be_played(file):
    clash = ('when = "tension >= 0 and tension <= 100"', 'when = "reactions.farmers-gather.count == 0"')
    harvest = (
        'when = "harvest < 40 and not text.signed"\nchance = "20 + tension / 2"',
        'when = "turn == 3"\nchance = 1',
    )
    found = explored(played(checked(file(clash, harvest)), FEW, never), FEW, never)
    (failing,) = found.batch.failing
    assert failing.playthrough.by == "the search"
    shown = session_of(failing.playthrough, found.loaded)
    assert not shown.rules.condition("reactions.farmers-gather.count == 0")(shown.position.state.values)
    way, dice = words.course(failing.playthrough)
    assert way.startswith("With ") and " to the end of turn " in way
    assert dice.startswith("With the dice: ") and "reaction/farmers-gather/3 happens" in dice


# What changed


def test_diagnostics_are_new_or_gone_wherever_their_lines_have_moved_to(file):
    before = checked(file(MISSPELT))
    same = checked(file(MISSPELT, ("[scenario]", "# A line more.\n[scenario]")))
    mended = checked(file())
    assert (changes(before, same).new, changes(before, same).gone) == ((), ())
    assert [one.code for one in changes(before, mended).gone] == ["unknown-name"]
    assert [one.code for one in changes(mended, before).new] == ["unknown-name"]


def test_a_share_that_moved_is_shown_with_an_arrow(file):
    before = played(checked(file()), FEW, never)
    calm = played(checked(file(("tension = [20, 30]", "tension = 100"))), FEW, never)
    moved = changes(before, calm)
    assert moved.shares
    assert sum(by for (player, _), by in moved.shares.items() if player == "typical") == pytest.approx(0)
    said = words.text(calm, moved, "14:02:31")
    assert words.UP in said and words.DOWN in said


def test_the_step_beside_a_share_is_the_step_between_the_shares_that_are_shown(file):
    forty = Beginning(games=40)
    before = played(checked(file()), forty, never)
    after = played(checked(file(("tension = [20, 30]", "tension = 60"))), forty, never)
    moved = changes(before, after)
    shown = 0
    for row in after.batch.rows:
        for outcome in row.games.tally.outcomes:
            now = 100 * row.games.share(outcome)
            then = now - 100 * moved.shares.get((row.player, outcome), 0.0)
            step = round(now) - round(round(then, 6))
            said = words.share(row, moved, outcome)
            assert said.endswith(f"{words.UP if step > 0 else words.DOWN}{abs(step)}" if step else "%")
            shown += bool(step)
    assert shown


def test_no_share_is_cut_in_the_middle():
    said = "settled 82 % ↑7, quiet 10 %, quarrel 8 % ↓7"
    assert words.whole(said, 50) == said
    assert words.whole(said, 40) == "settled 82 % ↑7, quiet 10 % …"
    assert words.whole(said, 20) == "settled 82 % ↑7 …"


def test_a_verdict_that_is_another_now_says_what_it_was(file):
    before = played(checked(file()), FEW, never)
    after = played(checked(file(FAILING)), FEW, never)
    moved = changes(before, after)
    assert moved.verdicts == {("check", "points-stay-points"): "not observed"}
    assert "violated (was not observed) in " in words.text(after, moved, "14:02:31")


def test_the_report_holds_the_line_with_a_caret_and_tells_what_breaks_a_check(file):
    broken = checked(file(MISSPELT))
    said = words.text(broken, changes(None, broken), "14:02:31")
    assert '357 | when = "tensoin >= 0 and tension <= 100"' in said
    assert "^^^^^^^" in said
    failing = played(checked(file(FAILING)), FEW, never)
    said = words.text(failing, changes(None, failing), "")
    assert "With 1 input: turn 1: visit (hill)." in said
    assert "{" not in said


# The author's own game


def test_a_text_that_was_mended_leaves_the_game_where_it_was(loaded):
    before = game(loaded(), VISIT, TABLED, END)
    session, replay = replayed(before, loaded(("Hill and River quarrel over", "Hill and River differ over")))
    assert (replay.inputs, replay.taken, replay.turn, replay.stopped, replay.differs) == (3, 3, 2, "", "")
    assert "differ over" in session.setup.scenario.briefing.text
    assert session.position.state == before.position.state


def test_a_number_that_was_changed_is_played_and_the_first_difference_said(loaded):
    _, replay = replayed(game(loaded(), VISIT, END), loaded(("rhetoric = [40, 50]", "rhetoric = 60")))
    assert replay.taken == 2
    assert replay.differs.startswith("The beginning: hill.rhetoric was ")
    said = "Replayed 2 inputs to turn 2. It goes otherwise than before from the beginning on: hill.rhetoric was "
    assert words.replay(replay).startswith(said)
    assert words.brief(replay) == "2 inputs replayed, other from the beginning on."


def test_an_option_inserted_before_the_chosen_one_changes_no_choice(loaded):
    before = game(loaded(), TABLED, VISIT)
    session, replay = replayed(before, loaded(NIGHT))
    assert (replay.stopped, replay.taken) == ("", 2)
    road = session.rules.layout["text.road"]
    assert session.rules.scenario.issue[1].option[session.position.state.values[road]].id == "open"


def test_an_option_that_was_used_and_is_gone_ends_the_replay_with_its_turn_and_the_reason(loaded):
    before = game(loaded(NIGHT), VISIT, END, BY_NIGHT, VISIT, END)
    session, replay = replayed(before, loaded())
    assert (replay.inputs, replay.taken, replay.turn, replay.waiting) == (5, 2, 2, 3)
    assert replay.stopped.startswith("Turn 2: table ")
    assert "There is no option road.night in the scenario any more." in replay.stopped
    assert session.sequence == 2


def test_a_move_that_is_closed_now_ends_the_replay_with_the_scenarios_own_words(loaded):
    closed = ('does = "visit"', 'does = "visit"\nwhen = "turn > 1"\nclosed = "The pass is shut."')
    _, replay = replayed(game(loaded(), VISIT, END), loaded(closed))
    assert replay.stopped == "Turn 1: visit hill was taken before and is refused now: Visit a mayor: The pass is shut."


def test_what_moved_says_was_renamed_is_followed_and_said(loaded):
    renamed = (
        ('"shared"', '"joint"'),
        ("shared = 10", "joint = 10"),
        ("[briefing]", '[moved]\n"option.water.shared" = "option.water.joint"\n\n[briefing]'),
    )
    before = game(loaded(), TABLED, VISIT, END)
    _, replay = replayed(before, loaded(*renamed))
    assert (replay.stopped, replay.taken, replay.differs) == ("", 3, "")
    assert replay.notes == ("Renamed: option water.shared is water.joint now.",)
    _, lost = replayed(before, loaded(*renamed[:2]))
    assert '"option.water.shared" = "option.water.joint"' in lost.stopped


def test_a_chair_that_is_gone_leaves_no_input_unsaid(loaded):
    before = game(loaded(), VISIT, END)
    _, replay = replayed(before, loaded(("[chair.envoy]", "[chair.legate]"), ('chair = "envoy"', 'chair = "legate"')))
    assert (replay.inputs, replay.taken, replay.waiting) == (2, 0, 2)
    assert "There is no chair envoy" in replay.stopped


def test_what_was_gone_back_on_is_not_played_again_but_a_forecast_stays_given(loaded):
    before = game(loaded(NIGHT), VISIT, BY_NIGHT, MakeForecast("will-sign", 70), Rewind(1), TABLED, OpenNote("old-map"))
    session, replay = replayed(before, loaded())
    assert (replay.inputs, replay.stopped, replay.notes) == (4, "", ())
    assert session.position.forecasts == before.position.forecasts
    assert [one["type"] for one in session.records[1:]] == ["move", "forecast", "move", "note"]


def test_a_forecast_from_what_was_gone_back_on_that_cannot_be_kept_is_named(loaded):
    before = game(loaded(), MakeForecast("will-sign", 70), END, Rewind(0), VISIT)
    without = VALLEY[VALLEY.index("[[forecast]]") : VALLEY.index("[[note]]")]
    _, replay = replayed(before, loaded((without, "")))
    assert replay.stopped == ""
    assert "There is no forecast will-sign" in replay.notes[0]


def test_a_preview_stops_at_what_is_refused_and_goes_on_when_that_is_mended(loaded):
    first = Preview.of(game(loaded(NIGHT), VISIT, END, BY_NIGHT, END))
    stopped = first.under(loaded())
    assert (stopped.replay.waiting, stopped.session.sequence) == (2, 2)
    again = stopped.under(loaded(("Hill and River quarrel over", "Hill and River differ over")))
    assert again.replay.waiting == 2
    whole = again.under(loaded(NIGHT))
    assert (whole.replay.waiting, whole.session.sequence) == (0, 4)


def test_who_plays_on_after_a_stop_gives_up_what_was_waiting(loaded):
    stopped = Preview.of(game(loaded(NIGHT), VISIT, BY_NIGHT, END)).under(loaded())
    stopped.session.do(END)
    assert stopped.went_on
    again = stopped.under(loaded(NIGHT))
    assert (again.replay.inputs, again.replay.stopped) == (2, "")


def test_a_save_that_changes_nothing_but_a_comment_leaves_the_preview_alone(loaded):
    preview = Preview.of(game(loaded(), VISIT))
    assert preview.under(loaded(("[scenario]", "# A remark.\n[scenario]"))) is preview


def test_a_preview_can_begin_along_a_line(loaded):
    session = game(loaded(), line="historical", turn=3)
    assert session.position.state.values[session.rules.layout["turn"]] == 3
    assert [one["type"] for one in session.records[1:]] == ["move", "move", "end_turn", "move", "end_turn"]


def test_it_is_said_to_which_turn_a_line_was_played(loaded):
    def said(**more):
        return along(loaded(), Beginning(**more))

    assert said(line="historical", turn=3) == "The line historical was played to the beginning of turn 3."
    assert said(line="historical", turn=99).startswith("The line historical was played to its end, in turn ")
    assert said() == said(line="gone") == ""


# The files


class Clock:
    """Looks at the files every quarter of a second."""

    def __init__(self, *paths):
        self.watcher, self.now = Watcher(paths), 0.0

    def looks(self, times=1):
        found = []
        for _ in range(times):
            self.now += 0.25
            found.append(self.watcher.poll(self.now))
        return found


def test_a_save_is_seen_once_when_the_file_has_come_to_rest(file):
    path = file()
    clock = Clock(path)
    assert clock.looks(2) == [False, False]
    path.write_text("half", encoding="utf-8")
    assert clock.looks() == [False]
    path.write_text("half and half", encoding="utf-8")
    assert clock.looks(4) == [False, True, False, False]


def test_a_file_put_in_the_place_of_another_is_seen(file, tmp_path):
    path = file()
    clock = Clock(path)
    before = path.stat()
    other = tmp_path / "other"
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert clock.looks(2) == [False, True]


def test_a_moment_of_absence_is_no_save_and_a_long_one_is_seen(file):
    path = file()
    clock = Clock(path)
    path.unlink()
    assert clock.looks(3) == [False] * 3
    file()
    assert clock.looks(3) == [False, True, False]
    path.unlink()
    assert True in clock.looks(8)
    assert checked(path).errors[0].code == "cannot-read"


def test_a_file_that_is_used_is_watched_too(file, tmp_path):
    shared = tmp_path / "shared.toml"
    shared.write_text('[source.R99]\ntitle = "A"\ntext = "B"\n', encoding="utf-8")
    path = file(('id = "valley"', 'id = "valley"\nuses = ["shared.toml"]'))
    found = checked(path)
    assert found.loaded.used == (shared,)
    clock = Clock(path, *found.loaded.used)
    shared.write_text('[source.R99]\ntitle = "A"\ntext = "Another"\n', encoding="utf-8")
    assert clock.looks(2) == [False, True]

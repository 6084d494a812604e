"""Turns of uneven length: a calendar says when each begins."""

import datetime

import pytest

from mediator_game.scenario import calendar
from mediator_game.scenario.load import load
from scenario.patched import patched

DAY = datetime.date


def header(tmp_path, dates):
    file = tmp_path / "uneven.toml"
    file.write_text(patched(f"[scenario]\ncalendar = [{', '.join(dates)}]\n"), encoding="utf-8")
    loaded = load(file)
    return loaded.scenario.scenario if loaded.scenario else {one.code for one in loaded.diagnostics}


def test_a_calendar_says_when_turns_begin_and_how_they_are_called(tmp_path):
    found = header(tmp_path, ["1961-03-01", "1961-03-08", "1961-04-08", "1961-05-20"])
    assert [calendar.turn_date(found, turn) for turn in (1, 2, 3)] == [
        DAY(1961, 3, 1),
        DAY(1961, 3, 8),
        DAY(1961, 4, 8),
    ]
    assert [calendar.turn_word(found, turn) for turn in (1, 2, 3)] == ["week", "month", "turn"]
    assert calendar.turn_label(found, 2) == "8 March 1961"
    assert calendar.last_day(found, 3) == DAY(1961, 5, 19)
    assert calendar.word(found) == "turn"


def test_a_date_lies_in_the_turn_that_holds_it(tmp_path):
    found = header(tmp_path, ["1961-03-01", "1961-03-08", "1961-04-08"])
    assert [calendar.turn_of(found, DAY(1961, 3, day)) for day in (1, 7, 8, 31)] == [1, 1, 2, 2]
    assert calendar.turn_of(found, DAY(1961, 4, 10)) == 3
    assert calendar.turn_date(found, 4) == DAY(1961, 5, 8)


@pytest.mark.parametrize(
    "dates",
    [
        ["1961-03-01", "1961-04-01"],
        ["1961-03-02", "1961-04-01", "1961-05-01"],
        ["1961-03-01", "1961-05-01", "1961-05-01"],
    ],
)
def test_a_calendar_has_a_date_for_each_turn_in_order_from_the_start(tmp_path, dates):
    assert header(tmp_path, dates) == {"calendar"}

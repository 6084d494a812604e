import re

import pytest

from mediator_game.play.inputs import EndTurn, Move
from plain.player import CTRL_C, TUTORIAL, kinds, played, session_of


def test_the_desk_says_where_everything_stands_and_what_can_be_done():
    _, player = played()
    assert "[March 1961, month 1 of 3]" in player.pages[0]
    assert "No text is on the table." in player.pages[0]
    assert re.search(r"^\d+\. Visit", player.pages[0], re.M)


def test_a_closed_move_stays_on_the_menu_with_its_reason():
    _, player = played()
    assert "Call both to the bridge. Closed: There is nothing to sign yet." in player.pages[0]


def test_a_number_on_the_menu_makes_the_move_after_asking_for_whom():
    session, player = played("1", "2")
    assert kinds(session) == ["move"]
    assert session.records[1]["target"] == "river"
    assert "Which? A number, a name, or back:" in player.prompts


@pytest.mark.parametrize("words", ["visit river", "VISIT River", "visit the mayor of river"])
def test_typed_words_make_the_move_at_once(words):
    session, _ = played(words)
    assert [session.records[1][name] for name in ("type", "move", "target")] == ["move", "visit", "river"]


def test_the_number_after_the_last_move_ends_the_turn():
    moves = len(session_of().view().moves)
    session, _ = played(str(moves + 1), "yes")
    assert kinds(session) == ["end_turn"]


def test_ending_a_turn_with_moves_left_is_asked_about():
    session, player = played("end", "no")
    assert kinds(session) == []
    assert any("all the same?" in prompt for prompt in player.prompts)


NONSENSE = ("99", "0", "-1", "1e9", "9" * 500, "?!", "vist river", "visit nobody", "summit now", "amend water=open")
UNKNOWN = ("why", "why 44", "notes 9", "sources X", "text nothing", "people nobody", "rewind", "forecast 9")
READING = ("help", "people", "map", "log", "sources", "briefing", "desk")


@pytest.mark.parametrize("nonsense", [*NONSENSE, *UNKNOWN, *READING])
def test_what_changes_nothing_gets_an_answer_and_leaves_no_record(nonsense):
    session, player = played(nonsense)
    assert kinds(session) == []
    assert player.pages[1].strip()
    assert len(player.prompts) >= 2


def test_a_near_miss_names_what_was_probably_meant_without_doing_it():
    session, player = played("vist river")
    assert "Did you mean visit?" in player.last
    assert kinds(session) == []


def test_a_refused_input_says_why_and_records_nothing():
    session, player = played("summit")
    assert "There is nothing to sign yet." in player.last
    assert kinds(session) == []


def test_what_happened_is_told_with_the_number_to_ask_why_by():
    _, player = played("visit hill", "why 1")
    assert "(why 1)" in player.pages[1]
    assert "[What changed, and for what reason]" in player.pages[2]


def test_an_empty_answer_shows_the_menu():
    _, player = played("")
    assert player.last.startswith("\n[What you can do. 2 moves left this month.]")


def test_the_end_of_input_leaves_the_game_as_it_stands():
    session, player = played("visit hill")
    assert [record["type"] for record in session.records[1:]] == ["move", "quit"]
    assert "You have left. The game is kept." in player.written


def test_ctrl_c_is_asked_about_and_a_second_one_leaves():
    session, player = played(CTRL_C, "visit hill", CTRL_C, CTRL_C, "visit river")
    assert kinds(session) == ["move"]
    assert player.written.count("Press Ctrl-C again to leave") == 2


def test_leaving_says_how_to_go_on(tmp_path):
    class Kept:
        path = tmp_path / "my saves" / "game.jsonl"

    _, player = played("quit", save=Kept)
    assert f"mediator resume --plain '{Kept.path}'\n" in player.written


def test_going_back_shows_the_moments_and_erases_nothing():
    session, player = played("visit hill", "visit river", "rewind", "1")
    assert kinds(session) == ["move", "move", "rewind"]
    assert "You are back in March 1961" in player.written
    assert session.view().moves_left == 1


def test_an_assessed_game_cannot_be_rewound_and_shows_no_numbers():
    session, player = played("visit hill", "rewind", "people hill", session=session_of(mode="assessed"))
    assert kinds(session) == ["move"]
    assert "An assessed game cannot be rewound." in player.pages[2]
    assert not re.search(r"\(\d+", player.pages[3].replace("(why", ""))


def test_people_come_with_numbers_only_when_one_is_asked_for():
    _, player = played("people", "people hill")
    assert "Rhetoric: middling" in player.pages[1]
    assert re.search(r"Rhetoric: [a-z ]+ \(\d", player.pages[2])
    assert not re.search(r"Rhetoric: [a-z ]+ \(\d", player.pages[1])


def test_what_is_not_known_is_said_to_be_so():
    session = session_of()
    session.do(Move("table", text={"water": "shared"}))
    _, player = played("people", session=session)
    assert "Of the text: not known" in player.last


def test_a_paper_is_opened_by_its_number_and_read_again_for_nothing():
    session, player = played("notes 1", "visit hill", "notes 1", "notes 1", "notes")
    assert kinds(session) == ["move", "note"]
    assert "Visit one of the mayors first." in player.pages[1]
    assert player.pages[3] == player.pages[4] != ""
    assert "Read." in player.pages[5]


def test_the_map_is_told_in_words():
    _, player = played("map")
    assert "the old dam, D: in the middle" in player.last
    assert "Hilltop, H: top left" in player.last


def test_places_say_what_lies_beside_them():
    _, player = played("map", session=session_of(TUTORIAL))
    assert "Midmoor, C: bottom right; beside the pass road." in player.last


def test_the_log_can_be_cut_to_the_latest():
    _, player = played("visit hill", "visit river", "log 1", "log")
    assert player.pages[3].count("(why") == 1
    assert player.pages[4].count("(why") >= 2


def test_nothing_is_wider_than_72_columns_and_nothing_is_drawn():
    session = session_of(TUTORIAL)
    commands = [
        "help",
        "desk",
        "text",
        "people",
        "people tarn",
        "map",
        "notes",
        "notes 1",
        "log",
        "sources",
        "briefing",
    ]
    _, player = played(*commands, "visit 1", "why 1", "end", "yes", session=session)
    assert max(map(len, player.written.split("\n"))) <= 72
    assert not re.search("[\u2190-\u25ff\x1b]", player.written)


def test_whoever_comes_back_hears_what_happened_last():
    session = session_of()
    session.do(Move("visit", target="hill"))
    session.do(EndTurn())
    _, player = played(session=session)
    assert "(why" in player.pages[0].split("[April 1961")[0]


def test_trouble_with_saving_is_said_once_and_so_is_its_end():
    class Shaky:
        trouble = "Not being saved: the disk is full."

        def write(self, record):
            if record["type"] == "note":
                self.trouble = ""

    session = session_of()
    session._sink = Shaky()
    _, player = played("visit hill", "text", "notes 1", "text", session=session)
    assert player.written.count("Not being saved: the disk is full.") == 1
    assert player.written.count("Everything is saved again.") == 1


def test_a_game_in_trouble_can_be_saved_elsewhere(tmp_path):
    class Kept:
        path = tmp_path / "game.jsonl"
        asked = None

        def save_elsewhere(self, folder):
            self.asked, self.path = folder, folder / "game.jsonl"
            return True

    kept = Kept()
    _, player = played(f"save {tmp_path / 'other place'}", save=kept)
    assert kept.asked == tmp_path / "other place"
    assert "The game goes on in" in player.last


def test_a_folder_of_a_user_there_is_not_is_asked_for_again(tmp_path):
    class Kept:
        path = tmp_path / "game.jsonl"

        def save_elsewhere(self, folder):
            raise AssertionError(folder)

    _, player = played("save ~nobody-of-that-name/games", save=Kept())
    assert "There is no user whose folder ~nobody-of-that-name/games would be." in player.last

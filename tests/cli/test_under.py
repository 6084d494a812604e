import pytest


@pytest.fixture
def today(here, valley):
    """Writes today's form of the valley beside the saves."""

    def write(*changes, more=""):
        text = valley.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (here / "valley.toml").write_text(text + more, encoding="utf-8")
        return "valley.toml"

    return write


RENAMED = ('"dry-spell"', '"no-rain"')
MOVED = '\n[moved]\n"event.dry-spell" = "event.no-rain"\n'


def test_the_same_game_under_todays_scenario_is_said_with_what_was_renamed(mediator, save, today):
    path = today(RENAMED, more=MOVED)
    done = mediator("verify", save, "--under", path)
    assert (done.code, done.err) == (0, "")
    assert "records; the same game.\n  Renamed: event dry-spell is no-rain now.\n" in done.out
    shape = mediator("verify", save, "--under", path, "--json").json
    assert [(one["ok"], one["first_bad_line"], one["notes"]) for one in shape] == [
        (True, None, ["Renamed: event dry-spell is no-rain now."])
    ]


def test_another_game_under_todays_scenario_gives_one_and_its_line(mediator, save, today):
    done = mediator("verify", save, "--under", today(("start = 50", "start = 51")))
    assert done.code == 1
    assert "records; another game. Line 1: harvest was 50 then and is 51 now." in done.out


def test_plain_verification_keeps_to_the_scenario_of_then_and_says_that_it_has_changed(mediator, save, today):
    today()
    assert mediator("verify", save, "--json").json[0]["notes"] == []
    today(RENAMED)
    done = mediator("verify", save)
    assert done.code == 0
    assert "replays as recorded" in done.out
    assert "valley.toml has changed since." in done.out
    assert "valley.toml has changed since." in mediator("debrief", save, "--format", "text").err


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [(None, 2, "There is no file valley.toml."), ("turns = [", 1, "cannot be played: ")],
)
def test_a_scenario_that_cannot_be_played_is_refused(mediator, here, save, text, code, said):
    if text:
        (here / "valley.toml").write_text(text)
    for command in (["verify", save], ["resume", save, "--plain"]):
        done = mediator(*command, "--under", "valley.toml")
        assert done.code == code
        assert said in done.err


def test_no_game_goes_over_to_a_scenario_that_makes_it_another(mediator, here, save, today):
    done = mediator("resume", save, "--plain", "--under", today(("start = 50", "start = 51")))
    assert done.code == 1
    assert "would be another game. Line 1: harvest was 50" in done.err
    assert len(list((here / "saves").glob("*.jsonl"))) == 1


def test_a_game_goes_over_in_a_new_save(mediator, here, save, today):
    done = mediator("resume", save, "--plain", "--under", today(RENAMED, more=MOVED))
    assert "Renamed: event dry-spell is no-rain now." in done.err
    assert "It goes on in a new save: " in done.err
    saves = sorted((here / "saves").glob("*.jsonl"))
    assert len(saves) == 2
    assert mediator("verify", *saves).code == 0

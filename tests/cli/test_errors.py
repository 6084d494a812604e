import pytest

from mediator_game.cli import saves
from scenario.patched import patched

WRONG = [
    ("plya", "There is no command called plya. Did you mean play?"),
    ("--frobnicate", "No such option"),
    ("play --chair", "requires an argument"),
    ("play nope --plain", "There is no scenario called nope."),
    ("play tutoral --plain", "Did you mean tutorial?"),
    ("play nope --line x", "There is no scenario called nope."),
    ("play folder --plain", "is a folder"),
    ("play folder", "Add --plain to play line by line"),
    ("play binary.toml --plain", "The file is not text"),
    ("play nowhere.toml --plain", "There is no file nowhere.toml."),
    ("play tutorial --plain --chair envoi", "Did you mean envoy?"),
    ("play tutorial --line hstorical", "There is no line called hstorical."),
    ("play tutorial --line naive --inputs x", "exclude each other"),
    ("play --line naive", "take a scenario"),
    ("play tutorial --json --plain", "--json goes with --line or --inputs"),
    ("play tutorial --inputs nowhere.jsonl", "There is no file nowhere.jsonl."),
    ("play tutorial --inputs folder", "is a folder"),
    ("play tutorial --inputs empty.jsonl", "holds no inputs"),
    ("play tutorial --inputs binary.toml", "binary.toml:1: The line is not"),
    ("play tutorial --inputs wrong.jsonl", "wrong.jsonl:2: There is no input of the type mvoe. Perhaps move is meant."),
    ("play tutorial --mode easy", "easy"),
    ("play", "Add --plain to play line by line"),
    ("", "Add --plain to play line by line"),
    ("resume", "There is no unfinished game"),
    ("resume nowhere", "There is no save nowhere."),
    ("resume --plain folder", "is a folder"),
    ("resume --plain binary.toml", "Line 1:"),
    ("debrief", "Missing argument"),
    ("debrief nowhere", "There is no save nowhere."),
    ("debrief binary.toml", "Line 1:"),
    ("debrief folder", "is a folder"),
    ("verify nowhere", "There is no save nowhere."),
    ("verify", "Missing argument"),
    ("saves --saves nowhere", "There is no folder nowhere."),
    ("simulate", "Missing argument"),
    ("simulate nope", "There is no scenario called nope."),
    ("simulate tutorial -n 0", "-n"),
    ("simulate tutorial -n many", "many"),
    ("simulate tutorial --policy typicl", "Did you mean typical?"),
    ("simulate tutorial --line nope", "There is no line called nope."),
    ("simulate tutorial --policy typical --line naive", "not both"),
    ("simulate tutorial --chair nobody", "There is no chair called nobody."),
    ("simulate tutorial --set rules.nope=1", "There is no constant called nope."),
    ("simulate tutorial --set drift_tension", "Write --set rules.NAME=VALUE"),
    ("simulate tutorial --set world.tension=3", "Write --set rules.NAME=VALUE"),
    ("simulate tutorial --set rules.drift_tension=lots", "is a whole number from"),
    ("simulate tutorial --set rules.drift_tension=1000000", "is a whole number from"),
]


@pytest.fixture
def files(here):
    (here / "folder").mkdir()
    (here / "binary.toml").write_bytes(b"\x7fELF\x00\x01\x02\xff\n")
    (here / "empty.jsonl").write_text("\n\n")
    (here / "wrong.jsonl").write_text('{"type":"end_turn"}\n{"type":"mvoe"}\n')
    return here


@pytest.mark.parametrize(("line", "said"), WRONG, ids=[line or "alone" for line, _ in WRONG])
def test_what_cannot_be_done_gives_two_and_a_sentence(mediator, files, line, said):
    done = mediator(*line.split())
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert done.err.startswith("mediator")
    assert not list((files / "saves").iterdir())


def test_a_scenario_with_errors_gives_its_diagnostics_and_one(mediator, here):
    (here / "broken.toml").write_text(patched("[world]\ntension = 200\n"), encoding="utf-8")
    for command in ("play broken.toml --plain", "play broken.toml --line historical", "simulate broken.toml"):
        done = mediator(*command.split())
        assert done.code == 1
        assert "broken.toml:" in done.err
        assert "error[out-of-range]" in done.err
        assert "cannot be played: 1 error, listed above." in done.err


def test_an_unknown_constant_in_a_scenario_is_a_diagnostic_too(mediator, here):
    (here / "rules.toml").write_text(patched("[rules]\nno_such_constant = 3\n"), encoding="utf-8")
    done = mediator("play", "rules.toml", "--line", "historical")
    assert done.code == 1
    assert "no_such_constant" in done.err


@pytest.mark.parametrize("hostile", ["\x1b]0;title\x07", "\x9b2J", "\u202eevil", "x" * 5_000, "a\nb"])
@pytest.mark.parametrize("command", [["play", "--plain"], ["verify"], ["debrief"], []])
def test_what_was_typed_is_cleaned_before_it_is_shown(mediator, command, hostile):
    done = mediator(*command, hostile)
    assert done.code == 2
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.err)


def test_a_fault_of_the_game_goes_to_a_file_and_one_sentence_to_the_terminal(mediator, here, monkeypatch):
    def broken(value):
        raise ZeroDivisionError("a secret local")

    monkeypatch.setattr(saves, "say_json", broken)
    done = mediator("saves", "--json", at_fault=True)
    assert done.code == 2
    assert "This is a fault in the game" in done.err
    assert "a secret local" not in done.err
    (report,) = (here / "xdg_state_home").rglob("crash-*.txt")
    assert "ZeroDivisionError: a secret local" in report.read_text()


def test_help_is_help(mediator):
    for args in (["--help"], ["play", "-h"], ["simulate", "--help"]):
        done = mediator(*args)
        assert (done.code, done.err) == (0, "")
        assert "Usage: mediator" in done.out

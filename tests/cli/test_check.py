import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from mediator_game.cli.check import check
from mediator_game.scenario import library
from scenario.patched import VALLEY, patched, valley


def run(*arguments):
    return CliRunner().invoke(check, [str(one) for one in arguments], catch_exceptions=False)


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text(patched("[world]\ntension = 200\n"), encoding="utf-8")
    return path


def test_the_games_own_scenarios_give_no_diagnostics():
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert "nothing to mend" in result.stdout


def test_a_sound_file_is_fine():
    result = run(VALLEY)
    assert (result.exit_code, result.stdout) == (0, "1 scenario checked: nothing to mend.\n")


def test_a_broken_file_is_reported_and_gives_one(broken):
    result = run(broken)
    assert result.exit_code == 1
    assert f"{broken}:" in result.stdout
    assert "error[out-of-range]" in result.stdout
    assert "1 scenario checked: 1 error, 0 warnings." in result.stdout


def test_warnings_count_only_when_strict(tmp_path):
    path = tmp_path / "warned.toml"
    path.write_text(patched('[[event]]\nid = "dry-spell"\nchance = 0\n'), encoding="utf-8")
    assert run(path).exit_code == 0
    assert run("--strict", path).exit_code == 1


def test_an_empty_file_is_something_wrong(tmp_path):
    (tmp_path / "empty.toml").write_text("")
    assert run(tmp_path / "empty.toml").exit_code == 1
    assert run(tmp_path).exit_code == 1


@pytest.mark.parametrize("name", ["nothing.toml", "no-such-scenario", "", "x\0y"])
def test_what_is_not_there_gives_two_and_a_sentence(name):
    result = run(name)
    assert result.exit_code == 2
    assert result.stderr.startswith("mediator check: There is no ")


def test_what_is_no_text_gives_two(tmp_path):
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    result = run(tmp_path / "picture.toml")
    assert result.exit_code == 2
    assert "error[not-text]" in result.stdout


def test_a_folder_without_scenarios_gives_two(tmp_path):
    (tmp_path / "notes.txt").write_text("notes")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n')
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "There is no scenario in the folder" in result.stderr


def test_the_rest_is_checked_when_one_path_is_not_there(broken):
    result = run("nothing.toml", broken)
    assert result.exit_code == 2
    assert "error[out-of-range]" in result.stdout


def test_a_folder_is_checked_with_its_folders_and_without_the_parts_its_scenarios_use(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.toml").write_text(patched('[scenario]\nuses = ["part.toml"]\n'), encoding="utf-8")
    (tmp_path / "deep" / "part.toml").write_text('[term.a]\nterm = "a"\ntext = "A {place:x}."\n')
    (tmp_path / "b.toml").write_text(valley(), encoding="utf-8")
    result = run("--json", tmp_path)
    shape = json.loads(result.stdout)
    assert (result.exit_code, shape["files"], shape["errors"]) == (1, 2, 1)
    assert shape["diagnostics"][0]["path"] == str(tmp_path / "deep" / "part.toml")


def test_a_fault_in_a_shared_file_is_told_once(tmp_path):
    (tmp_path / "part.toml").write_text('[term.a]\nterm = "a"\ntext = "A {place:x}."\n')
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(patched('[scenario]\nuses = ["part.toml"]\n'), encoding="utf-8")
    assert json.loads(run("--json", tmp_path).stdout)["errors"] == 1


def test_json_and_sarif_are_well_formed(broken):
    assert json.loads(run("--format", "json", broken).stdout)["errors"] == 1
    assert json.loads(run("--format", "sarif", broken).stdout)["version"] == "2.1.0"
    assert json.loads(run("--json", "nothing.toml").stdout)["files"] == 0


def test_a_hostile_file_name_reaches_the_terminal_cleaned(tmp_path):
    path = tmp_path / "a\x1b[2J.toml"
    path.write_text("a = ")
    result = run(path)
    assert "\x1b" not in result.stdout + result.stderr


def test_a_shipped_scenario_can_be_checked_by_its_id():
    assert run(library.shipped()[0].stem).exit_code == 0


def test_checking_loads_neither_textual_nor_the_faces(broken):
    script = (
        "import sys\nfrom mediator_game.cli.check import check\n"
        "try:\n check(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('textual', 'rich') or '.tui' in m])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(broken)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_terminal_without_unicode_gets_question_marks_and_no_traceback(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(patched('[card]\ntext = "Երևան {place:x}."\n'), encoding="utf-8")
    command = [sys.executable, "-m", "mediator_game", "check", str(path)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert "????? {place:x}" in done.stdout
    assert done.stderr == ""


def test_strict_says_how_much_is_not_proved():
    result = run(VALLEY, "--strict")
    assert result.exit_code == 0
    assert "looked at: none is proved impossible or always true, 1 of [[check]] is proved" in result.stdout
    assert "not proved (mediator explore looks for it)" in result.stdout
    counts = json.loads(run(VALLEY, "--strict", "--json").stdout)["conditions"]
    assert counts["looked_at"] == counts["checks_proved"] + counts["not_proved"] > 10
    assert "conditions" not in json.loads(run(VALLEY, "--json").stdout)

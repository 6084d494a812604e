from pathlib import Path

import pytest

from mediator_game.scenario import library
from mediator_game.scenario.load import load
from scenario.patched import patched, valley


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside.toml").write_text('[term.secret]\nterm = "secret"\ntext = "A secret."\n')
    return inside


def using(folder, *names, base=None):
    file = folder / "scenario.toml"
    listed = ", ".join(f'"{name}"' for name in names)
    file.write_text(patched(f"[scenario]\nuses = [{listed}]\n", base), encoding="utf-8")
    return load(file)


def codes(loaded):
    return [one.code for one in loaded.diagnostics]


@pytest.mark.parametrize(
    "name",
    [
        "../outside.toml",
        "/etc/hosts.toml",
        "C:\\\\x.toml",
        "C:/x.toml",
        "\\\\\\\\host\\\\x.toml",
        "a/../../outside.toml",
        "sub/../x.toml",
        "\\\\x.toml",
    ],
)
def test_a_used_file_outside_the_folder_is_refused_by_its_name(folder, name):
    assert codes(using(folder, name)) == ["uses-outside"]


def test_a_link_out_of_the_folder_is_refused(folder):
    (folder / "link.toml").symlink_to(folder.parent / "outside.toml")
    (folder / "sub").symlink_to(folder.parent)
    assert codes(using(folder, "link.toml", "sub/outside.toml")) == ["uses-outside", "uses-outside"]


def test_a_link_inside_the_folder_is_followed(folder):
    (folder / "real.toml").write_text('[term.one]\nterm = "one"\ntext = "One."\n')
    (folder / "link.toml").symlink_to(folder / "real.toml")
    assert "one" in using(folder, "link.toml").scenario.term


def test_a_scenario_that_is_itself_a_link_uses_files_beside_the_real_one(folder):
    using(folder, "part.toml")
    (folder / "part.toml").write_text('[term.one]\nterm = "one"\ntext = "One."\n')
    (folder.parent / "link.toml").symlink_to(folder / "scenario.toml")
    assert codes(load(folder.parent / "link.toml")) == []


@pytest.mark.parametrize(
    "name", ["nothing.toml", "shipped:nothing", "shipped:../places", "notes.txt", "", ".", "x\\u0000.toml"]
)
def test_a_used_file_that_is_not_there_is_reported_at_its_entry(folder, name):
    (folder / "notes.txt").write_text("secret")
    loaded = using(folder, name)
    assert "uses-missing" in codes(loaded)
    line = (folder / "scenario.toml").read_text().splitlines()[loaded.diagnostics[0].line - 1]
    assert line[loaded.diagnostics[0].column - 1] == '"'


def test_a_misspelt_file_of_the_library_gets_the_nearest_one(folder):
    [one] = using(folder, "shipped:plces").diagnostics
    assert one.hint == 'Did you mean "shipped:places"?'


def test_files_that_use_one_another_in_a_circle_are_reported_where_the_circle_closes(folder):
    (folder / "a.toml").write_text('uses = ["b.toml"]\n[term.a]\nterm = "a"\ntext = "A."\n')
    (folder / "b.toml").write_text('uses = ["a.toml"]\n[term.b]\nterm = "b"\ntext = "B."\n')
    [one] = using(folder, "a.toml").diagnostics
    assert (one.code, Path(one.path).name, one.line, one.column) == ("uses-cycle", "b.toml", 1, 9)


def test_a_scenario_cannot_use_itself(folder):
    assert codes(using(folder, "scenario.toml")) == ["uses-cycle"]


def test_a_file_used_twice_is_taken_once(folder):
    (folder / "a.toml").write_text('uses = ["c.toml"]\n')
    (folder / "b.toml").write_text('uses = ["c.toml"]\n')
    (folder / "c.toml").write_text('[[dispatch]]\non = "clash"\ntexts = ["Shots."]\n')
    loaded = using(folder, "a.toml", "b.toml", "c.toml")
    assert codes(loaded) == []
    assert [one.on for one in loaded.scenario.dispatch] == ["answer-yes", "clash"]


def test_the_scenarios_own_entries_win_and_the_rest_is_added_after_them(folder):
    (folder / "part.toml").write_text(
        '[term.gate]\nterm = "another gate"\ntext = "Not this."\n[term.mill]\nterm = "mill"\ntext = "It grinds."\n'
        '[[move]]\nid = "walk"\ntitle = "Another walk"\n[[move]]\nid = "rest"\ntitle = "Rest"\n'
        '[[dispatch]]\non = "answer-yes"\ntexts = ["Yes."]\n'
        '[map]\nnote = "Not this."\ngroups = { high = ["hilltop"] }\n[rules]\ndrift_tension = 2\n'
    )
    scenario = using(folder, "part.toml").scenario
    assert scenario.term["gate"].term == "gate"
    assert scenario.term["mill"].term == "mill"
    assert [(move.id, move.title) for move in scenario.move][-2:] == [("walk", "Walk the fields"), ("rest", "Rest")]
    assert [one.texts[0] for one in scenario.dispatch] == ["{leader} says that {side} can live with it.", "Yes."]
    assert scenario.map.note == "Not to scale."
    assert scenario.map.groups == {"high": ("hilltop",)}
    assert scenario.rules == {"drift_tension": 2}


def test_faults_of_merged_lists_are_reported_in_the_file_they_stand_in(folder):
    (folder / "part.toml").write_text(
        '[[move]]\nid = "walk"\ntitle = 5\n[[move]]\nid = "rest"\ntitle = "Rest"\nplace = "dma"\n'
        '[map]\ngroups = { a = ["x"] }\n'
    )
    found = [(Path(one.path).name, one.code, one.line) for one in using(folder, "part.toml").diagnostics]
    assert found == [("part.toml", "unknown-reference", 7), ("part.toml", "unknown-reference", 9)]


def test_a_scenario_drops_moves_it_does_not_want(folder):
    (folder / "part.toml").write_text(
        '[[move]]\nid = "rest"\ntitle = "Rest"\n[[move]]\nid = "sing"\ntitle = "Sing"\nplace = "x"\n'
    )
    base = patched('[scenario]\ndrop_moves = ["rest"]\n')
    loaded = using(folder, "part.toml", base=base)
    assert [(Path(one.path).name, one.line) for one in loaded.diagnostics] == [("part.toml", 7)]


def test_a_move_that_is_not_there_cannot_be_dropped(folder):
    [one] = using(folder, base=patched('[scenario]\ndrop_moves = ["walkk"]\n')).diagnostics
    assert (one.code, one.hint) == ("unknown-reference", 'Did you mean "walk"?')


def test_a_broken_used_file_is_reported_with_everything_else(folder):
    (folder / "part.toml").write_text('[term.a]\nterm = "a\ntext = "A."\n[term.b]\nterm = 5\ntext = "B."\n')
    text = patched('[scenario]\nuses = ["part.toml"]\n').replace("clout = 45", "clout = 44")
    (folder / "scenario.toml").write_text(text)
    assert sorted(codes(load(folder / "scenario.toml"))) == ["clout-sum", "toml-syntax", "wrong-type"]


@pytest.mark.parametrize("name", sorted(path.stem for path in library.fragments().glob("*.toml")))
def test_every_file_of_the_library_can_be_used_alone_by_a_stranger(folder, name):
    used = using(folder, f"shipped:{name}", base=valley())
    needs_more = {"unknown-reference"}
    assert {one.code for one in used.diagnostics} <= needs_more


def test_the_library_together_is_sound(folder):
    names = [f"shipped:{path.stem}" for path in sorted(library.fragments().glob("*.toml"))]
    assert using(folder, *names).diagnostics == ()

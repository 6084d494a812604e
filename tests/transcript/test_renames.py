"""What an author and a player meet when a scenario was edited after a game was saved."""

import copy
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_game.play import inputs
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.playtest.lines import play_line
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import Loaded, from_document, load
from mediator_game.scenario.moved import OWNERS, declared
from mediator_game.transcript.changed import notice
from mediator_game.transcript.reading import Transcript, read
from mediator_game.transcript.replay import resume
from mediator_game.transcript.rules import RULES
from mediator_game.transcript.under import Differs, fork_under, verify_under
from mediator_game.transcript.verify import verify
from transcript.games import BEGUN, VALLEY, WHOLE, chained, records_in, saved, ticking
from transcript.renaming import renamed

TEXT = (Path(__file__).parents[1] / "scenarios" / "valley.toml").read_text(encoding="utf-8")
SCENARIOS = Path(__file__).parents[1] / "scenarios"
LATER = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)


def edited(tmp_path, *changes, more=""):
    """The valley as its author has edited it since: (old text, new text) pairs, and lines at the end."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "valley.toml"
    path.write_text(text + more, encoding="utf-8")
    found = load(path, known_rules=RULES)
    assert found.scenario is not None, found.diagnostics
    return found


def judged(tmp_path, today, steps=WHOLE, **changed):
    return verify_under(read(saved(tmp_path, steps, **changed)), today)


# The six edits


def test_a_text_that_was_fixed_is_the_same_game(tmp_path):
    found = judged(tmp_path, edited(tmp_path, ("The gate is shut and the road is closed.", "The gate is shut.")))
    assert found.verdict.ok
    assert found.notes == ()


def test_an_option_put_before_the_chosen_one_is_the_same_game_and_is_named(tmp_path):
    option = '[[issue.option]]\nid = "lots"\ntitle = "By lot"\nvalue = { hill = 40, river = [30, 60] }\n\n'
    before = '[[issue.option]]\nid = "shared"'
    found = judged(tmp_path, edited(tmp_path, (before, option + before)))
    assert found.verdict.ok
    assert found.notes == ("New: option water.lots.",)


def test_an_option_that_was_removed_refuses_the_line_that_chose_it(tmp_path):
    gone = TEXT[TEXT.index('[[issue.option]]\nid = "shared"') : TEXT.index('[[issue.option]]\nid = "warden"')]
    today = edited(tmp_path, (gone, ""), (", shared = 10", ""), ('water = "shared"', 'water = "hill-keys"'))
    found = judged(tmp_path, today)
    assert (found.verdict.ok, found.verdict.first_bad_line) == (False, 5)
    assert found.verdict.reason == (
        "There is no option water.shared in the scenario any more. There are: water.hill-keys, water.warden."
    )


def test_a_variable_renamed_with_moved_is_the_same_game(tmp_path):
    more = '\n[moved]\n"track.harvest" = "track.fields"\n"flags.walked" = "flags.has_walked"\n'
    today = edited(
        tmp_path,
        ('id = "harvest"', 'id = "fields"'),
        ("harvest ", "fields "),
        ("flags.walked", "flags.has_walked"),
        more=more,
    )
    found = judged(tmp_path, today)
    assert found.verdict.ok
    assert found.notes == (
        "Renamed: track harvest is fields now.",
        "Renamed: flags walked is has_walked now.",
    )


def test_a_variable_renamed_without_moved_is_named_with_the_line_to_add(tmp_path):
    today = edited(tmp_path, ('id = "harvest"', 'id = "fields"'), ("harvest ", "fields "))
    found = judged(tmp_path, today)
    assert found.verdict.ok
    assert found.notes == (
        "There is no track harvest in the scenario any more. If it is fields now, add to its [moved]: "
        '"track.harvest" = "track.fields".',
        "New: track fields.",
    )


def test_a_reaction_renamed_with_moved_is_the_same_game(tmp_path):
    more = '\n[moved]\n"reaction.farmers-gather" = "reaction.a-crowd"\n"event.dry-spell" = "event.no-rain"\n'
    changes = ('"farmers-gather"', '"a-crowd"'), ('"dry-spell"', '"no-rain"')
    today = edited(tmp_path, *changes, more=more)
    for seed in range(20):
        found = judged(tmp_path, today, seed=seed, token=f"{seed:06x}")
        assert found.verdict.ok, found.verdict.reason
        assert found.notes[0] == "Renamed: event dry-spell is no-rain now."


def test_a_reaction_renamed_without_moved_is_found_where_it_happened_with_the_line_to_add(tmp_path):
    today = edited(tmp_path, ('"crown-tires"', '"crown-wearies"'))
    steps = [inputs.EndTurn(), inputs.EndTurn(), inputs.EndTurn()]
    found = judged(tmp_path, today, steps)
    assert (found.verdict.ok, found.verdict.first_bad_line) == (False, 3)
    assert found.verdict.reason == (
        "Where reaction crown-tires came then, reaction crown-wearies comes now. There is no reaction crown-tires "
        "in the scenario any more. If it is crown-wearies now, "
        'add to its [moved]: "reaction.crown-tires" = "reaction.crown-wearies".'
    )


def test_a_variable_that_was_added_is_the_same_game_and_is_named(tmp_path):
    track = '[[track]]\nid = "rain"\ntitle = "The rain"\nstart = [10, 90]\n\n[[move]]\nid = "visit"'
    effect = 'effects = ["harvest -= 20", '
    today = edited(tmp_path, ('[[move]]\nid = "visit"', track), (effect, effect + '"rain -= 5", "flags.dry = true", '))
    for seed in range(10):
        found = judged(tmp_path, today, seed=seed, token=f"{seed:06x}")
        assert found.verdict.ok
        assert found.notes == ("New: track rain.", "New: flags dry.")


# No silent divergence


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('"harvest += 5"', '"harvest += 6"', 8, "harvest went from 50 to 55 then, and harvest went from 50 to 56 now"),
        ("start = 50", "start = 51", 1, "harvest was 50 then and is 51 now."),
        ("trust = 50", "trust = 49", 1, "hill.trust was 50 then and is 49 now."),
        ("chance = 80", "chance = 81", 12, "In event dry-spell, chance was 80 then and is 81 now."),
        ("tension < 40", "tension < 39", None, None),
        ('when = "text.exists and turn == 1"', 'when = "turn == 2"', 6, "refused now: That question is not asked now"),
        ('when = "moves.visit.count >= 1"', 'when = "turn == 2"', 3, "note old-map was taken then and is refused now"),
        ("asked = 1", "asked = 2", 4, "forecast will-sign was taken then and is refused now"),
        ("[chair.envoy]", "[chair.legate]", 1, '"chair.envoy" = "chair.legate"'),
        ('"old-map"', '"map"', 3, '"note.old-map" = "note.map"'),
        ('"first-text"', '"why-now"', 6, '"hinge.first-text" = "hinge.why-now"'),
        ('"will-sign"', '"signing"', 4, '"forecast.will-sign" = "forecast.signing"'),
        ('"both-heard"', '"hear-both"', 18, '"objective.both-heard" = "objective.hear-both"'),
        ('id = "quiet"', 'id = "no-peace"', 14, '"outcome.quiet" = "outcome.no-peace"'),
    ],
)
def test_whatever_makes_another_game_is_found_at_its_line(tmp_path, old, new, line, reason):
    changes = [(old, new)]
    if "envoy" in old:
        changes.append(('chair = "envoy"', 'chair = "legate"'))
    found = judged(tmp_path, edited(tmp_path, *changes))
    assert found.verdict.first_bad_line == line, found
    assert reason is None or reason in found.verdict.reason
    assert found.verdict.ok == (line is None)


def test_a_die_of_a_new_reaction_that_came_to_nothing_is_left_aside(tmp_path):
    more = '\n[[reaction]]\nid = "hail"\ntitle = "Hail"\nwhen = "true"\nchance = {}\ntext = "Hail."\ninvented = true\n'
    assert judged(tmp_path, edited(tmp_path, more=more.format(1))).verdict.ok
    found = judged(tmp_path, edited(tmp_path, more=more.format(99)), token="00000f")
    assert found.verdict.first_bad_line == 7
    assert "reaction hail" in found.verdict.reason


def test_another_menu_and_other_causes_are_said_even_where_the_game_is_the_same(tmp_path):
    today = edited(tmp_path, ('id = "walk"', 'id = "walk"\nwhen = "turn > 1"\nclosed = "Not yet."'))
    found = judged(tmp_path, today, BEGUN)
    assert found.verdict.ok
    assert found.notes == ("The menu is another from line 2 on: walk could be chosen then and not now.",)


def test_a_name_given_later_than_moved_or_taken_out_of_it_says_that_dice_fall_otherwise(tmp_path):
    more = '\n[moved]\n"event.drought" = "event.dry-spell"\n'
    today = edited(tmp_path, more=more)
    found = judged(tmp_path, today)
    assert any("The dice of event dry-spell fall otherwise" in note for note in found.notes)
    setup = Setup(today.scenario, today.document, today.sha256, "envoy", 7, "run-8")
    records = tuple(json.loads(json.dumps(one)) for one in _played(setup, BEGUN).records)
    back = verify_under(Transcript(Path("run-8"), records), VALLEY)
    assert any("rolled for drought then and are for dry-spell now" in note for note in back.notes)


def test_the_same_file_is_said_to_be_the_same(tmp_path):
    assert judged(tmp_path, VALLEY).notes == ("The scenario has not changed since.",)


def test_a_damaged_save_is_not_called_the_same_game(tmp_path):
    path = saved(tmp_path)
    path.write_bytes(path.read_bytes() + b"damage\n")
    found = verify_under(read(path), VALLEY)
    assert (found.verdict.ok, found.verdict.first_bad_line) == (False, len(WHOLE) + 2)


def test_a_save_that_was_tampered_with_is_not_called_the_same_game(tmp_path):
    path = saved(tmp_path)
    records = records_in(path)
    records[1]["events"][-1]["subject"] = "somebody"
    path.write_bytes(chained(records))
    found = verify_under(read(path), edited(tmp_path, FIXED))
    assert (found.verdict.ok, found.verdict.first_bad_line) == (False, 2)
    assert "somebody" in found.verdict.reason


# Going on


FIXED = ("The gate is shut and the road is closed.", "The gate is shut.")


def test_a_game_goes_on_under_its_own_scenario_and_says_that_the_file_has_changed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = saved(tmp_path, BEGUN)
    edited(tmp_path)
    resumed = resume(path, lambda: 0.0)
    assert resumed.notices == ()
    resumed.journal.close()
    edited(tmp_path, FIXED)
    resumed = resume(path, lambda: 0.0)
    resumed.journal.close()
    assert resumed.session.setup.sha256 == VALLEY.sha256
    assert resumed.notices == (
        "It was played by the scenario as it was on 14 March 2026, and stays under it; valley.toml has changed since.",
    )
    assert verify(path).ok


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT.replace('id = "valley"', 'id = "dale"'), None),
        (TEXT.replace("turns = 3", "turns = many"), "valley.toml has errors now."),
        ("\0", "valley.toml has errors now."),
    ],
    ids=["another scenario", "an error", "no text"],
)
def test_only_the_file_of_the_same_scenario_is_spoken_of(tmp_path, monkeypatch, text, said):
    monkeypatch.chdir(tmp_path)
    Path("scenarios").mkdir()
    Path("scenarios", "valley.toml").write_text(text)
    resumed = resume(saved(tmp_path, BEGUN), lambda: 0.0)
    resumed.journal.close()
    assert [note.endswith(said) for note in resumed.notices] == ([True] if said else [])


def test_an_id_in_a_transcript_leads_to_no_other_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("elsewhere.toml").write_text("no TOML")
    Path("here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    header = {"scenario": {"id": "../elsewhere", "sha256": "0" * 64}, "started": "once"}
    assert notice(header) is None


def test_a_game_goes_over_to_the_scenario_of_today_in_a_save_of_its_own(tmp_path):
    more = '\n[moved]\n"event.dry-spell" = "event.no-rain"\n'
    today = edited(tmp_path, FIXED, ('"dry-spell"', '"no-rain"'), more=more)
    old = saved(tmp_path, BEGUN)
    before = old.read_bytes()
    new, notes = fork_under(read(old), today, LATER, "0a1b2d")
    assert notes == ("Renamed: event dry-spell is no-rain now.",)
    assert old.read_bytes() == before
    header = read(new).header
    assert (header["forked_from"], header["run"], header["player"]) == ("run-7", new.stem, "Ani")
    assert [one["t"] for one in read(new).records[1:]] == [one["t"] for one in read(old).records[1:]]
    resumed = resume(new, lambda: 0.0)
    for step in WHOLE[len(BEGUN) :]:
        resumed.session.do(step)
    resumed.journal.close()
    assert resumed.session.setup.sha256 == today.sha256
    assert verify(new).ok


def test_a_game_that_would_be_another_does_not_go_over_and_leaves_nothing_behind(tmp_path):
    today = edited(tmp_path, ("start = 50", "start = 51"))
    old = saved(tmp_path, BEGUN)
    there = sorted(tmp_path.iterdir())
    with pytest.raises(Differs, match="Line 1: harvest was 50 then and is 51 now"):
        fork_under(read(old), today, LATER, "0a1b2d")
    assert sorted(tmp_path.iterdir()) == there


# A new name changes no game


def _played(setup, steps):
    session = Session(setup, Memory(), ticking())
    for step in steps:
        session.do(step)
    return session


def _line(loaded, line, seed):
    chair = loaded.scenario.line[line].chair or next(iter(loaded.scenario.chair))
    setup = Setup(loaded.scenario, loaded.document, loaded.sha256, chair, seed, f"run-{seed}")
    session = Session(setup, Memory(), ticking())
    play_line(session, line)
    return Transcript(Path(f"{line}-{seed}"), tuple(json.loads(json.dumps(one)) for one in session.records))


def _loaded(document):
    return Loaded(from_document(document, known_rules=RULES), (), data=document)


def _other(table, name, number):
    """A name that sorts elsewhere than the one before, on either side of it."""
    own = name.split(".")[-1]
    return f"{'az'[number % 2]}{number % 7}{'_' if table == 'flags' else '-'}{own[:30]}"


def _with_other_names(loaded, chosen):
    """A scenario with some of its parts (table, name) renamed, and said so in its [moved]."""
    document = copy.deepcopy(loaded.document)
    now = {}
    entries = {}
    for number, (table, name) in enumerate(sorted(chosen, key=lambda part: part[0] in OWNERS)):
        new = _other(table, name, number)
        owner = now.get((OWNERS[table], name.split(".")[0]), name.split(".")[0]) if table in OWNERS else ""
        here = f"{owner}.{name.split('.')[1]}" if owner else name
        document = renamed(document, table, here, new)
        now[table, name] = new
        entries[f"{table}.{name}"] = f"{table}.{owner}.{new}" if owner else f"{table}.{new}"
    return _loaded({**document, "moved": entries})


PARTS = [(table, name) for table, found in declared(VALLEY.scenario).items() for name in found]


def _assert_same(transcript, today):
    found = verify_under(transcript, today)
    assert found.verdict.ok, found
    assert all(note.startswith("Renamed: ") for note in found.notes), found.notes


@pytest.mark.parametrize("part", PARTS, ids=".".join)
def test_one_new_name_with_its_entry_changes_no_game(part):
    today = _with_other_names(VALLEY, [part])
    assert today.sha256 != VALLEY.sha256
    for line in VALLEY.scenario.line:
        for seed in (1, 2):
            _assert_same(_line(VALLEY, line, seed), today)


@pytest.mark.parametrize("path", [SCENARIOS / "valley.toml", SCENARIOS / "pass.toml", *shipped()], ids=str)
def test_new_names_for_everything_change_no_game(path):
    loaded = load(path, known_rules=RULES)
    parts = [(table, name) for table, found in declared(loaded.scenario).items() for name in found]
    today = _with_other_names(loaded, parts)
    for line in loaded.scenario.line:
        for seed in (1, "two"):
            transcript = _line(loaded, line, seed)
            _assert_same(transcript, today)


@pytest.mark.parametrize("path", [SCENARIOS / "valley.toml", SCENARIOS / "pass.toml", *shipped()], ids=str)
def test_with_new_names_for_everything_the_very_states_are_the_same(path):
    loaded = load(path, known_rules=RULES)
    parts = [(table, name) for table, found in declared(loaded.scenario).items() for name in found if table != "line"]
    today = _with_other_names(loaded, parts)
    for line in loaded.scenario.line:
        before, after = _line(loaded, line, 5), _line(today, line, 5)
        assert [one["state"] for one in after.records[1:]] == [one["state"] for one in before.records[1:]]


def test_of_two_red_lines_the_one_named_is_the_same_under_new_names(tmp_path):
    then = edited(
        tmp_path,
        ('red_lines = ["water.hill-keys"]', 'red_lines = ["water.shared", "road.open"]'),
        ('text = { water = "shared" } }', 'text = { water = "shared", road = "open" } }'),
        ('move = "press", power = "crown", target = "hill"', 'move = "channel", target = "river.guard"'),
    )
    transcript = _line(then, "informed", 1)
    heard = [event for one in transcript.records[1:] for event in one["events"] if event["kind"] == "bloc-hears"]
    assert [event["facts"]["issue"] for event in heard] == ["road"]
    _assert_same(transcript, _with_other_names(then, [("issue", "water"), ("issue", "road")]))


def test_loaded_dice_are_known_by_any_name(tmp_path):
    today = edited(tmp_path, ('"dry-spell"', '"no-rain"'), more='\n[moved]\n"event.dry-spell" = "event.no-rain"\n')
    for shown, happens in ((0, True), (99, False)):
        for name in ("dry-spell", "no-rain"):
            dice = {f"event/{name}/2": shown}
            setup = Setup(today.scenario, today.document, today.sha256, "envoy", 7, "run", dice=dice)
            session = _played(setup, [inputs.EndTurn(), inputs.EndTurn()])
            assert any(event.subject == "no-rain" and event.kind == "event" for event in session.position.events) == (
                happens
            )

"""The documentation says what is true: links lead somewhere, commands do what is shown, keys and names exist."""

import importlib.util
import json
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

from mediator_game.engine.constants import CONSTANTS
from mediator_game.scenario.load import load
from mediator_game.scenario.names import schema
from mediator_game.tui import keys, settings
from pages import DOCS, EXAMPLE, ROOT, Command, blocks, matches, prose, section, transcripts

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
PLAYING, AUTHORING, KEYS = DOCS / "playing.md", DOCS / "authoring.md", DOCS / "keys.md"
VALLEY = ROOT / "tests" / "scenarios" / "valley.toml"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, monkeypatch, capsys)


def page_id(page: Path) -> str:
    return page.name


# Links


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if target.startswith("https://"):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.is_relative_to(ROOT), target
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file), target


def test_the_readme_leads_to_every_page_of_the_documentation() -> None:
    linked = {(ROOT / target).resolve() for target in re.findall(r"\]\(([^)#\s]+)\)", prose(ROOT / "README.md"))}
    assert {*DOCS.glob("*.md")} <= linked


def test_every_make_target_the_readme_names_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    code = [block for _, block in blocks(readme)] + re.findall(r"`([^`\n]+)`", prose(ROOT / "README.md"))
    named = {target for one in code for target in re.findall(r"^make ([a-z-]+)", one, re.MULTILINE)}
    there = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"play", "test"} <= named <= set(there)


def test_the_readme_names_the_test_command_that_the_gate_runs() -> None:
    assert "make test" in [block.strip() for _, block in blocks((ROOT / "README.md").read_text(encoding="utf-8"))]
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


# Commands


@pytest.mark.parametrize("page", [ROOT / "README.md", PLAYING], ids=page_id)
def test_commands_of_a_page_print_what_it_shows(page: Path, command: Command) -> None:
    shown = [one for language, block in blocks(page.read_text(encoding="utf-8")) if language == "console"
             for one in transcripts(block)]  # fmt: skip
    assert shown
    for line, expected in shown:
        code, printed = command(line)
        assert code == 0, printed
        assert matches(expected, printed), f"{line} printed:\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_command_and_option_a_page_names_exists(page: Path, command: Command) -> None:
    text = page.read_text(encoding="utf-8")
    for name, rest in re.findall(r"^(?:\$ )?mediator ([a-z]+)(.*)$", text, re.MULTILINE):
        code, help_page = command(f"mediator {name} --help")
        assert code == 0, name
        for option in re.findall(r"(?<!\S)--[a-z]+", rest):
            assert option in help_page, f"mediator {name} {option}"


# Keys

WRITTEN = {"↑": "up", "↓": "down", "←": "left", "→": "right", "?": "question_mark", "Esc": "escape", "PgUp": "pageup",
           "PgDn": "pagedown"}  # fmt: skip


def pressed(written: str) -> str:
    """A key as Textual names it."""
    if written in WRITTEN:
        return WRITTEN[written]
    return written if len(written) == 1 else written.lower()


def keys_of(text: str) -> set[str]:
    return {pressed(key) for key in re.findall(r"<kbd>([^<]+)</kbd>", text)}


def registered(*groups: str) -> set[str]:
    return {one for group in groups for key in keys.group(group).keys for one in key.keys.split(",")}


def test_every_key_the_documentation_names_is_a_key_of_the_game() -> None:
    named = {key for page in PAGES for key in keys_of(prose(page))}
    assert named
    assert named <= registered(*(group.id for group in keys.GROUPS))


TITLED = {group.title: group.id for group in keys.GROUPS}
TABLES = [
    title for title in re.findall(r"^### (.*)$", section(PLAYING, "## The keys"), re.MULTILINE) if title in TITLED
]


def test_the_page_on_playing_has_tables_of_keys() -> None:
    assert {"Everywhere", "In a list", "At the desk", "The text", "Why?"} <= set(TABLES)


@pytest.mark.parametrize("title", TABLES)
def test_the_keys_of_a_table_work_where_it_says(title: str) -> None:
    assert keys_of(section(PLAYING, f"### {title}")) <= registered(TITLED[title])


def test_the_table_of_the_desk_has_every_letter_that_works_there() -> None:
    letters = {key for key in registered("desk") if len(key) == 1}
    assert letters <= keys_of(section(PLAYING, "### At the desk"))


def test_the_keys_and_colours_shown_as_an_example_of_settings_are_there(tmp_path: Path) -> None:
    (example,) = [block for language, block in blocks(PLAYING.read_text(encoding="utf-8")) if language == "toml"]
    file = tmp_path / "settings.toml"
    file.write_text(example, encoding="utf-8")
    found = settings.read(file)
    assert found.notices == ()
    assert found.theme
    assert found.keymap


# The example, and how it is written

STEPS = "# From nothing to a game"


def test_the_parts_of_the_guide_make_up_the_example() -> None:
    parts = [block for language, block in blocks(section(AUTHORING, STEPS)) if language == "toml"]
    assert "\n".join(parts) == EXAMPLE.read_text(encoding="utf-8")


def test_each_step_of_the_guide_does_what_it_shows(command: Command, tmp_path: Path) -> None:
    written = tmp_path / EXAMPLE.name
    written.write_text("", encoding="utf-8")
    ran = 0
    for language, block in blocks(section(AUTHORING, STEPS)):
        if language == "toml":
            before = written.read_text(encoding="utf-8")
            written.write_text(f"{before}\n{block}" if before else block, encoding="utf-8")
        for line, expected in transcripts(block) if language == "console" else ():
            _, printed = command(line)
            assert matches(expected, printed), f"{line} printed:\n{printed}"
            ran += 1
    assert ran >= 10


def test_the_example_passes_the_strict_check(command: Command) -> None:
    code, printed = command(f"mediator check --strict {shlex.quote(str(EXAMPLE))}")
    assert code == 0, printed


@pytest.mark.parametrize("line", ["naive", "informed"])
def test_the_example_plays_to_an_ending_and_its_transcript_verifies(line: str, command: Command) -> None:
    code, printed = command(f"mediator play {shlex.quote(str(EXAMPLE))} --line {line} --seed 1 --json")
    assert code == 0, printed
    played = json.loads(printed)
    assert played["outcome"] in {"open", "fallen", "settled", "thin"}
    assert command(f"mediator verify {shlex.quote(played['path'])}")[0] == 0


CYPRUS = DOCS / "examples" / "cyprus-2004.toml"
CYPRUS_ENDINGS = {
    "two-yes-agreed", "two-yes", "near", "tc-yes-gc-no", "gc-yes-tc-no", "two-no", "no-vote-table-kept", "no-vote",
}  # fmt: skip


def test_the_cyprus_example_passes_the_strict_check(command: Command) -> None:
    code, printed = command(f"mediator check --strict {shlex.quote(str(CYPRUS))}")
    assert code == 0, printed
    assert "nothing to mend" in printed


@pytest.mark.parametrize("line", ["historical", "naive", "louder", "commission", "informed"])
def test_the_cyprus_example_plays_to_an_ending_and_its_transcript_verifies(line: str, command: Command) -> None:
    code, printed = command(f"mediator play {shlex.quote(str(CYPRUS))} --line {line} --seed 1 --json")
    assert code == 0, printed
    played = json.loads(printed)
    assert played["outcome"] in CYPRUS_ENDINGS
    assert command(f"mediator verify {shlex.quote(played['path'])}")[0] == 0


def test_in_the_example_hearing_the_blocs_first_does_clearly_better(command: Command) -> None:
    def shares(line: str) -> dict[str, float]:
        code, printed = command(
            f"mediator simulate {shlex.quote(str(EXAMPLE))} --line {line} -n 300 --seed 1 --workers 1 --json"
        )
        assert code == 0, printed
        return {id: outcome["share"] for id, outcome in json.loads(printed)["outcomes"].items()}

    naive, informed = shares("naive"), shares("informed")
    assert 0.5 < naive["fallen"] < 0.95
    assert informed["settled"] > 2 * naive["settled"]


# The language, the errors, the rules


def checked(command: Command, text: str) -> str:
    Path("tried.toml").write_text(text, encoding="utf-8")
    return command("mediator check tried.toml")[1]


def shown_in_row(row: str) -> list[str]:
    line = next(one for one in AUTHORING.read_text(encoding="utf-8").splitlines() if one.startswith(f"| {row} |"))
    return [one.strip('"') for one in re.findall(r"`([^`]+)`", line)]


def test_the_expressions_the_guide_shows_can_be_used(command: Command) -> None:
    conditions = [one for row in ("Conditions", "Choices", "Dates") for one in shown_in_row(row)]
    reactions = [("when", one) for one in conditions] + [("chance", one) for one in shown_in_row("Numbers")]
    text = EXAMPLE.read_text(encoding="utf-8")
    for number, (key, expression) in enumerate(reactions):
        when = expression if key == "when" else "true"
        chance = f'chance = "{expression}"\n' if key == "chance" else ""
        text += f'\n[[reaction]]\nid = "tried-{number}"\ntitle = "Tried"\nwhen = "{when}"\n{chance}'
    effects = ", ".join(f'"{one}"' for one in shown_in_row("Effects"))
    text += f'\n[[reaction]]\nid = "tried-effects"\ntitle = "Tried"\nwhen = "turn == 1"\neffects = [{effects}]\n'
    assert len(reactions) >= 10
    assert "error[" not in (printed := checked(command, text)), printed


def test_the_page_of_keys_names_every_name_an_expression_may_use() -> None:
    scenario = load(VALLEY).scenario
    assert scenario is not None
    guide = section(KEYS, "## Names")
    named = {word for code in re.findall(r"`([^`]+)`", guide) for word in re.split(r"[.\s]", code)}
    own = {issue.id for issue in scenario.issue} | {track.id for track in scenario.track}
    last = {name.split(".")[-1] for name in schema(scenario) if name.split(".")[0] not in {"flags", "unlocked"}}
    assert last - own <= named


def test_the_errors_the_guide_shows_are_what_the_check_says(command: Command) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    changes = [
        ("text.public and skarn.skippers.shortfall", "text.public and skarn.skipers.shortfall"),
        ('effects = ["skarn.rhetoric += 6"', 'effects = ["skarn.base += 6"'),
        ("text.harbour == 'closed' or", "text.harbour == 'shut' or"),
        ("weights = { bank = 85, harbour = 15 }", "weights = { bank = 85, harbour = 25 }"),
        ('{ when = "true", text = "You heard neither', '{ when = "turn", text = "You heard neither'),
        ("once = true", "onse = true"),
        ('when = "not text.signed"', 'when = "true"'),
    ]
    said = ""
    for old, new in changes:
        assert old in text, old
        said += checked(command, text.replace(old, new, 1))
    shown = [line.strip() for language, block in blocks(section(AUTHORING, "# Common errors"))
             if language == "text" for line in block.splitlines()]  # fmt: skip
    assert len(shown) >= len(changes)
    for line in shown:
        assert line in said, line


def test_the_table_of_rules_is_the_models_own() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (-?\d+) \| (-?\d+) to (-?\d+) \| (.*) \|$", section(KEYS, "## Rules"), re.M)
    assert {row[0]: row[1:] for row in rows} == {
        name: (str(one.default), str(one.low), str(one.high), one.about) for name, one in CONSTANTS.items()
    }


# The picture


def pictures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", DOCS / "images" / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_fetches_nothing_and_can_be_drawn_from_a_game_that_still_plays(tmp_path: Path) -> None:
    picture = (DOCS / "images" / "desk.svg").read_text(encoding="utf-8")
    module = pictures()
    assert module.without_network(picture) == picture
    assert module.play(tmp_path).is_file()

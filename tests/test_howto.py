"""Every recipe of docs/howto.md is followed: what it says to write is written, and what it shows is what comes."""

import re
import shlex
from pathlib import Path

import pytest

from mediator_game.engine.actions import EndTurn, Move
from mediator_game.play.session import Memory, Refused, Session, Setup
from mediator_game.playtest.lines import play_line
from mediator_game.scenario.load import load
from pages import DOCS, EXAMPLE, Command, led_blocks, section, transcripts

PAGE = DOCS / "howto.md"
WORK = "herring-bank.toml"
"""The reader's copy of the example."""
RECIPES = re.findall(r"^## (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
_ROW = re.compile(r"^\| `(.+)` \| `(.+)` \| `([a-z-]+)`: (.+?)(?: \*(.+)\*)? \|$", re.MULTILINE)
_BEFORE_THE_FIRST_TURN = 6
"""Empty answers enough to come past the card, the briefing, the chair and the questions before a game."""


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(tmp_path, monkeypatch, capsys)


def write(lead: str, block: str) -> None:
    """Write a block where the sentence before it says."""
    text = Path(WORK).read_text(encoding="utf-8")
    if lead.startswith("At the end of the file, write"):
        text += block
    elif found := re.match(r"In a new file `([a-z.-]+)` beside it, write", lead):
        Path(found[1]).write_text(block, encoding="utf-8")
        return
    else:
        found = re.match(r"(Below|Above|Instead of) the (first )?line (that begins with )?`(.+?)`, write", lead)
        assert found, f"nothing says where this is to be written: {lead}"
        pattern = rf"^{re.escape(found[4])}{'.*' if found[3] else ''}\n"
        places = list(re.finditer(pattern, text, re.MULTILINE))
        assert len(places) == 1 or (places and found[2]), f"{len(places)} lines are meant by: {lead}"
        start, end = places[0].span()
        start, end = {"Below": (end, end), "Above": (start, start), "Instead of": (start, end)}[found[1]]
        text = text[:start] + block + text[end:]
    Path(WORK).write_text(text, encoding="utf-8")


def plainly(text: str) -> str:
    return " ".join(text.split())


def follow(recipe: str, command: Command | None = None) -> None:
    """Do what a recipe says, from the top; with `command`, see that every command prints what is shown."""
    Path(WORK).write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    for language, block, lead in led_blocks(section(PAGE, recipe)):
        if language == "toml":
            write(lead, block)
        if language == "console" and command is not None:
            for line, shown in transcripts(block):
                play(command, line, shown)


def play(command: Command, line: str, shown: list[str]) -> None:
    typed = [one[2:] for one in shown if one.startswith("> ")]
    _, printed = command(expanded(line), "\n" * _BEFORE_THE_FIRST_TURN + "\n".join([*typed, ""]))
    at, printed = 0, plainly(printed)
    for piece in pieces(shown):
        found = printed.find(piece, at)
        assert found >= 0, f"{line} did not print {piece!r} after {printed[:at][-200:]!r}:\n{printed}"
        at = found + len(piece)
    if "--plain" not in line and "..." not in "".join(shown):
        assert plainly(" ".join(shown)) == printed, line


def pieces(shown: list[str]) -> list[str]:
    """What is shown, in the parts that stand together; `...` and what is typed lie between them."""
    parts = re.split(r"^(?:> .*|\.\.\.)$", "\n".join(shown), flags=re.MULTILINE)
    return [one for part in parts for one in map(plainly, part.split("...")) if one]


def expanded(line: str) -> str:
    """A command with what a shell makes of `*`."""
    words = [sorted(map(str, Path().glob(word))) if "*" in word else [word] for word in shlex.split(line)]
    return shlex.join([one for found in words for one in found])


def scenarios() -> list[Path]:
    return [one for one in sorted(Path().glob("*.toml")) if "[scenario]" in one.read_text(encoding="utf-8")]


EACH = pytest.mark.parametrize("recipe", [f"## {one}" for one in RECIPES])


def test_there_are_recipes_with_a_way_to_see_that_they_work() -> None:
    assert len(RECIPES) >= 20
    for recipe in RECIPES:
        assert "```console\n$ mediator" in section(PAGE, f"## {recipe}"), recipe


@EACH
def test_a_recipe_does_what_it_shows(recipe: str, command: Command) -> None:
    follow(recipe, command)


@EACH
def test_what_a_recipe_makes_is_sound(recipe: str, command: Command) -> None:
    follow(recipe)
    code, printed = command("mediator check " + " ".join(one.name for one in scenarios()))
    assert code == 0, printed


MISTAKES = [(f"## {recipe}", *row) for recipe in RECIPES for row in _ROW.findall(section(PAGE, f"## {recipe}"))]


def test_mistakes_are_shown() -> None:
    assert len(MISTAKES) >= 60


@pytest.mark.parametrize(
    ("recipe", "wrong", "right", "code", "said", "hint"), MISTAKES, ids=[f"{one[0][3:]}: {one[1]}" for one in MISTAKES]
)
def test_a_mistake_is_answered_as_the_page_says(
    recipe: str, wrong: str, right: str, code: str, said: str, hint: str, command: Command
) -> None:
    follow(recipe)
    file = next(one for one in sorted(Path().glob("*.toml")) if right in one.read_text(encoding="utf-8"))
    file.write_text(file.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    strict = "--strict " if "`mediator check --strict` says" in section(PAGE, recipe) else ""
    printed = plainly(command(f"mediator check {strict}" + " ".join(one.name for one in scenarios()))[1])
    assert f"[{code}]: {said} " in printed, printed
    assert f"hint: {hint} " in printed or not hint, printed


# What the recipes promise, seen from inside


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def begin(seed: int = 1, chair: str = "envoy") -> Session:
    loaded = load(Path(WORK))
    assert loaded.scenario is not None
    setup = Setup(loaded.scenario, loaded.document, loaded.sha256, chair, seed, run="test")
    return Session(setup, Memory(), lambda: 0.0)


def value(session: Session, name: str) -> int:
    return session.position.state.values[session.rules.layout[name]]


def holds(session: Session, condition: str) -> bool:
    return session.rules.condition(condition)(session.position.state.values)


def ended(line: str, seed: int) -> Session:
    session = begin(seed)
    play_line(session, line)
    return session


def test_the_power_opens_an_option_and_presses(folder: Path) -> None:
    follow("## Add a power")
    session = begin(chair="commissioner")
    lit = Move("table", text={"bank": "turn-about", "harbour": "lit"})
    with pytest.raises(Refused, match="needs a sponsor"):
        session.do(lit)
    session.do(Move("sponsor", option="harbour.lit", power="board"))
    session.do(lit)
    session.do(EndTurn())
    before = {name: value(session, name) for name in ("holm.press", "board.will", "holm.pilots.limit")}
    session.do(Move("press", power="board", target="holm"))
    session.do(Move("press", power="board", target="holm.pilots"))
    assert value(session, "holm.press") > before["holm.press"]
    assert value(session, "holm.pilots.limit") < before["holm.pilots.limit"]
    assert value(session, "board.will") == before["board.will"] - 20


@pytest.mark.parametrize("move", ["ask-to-wait", None])
def test_the_dated_event_is_headed_off_by_the_move_alone(move: str | None, folder: Path) -> None:
    follow("## Set a date that the player can head off")
    session = begin()
    session.do(Move("table", text={"bank": "shared", "harbour": "storms"}))
    session.do(Move("visit", target="holm"))
    session.do(EndTurn())
    if move:
        session.do(Move(move))
    session.do(EndTurn())
    session.do(EndTurn())
    assert value(session, "events.harbour-day.count") == (0 if move else 1)
    assert holds(session, "text.public") != bool(move)


def test_the_reaction_rests_as_long_as_it_says(folder: Path) -> None:
    follow("## Let something happen")
    session = begin()
    for _ in range(2):
        session.do(Move("visit", target="skarn"))
    fired = []
    for _ in range(4):
        before = value(session, "reactions.grumbling.count")
        session.do(EndTurn())
        fired.append(value(session, "reactions.grumbling.count") > before)
    assert fired == [True, False, True, False]
    assert value(session, "reactions.buyers-ask.count") == 1


def test_a_text_that_a_reaction_brings_out_is_public_and_not_a_leak(folder: Path) -> None:
    follow("## Let something happen")
    found = 0
    for seed in range(40):
        session = begin(seed)
        session.do(Move("table", text={"bank": "shared"}))
        session.do(Move("channel", target="skarn.skippers"))
        session.do(EndTurn())
        session.do(Move("channel", target="holm.pilots"))
        session.do(EndTurn())
        if value(session, "reactions.a-clerk-talks.count") and not holds(session, "text.leaked"):
            found += 1
            assert holds(session, "text.public")
    assert found


def test_the_trap_tempts_the_prudent_and_hardly_the_informed(folder: Path) -> None:
    follow("## Set a trap")
    trap = next(one for one in begin().rules.scenario.trap if one.id == "later-is-too-late")
    fallen = {line: sum(holds(ended(line, seed), trap.when) for seed in range(60)) for line in ("prudent", "informed")}
    assert 12 <= fallen["prudent"] <= 42
    assert fallen["informed"] * 2 <= fallen["prudent"]


def test_a_renamed_reaction_changes_no_game(folder: Path) -> None:
    def games() -> list[str | None]:
        return [ended("naive", seed).outcome for seed in range(30)]

    Path(WORK).write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    before = games()
    follow("## Rename something")
    assert games() == before
    assert len(set(before)) > 1

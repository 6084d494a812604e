"""One game through the three ways in - the full screen, line mode, headless - gives one transcript, byte for byte."""

import json
import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediator_game.plain import run as line_mode
from mediator_game.plain.console import Console
from mediator_game.play.inputs import EndTurn, MakeForecast, Move, OpenNote, Quit, Rationale
from mediator_game.scenario.load import load
from mediator_game.transcript.inputs import as_input
from mediator_game.transcript.opening import open_game
from mediator_game.transcript.verify import verify
from mediator_game.tui.app import MediatorApp
from mediator_game.tui.games import FileGames
from mediator_game.tui.ports import Start
from mediator_game.tui.screens.desk import DeskScreen
from plain.player import Player
from tui.desks import keys

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TOKEN = "0a1b2c"
VALLEY = Path(__file__).parent / "scenarios" / "valley.toml"


@pytest.fixture(autouse=True)
def _one_token(monkeypatch):
    monkeypatch.setattr(secrets, "token_hex", lambda _: TOKEN)


def clock():
    return 5.0


def front(pilot):
    return type(pilot.app.screen).__name__


async def on_the_full_screen(folder):
    """Play the valley with the keyboard alone; leave when it has ended."""
    games = FileGames(folder, now=lambda: NOW, clock=clock)
    session = games.start(Start(str(VALLEY), "envoy", "training", "Ani", 7))
    app = MediatorApp(games)
    async with app.run_test(size=(80, 24)) as pilot:
        app.session = session
        await app.push_screen(DeskScreen(session))
        await pilot.pause()
        await keys(pilot, "enter", "enter")  # visit the first mayor
        await keys(pilot, "t", "enter", "down", "enter", "down", "enter", "down", "enter", "ctrl+s")
        await keys(pilot, "n", "enter", "q", "f")
        for _ in range(4):
            if front(pilot) != "DeskScreen":
                await keys(pilot, "enter")
        for _ in range(12):
            if session.ended:
                break
            await keys(pilot, "e")
            for _ in range(6):
                if front(pilot) == "DeskScreen":
                    break
                await keys(pilot, "escape" if front(pilot) == "HingeScreen" else "enter")
        assert session.ended
    games.close(session)
    return session


def opened(folder):
    return open_game(load(VALLEY), "envoy", 7, "Ani", "training", "report", folder, clock, NOW, TOKEN)


def headless(folder, inputs):
    game = opened(folder)
    for one in inputs:
        game.session.do(one)
    game.journal.close()


class Typist(Player):
    """Types what a person would type for each input; what line mode asks on the way is answered as it is asked."""

    def __init__(self, inputs):
        super().__init__()
        self.commands = [one for one in inputs if not isinstance(one, Rationale)]
        self.reasons = [one for one in inputs if isinstance(one, Rationale)]

    def ask(self, prompt):
        super().ask(prompt)
        if "reason" in prompt:
            return self.reasons.pop(0).text
        if "yes or no" in prompt or "yes" in prompt:
            return "yes"
        return typed(self.commands.pop(0)) if self.commands else None


def in_line_mode(folder, inputs):
    game = opened(folder)
    typist = Typist(inputs)
    line_mode.run(game.session, Console(typist, typist), lambda session: ())
    game.journal.close()
    assert not typist.commands, typist.written[-2000:]


def typed(one):
    match one:
        case Move(move="table"):
            return "text " + " ".join(f"{issue}={option}" for issue, option in one.text.items())
        case Move():
            return f"{one.move} {one.target}"
        case EndTurn():
            return "end"
        case OpenNote():
            return "notes 1"
        case MakeForecast():
            return f"forecast 1 {one.probability}"
        case _:
            raise AssertionError(one)


async def test_the_same_inputs_give_the_same_transcript_whichever_way_they_came(tmp_path):
    session = await on_the_full_screen(tmp_path / "screen")
    inputs = [as_input(record) for record in session.records[1:]]
    assert not any(isinstance(one, Quit) for one in inputs)
    headless(tmp_path / "headless", inputs)
    (screen,) = (tmp_path / "screen").glob("*.jsonl")
    (head,) = (tmp_path / "headless").glob("*.jsonl")
    assert screen.name == head.name
    assert screen.read_bytes() == head.read_bytes()
    in_line_mode(tmp_path / "line", inputs)
    (line,) = (tmp_path / "line").glob("*.jsonl")
    got, wanted = (path.read_text(encoding="utf-8").splitlines() for path in (line, screen))
    for mine, theirs in zip(got, wanted, strict=True):
        assert json.loads(mine) == json.loads(theirs)
    assert line.read_bytes() == screen.read_bytes()
    for path in (screen, head, line):
        assert verify(path).ok

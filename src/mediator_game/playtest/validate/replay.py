"""Check 1: the state is the start plus the ledger, and a transcript of the game replays to the same hashes."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve

from mediator_game.play.session import Session, Setup
from mediator_game.playtest.validate.bench import Bench
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew, Job
from mediator_game.playtest.validate.games import Player, cast, record, seed_of
from mediator_game.playtest.validate.verdict import LEDGER, Check
from mediator_game.scenario.load import Loaded
from mediator_game.transcript.journal import Journal
from mediator_game.transcript.verify import verify

STAGE = LEDGER.title


def check(crew: Crew, loaded: Loaded, budget: Budget, seed: str) -> Check:
    """Play games with the whole ledger, save them, and replay them."""
    players = cast(crew.bench.scenario)
    setup = Setup(crew.bench.scenario, loaded.document, loaded.sha256, "", "", "validate")
    each = budget.part(3 / 100, least=1)
    jobs = [Job(_replayed, (setup, player, seed_of(seed, number))) for player in players for number in range(each)]
    troubles = [trouble for found in crew.map(STAGE, jobs) for trouble in found]
    games = len(jobs)
    if troubles:
        advice = (
            "This is a fault of the game or of a file changed by hand, not of the scenario. Please report it with the "
            "scenario and the seed.",
        )
        return LEDGER.failed(
            f"{len(troubles)} of {games} games did not add up or did not replay.",
            troubles[:5],
            advice,
            figures={"games": games},
        )
    return LEDGER.passed(
        f"In {games} games every state was the start plus the ledger, and every transcript replayed to the same state.",
        figures={"games": games},
    )


def _replayed(bench: Bench, setup: Setup, player: Player, seed: str) -> Sequence[str]:
    """Play a game with and without the ledger, save it, replay the save; return what went wrong."""
    rules = bench.rules()
    game = record(rules, player, seed)
    where = f"{player.title}, seed {seed}"
    troubles = []
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal.create(Path(folder), now=datetime.now(UTC), slug="validate", token="000000")
        with journal:
            session = Session(evolve(setup, chair=game.chair, seed=seed), journal, lambda: 0.0, rules=rules)
            for action in game.actions:
                session.do(action)
        if journal.trouble:
            return [f"{where}: {journal.trouble}"]
        found = verify(journal.path)
    if session.position.state.values != game.states[-1].values:
        troubles.append(f"{where}: with the ledger the game ends otherwise than without.")
    if (name := _first_difference(session)) is not None:
        troubles.append(f"{where}: {name} is not its start plus what the ledger says.")
    if not found.ok:
        troubles.append(f"{where}: {found.reason}")
    return troubles


def _first_difference(session: Session) -> str | None:
    index = session.rules.layout.index
    values = list(session.start_values)
    for event in session.position.events:
        for change in event.changes:
            values[index[change.variable]] += change.delta
    for name, slot in index.items():
        if values[slot] != session.position.state.values[slot]:
            return name
    return None

"""Transcripts that every later version must replay, as long as the rules are the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mediator_game.engine.constants import RULES_VERSION
from mediator_game.transcript.reading import read
from mediator_game.transcript.schema import schema
from mediator_game.transcript.verify import verify

ALL = sorted((Path(__file__).parents[1] / "golden").glob("*.jsonl"))
GOLDEN = [path for path in ALL if path.name.startswith(f"rules-{RULES_VERSION}-")]
OLDER = [path for path in ALL if path not in GOLDEN]
DOCS = Path(__file__).parents[2] / "docs"


def test_there_are_golden_transcripts():
    assert len(GOLDEN) >= 3


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_transcript_replays_to_every_hash_and_event(path):
    """When this fails, the same inputs give another game: raise RULES_VERSION, record new ones beside these."""
    verdict = verify(path)
    assert verdict.ok, verdict.reason


@pytest.mark.parametrize("path", OLDER, ids=lambda path: path.stem)
def test_a_transcript_of_older_rules_is_read_whole_and_replaying_it_is_refused_with_the_reason(path):
    transcript = read(path)
    assert transcript.faults == ()
    assert transcript.header["rules_version"] < RULES_VERSION
    verdict = verify(path)
    assert not verdict.ok
    assert f"played by rules of version {transcript.header['rules_version']}" in verdict.reason


@pytest.mark.parametrize(
    "surroundings",
    [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Yerevan"}, {"LC_ALL": "C", "TZ": "America/New_York"}],
    ids=["hash seed", "time zone", "locale"],
)
def test_hash_seeds_locales_and_time_zones_change_nothing(surroundings):
    command = [sys.executable, "-m", "mediator_game", "verify", *map(str, GOLDEN)]
    done = subprocess.run(command, env={**os.environ, **surroundings}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_published_schema_is_the_one_in_force():
    assert json.loads((DOCS / "transcript.schema.json").read_text(encoding="utf-8")) == schema()

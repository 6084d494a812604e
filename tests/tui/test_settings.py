"""A player's settings: what can be used is used, what cannot is said."""

import os
from pathlib import Path

import pytest

from mediator_game.tui import settings


def read(tmp_path: Path, text: str | bytes) -> settings.Settings:
    """The settings a file with this text gives."""
    file = tmp_path / "settings.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return settings.read(file)


def test_no_file_means_no_settings_and_nothing_said(tmp_path):
    assert settings.read(tmp_path / "settings.toml") == settings.Settings()


def test_a_theme_and_keys_are_read(tmp_path):
    found = read(tmp_path, 'theme = "paper"\n[keys]\n"desk.text" = "x,ctrl+t"\n"app.help" = "question_mark"\n')
    assert found.theme == "paper"
    assert dict(found.keymap) == {"desk.text": "x,ctrl+t", "app.help": "question_mark"}
    assert found.notices == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('theme = "neon"', "neon"),
        ("theme = 3", "3"),
        ('colour = "red"', "colour"),
        ('[keys]\n"desk.txet" = "x"', "Did you mean desk.text?"),
        ('[keys]\n"desk.text" = "ctrl+"', "keeps its usual"),
        ('[keys]\n"desk.text" = 4', "keeps its usual"),
        ('[keys]\n"desk.text" = ""', "keeps its usual"),
        ("theme = ", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        ("a=" + "[" * 5_000, "cannot be read"),
        ("#" * 70_000, "too long"),
        ('"\\u001b]0;x" = 1', "no setting"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_safe_line_and_the_usual_is_used(tmp_path, text, word):
    found = read(tmp_path, text)
    assert len(found.notices) == 1
    assert word in found.notices[0]
    assert found.notices[0].isprintable()
    assert (found.theme, found.keymap) == ("", ())


def test_a_folder_or_a_pipe_in_its_place_is_no_settings(tmp_path):
    (tmp_path / "settings.toml").mkdir()
    assert settings.read(tmp_path / "settings.toml") == settings.Settings()
    os.mkfifo(tmp_path / "pipe")
    assert settings.read(tmp_path / "pipe") == settings.Settings()


def test_the_theme_chosen_last_is_remembered(tmp_path):
    assert settings.remembered() == ""
    settings.remember("paper")
    assert settings.remembered() == "paper"


def test_a_memory_that_makes_no_sense_is_none(tmp_path):
    settings.remember("neon\x1b]0;x")
    assert settings.remembered() == ""

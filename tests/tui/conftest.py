"""The same terminal for every test of the Textual face, whatever the environment says."""

import pytest


@pytest.fixture(autouse=True)
def _the_same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEXTUAL_THEME", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_SCREENSHOT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")

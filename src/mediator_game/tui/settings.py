"""A player's own colours and keys, from ``settings.toml``. What is wrong there is said, and the usual is used."""

from __future__ import annotations

import contextlib
from pathlib import Path

import platformdirs
from attrs import frozen

from mediator_game.text.clean import one_line
from mediator_game.tui import keys, themes

LARGEST = 64 * 1024


@frozen
class Settings:
    """What the player has set; `notices` are sentences about what could not be used."""

    theme: str = ""
    keymap: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()


def path() -> Path:
    """Return where the settings are, whether or not there are any."""
    return platformdirs.user_config_path("mediator-game", appauthor=False) / "settings.toml"


def remembered() -> str:
    """Return the theme the player chose last, or an empty text."""
    try:
        name = _memory().read_text(encoding="utf-8")[:40].strip()
    except (OSError, ValueError):
        return ""
    return name if name in themes.NAMES else ""


def remember(theme: str) -> None:
    """Keep the theme for the next time; where that cannot be done, it is chosen again."""
    with contextlib.suppress(OSError):
        _memory().parent.mkdir(parents=True, exist_ok=True)
        _memory().write_text(theme, encoding="utf-8")


def _memory() -> Path:
    return platformdirs.user_state_path("mediator-game", appauthor=False) / "theme"


def read(file: Path) -> Settings:
    """Return the settings in a file; none when there is no such file."""
    try:
        if not file.is_file():
            return Settings()
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            return Settings(notices=(f"{_name(file)} is too long to be settings; the usual ones are used.",))
        import tomli

        table = tomli.loads(data.decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        why = one_line(str(error), length=160)
        return Settings(notices=(f"{_name(file)} cannot be read ({why}); the usual settings are used.",))
    return _settings(table)


def _settings(table: dict[str, object]) -> Settings:
    notices = [f"settings.toml: there is no setting {_shown(name)}." for name in table if name not in ("theme", "keys")]
    theme = table.get("theme", "")
    if theme not in ("", *themes.NAMES):
        notices.append(f"settings.toml: there is no theme {_shown(theme)}; there are {', '.join(themes.NAMES)}.")
        theme = ""
    written = table.get("keys", {})
    keymap: dict[str, str] = {}
    for id, pressed in written.items() if isinstance(written, dict) else ():
        if keys.find(id) is None:
            from mediator_game.text.nearest import nearest

            near = nearest(id, [one for one, _, _ in keys.every()])
            notices.append(f"settings.toml: there is no key {_shown(id)}." + (f" Did you mean {near}?" if near else ""))
        elif not isinstance(pressed, str) or not all(_is_key(one) for one in pressed.split(",")):
            notices.append(f"settings.toml: {_shown(pressed)} is no key; {_shown(id)} keeps its usual ones.")
        else:
            keymap[id] = pressed
    return Settings(str(theme), tuple(keymap.items()), tuple(notices))


def _is_key(text: str) -> bool:
    """Tell whether this names a key: modifiers with a plus between, then one character or a key's name."""
    *modifiers, last = text.strip().split("+")
    from textual.keys import Keys

    named = {key.value for key in Keys}
    known = len(last) == 1 or last in named or last in ("question_mark", "slash", "comma", "full_stop")
    return bool(last) and known and all(one in ("ctrl", "shift", "alt", "super") for one in modifiers)


def _shown(value: object) -> str:
    return f'"{one_line(str(value), length=40)}"'


def _name(file: Path) -> str:
    return one_line(str(file), length=200)

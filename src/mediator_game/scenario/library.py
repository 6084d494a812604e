"""Where the game's own scenarios are, and finding one by its name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli
from attrs import frozen

import mediator_game
from mediator_game.text.clean import one_line
from mediator_game.text.nearest import nearest

CAMPAIGN = "campaign.toml"
FRAGMENTS = "library"
"""The folder of files that scenarios share through `uses`; they are not scenarios themselves."""


@frozen
class NotFoundError(Exception):
    """There is no such scenario: what was asked for, why not, and what to do."""

    asked: str
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        """Return one sentence, and the hint."""
        return f"{self.message} {self.hint}" if self.hint else self.message


def folder() -> Path:
    """Return the folder of the game's own scenarios: in the package, or beside `src` in a checkout."""
    package = Path(mediator_game.__file__).resolve().parent
    installed = package / "scenarios"
    return installed if installed.is_dir() else package.parent.parent / "scenarios"


def fragments() -> Path:
    """Return the folder of the files that scenarios use as ``shipped:NAME``."""
    return folder() / FRAGMENTS


def shipped() -> list[Path]:
    """Return the game's own scenarios, the tutorial first and the others by name, which is by date."""
    found = [path for path in folder().glob("*.toml") if path.name != CAMPAIGN]
    return sorted(found, key=lambda path: (path.stem != "tutorial", path.stem))


def campaign() -> Path | None:
    """Return the game's own campaign file, if it has one."""
    path = folder() / CAMPAIGN
    return path if path.is_file() else None


def find(name: str) -> Path:
    """Return the file of a scenario, given its id or a path to a file; otherwise raise `NotFoundError`."""
    shown = one_line(name, length=120)
    if not name.strip():
        raise NotFoundError(name, "There is no scenario without a name.", "`mediator scenarios` lists what there is.")
    path = Path(name)
    looks_like_path = name.endswith(".toml") or os.sep in name or "/" in name
    if not looks_like_path:
        ids = {one.stem: one for one in shipped()}
        if name in ids:
            return ids[name]
        if not _exists(path):
            near = nearest(name, ids)
            hint = f"Did you mean {near}?" if near else "`mediator scenarios` lists what there is."
            raise NotFoundError(name, f"There is no scenario called {shown}.", hint)
    if not _exists(path):
        raise NotFoundError(name, f"There is no file {shown}.", "Check the path, or name a scenario by its id.")
    if path.is_dir():
        raise NotFoundError(name, f"{shown} is a folder.", "Name one of the .toml files in it.")
    if not path.is_file():
        raise NotFoundError(name, f"{shown} is not a regular file.", "Copy its contents into a .toml file.")
    return path


def about(id: str) -> tuple[str, str]:
    """Return the title and the period of one of the game's own scenarios, without judging it; its id when unread."""
    header = _unjudged(id).get("scenario", {})
    title, period = header.get("title", id), header.get("period", "")
    return one_line(str(title)), one_line(str(period))


def chair_title(id: str, chair: str) -> str:
    """Return what a chair of one of the game's own scenarios is called, without judging it; empty when unread."""
    return one_line(str(_unjudged(id).get("chair", {}).get(chair, {}).get("title", "")))


def _unjudged(id: str) -> dict[str, Any]:
    try:
        return tomli.loads((folder() / f"{id}.toml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError):
        return {}


def inside(folder: Path) -> list[Path]:
    """Return the scenarios in a folder and its folders, without fragments, campaigns and hidden folders."""
    return [path for path in _files(folder) if path.name != CAMPAIGN]


def campaigns(folder: Path) -> list[Path]:
    """Return the campaigns in a folder and its folders."""
    return [path for path in _files(folder) if path.name == CAMPAIGN]


def _files(folder: Path) -> Iterator[Path]:
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if one != FRAGMENTS and not one.startswith("."))
        yield from (Path(top, one) for one in sorted(files) if one.endswith(".toml"))


def shipped_fragment(name: str) -> Path | None:
    """Return the file behind ``shipped:NAME``, or None."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", name):
        return None
    path = fragments() / f"{name}.toml"
    return path if path.is_file() else None


def shown(path: Path) -> Path:
    """Return a path as people know it: relative to where they are, when it lies there."""
    try:
        return path.relative_to(Path.cwd())
    except (ValueError, OSError):
        return path


def is_folder(path: Path) -> bool:
    """Say whether there is a folder of that path."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False

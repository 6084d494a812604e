"""What the command line prints and writes: cleaned text, JSON, files that are never overwritten by accident."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import sys
from pathlib import Path

import click

from mediator_game.text.clean import clean_whole, one_line


class Failed(click.ClickException):
    """Something could not be done; the message says what, and what to do."""

    exit_code = 2


class FoundWrong(Failed):
    """What was to be used was looked at, and something is wrong with it."""

    exit_code = 1


def say(text: str, *, err: bool = False) -> None:
    """Print text, cleaned."""
    stream = sys.stderr if err else sys.stdout
    stream.write(f"{clean_whole(text)}\n")
    stream.flush()


def say_json(value: object) -> None:
    """Print a value as JSON. Everything beyond ASCII is escaped, so that no terminal can be reached through it."""
    say(json.dumps(value, indent=2, allow_nan=False))


def write_file(path: Path, text: str, *, force: bool) -> None:
    """Write a file in one go; refuse to replace one unless `force` says so."""
    shown = one_line(str(path))
    if not force and os.path.lexists(path):
        raise Failed(f"There is a {shown} already. Choose another name, or add --force to replace it.")
    if path.exists() and not path.is_file():
        raise Failed(f"{shown} is not a regular file, and only files are replaced. Choose another name.")
    part = path.with_name(f".{path.name}.{secrets.token_hex(3)}")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(clean_whole(text))
        if force:
            part.replace(path)
        else:
            os.link(part, path)  # unlike a rename, never onto another file
            part.unlink()
    except FileExistsError:
        raise Failed(f"There is a {shown} already. Choose another name, or add --force to replace it.") from None
    except OSError as error:
        raise Failed(
            f"{shown} cannot be written: {(error.strerror or 'the system gives no reason').lower()}."
        ) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink()

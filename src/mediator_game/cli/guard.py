"""Every error comes out here, as a sentence and an exit code; a traceback never does."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO, cast

import click

from mediator_game.cli.group import root
from mediator_game.text.clean import clean_whole

COULD_NOT = 2
INTERRUPTED = 130
"""What shells make of Ctrl-C."""
NOBODY_READS = 141
"""What shells make of a closed pipe."""


def run(args: Sequence[str]) -> int:
    """Run the command line and return its exit code."""
    _streams()
    try:
        code = _run(list(args))
        sys.stdout.flush()
    except BrokenPipeError:
        _write_nowhere()
        return NOBODY_READS
    except OSError as error:
        _write_nowhere()
        about = f"{error.filename}: " if error.filename else ""
        _tell(f"mediator: {about}{(error.strerror or type(error).__name__)}.")
        return COULD_NOT
    return code


def _streams() -> None:
    """Have all three streams, whatever was closed, and let none fail over a character."""
    if sys.stdin is None:
        sys.stdin = _nowhere("r")
    sys.stdout = sys.stdout or _nowhere("w")
    sys.stderr = sys.stderr or _nowhere("w")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _nowhere(mode: str) -> TextIO:
    return cast("TextIO", Path(os.devnull).open(mode, encoding="utf-8"))


def _run(args: list[str]) -> int:
    # Not root.main, which gives a closed pipe the code of a finding, and prints what was typed as it is.
    try:
        if "_MEDIATOR_COMPLETE" in os.environ:
            root.main(args, prog_name="mediator")
        with root.make_context("mediator", args) as context:
            root.invoke(context)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else 0
    except click.ClickException as error:
        return _say(error)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - the one place where anything may arrive
        from mediator_game import faults

        _tell(f"mediator: {faults.record(error)}")
        return COULD_NOT
    return 0


def _say(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        _tell(error.format_message())
        return COULD_NOT
    name = context.command_path if context is not None else "mediator"
    _tell(f"{name}: {error.format_message()}")
    if isinstance(error, click.UsageError):
        _tell(f"{name} --help says more.")
    return error.exit_code


def _tell(text: str) -> None:
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{clean_whole(text)}\n")
        sys.stderr.flush()


def _write_nowhere() -> None:
    """What is still in the buffers goes nowhere, lest Python complain about it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())

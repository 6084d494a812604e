"""The commands by name. A command's module is imported when it is called for."""

from __future__ import annotations

from importlib import import_module

import click

from mediator_game import __version__
from mediator_game.text.nearest import nearest

COMMANDS = {
    "play": "Play a scenario.",
    "resume": "Go on where you stopped.",
    "scenarios": "List the scenarios there are.",
    "saves": "List the saved games.",
    "debrief": "Read the debrief of a saved game.",
    "verify": "Replay saved games and compare.",
    "check": "Say what is wrong with scenarios.",
    "simulate": "Play thousands of games and count the outcomes.",
    "explore": "Search the games of a scenario for what must never and what should be possible.",
    "deals": "Say which texts could be agreed, and what becomes of them.",
    "validate": "Judge whether scenarios are sound, fair and worth playing.",
    "new": "Write a scenario to start from.",
    "watch": "Check, replay and play a scenario on every save.",
    "graph": "Draw what leads to what in a scenario.",
    "schema": "Print the formats as JSON Schema.",
}
"""What there is, in the order of the help, and what each does."""

_MODULES = {"resume": "play", "verify": "saves", "scenarios": "saves"}
"""Where a command lives, if not in a module of its own name."""


class Commands(click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's form
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"mediator_game.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command named, or say which is meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = nearest(args[0], COMMANDS)
            meant = f" Did you mean {near}?" if near else ""
            raise click.UsageError(f"There is no command called {args[0]}.{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="mediator %(version)s")
@click.pass_context
def root(ctx: click.Context, /) -> None:
    """Mediate: a role-play training game. Without a command, the game opens at its home screen.

    Exit codes: 0 fine, 1 something is wrong with what was checked, 2 it could not be done.
    """
    if ctx.invoked_subcommand is None:
        from mediator_game.cli.screen import show

        ctx.exit(show())

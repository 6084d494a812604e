"""``mediator schema``: the formats of scenarios and transcripts as JSON Schema, for editors and other programs."""

from __future__ import annotations

import click

from mediator_game.cli.output import say_json


@click.command()
@click.argument("which", type=click.Choice(["scenario", "part", "transcript"]), default="scenario")
def schema(which: str) -> None:
    """Print a JSON Schema: of a scenario, of a part that scenarios use, or of a transcript.

    Kept beside your own scenarios, it gives completion and help in editors that read it:

    \b
        mediator schema > scenario.schema.json

    and, as the first line of a scenario in the same folder:

    \b
        #:schema ./scenario.schema.json
    """
    if which == "transcript":
        from mediator_game.transcript.schema import schema as transcript

        say_json(transcript())
        return
    from mediator_game.engine.constants import CONSTANTS
    from mediator_game.scenario.schema import part_schema
    from mediator_game.scenario.schema import schema as whole

    rules = {name: (one.low, one.high, one.about) for name, one in CONSTANTS.items()}
    say_json(whole(rules) if which == "scenario" else part_schema(rules))

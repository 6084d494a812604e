"""``mediator deals``: what could be agreed at one moment of a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mediator_game.cli.loading import known, playable, seed_of
from mediator_game.cli.output import Failed, say, say_json

if TYPE_CHECKING:
    from mediator_game.engine.rules import Rules
    from mediator_game.playtest.space import Moment


@click.command()
@click.argument("scenario")
@click.option("--line", metavar="ID", help="Look at a moment along one of the scenario's lines; goes with --turn.")
@click.option("--turn", type=click.IntRange(1), metavar="N", help="The turn: its moves made, its end not reached.")
@click.option("--chair", default="", metavar="ID", help="The chair played; the line's or the first by default.")
@click.option("--seed", metavar="N", help="Draw the hidden numbers; without it they stand at their middles.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, in hundredths of a point.")
def deals(scenario: str, line: str | None, turn: int | None, chair: str, seed: str | None, as_json: bool) -> None:
    """Show the bargaining space of SCENARIO: which texts both leaders accept, and which of them both outlive."""
    from mediator_game.engine.compile import compile_rules
    from mediator_game.playtest.space import NothingToBargainError, space_of
    from mediator_game.playtest.space.listing import as_json as shape
    from mediator_game.playtest.space.page import as_text

    if (line is None) != (turn is None):
        raise click.UsageError("--line and --turn go together.")
    _, written = playable(scenario)
    rules = compile_rules(written)
    moment = _moment(rules, line, turn, chair, None if seed is None else str(seed_of(seed)))
    try:
        space = space_of(rules, moment)
    except NothingToBargainError as error:
        raise Failed(str(error)) from None
    if as_json:
        say_json(shape(space))
    else:
        say(as_text(space))


def _moment(rules: Rules, line: str | None, turn: int | None, chair: str, seed: str | None) -> Moment:
    from mediator_game.playtest.space import along_line, at_start
    from mediator_game.playtest.space.moment import GameOverError

    written = rules.scenario
    if line is not None:
        chair = chair or written.line[known("line", line, written.line)].chair
    chair = known("chair", chair, written.chair) if chair else rules.chairs[0]
    if line is None or turn is None:
        return at_start(rules, chair, seed)
    if turn > written.scenario.turns:
        raise Failed(f"The scenario has {written.scenario.turns} turns; there is no turn {turn}.")
    try:
        return along_line(rules, line, turn, chair, seed)
    except GameOverError as error:
        raise Failed(str(error)) from None

"""``mediator play`` and ``mediator resume``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from mediator_game.cli.games import Wishes, save_named
from mediator_game.cli.loading import seed_of

_saves = click.option(
    "--saves", type=click.Path(path_type=Path), metavar="DIR", help="The folder that transcripts are kept in."
)


@click.command()
@click.argument("scenario", required=False)
@click.option("--chair", default="", metavar="ID", help="The chair to take.")
@click.option("--seed", metavar="N", help="A whole number or any text: the same seed gives the same dice.")
@click.option("--player", default="player", metavar="NAME", help="The name in the transcript; a pseudonym is best.")
@click.option("--mode", type=click.Choice(["training", "assessed"]), help="Assessed: no rewind and no numbers.")
@click.option(
    "--names", type=click.Choice(["report", "both"]), default="report", help="Place names: one, or both sides'."
)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, pipes and slow links.")
@click.option("--line", metavar="ID", help="Play one of the scenario's lines without a player.")
@click.option(
    "--inputs", type=click.Path(path_type=Path), metavar="FILE", help="Play inputs from a file of JSON lines."
)
@click.option("--json", "as_json", is_flag=True, help="With --line or --inputs: say what came of it as JSON.")
@click.option("--new", "anew", is_flag=True, help="With campaign: begin another instead of going on with the last.")
@_saves
def play(
    scenario: str | None,
    chair: str,
    seed: str | None,
    player: str,
    mode: Literal["training", "assessed"] | None,
    names: Literal["report", "both"],
    plain: bool,
    line: str | None,
    inputs: Path | None,
    as_json: bool,
    anew: bool,
    saves: Path | None,
) -> None:
    """Play SCENARIO, an id or a file; without one, choose at the home screen.

    SCENARIO may be the word campaign: all phases in order, each from what the last one left. --chair then names a role.
    """
    wishes = Wishes(chair, seed_of(seed), player, mode, names, saves)
    if scenario == "campaign" and inputs is not None:
        raise click.UsageError("--inputs takes one scenario, not the campaign.")
    if scenario == "campaign":
        code = _campaign(wishes, line, plain=plain, anew=anew, as_json=as_json)
    elif anew:
        raise click.UsageError("--new goes with campaign.")
    elif line is not None or inputs is not None:
        if scenario is None or plain or (line is not None and inputs is not None):
            raise click.UsageError("--line and --inputs take a scenario, and exclude each other and --plain.")
        from mediator_game.cli import headless

        code = headless.play(scenario, wishes, line, inputs, seeded=seed is not None, as_json=as_json)
    elif as_json:
        raise click.UsageError("--json goes with --line or --inputs.")
    elif plain:
        from mediator_game.cli import plainly

        code = plainly.play(scenario, wishes)
    else:
        code = _on_screen(scenario, wishes, "" if seed is None else wishes.seed)
    click.get_current_context().exit(code)


def _campaign(wishes: Wishes, line: str | None, *, plain: bool, anew: bool, as_json: bool) -> int:
    if line is not None:
        from mediator_game.cli import campaign

        if plain or anew:
            raise click.UsageError("--line begins a campaign of its own, and goes without --plain and --new.")
        return campaign.headless(wishes, line, as_json=as_json)
    if as_json:
        raise click.UsageError("--json goes with --line or --inputs.")
    if plain:
        from mediator_game.cli import plainly

        return plainly.campaign(wishes, anew=anew)
    from mediator_game.cli.screen import needed, show
    from mediator_game.tui.launch import Launch

    needed()
    launch = Launch(
        campaign=True,
        anew=anew,
        chair=wishes.chair,
        player=wishes.player,
        mode=wishes.mode or "training",
        names=wishes.names,
    )
    return show(launch, wishes.saves)


def _on_screen(scenario: str | None, wishes: Wishes, seed: int | str) -> int:
    from mediator_game.cli.screen import needed, show
    from mediator_game.tui.launch import Launch

    needed()
    if scenario is not None:
        from mediator_game.cli.loading import known, playable

        _, written = playable(scenario)
        if wishes.chair:
            known("chair", wishes.chair, written.chair)
    launch = Launch(
        scenario=scenario or "",
        chair=wishes.chair,
        player=wishes.player,
        mode=wishes.mode or "training",
        names=wishes.names,
        seed=seed,
    )
    return show(launch, wishes.saves)


@click.command()
@click.argument("save", required=False)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, pipes and slow links.")
@click.option("--under", metavar="SCENARIO", help="In a new save, under this form of the scenario: an id or a file.")
@_saves
def resume(save: str | None, plain: bool, under: str | None, saves: Path | None) -> None:
    """Go on with SAVE, a file or its name; without one, with the latest game that has not ended.

    The game goes on under the scenario as it was. With --under it goes on under another form of it, such as today's
    file, if it is the same game so far.
    """
    path = save_named(save, saves)
    if under is not None:
        from mediator_game.cli.games import go_over

        path = go_over(path, under)
    if plain:
        from mediator_game.cli import plainly

        code = plainly.resume(path)
    else:
        from mediator_game.cli.screen import show
        from mediator_game.tui.launch import Launch

        code = show(Launch(save=str(path)), saves)
    click.get_current_context().exit(code)

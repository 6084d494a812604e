"""``mediator graph``: what leads to what in a scenario, for programs that draw."""

from __future__ import annotations

import click

from mediator_game.cli.output import Failed, say
from mediator_game.text.clean import one_line


@click.command()
@click.argument("scenario")
@click.option("--format", "form", type=click.Choice(["mermaid", "dot"]), default="mermaid", help="How to write it.")
@click.option("--around", metavar="ID", help="Only what is one step from this: an id, or a name such as SIDE.trust.")
def graph(scenario: str, form: str, around: str | None) -> None:
    """Draw which moves, reactions and events change what, and what asks for it.

    Only what the author wrote is drawn, not the engine's own laws. Mermaid is shown by many web pages and editors; DOT
    is for Graphviz: mediator graph SCENARIO --format dot | dot -Tsvg -o scenario.svg
    """
    from mediator_game.cli.loading import playable
    from mediator_game.scenario import graph as graphs
    from mediator_game.scenario.graph_text import MOST_ARROWS, WRITERS
    from mediator_game.text.nearest import nearest

    _, loaded = playable(scenario)
    drawn = graphs.graph(loaded)
    title = loaded.scenario.title
    if around is not None:
        near = graphs.around(drawn, around)
        if near is None:
            close = nearest(around, graphs.names(drawn))
            meant = f"Did you mean {close}?" if close else "It is an id, or a name that a condition or an effect uses."
            raise Failed(f"Nothing here is called {one_line(around, length=80)}. {meant}")
        drawn, title = near, f"{title}: {around}"
    say(WRITERS[form](drawn, title))
    if form == "mermaid" and len(drawn.edges) > MOST_ARROWS:
        say(
            f"mediator graph: {len(drawn.edges)} arrows; Mermaid draws at most {MOST_ARROWS} unless its maxEdges is "
            "raised. --around ID draws a part, --format dot all of it.",
            err=True,
        )

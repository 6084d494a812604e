"""A graph written for programs that draw: Mermaid or DOT, grouped by kind, with a legend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from mediator_game.scenario.graph import KINDS, Edge, Graph, Kind, Node
from mediator_game.text.clean import one_line
from mediator_game.text.escape import dot_string, mermaid_string

MOST_ARROWS = 500
"""How many arrows Mermaid draws unless it is told otherwise."""
_LONGEST = 60
_LEGEND = (
    "A solid arrow changes what it points to. A dotted arrow is asked for by the condition, the chance or the size of "
    "what it points to. The engine's own laws are not drawn."
)
_MERMAID: dict[Kind, tuple[str, str]] = {
    "chair": ("[\\", "/]"), "move": ("[", "]"), "reaction": ("{{", "}}"), "event": ("([", "])"),
    "measure": ("[[", "]]"), "gauge": ("(", ")"),
    "text": ("[(", ")]"), "flag": ("[/", "/]"), "hinge": ("{", "}"), "note": (">", "]"), "outcome": ("[[", "]]"),
}  # fmt: skip
_DOT: dict[Kind, str] = {
    "chair": "invtrapezium", "move": "box", "reaction": "hexagon", "event": "oval",
    "measure": "component", "gauge": "ellipse",
    "text": "cylinder", "flag": "parallelogram", "hinge": "diamond", "note": "note", "outcome": "doubleoctagon",
}  # fmt: skip


def mermaid(drawn: Graph, title: str) -> str:
    """Return a graph as a Mermaid flowchart."""
    number = {node: f"n{place}" for place, node in enumerate(drawn.nodes, 1)}
    lines = [f"%% {line}" for line in _head(mermaid_string(_short(title))[1:-1], drawn)]  # no %%{ may come of a title
    lines.append("flowchart LR")
    for kind, nodes in _groups(drawn):
        lines.append(f"  subgraph {kind}s[{mermaid_string(KINDS[kind])}]")
        opening, closing = _MERMAID[kind]
        lines += (f"    {number[node]}{opening}{mermaid_string(_label(node))}{closing}" for node in nodes)
        lines.append("  end")
    for edge in drawn.edges:
        arrow = "-->" if edge.sort == "changes" else "-.->"
        said = f"|{mermaid_string(edge.label)}|" if edge.label else ""
        lines.append(f"  {number[edge.source]} {arrow}{said} {number[edge.target]}")
    lines.append(f"  legend[{mermaid_string(_LEGEND)}]")
    lines.append("  style legend fill:none,stroke-dasharray:3")
    return "\n".join(lines)


def dot(drawn: Graph, title: str) -> str:
    """Return a graph in DOT, for Graphviz."""
    number = {node: f"n{place}" for place, node in enumerate(drawn.nodes, 1)}
    lines = [f"// {line}" for line in _head(_short(title), drawn)]
    lines += ["digraph scenario {", '  rankdir=LR; fontname="sans-serif";']
    lines += (f'  {each} [fontname="sans-serif"];' for each in ("node", "edge"))
    lines.append(f"  labelloc=t; label={dot_string(_short(title))};")
    for kind, nodes in _groups(drawn):
        lines.append(f"  subgraph cluster_{kind} {{")
        lines.append(f"    label={dot_string(KINDS[kind])}; node [shape={_DOT[kind]}];")
        lines += (f"    {number[node]} [label={dot_string(_label(node))}];" for node in nodes)
        lines.append("  }")
    for edge in drawn.edges:
        lines.append(f"  {number[edge.source]} -> {number[edge.target]}{_dot_style(edge)};")
    lines.append(f"  legend [shape=plaintext, label={dot_string(_LEGEND.replace('. ', '.' + chr(10)))}];")
    lines.append("}")
    return "\n".join(lines)


WRITERS: dict[str, Callable[[Graph, str], str]] = {"mermaid": mermaid, "dot": dot}


def _head(title: str, drawn: Graph) -> Iterator[str]:
    """Say what this is, and what is left out because nothing leads to or from it."""
    yield f"{title}: what leads to what."
    for kind, nodes in groupby(drawn.apart, key=lambda node: node.kind):
        listed = ", ".join(node.id for node in nodes)
        yield f"{KINDS[kind]} that no effect or condition joins to anything: {listed}."


def _groups(drawn: Graph) -> Iterator[tuple[Kind, list[Node]]]:
    for kind, nodes in groupby(drawn.nodes, key=lambda node: node.kind):
        yield kind, list(nodes)


def _label(node: Node) -> str:
    """Return a node's title and id, or its name where that is both."""
    return node.id if node.title == node.id else f"{_short(node.title)} ({node.id})"


def _short(text: str) -> str:
    return one_line(text, length=_LONGEST)


def _dot_style(edge: Edge) -> str:
    style = ["style=dotted"] if edge.sort == "asked" else []
    if edge.label:
        style.append(f"label={dot_string(edge.label)}")
    return f" [{', '.join(style)}]" if style else ""

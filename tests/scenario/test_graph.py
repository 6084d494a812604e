"""The graph of a scenario: every written effect and condition is in it, and nothing in it can be taken for markup."""

import re
from pathlib import Path

import pytest

from corpus import each_hostile
from mediator_game.scenario.graph import KINDS, Edge, Graph, Node, around, graph, names
from mediator_game.scenario.graph_text import WRITERS, dot, mermaid
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load
from mediator_game.text.escape import dot_string, mermaid_string
from scenario.patched import patched

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "examples" / "herring-bank.toml"
HERRING = load(EXAMPLE).scenario


def drawn(snippet, tmp_path):
    file = tmp_path / "drawn.toml"
    file.write_text(patched(snippet), encoding="utf-8")
    loaded = load(file)
    assert loaded.scenario is not None, loaded.diagnostics
    return graph(loaded.scenario)


def arrows(found):
    return {(edge.source.id, edge.target.id, edge.sort, edge.label) for edge in found.edges}


def test_an_effect_is_an_arrow_to_what_it_changes_and_a_condition_one_from_what_it_asks_for():
    found = arrows(graph(HERRING))
    assert ("pilots-strike", "holm.rhetoric", "changes", "+ 6") in found
    assert ("pilots-strike", "holm.crews.support", "changes", "- 2") in found
    assert ("text.public", "pilots-strike", "asked", "") in found
    assert ("holm.pilots.shortfall", "pilots-strike", "asked", "chance") in found
    assert ("text.exists", "who-else", "asked", "") in found


def test_a_counter_is_asked_for_from_what_it_counts():
    assert ("visit", "catch-book", "asked", "") in arrows(graph(HERRING))


def test_whoever_makes_the_text_public_is_joined_to_it():
    assert ("publish", "text.public", "changes", "= true") in arrows(graph(HERRING))


def test_flags_choices_and_what_sizes_a_change_are_drawn(tmp_path):
    snippet = (
        '[[reaction]]\nid = "dry"\ntitle = "Dry"\nwhen = "turn >= 2 and not flags.warned"\n'
        'effects = ["flags.warned = true", "now.road = \'open\'", "harvest -= tension / 10"]\n'
    )
    found = drawn(snippet, tmp_path)
    made = arrows(found)
    assert ("dry", "flags.warned", "changes", "= true") in made
    assert ("flags.warned", "dry", "asked", "") in made
    assert ("dry", "now.road", "changes", "= 'open'") in made
    assert ("dry", "harvest", "changes", "- tension / 10") in made
    assert ("tension", "dry", "asked", "size") in made
    assert {node.id: node.kind for node in found.nodes}["flags.warned"] == "flag"


def test_time_is_not_drawn():
    assert not {"turn", "turns", "date", "chair"} & set(names(graph(HERRING)))


@pytest.mark.parametrize("file", [*shipped(), EXAMPLE], ids=lambda file: file.stem)
def test_everything_written_is_drawn_or_stands_apart(file):
    scenario = load(file).scenario
    found = graph(scenario)
    there = {(node.kind, node.id) for node in (*found.nodes, *found.apart)}
    for kind in ("move", "reaction", "event", "hinge", "note", "outcome"):
        assert {(kind, one.id) for one in getattr(scenario, kind)} <= there
    changed = sum(len(set(one.effects)) for kind in ("move", "reaction", "event") for one in getattr(scenario, kind))
    changed += sum(len(set(chair.effects)) for chair in scenario.chair.values())
    assert sum(edge.sort == "changes" and edge.source.id != "publish" for edge in found.edges) >= changed
    assert {edge.source for edge in found.edges} | {edge.target for edge in found.edges} == set(found.nodes)


def test_nodes_come_by_kind_and_the_same_scenario_gives_the_same_text():
    found = graph(HERRING)
    kinds = [node.kind for node in found.nodes]
    assert kinds == sorted(kinds, key=list(KINDS).index)
    assert all(write(found, "x") == write(graph(load(EXAMPLE).scenario), "x") for write in WRITERS.values())


def test_around_keeps_what_is_one_step_away_and_nothing_else():
    near = around(graph(HERRING), "catch-book")
    assert {node.id for node in near.nodes} == {"catch-book", "visit"}
    wide = around(graph(HERRING), "holm.rhetoric")
    assert {node.id for node in wide.nodes} == {"holm.rhetoric", "pilots-strike", "june-gale"}
    assert all("holm.rhetoric" in (edge.source.id, edge.target.id) for edge in wide.edges)


def test_around_something_apart_shows_it_alone_and_around_nothing_is_nothing():
    assert [node.id for node in around(graph(HERRING), "summit").nodes] == ["summit"]
    assert around(graph(HERRING), "no-such-thing") is None
    assert around(graph(HERRING), "note.catch-book") == around(graph(HERRING), "catch-book")


def with_text(text):
    node, other = Node("move", "a", text), Node("flag", text, text)
    return Graph((node, other), (Edge(node, other, "changes", text), Edge(other, node, "asked", "")), (node,))


@each_hostile
def test_no_title_breaks_out_of_a_mermaid_string(text):
    written = mermaid(with_text(text), text)
    for line in written.splitlines():
        bare = re.sub(r'"[^"]*"', "", line)
        assert re.fullmatch(
            r"%% [^{}]*|flowchart LR|  subgraph \w+\[\]|    n\d+(\[\]|\[//\])|  end|  n\d+ (-->|-\.->)(\|\|)? n\d+|"
            r"  legend\[\]|  style legend [\w:,-]+",
            bare,
        ), line
    assert "%%{" not in written
    assert re.fullmatch(r'"(?:[\w .,:!?\'’“”()/+=-]|#\d+;)*"', mermaid_string(text))


@each_hostile
def test_no_title_breaks_out_of_a_dot_string(text):
    written = dot(with_text(text), text)
    assert re.fullmatch(r'"(?:[^"\\\n]|\\[\\"n])*"', dot_string(text))
    for line in written.splitlines():
        if not line.startswith("//"):
            bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
            assert re.fullmatch(r"[\w \[\]{}=;,>-]*", bare), line


@pytest.mark.parametrize("form", WRITERS)
def test_every_node_and_arrow_is_written_once_with_a_legend(form):
    found = graph(HERRING)
    written = WRITERS[form](found, "Herring")
    assert len(re.findall(r"^    n\d+\W", written, re.MULTILINE)) == len(found.nodes)
    assert len(re.findall(r"^  n\d+ -[->.]+", written, re.MULTILINE)) == len(found.edges)
    assert "own laws are not drawn" in written
    assert "channel, table, amend, summit, push-back" in written

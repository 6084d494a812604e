"""The schemas from the command line are the published ones, so that they can be kept beside scenarios elsewhere."""

import json
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.mark.parametrize(
    ("asked", "name"),
    [([], "scenario"), (["scenario"], "scenario"), (["part"], "scenario-part"), (["transcript"], "transcript")],
)
def test_a_schema_is_printed_as_it_is_published(mediator, asked, name):
    done = mediator("schema", *asked)
    assert done.code == 0
    assert done.json == json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8"))


def test_another_word_is_refused_with_those_there_are(mediator):
    refused = mediator("schema", "senario")
    assert refused.code == 2
    assert "scenario" in refused.err and "part" in refused.err

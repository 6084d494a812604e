import pytest
from jsonschema import validate

TEXT = {"type": "object", "additionalProperties": {"type": "string"}, "required": ["water", "road"]}
COUNT = {"type": ["integer", "null"], "minimum": 0}
BOTH = {"type": "object", "required": ["hill", "river"]}
POINT = {
    "type": ["object", "null"],
    "properties": {"text": TEXT, "gains": BOTH, "scores": BOTH, "texts": {"type": "array", "items": TEXT}},
    "required": ["text", "gains", "scores", "settles", "acceptable", "needs_sponsor", "count", "texts"],
}
SET = {"type": "object", "properties": {"count": COUNT, "texts": {"type": "array", "items": TEXT}}}
DEALS = {
    "type": "object",
    "properties": {
        "scenario": {"const": "valley"},
        "turn": {"type": "integer"},
        "packages": {"const": 6},
        "settling": {"type": "integer"},
        "acceptable": SET,
        "pareto": {"type": "array", "items": POINT},
        "nash": POINT,
        "kalai_smorodinsky": POINT,
        "survivable": SET,
        "sides": {"type": "object", "additionalProperties": {"type": "object", "required": ["no_deal", "scores"]}},
        "strangest": {"type": "object", "additionalProperties": {"type": "array"}, "required": ["hill", "river"]},
    },
}
DEALS["required"] = list(DEALS["properties"])


@pytest.mark.parametrize("args", [[], ["--seed", 3], ["--line", "historical", "--turn", 2]])
def test_deals_have_their_documented_shape(mediator, valley, args):
    done = mediator("deals", valley, "--json", *args)
    assert done.code == 0
    validate(done.json, DEALS)
    assert done.json["turn"] == (2 if "--turn" in args else 1)


def test_people_get_a_page_that_says_which_numbers_it_took(mediator, valley):
    done = mediator("deals", valley)
    assert done.code == 0
    assert "every hidden number at the middle" in done.out
    assert "seed 3 draws them" in mediator("deals", valley, "--seed", 3).out.replace("\n", " ")
    assert max(map(len, done.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--line", "historical"], "--turn"),
        (["--turn", "2"], "--line"),
        (["--line", "historicl", "--turn", "2"], "historical"),
        (["--line", "historical", "--turn", "9"], "3 turns"),
        (["--chair", "envoi"], "envoy"),
    ],
)
def test_what_cannot_be_looked_at_is_said(mediator, valley, args, said):
    done = mediator("deals", valley, *args)
    assert done.code == 2
    assert said in done.err

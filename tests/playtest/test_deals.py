"""What an author is shown of a space: the strangest texts first, in his own words."""

from attrs import evolve
from hypothesis import given

from engine.worlds import valley
from mediator_game.engine.compile import compile_rules
from mediator_game.playtest.space import at_start, space_of
from mediator_game.playtest.space.drawing import COLUMNS, ROWS, draw
from mediator_game.playtest.space.listing import as_json
from mediator_game.playtest.space.page import as_text
from mediator_game.scenario.library import find
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Span
from playtest.spaces import scenarios
from playtest.test_space import EASY


def shown(scenario, chair="envoy"):
    rules = compile_rules(scenario)
    return space_of(rules, at_start(rules, chair))


def test_the_strangest_text_of_a_side_takes_most_from_it_and_is_accepted_all_the_same():
    space = shown(load(find("1997-step-by-step")).scenario, "us")
    found = as_json(space)
    for place, side in enumerate(("ar", "az")):
        strange = found["strangest"][side]
        takes = [one["gives_up"] for one in strange]
        assert takes == sorted(takes, reverse=True)
        assert all(one["text"] in found["acceptable"]["texts"] for one in strange)
        assert takes[0] == max(_taken(found["sides"][side], text, space) for text in found["acceptable"]["texts"])
        assert place == list(found["sides"]).index(side)


def _taken(side, text, space):
    today = space.sheets.named(space.sheets.status_quo)
    return sum(max(0, side["scores"][i][today[i]] - side["scores"][i][option]) for i, option in text.items())


@EASY
@given(scenarios())
def test_a_side_that_gives_nothing_up_has_no_strange_texts(scenario):
    found = as_json(shown(scenario))
    for texts in found["strangest"].values():
        for one in texts:
            assert one["gives_up"] > 0
            assert one["on"]
            assert min(one["gains"].values()) >= 0


@EASY
@given(scenarios())
def test_the_numbers_of_the_listing_fit_together(scenario):
    found = as_json(shown(scenario))
    acceptable, survivable, free = found["acceptable"], found["survivable"], found["without_sponsor"]
    assert acceptable["count"] == len(acceptable["texts"])
    assert survivable["count"] == len(survivable["texts"]) <= acceptable["count"]
    assert free["survivable"]["count"] <= survivable["count"]
    assert free["acceptable"]["count"] <= acceptable["count"]
    assert found["settling"] < found["packages"]
    for text in acceptable["texts"]:
        for side, sheet in found["sides"].items():
            score = sum(sheet["scores"][issue][option] for issue, option in text.items())
            for point in found["pareto"]:
                if point["text"] == text:
                    assert point["scores"][side] == score


def test_a_page_without_an_agreement_names_the_text_that_comes_nearest():
    scenario = valley()
    proud = {name: evolve(side, outlook=Span(90, 90), press=Span(-30, -30)) for name, side in scenario.side.items()}
    page = as_text(shown(evolve(scenario, side=proud)))
    assert "No text is accepted by both leaders" in page
    assert "strangest" not in page


def test_the_drawing_puts_the_zone_both_accept_in_the_upper_right_corner():
    lines = draw([((1_000, 1_000), 1), ((-1_000, -1_000), 12)], [((1_000, 1_000), "N")], ("Hill", "River"))
    rows = lines[1 : ROWS + 1]
    assert rows[0].endswith("N")
    assert "#" in rows[-1]
    assert rows[-1].index("#") < COLUMNS // 2
    assert sum("+" in row and "-" in row for row in rows) == 1

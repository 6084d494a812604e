"""Drawing a scenario from the command line."""

import pytest


@pytest.mark.parametrize(("form", "start"), [("mermaid", "flowchart LR"), ("dot", "digraph scenario {")])
def test_a_scenario_is_written_for_either_program(mediator, form, start):
    done = mediator("graph", "tutorial", "--format", form)
    assert done.code == 0
    assert start in done.out.splitlines()
    assert done.err == ""


def test_a_part_of_it_is_asked_for_by_an_id(mediator):
    whole, part = mediator("graph", "tutorial"), mediator("graph", "tutorial", "--around", "muster")
    assert 0 < len(part.out.splitlines()) < len(whole.out.splitlines())
    assert "(muster)" in part.out


def test_an_id_that_is_not_there_gets_the_nearest_one(mediator):
    refused = mediator("graph", "tutorial", "--around", "mustr")
    assert refused.code == 2
    assert "Did you mean muster?" in refused.err


def test_what_cannot_be_played_cannot_be_drawn(mediator, here):
    (here / "broken.toml").write_text("[scenario]\n", encoding="utf-8")
    assert mediator("graph", "broken.toml").code == 1
    assert mediator("graph", "nowhere.toml").code == 2

"""What the trainee sees of papers that others put forward, and what he does not."""

from pathlib import Path

from attrs import evolve

from mediator_game.debrief.run import Run
from mediator_game.debrief.sections.papers import LETTERS, papers
from mediator_game.plain.paper import written
from mediator_game.plain.sheet import text_page
from mediator_game.play.inputs import EndTurn
from mediator_game.play.session import Memory, Session, Setup
from mediator_game.scenario.load import load
from mediator_game.scenario.model import Span

FILE = Path(__file__).parents[1] / "scenarios" / "two-papers.toml"


def played(turns, told=("crown",), **changes):
    """Some turns in which the envoy does nothing, with a paper that the Crown is told of, or is not."""
    scenario = load(FILE).scenario
    paper = evolve(scenario.paper[0], told=told)
    scenario = evolve(scenario, paper=(paper,), outcome=scenario.outcome[-1:], hinge=(), **changes)
    session = Session(Setup(scenario, {}, "0" * 64, "envoy", seed=3, run="run"), Memory(), lambda: 0.0)
    for _ in range(turns):
        session.do(EndTurn())
    return session


def test_a_paper_the_trainee_is_told_of_lies_beside_his_text():
    (paper,) = played(2).view().papers
    assert (paper.owner, paper.standing) == ("The League", "on the table")
    assert [(term.issue, term.says, term.differs) for term in paper.terms] == [
        ("fire", "The shooting stops", True),
        ("guard", "Guards of the League alone", True),
    ]
    assert paper.signed_by == ("Hill", "The League")
    assert paper.not_signed_by == ("River", "River: the river watch")


def test_the_text_in_words_has_it_too():
    said = written(text_page(played(2).view()))
    assert "Another paper: The League's paper, on the table" in said
    assert "Signed by: Hill; The League." in said


def test_a_secret_paper_is_neither_seen_nor_told_until_it_is_in_force():
    session = played(2, told=())
    assert session.view().papers == ()
    assert not any("League's paper" in told.text for told in session.view().log)
    session.do(EndTurn())
    assert session.view().papers[0].standing == "in force"


def test_what_others_do_with_a_paper_that_is_known_is_told():
    said = " ".join(told.text for told in played(3).view().log)
    for words in ("the League's paper", "Nobody guards it", "Hill"):
        assert words in said


def test_a_secret_letter_is_kept_from_the_desk_and_shown_in_the_debrief_as_inference():
    letter = evolve(load(FILE).scenario.letter[0], when=None, worth=Span(2, 2), leak=0)
    session = played(3, letter=(letter,))
    assert session.view().papers[0].letters == ()
    said = str(papers(Run(session)))
    assert "The League to River (secret), worth 2 points. Seed corn for River" in said
    assert LETTERS in said

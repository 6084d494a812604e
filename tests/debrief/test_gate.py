"""What stands behind the gate is nowhere before it is open."""

import pytest

from debrief.games import CROSSING, GATED, TEXT, VALLEY, by_id, ended, follow, opened, played, words_of
from mediator_game.debrief.build import sections
from mediator_game.debrief.render import as_json, markdown, text
from mediator_game.play.inputs import Alternative, EndTurn, Move, Rewind
from mediator_game.text.markdown import plain

ALL = ("care", "page-one", "forecasts", "knowledge", "gate", *GATED)


def every_form(session, **flags):
    """Whatever any renderer writes, the escaping and the line ends taken out."""
    found = sections(session, **flags)
    forms = [form.render(session.setup, found) for form in (text, markdown, as_json)]
    return "\n".join(" ".join(form.replace("\\", "").split()) for form in forms)


def hidden_texts(session):
    """What an author wrote for after the game, as far as play itself has not shown it."""
    scenario = session.setup.scenario
    yield from (claim.text for claim in (*scenario.record.claim, *scenario.record.differences))
    for trap in scenario.trap:
        yield from (trap.title, trap.way_in, trap.way_out)
    yield from (*scenario.questions.reactions, *scenario.questions.analysis, *scenario.questions.application)
    yield from (outcome.text for outcome in scenario.outcome if outcome.id != session.outcome)
    yield from (source.text for source in scenario.source.values())
    if scenario.epilogue:
        yield scenario.epilogue.text


def test_the_sections_come_in_their_order_with_or_without_the_gate():
    session = ended()
    assert tuple(one.id for one in sections(session)) == ALL
    assert tuple(one.id for one in sections(session, instructor=True)) == ALL
    assert tuple(one.id for one in sections(session) if one.gated) == GATED


def test_a_gated_section_is_empty_and_says_what_opens_it():
    for one in sections(ended()):
        assert one.readable is not one.gated
        assert bool(one.body) is one.readable
        assert ("two other ways" in one.closed) is one.gated


def test_two_alternatives_open_it_and_one_does_not():
    session = ended()
    session.do(Alternative("The guard hears it first."))
    assert not by_id(session)["truth"].readable
    assert "one more way" in by_id(session)["truth"].closed
    session.do(Alternative("Nobody tables anything."))
    found = by_id(session)
    assert all(one.readable and one.body and not one.closed for one in found.values())
    assert "Nobody tables anything." in words_of(found["gate"])


def test_the_instructors_flag_opens_it():
    session = ended()
    assert all(one.readable and one.body for one in sections(session, instructor=True))
    assert not by_id(session)["record"].readable


def test_a_game_still_in_play_stays_closed_and_says_so():
    session = played(Move("visit", target="hill"))
    found = by_id(session)
    assert not found["truth"].readable
    assert "when the game has ended" in found["truth"].closed
    assert "has not ended" in words_of(found["page-one"])
    assert all(one.body for one in sections(session, instructor=True))


def test_going_back_into_the_game_closes_it_until_the_game_has_ended_again():
    session = opened(ended())
    session.do(Rewind(0))
    assert not by_id(session)["truth"].readable
    while not session.ended:
        session.do(EndTurn())
    assert by_id(session)["truth"].readable
    assert "Nobody tables anything." in words_of(by_id(session)["gate"])


@pytest.mark.parametrize("line", ["historical", "rushed"])
def test_nothing_written_for_after_the_game_is_in_any_form_before_the_gate_opens(line):
    session = follow(line)
    before, after = every_form(session), every_form(opened(session))
    places = {id: place.name for id, place in session.setup.scenario.place.items()}
    seen = 0
    for written in hidden_texts(session):
        shown = " ".join(plain(written).split())
        for id, name in places.items():
            shown = shown.replace(f"{{place:{id}}}", name)
        assert shown not in before
        seen += shown in after
    assert seen > 20


def test_the_strings_of_truth_and_record_are_in_no_form_before_the_gate_opens():
    session = ended(Move("visit", target="hill"), Move("table", text=TEXT))
    behind, before = by_id(session, instructor=True), every_form(session)
    own = session.setup.scenario.outcome[1]
    assert session.outcome == own.id
    for id in ("truth", "record"):
        pieces = [piece for piece in words_of(behind[id]).splitlines() if len(piece) > 15 and own.text not in piece]
        assert len(pieces) > 3
        assert not [piece for piece in pieces if piece in before]


CHANGES = {
    "what the farmers will bear": ("limit = [30, 40]", "limit = [80, 95]", "truth"),
    "what the traders will bear": ("limit = 35\n", "limit = 99\n", "truth"),
    "what the millers will bear": ("limit = [35, 45]", "limit = [1, 3]", "truth"),
    "what a bloc weighs": ("weights = { water = 80, road = 20 }", "weights = { water = 40, road = 60 }", "truth"),
    "the record": ('text = "The gate was shut."', 'text = "The gate was blown up."', "record"),
    "the documented ending": ('documented = "quarrel"', 'documented = "settled"', "record"),
    "the way into a trap": ("Mayors speak for their villages, so", "Mayors like to talk, so", "traps"),
    "the trap": ('when = "text.public and not river.guard.contacted"', 'when = "true"', "traps"),
    "the next level": ("You went back.", "You saw both.", "objectives"),
    "a question": ("Who could say no?", "Who said no?", "guide"),
    "what another ending is worth": ("value = 100\n", "value = 90\n", ""),
    "a note not opened": ("It shows two gates where there is now one.", "It shows a tunnel.", ""),
}
"""What is changed, into what, and the section behind the gate that shows it; empty where none does."""


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_two_games_that_differ_only_in_what_is_hidden_read_the_same_before_the_gate(change, tmp_path):
    old, new, section = change
    written = VALLEY.read_text(encoding="utf-8")
    assert old in written
    path = tmp_path / "valley.toml"
    path.write_text(written.replace(old, new), encoding="utf-8")
    steps = [Move("visit", target="hill"), Move("table", text=TEXT), EndTurn()]
    games = [ended(*steps, sha256="0" * 64), ended(*steps, path=path, sha256="0" * 64)]
    for form in (text, markdown, as_json):
        one, other = (form.render(game.setup, sections(game)) for game in games)
        assert one == other
    for id in GATED:
        one, other = (words_of(by_id(game, instructor=True)[id]) for game in games)
        assert (one != other) is (id == section)


def test_a_scene_without_sides_has_every_section_and_says_what_it_lacks():
    found = by_id(opened(ended(Move("wait"), path=CROSSING)))
    assert "no sides" in words_of(found["knowledge"])
    assert "no forecasts" in words_of(found["forecasts"])
    assert "no objectives" in words_of(found["objectives"])
    assert "no trap" in words_of(found["traps"])
    assert "no record" in words_of(found["record"])
    assert "does not ask for reasons" in words_of(found["words"])
    assert "names a source" in words_of(found["sources"])
    assert "Patience" in words_of(found["truth"])

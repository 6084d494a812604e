"""Where papers of others, ground and measures meet: on the pass, and by hand."""

from attrs import evolve
from test_second_table import Game, Never
from worlds import the_pass, twins_with_everything

from mediator_game.engine import consent, formulas, truce
from mediator_game.engine.actions import EndTurn, Move
from mediator_game.engine.menu import refusal
from mediator_game.scenario.model import Event, Span

WINTER = "papers.winter"
STOP = Move("table", text={"fire": "stop"})
LAND = Move("table", text={"land": "mill-back"})


BARE = {"event": (), "reaction": (), "record": None, "outcome": the_pass().outcome[-1:]}
"""A world in which nothing else happens."""


class These(Never):
    """Dice by which everything of some kinds happens, and nothing else."""

    def __init__(self, *kinds):
        self.kinds = kinds

    def roll(self, kind, subject, turn):
        return 0 if kind in self.kinds else 99


def tuned(**changes):
    """The pass where everybody has to gain from a winter paper about the fire alone, and nobody acts alone."""
    base = the_pass()
    paper = evolve(base.paper[0], issues=("fire",), says={"fire": "stop"}, signatories=("north", "south", "league"))
    league = evolve(base.power["league"], solo=False)
    base = evolve(base, paper=(evolve(paper, lapse=0),), letter=(), power={**base.power, "league": league})
    base = evolve(base, event=(), reaction=())
    return evolve(base, **changes)


def of(base, side, **changes):
    return {**base.side, side: evolve(base.side[side], **changes)}


def turns(game, count):
    return game.do(*[EndTurn()] * count)


def test_a_paper_of_others_that_stops_the_fire_is_a_truce_and_its_breaking_takes_the_signatures_off():
    game = turns(Game(tuned()), 2)
    assert truce.in_force(game.rules, game.state.values) == (game.rules.papers[1],)
    assert game["truces.count"] == 1
    before = game["north.trust"]
    turns(game, 1)
    assert game["holds.hut"] == 1, "no place falls under a truce"
    broken = Game(tuned(world=evolve(tuned().world, tension=Span(100, 100))), These("truce-broken"))
    turns(broken, 2)
    assert broken["truces.broken"] == 1
    assert broken[f"{WINTER}.signed_turn"] == broken[f"{WINTER}.south.signed"] == 0
    assert broken["north.trust"] == before, "it was not the mediator's"


def test_a_paper_that_is_withdrawn_stops_no_fire():
    gone = Event(id="gone", title="Gone", turn=2, kind="external", effects=(f"{WINTER}.live = false",))
    game = turns(Game(tuned(event=(gone,))), 2)
    assert (game[f"{WINTER}.signed_turn"], game[f"{WINTER}.live"]) == (2, 0)
    assert truce.in_force(game.rules, game.state.values) == ()


def test_measures_that_war_breaks_can_be_agreed_under_a_truce_and_break_when_the_fire_resumes():
    base = tuned(world=evolve(tuned().world, tension=Span(80, 80)))
    game = Game(evolve(base, measure=(evolve(base.measure[0], effects=()), *base.measure[1:])))
    assert refusal(game.rules, game.state.values, Move("propose", target="huts")) is not None
    turns(game, 2).do(Move("propose", target="huts"), EndTurn())
    assert game["measures.huts.in_force"] == 1
    game.dice = These("truce-broken")
    turns(game, 1)
    assert (game["truces.broken"], game["measures.huts.in_force"]) == (1, 0)


def test_a_measure_breaks_because_of_the_clash_and_what_stands_on_it_because_of_that():
    base = the_pass()
    quiet = {name: evolve(chair, effects=()) for name, chair in base.chair.items()}
    huts = evolve(base.measure[0], breaks_on="clash")
    game = Game(evolve(base, chair=quiet, measure=(huts, *base.measure[1:]), paper=(), letter=(), **BARE))
    game.do(Move("propose", target="huts"))
    turns(game, 1).do(Move("propose", target="whistles"))
    game.dice = These("clash", "break")
    game.events.clear()
    turns(game, 1)
    (clash,) = [event for event in game.events if event.kind == "clash"]
    broken = {event.subject: event for event in game.events if event.kind == "measure-broken"}
    assert clash.id in broken["huts"].causes
    assert game["measures.whistles.in_force"] == 0


def test_nobody_signs_what_has_been_overtaken_before_the_paper_was_put_forward():
    base = the_pass()
    chair = {name: evolve(one, effects=("holds.mill = 'south'", *one.effects)) for name, one in base.chair.items()}
    game = turns(Game(evolve(base, chair=chair)), 2)
    assert [event.subject for event in game.events if event.kind == "overtaken"] == ["land.mill-back"]
    assert game[f"{WINTER}.land"] == game["now.land"]


def test_a_paper_of_which_nothing_is_left_is_shelved_and_not_signed():
    base = tuned()
    paper = evolve(base.paper[0], issues=("land",), says={"land": "hut-back"}, must_settle=())
    chair = {name: evolve(one, effects=("holds.hut = 'north'",)) for name, one in base.chair.items()}
    game = turns(Game(evolve(base, paper=(paper,), chair=chair)), 2)
    game.do(EndTurn())
    assert game[f"{WINTER}.live"] == 0


def test_a_text_of_which_nothing_is_left_is_signed_by_nobody():
    base = the_pass()
    event = Event(id="taken", title="Taken", turn=1, kind="ground", effects=("holds.mill = 'south'",))
    game = Game(evolve(base, paper=(), letter=(), **{**BARE, "event": (event,)}))
    game.do(LAND, EndTurn())
    assert refusal(game.rules, game.state.values, Move("summit")).endswith("the text would change nothing any more.")


def test_what_is_lost_is_put_down_to_the_event_that_took_it():
    base = the_pass()
    taken = Event(id="a-taken", title="Taken", turn=1, kind="ground", effects=("holds.mill = 'south'",))
    talk = Event(id="b-talk", title="Talk", turn=1, kind="ground", effects=("tension += 1",))
    game = turns(Game(evolve(base, event=(taken, talk))), 1)
    lost = {event.subject for event in game.events for change in event.changes if change.reason == "place-lost"}
    assert lost == {"a-taken"}


def test_at_peace_no_leader_signs_for_fear_of_the_field():
    base = the_pass()
    chair = {name: evolve(one, effects=()) for name, one in base.chair.items()}
    game = Game(evolve(base, chair=chair)).do(STOP)
    north = game.rules.sides[0]
    assert north.fought_on(game.state.values) == formulas.base(north, game.state.values)


def test_a_paper_signed_in_the_last_turn_has_its_aftermath_as_a_text_has():
    base = tuned()
    last = base.scenario.turns
    late = evolve(base.paper[0], when=f"turn >= {last}")
    game = turns(Game(evolve(base, paper=(late,))), last)
    assert game[f"{WINTER}.signed_turn"] == last
    assert game["turn"] == last + base.scenario.aftermath


def test_a_leader_who_had_said_yes_to_the_text_looks_again_once_the_other_paper_is_in_force():
    base = tuned()
    more = evolve(base.paper[0], issues=("fire", "watch"), says={"fire": "stop", "watch": "league"})
    tired = of(base, "south", weary=Span(90, 90))
    game = Game(evolve(base, paper=(more,), side=tired)).do(EndTurn(), STOP, Move("visit", target="north"))
    assert game["north.accepted"] == 1
    turns(game, 1)
    # The North would have guards as well: 20 % of 65 - 40 is 5 points more.
    assert (game[f"{WINTER}.signed_turn"], game["north.accepted"]) == (2, 0)
    assert "paper-preferred" in game.kinds("north")


def test_a_paper_whose_time_has_come_is_put_forward_once_also_by_a_power_that_acts_alone():
    game = turns(Game(the_pass(), These("alone")), 1)
    first = game[f"{WINTER}.draft"]
    assert first == 1
    base = the_pass()
    both = evolve(base.paper[0], when="turn >= 1")
    game = turns(Game(evolve(base, paper=(both,), world=evolve(base.world, cohesion=Span(0, 0))), These("alone")), 1)
    assert game[f"{WINTER}.draft"] == 1


def test_a_side_with_nobody_in_office_takes_no_paper_and_is_not_asked_again():
    base = the_pass()
    weak = evolve(base.side["south"], bloc=tuple(evolve(one, support=Span(5, 5)) for one in base.side["south"].bloc))
    game = Game(evolve(base, side={**base.side, "south": weak})).do(STOP, Move("visit", target="south"), EndTurn())
    south = game.rules.sides[1]
    assert formulas.vacant(south, game.state.values)
    assert not consent.taken(game.rules, game.rules.papers[0], game.state.values)
    turns(game, 2)
    assert game[f"{WINTER}.south.signed"] == 0


def test_levers_of_one_length_press_both_who_would_take_a_paper_half_as_hard():
    base = twins_with_everything()
    union = evolve(base.power["union"], cares={"fire": {"goes-on": 80, "stop": 0}})
    chair = {name: evolve(one, power="", effects=("war = true",)) for name, one in base.chair.items()}
    paper = evolve(base.paper[0], when="true", issues=("fire",), says={"fire": "stop"})
    game = turns(Game(evolve(base, power={**base.power, "union": union}, chair=chair, paper=(paper,)), contain=1), 1)
    pressed = {event.subject: event for event in game.events if event.kind == "paper-contained"}
    assert set(pressed) == {"a", "b"}
    # 30 * 70 / 500 = 4.2 for one; half of it, rounded half up, for each.
    for event in pressed.values():
        assert next(change.delta for change in event.changes if change.variable.endswith(".press")) == -2
    assert game["union.will"] == 70 - 10

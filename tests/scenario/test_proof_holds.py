"""What is proved is so: in every state of every game that is played, each name is in its range, and nothing that was
proved impossible happens.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_game.engine.actions import EndTurn, Move, OpenNote
from mediator_game.engine.compile import compile_rules
from mediator_game.engine.constants import CONSTANTS
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.menu import Refused, actions, over
from mediator_game.engine.step import start, step
from mediator_game.scenario import names
from mediator_game.scenario.library import shipped
from mediator_game.scenario.load import load
from mediator_game.scenario.proof import Range, prove
from mediator_game.transcript.rules import RULES
from scenario.patched import patched

ROOT = Path(__file__).parents[2]
SCENARIOS = {
    path.stem: path
    for path in (
        *shipped(),
        *sorted((ROOT / "docs" / "examples").glob("*.toml")),
        *sorted((ROOT / "tests" / "scenarios").glob("*.toml")),
    )
}


class World:
    """A scenario compiled for playing and proved, with a condition per name that says that it is in its range."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.rules = compile_rules(scenario)
        self.reach = prove(scenario)
        assert not self.reach.doubtful
        self.schema = names.schema(scenario)
        self.inside = [
            (name, self.reach.range(name), self.rules.condition(_says(name, entry.kind, self.reach.range(name))))
            for name, entry in self.schema.items()
            if _says(name, entry.kind, self.reach.range(name))
        ]

    def look(self, state):
        for name, value, holds in self.inside:
            assert holds(state.values), f"{name} is not within {value}"


def _says(name, kind, value):
    if kind in ("option", "chair"):
        return f"{name} in [{', '.join(repr(one) for one in sorted(value))}]"
    if kind == "truth":
        return {Range(0, 0): f"not {name}", Range(1, 1): name}.get(value)
    if kind == "date":
        return None
    low, high = max(value.low, -(10**9)), min(value.high, 10**9)
    return f"{name} >= {low} and {name} <= {high}"


def play(world, seed, choose, look):
    """Play one game, asking `choose` for each input among those that are open, and `look` at every state."""
    rules, dice = world.rules, KeyedDice(seed)
    state = start(rules, dice, choose(rules.chairs)).state
    look(state)
    for _ in range(120):
        if over(rules, state.values):
            break
        open_now = [*actions(rules, state.values), *texts(rules, choose), EndTurn()]
        open_now += [OpenNote(note.id) for note in world.scenario.note]
        try:
            done = step(rules, state, choose(open_now), dice)
        except Refused:
            done = step(rules, state, EndTurn(), dice)
        for values in done.turn_ends:
            look(type(state)(values))
        state = done.state
        look(state)
    return state


def texts(rules, choose):
    """Whole texts, which the menu does not list."""
    for rule in rules.moves.values():
        if rule.definition.does == "table" and rules.issues:
            yield Move(
                rule.definition.id, text={issue.id: choose([one.id for one in issue.option]) for issue in rules.issues}
            )


WORLDS = {}


def world_of(name):
    if name not in WORLDS:
        WORLDS[name] = World(load(SCENARIOS[name], known_rules=RULES).scenario)
    return WORLDS[name]


@pytest.mark.parametrize("name", sorted(SCENARIOS))
@given(data=st.data(), seed=st.integers())
@settings(max_examples=10, deadline=None)
def test_every_name_stays_in_its_proved_range_at_every_step_of_any_game(name, data, seed):
    world = world_of(name)
    play(world, seed, lambda choices: data.draw(st.sampled_from(list(choices))), world.look)


# Scenarios made up by hypothesis: the valley, with rules of every kind thrown in.

NUMBERS = ["harvest", "cohesion", "tension", "hill.trust", "river.rhetoric", "hill.outlook", "river.press", "hill.edge",
           "river.edge", "crown.will", "hill.farmers.support", "river.guard.limit", "hill.caution"]  # fmt: skip
READ = [*NUMBERS, "turn", "hill.base", "hill.gain", "river.guard.shortfall", "crown.attitude", "moves.walk.count",
        "moves.odd.count", "reactions.odd.count", "events.odd.last", "text.public_since", "hill.falls", "text.draft",
        "hill.score", "river.no_deal", "hill.farmers.limit", "moves.visit.last"]  # fmt: skip
TRUTHS = ["text.exists", "text.public", "text.signed", "text.leaked", "text.settles", "text.rejected", "flags.odd",
          "monitoring", "war", "hill.accepted", "river.standing", "river.guard.knows", "hill.traders.walked_out",
          "unlocked.water.warden", "notes.old-map.opened", "text.road == 'open'", "now.water == 'shared'",
          "text.water in ['shared', 'warden']", "text.road == now.road", "chair == 'envoy'", "hill.shown",
          "river.guard.contacted", "date > '1961-04-10'"]  # fmt: skip

number = st.sampled_from(READ)
size = st.integers(-20, 120)
sums = st.one_of(
    number,
    size.map(str),
    st.builds("{} {} {}".format, number, st.sampled_from("+-*"), number),
    st.builds("{} / {}".format, number, st.integers(1, 30)),
    st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), number, size),
)
atom = st.one_of(
    st.builds("{} {} {}".format, sums, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), sums),
    st.builds("{} in [{}, {}]".format, number, size, size),
    st.builds("{} < {} <= {}".format, sums, number, sums),
    st.sampled_from(TRUTHS),
)
conditions = st.recursive(
    atom,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner),
        st.builds("not ({})".format, inner),
    ),
    max_leaves=5,
)
changes = st.one_of(
    st.builds("{} {} {}".format, st.sampled_from(NUMBERS), st.sampled_from(["+=", "-="]), st.integers(0, 30)),
    st.builds("{} {} {} / 4".format, st.sampled_from(NUMBERS), st.sampled_from(["+=", "-="]), number),
    st.builds("{} = {}".format, st.sampled_from(NUMBERS), st.integers(0, 90)),
    st.builds(
        "{} = {}".format,
        st.sampled_from(["flags.odd", "monitoring", "war", "unlocked.water.warden"]),
        st.sampled_from(["true", "false", "text.exists", "tension > 30"]),
    ),
    st.builds("now.{}".format, st.sampled_from(["road = 'open'", "water = 'shared'", "water = now.water"])),
)
effects = st.lists(changes, max_size=3)


@st.composite
def scenarios(draw):
    def rule(table, id, *more):
        listed = ", ".join(f'"{one}"' for one in draw(effects))
        lines = [f"[[{table}]]", f'id = "{id}"', f'title = "{id}"', f"effects = [{listed}]", *more]
        if table == "reaction" or draw(st.booleans()):
            lines.append(f'when = "{draw(conditions)}"')
        return "\n".join(lines) + "\n"

    order = draw(st.sampled_from(["together", "in order"]))
    text = f"[scenario]\nturns = {draw(st.integers(2, 6))}\naftermath = {draw(st.integers(0, 3))}\n"
    text += f'reactions = "{order}"\nmoves = {draw(st.integers(1, 4))}\n'
    text += '[chair.envoy]\neffects = ["flags.odd = false", "harvest += 1"]\n'
    rules = draw(st.dictionaries(st.sampled_from(sorted(CONSTANTS)), st.booleans(), max_size=6))
    bounds = {name: CONSTANTS[name].high if most else CONSTANTS[name].low for name, most in rules.items()}
    text += "[rules]\n" + "".join(f"{name} = {value}\n" for name, value in bounds.items())
    text += draw(st.sampled_from(["", "[power.crown]\ncares = {}\n"]))
    for verb in draw(st.sets(st.sampled_from(["publish", "push-back", "cover", "prepare", "monitor", "consult", "brief",
                                              "conference", "confidence"]))):  # fmt: skip
        text += f'[[move]]\nid = "{verb}"\ntitle = "{verb}"\ndoes = "{verb}"\n'
    text += rule("move", "odd", f"once = {str(draw(st.booleans())).lower()}", f"cost = {draw(st.integers(0, 2))}")
    text += rule(
        "event", "odd", f"turn = {draw(st.integers(1, 3))}", *draw(st.sampled_from([(), ('does = "publish"',)]))
    )
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["domestic", "external", "ground"]))
        more = [f'kind = "{kind}"', f"once = {str(draw(st.booleans())).lower()}", f"wait = {draw(st.integers(0, 2))}"]
        text += rule("reaction", "odd" if not number else f"odd-{number}", *more)
    return text


@given(text=scenarios(), asked=st.lists(conditions, min_size=1, max_size=6), data=st.data(), seed=st.integers())
@settings(max_examples=80, deadline=None)
def test_ranges_and_verdicts_hold_in_made_up_scenarios(tmp_path_factory, text, asked, data, seed):
    file = tmp_path_factory.mktemp("made-up") / "scenario.toml"
    file.write_text(patched(text), encoding="utf-8")
    scenario = load(file, known_rules=RULES).scenario
    if scenario is None:
        return
    world = World(scenario)
    verdicts = [(one, world.reach.judge(one).verdict, world.rules.condition(one)) for one in asked]

    def look(state):
        world.look(state)
        for condition, verdict, holds in verdicts:
            if verdict != "open":
                assert holds(state.values) == (verdict == "always"), f"{condition} is {verdict}"

    for again in range(3):
        end = play(world, f"{seed}{again}", lambda choices: data.draw(st.sampled_from(list(choices))), look)
        for number, one in enumerate(scenario.reaction):
            if not world.reach.happens("reaction", number):
                assert not end.values[world.rules.layout[f"reactions.{one.id}.count"]]

"""Check 9: every move matters. Games on the same dice with and without it must differ, or it is minor, or to be cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from attrs import define, evolve, field, frozen

from mediator_game.engine import menu
from mediator_game.engine.actions import Action, Move
from mediator_game.engine.dice import KeyedDice
from mediator_game.engine.rules import MoveRule, Rules, Values
from mediator_game.engine.state import State
from mediator_game.engine.step import step
from mediator_game.playtest.table import Table
from mediator_game.playtest.validate.bench import Bench
from mediator_game.playtest.validate.budget import Budget
from mediator_game.playtest.validate.crew import Crew, Job
from mediator_game.playtest.validate.games import Player, Recorded, cast, chair_of, follow, record, seed_of
from mediator_game.playtest.validate.sample import Share, chunks
from mediator_game.playtest.validate.verdict import LEVERS, Check
from mediator_game.scenario.model import Move as Written
from mediator_game.scenario.model import Scenario

GAMES_OF_A_JOB = 5
POLICIES = ("random", "typical", "veto-holders")
FEW = 30
"""Fewer pairs than this say little."""
ENOUGH = 300
"""Pairs without a changed ending after which a move that only shifts gauges is taken to change nothing."""
ROUNDS = 4
"""How often what has changed no ending yet is tried again, with more games each time."""


@define
class Lever:
    """What came of making a move: in how many pairs of games it was made, and in how many it changed what."""

    pairs: int = 0
    endings: int = 0
    marks: int = 0
    anything: int = 0
    moved: Counter[str] = field(factory=Counter)

    def add(self, other: Lever) -> None:
        """Count another's pairs as well."""
        self.pairs += other.pairs
        self.endings += other.endings
        self.marks += other.marks
        self.anything += other.anything
        self.moved.update(other.moved)


@frozen
class Asked:
    """What a job of pairs is about: who plays, which moves are looked at, and the conditions whose answers count."""

    player: Player
    seed: str
    moves: tuple[str, ...]
    marks: tuple[str, ...]


def check(crew: Crew, budget: Budget, seed: str) -> Check:
    """Make each move where it is open in games of every kind, and go on as before without it."""
    scenario = crew.bench.scenario
    if not scenario.move:
        return LEVERS.not_applicable("The scenario has no moves.")
    levers = _pairs(crew, budget, seed)
    lines = {str(move.id): _words(move, levers[str(move.id)]) for move in scenario.move}
    idle = [move for move in scenario.move if _changes_nothing(levers[str(move.id)]) and not move.minor]
    never = [move for move in idle if not levers[str(move.id)].pairs]
    figures = {"moves": {id: _figures(lever) for id, lever in levers.items()}}
    busy = [
        f'"{move.title}" is marked minor, and yet changed the ending in {_share(levers[str(move.id)])} of pairs.'
        for move in scenario.move
        if move.minor and levers[str(move.id)].endings * 20 >= levers[str(move.id)].pairs > 0
    ]
    most = sorted(scenario.move, key=lambda move: -_rate(levers[str(move.id)]))
    evidence = [lines[str(move.id)] for move in most if move not in idle] + busy
    if idle:
        advice = ["Give each of these an effect that can matter, mark it `minor = true`, or leave it out (drop_moves)."]
        if never:
            advice.append("A move that was never open has a condition, or a chair, that no game of any kind came to.")
        one = idle[0]
        summary = f"{len(idle)} moves change nothing." if len(idle) > 1 else f'"{one.title}" changes nothing.'
        return LEVERS.failed(summary, [lines[str(move.id)] for move in idle] + evidence, advice, figures=figures)
    pairs = sum(lever.pairs for lever in levers.values())
    return LEVERS.passed(
        f"Each of {len(levers)} moves changed something that counts, in {pairs:,} pairs.", evidence, figures=figures
    )


def _pairs(crew: Crew, budget: Budget, seed: str) -> dict[str, Lever]:
    """Try every move, and what changed no ending or mark yet again and again: a weak lever takes many pairs to show."""
    scenario = crew.bench.scenario
    found = {str(move.id): Lever() for move in scenario.move}
    games = budget.part(1 / 16, least=4)
    for number in range(ROUNDS if budget.thorough else 2):
        left = {id for id, lever in found.items() if not number or (_is_idle(lever) and lever.pairs < ENOUGH)}
        for levers in crew.map(LEVERS.title, list(_jobs(scenario, f"{seed}/levers {number}", games, left))):
            for id, lever in levers.items():
                found[id].add(lever)
        games *= 2
    return found


def _jobs(scenario: Scenario, seed: str, games: int, left: set[str]) -> Iterator[Job[dict[str, Lever]]]:
    marks = tuple(_marks(scenario))
    for chair, had in _chairs(scenario):
        moves = tuple(id for id in had if id in left)
        for player in cast(scenario, POLICIES) if moves else ():
            seated = evolve(player, chair=chair) if chair != chair_of(player, scenario) else player
            asked = Asked(seated, seed, moves, marks)
            for some in chunks(games, GAMES_OF_A_JOB):
                yield Job(_levers, (asked, some), len(some) * (1 + 2 * len(moves)))


def _chairs(scenario: Scenario) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield chairs with the moves to be looked at in them: each move in the first chair that has it."""
    left = {str(move.id): move for move in scenario.move}
    for name, chair in scenario.chair.items():
        had = [
            id for id, move in left.items() if id not in chair.drop_moves and (not move.chairs or name in move.chairs)
        ]
        for id in had:
            del left[id]
        if had:
            yield name, tuple(had)


def _marks(scenario: Scenario) -> Iterable[str]:
    """Yield the conditions a debrief looks at when the game is over."""
    for trap in scenario.trap:
        yield trap.when
    for objective in scenario.objective:
        for level in objective.levels:
            yield level.when


def _levers(bench: Bench, asked: Asked, numbers: Sequence[int]) -> dict[str, Lever]:
    rules = bench.rules()
    found = {id: Lever() for id in asked.moves}
    for number in numbers:
        game = record(rules, asked.player, seed_of(asked.seed, number))
        for id in asked.moves:
            if (pair := _pair(rules, game, rules.moves[id])) is not None:
                _count(rules, found[id], id, asked.marks, *pair)
    return found


def _pair(rules: Rules, game: Recorded, rule: MoveRule) -> tuple[Values, Values] | None:
    """Return the ends of a game with a move made where it was open, and with that opportunity let go."""
    places = [at for at, state in enumerate(game.states[:-1]) if _is_open(rules, state, rule)]
    if not places:
        return None
    at = places[_pick(len(places), game.seed, rule.definition.id, "place")]
    state = game.states[at]
    move = _form(rules, game, state, rule)
    if move is None:
        return None
    dice = KeyedDice(game.seed)
    # What was done there instead used the same opportunity, so neither game has it.
    rest: Sequence[Action] = game.actions[at + 1 :] if isinstance(game.actions[at], Move) else game.actions[at:]
    made = step(rules, state, move, dice, ledger=False).state
    return follow(rules, made, rest, dice).values, follow(rules, state, rest, dice).values


def _is_open(rules: Rules, state: State, rule: MoveRule) -> bool:
    return menu.closed(rules, state.values, rule) is None and rule in menu.offered(rules, state.values)


def _form(rules: Rules, game: Recorded, state: State, rule: MoveRule) -> Move | None:
    """Return one way of making a move that is open: to whom, for what."""
    if rule.definition.does == "table":
        text = Table(rules, game.states[0].values, state.values, KeyedDice(f"{game.seed}/lever")).random_text()
        forms = [Move(rule.definition.id, text=text)]
    else:
        forms = list(menu.forms(rules, rule))
    forms = [one for one in forms if menu.refusal(rules, state.values, one) is None]
    return forms[_pick(len(forms), game.seed, rule.definition.id, "form")] if forms else None


def _pick(count: int, *key: str) -> int:
    return int.from_bytes(blake2b("/".join(key).encode(), digest_size=8).digest(), "big") % count


def _count(rules: Rules, lever: Lever, id: str, marks: Sequence[str], made: Values, without: Values) -> None:
    lever.pairs += 1
    over = rules.layout["over"]
    lever.endings += made[over] != without[over]
    lever.marks += any(rules.condition(mark)(made) != rules.condition(mark)(without) for mark in marks)
    own = f"moves.{id}."
    moved = [
        slot.name
        for slot, one, other in zip(rules.layout.slots, made, without, strict=True)
        if one != other and slot.is_gauge and not slot.name.startswith(own)
    ]
    lever.anything += bool(moved) or made[over] != without[over]
    lever.moved.update(moved)


# In words and figures


def _is_idle(lever: Lever) -> bool:
    return not lever.endings and not lever.marks


def _changes_nothing(lever: Lever) -> bool:
    """Tell whether a move never came up, did nothing at all, or did nothing that counts in many pairs of games."""
    return _is_idle(lever) and (not lever.anything or lever.pairs >= ENOUGH)


def _rate(lever: Lever) -> float:
    return lever.endings / lever.pairs if lever.pairs else 0.0


def _share(lever: Lever) -> str:
    return f"{_rate(lever):.0%}"


def _words(move: Written, lever: Lever) -> str:
    if not lever.pairs:
        return f'"{move.title}" was never open in any game.'
    pairs = f"{lever.pairs:,} pairs of games"
    if not lever.anything and not lever.marks:
        return f'"{move.title}" changed nothing in {pairs}.'
    if _is_idle(lever):
        gauges = ", ".join(name for name, _ in lever.moved.most_common(3))
        more = "" if lever.pairs >= ENOUGH else " More games would tell."
        return f'"{move.title}" moved {gauges}, and no ending, objective or trap, in {pairs}.{more}'
    few = " (few)" if lever.pairs < FEW else ""
    if not lever.endings:
        return f'"{move.title}" changed no ending, but an objective or a trap in {lever.marks} of {pairs}{few}.'
    return f'"{move.title}" changed the ending in {Share(lever.endings, lever.pairs).share:.0%} of {pairs}{few}.'


def _figures(lever: Lever) -> dict[str, object]:
    return {
        "pairs": lever.pairs,
        "ending_changed": Share(lever.endings, lever.pairs).as_json(),
        "objective_or_trap_changed": lever.marks,
        "anything_changed": lever.anything,
        "moved_most": [name for name, _ in lever.moved.most_common(5)],
    }
